import { addDays, formatDay } from './calendar.ts';
import { lowerAt, type Passage } from './passage.ts';
import { dayParts, deicticWords, timeUnits } from './time-lexicon.ts';
import { dateMatch, type TimeContext, type TimeMatch, withArticle } from './time-match.ts';

/** A day of which nothing is known. */
export const openDay = 'XXXX-XX-XX';

/** "today", "tomorrow", "yesterday", "tonight", "now", "recently", "soon", "the future", "the past". */
export function readDeictic(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const word = lowerAt(passage, at);
  const { now } = context;
  const day = (days: number) => (now === null ? openDay : formatDay(addDays(now, days)));
  switch (word) {
    case 'today':
      return named(context, dateMatch(at, at + 1, day(0)));
    case 'tomorrow':
      return named(context, aroundDay(passage, at, context, 1));
    case 'yesterday':
      return named(context, aroundDay(passage, at, context, -1));
    case 'tonight':
      return { first: at, last: at + 1, type: 'TIME', value: `${day(0)}TNI`, mod: null };
    case 'overnight':
      return { first: at, last: at + 1, type: 'TIME', value: `${day(-1)}TNI`, mod: null };
    case 'past':
    case 'future':
      return readStretch(passage, at, word);
    case 'long':
      return lowerAt(passage, at + 1) === 'ago' ? dateMatch(at, at + 2, 'PAST_REF') : null;
    case 'moment':
      return /^at the$/.test(`${lowerAt(passage, at - 2)} ${lowerAt(passage, at - 1)}`) &&
        !/^(?:of|when|that|the|it|he|she|they|we|you|i|a)$/.test(lowerAt(passage, at + 1))
        ? dateMatch(at - 1, at + 1, 'PRESENT_REF')
        : null;
    default:
      return readReference(passage, at, word);
  }
}

function named(context: TimeContext, match: TimeMatch): TimeMatch {
  context.lastDate = match.value.slice(0, 10);
  return match;
}

/** "tomorrow", "yesterday evening", "the day after tomorrow", "the day before yesterday". */
function aroundDay(passage: Passage, at: number, context: TimeContext, step: -1 | 1): TimeMatch {
  const { now } = context;
  const further = lowerAt(passage, at - 1) === (step === 1 ? 'after' : 'before') && lowerAt(passage, at - 2) === 'day';
  if (further) {
    const first = withArticle(passage, at - 2);
    return dateMatch(first, at + 1, now === null ? openDay : formatDay(addDays(now, 2 * step)));
  }
  const value = now === null ? openDay : formatDay(addDays(now, step));
  const part = dayParts.get(lowerAt(passage, at + 1));
  if (part === undefined || value === openDay) return dateMatch(at, at + 1, value);
  return { first: at, last: at + 2, type: 'TIME', value: `${value}${part}`, mod: null };
}

/** "the past", "the near future". */
function readStretch(passage: Passage, at: number, word: string): TimeMatch | null {
  const value = word === 'past' ? 'PAST_REF' : 'FUTURE_REF';
  const next = passage.tags[at + 1];
  if (next === 'noun' || next === 'either' || next === 'num') return null;
  const before = lowerAt(passage, at - 1);
  if (before === 'the') return dateMatch(at - 1, at + 1, value);
  if (!/^(?:near|immediate|foreseeable|distant|recent)$/.test(before)) return null;
  return dateMatch(withArticle(passage, at - 1), at + 1, value);
}

function readReference(passage: Passage, at: number, word: string): TimeMatch | null {
  const value = deicticWords.get(word);
  if (value === undefined) return null;
  const next = lowerAt(passage, at + 1);
  if (word === 'recent' && (timeUnits.has(next) || next === 'past')) return null;
  if (word === 'current' && (/^(?:account|accounts|affairs|fiscal|financial)$/.test(next) || timeUnits.has(next)))
    return null;
  if (word === 'soon' && next === 'as') {
    return lowerAt(passage, at + 2) === 'possible' ? dateMatch(at - 1, at + 3, value) : null;
  }
  if (word === 'soon' && next === 'after') return null;
  if (word === 'now' && next === 'and' && lowerAt(passage, at + 2) === 'then') return null;
  if (word === 'now' && lowerAt(passage, at - 1) === 'right') return dateMatch(at - 1, at + 1, value);
  return dateMatch(at, at + 1, value);
}
