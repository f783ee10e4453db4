import { edgeOf, intervalOf } from '../changes/compare-dates.ts';
import type { SeriesPoint } from '../series/to-point.ts';

/** A date as a deadline names it. */
export type DueDate = Pick<SeriesPoint, 'date' | 'mod' | 'bound'>;

/** How far a deadline moved. */
export interface Slip {
  /** whole days, later is positive; between the days that the two are counted from */
  readonly days: number;
  /** "+6 months", "−3 days", "same day" */
  readonly words: string;
}

const dayMs = 86_400_000;
const monthDays = 30.436875;

/**
 * The last moment of a deadline's day, in ms since 1970: the end of what it names, for "not before" the beginning, for the
 * middle or the beginning of a year or month just that.
 *
 * returns  null where the date cannot be placed on the calendar
 */
export function dueAt({ date, mod, bound }: DueDate): number | null {
  const whole = date === null ? null : intervalOf(date.replace(/T.*$/, ''), null);
  if (whole === null) return null;
  const edge = edgeOf(mod);
  if (edge === 'MID') return (whole.start + whole.end) / 2;
  if (edge === 'START' || (edge === null && bound === '>')) return whole.start + dayMs - 1;
  return whole.end - 1;
}

/**
 * Measures how far a deadline moved from one date to another: in days where both name a day, else in months or years.
 *
 * returns  null where one of them cannot be placed on the calendar
 */
export function slipOf(before: DueDate, after: DueDate): Slip | null {
  const [from, to] = [dueAt(before), dueAt(after)];
  if (from === null || to === null) return null;
  const days = Math.round((to - from) / dayMs);
  const exact = isDay(before.date) && isDay(after.date);
  return { days, words: exact ? inDays(days) : inLargest(days) };
}

function isDay(date: string | null): boolean {
  return /^\d{4}-\d\d-\d\d/.test(date ?? '');
}

function inDays(days: number): string {
  return days === 0 ? 'same day' : signed(days, 'day');
}

/** Below half a month in days, below two years in months. */
function inLargest(days: number): string {
  const months = Math.round(days / monthDays);
  if (Math.abs(days) < monthDays / 2) return days === 0 ? 'same date' : `about ${signed(days, 'day')}`;
  if (Math.abs(months) < 24 || months % 12 !== 0) return signed(months, 'month');
  return signed(months / 12, 'year');
}

function signed(count: number, noun: string): string {
  const size = Math.abs(count);
  return `${count > 0 ? '+' : '−'}${size} ${size === 1 ? noun : `${noun}s`}`;
}
