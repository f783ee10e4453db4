import { addDays, type CalendarDay, formatDay, monthEnd, pad, parseDay, weekdayOf } from './calendar.ts';
import { monthOpeners } from './context-lexicon.ts';
import { nearYear, openYear } from './guess-year.ts';
import { smallNumbers, tens } from './number-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import { dayParts, months, weekdays } from './time-lexicon.ts';
import { directionAt, type TimeContext, type TimeMatch } from './time-match.ts';

/** "March 1, 2026", "1 March", "Sept. 30", "October 1998", "2026-03-01", "May": a named or numeric calendar date. */
export function readCalendarDate(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const token = passage.tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'number') return readNumericDate(passage, at) ?? readDayMonth(passage, at, context);
  const month = months.get(token.lower);
  if (month === undefined || !token.capital) return null;
  let next = at + 1;
  if (lowerAt(passage, next) === '.' && token.lower.length < 5) next++;
  const day = readDayOfMonth(passage, next);
  if (day !== null) {
    let last = day.last;
    const comma = lowerAt(passage, last) === ',' ? 1 : 0;
    const year = readYearNumber(passage, last + comma);
    if (year !== null) last += comma + 1;
    return dated(context, at, last, year, month, day.value, passage);
  }
  const of = lowerAt(passage, next) === 'of' || lowerAt(passage, next) === ',' ? 1 : 0;
  const year = readYearNumber(passage, next + of) ?? null;
  if (year !== null) return monthMatch(context, at, next + of + 1, year, month);
  const words = readYearWords(passage, next);
  if (words !== null) return monthMatch(context, at, words.last, words.year, month);
  if (token.lower.length < 5 && next === at + 1 && !/^(?:may|june|july)$/.test(token.lower)) return null;
  if (isWordNotMonth(passage, at, token.lower)) return null;
  return monthMatch(
    context,
    at,
    token.lower.length < 5 && next > at + 1 && next < passage.tokens.length ? next : at + 1,
    openYear(passage, at, context, month),
    month,
  );
}

/** "may" and "march" are months only in places where a month can stand. */
function isWordNotMonth(passage: Passage, at: number, word: string): boolean {
  if (word !== 'may' && word !== 'march') return false;
  const before = lowerAt(passage, at - 1);
  const tag = passage.tags[at - 1];
  if (word === 'march' && at > 0 && passage.tokens[at - 1]?.capital !== true) return false;
  if (monthOpeners.has(before)) return false;
  return tag !== 'verb';
}

function dated(
  context: TimeContext,
  first: number,
  last: number,
  year: number | null,
  month: number,
  day: number,
  passage: Passage,
): TimeMatch {
  const known = year ?? nearYear(passage, first, context, month, day);
  const text = known === null ? 'XXXX' : pad(known, 4);
  if (year !== null) context.lastYear = year;
  const value = `${text}-${pad(month, 2)}-${pad(day, 2)}`;
  context.lastDate = value;
  return { first, last, type: 'DATE', value, mod: null };
}

function monthMatch(context: TimeContext, first: number, last: number, year: number | null, month: number): TimeMatch {
  const value = `${year === null ? 'XXXX' : pad(year, 4)}-${pad(month, 2)}`;
  context.lastDate = value;
  return { first, last, type: 'DATE', value, mod: null };
}

function readDayOfMonth(passage: Passage, at: number): { value: number; last: number } | null {
  const token = passage.tokens[at];
  if (token?.kind !== 'number' || !/^\d{1,2}$/.test(token.text)) return null;
  const value = Number(token.text);
  if (value < 1 || value > 31) return null;
  const after = passage.tokens[at + 1];
  const suffix = after?.glued === true && /^(?:st|nd|rd|th)$/.test(after.lower) ? 1 : 0;
  if (suffix === 0 && after?.glued === true && after.text === '%') return null;
  if (after?.text === ':' && after.glued && passage.tokens[at + 2]?.glued === true) return null;
  return { value, last: at + 1 + suffix };
}

/** A year in digits, 1000 to 2999, at a token. */
export function readYearNumber(passage: Passage, at: number): number | null {
  const token = passage.tokens[at];
  if (token?.kind !== 'number' || !/^[12]\d{3}$/.test(token.text)) return null;
  return Number(token.text);
}

/** "nineteen ninety-six", "two thousand six", "the year two thousand". */
export function readYearWords(passage: Passage, at: number): { year: number; last: number } | null {
  const first = lowerAt(passage, at);
  const century = first === 'nineteen' ? 19 : first === 'eighteen' ? 18 : first === 'twenty' ? 20 : 0;
  if (century === 0) return null;
  const ten = tens.get(lowerAt(passage, at + 1)) ?? null;
  if (ten === null) {
    const teen = smallNumbers.get(lowerAt(passage, at + 1));
    return teen !== undefined && teen >= 10 && passage.tokens[at + 1]?.glued === false
      ? { year: century * 100 + teen, last: at + 2 }
      : null;
  }
  const hyphen = lowerAt(passage, at + 2) === '-' ? 1 : 0;
  const unit = smallNumbers.get(lowerAt(passage, at + 2 + hyphen));
  if (unit !== undefined && unit > 0 && unit < 10) return { year: century * 100 + ten + unit, last: at + 3 + hyphen };
  return { year: century * 100 + ten, last: at + 2 };
}

