import { isDigit } from '../text/characters.ts';
import type { Token } from '../text/tokenize.ts';
import { scaleSuffixes, scales } from './number-lexicon.ts';
import { readPart, readSlashFraction } from './read-part.ts';

/** A number as written, digits or words, with its scale. */
export interface Numeral {
  readonly low: number;
  readonly high: number;
  /** index of the token after it */
  readonly next: number;
  readonly style: 'digits' | 'words' | 'fraction' | 'vague';
  /** factor of the scale words or letters in it; 1 when none */
  readonly scale: number;
  /** what the words themselves say of its exactness ("a couple of hundred"); `=` when left out */
  readonly bound?: '~';
}

/**
 * The value of a run of digits with separators.
 *
 * returns  null for what is no number: a version, a malformed grouping
 */
export function digitsValue(text: string): number | null {
  if (isDigits(text)) return Number(text);
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

function isDigits(text: string): boolean {
  let at = 0;
  while (at < text.length && isDigit(text.charCodeAt(at))) at++;
  return at === text.length;
}

/** Reads digits with their fraction, power and scale. */
export function readDigits(tokens: readonly Token[], at: number, token: Token, afterCurrency: boolean): Numeral | null {
  if (isSlashFraction(tokens, at)) {
    const share = readSlashFraction(tokens, at) ?? 0;
    return { low: share, high: share, next: at + 3, style: 'fraction', scale: 1 };
  }
  const grouped = readSpacedGroups(tokens, at) ?? { value: digitsValue(token.text), next: at + 1 };
  let { value, next } = grouped;
  if (value === null || !Number.isFinite(value)) return null;
  const part = Number.isInteger(value) ? readPart(tokens, next) : null;
  if (part !== null) {
    value += part.value;
    next = part.next;
  }
  const power = readPower(tokens, next);
  if (power !== null) {
    const raised = tidy(value * power.factor);
    return { low: raised, high: raised, next: power.next, style: 'digits', scale: power.factor };
  }
  const scaled = readScale(tokens, next, afterCurrency);
  value = tidy(value * scaled.scale);
  const behind = part === null && scaled.scale >= 1e3 ? readPart(tokens, scaled.next) : null;
  if (behind !== null) {
    value = tidy(value + behind.value * scaled.scale);
    return { low: value, high: value, next: behind.next, style: 'digits', scale: scaled.scale };
  }
  return { low: value, high: value, next: scaled.next, style: 'digits', scale: scaled.scale };
}

/** Groups of thousands that a number of news may have: quadrillions. */
const groupsMax = 6;

/**
 * "12 500 000" with ordinary spaces, and "6, 214.5" with the space that agencies' line breaks leave behind a comma.
 *
 * returns  null when the number ends where its token ends, and where the row of digits is no number of a text
 *          (telephones, lists)
 */
function readSpacedGroups(tokens: readonly Token[], at: number): { value: number | null; next: number } | null {
  const first = tokens[at];
  if (first === undefined || first.text.length > 3 || !/^[1-9]\d*$/.test(first.text)) return null;
  const comma = tokens[at + 1];
  const broken = tokens[at + 2];
  if (comma?.glued === true && broken?.kind === 'number' && isOneSpaceApart(comma, broken)) {
    return readBroken(tokens, at, comma.text, broken);
  }
  let next = at + 1;
  let digits = first.text;
  while (next - at <= groupsMax && isGroup(tokens, next)) digits += tokens[next++]?.text.replace(',', '.') ?? '';
  if (next === at + 1 || tokens[next]?.kind === 'number' || !mayOpenGroups(tokens, at)) return null;
  return { value: Number(digits), next };
}

/** Words that a number follows, and no list of numbers. */
const approximations = /^(?:about|around|some|nearly|almost|than|roughly|approximately|over|least|estimated|record)$/;

/** "6, 214.5", "around 3, 400 sheep", "48. 3 percent": a line break left a space behind the separator. */
function readBroken(
  tokens: readonly Token[],
  at: number,
  separator: string,
  broken: Token,
): { value: number; next: number } | null {
  const whole = tokens[at]?.text ?? '';
  const after = tokens[at + 3];
  if (separator === '.') {
    const percent = after?.text === '%' || /^(?:percent|per|pct)$/.test(after?.lower ?? '');
    return percent && /^\d+$/.test(broken.text) ? { value: Number(`${whole}.${broken.text}`), next: at + 3 } : null;
  }
  if (separator !== ',' || !/^\d{3}(?:\.\d+)?$/.test(broken.text)) return null;
  const sure =
    broken.text.includes('.') || (after?.kind === 'word' && approximations.test(tokens[at - 1]?.lower ?? ''));
  return sure ? { value: Number(whole + broken.text), next: at + 3 } : null;
}

function isGroup(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const token = tokens[at];
  if (before === undefined || token?.kind !== 'number' || !/^\d{3}(?:[.,]\d{1,2})?$/.test(token.text)) return false;
  if (!/^\d+$/.test(before.text) || tokens[at + 1]?.text === '-') return false;
  return isOneSpaceApart(before, token);
}

function isOneSpaceApart(before: Token, token: Token): boolean {
  return token.start - before.end === 1 && !token.glued;
}

/** A telephone number opens with "+" or brackets, and behind a name the first digits belong to the name. */
function mayOpenGroups(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined) return true;
  if (before.text === '+' || before.text === ')' || before.text === '-') return false;
  return before.kind !== 'number' && !(before.kind === 'word' && before.capital && at > 1);
}

