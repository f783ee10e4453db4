import { pad } from './calendar.ts';
import { countedPeople, yearOpeners } from './context-lexicon.ts';
import { currencyNames } from './currency-lexicon.ts';
import { numberStarters } from './number-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import { readCalendarDate, readWeekday, readYearNumber, readYearWords } from './read-dates.ts';
import { readDuration } from './read-durations.ts';
import { readHoliday } from './read-holidays.ts';
import { readPeriodName } from './read-period-names.ts';
import { readDeictic, readDirected, readPartOfYear, readSeason, readSet, unitValue } from './read-relative-times.ts';
import { ordinals, timeStarters, timeUnits } from './time-lexicon.ts';
import type { TimeContext, TimeMatch } from './time-match.ts';
import { smallCount } from './time-match.ts';
import { units } from './unit-lexicon.ts';
import { singular } from './word-forms.ts';

type Reader = (passage: Passage, at: number, context: TimeContext) => TimeMatch | null;

const readers: readonly Reader[] = [
  readClock,
  readCalendarDate,
  readWeekday,
  readDeictic,
  readSet,
  readDirected,
  readPartOfYear,
  readEnd,
  readPeriodName,
  readDuration,
  readDecade,
  readYear,
  readSeason,
  readHoliday,
  readCentury,
  readWeekend,
];

/**
 * Finds the time expressions of a sentence, left to right.
 *
 * context  the day of publication and what earlier sentences named; moved on as dates are read
 * returns  expressions that do not overlap
 */
export function readTimes(passage: Passage, context: TimeContext): TimeMatch[] {
  const matches: TimeMatch[] = [];
  let at = 0;
  let floor = 0;
  while (at < passage.tokens.length) {
    const match = readTime(passage, at, context);
    if (match === null) {
      at++;
      continue;
    }
    const second = readSecondDay(passage, match);
    const widened = addMod(passage, match);
    matches.push(widened.first >= floor ? widened : { ...widened, first: Math.max(floor, at) });
    at = Math.max(widened.last, at + 1);
    if (second !== null) {
      matches.push(second);
      at = second.last;
    }
    floor = at;
  }
  return matches;
}

function readTime(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const token = passage.tokens[at];
  if (token === undefined || token.kind === 'mark') return null;
  if (token.kind === 'word' && !timeStarters.has(token.lower) && !numberStarters.has(token.lower)) return null;
  for (const reader of readers) {
    const match = reader(passage, at, context);
    if (match !== null) return match;
  }
  return null;
}

/** "April 24 and 25", "March 3-5": the second day takes the month of the first. */
function readSecondDay(passage: Passage, match: TimeMatch): TimeMatch | null {
  if (!/^(?:\d{4}|XXXX)-\d\d-\d\d$/.test(match.value) || passage.tokens[match.last - 1]?.kind !== 'number') return null;
  const joint = lowerAt(passage, match.last);
  if (!/^(?:and|or|to|-|–)$/.test(joint)) return null;
  const token = passage.tokens[match.last + 1];
  if (token?.kind !== 'number' || !/^\d{1,2}$/.test(token.text) || Number(token.text) <= Number(match.value.slice(8)))
    return null;
  if (Number(token.text) > 31 || passage.tags[match.last + 2] === 'noun' || lowerAt(passage, match.last + 2) === '%')
    return null;
  const value = `${match.value.slice(0, 8)}${pad(Number(token.text), 2)}`;
  return { first: match.last + 1, last: match.last + 2, type: 'DATE', value, mod: null };
}

const startWords = /^(?:early|earlier|beginning|start)$/;
const endWords = /^(?:late|later|end)$/;

