import { predicateOf, subjectOf } from '../grammar/tree.ts';
import { isNominal, phraseWords } from './concept-phrase.ts';
import type { Figure } from './figure.ts';
import type { SentenceTree } from './sentence-tree.ts';
import { stretchSubject } from './stretch-concept.ts';

/** A figure with all that is needed to say what it measures. */
export interface Measured {
  readonly tree: SentenceTree;
  readonly figure: Figure;
  readonly masked: Uint8Array;
  /** tokens of figures, with the nouns they count */
  readonly figured: Uint8Array;
  /** the token of the figure that hangs on the rest of the sentence */
  readonly node: number;
}

/** The words of the noun phrase of a noun, without the figure's own. */
export function wordsAt({ tree, figure, masked }: Measured, noun: number): string[] {
  if (noun < 0 || masked[noun] === 1) return [];
  const hidden = masked.slice();
  hidden.fill(1, figure.boundFirst, figure.boundLast);
  return hidden[noun] === 1 ? [] : phraseWords(tree, noun, hidden);
}

/** The subject of the clause; none where it is the noun at hand itself. */
export function subjectBeside(one: Measured, noun: number): string[] {
  const { tree, figure, masked, figured, node } = one;
  const predicate = predicateOf(tree, node);
  const subject = predicate < 0 ? -1 : subjectOf(tree, predicate);
  const plain = stretchSubject(tree.passage, figure, masked);
  const own = wordsAt(one, noun);
  if (subject === noun || plain.some((word) => own.includes(word))) return [];
  if (plain.length > 0) {
    if (subject < 0 || figured[subject] === 1 || !isNominal(tree, subject)) return plain;
    const words = wordsAt(one, subject);
    return plain.every((word) => words.includes(word)) ? words : plain;
  }
  if (subject < 0 || figured[subject] === 1 || !isNominal(tree, subject)) return [];
  return wordsAt(one, subject);
}
