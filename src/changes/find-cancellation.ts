import type { DateClaim } from '../claims/reading.ts';
import { isSameDate } from './compare-dates.ts';
import type { Comparison } from './comparison.ts';
import { findSentence } from './gather-statements.ts';

/** Words by which a plan is given up, and its date with it. */
const givenUp =
  /\b(?:cancel(?:s|ed|led|ing|ling)?|call(?:s|ed|ing)? off|scrap(?:s|ped|ping)?|abandon(?:s|ed|ing)?|shelv(?:es|ed|ing)|ditch(?:es|ed|ing)?|ax(?:es|ed|ing)|drop(?:s|ped|ping)? (?:the|its|his|her|their|a|plans?)|rul(?:es|ed|ing) out|illusory|impossible|unrealistic|out of the question|off the table|no longer (?:planned|possible|realistic|on|expects?|plans?|aims?|intends?)|will not (?:go ahead|take place|happen|be held|come)|won['’]t (?:go ahead|take place|happen|be held|come)|(?:postponed|suspended|delayed|put off) indefinitely)\b/iu;

/**
 * Finds the sentence of the newer text that gives up a plan and names its date: "Monday's hearing has been cancelled".
 *
 * claim       a date of the older text, in a sentence that gives up nothing
 * comparison  the two revisions
 * returns     the sentence; null where there is none
 * fails       never
 */
export function findCancellation(claim: DateClaim, { after, alignment }: Comparison): string | null {
  if (givenUp.test(claim.sentence)) return null;
  for (const time of after.reading.times) {
    if (time.start < after.headlineLength || !isSameDate({ ...claim, time }, claim)) continue;
    const span = alignment.after[findSentence(alignment.after, time.start)];
    const sentence = span === undefined ? '' : after.text.slice(span.start, span.end);
    if (givenUp.test(sentence)) return sentence;
  }
  return null;
}
