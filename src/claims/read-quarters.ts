import { pad } from './calendar.ts';
import { directionAt } from './direction.ts';
import { lowerAt, type Passage } from './passage.ts';
import { readFirstUnits } from './read-parts.ts';
import { readWhoseYear, type WhoseYear } from './read-years.ts';
import { gameNouns, gameWords, ordinals } from './time-lexicon.ts';
import { dateMatch, type TimeContext, type TimeMatch, withArticle } from './time-match.ts';

/** "the third quarter of 1990", "third-quarter", "the first half of 2026", "the first two weeks of 2022". */
export function readPartOfYear(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const glued = passage.tokens[at + 1]?.glued === true ? `${lowerAt(passage, at)}${lowerAt(passage, at + 1)}` : '';
  const word = lowerAt(passage, at);
  const ordinal = ordinals.get(word) ?? ordinals.get(glued) ?? (word === 'last' ? 5 : undefined);
  if (ordinal === undefined) return null;
  let next = at + (ordinals.has(word) || word === 'last' ? 1 : 2);
  const numbered = next;
  if (lowerAt(passage, next) === '-') next++;
  const noun = lowerAt(passage, next);
  if (noun !== 'quarter' && noun !== 'half') {
    return word === 'last' ? null : readFirstUnits(passage, at, numbered, context);
  }
  if (isGame(passage) || gameNouns.has(lowerAt(passage, next + 1))) return null;
  const whose = readWhoseYear(passage, next + 1, context);
  const last = whose?.last ?? next + 1;
  if (word === 'last' && (whose === null || lowerAt(passage, next + 1) !== 'of')) return null;
  const parts = noun === 'quarter' ? 4 : 2;
  const number = word === 'final' || word === 'last' ? parts : ordinal;
  if (number > parts) return null;
  if (parts === 2 && whose === null && !standsAsHalf(passage, at, next)) return null;
  return partMatch(passage, at, last, { letter: parts === 4 ? 'Q' : 'H', number, whose }, context);
}

interface Part {
  readonly letter: 'Q' | 'H';
  readonly number: number;
  readonly whose: WhoseYear | null;
}

function partMatch(passage: Passage, at: number, last: number, part: Part, context: TimeContext): TimeMatch {
  const { letter, number, whose } = part;
  const year = whose === null ? unsaidYear(passage, at, letter === 'Q' ? 3 : 6, number, context) : whose.year;
  const fiscal = lowerAt(passage, at - 1) === 'fiscal' ? 1 : 0;
  const value = `${year === null ? 'XXXX' : pad(year, 4)}-${letter}${number}`;
  context.lastDate = value;
  if (letter === 'Q' && (context.lastPeriod === null || whose === null)) context.lastPeriod = value;
  return dateMatch(withArticle(passage, at - fiscal), last, value);
}

/** The year of a quarter or half without one: one that has not begun is that of last year when the words look back. */
function unsaidYear(passage: Passage, at: number, months: number, number: number, context: TimeContext): number | null {
  const { now } = context;
  if (now === null) return null;
  const current = Math.ceil(now.month / months);
  if (number > current && directionAt(passage, at) < 0) return now.year - 1;
  // long past and still ahead: the next one
  return number < current - 1 && isAnnounced(passage, at) ? now.year + 1 : now.year;
}

/** "by the first quarter" in November is that of next year. */
function isAnnounced(passage: Passage, at: number): boolean {
  for (let near = at - 1; near >= Math.max(0, at - 8); near--) {
    if (/^(?:will|by|until|expects?|expected|due|plans?|planned|aims?)$/.test(lowerAt(passage, near))) return true;
  }
  return false;
}

/** "first-half profit", "in the second half": a half of the year, not of anything else. */
function standsAsHalf(passage: Passage, at: number, noun: number): boolean {
  const after = lowerAt(passage, noun + 1);
  if (after === 'of' || after === 'hour' || after === 'century' || after === 'a' || after === 'an') return false;
  if (noun > at + 1 && lowerAt(passage, at + 1) === '-') return true;
  return (
    lowerAt(passage, at - 1) === 'the' &&
    /^(?:in|for|during|of|by|from|until|since|over)$/.test(lowerAt(passage, at - 2))
  );
}

/** Whether a sentence tells of a game, whose quarters and halves are no dates. */
function isGame(passage: Passage): boolean {
  return passage.tokens.some((token) => gameWords.has(token.lower));
}

/** "Q3", "Q3 2024", "H1 2025", "3Q24", "1H 2025". */
export function readQuarterCode(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const token = passage.tokens[at];
  if (token === undefined) return null;
  const code = /^([QH])([1-4])$/.exec(token.text);
  if (code !== null && (code[1] === 'Q' || Number(code[2]) < 3)) {
    const whose = readWhoseYear(passage, at + 1, context);
    const letter = code[1] === 'Q' ? 'Q' : 'H';
    return partMatch(passage, at, whose?.last ?? at + 1, { letter, number: Number(code[2]), whose }, context);
  }
  const behind = passage.tokens[at + 1];
  const tail = behind?.glued === true ? /^([QH])((?:20)?\d\d)?$/.exec(behind.text) : null;
  if (tail === null || !/^[1-4]$/.test(token.text) || (tail[1] === 'H' && Number(token.text) > 2)) return null;
  const short = tail[2];
  const glued = short === undefined ? null : { year: Number(short.length === 2 ? `20${short}` : short), last: at + 2 };
  const whose = glued ?? readWhoseYear(passage, at + 2, context);
  const letter = tail[1] === 'Q' ? 'Q' : 'H';
  return partMatch(passage, at, whose?.last ?? at + 2, { letter, number: Number(token.text), whose }, context);
}