/** "early 1991", "mid-November", "late this month", "the end of 2026": the part of the period that is meant. */
function addMod(passage: Passage, match: TimeMatch): TimeMatch {
  if (match.type !== 'DATE' || match.mod !== null) return match;
  const before = lowerAt(passage, match.first - 1);
  const hyphen = before === '-' ? 1 : 0;
  const word = lowerAt(passage, match.first - 1 - hyphen);
  const first = match.first - 1 - hyphen;
  const coarse = /^(?:\d{4}|XXXX|\d{4}-(?:\d\d|XX|Q\d|H\d|SP|SU|FA|WI|W\d\d)|\d{3}X?)$/.test(match.value);
  const article = lowerAt(passage, first - 1) === 'the' ? 1 : 0;
  if (word === 'mid' || word === 'middle') return { ...match, first, mod: 'MID' };
  if (word === 'late' && lowerAt(passage, match.first) === 'yesterday') return { ...match, first, mod: 'END' };
  if (!coarse) return match;
  if (startWords.test(word) && hyphen === 0) return { ...match, first, mod: 'START' };
  if (endWords.test(word) && hyphen === 0) return { ...match, first, mod: 'END' };
  if (word === 'late' || word === 'early') return { ...match, first, mod: word === 'late' ? 'END' : 'START' };
  if (word === 'of' && hyphen === 0) {
    const noun = lowerAt(passage, first - 1);
    const mod =
      noun === 'end' || noun === 'close'
        ? 'END'
        : /^(?:start|beginning)$/.test(noun)
          ? 'START'
          : noun === 'middle'
            ? 'MID'
            : null;
    if (mod !== null) return { ...match, first: first - (lowerAt(passage, first - 2) === 'the' ? 2 : 1), mod };
  }
  return article === 1 ? match : match;
}

/** "the end of the year", "year-end", "the end of the month". */
function readEnd(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const word = lowerAt(passage, at);
  if (word === 'year' && lowerAt(passage, at + 1) === '-' && lowerAt(passage, at + 2) === 'end') {
    const year = context.now === null ? 'XXXX' : pad(context.now.year, 4);
    return { first: at, last: at + 3, type: 'DATE', value: `${year}-12-31`, mod: null };
  }
  if (!/^(?:end|start|beginning|middle|close)$/.test(word) || lowerAt(passage, at + 1) !== 'of') return null;
  if (!/^(?:the|this|next|last)$/.test(lowerAt(passage, at + 2))) return null;
  const unit = timeUnits.get(lowerAt(passage, at + 3));
  if (unit === undefined || !/^(?:W|M|Q|Y|E|C)$/.test(unit)) return null;
  const step = lowerAt(passage, at + 2) === 'next' ? 1 : lowerAt(passage, at + 2) === 'last' ? -1 : 0;
  const value = unitValue(context.now, unit, step);
  if (value === null) return null;
  const mod = word === 'end' || word === 'close' ? 'END' : word === 'middle' ? 'MID' : 'START';
  const first = lowerAt(passage, at - 1) === 'the' ? at - 1 : at;
  return { first, last: at + 4, type: 'DATE', value, mod };
}

/** "9 a.m. Tuesday", "10:30", "5:30 p.m. EST", "noon": a clock time, on the day that stands beside it. */
function readClock(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const { tokens } = passage;
  const token = tokens[at];
  let hour: number | null = null;
  let minute = 0;
  let last = at + 1;
  if (token?.lower === 'noon' || token?.lower === 'midnight') hour = token.lower === 'noon' ? 12 : 24;
  else if (token?.kind === 'number') {
    const dotted = /^(\d{1,2})\.([0-5]\d)$/.exec(token.text);
    const count = /^\d{1,2}$/.test(token.text) ? Number(token.text) : dotted === null ? null : Number(dotted[1]);
    if (count === null || count > 24) return null;
    minute = dotted === null ? 0 : Number(dotted[2]);
    let sure = false;
    if (
      tokens[last]?.text === ':' &&
      tokens[last]?.glued === true &&
      /^[0-5]\d$/.test(tokens[last + 1]?.text ?? '') &&
      tokens[last + 1]?.glued === true
    ) {
      minute = Number(tokens[last + 1]?.text);
      last += 2;
      sure = true;
    }
    const half = lowerAt(passage, last).replaceAll('.', '');
    if (half === 'am' || half === 'pm') {
      if (count > 12 && !sure) return null;
      hour = half === 'pm' && count < 12 ? count + 12 : half === 'am' && count === 12 ? 0 : count;
      last++;
    } else if (half === "o'clock") {
      hour = count;
      last++;
    } else if (sure || (dotted !== null && half === 'gmt')) hour = count;
    if (hour === null) return null;
    if (/^(?:gmt|est|edt|pst|pdt|utc|bst|cet|cst|et|pt)$/.test(lowerAt(passage, last))) last++;
  }
  if (hour === null) return null;
  const clock = `T${pad(hour, 2)}:${pad(minute, 2)}`;
  const on = lowerAt(passage, last) === 'on' ? 1 : 0;
  const dayMatch =
    readWeekday(passage, last + on, context) ??
    readCalendarDate(passage, last + on, context) ??
    readDeictic(passage, last + on, context);
  if (dayMatch !== null && /^\d{4}-\d\d-\d\d$/.test(dayMatch.value)) {
    return { first: at, last: dayMatch.last, type: 'TIME', value: `${dayMatch.value}${clock}`, mod: null };
  }
  const day = context.lastDate !== null && /^\d{4}-\d\d-\d\d$/.test(context.lastDate) ? context.lastDate : context.now;
  const date =
    day === null
      ? 'XXXX-XX-XX'
      : typeof day === 'string'
        ? day
        : `${pad(day.year, 4)}-${pad(day.month, 2)}-${pad(day.day, 2)}`;
  return { first: at, last, type: 'TIME', value: `${date}${clock}`, mod: null };
}

