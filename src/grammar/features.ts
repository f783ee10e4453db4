/** The features that speak for one decision, by the number of their template, from 1. */
export interface Features {
  /** how many templates there are */
  readonly count: number;
  /** first and second part of each one's value; what is not written stays 0 */
  readonly first: Int32Array;
  readonly second: Int32Array;
}

export const makeFeatures = (count: number): Features => ({
  count,
  first: new Int32Array(count + 1),
  second: new Int32Array(count + 1),
});

/** Hash of 32 bits of a template's value. */
export function hashOfFeature(template: number, first: number, second: number): number {
  const one = Math.imul(first ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  const two = Math.imul((one ^ (one >>> 15)) + Math.imul(second, 0xc2b2ae35), 0x27d4eb2f);
  return Math.imul(two ^ (two >>> 13), 0x165667b1);
}
