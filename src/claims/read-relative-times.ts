import {
  addDays,
  addMonths,
  type CalendarDay,
  formatDay,
  formatMonth,
  formatWeek,
  pad,
  parseDay,
  weekdayOf,
} from './calendar.ts';
import { directionAt } from './direction.ts';
import { lowerAt, type Passage } from './passage.ts';
import { openDay } from './read-deictic.ts';
import { readWhoseYear } from './read-years.ts';
import { dayParts, months, seasons, timeUnits } from './time-lexicon.ts';
import { dateMatch, type TimeContext, type TimeMatch, withArticle } from './time-match.ts';

/** "last month", "this year", "next week", "last fall", "last September", "the previous year", "later this year". */
export function readDirected(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const word = lowerAt(passage, at);
  const step = directedStep(word);
  if (step === null) return null;
  const { now } = context;
  const next = lowerAt(passage, at + 1);
  const the = lowerAt(passage, at - 1) === 'the';
  const article = the ? at - 1 : at;
  // "the next day" counts from the day of the story, "next week" from publication
  const leans =
    /^(?:that|previous|following|preceding|same)$/.test(word) || (the && word === 'next' && next !== 'quarter');
  const anchored = leans ? (parseLoose(context.lastDate) ?? now) : now;
  if (word === 'this' && next === 'century')
    return { first: at, last: at + 2, type: 'DURATION', value: 'P100Y', mod: null };
  if (word === 'this' && next === 'time') return readThisTime(passage, at, context);
  const season = seasons.get(next);
  if (season !== undefined) {
    const value = anchored === null ? `XXXX-${season}` : `${pad(seasonYear(anchored, season, step), 4)}-${season}`;
    return dateMatch(article, at + 2, value);
  }
  const named = readDirectedMonth(passage, at, article, step, anchored, context);
  if (named !== undefined) return named;
  const unit = timeUnits.get(next);
  if (unit === undefined || unit.startsWith('T') || next.endsWith('s'))
    return readDirectedPart(passage, at, word, the, anchored);
  if (/^(?:night|nights|fortnight)$/.test(next)) return readDirectedPart(passage, at, word, the, anchored);
  if (word === 'that' && unit === 'D' && !/^\d{4}-\d\d-\d\d/.test(context.lastDate ?? '')) return null;
  if (lowerAt(passage, at + 2) === '-' && passage.tokens[at + 2]?.glued === true && word !== 'last') return null;
  if (the && isStretch(passage, at, unit)) return readUnnumbered(at, unit);
  const value = unitValue(anchored, unit, step);
  if (value === null) return null;
  context.lastDate = value;
  return dateMatch(leans || word === 'coming' || word === 'current' ? article : at, at + 2, value);
}

/** "in the last year", "over the coming month" are lengths, "the next quarter" and "the next day" are dates. */
function isStretch(passage: Passage, at: number, unit: string): boolean {
  if (!/^(?:last|next|coming)$/.test(lowerAt(passage, at)) || !/^[WMYE]$/.test(unit)) return false;
  return /^(?:in|over|for|during|within|of|through|throughout|from)$/.test(lowerAt(passage, at - 2));
}

/** "the last decade", "the next year", "the coming month": one of them. */
function readUnnumbered(at: number, unit: string): TimeMatch {
  return { first: at - 1, last: at + 2, type: 'DURATION', value: `P1${unit}`, mod: null };
}

/** "this time last year". */
function readThisTime(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  if (!/^(?:last|next)$/.test(lowerAt(passage, at + 2))) return null;
  const behind = readDirected(passage, at + 2, context);
  return behind === null ? null : { ...behind, first: at };
}

