import type { Token } from '../text/tokenize.ts';
import {
  fractionSigns,
  fractionWords,
  scaleSuffixes,
  scales,
  smallNumbers,
  tens,
  vagueNumbers,
} from './number-lexicon.ts';

/** A number as written, digits or words, with its scale. */
export interface Numeral {
  readonly low: number;
  readonly high: number;
  /** index of the token after it */
  readonly next: number;
  readonly style: 'digits' | 'words' | 'fraction' | 'vague';
  /** factor of the scale words or letters in it; 1 when none */
  readonly scale: number;
}

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

/**
 * The value of a run of digits with separators.
 *
 * returns  null for what is no number: a version, a malformed grouping
 */
export function digitsValue(text: string): number | null {
  const plain = text.replace(/[\u00a0\u2009\u202f'’]/g, '');
  const commas = plain.split(',').length - 1;
  const points = plain.split('.').length - 1;
  if (commas === 0 && points <= 1) return Number(plain);
  if (commas > 0 && points > 0) {
    if (points === 1 && plain.lastIndexOf('.') > plain.lastIndexOf(',')) return Number(plain.replaceAll(',', ''));
    if (commas === 1) return Number(plain.replaceAll('.', '').replace(',', '.'));
    return null;
  }
  const groups = plain.split(commas > 0 ? ',' : '.');
  const tail = groups.slice(1);
  if (tail.every((group) => group.length === 3)) return Number(groups.join(''));
  if (points > 0) return null;
  if (commas === 1 && (tail[0]?.length ?? 0) <= 2) return Number(plain.replace(',', '.'));
  const last = tail.at(-1) ?? '';
  const indian = last.length === 3 && tail.slice(0, -1).every((group) => group.length === 2);
  return indian ? Number(groups.join('')) : null;
}

function readDigits(tokens: readonly Token[], at: number, token: Token, afterCurrency: boolean): Numeral | null {
  let value = digitsValue(token.text);
  if (value === null || !Number.isFinite(value)) return null;
  let next = at + 1;
  const sign = fractionSigns.get(tokens[next]?.text ?? '');
  if (sign !== undefined) {
    value += sign;
    next++;
  } else {
    const part = readSlashFraction(tokens, next);
    if (part !== null && Number.isInteger(value) && tokens[next]?.glued === false) {
      value += part;
      next += 3;
    } else if (isSlashFraction(tokens, at)) {
      const whole = Number(tokens[at + 2]?.text);
      return { low: value / whole, high: value / whole, next: at + 3, style: 'fraction', scale: 1 };
    }
  }
  if (tokens[next]?.lower === 'and' && tokens[next + 1]?.lower === 'a' && tokens[next + 2]?.lower === 'half') {
    value += 0.5;
    next += 3;
  }
  const power = readPower(tokens, next);
  if (power !== null) return { low: value * power, high: value * power, next: next + 3, style: 'digits', scale: power };
  const scaled = readScale(tokens, next, afterCurrency);
  value = tidy(value * scaled.scale);
  return { low: value, high: value, next: scaled.next, style: 'digits', scale: scaled.scale };
}

/** Takes away what binary fractions add: 1.2 × 10^9 is written out without a tail. */
export function tidy(value: number): number {
  return Number(value.toPrecision(15));
}

/** "× 10 − 30", glued or not: ten to a power. */
function readPower(tokens: readonly Token[], at: number): number | null {
  if (tokens[at]?.text !== '×' || tokens[at + 1]?.text !== '10') return null;
  const exponent = Number(tokens[at + 2]?.text);
  return Number.isInteger(exponent) && Math.abs(exponent) < 300 ? 10 ** exponent : null;
}

function isSlashFraction(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1]?.glued === true && readSlashFraction(tokens, at) !== null;
}

/** "1/2", "7/8": a small numerator below its denominator, nothing glued after. */
function readSlashFraction(tokens: readonly Token[], at: number): number | null {
  const upper = tokens[at];
  const lower = tokens[at + 2];
  if (upper?.kind !== 'number' || tokens[at + 1]?.text !== '/' || lower?.kind !== 'number') return null;
  if (!tokens[at + 1]?.glued || !lower.glued || tokens[at + 3]?.text === '/') return null;
  const numerator = Number(upper.text);
  const denominator = Number(lower.text);
  if (!(numerator > 0 && numerator < denominator && denominator <= 16)) return null;
  return numerator / denominator;
}

const lengthAdjectives = new Set(
  'long tall high deep wide away above below from race hurdles sprint dash asl'.split(' '),
);

function readScale(tokens: readonly Token[], from: number, afterCurrency: boolean): { scale: number; next: number } {
  let at = from;
  let scale = 1;
  const glued = tokens[at];
  if (glued?.kind === 'word' && glued.glued && isScaleLetter(tokens, at, afterCurrency)) {
    scale = scaleSuffixes.get(glued.lower) ?? 1;
    at++;
  }
  for (;;) {
    const hyphen = tokens[at]?.text === '-' && tokens[at]?.glued === true && tokens[at + 1]?.glued === true ? 1 : 0;
    const word = tokens[at + hyphen];
    if (word?.kind === 'word' && afterCurrency && !word.glued && scale === 1 && /^(?:m|bn|tn|b)$/.test(word.lower)) {
      scale = scaleSuffixes.get(word.lower) ?? 1;
      at++;
      break;
    }
    const factor = word?.kind === 'word' ? scales.get(word.lower) : undefined;
    if (
      factor === undefined ||
      (word?.lower.endsWith('s') === true && !word.lower.startsWith('lakh') && !word.lower.startsWith('crore'))
    )
      break;
    scale *= factor;
    at += hyphen + 1;
  }
  return { scale, next: at };
}

/** Whether the letters glued to digits are a scale: "m" is a metre when no money and no counted noun is near. */
function isScaleLetter(tokens: readonly Token[], at: number, afterCurrency: boolean): boolean {
  const token = tokens[at];
  if (token === undefined || !scaleSuffixes.has(token.lower)) return false;
  if (afterCurrency) return true;
  const after = tokens[at + 1];
  switch (token.lower) {
    case 'k':
      return after?.kind === 'word' || token.text === 'k';
    case 'bn':
    case 'tn':
    case 'mn':
    case 'mln':
    case 'bln':
    case 'trn':
      return true;
    case 'm':
      return after?.kind === 'word' && !after.glued && (token.text === 'M' || !lengthAdjectives.has(after.lower));
    case 'b':
      return token.text === 'B' && after?.kind === 'word';
    default:
      return false;
  }
}

function readVague(tokens: readonly Token[], at: number): Numeral | null {
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
function readFraction(tokens: readonly Token[], at: number): Numeral | null {
  const word = tokens[at]?.lower ?? '';
  const second = tokens[at + 1];
  if (word === 'half') {
    if ((second?.lower === 'a' || second?.lower === 'an') && scales.has(tokens[at + 2]?.lower ?? '')) {
      const scaled = readScale(tokens, at + 2, false);
      return { low: scaled.scale / 2, high: scaled.scale / 2, next: scaled.next, style: 'words', scale: scaled.scale };
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

function readWords(tokens: readonly Token[], from: number): Numeral | null {
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
