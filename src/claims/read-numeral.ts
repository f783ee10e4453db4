import type { Token } from '../text/tokenize.ts';
import { fractionSigns } from './number-lexicon.ts';
import { type Numeral, readDigits } from './read-digits.ts';
import { readFraction, readVague, readWords } from './read-number-words.ts';

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
  return readVague(tokens, at) ?? readFraction(tokens, at) ?? readWords(tokens, at);
}
