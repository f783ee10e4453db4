import { addDays, formatDay, formatWeek, monthEnd, pad, parseDay, weekdayOf } from './calendar.ts';
import { directionAt } from './direction.ts';
import { openYear } from './guess-year.ts';
import { lowerAt, type Passage } from './passage.ts';
import { readCalendarDate } from './read-dates.ts';
import { readDeictic } from './read-deictic.ts';
import { readDirected, unitValue } from './read-relative-times.ts';
import { readWeekday } from './read-weekdays.ts';
import { readWhoseYear, readYearNumber } from './read-years.ts';
import { dayParts, months, ordinals, timeUnits, weekdays } from './time-lexicon.ts';
import { dateMatch, smallCount, type TimeContext, type TimeMatch, withArticle } from './time-match.ts';

/** A TIMEX3 period: P2W, PT30M, P1E. */
export function period(count: string, unit: string): string {
  return unit.startsWith('T') ? `PT${count}${unit.slice(1)}` : `P${count}${unit}`;
}

/** "the first two weeks of 2022", "the first nine months of last year": a stretch of a named year or month. */
export function readFirstUnits(passage: Passage, at: number, from: number, context: TimeContext): TimeMatch | null {
  const count = smallCount(passage, from);
  if (count === null) return readRow(passage, at, from);
  const unit = timeUnits.get(lowerAt(passage, count.last));
  if (unit === undefined || lowerAt(passage, at) === 'second') return null;
  const behind = count.last + 1;
  if (unit === 'Q' && count.value === 2) return readHalf(passage, at, behind, context);
  const value = period(String(count.value), unit);
  const whose = lowerAt(passage, behind) === 'of' ? readWhoseYear(passage, behind, context) : null;
  if (whose !== null && whose.year !== null) context.lastDate = pad(whose.year, 4);
  return { first: withArticle(passage, at), last: whose?.last ?? behind, type: 'DURATION', value, mod: null };
}

/** "the first two quarters of 2025" are its first half. */
function readHalf(passage: Passage, at: number, behind: number, context: TimeContext): TimeMatch | null {
  const whose = readWhoseYear(passage, behind, context);
  const half = lowerAt(passage, at) === 'first' ? 1 : 2;
  if (whose === null || !/^(?:first|final|last)$/.test(lowerAt(passage, at))) return null;
  return dateMatch(
    withArticle(passage, at),
    whose.last,
    `${whose.year === null ? 'XXXX' : pad(whose.year, 4)}-H${half}`,
  );
}

/** "a third straight week", "the fourth consecutive month": as many of them. */
function readRow(passage: Passage, at: number, from: number): TimeMatch | null {
  const count = ordinals.get(lowerAt(passage, at));
  const unit = timeUnits.get(lowerAt(passage, from + 1));
  if (count === undefined || unit === undefined) return null;
  if (!/^(?:straight|consecutive|successive|running)$/.test(lowerAt(passage, from))) return null;
  const article = /^(?:the|a|an|its|their|his|her)$/.test(lowerAt(passage, at - 1)) ? 1 : 0;
  return { first: at - article, last: from + 2, type: 'DURATION', value: period(String(count), unit), mod: null };
}

/** "the first Monday of June", "the last Friday in May 2026", "the last day of February", "the last week of January". */
export function readNth(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const word = lowerAt(passage, at);
  const nth = word === 'last' || word === 'final' ? -1 : (ordinals.get(word) ?? 0);
  if (nth === 0 || nth > 5) return null;
  const noun = lowerAt(passage, at + 1);
  const joint = lowerAt(passage, at + 2);
  const weekday = weekdays.get(noun);
  if (weekday === undefined && noun !== 'day' && noun !== 'week' && noun !== 'weekend') return null;
  if (joint !== 'of' && joint !== 'in') return null;
  const span = readMonthOrYear(passage, at + 3, context);
  if (span === null || (weekday !== undefined && span.month === null)) return null;
  const first = withArticle(passage, at);
  const { year, month, last } = span;
  if (noun === 'week' || noun === 'weekend') {
    const value = month === null ? yearText(year) : `${yearText(year)}-${pad(month, 2)}`;
    return dateMatch(first, last, value, nth === 1 ? 'START' : nth === -1 || nth > 3 ? 'END' : 'MID');
  }
  if (year === null) return dateMatch(first, last, month === null ? 'XXXX' : `XXXX-${pad(month, 2)}`);
  const day = weekday === undefined ? nthDay(year, month, nth) : nthWeekdayOf(year, month ?? 1, weekday, nth);
  if (day === null) return null;
  context.lastDate = day;
  return dateMatch(first, last, day);
}

function yearText(year: number | null): string {
  return year === null ? 'XXXX' : pad(year, 4);
}

function nthDay(year: number, month: number | null, nth: number): string {
  const at = { year, month: month ?? (nth === -1 ? 12 : 1), day: nth === -1 ? 1 : nth };
  return formatDay(nth === -1 ? { ...at, day: monthEnd(at.year, at.month) } : at);
}

function nthWeekdayOf(year: number, month: number, weekday: number, nth: number): string | null {
  const end = monthEnd(year, month);
  if (nth === -1) {
    const back = (weekdayOf({ year, month, day: end }) - weekday + 7) % 7;
    return formatDay({ year, month, day: end - back });
  }
  const day = 1 + ((weekday - weekdayOf({ year, month, day: 1 }) + 7) % 7) + (nth - 1) * 7;
  return day > end ? null : formatDay({ year, month, day });
}

