import { addDays, formatDay, pad, parseDay } from './calendar.ts';
import { currencyNames } from './currency-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import { readHoliday } from './read-holidays.ts';
import { readDay } from './read-parts.ts';
import { readYearNumber } from './read-years.ts';
import { timeUnits } from './time-lexicon.ts';
import { dateMatch, type TimeContext, type TimeMatch } from './time-match.ts';
import { singular } from './word-forms.ts';

/**
 * Reads names of periods that lean on what was named before: "the quarter", "year-earlier", "the year-ago period",
 * "the 1988 quarter", "the full year", "these days", "for years", "the day after", "in the morning", "12 cases a day".
 */
export function readPeriodName(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const word = lowerAt(passage, at);
  if (word === 'the') return readAfterArticle(passage, at, context);
  if (word === 'year') return readYearAgo(passage, at, at, context) ?? readYearTwoThousand(passage, at);
  if (word === 'these' && lowerAt(passage, at + 1) === 'days') return dateMatch(at, at + 2, 'PRESENT_REF');
  if (word === 'past' && lowerAt(passage, at + 1) === 'years') return dateMatch(at, at + 2, 'PAST_REF');
  if (word === 'coming' && /^(?:quarters|years|months|weeks|days)$/.test(lowerAt(passage, at + 1))) {
    return lowerAt(passage, at - 1) === 'the' ? null : dateMatch(at, at + 2, 'FUTURE_REF');
  }
  if (word === 'day') return readNextDay(passage, at, context);
  if (word === 'per') return readRateSet(passage, at);
  if (word === 'a') return readRateSet(passage, at) ?? readArticleYearAgo(passage, at, context);
  return readBareUnits(passage, at, word);
}

function readAfterArticle(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const word = lowerAt(passage, at + 1);
  const latest = word === 'latest' || word === 'full' || word === 'current' ? 1 : 0;
  const noun = lowerAt(passage, at + 1 + latest);
  const after = lowerAt(passage, at + 2 + latest);
  if (after === '-' && noun === 'quarter') return null;
  if (noun === 'quarter' || (latest === 1 && noun === 'period')) return quarterMatch(at, at + 2 + latest, context);
  if (noun === 'year' && word === 'full')
    return dateMatch(at, at + 3, context.now === null ? 'XXXX' : pad(context.now.year, 4));
  if (noun === 'year' && word === 'year') {
    if (after === 'ended' || after === 'ending')
      return { first: at, last: at + 2, type: 'DURATION', value: 'P1Y', mod: null };
    return readYearAgo(passage, at + 1, at, context) ?? shift(readYearTwoThousand(passage, at + 1), at);
  }
  if (noun === 'week' && latest === 0 && (after === "'s" || /^(?:for|of|during)$/.test(lowerAt(passage, at - 1)))) {
    return dateMatch(at, at + 2, `${context.now === null ? 'XXXX' : pad(context.now.year, 4)}-WXX`);
  }
  if (
    /^(?:morning|afternoon|evening)$/.test(noun) &&
    latest === 0 &&
    /^(?:in|during)$/.test(lowerAt(passage, at - 1))
  ) {
    const day =
      /^\d{4}-\d\d-\d\d/.exec(context.lastDate ?? '')?.[0] ??
      (context.now === null ? 'XXXX-XX-XX' : formatDay(context.now));
    const part = noun === 'morning' ? 'TMO' : noun === 'afternoon' ? 'TAF' : 'TEV';
    return { first: at, last: at + 2, type: 'TIME', value: `${day}${part}`, mod: null };
  }
  const year = readYearNumber(passage, at + 1);
  if (year !== null && lowerAt(passage, at + 2) === 'quarter') {
    const quarter = /Q\d$/.exec(context.lastPeriod ?? '')?.[0] ?? 'QX';
    return dateMatch(at, at + 3, `${pad(year, 4)}-${quarter}`);
  }
  return null;
}

function shift(match: TimeMatch | null, first: number): TimeMatch | null {
  return match === null ? null : { ...match, first };
}

function quarterMatch(first: number, last: number, context: TimeContext): TimeMatch {
  const year = context.now === null ? 'XXXX' : pad(context.now.year, 4);
  return dateMatch(first, last, context.lastPeriod ?? `${year}-QX`);
}

