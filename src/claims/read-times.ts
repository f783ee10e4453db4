import { pad } from './calendar.ts';
import { lowerAt, type Passage } from './passage.ts';
import { addClock } from './read-clock.ts';
import { modOf } from './read-ends.ts';
import { readYearNumber } from './read-years.ts';
import { months } from './time-lexicon.ts';
import type { TimeContext, TimeMatch } from './time-match.ts';
import { readersOf } from './time-readers.ts';

/**
 * Finds the time expressions of a sentence, left to right.
 *
 * context  the day of publication and what earlier sentences named; moved on as dates are read
 * returns  expressions that do not overlap
 */
export function readTimes(passage: Passage, context: TimeContext): TimeMatch[] {
  const matches: TimeMatch[] = [];
  context.dateBefore = context.lastDate;
  let at = 0;
  let floor = 0;
  while (at < passage.tokens.length) {
    const match = readTime(passage, at, context);
    if (match === null) {
      at++;
      continue;
    }
    const second = readSecondDay(passage, match, context);
    const widened = addMod(passage, second === null ? addClock(passage, match) : match);
    matches.push(widened.first >= floor ? widened : { ...widened, first: Math.max(floor, Math.min(at, match.first)) });
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
  const readers = token === undefined ? null : readersOf(token);
  if (readers === null) return null;
  for (const reader of readers) {
    const match = reader(passage, at, context);
    if (match !== null) return match;
  }
  return null;
}

/** "April 24 and 25", "March 3-5, 2026": the second day takes the month of the first, and may bring the year. */
function readSecondDay(passage: Passage, match: TimeMatch, context: TimeContext): TimeMatch | null {
  if (!/^(?:\d{4}|XXXX)-\d\d-\d\d$/.test(match.value) || passage.tokens[match.last - 1]?.kind !== 'number') return null;
  if (/^[12]\d{3}$/.test(passage.tokens[match.last - 1]?.text ?? '')) return null;
  const joint = lowerAt(passage, match.last);
  if (!/^(?:and|or|to|-|–|—)$/.test(joint)) return null;
  const token = passage.tokens[match.last + 1];
  if (token?.kind !== 'number' || !/^\d{1,2}$/.test(token.text) || Number(token.text) <= Number(match.value.slice(8)))
    return null;
  // "3-5 March 2026": the second day is read with its own month
  if (months.has(lowerAt(passage, match.last + 2))) return null;
  const comma = lowerAt(passage, match.last + 2) === ',' ? 1 : 0;
  const year = readYearNumber(passage, match.last + 2 + comma);
  if (Number(token.text) > 31 || lowerAt(passage, match.last + 2) === '%') return null;
  if (year === null && (passage.tags[match.last + 2] === 'noun' || passage.tags[match.last + 2] === 'either'))
    return null;
  const value = `${match.value.slice(0, 8)}${pad(Number(token.text), 2)}`;
  context.lastDate = value;
  const last = match.last + 2 + (year === null ? 0 : comma + 1);
  return { first: match.last + 1, last, type: 'DATE', value, mod: null };
}

/** "early 1991", "mid-November", "late this month", "late on Monday", "the end of 2026": the part that is meant. */
function addMod(passage: Passage, match: TimeMatch): TimeMatch {
  if (match.mod !== null || match.type === 'DURATION' || match.type === 'SET') return match;
  if (/REF$/.test(match.value)) return match;
  const before = lowerAt(passage, match.first - 1);
  if (match.type === 'TIME' && /T\d/.test(match.value)) {
    return /^(?:about|around)$/.test(before) ? { ...match, first: match.first - 1, mod: 'APPROX' } : match;
  }
  const hyphen = before === '-' ? 1 : 0;
  const first = match.first - 1 - hyphen;
  const word = lowerAt(passage, first);
  const article = lowerAt(passage, first - 1) === 'the' ? 1 : 0;
  const days = match.type === 'TIME' || /-\d\d-\d\d$|-WXX-\d$/.test(match.value);
  if (word === 'mid') {
    const wide = hyphen === 1 && /^\d{4}-\d\d$/.test(match.value) ? 0 : article;
    return { ...match, first: first - wide, mod: 'MID' };
  }
  if (/^(?:late|early)$/.test(word) && (!days || hyphen === 0)) {
    // "the late-November rescue": the article is that of the noun
    const wide = days || (hyphen === 1 && /^\d{4}-\d\d$/.test(match.value)) ? 0 : article;
    return { ...match, first: first - wide, mod: modOf(word) };
  }
  if (days && match.type === 'TIME') return match;
  if (/^(?:earlier|later)$/.test(word) && hyphen === 0 && !days) return { ...match, first, mod: modOf(word) };
  if (word === 'end' && hyphen === 1 && !days) return { ...match, first, mod: 'END' };
  return addNounMod(passage, match, days);
}

/** "the end of 2026", "the middle of April", "late on Monday", "late in 2024". */
function addNounMod(passage: Passage, match: TimeMatch, days: boolean): TimeMatch {
  const joint = lowerAt(passage, match.first - 1);
  const noun = lowerAt(passage, match.first - 2);
  if (joint === 'of' && /^(?:end|close|start|beginning|middle|outset)$/.test(noun) && (!days || noun !== 'close')) {
    const article = lowerAt(passage, match.first - 3) === 'the' ? 1 : 0;
    return { ...match, first: match.first - 2 - article, mod: modOf(noun) };
  }
  const adverb = (joint === 'on' && days) || (joint === 'in' && !days);
  return adverb && /^(?:late|early)$/.test(noun) ? { ...match, first: match.first - 2, mod: modOf(noun) } : match;
}
