import type { Span } from '../base/span.ts';
import { splitWords } from './split-words.ts';
import { stemWord } from './stem-word.ts';

/** The words of one text's sentences: for each sentence its distinct word stems; empty for sentences left out. */
export interface CountedWords {
  readonly sentences: readonly (readonly string[])[];
}

/** How alike two sentences are, by words weighted with their rarity. */
export interface PairLikeness {
  readonly before: number;
  readonly after: number;
  /** weight in common over the mean weight of both: 1 for the same words */
  readonly dice: number;
  /** share of the older sentence's weight that the newer one holds, and the other way round */
  readonly beforeInAfter: number;
  readonly afterInBefore: number;
}

export interface Likeness {
  readonly pairs: readonly PairLikeness[];
}

/** A word found in more sentences than this links none of them: it bounds the work on long texts. */
const sentencesPerWordMax = 24;

/** Word stems of each sentence; sentences in `leftOut` are skipped, being linked already. */
export function countWords(text: string, spans: readonly Span[], leftOut: ReadonlySet<number>): CountedWords {
  const sentences = spans.map((span, index) => {
    if (leftOut.has(index)) return [];
    const stems = new Set<string>();
    for (const word of splitWords(text.slice(span.start, span.end))) {
      const stem = stemWord(word.key);
      if (stem !== '') stems.add(stem);
    }
    return [...stems];
  });
  return { sentences };
}

/**
 * Measures the likeness of every two sentences that share a word which few sentences have.
 *
 * before, after   the words of both texts
 * returns         pairs with a likeness above 0, in no particular order
 * fails           never
 */
export function measureLikeness(before: CountedWords, after: CountedWords): Likeness {
  const frequency = new Map<string, number>();
  for (const sentence of [...before.sentences, ...after.sentences]) {
    for (const stem of sentence) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  }
  const weightOf = (stem: string) => 1 / Math.sqrt(frequency.get(stem) ?? 1);
  const sum = (sentence: readonly string[]) => sentence.reduce((total, stem) => total + weightOf(stem), 0);
  const beforeWeights = before.sentences.map(sum);
  const afterWeights = after.sentences.map(sum);
  const holders = new Map<string, number[]>();
  after.sentences.forEach((sentence, index) => {
    for (const stem of sentence) {
      const list = holders.get(stem);
      if (list === undefined) holders.set(stem, [index]);
      else list.push(index);
    }
  });
  const pairs: PairLikeness[] = [];
  const small = after.sentences.length <= sentencesPerWordMax * 2;
  before.sentences.forEach((sentence, index) => {
    const common = new Map<number, number>();
    for (const stem of sentence) {
      const list = holders.get(stem);
      if (list === undefined || (!small && list.length > sentencesPerWordMax)) continue;
      for (const other of list) common.set(other, (common.get(other) ?? 0) + weightOf(stem));
    }
    const weight = beforeWeights[index] ?? 0;
    for (const [other, shared] of common) {
      const otherWeight = afterWeights[other] ?? 0;
      pairs.push({
        before: index,
        after: other,
        dice: (2 * shared) / (weight + otherWeight),
        beforeInAfter: shared / weight,
        afterInBefore: shared / otherWeight,
      });
    }
  });
  return { pairs };
}