/** "year-earlier", "year-ago", "the year-ago quarter"; also without the hyphen before a noun. */
function readYearAgo(passage: Passage, at: number, first: number, context: TimeContext): TimeMatch | null {
  const hyphen = lowerAt(passage, at + 1) === '-' ? 1 : 0;
  const word = lowerAt(passage, at + 1 + hyphen);
  if (hyphen === 0 || (word !== 'earlier' && word !== 'ago')) return null;
  const noun = lowerAt(passage, at + 2 + hyphen);
  const named = noun === 'quarter' || noun === 'period';
  const quarter = /^(\d{4})-(Q\d)$/.exec(context.lastPeriod ?? '');
  const year = context.now?.year ?? null;
  const value =
    quarter !== null ? `${pad(Number(quarter[1]) - 1, 4)}-${quarter[2]}` : year === null ? 'XXXX' : pad(year - 1, 4);
  return dateMatch(named ? first : at, at + 2 + hyphen + (named ? 1 : 0), value);
}

function readArticleYearAgo(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  return lowerAt(passage, at + 1) === 'year' ? readYearAgo(passage, at + 1, at + 1, context) : null;
}

function readYearTwoThousand(passage: Passage, at: number): TimeMatch | null {
  if (lowerAt(passage, at + 1) !== 'two' || lowerAt(passage, at + 2) !== 'thousand') return null;
  return dateMatch(at, at + 3, '2000');
}

/** "the day after his death", "the day before": one day from the date named last. */
function readNextDay(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const word = lowerAt(passage, at + 1);
  if (word !== 'after' && word !== 'before') return null;
  if (lowerAt(passage, at - 1) !== 'the') return null;
  if (/^(?:yesterday|tomorrow)$/.test(lowerAt(passage, at + 2))) return null;
  const step = word === 'after' ? 1 : -1;
  // "the day after Christmas": counted from the day that follows
  const named = readHoliday(passage, at + 2, context) ?? readDay(passage, at + 2, context);
  const day = named === null || named.type !== 'DATE' ? null : parseDay(named.value);
  if (named !== null && day !== null) return dateMatch(at - 1, named.last, formatDay(addDays(day, step)));
  const last = parseDay(context.lastDate);
  if (last === null) return null;
  return dateMatch(at, at + 1, formatDay(addDays(last, word === 'after' ? 1 : -1)));
}

/** "dozens of interviews a day", "40 hours per week": how often, when it is no price and no speed. */
function readRateSet(passage: Passage, at: number): TimeMatch | null {
  const unit = timeUnits.get(lowerAt(passage, at + 1));
  if (unit === undefined || unit.length !== 1 || lowerAt(passage, at + 1).endsWith('s')) return null;
  const noun = lowerAt(passage, at - 1);
  const each = lowerAt(passage, at - 2) === 'per';
  const share = /^(?:percent|%)$/.test(noun) || (noun === 'cent' && each);
  if (!share && (passage.tags[at - 1] !== 'noun' || !(noun.endsWith('s') || each))) return null;
  const per = lowerAt(passage, at) === 'per';
  if (timeUnits.has(noun) && !per && !/^(?:hours|minutes|days)$/.test(noun)) return null;
  if (/^(?:ago|earlier|later|or|and|after|before)$/.test(lowerAt(passage, at + 2)) && !per) return null;
  for (let near = at - 1; near >= Math.max(0, at - 4); near--) {
    const word = lowerAt(passage, near);
    const money = currencyNames.has(singular(word)) && lowerAt(passage, near - 1) !== 'per';
    if (/^[$€£¥]$/.test(word) || money) return null;
  }
  return { first: at + 1, last: at + 2, type: 'SET', value: `P1${unit}`, mod: null };
}

/** "for years", "after months of talks": a period without a number. */
function readBareUnits(passage: Passage, at: number, word: string): TimeMatch | null {
  const unit = timeUnits.get(word);
  if (unit === undefined || !word.endsWith('s') || unit === 'Q' || unit === 'WE') return null;
  const before = lowerAt(passage, at - 1);
  if (!/^(?:for|after|follows|following|follow|within|over|took|takes|take|lasted|spent|in)$/.test(before)) return null;
  const value = unit.startsWith('T') ? `PTX${unit.slice(1)}` : `PX${unit}`;
  return { first: at, last: at + 1, type: 'DURATION', value, mod: null };
}
