import type { DateClaim, TimeExpression } from '../claims/reading.ts';

const dayMs = 86_400_000;

/** First and last moment of a date, half open, in ms since 1970; null where it cannot be placed. */
export interface DateInterval {
  readonly start: number;
  readonly end: number;
}

/**
 * Tells whether two dates are the same: "by the end of 2026" and "by December 31", "next Monday" and "October 12".
 *
 * returns  true also where one side leaves parts open that the other fills ("XXXX-09", "2026-09")
 * fails    never; values of an unknown shape are the same when they are written the same
 */
export function isSameDate(a: DateClaim, b: DateClaim): boolean {
  const timeA = a.time;
  const timeB = b.time;
  if (isSameWording(timeA, timeB)) return true;
  const modA = edgeOf(timeA.mod);
  const modB = edgeOf(timeB.mod);
  if (timeA.value === timeB.value && (modA === modB || modA === null || modB === null)) {
    return modA === modB || a.bound === b.bound;
  }
  if (isSameWithOpenParts(timeA.value, timeB.value)) return modA === modB;
  const clockA = clockOf(timeA.value);
  const clockB = clockOf(timeB.value);
  if (clockA !== null && clockB !== null && clockA !== clockB) return false;
  const intervalA = intervalOf(dayOf(timeA.value), modA);
  const intervalB = intervalOf(dayOf(timeB.value), modB);
  if (intervalA === null || intervalB === null) return false;
  if (isSameInterval(intervalA, intervalB)) return true;
  return isSameEdge(modA, intervalA, intervalB) || isSameEdge(modB, intervalB, intervalA);
}

const monthName = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/iu;

/** The same month, or day of a month, in the same words: the one year that is meant may have been left unsaid. */
export function isSameWording(a: TimeExpression, b: TimeExpression): boolean {
  return a.text.toLowerCase() === b.text.toLowerCase() && monthName.test(a.text);
}

/** Whether two dates take the same time; false where one cannot be placed. */
export function isSameInterval(a: DateInterval | null, b: DateInterval | null): boolean {
  return a !== null && b !== null && a.start === b.start && a.end === b.end;
}

/** The middle of a month is its 15th or 16th; another day says it more exactly. */
const middleDays = 1.6;

/** "The end of July" is July 31, "the end of the year" is December, "the start of May" is May 1. */
function isSameEdge(mod: string | null, edge: DateInterval, other: DateInterval): boolean {
  if (mod === 'END') return other.end === edge.end && other.start >= edge.start - dayMs;
  if (mod === 'MID') {
    const middle = (edge.start + edge.end) / 2;
    const ahead = middle - other.start;
    return other.end - other.start <= dayMs && ahead >= 0 && ahead <= middleDays * dayMs;
  }
  if (mod === 'START') return other.start === edge.start && other.end <= edge.end + dayMs;
  return false;
}

/** Whether one date lies within the other: "next week" and "Wednesday"; the narrower one is the more exact. */
export function isWithin(inner: TimeExpression, outer: TimeExpression): boolean {
  const a = intervalOf(dayOf(inner.value), edgeOf(inner.mod));
  const b = intervalOf(dayOf(outer.value), edgeOf(outer.mod));
  if (a === null || b === null) return false;
  return a.start >= b.start && a.end <= b.end && a.end - a.start < b.end - b.start;
}

/** The START, MID or END of a TIMEX3 modifier; null for none and for others. */
export function edgeOf(mod: string | null): 'START' | 'MID' | 'END' | null {
  return mod === 'START' || mod === 'MID' || mod === 'END' ? mod : null;
}

function clockOf(value: string): string | null {
  return /T(\d\d(?::\d\d)?)/.exec(value)?.[1] ?? null;
}

function dayOf(value: string): string {
  return value.replace(/T.*$/, '');
}

function isSameWithOpenParts(a: string, b: string): boolean {
  if (!a.includes('X') && !b.includes('X')) return false;
  const partsA = a.split('-');
  const partsB = b.split('-');
  if (partsA.length !== partsB.length) return false;
  return partsA.every((part, index) => {
    const other = partsB[index] ?? '';
    return part === other || /^X+$/.test(part) || /^X+$/.test(other);
  });
}

const seasons: ReadonlyMap<string, number> = new Map([
  ['SP', 3],
  ['SU', 6],
  ['FA', 9],
  ['WI', 12],
]);

/**
 * Places a TIMEX3 date on the calendar.
 *
 * value    `2026`, `2026-03`, `2026-03-13`, `2026-Q2`, `2026-H1`, `2026-W24`, `2026-SU`
 * mod      START, MID and END take the first, middle and last third
 * returns  the interval in UTC, or null for other shapes
 */
export function intervalOf(value: string, mod: string | null): DateInterval | null {
  const whole = wholeInterval(value);
  if (whole === null || mod === null) return whole;
  const third = (whole.end - whole.start) / 3;
  if (mod === 'START') return { start: whole.start, end: whole.start + third };
  if (mod === 'END') return { start: whole.end - third, end: whole.end };
  return mod === 'MID' ? { start: whole.start + third, end: whole.end - third } : whole;
}

function wholeInterval(value: string): DateInterval | null {
  const match = /^(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|Q([1-4])|H([12])|W(\d\d)|(SP|SU|FA|WI)))?$/.exec(value);
  if (match === null) return null;
  const [, yearText, month, day, quarter, half, week, season] = match;
  const year = Number(yearText);
  if (day !== undefined) return days(Date.UTC(year, Number(month) - 1, Number(day)), 1);
  if (month !== undefined) return months(year, Number(month), 1);
  if (quarter !== undefined) return months(year, Number(quarter) * 3 - 2, 3);
  if (half !== undefined) return months(year, half === '1' ? 1 : 7, 6);
  if (season !== undefined) return months(year, seasons.get(season) ?? 1, 3);
  if (week === undefined) return months(year, 1, 12);
  const fourth = Date.UTC(year, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs;
  return days(monday + (Number(week) - 1) * 7 * dayMs, 7);
}

function days(start: number, count: number): DateInterval {
  return { start, end: start + count * dayMs };
}

function months(year: number, month: number, count: number): DateInterval {
  return { start: Date.UTC(year, month - 1, 1), end: Date.UTC(year, month - 1 + count, 1) };
}
