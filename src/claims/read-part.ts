import type { Token } from '../text/tokenize.ts';
import { fractionSigns, fractionWords, smallNumbers } from './number-lexicon.ts';

/** A part of one that stands behind a whole number: "½", "1/2", "and a half", "-and-three-quarters". */
export interface PartRead {
  readonly value: number;
  /** index of the token after it */
  readonly next: number;
}

/**
 * Reads the part that makes a whole number a mixed one.
 *
 * at       token right after the whole number
 * returns  null when none stands there; hyphens are taken when they glue all of it together
 */
export function readPart(tokens: readonly Token[], at: number): PartRead | null {
  return readSignPart(tokens, at) ?? readWordPart(tokens, at);
}

/** "2½", "2 ½", "2 1/2", "2-1/2". */
function readSignPart(tokens: readonly Token[], at: number): PartRead | null {
  const hyphen = joinsBoth(tokens, at) ? 1 : 0;
  const sign = fractionSigns.get(tokens[at + hyphen]?.text ?? '');
  if (sign !== undefined) return { value: sign, next: at + hyphen + 1 };
  if (hyphen === 0 && tokens[at]?.glued !== false) return null;
  const value = readSlashFraction(tokens, at + hyphen);
  return value === null ? null : { value, next: at + hyphen + 3 };
}

/**
 * "1/2", "7/8": a small numerator below its denominator, all glued, and nothing glued after that makes it a date.
 *
 * at       token of the numerator
 * returns  the value, or null
 */
export function readSlashFraction(tokens: readonly Token[], at: number): number | null {
  const upper = tokens[at];
  const lower = tokens[at + 2];
  if (upper?.kind !== 'number' || !/^[/⁄]$/.test(tokens[at + 1]?.text ?? '') || lower?.kind !== 'number') return null;
  if (!tokens[at + 1]?.glued || !lower.glued || tokens[at + 3]?.text === '/') return null;
  const numerator = Number(upper.text);
  const denominator = Number(lower.text);
  if (!(Number.isInteger(numerator) && numerator > 0 && numerator < denominator)) return null;
  return denominator <= 10 || slashDenominators.has(denominator) ? numerator / denominator : null;
}

/** Denominators above ten that are written with a slash: inches and shares. 9/11 is a day. */
const slashDenominators = new Set([12, 16, 20, 32, 64, 100]);

/** "and a half", "-and-a-half", "and three quarters", "and two-thirds". */
function readWordPart(tokens: readonly Token[], at: number): PartRead | null {
  let next = skipHyphen(tokens, at);
  if (tokens[next]?.lower !== 'and') return null;
  next = skipHyphen(tokens, next + 1);
  const opening = tokens[next]?.lower ?? '';
  const numerator = opening === 'a' || opening === 'an' ? 1 : smallNumbers.get(opening);
  if (numerator === undefined || numerator < 1 || numerator > 9) return null;
  next = skipHyphen(tokens, next + 1);
  const part = tokens[next]?.lower ?? '';
  const denominator = fractionWords.get(part);
  if (denominator === undefined || numerator >= denominator) return null;
  if (opening === 'a' || opening === 'an') {
    // "two and a fifth" is hardly ever a number
    if (denominator > 4 || part.endsWith('s')) return null;
  } else if (numerator > 1 !== part.endsWith('s') && !isHyphen(tokens, next - 1)) return null;
  return { value: numerator / denominator, next: next + 1 };
}

function skipHyphen(tokens: readonly Token[], at: number): number {
  return joinsBoth(tokens, at) ? at + 1 : at;
}

function isHyphen(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === '-';
}

/** A hyphen glued to the word before and the one after. */
export function joinsBoth(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === '-' && tokens[at]?.glued === true && tokens[at + 1]?.glued === true;
}
