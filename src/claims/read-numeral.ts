import type { Token } from '../text/tokenize.ts';
import { fractionSigns } from './number-lexicon.ts';
import { type Numeral, readDigits } from './read-digits.ts';
import { readFraction } from './read-fraction-words.ts';
import { readWords } from './read-number-words.ts';
import { readPart } from './read-part.ts';
import { readCouple, readVague } from './read-vague-numbers.ts';
import { units } from './unit-lexicon.ts';

/**
 * Reads the number that starts at a token.
 *
 * returns  the numeral, or null when none starts there; "a" counts only before a scale or a fraction ("a million")
 */
export function readNumeral(tokens: readonly Token[], at: number, afterCurrency: boolean): Numeral | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'number') return readDigits(tokens, at, token, afterCurrency);
  if (token.kind === 'mark') {
    const sign = fractionSigns.get(token.text);
    return sign === undefined ? null : { low: sign, high: sign, next: at + 1, style: 'fraction', scale: 1 };
  }
  return (
    readVague(tokens, at) ??
    readCouple(tokens, at) ??
    readFraction(tokens, at) ??
    readWords(tokens, at) ??
    readOneAndPart(tokens, at)
  );
}

/** "an hour and a half", "a day or two": one, whose rest is read behind the unit. */
function readOneAndPart(tokens: readonly Token[], at: number): Numeral | null {
  return opensOneAndPart(tokens, at) ? { low: 1, high: 1, next: at + 1, style: 'words', scale: 1 } : null;
}

/** Whether an article opens "an hour and a half" or "a day or two". */
export function opensOneAndPart(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower;
  if ((word !== 'a' && word !== 'an') || !units.has(tokens[at + 1]?.lower ?? '')) return false;
  if (tokens[at + 2]?.lower === 'or') return tokens[at + 3]?.lower === 'two';
  return tokens[at + 2]?.lower === 'and' && readPart(tokens, at + 2) !== null;
}
