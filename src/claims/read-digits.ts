import type { Token } from '../text/tokenize.ts';
import { fractionSigns, scaleSuffixes, scales } from './number-lexicon.ts';

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
 * The value of a run of digits with separators.
 *
 * returns  null for what is no number: a version, a malformed grouping
 */
export function digitsValue(text: string): number | null {
  const plain = text.replace(', 000', '000').replace(/[\u00a0\u2009\u202f'’]/g, '');
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

/** Reads digits with their fraction, power and scale. */
export function readDigits(tokens: readonly Token[], at: number, token: Token, afterCurrency: boolean): Numeral | null {
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
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
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

/** Reads the scale words or letters behind a number; factor 1 when there are none. */
export function readScale(
  tokens: readonly Token[],
  from: number,
  afterCurrency: boolean,
): { scale: number; next: number } {
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
