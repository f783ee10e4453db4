import { pad } from './calendar.ts';
import { lowerAt, type Passage } from './passage.ts';
import { openDay } from './read-deictic.ts';
import { period } from './read-parts.ts';
import { dayParts, months, ordinals, seasons, setWords, timeUnits, weekdays } from './time-lexicon.ts';
import { smallCount, type TimeContext, type TimeMatch } from './time-match.ts';

/** "daily", "annually", "every day", "each year", "every two weeks", "every other Tuesday", "twice a week", "24/7". */
export function readSet(passage: Passage, at: number, _context: TimeContext): TimeMatch | null {
  const word = lowerAt(passage, at);
  if (word === 'every' || word === 'each') return readEvery(passage, at);
  if (word === 'once' || word === 'twice') return readFrequency(passage, at, at + 1);
  if (word === '24') return readRoundTheClock(passage, at);
  const adverb = setWords.get(word);
  if (adverb === undefined) return readTimesA(passage, at);
  if (lowerAt(passage, at - 1) === '-' && passage.tokens[at]?.glued === true) return null;
  // "the Evening Herald daily reported": a newspaper
  if (passage.tokens[at - 1]?.capital === true && at > 1 && passage.tags[at + 1] === 'verb') return null;
  // as an adjective it describes ("quarterly dividend"), as an adverb it tells when
  const describes = passage.tags[at + 1] === 'noun' || passage.tags[at + 1] === 'either';
  if (describes && lowerAt(passage, at + 1) !== 'basis') return null;
  return set(at, at + 1, adverb);
}

function set(first: number, last: number, value: string): TimeMatch {
  return { first, last, type: 'SET', value, mod: null };
}

/** "every day", "every two weeks", "every other Tuesday", "every second year", "every June", "every morning". */
function readEvery(passage: Passage, at: number): TimeMatch | null {
  const next = lowerAt(passage, at + 1);
  const skipped =
    next === 'other'
      ? 2
      : next === 'single'
        ? 1
        : timeUnits.has(lowerAt(passage, at + 2))
          ? (ordinals.get(next) ?? 0)
          : 0;
  const few = next === 'few' || next === 'several' ? 1 : 0;
  const count = skipped > 0 || few > 0 ? null : smallCount(passage, at + 1);
  const from = count?.last ?? at + 1 + (skipped > 0 || next === 'other' ? 1 : few);
  const noun = lowerAt(passage, from);
  const number = few > 0 ? 'X' : String(count?.value ?? Math.max(1, skipped));
  const part = dayParts.get(noun);
  if (part !== undefined && count === null) return set(at, from + 1, `${openDay}${part}`);
  const unit = timeUnits.get(noun);
  if (unit !== undefined) return set(at, from + 1, unit === 'WE' ? 'XXXX-WXX-WE' : period(number, unit));
  if (count !== null || few > 0) return null;
  const weekday = weekdays.get(noun);
  if (weekday !== undefined && noun.endsWith('day')) {
    const behind = dayParts.get(lowerAt(passage, from + 1));
    return set(at, from + (behind === undefined ? 1 : 2), `XXXX-WXX-${weekday === 0 ? 7 : weekday}${behind ?? ''}`);
  }
  const month = months.get(noun);
  if (month !== undefined && noun.length > 2) return set(at, from + 1, `XXXX-${pad(month, 2)}`);
  const season = seasons.get(noun);
  return season === undefined ? null : set(at, from + 1, `XXXX-${season}`);
}

/** "twice a week", "once every two years". */
function readFrequency(passage: Passage, first: number, at: number): TimeMatch | null {
  const joint = lowerAt(passage, at);
  if (joint === 'every' || joint === 'each') {
    const every = readEvery(passage, at);
    return every === null ? null : { ...every, first };
  }
  if (joint !== 'a' && joint !== 'an' && joint !== 'per') return null;
  const unit = timeUnits.get(lowerAt(passage, at + 1));
  return unit === undefined || lowerAt(passage, at + 1).endsWith('s') ? null : set(first, at + 2, period('1', unit));
}

/** "three times a month". */
function readTimesA(passage: Passage, at: number): TimeMatch | null {
  const count = smallCount(passage, at);
  if (count === null || lowerAt(passage, count.last) !== 'times') return null;
  return readFrequency(passage, at, count.last + 1);
}

function readRoundTheClock(passage: Passage, at: number): TimeMatch | null {
  if (lowerAt(passage, at + 1) !== '/' || lowerAt(passage, at + 2) !== '7') return null;
  const glued = passage.tokens[at + 1]?.glued === true && passage.tokens[at + 2]?.glued === true;
  return glued && lowerAt(passage, at + 3) !== '/' ? set(at, at + 3, 'P1D') : null;
}
