import { addDays, addMonths, type CalendarDay, formatDay, formatMonth, formatWeek, pad, parseDay } from './calendar.ts';
import { lowerAt, type Passage } from './passage.ts';
import { readYearNumber, readYearWords } from './read-dates.ts';
import { dayParts, deicticWords, months, ordinals, seasons, setWords, timeUnits } from './time-lexicon.ts';
import { directionAt, smallCount, type TimeContext, type TimeMatch } from './time-match.ts';

const openDay = 'XXXX-XX-XX';

/** "today", "tomorrow", "yesterday", "tonight", "now", "recently", "soon", "the future", "the past". */
export function readDeictic(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const word = lowerAt(passage, at);
  const { now } = context;
  const day = (days: number) => (now === null ? openDay : formatDay(addDays(now, days)));
  const date = (value: string, first = at, last = at + 1): TimeMatch => ({
    first,
    last,
    type: 'DATE',
    value,
    mod: null,
  });
  switch (word) {
    case 'today':
      return date(day(0));
    case 'tomorrow':
      return withDayPart(passage, at, day(1));
    case 'yesterday':
      return withDayPart(passage, at, day(-1));
    case 'tonight':
      return { first: at, last: at + 1, type: 'TIME', value: `${day(0)}TNI`, mod: null };
    case 'overnight':
      return { first: at, last: at + 1, type: 'TIME', value: `${day(-1)}TNI`, mod: null };
    case 'past':
    case 'future': {
      const bare =
        passage.tags[at + 1] !== 'noun' && passage.tags[at + 1] !== 'either' && passage.tags[at + 1] !== 'num';
      if (lowerAt(passage, at - 1) === 'the' && bare) return date(word === 'past' ? 'PAST_REF' : 'FUTURE_REF', at - 1);
      return null;
    }
    default: {
      const value = deicticWords.get(word);
      if (value === undefined) return null;
      if (word === 'recent' && timeUnits.has(lowerAt(passage, at + 1))) return null;
      if (word === 'soon' && lowerAt(passage, at + 1) === 'as') {
        return lowerAt(passage, at + 2) === 'possible' ? date(value, at - 1, at + 3) : null;
      }
      if (word === 'now' && lowerAt(passage, at - 1) === 'right') return date(value, at - 1);
      return date(value);
    }
  }
}

function withDayPart(passage: Passage, at: number, value: string): TimeMatch {
  const part = dayParts.get(lowerAt(passage, at + 1));
  if (part === undefined || value === openDay) return { first: at, last: at + 1, type: 'DATE', value, mod: null };
  return { first: at, last: at + 2, type: 'TIME', value: `${value}${part}`, mod: null };
}

/** "daily", "annually", "every day", "each year", "every two weeks". */
export function readSet(passage: Passage, at: number): TimeMatch | null {
  const word = lowerAt(passage, at);
  const adverb = setWords.get(word);
  // as an adjective it describes ("quarterly dividend"), as an adverb it tells when
  const describes = passage.tags[at + 1] === 'noun' || passage.tags[at + 1] === 'either';
  if (adverb !== undefined && describes && lowerAt(passage, at + 1) !== 'basis') return null;
  if (adverb !== undefined) return { first: at, last: at + 1, type: 'SET', value: adverb, mod: null };
  if (word !== 'every' && word !== 'each') return null;
  const count = smallCount(passage, at + 1);
  const unitAt = count?.last ?? at + 1;
  const unit = timeUnits.get(lowerAt(passage, unitAt));
  if (unit !== undefined) {
    return { first: at, last: unitAt + 1, type: 'SET', value: period(String(count?.value ?? 1), unit), mod: null };
  }
  const part = dayParts.get(lowerAt(passage, at + 1));
  return part === undefined ? null : { first: at, last: at + 2, type: 'SET', value: `${openDay}${part}`, mod: null };
}

/** A TIMEX3 period: P2W, PT30M, P1E. */
export function period(count: string, unit: string): string {
  return unit.startsWith('T') ? `PT${count}${unit.slice(1)}` : `P${count}${unit}`;
}