/** Takes away what binary fractions add: 1.2 × 10^9 is written out without a tail. */
export function tidy(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

/** "× 10 − 30", "x 10^9", glued or not: ten to a power. */
function readPower(tokens: readonly Token[], at: number): { factor: number; next: number } | null {
  if (!/^[×x*]$/.test(tokens[at]?.text ?? '') || tokens[at + 1]?.text !== '10') return null;
  let next = at + 2;
  if (tokens[next]?.text === '^') next++;
  const minus = /^[-−–]$/.test(tokens[next]?.text ?? '') ? 1 : 0;
  const digits = tokens[next + minus];
  if (digits?.kind !== 'number' || (next === at + 2 && minus === 0)) return null;
  const exponent = Number(digits.text);
  if (!Number.isInteger(exponent) || exponent >= 300) return null;
  return { factor: minus === 1 ? 1 / 10 ** exponent : 10 ** exponent, next: next + minus + 1 };
}

function isSlashFraction(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1]?.glued === true && readSlashFraction(tokens, at) !== null;
}

const lengthAdjectives = new Set(
  (
    'long tall high deep wide away above below from race hurdles sprint dash asl wall walls pool pools wave waves tower ' +
    'cliff cliffs yacht crane mast statue drop fence final finals relay freestyle butterfly backstroke breaststroke x by ' +
    'high-rise exclusion rise'
  ).split(' '),
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
      if (after?.kind !== 'word' || after.glued) return false;
      return token.text === 'M' || !(lengthAdjectives.has(after.lower) || isTrack(tokens, at - 1, after.lower));
    case 'b':
      return token.text === 'B' && after?.kind === 'word';
    default:
      return false;
  }
}

/** "won the 100m in 11.2 seconds", "both 100m and 200m": distances of races, which nothing is counted behind. */
function isTrack(tokens: readonly Token[], at: number, after: string): boolean {
  if (!/^(?:50|60|100|110|200|400|800|1500|1,500|3000|3,000)$/.test(tokens[at]?.text ?? '')) return false;
  return (
    /^(?:the|both|and|over|at|men's|women's|'s)$/.test(tokens[at - 1]?.lower ?? '') &&
    /^(?:in|and|at|on|with|final|finals|title|titles|world|champion|heats|record|by|for|to|as|was|is)$/.test(after)
  );
}