/** "1 March 2026", "14th of March". */
function readDayMonth(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const day = readDayOfMonth(passage, at);
  if (day === null) return null;
  const of = lowerAt(passage, day.last) === 'of' ? 1 : 0;
  const token = passage.tokens[day.last + of];
  const month = token?.capital === true ? months.get(token.lower) : undefined;
  if (month === undefined) return null;
  let last = day.last + of + 1;
  const comma = lowerAt(passage, last) === ',' ? 1 : 0;
  const year = readYearNumber(passage, last + comma);
  if (year !== null) last += comma + 1;
  return dated(context, at, last, year, month, day.value, passage);
}

/** "2026-03-01", "2026/03/01", "03/01/2026", "1.3.2026": glued numbers with one separator. */
function readNumericDate(passage: Passage, at: number): TimeMatch | null {
  const { tokens } = passage;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(tokens[at]?.text ?? '');
  if (dotted !== null) return numericMatch(at, at + 1, Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const mark = tokens[at + 1]?.text ?? '';
  if ((mark !== '-' && mark !== '/') || tokens[at + 3]?.text !== mark || tokens[at + 4]?.kind !== 'number') return null;
  if (!tokens[at + 1]?.glued || !tokens[at + 2]?.glued || !tokens[at + 3]?.glued || !tokens[at + 4]?.glued) return null;
  const [a, b, c] = [tokens[at]?.text ?? '', tokens[at + 2]?.text ?? '', tokens[at + 4]?.text ?? ''];
  if (/^[12]\d{3}$/.test(a)) return numericMatch(at, at + 5, Number(a), Number(b), Number(c));
  if (!/^[12]\d{3}$/.test(c) && c.length !== 2) return null;
  const year = c.length === 2 ? 2000 + Number(c) : Number(c);
  // month first as in the United States, unless only the other order makes a date
  const monthFirst = numericMatch(at, at + 5, year, Number(a), Number(b));
  return monthFirst ?? numericMatch(at, at + 5, year, Number(b), Number(a));
}

function numericMatch(first: number, last: number, year: number, month: number, day: number): TimeMatch | null {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= monthEnd(year, month))) return null;
  return { first, last, type: 'DATE', value: `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`, mod: null };
}

/** "Saturday", "last Thursday", "Friday morning", "Friday, Oct. 23" (the weekday alone; the date follows by itself). */
export function readWeekday(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const token = passage.tokens[at];
  const weekday = token === undefined ? undefined : weekdays.get(token.lower);
  if (token === undefined || weekday === undefined || !token.capital) return null;
  if (token.lower.length < 5 && lowerAt(passage, at + 1) !== '.' && lowerAt(passage, at + 1) !== ',') return null;
  let first = at;
  const before = lowerAt(passage, at - 1);
  if (token.lower.endsWith('days')) {
    return { first, last: at + 1, type: 'SET', value: `XXXX-WXX-${weekday === 0 ? 7 : weekday}`, mod: null };
  }
  if (/^(?:last|next|this|past|coming)$/.test(before)) first = at - 1;
  else if (/^(?:previous|following|preceding)$/.test(before))
    first = lowerAt(passage, at - 2) === 'the' ? at - 2 : at - 1;
  if ((before === 'every' || before === 'each') && first === at) {
    return { first: at - 1, last: at + 1, type: 'SET', value: `XXXX-WXX-${weekday === 0 ? 7 : weekday}`, mod: null };
  }
  const joined = explicitDate(passage, at + 1, context);
  if (joined !== null) {
    context.lastDate = joined.value;
    return { ...joined, first };
  }
  const day = resolveWeekday(passage, at, weekday, before, context);
  const value = day === null ? `XXXX-WXX-${weekday === 0 ? 7 : weekday}` : formatDay(day);
  context.lastDate = value;
  const part = dayParts.get(lowerAt(passage, at + 1));
  if (part !== undefined) {
    return {
      first,
      last: at + 2,
      type: 'TIME',
      value: `${value}${part}`,
      mod: null,
    };
  }
  return { first, last: at + 1, type: 'DATE', value, mod: null };
}

function resolveWeekday(
  passage: Passage,
  at: number,
  weekday: number,
  before: string,
  context: TimeContext,
): CalendarDay | null {
  const { now } = context;
  if (now === null) return null;
  const today = weekdayOf(now);
  const back = (today - weekday + 7) % 7;
  const ahead = (weekday - today + 7) % 7;
  const last = parseDay(context.lastDate);
  if (before === 'previous' && last !== null) {
    const gap = (weekdayOf(last) - weekday + 7) % 7;
    return addDays(last, -(gap === 0 ? 7 : gap));
  }
  if (before === 'last' || before === 'past' || before === 'previous') return addDays(now, -(back === 0 ? 7 : back));
  if (before === 'next' || before === 'coming') return addDays(now, ahead === 0 ? 7 : ahead);
  const direction = before === 'until' || before === 'till' || before === 'by' ? 1 : directionAt(passage, at);
  return direction === 1 ? addDays(now, ahead) : addDays(now, -back);
}

/** The date that stands right behind a weekday: "Friday, Oct. 23". */
function explicitDate(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  if (lowerAt(passage, at) !== ',') return null;
  const match = readCalendarDate(passage, at + 1, { ...context });
  return match !== null && parseDay(match.value.replace('XXXX', '2000')) !== null ? match : null;
}