/** "last month", "this year", "next week", "last fall", "last September", "the previous year", "later this year". */
export function readDirected(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const word = lowerAt(passage, at);
  const step = directedStep(word);
  if (step === null) return null;
  const { now } = context;
  const next = lowerAt(passage, at + 1);
  const article = lowerAt(passage, at - 1) === 'the' ? at - 1 : at;
  const anchored = /^(?:that|previous|following|preceding|same)$/.test(word)
    ? (parseLoose(context.lastDate) ?? now)
    : now;
  if (word === 'this' && next === 'century')
    return { first: at, last: at + 2, type: 'DURATION', value: 'P100Y', mod: null };
  const season = seasons.get(next);
  if (season !== undefined) {
    const value = anchored === null ? `XXXX-${season}` : `${pad(seasonYear(anchored, season, step), 4)}-${season}`;
    return { first: article, last: at + 2, type: 'DATE', value, mod: null };
  }
  const month = months.get(next);
  const stop = lowerAt(passage, at + 2) === '.' ? 1 : 0;
  const dayBehind = passage.tokens[at + 2 + stop]?.kind === 'number';
  if (month !== undefined && dayBehind) return null;
  if (month !== undefined && passage.tokens[at + 1]?.capital === true) {
    const value =
      anchored === null ? `XXXX-${pad(month, 2)}` : `${pad(monthYear(anchored, month, step), 4)}-${pad(month, 2)}`;
    context.lastDate = value;
    return { first: article, last: at + 2, type: 'DATE', value, mod: null };
  }
  const unit = timeUnits.get(next);
  if (unit === undefined || next.endsWith('s')) {
    const part = dayParts.get(next);
    if (part === undefined) return null;
    if (word !== 'last' && word !== 'this') return null;
    const day = now === null ? openDay : formatDay(word === 'last' ? addDays(now, -1) : now);
    return { first: at, last: at + 2, type: 'TIME', value: `${day}${part}`, mod: null };
  }
  if (word === 'that' && unit === 'D' && !/^\d{4}-\d\d-\d\d/.test(context.lastDate ?? '')) return null;
  const value = unitValue(anchored, unit, step);
  if (value === null) return null;
  context.lastDate = value;
  const first = word === 'following' || word === 'previous' || word === 'preceding' || word === 'same' ? article : at;
  return { first, last: at + 2, type: 'DATE', value, mod: null };
}

function directedStep(word: string): -1 | 0 | 1 | null {
  if (word === 'last' || word === 'previous' || word === 'preceding') return -1;
  if (word === 'this' || word === 'that' || word === 'same') return 0;
  return word === 'next' || word === 'following' || word === 'coming' ? 1 : null;
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
      return now === null ? 'XXXX' : pad(now.year + step, 4);
    case 'Q': {
      if (now === null) return 'XXXX-QX';
      const at = addMonths(now, 3 * step);
      return `${pad(at.year, 4)}-Q${Math.ceil(at.month / 3)}`;
    }
    case 'E':
      return now === null ? 'XXX' : pad(Math.floor(now.year / 10) + step, 3);
    case 'C':
      return now === null ? 'XX' : pad(Math.floor(now.year / 100) + step, 2);
    default:
      return null;
  }
}

/** "three years ago", "a week earlier", "two days later", "a year-earlier", "the year-ago quarter". */
export function readOffset(
  passage: Passage,
  first: number,
  unitAt: number,
  count: number | null,
  context: TimeContext,
): TimeMatch | null {
  const hyphen = lowerAt(passage, unitAt + 1) === '-' ? 1 : 0;
  const word = lowerAt(passage, unitAt + 1 + hyphen);
  const unit = timeUnits.get(lowerAt(passage, unitAt));
  if (unit === undefined || unit.startsWith('T')) return null;
  const back = word === 'ago' || word === 'earlier';
  if (!back || (hyphen === 0 && word === 'earlier' && count !== 1)) return null;
  const last = unitAt + 2 + hyphen;
  if (count === null) return { first, last, type: 'DATE', value: 'PAST_REF', mod: null };
  const quarter = /^(\d{4})-(Q\d)$/.exec(context.lastPeriod ?? '');
  if (unit === 'Y' && count === 1 && quarter !== null) {
    return {
      first,
      last: yearAgoEnd(passage, last),
      type: 'DATE',
      value: `${pad(Number(quarter[1]) - 1, 4)}-${quarter[2]}`,
      mod: null,
    };
  }
  const anchor = word === 'earlier' ? (parseLoose(context.lastDate) ?? context.now) : context.now;
  const value = unitValue(anchor, unit, -count * (lowerAt(passage, unitAt) === 'fortnight' ? 2 : 1));
  return value === null ? null : { first, last, type: 'DATE', value, mod: null };
}

