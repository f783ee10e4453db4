import { lowerAt, type Passage } from './passage.ts';
import { readPartBehind, wholePeriod } from './read-durations.ts';
import { period } from './read-parts.ts';
import { unitValue } from './read-relative-times.ts';
import { joinedLengths, timeUnits } from './time-lexicon.ts';
import { dateMatch, type TimeContext, type TimeMatch } from './time-match.ts';

/** Spans of time without a number: "all day", "the whole year", "month-long", "yearlong", "the past decade". */
export function readUnnumberedLength(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const word = lowerAt(passage, at);
  const joined = joinedLengths.get(word);
  if (joined !== undefined) return length(at, at + 1, joined);
  if (word === 'all') return readAll(passage, at);
  if (word === 'whole' || word === 'entire') return readWhole(passage, at);
  if (word === 'past') return readPast(passage, at, context);
  return readLong(passage, at);
}

function length(first: number, last: number, value: string): TimeMatch {
  return { first, last, type: 'DURATION', value, mod: null };
}

/** "all day", "all year". */
function readAll(passage: Passage, at: number): TimeMatch | null {
  const noun = lowerAt(passage, at + 1);
  const unit = timeUnits.get(noun);
  if (unit === undefined || noun.endsWith('s') || unit.startsWith('T') || unit === 'Q') return null;
  if (lowerAt(passage, at + 2) === '-') return null;
  return length(at, at + 2, unit === 'WE' ? 'P1WE' : period('1', unit));
}

/** "the whole year", "an entire decade". */
function readWhole(passage: Passage, at: number): TimeMatch | null {
  const unit = timeUnits.get(lowerAt(passage, at + 1));
  if (unit === undefined || unit === 'WE' || lowerAt(passage, at + 1).endsWith('s')) return null;
  const article = /^(?:the|a|an)$/.test(lowerAt(passage, at - 1)) ? 1 : 0;
  return length(at - article, at + 2, period('1', unit));
}

/** "the past decade", "this past week". */
function readPast(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const noun = lowerAt(passage, at + 1);
  const unit = timeUnits.get(noun);
  const before = lowerAt(passage, at - 1);
  if (unit === undefined || noun.endsWith('s') || !/^(?:the|this)$/.test(before)) return null;
  if (before === 'this' || unit === 'WE') {
    const value = unitValue(context.now, unit, -1);
    return value === null ? null : dateMatch(at - 1, at + 2, value);
  }
  const part = readPartBehind(passage, at + 2);
  if (part !== null) return length(at - 1, part.last, wholePeriod(1 + part.value, unit));
  return length(at - 1, at + 2, unit === 'C' ? 'P100Y' : period('1', unit));
}

/** "month-long", "years-long", "year-round" is none. */
function readLong(passage: Passage, at: number): TimeMatch | null {
  const word = lowerAt(passage, at);
  const unit = timeUnits.get(word);
  if (unit === undefined || lowerAt(passage, at + 1) !== '-' || lowerAt(passage, at + 2) !== 'long') return null;
  if (passage.tokens[at + 1]?.glued !== true || passage.tokens[at]?.glued === true) return null;
  return length(at, at + 3, period(word.endsWith('s') ? 'X' : '1', unit));
}
