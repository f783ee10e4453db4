import type { CalendarDay } from './calendar.ts';
import { futureWords, pastWords } from './context-lexicon.ts';
import { smallNumbers, tens } from './number-lexicon.ts';
import type { Passage } from './passage.ts';
import { digitsValue } from './read-digits.ts';

/** A time expression in tokens of its passage. */
export interface TimeMatch {
  readonly first: number;
  readonly last: number;
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  readonly value: string;
  readonly mod: string | null;
}

/** What relative expressions are resolved against. */
export interface TimeContext {
  /** day of publication; null leaves relative dates open */
  readonly now: CalendarDay | null;
  /** the year last named in the text, for dates that lean on it; null when none */
  lastYear: number | null;
  /** value of the last date read, for "the day after" and "that year" */
  lastDate: string | null;
  /** quarter or year that the results under report are of, "1989-Q3"; null when none was named */
  lastPeriod: string | null;
}

const pastShape = /(?:ed|en|wn|ung|ook|ost|old|ent)$/;

/**
 * Whether the words around token `at` look ahead (1) or back (-1): the nearest verb decides, the one before it first.
 */
export function directionAt(passage: Passage, at: number): -1 | 1 {
  const { tokens, tags } = passage;
  for (let near = at - 1; near >= Math.max(0, at - 12); near--) {
    const word = tokens[near]?.lower ?? '';
    const before = tokens[near - 1]?.lower ?? '';
    if (word === ';' || word === ':') break;
    // a participle in the passive leaves the time to its auxiliary: "will be held", "would be completed"
    if (tags[near] === 'verb' && (before === 'be' || before === 'to' || modals.test(before))) continue;
    if (word === 'planned') return /^(?:to|for)$/.test(tokens[near + 1]?.lower ?? '') ? 1 : -1;
    if (futureWords.has(word)) return 1;
    if (word === 'to' && tags[near + 1] === 'verb' && !pastFrame.test(before)) return 1;
    if (pastWords.has(word)) return -1;
    if (tags[near] === 'verb' && pastShape.test(word)) return -1;
    if (tags[near] === 'verb' && word.endsWith('s')) return passage.part === 'headline' ? -1 : 1;
    if (tags[near] === 'aux' && /^(?:is|are|can|might)$/.test(word)) return 1;
  }
  for (let near = at + 1; near < Math.min(tokens.length, at + 14); near++) {
    const word = tokens[near]?.lower ?? '';
    if (/^(?:will|'ll|would|shall)$/.test(word)) return 1;
    if (pastWords.has(word) || (tags[near] === 'verb' && word.endsWith('ed'))) return -1;
  }
  return -1;
}

const modals = /^(?:will|would|shall|should|may|might|can|could|must|'ll|not)$/;
const pastFrame = /^(?:ready|able|began|continued|had|used|led|tried|trip|failed|forced|came|went|helped|managed)$/;

/** A whole number from 0 to 99999 at a token, in digits or in words, or null. */
export function smallCount(passage: Passage, at: number): { value: number; last: number } | null {
  const token = passage.tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'number') {
    const value = digitsValue(token.text);
    return value === null ? null : { value, last: at + 1 };
  }
  const small = smallNumbers.get(token.lower);
  if (small !== undefined) return { value: small, last: at + 1 };
  const ten = tens.get(token.lower);
  if (ten === undefined) return null;
  const hyphen = passage.tokens[at + 1]?.text === '-' ? 1 : 0;
  const unit = smallNumbers.get(passage.tokens[at + 1 + hyphen]?.lower ?? '');
  if (hyphen === 1 && unit !== undefined && unit > 0 && unit < 10) return { value: ten + unit, last: at + 3 };
  return { value: ten, last: at + 1 };
}