/** "last September"; undefined when no month follows. */
function readDirectedMonth(
  passage: Passage,
  at: number,
  article: number,
  step: number,
  anchor: CalendarDay | null,
  context: TimeContext,
): TimeMatch | null | undefined {
  const token = passage.tokens[at + 1];
  const month = months.get(token?.lower ?? '');
  const stop = lowerAt(passage, at + 2) === '.' ? 1 : 0;
  if (token === undefined || month === undefined) return undefined;
  // lower-case "may", "march" and "mar" are other words
  if (!token.capital && (token.lower.length < 4 || /^(?:march|august)$/.test(token.lower))) return undefined;
  const following = passage.tokens[at + 2 + stop];
  if (following?.kind === 'number' && /^\d{1,2}$/.test(following.text)) return null;
  const value =
    anchor === null ? `XXXX-${pad(month, 2)}` : `${pad(monthYear(anchor, month, step), 4)}-${pad(month, 2)}`;
  context.lastDate = value;
  return dateMatch(article, at + 2, value);
}

/** "last night", "this morning", "the next morning". */
function readDirectedPart(
  passage: Passage,
  at: number,
  word: string,
  the: boolean,
  anchor: CalendarDay | null,
): TimeMatch | null {
  const part = dayParts.get(lowerAt(passage, at + 1));
  if (part === undefined || lowerAt(passage, at + 1).endsWith('s')) return null;
  const leans = the && /^(?:next|following|same|previous)$/.test(word);
  if (!leans && !/^(?:last|this|that|same)$/.test(word)) return null;
  const step = word === 'last' || word === 'previous' ? -1 : word === 'next' || word === 'following' ? 1 : 0;
  const day = anchor === null ? openDay : formatDay(addDays(anchor, step));
  return { first: leans ? at - 1 : at, last: at + 2, type: 'TIME', value: `${day}${part}`, mod: null };
}

function directedStep(word: string): -1 | 0 | 1 | null {
  if (word === 'last' || word === 'previous' || word === 'preceding') return -1;
  if (word === 'this' || word === 'that' || word === 'same' || word === 'current') return 0;
  return word === 'next' || word === 'following' || word === 'coming' ? 1 : null;
}

/** "the week before last", "the year after next", "the night before last". */
export function readBeyond(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const behind = `${lowerAt(passage, at + 1)} ${lowerAt(passage, at + 2)}`;
  const step = behind === 'before last' ? -2 : behind === 'after next' ? 2 : 0;
  const unit = timeUnits.get(lowerAt(passage, at));
  if (step === 0 || unit === undefined) return null;
  const first = withArticle(passage, at);
  if (lowerAt(passage, at) === 'night') {
    const day = context.now === null ? openDay : formatDay(addDays(context.now, step));
    return { first, last: at + 3, type: 'TIME', value: `${day}TNI`, mod: null };
  }
  const value = unitValue(context.now, unit, step);
  return value === null ? null : dateMatch(first, at + 3, value);
}

/** The day, or the first day of the month or year, that a value names. */
export function parseLoose(value: string | null): CalendarDay | null {
  if (value === null) return null;
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(value);
  if (match === null) return null;
  return parseDay(`${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}`);
}

function seasonYear(now: CalendarDay, season: string, step: number): number {
  const start = { SP: 3, SU: 6, FA: 9, WI: 12 }[season] ?? 1;
  if (step < 0) return now.month > start + 2 ? now.year : now.year - 1;
  if (step > 0) return now.month < start ? now.year : now.year + 1;
  return now.year;
}

function monthYear(now: CalendarDay, month: number, step: number): number {
  if (step < 0) return month < now.month ? now.year : now.year - 1;
  if (step > 0) return month > now.month ? now.year : now.year + 1;
  return now.year;
}

/** Holds a year, decade or century to what four digits can name. */
function within(number: number, most: number): number {
  return Math.min(Math.max(0, number), most);
}

