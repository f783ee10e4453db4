import { addDays, type CalendarDay, dayNumber, formatDay, monthEnd, pad, weekdayOf } from './calendar.ts';
import { nearYear } from './guess-year.ts';
import { lowerAt, type Passage } from './passage.ts';
import { readWhoseYear } from './read-years.ts';
import { easterHolidays, fixedHolidays, movingHolidays, namedDays, seasonalFeasts } from './time-lexicon.ts';
import { dateMatch, type TimeContext, type TimeMatch } from './time-match.ts';

/** "Christmas", "Thanksgiving Day", "Easter Monday", "Black Friday", "9/11". */
export function readHoliday(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const token = passage.tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'number') return readNamedDay(passage, at, 3);
  if (!token.capital) return null;
  for (const width of [5, 4, 3, 2, 1]) {
    const name = nameOf(passage, at, width);
    const held = namedDays.get(name);
    if (held !== undefined) return dateMatch(at, at + width, held);
    const month = holidayMonth(name);
    if (month === null) continue;
    // "the Christmas message", "an Easter egg": only the name of the thing
    if (width === 1 && describesNoun(passage, at + width)) return null;
    return holidayMatch(passage, at, width, name, month, context);
  }
  return null;
}

function nameOf(passage: Passage, at: number, width: number): string {
  let name = '';
  for (let near = at; near < at + width; near++) {
    const word = lowerAt(passage, near);
    name +=
      word === "'s" || word === '.' || word === "'" || name === '' || name.endsWith('-') || word === '-'
        ? word
        : ` ${word}`;
  }
  return name;
}

function readNamedDay(passage: Passage, at: number, width: number): TimeMatch | null {
  const { tokens } = passage;
  if (tokens[at + 1]?.text !== '/' || tokens[at + 1]?.glued !== true || tokens[at + 3]?.text === '/') return null;
  let name = '';
  for (let near = at; near < at + width; near++) name += lowerAt(passage, near);
  const held = namedDays.get(name);
  return held === undefined ? null : dateMatch(at, at + width, held);
}

/** The month about which a feast lies; null when the words name none. */
function holidayMonth(name: string): number | null {
  if (easterHolidays.has(name)) return 4;
  if (seasonalFeasts.has(name)) return 0;
  return fixedHolidays.get(name)?.[0] ?? movingHolidays.get(name)?.[0] ?? null;
}

function describesNoun(passage: Passage, at: number): boolean {
  const token = passage.tokens[at];
  if (token === undefined || token.kind !== 'word') return token?.text === '-';
  const tag = passage.tags[at];
  return (tag === 'noun' || tag === 'either') && !/^(?:last|this|next|eve|day|week|weekend|time)$/.test(token.lower);
}

function holidayMatch(
  passage: Passage,
  at: number,
  width: number,
  name: string,
  month: number,
  context: TimeContext,
): TimeMatch {
  const whose = readWhoseYear(passage, at + width, context);
  const last = whose?.last ?? at + width;
  if (month === 0) {
    const year = whose === null ? (context.now?.year ?? null) : whose.year;
    return dateMatch(at, last, year === null ? 'XXXX' : pad(year, 4));
  }
  const before = lowerAt(passage, at - 1);
  const first = before === 'last' || before === 'next' || before === 'this' ? at - 1 : at;
  const year = whose === null ? holidayYear(passage, at, name, month, before, context) : whose.year;
  if (year === null) return dateMatch(first, last, `XXXX-${pad(month, 2)}`);
  const value = formatDay(holidayDay(name, year));
  context.lastDate = value;
  return dateMatch(first, last, value);
}

function holidayYear(
  passage: Passage,
  at: number,
  name: string,
  month: number,
  before: string,
  context: TimeContext,
): number | null {
  const { now } = context;
  if (now === null) return null;
  const gap = dayNumber(holidayDay(name, now.year)) - dayNumber(now);
  if (before === 'last') return gap < 0 ? now.year : now.year - 1;
  if (before === 'next') return gap > 0 ? now.year : now.year + 1;
  return nearYear(passage, at, context, month, holidayDay(name, now.year).day);
}

function holidayDay(name: string, year: number): CalendarDay {
  const offset = easterHolidays.get(name);
  if (offset !== undefined) return addDays(easterOf(year), offset);
  const fixed = fixedHolidays.get(name);
  if (fixed !== undefined) return { year, month: fixed[0], day: fixed[1] };
  const [month, weekday, nth, shift] = movingHolidays.get(name) ?? [1, 0, 1];
  return addDays({ year, month, day: nthWeekday(year, month, weekday, nth) }, shift ?? 0);
}

/**
 * Easter Sunday of the Gregorian calendar.
 *
 * source  the anonymous algorithm of 1876 as given by J. Meeus, Astronomical Algorithms, chapter 8
 */
export function easterOf(year: number): CalendarDay {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return { year, month, day };
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  const first = weekdayOf({ year, month, day: 1 });
  const day = 1 + ((weekday - first + 7) % 7) + (nth - 1) * 7;
  // Election Day is the Tuesday after the first Monday
  if (month === 11 && weekday === 2 && day === 1) return 8;
  return day > monthEnd(year, month) ? day - 7 : day;
}
