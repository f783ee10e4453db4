import type { Span } from '../base/span.ts';

/**
 * How a sentence fared between two texts.
 *
 * kept      the same words in the same order of sentences
 * moved     the same words elsewhere
 * reworded  other words for, or other facts in, the same sentence
 * split     one sentence became several
 * merged    several sentences became one
 * removed   only in the older text
 * added     only in the newer text
 */
export type AlignmentKind = 'kept' | 'moved' | 'reworded' | 'split' | 'merged' | 'removed' | 'added';

/** Sentences that belong together: indexes into the sentence lists of the alignment, ascending. */
export interface AlignedSentences {
  readonly kind: AlignmentKind;
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** share of words in common, weighted by rarity: 1 for the same words, 0 where one side is empty */
  readonly likeness: number;
}

/** Which sentences of two texts belong together; every sentence of either side is in exactly one group. */
export interface Alignment {
  readonly before: readonly Span[];
  readonly after: readonly Span[];
  /** in the order of the newer text, removed sentences where they stood */
  readonly groups: readonly AlignedSentences[];
}
