import type { CalendarDay } from './calendar.ts';
import { smallNumbers, tens } from './number-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import { digitsValue } from './read-digits.ts';

/** A time expression in tokens of its passage. */
export interface TimeMatch {
  readonly first: number;
  readonly last: number;
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  readonly value: string;
  readonly mod: string | null;
}

/** What relative expressions are resolved against. */
export interface TimeContext {
  /** day of publication; null leaves relative dates open */
  readonly now: CalendarDay | null;
  /** the year last named in the text, for dates that lean on it; null when none */
  lastYear: number | null;
  /** value of the last date read, for "the day after" and "that year" */
  lastDate: string | null;
  /** `lastDate` as it was when the sentence began */
  dateBefore: string | null;
  /** quarter or year that the results under report are of, "1989-Q3"; null when none was named */
  lastPeriod: string | null;
  /** the text writes its days before its months; null until it has shown an order */
  dayFirst: boolean | null;
}

/** The context in which a text begins that was published on that day. */
export function toTimeContext(now: CalendarDay | null): TimeContext {
  return { now, lastYear: null, lastDate: null, dateBefore: null, lastPeriod: null, dayFirst: null };
}

/** A DATE of the tokens [first, last). */
export function dateMatch(first: number, last: number, value: string, mod: string | null = null): TimeMatch {
  return { first, last, type: 'DATE', value, mod };
}

/** The token at which an expression begins whose core begins at `at`: a "the" before it belongs to it. */
export function withArticle(passage: Passage, at: number): number {
  return lowerAt(passage, at - 1) === 'the' ? at - 1 : at;
}

/** A whole number from 0 to 99999 at a token, in digits or in words, or null. */
export function smallCount(passage: Passage, at: number): { value: number; last: number } | null {
  const token = passage.tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'number') {
    const value = digitsValue(token.text);
    return value === null ? null : { value, last: at + 1 };
  }
  const small = smallNumbers.get(token.lower);
  if (small !== undefined) return { value: small, last: at + 1 };
  const ten = tens.get(token.lower);
  if (ten === undefined) return null;
  const hyphen = passage.tokens[at + 1]?.text === '-' ? 1 : 0;
  const unit = smallNumbers.get(passage.tokens[at + 1 + hyphen]?.lower ?? '');
  if (hyphen === 1 && unit !== undefined && unit > 0 && unit < 10) return { value: ten + unit, last: at + 3 };
  return { value: ten, last: at + 1 };
}
