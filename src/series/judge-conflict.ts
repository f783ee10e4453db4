import { type DateInterval, edgeOf, intervalOf } from '../changes/compare-dates.ts';
import type { SeriesPoint } from './to-point.ts';

/** What of a point says which values it allows. */
export type JudgedPoint = Pick<SeriesPoint, 'low' | 'high' | 'date' | 'mod' | 'bound'>;

/**
 * How two statements about one thing at one time go together: `same` value and bound; `compatible`, where both can be
 * true ("at least 30" and 34, "the end of 2026" and December 31, 1.2 and 1.24 billion); `conflict`, where at most one of
 * them can; `unknown`, where one of them cannot be placed (a date without a year).
 */
export type ConflictJudgement = 'same' | 'compatible' | 'conflict' | 'unknown';

/**
 * Judges whether two statements about one thing, meant for the same time, contradict each other.
 *
 * a, b      points of one series, in its unit
 * returns   the judgement; the order of the two does not matter
 * fails     never; a figure against a date is unknown
 */
export function judgeConflict(a: JudgedPoint, b: JudgedPoint): ConflictJudgement {
  if (a.date !== null && b.date !== null) return judgeDates(a, a.date, b, b.date);
  if (a.date !== null || b.date !== null) return 'unknown';
  if (a.low === null || a.high === null || b.low === null || b.high === null) return 'unknown';
  if (a.low === b.low && a.high === b.high) return a.bound === b.bound ? 'same' : 'compatible';
  const [of, other] = [allowedBy(a.low, a.high, a.bound), allowedBy(b.low, b.high, b.bound)];
  if (of.start <= other.end && other.start <= of.end) return 'compatible';
  return isRounded(a, b) || isRounded(b, a) ? 'compatible' : 'conflict';
}

/** "About 100" may be a tenth off; the same share separates what a headline and a body may say. */
const aboutShare = 0.1;

/** The values that a figure allows, both ends included. */
function allowedBy(low: number, high: number, bound: SeriesPoint['bound']): DateInterval {
  if (bound === '>') return { start: low, end: Number.POSITIVE_INFINITY };
  if (bound === '<') return { start: Number.NEGATIVE_INFINITY, end: high };
  if (bound === '=') return { start: low, end: high };
  return { start: low - Math.abs(low) * aboutShare, end: high + Math.abs(high) * aboutShare };
}

/** A rounding to two digits changes a number by less than this. */
const roundingShareMax = 0.04;

/** Below this, whole numbers are counted one by one: 40 dead are not 38 rounded. */
const countedMax = 1000;

/**
 * Whether an exact number is the other one rounded: 1.2 of 1.24, 2,500 of 2,512, 6.3 of 6.25. The rounded one may carry
 * no bound that the other breaks, so only exact ones are asked about.
 */
function isRounded(coarse: JudgedPoint, fine: JudgedPoint): boolean {
  if (coarse.bound !== '=' || fine.bound !== '=' || coarse.low === null || fine.low === null) return false;
  if (coarse.low !== coarse.high || fine.low !== fine.high) return false;
  const [value, exact] = [coarse.low, fine.low];
  if (Math.abs(value) < countedMax && Number.isInteger(exact)) return false;
  if (Math.abs(value - exact) > roundingShareMax * Math.abs(exact)) return false;
  const place = lastPlace(value);
  return Math.abs(exact - value) <= place / 2 + place * 1e-9;
}

/** What the last digit that is not zero counts: 100 in 2,500, 0.1 in 1.2. */
function lastPlace(value: number): number {
  const [digits = '0', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const decimals = digits.split('.')[1]?.length ?? 0;
  return 10 ** (Number(exponent) - decimals);
}

/** "About March 5" may be some days off, "around March" half a month. */
const aboutDaysMs = 3 * 86_400_000;

function judgeDates(a: JudgedPoint, dateA: string, b: JudgedPoint, dateB: string): ConflictJudgement {
  if (dateA === dateB && a.bound === b.bound && a.mod === b.mod) return 'same';
  const [of, other] = [placeOf(dateA, a), placeOf(dateB, b)];
  if (of === null || other === null) return 'unknown';
  if (of.start < other.end && other.start < of.end) return 'compatible';
  // From here on one of the two lies wholly before the other.
  const [earlier, later] = of.start < other.start ? [a, b] : [b, a];
  // "Not before 2026" allows whatever comes later. A deadline allows whatever comes before it, but not another deadline.
  if (earlier.bound === '>') return 'compatible';
  return later.bound === '<' && earlier.bound !== '<' ? 'compatible' : 'conflict';
}

/** When a date is, half open; with "about" it reaches further. */
function placeOf(date: string, { mod, bound }: JudgedPoint): DateInterval | null {
  const whole = intervalOf(date.replace(/T.*$/, ''), edgeOf(mod));
  if (whole === null || bound !== '~') return whole;
  const reach = Math.max(aboutDaysMs, (whole.end - whole.start) / 2);
  return { start: whole.start - reach, end: whole.end + reach };
}
