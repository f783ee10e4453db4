import type { Token } from '../text/tokenize.ts';
import { fractionWords, scales, smallNumbers, tens, vagueNumbers } from './number-lexicon.ts';
import { type Numeral, readScale, tidy } from './read-digits.ts';
import { units } from './unit-lexicon.ts';

/** "dozens", "tens of thousands", "several hundred": an order of magnitude. */
export function readVague(tokens: readonly Token[], at: number): Numeral | null {
  const word = tokens[at]?.lower ?? '';
  if (word === 'tens' || word === 'hundreds' || word === 'dozens' || word === 'scores') {
    const scale = tokens[at + 1]?.lower === 'of' ? vagueNumbers.get(tokens[at + 2]?.lower ?? '') : undefined;
    if (scale !== undefined) {
      const factor = word === 'tens' ? 10 : word === 'hundreds' ? 100 : word === 'dozens' ? 12 : 20;
      return { low: scale[0] * factor, high: scale[1] * factor, next: at + 3, style: 'vague', scale: 1 };
    }
  }
  const vague = vagueNumbers.get(word);
  if (vague !== undefined) return { low: vague[0], high: vague[1], next: at + 1, style: 'vague', scale: 1 };
  if (word === 'several' || word === 'few') {
    const factor = scales.get(tokens[at + 1]?.lower ?? '');
    if (factor !== undefined && factor !== 20) {
      return { low: factor, high: factor * 10, next: at + 2, style: 'vague', scale: factor };
    }
  }
  return null;
}

/** "half", "a third", "two-thirds", "three quarters", "half a million". */
export function readFraction(tokens: readonly Token[], at: number): Numeral | null {
  const word = tokens[at]?.lower ?? '';
  const second = tokens[at + 1];
  if (word === 'half') {
    if ((second?.lower === 'a' || second?.lower === 'an') && scales.has(tokens[at + 2]?.lower ?? '')) {
      const scaled = readScale(tokens, at + 2, false);
      return { low: scaled.scale / 2, high: scaled.scale / 2, next: scaled.next, style: 'words', scale: scaled.scale };
    }
    const unit = tokens[at + 2]?.lower ?? '';
    if (
      (second?.lower === 'a' || second?.lower === 'an') &&
      (units.has(unit) || /^(?:percentage|per|point|pound)$/.test(unit))
    ) {
      return { low: 0.5, high: 0.5, next: at + 2, style: 'words', scale: 1 };
    }
    return { low: 0.5, high: 0.5, next: at + 1, style: 'fraction', scale: 1 };
  }
  const numerator = word === 'a' || word === 'an' ? 1 : smallNumbers.get(word);
  if (numerator === undefined || numerator === 0) return null;
  const hyphen = second?.text === '-' ? 1 : 0;
  const part = tokens[at + 1 + hyphen];
  const denominator = part?.kind === 'word' ? fractionWords.get(part.lower) : undefined;
  if (denominator === undefined || part === undefined) return null;
  // "one half" and "a quarter of", but "two quarters", "a third increase", "three fifth graders" are none
  const plural = part.lower.endsWith('s') || part.lower === 'halves';
  if (numerator > 1 !== plural) return null;
  const after = tokens[at + 2 + hyphen]?.lower ?? '';
  const sure = after === 'of' || (plural && hyphen === 1) || denominator === 2;
  const fits =
    sure || after === 'more' || after === 'less' || (denominator === 3 && plural) || /^(?:less|fewer|the)$/.test(after);
  if (!fits || (denominator === 4 && !sure)) return null;
  return {
    low: numerator / denominator,
    high: numerator / denominator,
    next: at + 2 + hyphen,
    style: 'fraction',
    scale: 1,
  };
}

/** "twenty-one", "two hundred and fifty", "a million", "three and a half". */
export function readWords(tokens: readonly Token[], from: number): Numeral | null {
  let at = from;
  let total = 0;
  let current: number | null = null;
  let scale = 1;
  const opening = tokens[at]?.lower ?? '';
  if (opening === 'a' || opening === 'an') {
    const factor = scales.get(tokens[at + 1]?.lower ?? '');
    if (factor === undefined || tokens[at + 1]?.lower.endsWith('s') === true || factor === 20) return null;
    current = 1;
    at++;
  }
  for (;;) {
    const joined = joinerLength(tokens, at, current, total);
    const word = tokens[at + joined]?.lower ?? '';
    const ten = tens.get(word);
    const small = smallNumbers.get(word);
    const factor = scales.get(word);
    if (ten !== undefined && (current === null || current % 100 === 0)) current = (current ?? 0) + ten;
    else if (small !== undefined && fitsSmall(current, small)) current = (current ?? 0) + small;
    else if (factor !== undefined && current !== null && !word.endsWith('s') && factor !== 20) {
      if (factor === 100 || factor === 12) current *= factor;
      else {
        total += current * factor;
        current = null;
      }
      scale *= factor;
    } else break;
    at += joined + 1;
    if (current === null && total > 0 && !continues(tokens, at)) break;
  }
  const sum = total + (current ?? 0);
  if (at === from || (total === 0 && current === null)) return null;
  return withHalf(tokens, at, sum, scale);
}

/** "three and a half [million]", "one and a half". */
function withHalf(tokens: readonly Token[], at: number, sum: number, scale: number): Numeral {
  if (tokens[at]?.lower === 'and' && (tokens[at + 1]?.lower === 'a' || tokens[at + 1]?.lower === 'one')) {
    const part = tokens[at + 2]?.lower === 'half' ? 0.5 : tokens[at + 2]?.lower === 'quarter' ? 0.25 : 0;
    if (part > 0) {
      const scaled = readScale(tokens, at + 3, false);
      const value = (sum + part) * scaled.scale;
      return { low: value, high: value, next: scaled.next, style: 'words', scale: scale * scaled.scale };
    }
  }
  if (tokens[at]?.lower === 'point') {
    const digit = smallNumbers.get(tokens[at + 1]?.lower ?? '');
    if (digit !== undefined && digit < 10) {
      const scaled = readScale(tokens, at + 2, false);
      const value = tidy((sum + digit / 10) * scaled.scale);
      return { low: value, high: value, next: scaled.next, style: 'words', scale: scaled.scale };
    }
  }
  return { low: sum, high: sum, next: at, style: 'words', scale };
}

/** Tokens to skip before the next number word: a glued hyphen, or "and" after hundreds and scales. */
function joinerLength(tokens: readonly Token[], at: number, current: number | null, total: number): number {
  const token = tokens[at];
  if (current !== null && token?.text === '-' && token.glued && tokens[at + 1]?.glued === true) return 1;
  const hundreds = current !== null && current >= 100 && current % 100 === 0;
  if (token?.lower === 'and' && (hundreds || (current === null && total > 0))) {
    const next = tokens[at + 1]?.lower ?? '';
    const after = tokens[at + 2]?.lower ?? '';
    if ((smallNumbers.has(next) || tens.has(next)) && !scales.has(after)) return 1;
  }
  return 0;
}

function continues(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? '';
  return smallNumbers.has(word) || tens.has(word) || word === 'and';
}

function fitsSmall(current: number | null, small: number): boolean {
  if (current === null) return true;
  if (current % 100 === 0 && current > 0) return true;
  return small > 0 && small < 10 && current % 10 === 0 && current % 100 >= 20;
}
