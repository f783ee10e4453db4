/** The features that speak for one decision, as hashes of 32 bits. */
export interface Features {
  count: number;
  readonly hashes: Int32Array;
}

export const makeFeatures = (): Features => ({ count: 0, hashes: new Int32Array(128) });

/** Hash of a template's value, which is made of two parts. */
export function featureOf(template: number, first: number, second: number): number {
  let hash = Math.imul(first ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 15)) + Math.imul(second, 0xc2b2ae35), 0x27d4eb2f);
  return Math.imul(hash ^ (hash >>> 13), 0x165667b1);
}
