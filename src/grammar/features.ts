/** The rows of a table of weights that speak for one decision. */
export interface Features {
  count: number;
  readonly rows: Int32Array;
}

export const makeFeatures = (): Features => ({ count: 0, rows: new Int32Array(128) });

/** Row of a template's value: `bits` of a hash of the template and two parts. */
export function rowOf(template: number, first: number, second: number, bits: number): number {
  let hash = Math.imul(first ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 15)) + Math.imul(second, 0xc2b2ae35), 0x27d4eb2f);
  return Math.imul(hash ^ (hash >>> 13), 0x165667b1) >>> (32 - bits);
}