/** "the 1990s", "1980s". */
function readDecade(passage: Passage, at: number): TimeMatch | null {
  const token = passage.tokens[at];
  const suffix = passage.tokens[at + 1];
  if (token?.kind !== 'number' || suffix?.glued !== true || (suffix.lower !== 's' && suffix.lower !== "'s"))
    return null;
  if (!/^(?:1\d|20)\d0$/.test(token.text)) return null;
  const first = lowerAt(passage, at - 1) === 'the' ? at - 1 : at;
  return { first, last: at + 2, type: 'DATE', value: `${token.text.slice(0, 3)}X`, mod: null };
}

/** A year in digits or words that the words around it do not make a quantity. */
function readYear(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const words = passage.tokens[at]?.kind === 'word' ? readYearWords(passage, at) : null;
  if (words !== null) return yearMatch(context, at, words.last, words.year);
  const year = readYearNumber(passage, at);
  if (year === null || year > 2199) return null;
  const before = lowerAt(passage, at - 1);
  const after = passage.tokens[at + 1];
  if (passage.tokens[at]?.glued === true && !/^[-–(/"'“‘]$/.test(before)) return null;
  if (after?.glued === true && /^[%:/°]$/.test(after.text)) return null;
  if (after?.kind === 'word') {
    if (units.has(after.lower) || currencyNames.has(singular(after.lower)) || timeUnits.has(after.lower)) return null;
    if (after.glued) return null;
  }
  if (
    /^(?:\$|€|£|¥|least|than|about|some|nearly|almost|roughly|approximately|over|no)$/.test(before) &&
    before !== 'than'
  )
    return null;
  if (year < 1900 && !/^(?:in|since|until|by|from|of|before|after|early|late|mid|-|and|to)$/.test(before)) return null;
  if (!yearOpeners.has(before) && countsPeople(after?.lower ?? '')) return null;
  return yearMatch(context, at, at + 1, year);
}

function countsPeople(word: string): boolean {
  return countedPeople.has(word);
}

function yearMatch(context: TimeContext, first: number, last: number, year: number): TimeMatch {
  context.lastYear = year;
  context.lastDate = pad(year, 4);
  return { first, last, type: 'DATE', value: pad(year, 4), mod: null };
}

/** "the 20th century", "this century" is read with last, this and next. */
function readCentury(passage: Passage, at: number): TimeMatch | null {
  const count = smallCount(passage, at);
  const ordinal = ordinals.get(lowerAt(passage, at));
  const suffix = passage.tokens[at + 1]?.glued === true && /^(?:st|nd|rd|th)$/.test(lowerAt(passage, at + 1)) ? 1 : 0;
  if (ordinal === undefined && suffix === 0) return null;
  const hyphen = lowerAt(passage, at + 1 + suffix) === '-' ? 1 : 0;
  if (lowerAt(passage, at + 1 + suffix + hyphen) !== 'century') return null;
  const number = ordinal ?? count?.value ?? 0;
  if (number < 1 || number > 30) return null;
  const first = lowerAt(passage, at - 1) === 'the' ? at - 1 : at;
  return { first, last: at + 2 + suffix + hyphen, type: 'DATE', value: `${pad(number - 1, 2)}XX`, mod: null };
}

/** "the weekend", "the week". */
function readWeekend(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  if (lowerAt(passage, at) !== 'weekend' || lowerAt(passage, at - 1) !== 'the') return null;
  const { now } = context;
  const value = now === null ? 'XXXX-WXX-WE' : unitValue(now, 'WE', weekendStep(now));
  return value === null ? null : { first: at - 1, last: at + 1, type: 'DATE', value, mod: null };
}

/** Early in the week "the weekend" is the one before. */
function weekendStep(now: NonNullable<TimeContext['now']>): number {
  const day = new Date(Date.UTC(now.year, now.month - 1, now.day)).getUTCDay();
  return day >= 1 && day <= 3 ? -1 : 0;
}