/** "the year-ago quarter" takes its noun in. */
function yearAgoEnd(passage: Passage, last: number): number {
  return /^(?:quarter|period)$/.test(lowerAt(passage, last)) ? last + 1 : last;
}

/** "the third quarter of 1990", "third-quarter", "the first half of 2026", "the first two weeks of 2022". */
export function readPartOfYear(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const glued = passage.tokens[at + 1]?.glued === true ? `${lowerAt(passage, at)}${lowerAt(passage, at + 1)}` : '';
  const ordinal = ordinals.get(lowerAt(passage, at)) ?? ordinals.get(glued);
  if (ordinal === undefined || ordinal > 4) return null;
  let next = at + (ordinals.has(lowerAt(passage, at)) ? 1 : 2);
  if (lowerAt(passage, next) === '-') next++;
  const noun = lowerAt(passage, next);
  const quarter = noun === 'quarter';
  if (!quarter && noun !== 'half') return readFirstUnits(passage, at, next, context);
  let last = next + 1;
  const of = lowerAt(passage, last) === 'of' ? 1 : 0;
  const year = readYearNumber(passage, last + of);
  const whose = lowerAt(passage, last + of);
  const years = /^(?:this|last|next)$/.test(whose) && lowerAt(passage, last + of + 1) === 'year';
  let number = context.now?.year ?? null;
  if (year !== null) {
    number = year;
    last += of + 1;
  } else if (years) {
    number = number === null ? null : number + (whose === 'last' ? -1 : whose === 'next' ? 1 : 0);
    last += of + 2;
  } else if (!quarter && !/^(?:the|first|fiscal)$/.test(lowerAt(passage, at - 1))) return null;
  else if (!quarter) return null;
  else if (
    number !== null &&
    context.now !== null &&
    ordinal > Math.ceil(context.now.month / 3) &&
    directionAt(passage, at) < 0
  )
    number -= 1;
  const first = /^(?:the|fiscal)$/.test(lowerAt(passage, at - 1))
    ? lowerAt(passage, at - 1) === 'fiscal' && lowerAt(passage, at - 2) === 'the'
      ? at - 2
      : at - 1
    : at;
  const value = `${number === null ? 'XXXX' : pad(number, 4)}-${quarter ? 'Q' : 'H'}${ordinal}`;
  context.lastDate = value;
  if (quarter && (context.lastPeriod === null || year === null)) context.lastPeriod = value;
  return { first, last, type: 'DATE', value, mod: null };
}

/** "the first two weeks of 2022": a stretch of a named year or month. */
function readFirstUnits(passage: Passage, at: number, from: number, context: TimeContext): TimeMatch | null {
  const count = smallCount(passage, from);
  if (count === null) return null;
  const unit = timeUnits.get(lowerAt(passage, count.last));
  if (unit === undefined) return null;
  const first = lowerAt(passage, at - 1) === 'the' ? at - 1 : at;
  const year = lowerAt(passage, count.last + 1) === 'of' ? readYearNumber(passage, count.last + 2) : null;
  if (year === null) {
    return { first, last: count.last + 1, type: 'DURATION', value: period(String(count.value), unit), mod: null };
  }
  context.lastDate = pad(year, 4);
  return { first, last: count.last + 3, type: 'DURATION', value: period(String(count.value), unit), mod: null };
}

/** "summer 2026", "the summer of 2026", "the early summer", "this fall" is read elsewhere. */
export function readSeason(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const season = seasons.get(lowerAt(passage, at));
  if (season === undefined) return null;
  const of = lowerAt(passage, at + 1) === 'of' ? 1 : 0;
  const year = readYearNumber(passage, at + 1 + of) ?? readYearWords(passage, at + 1 + of)?.year ?? null;
  const before = lowerAt(passage, at - 1);
  if (year !== null) {
    return {
      first: before === 'the' ? at - 1 : at,
      last: at + 2 + of,
      type: 'DATE',
      value: `${pad(year, 4)}-${season}`,
      mod: null,
    };
  }
  if (lowerAt(passage, at) === 'fall' || lowerAt(passage, at) === 'spring') return null;
  if (!/^(?:the|in|early|late|mid|since|until|by|during|-)$/.test(before)) return null;
  const number =
    context.now === null ? 'XXXX' : pad(seasonYear(context.now, season, directionAt(passage, at) === 1 ? 1 : 0), 4);
  return { first: before === 'the' ? at - 1 : at, last: at + 1, type: 'DATE', value: `${number}-${season}`, mod: null };
}
