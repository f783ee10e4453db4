import type { Token } from '../text/tokenize.ts';
import { scales, smallNumbers, tens } from './number-lexicon.ts';
import { type Numeral, readScale, tidy } from './read-digits.ts';
import { joinsBoth, readPart } from './read-part.ts';

/** What the words read so far add up to. */
interface Sum {
  total: number;
  /** below the next scale; null right after one */
  current: number | null;
  scale: number;
  /** factor of the last word when it was a scale, else 1 */
  lastFactor: number;
  /** the smallest scale from thousand on that was read: those behind it are smaller */
  below: number;
}

/** "twenty-one", "two hundred and fifty", "a million", "one million, two hundred thousand", "three and a half". */
export function readWords(tokens: readonly Token[], from: number): Numeral | null {
  const sum: Sum = { total: 0, current: null, scale: 1, lastFactor: 1, below: Number.POSITIVE_INFINITY };
  let at = from;
  const opening = tokens[at]?.lower ?? '';
  if (opening === 'a' || opening === 'an') {
    const factor = singularScale(tokens[at + 1]?.lower ?? '');
    if (factor === null) return null;
    sum.current = 1;
    at++;
  }
  while (at < tokens.length) {
    const joined = joinerLength(tokens, at, sum);
    if (!addWord(sum, tokens[at + joined]?.lower ?? '')) break;
    at += joined + 1;
  }
  if (at === from || (sum.total === 0 && sum.current === null)) return null;
  return withPart(tokens, at, sum);
}

/** Adds one number word to what was read; false when it does not continue the number. */
function addWord(sum: Sum, word: string): boolean {
  const ten = tens.get(word);
  if (ten !== undefined && (sum.current === null || (sum.current > 0 && sum.current % 100 === 0))) {
    sum.current = (sum.current ?? 0) + ten;
    sum.lastFactor = 1;
    return true;
  }
  const small = smallNumbers.get(word);
  if (small !== undefined && fitsSmall(sum.current, small)) {
    sum.current = (sum.current ?? 0) + small;
    sum.lastFactor = 1;
    return true;
  }
  const factor = singularScale(word);
  if (factor === null) return false;
  if (sum.current !== null && (factor === 100 || factor === 12)) sum.current *= factor;
  else if (sum.current !== null) {
    if (factor >= sum.below) return false;
    sum.total += sum.current * factor;
    sum.current = null;
    sum.below = factor;
  } else if (sum.total > 0 && factor >= 1000 && sum.lastFactor > 1) {
    // "a thousand million", "three lakh crore"
    sum.total *= factor;
  } else return false;
  sum.scale *= factor;
  sum.lastFactor = factor;
  return true;
}

/** The factor of a scale word that multiplies what stands before it: no plural, and no "score", which is a goal. */
function singularScale(word: string): number | null {
  const factor = scales.get(word);
  return factor === undefined || factor === 20 || word.endsWith('s') ? null : factor;
}

/** "three and a half [million]", "a million and a half", "two point five". */
function withPart(tokens: readonly Token[], at: number, sum: Sum): Numeral {
  const whole = sum.total + (sum.current ?? 0);
  const part = readPart(tokens, at);
  if (part !== null) {
    // "two hundred and three quarters" is no number of the news, "a million and a half" is a million more than half
    const scaled = readScale(tokens, part.next, false);
    const value = tidy((whole + part.value * sum.lastFactor) * scaled.scale);
    return { low: value, high: value, next: scaled.next, style: 'words', scale: sum.scale * scaled.scale };
  }
  if (tokens[at]?.lower === 'point' && sum.lastFactor === 1) {
    let digits = '';
    let next = at + 1;
    while (digits.length < 8) {
      const digit = smallNumbers.get(tokens[next]?.lower ?? '');
      if (digit === undefined || digit > 9) break;
      digits += digit;
      next++;
    }
    if (digits !== '') {
      const scaled = readScale(tokens, next, false);
      const value = tidy(Number(`${whole}.${digits}`) * scaled.scale);
      return { low: value, high: value, next: scaled.next, style: 'words', scale: scaled.scale };
    }
  }
  return { low: whole, high: whole, next: at, style: 'words', scale: sum.scale };
}

/** Tokens to skip before the next number word: a glued hyphen, "and" after hundreds and scales, a comma after scales. */
function joinerLength(tokens: readonly Token[], at: number, sum: Sum): number {
  const token = tokens[at];
  const { current, total } = sum;
  if ((current !== null || total > 0) && token?.text === '-' && joinsBoth(tokens, at)) {
    if (tokens[at + 1]?.lower !== 'and') return 1;
    return joinsBoth(tokens, at + 2) && isNumberWord(tokens[at + 3]?.lower ?? '') ? 3 : 0;
  }
  const hundreds = current !== null && current >= 100 && current % 100 === 0;
  const next = tokens[at + 1]?.lower ?? '';
  if (token?.lower === 'and' && (hundreds || (current === null && total > 0))) {
    // "two hundred and six million", but "a thousand and two hundred" may be two numbers
    if (
      isNumberWord(next) &&
      (hundreds ? staysBelow(tokens, at + 1, sum.below) : !scales.has(tokens[at + 2]?.lower ?? ''))
    )
      return 1;
  }
  if (token?.text === ',' && current === null && total > 0 && isNumberWord(next)) {
    return lowerScaleFollows(tokens, at + 1, sum.lastFactor) ? 1 : 0;
  }
  return 0;
}

/**
 * Whether the number behind "and" goes on with the hundreds before it: "two hundred and six million". One with hundreds
 * of its own, or with a scale that was read already, is another number ("between two hundred and three hundred").
 */
function staysBelow(tokens: readonly Token[], from: number, below: number): boolean {
  let at = from;
  while (at < from + 4 && (isNumberWord(tokens[at]?.lower ?? '') || tokens[at]?.text === '-')) at++;
  const factor = singularScale(tokens[at]?.lower ?? '');
  return factor === null || (factor >= 1000 && factor < below);
}

function isNumberWord(word: string): boolean {
  return smallNumbers.has(word) || tens.has(word);
}

/** "one million, two hundred thousand": the words behind the comma end in a scale below the one before it. */
function lowerScaleFollows(tokens: readonly Token[], from: number, factor: number): boolean {
  for (let at = from; at < from + 6; at++) {
    const word = tokens[at]?.lower ?? '';
    const scale = scales.get(word);
    if (scale !== undefined && scale >= 100 && scale < factor) return true;
    if (!isNumberWord(word) && word !== '-' && word !== 'and') return false;
  }
  return false;
}

function fitsSmall(current: number | null, small: number): boolean {
  if (current === null) return true;
  if (current % 100 === 0 && current > 0) return small > 0;
  return small > 0 && small < 10 && current % 10 === 0 && current % 100 >= 20;
}
