import type { DateClaim } from '../claims/reading.ts';
import { splitWords } from '../revisions/split-words.ts';
import type { ChangeSide } from './claim-change.ts';
import { isSameDate } from './compare-dates.ts';
import type { Comparison } from './comparison.ts';
import { findSentence, type Statement } from './gather-statements.ts';

/** An old value that the newer text itself names, and where the older text gives it. */
export interface ToldValue {
  readonly side: ChangeSide;
  readonly sentence: string;
}

/**
 * Finds what a figure or date was before, where its sentence says so ("grew to 940 from 620") and the older text gives that
 * number in words from which no claim was read.
 *
 * statement   a figure of the newer text without a counterpart
 * comparison  the two revisions
 * returns     the old value and its sentence in the older text, or null
 * fails       never
 */
export function findToldValue(statement: Statement, comparison: Comparison): ToldValue | null {
  const { before, alignment } = comparison;
  const { claim } = statement;
  if (claim.kind === 'date') return findToldDate(claim, comparison);
  for (const former of comparison.formerOf.get(claim.sentenceStart) ?? []) {
    if (former.kind !== 'figure' || former.quantity.value === null) continue;
    const written = String(former.quantity.value);
    for (const word of splitWords(before.text)) {
      if (word.start < before.headlineLength || word.key.replaceAll(',', '') !== written) continue;
      const span = alignment.before[findSentence(alignment.before, word.start)];
      if (span === undefined || isClaimed(comparison, word.start)) continue;
      const text = before.text.slice(word.start, word.end);
      const side: ChangeSide = {
        text,
        value: former.quantity.value,
        bound: '=',
        unit: statement.unit?.shown ?? '',
        start: word.start,
        end: word.end,
      };
      return { side, sentence: before.text.slice(span.start, span.end) };
    }
  }
  return null;
}

function findToldDate(claim: DateClaim, { before, alignment, formerOf }: Comparison): ToldValue | null {
  for (const former of formerOf.get(claim.sentenceStart) ?? []) {
    if (former.kind !== 'date') continue;
    const time = before.reading.times.find(
      (other) => other.start >= before.headlineLength && isSameDate({ ...former, time: other }, former),
    );
    const span = time === undefined ? undefined : alignment.before[findSentence(alignment.before, time.start)];
    if (time === undefined || span === undefined) continue;
    const { text, value, start, end } = time;
    return {
      side: { text, value, bound: '=', unit: 'date', start, end },
      sentence: before.text.slice(span.start, span.end),
    };
  }
  return null;
}

function isClaimed({ before }: Comparison, at: number): boolean {
  return before.reading.claims.some((claim) => claim.start <= at && at < claim.end);
}
