import { addDays, type CalendarDay, formatDay, parseDay, weekdayOf } from './calendar.ts';
import { directionAt } from './direction.ts';
import { lowerAt, type Passage } from './passage.ts';
import { readCalendarDate } from './read-dates.ts';
import { dayParts, months, namedWeekdays, weekdayNames, weekdays } from './time-lexicon.ts';
import { dateMatch, type TimeContext, type TimeMatch } from './time-match.ts';

/** "Saturday", "last Thursday", "Friday morning", "Friday, Oct. 23", "Sunday week", "Mondays". */
export function readWeekday(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const weekday = weekdayAt(passage, at);
  if (weekday === null) return null;
  const open = `XXXX-WXX-${weekday === 0 ? 7 : weekday}`;
  const before = lowerAt(passage, at - 1);
  const part = dayParts.get(lowerAt(passage, at + 1));
  if (lowerAt(passage, at).endsWith('days') || (part !== undefined && lowerAt(passage, at + 1).endsWith('s'))) {
    const last = part === undefined ? at + 1 : at + 2;
    return { first: at, last, type: 'SET', value: `${open}${part ?? ''}`, mod: null };
  }
  const first = weekdayFirst(passage, at, before);
  const dotted =
    weekdays.has(lowerAt(passage, at)) && lowerAt(passage, at).length < 6 && lowerAt(passage, at + 1) === '.';
  const joined = explicitDate(passage, at + (dotted ? 2 : 1), context);
  if (joined !== null) {
    context.lastDate = joined.value;
    return { ...joined, first };
  }
  const week = lowerAt(passage, at + 1) === 'week' && lowerAt(passage, at + 2) !== '-' ? 7 : 0;
  // "on a Sunday", "any Friday": no day of the calendar
  const anyOne = /^(?:a|an|any|one|some)$/.test(before);
  const day = anyOne ? null : resolveWeekday(passage, at, weekday, before, context, week > 0);
  const value = day === null ? open : formatDay(addDays(day, week));
  context.lastDate = value;
  if (part !== undefined) return { first, last: at + 2, type: 'TIME', value: `${value}${part}`, mod: null };
  return dateMatch(first, at + (week > 0 ? 2 : 1), value);
}

/** The weekday that a token names, 0 Sunday to 6, unless it is part of a name or another word. */
function weekdayAt(passage: Passage, at: number): number | null {
  const token = passage.tokens[at];
  const weekday = token === undefined ? undefined : weekdays.get(token.lower);
  if (token === undefined || weekday === undefined) return null;
  const full = token.lower.endsWith('day') || token.lower.endsWith('days');
  if (!full && !standsAsShortDay(passage, at)) return null;
  if (namedWeekdays.has(`${lowerAt(passage, at - 1)} ${token.lower}`) && passage.tokens[at - 1]?.capital === true)
    return null;
  const next = passage.tokens[at + 1];
  if (next?.kind !== 'word' || !next.capital || !token.capital) return weekday;
  if (weekdayNames.has(next.lower)) return null;
  const third = passage.tokens[at + 2];
  return dayParts.has(next.lower) && third?.kind === 'word' && third.capital && weekdayNames.has(third.lower)
    ? null
    : weekday;
}

/** "Fri., Feb. 27", "Mon 2 Mar": three letters are a day before a date. */
function standsAsShortDay(passage: Passage, at: number): boolean {
  if (passage.tokens[at]?.capital !== true) return false;
  let next = at + 1;
  while (next < at + 3 && /^[.,]$/.test(lowerAt(passage, next))) next++;
  if (months.has(lowerAt(passage, next))) return true;
  if (/^\d{1,2}$/.test(lowerAt(passage, next))) return months.has(lowerAt(passage, next + 1));
  return lowerAt(passage, at + 1) === '.' && /^(?:on|last|next|by|until|since)$/.test(lowerAt(passage, at - 1));
}

function weekdayFirst(passage: Passage, at: number, before: string): number {
  if (/^(?:last|next|this|past)$/.test(before)) return at - 1;
  if (
    before === 'coming' ||
    before === 'previous' ||
    before === 'following' ||
    before === 'preceding' ||
    before === 'same'
  ) {
    return /^(?:the|this)$/.test(lowerAt(passage, at - 2)) ? at - 2 : at - 1;
  }
  return at;
}

function resolveWeekday(
  passage: Passage,
  at: number,
  weekday: number,
  before: string,
  context: TimeContext,
  ahead: boolean,
): CalendarDay | null {
  const { now } = context;
  if (now === null) return null;
  const today = weekdayOf(now);
  const back = (today - weekday + 7) % 7;
  const away = (weekday - today + 7) % 7;
  const last = parseDay(context.lastDate);
  if (/^(?:previous|preceding)$/.test(before) && last !== null) {
    const gap = (weekdayOf(last) - weekday + 7) % 7;
    return addDays(last, -(gap === 0 ? 7 : gap));
  }
  if (before === 'following' && last !== null) {
    const gap = (weekday - weekdayOf(last) + 7) % 7;
    return addDays(last, gap === 0 ? 7 : gap);
  }
  // "Monday to Friday": the second day follows the first
  if (/^(?:to|-|–|—|through)$/.test(before) && last !== null && weekdayAt(passage, at - 2) === weekdayOf(last)) {
    return addDays(last, (weekday - weekdayOf(last) + 7) % 7);
  }
  if (/^(?:last|past|previous|preceding)$/.test(before)) return addDays(now, -(back === 0 ? 7 : back));
  if (/^(?:next|coming|following)$/.test(before)) return addDays(now, away === 0 ? 7 : away);
  if (back === 0) return now;
  const onward = ahead || /^(?:until|till|by)$/.test(before) ? 1 : directionAt(passage, at);
  return onward === 1 ? addDays(now, away) : addDays(now, -back);
}

/** The date that stands right behind a weekday: "Friday, Oct. 23", "Friday 27 February". */
function explicitDate(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const comma = lowerAt(passage, at) === ',' ? 1 : 0;
  const the = comma === 0 && lowerAt(passage, at) === 'the' ? 1 : 0;
  const match = readCalendarDate(passage, at + comma + the, { ...context });
  return match !== null && parseDay(match.value.replace('XXXX', '2000')) !== null ? match : null;
}
