import { pad } from './calendar.ts';
import { directionAt } from './direction.ts';
import { lowerAt, type Passage } from './passage.ts';
import { unitValue } from './read-relative-times.ts';
import { readYearNumber } from './read-years.ts';
import { timeUnits } from './time-lexicon.ts';
import { dateMatch, type TimeContext, type TimeMatch, withArticle } from './time-match.ts';

const endMods: ReadonlyMap<string, string> = new Map([
  ['end', 'END'],
  ['close', 'END'],
  ['start', 'START'],
  ['beginning', 'START'],
  ['outset', 'START'],
  ['middle', 'MID'],
  ['late', 'END'],
  ['later', 'END'],
  ['early', 'START'],
  ['earlier', 'START'],
]);

/** The part of a period that a word names: "end" is END, "early" START; null for other words. */
export function modOf(word: string): string | null {
  return endMods.get(word) ?? null;
}

/** "the end of the year", "end of month", "year-end 2026", "the year's end", "late in the year", "mid-year". */
export function readEnd(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const word = lowerAt(passage, at);
  if (word === 'year' || word === 'month' || word === 'week' || word === 'quarter')
    return readUnitEnd(passage, at, context);
  if (word === 'mid' || word.startsWith('mid')) return readMiddle(passage, at, word, context);
  const mod = endMods.get(word);
  if (mod === undefined) return null;
  const adverb = /^(?:late|later|early|earlier)$/.test(word);
  if (lowerAt(passage, at + 1) !== (adverb ? 'in' : 'of')) return null;
  const which = lowerAt(passage, at + 2);
  const bare = !adverb && timeUnits.has(which);
  if (!bare && !/^(?:the|this|next|last|each|current|that)$/.test(which)) return null;
  const extra = !bare && /^(?:next|current|fiscal|financial|same)$/.test(lowerAt(passage, at + 3)) ? 1 : 0;
  const unitAt = at + (bare ? 2 : 3 + extra);
  const unit = timeUnits.get(lowerAt(passage, unitAt));
  if (unit === undefined || !/^(?:W|M|Q|Y|E|C)$/.test(unit) || lowerAt(passage, unitAt).endsWith('s')) return null;
  const step = which === 'next' ? 1 : which === 'last' ? -1 : 0;
  const value = unitValue(context.now, unit, step);
  return value === null ? null : dateMatch(adverb ? at : withArticle(passage, at), unitAt + 1, value, mod);
}

/** "year-end", "year-end 2026", "the year's end", "month-end". */
function readUnitEnd(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const joint = lowerAt(passage, at + 1);
  if ((joint !== '-' && joint !== "'s") || lowerAt(passage, at + 2) !== 'end') return null;
  if (joint === '-' && passage.tokens[at + 1]?.glued !== true) return null;
  const first = withArticle(passage, at);
  const unit = timeUnits.get(lowerAt(passage, at)) ?? 'Y';
  const written = readYearNumber(passage, at + 3);
  if (unit === 'Y') {
    // in the first months of a year, a year-end of which one tells is that of the year before
    const now = context.now;
    const back =
      now !== null &&
      now.month < 4 &&
      directionAt(passage, at) < 0 &&
      !/^(?:by|until|before)$/.test(lowerAt(passage, first - 1));
    const year = written ?? (now === null ? null : now.year - (back ? 1 : 0));
    return dateMatch(first, at + (written === null ? 3 : 4), `${year === null ? 'XXXX' : pad(year, 4)}-12-31`);
  }
  const value = unitValue(context.now, unit, 0);
  return value === null ? null : dateMatch(first, at + 3, value, 'END');
}

/** "mid-year", "midyear", "midweek". */
function readMiddle(passage: Passage, at: number, word: string, context: TimeContext): TimeMatch | null {
  const joined = word.length > 3;
  const hyphen = !joined && lowerAt(passage, at + 1) === '-';
  if (!joined && !hyphen) return null;
  const unit = timeUnits.get(joined ? word.slice(3) : lowerAt(passage, at + 2));
  if (unit === undefined || !/^(?:W|M|Y)$/.test(unit)) return null;
  const last = joined ? at + 1 : at + 3;
  if (!/^(?:by|in|at|since|until|from|before|after)$/.test(lowerAt(passage, at - 1))) return null;
  const value = unitValue(context.now, unit, 0);
  return value === null ? null : dateMatch(at, last, value, 'MID');
}