/** Value of the unit that lies `step` units from a day; null where TIMEX3 has no value for it. */
export function unitValue(now: CalendarDay | null, unit: string, step: number): string | null {
  switch (unit) {
    case 'D':
      return now === null ? openDay : formatDay(addDays(now, step));
    case 'W':
      return now === null ? 'XXXX-WXX' : formatWeek(addDays(now, 7 * step));
    case 'WE':
      return now === null ? 'XXXX-WXX-WE' : `${formatWeek(addDays(now, 7 * step))}-WE`;
    case 'M':
      return now === null ? 'XXXX-XX' : formatMonth(addMonths(now, step));
    case 'Y':
      return now === null ? 'XXXX' : pad(within(now.year + step, 9999), 4);
    case 'Q': {
      if (now === null) return 'XXXX-QX';
      const at = addMonths(now, 3 * step);
      return `${pad(at.year, 4)}-Q${Math.ceil(at.month / 3)}`;
    }
    case 'E':
      return now === null ? 'XXXX' : `${pad(within(Math.floor(now.year / 10) + step, 999), 3)}X`;
    case 'C':
      return now === null ? 'XXXX' : `${pad(within(Math.floor(now.year / 100) + step, 99), 2)}XX`;
    default:
      return null;
  }
}

/** "summer 2026", "the summer of 2026", "spring next year", "the early summer"; "this fall" is read elsewhere. */
export function readSeason(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const word = lowerAt(passage, at);
  const season = seasons.get(word);
  if (season === undefined) return null;
  const before = lowerAt(passage, at - 1);
  const whose = readWhoseYear(passage, at + 1, context);
  if (whose !== null && lowerAt(passage, at + 1) !== ',') {
    const year = whose.year === null ? 'XXXX' : pad(whose.year, 4);
    return dateMatch(before === 'the' ? at - 1 : at, whose.last, `${year}-${season}`);
  }
  if (!/^(?:the|in|early|late|mid|since|until|by|during|-)$/.test(before)) return null;
  const opened = /^(?:in|since|until|by|during|of|for|late|early|through|before)$/.test(lowerAt(passage, at - 2));
  if ((word === 'fall' || word === 'spring') && !(before === 'the' && opened && endsPhrase(passage, at + 1)))
    return null;
  const { now } = context;
  const ahead = directionAt(passage, at) === 1;
  const start = { SP: 3, SU: 6, FA: 9, WI: 12 }[season] ?? 1;
  const number =
    now === null ? 'XXXX' : pad(ahead ? seasonYear(now, season, 1) : now.month < start ? now.year - 1 : now.year, 4);
  return dateMatch(before === 'the' ? at - 1 : at, at + 1, `${number}-${season}`);
}

/** "fall" and "spring" are seasons where the phrase ends behind them: "in the fall," and not "the fall in prices". */
function endsPhrase(passage: Passage, at: number): boolean {
  const tag = passage.tags[at];
  return (
    tag === undefined ||
    (tag === 'mark' && lowerAt(passage, at) !== '-') ||
    tag === 'aux' ||
    lowerAt(passage, at) === 'and'
  );
}

/** "the weekend", "weekends", "weekdays". */
export function readWeekend(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const word = lowerAt(passage, at);
  if (word === 'weekends' || word === 'weekdays') {
    const value = word === 'weekends' ? 'XXXX-WXX-WE' : 'XXXX-WXX';
    return { first: at, last: at + 1, type: 'SET', value, mod: null };
  }
  if (word !== 'weekend' || lowerAt(passage, at - 1) !== 'the') return null;
  const { now } = context;
  const value = now === null ? 'XXXX-WXX-WE' : unitValue(now, 'WE', weekendStep(passage, at, now));
  return value === null ? null : dateMatch(at - 1, at + 1, value);
}

/** Until Friday "the weekend" of a report is the one before, unless the words look ahead. */
function weekendStep(passage: Passage, at: number, now: CalendarDay): number {
  const weekday = weekdayOf(now);
  if (weekday === 0 || weekday === 6) return 0;
  return directionAt(passage, at) === 1 ? 0 : -1;
}
