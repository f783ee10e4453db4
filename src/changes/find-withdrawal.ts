import { isSameAmount } from './compare-quantities.ts';
import type { Comparison } from './comparison.ts';
import { findSentence, type Statement } from './gather-statements.ts';
import { isSameValue } from './open-scoring.ts';

const withdrawing =
  /\b(?:withdr(?:e|a)w(?:n|s|ing|al)?|retract\w*|took back|take back|disavow\w*|den(?:y|ied|ies)|rescind\w*|walk(?:ed|ing)? back|backtrack\w*|no longer|never|not (?:confirm|true|correct|accurate|be confirmed)|could not (?:be )?(?:confirm\w*|verif\w*)|unreliable|unfounded|wrong(?:ly)?|incorrect\w*|mistaken\w*|mistakenly|erroneous\w*|in error|false|dropp(?:ed|ing)|scrapp\w*|cancel\w*|(?:no new|without a new|without giving a new) date|postponed indefinitely)\b/iu;

/**
 * Finds the sentence with which the newer text withdraws a claim of the older one.
 *
 * statement  a claim without a counterpart in the newer text
 * returns    the sentence of the newer text that names the old value and takes it back; null where there is none
 * fails      never
 */
export function findWithdrawal(statement: Statement, comparison: Comparison): string | null {
  const { after, alignment } = comparison;
  const { claim } = statement;
  const places: number[] = [];
  for (const other of after.reading.claims) if (isSameValue(claim, other)) places.push(other.start);
  if (claim.kind === 'figure') {
    for (const quantity of after.reading.quantities) {
      if (isSameAmount(claim.quantity, quantity)) places.push(quantity.start);
    }
  }
  for (const start of places) {
    const span = alignment.after[findSentence(alignment.after, start)];
    if (span === undefined) continue;
    const sentence = after.text.slice(span.start, span.end);
    if (withdrawing.test(sentence)) return sentence;
  }
  return null;
}