interface MonthOrYear {
  readonly year: number | null;
  readonly month: number | null;
  readonly last: number;
}

/** "June", "May 2026", "2025", "the month", "this year", "next month". */
function readMonthOrYear(passage: Passage, at: number, context: TimeContext): MonthOrYear | null {
  const month = months.get(lowerAt(passage, at));
  if (month !== undefined) {
    const whose = readWhoseYear(passage, at + 1, context);
    const year = whose === null ? openYear(passage, at, context, month) : whose.year;
    return { year, month, last: whose?.last ?? at + 1 };
  }
  const year = readYearNumber(passage, at);
  if (year !== null) return { year, month: null, last: at + 1 };
  const which = lowerAt(passage, at);
  const unit = lowerAt(passage, at + 1);
  if (!/^(?:the|this|next|last|each|every)$/.test(which) || (unit !== 'month' && unit !== 'year')) return null;
  if (which === 'each' || which === 'every') return null;
  const value = unitValue(context.now, unit === 'month' ? 'M' : 'Y', which === 'next' ? 1 : which === 'last' ? -1 : 0);
  const parts = /^(\d{4})(?:-(\d\d))?$/.exec(value ?? '');
  const number = parts?.[2] === undefined ? null : Number(parts[2]);
  return { year: parts === null ? null : Number(parts[1]), month: number, last: at + 2 };
}

/** A day as it may stand behind "of", "on" or a clock time. */
export function readDay(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  return (
    readWeekday(passage, at, context) ?? readCalendarDate(passage, at, context) ?? readDeicticDay(passage, at, context)
  );
}

function readDeicticDay(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  if (!/^(?:today|tomorrow|yesterday)$/.test(lowerAt(passage, at))) return null;
  return readDeictic(passage, at, context);
}

/** "the week of March 2", "the week ending 1 March", "the week beginning Monday": the week of that day. */
export function readWeekOf(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  if (lowerAt(passage, at) !== 'week' && lowerAt(passage, at) !== 'weekend') return null;
  const joint = lowerAt(passage, at + 1);
  if (!/^(?:of|ending|ended|beginning|starting|commencing|to|through)$/.test(joint)) return null;
  if (lowerAt(passage, at - 1) !== 'the' && joint !== 'of' && joint !== 'ending') return null;
  const next = at + 2 + (/^(?:on|the)$/.test(lowerAt(passage, at + 2)) ? 1 : 0);
  const day = readDay(passage, next, context);
  const date = day === null || day.type !== 'DATE' ? null : parseDay(day.value);
  if (day === null || date === null) return null;
  const weekend = lowerAt(passage, at) === 'weekend' ? '-WE' : '';
  // a week that begins on a Sunday is the one of the Monday behind it
  const inside = /^(?:beginning|starting|commencing)$/.test(joint) && weekdayOf(date) === 0 ? addDays(date, 1) : date;
  return dateMatch(withArticle(passage, at), day.last, `${formatWeek(inside)}${weekend}`);
}

/** "the morning of March 3", "the early hours of Tuesday", "the night of 2 March": a part of a named day. */
export function readPartOfDay(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const word = lowerAt(passage, at);
  const early = /^(?:early|small|predawn|wee)$/.test(word) && lowerAt(passage, at + 1) === 'hours';
  const part = early ? 'TMO' : dayParts.get(word);
  const of = at + (early ? 2 : 1);
  if (part === undefined || !/^(?:of|on)$/.test(lowerAt(passage, of))) return null;
  if (lowerAt(passage, at - 1) !== 'the') return null;
  const day = readDay(passage, of + 1, context) ?? readDirected(passage, of + 1, context);
  const date = day?.value.replace(/T(?:MO|NI)$/, '') ?? '';
  if (day === null || day.type === 'SET' || !/^(?:\d{4}|XXXX)-(?:\d\d-\d\d|XX-XX|WXX-\d)$/.test(date)) return null;
  const first = withArticle(passage, at);
  return { first, last: day.last, type: 'TIME', value: `${date}${part}`, mod: early ? 'START' : null };
}

/** "mid-morning", "mid-afternoon Monday", "by mid afternoon". */
export function readMidPart(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const word = lowerAt(passage, at);
  if (!word.startsWith('mid')) return null;
  const hyphen = word === 'mid' && lowerAt(passage, at + 1) === '-' ? 1 : 0;
  const part = dayParts.get(word === 'mid' ? lowerAt(passage, at + 1 + hyphen) : word.slice(3));
  if (part === undefined || part === 'TNI') return null;
  const last = word === 'mid' ? at + 2 + hyphen : at + 1;
  const on = lowerAt(passage, last) === 'on' ? 1 : 0;
  const day = readDay(passage, last + on, context);
  const beside = day !== null && day.type === 'DATE' && parseDay(day.value) !== null ? day : null;
  const value = beside?.value ?? unsaidDay(passage, at, context);
  return { first: at, last: beside?.last ?? last, type: 'TIME', value: `${value}${part}`, mod: 'MID' };
}

/** The day of a time without one: the day named last, or that of publication. */
export function unsaidDay(passage: Passage, at: number, context: TimeContext): string {
  const today = context.now === null ? null : formatDay(context.now);
  const named = context.lastDate;
  if (named === null || !/^(?:\d{4}|XXXX)-\d\d-\d\d$/.test(named)) return today ?? 'XXXX-XX-XX';
  // what has happened did not happen on the day of a plan that an earlier sentence told of
  return today !== null && named === context.dateBefore && named > today && directionAt(passage, at) === -1
    ? today
    : named;
}
