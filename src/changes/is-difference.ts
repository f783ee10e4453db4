import type { Claim } from '../claims/reading.ts';

const behind =
  /^\s*(?:\p{L}+\s+)?(?:more|fewer|less|higher|lower|longer|shorter|larger|smaller|better|worse|above|below|short)\s+(?:than|of|normal|average|usual|last|a|an|the|its|their)\b/iu;

/**
 * Tells whether a figure says by how much something differs: "600 more than a month earlier", "five degrees above
 * normal". It is never what a level became.
 *
 * claim    a figure or date with its sentence
 * returns  false for dates, and for bounds ("more than 600")
 * fails    never
 */
export function isDifference(claim: Claim): boolean {
  if (claim.kind !== 'figure') return false;
  return behind.test(
    claim.sentence.slice(claim.quantity.end - claim.sentenceStart, claim.quantity.end - claim.sentenceStart + 60),
  );
}
