import type { FigureKind } from './figure.ts';
import { multipleWords } from './number-lexicon.ts';
import type { Passage } from './passage.ts';
import {
  readBelowZero,
  readDollarBehind,
  readFeetInSigns,
  readHundredths,
  readRateBehindBracket,
  readSmallerPart,
} from './read-compound.ts';
import { readCurrencyBefore } from './read-currency.ts';
import { type Numeral, tidy } from './read-digits.ts';
import { wholeUnit } from './read-fraction-words.ts';
import { readNumeral } from './read-numeral.ts';
import { readPart } from './read-part.ts';
import { readRate } from './read-rate.ts';
import { readMeasure, type UnitRead } from './read-unit.ts';

/** A number with the unit glued to it by sign, code, measure or percentage; counted nouns come later. */
export interface Amount {
  readonly first: number;
  readonly last: number;
  readonly low: number;
  readonly high: number;
  readonly isRange: boolean;
  readonly style: 'digits' | 'words' | 'fraction' | 'vague';
  readonly scale: number;
  readonly kind: FigureKind;
  readonly unit: string;
  readonly unitFirst: number;
  readonly unitLast: number;
  readonly compound: boolean;
  /** what the words of the number say of its exactness; `=` when left out */
  readonly bound?: '~';
}

/**
 * Reads the number at token `at` with its sign and unit.
 *
 * money    set when a currency sign further left governs the number too ("€10-15m"): letters behind it are scales
 * returns  null when no number starts there
 */
export function readAmount(passage: Passage, at: number, money: 'money' | null = null): Amount | null {
  const { tokens } = passage;
  const fold = multipleWords.get(tokens[at]?.lower ?? '');
  if (fold !== undefined) {
    const whole = { first: at, last: at + 1, low: fold, high: fold, isRange: false, style: 'words' as const, scale: 1 };
    return { ...whole, kind: 'measure', unit: 'count', unitFirst: at, unitLast: at + 1, compound: false };
  }
  const decimals = readsAsDecimals(passage, at);
  const start = decimals ? at - 1 : at;
  const currency = readCurrencyBefore(passage, start);
  const numeral = readNumeral(tokens, at, currency !== null || money !== null);
  if (numeral === null) return null;
  let first = currency?.first ?? start;
  let { low, high } = numeral;
  if (decimals && numeral.style === 'digits') {
    low = tidy(low / 10 ** (tokens[at]?.text.length ?? 0));
    high = low;
  }
  if (currency !== null && tokens[at - 1]?.text === '-') {
    low = -low;
    high = -high;
  }
  const sign = tokens[first - 1];
  if (sign !== undefined && isMinus(passage, first - 1, decimals || currency !== null)) {
    low = -low;
    high = -high;
    first--;
  }
  const base = {
    first,
    low,
    high,
    isRange: numeral.style === 'vague',
    style: numeral.style,
    scale: numeral.scale,
    ...(numeral.bound === undefined ? {} : { bound: numeral.bound }),
  };
  if (currency !== null) return { ...base, ...readMoney(passage, base.low, numeral.next, currency), unitLast: at };
  const next = unitStart(passage, numeral, high);
  const feet = readFeetInSigns(passage, next);
  if (feet !== null) {
    const height = { ...base, low: tidy(low + feet.value), high: tidy(high + feet.value), last: feet.last };
    return { ...height, kind: 'measure', unit: 'foot', unitFirst: next, unitLast: feet.last, compound: false };
  }
  const measure = readMeasure(passage, next);
  if (measure !== null) return readWithMeasure(passage, base, measure);
  const zero = readBelowZero(passage, next);
  const bare = { ...base, kind: 'bare' as const, unit: '', unitFirst: next, unitLast: next, compound: false };
  return zero === 0
    ? { ...bare, last: next }
    : { ...bare, ...negated(bare), last: zero, kind: 'measure', unit: 'degree' };
}

type Started = Omit<Amount, 'last' | 'kind' | 'unit' | 'unitFirst' | 'unitLast' | 'compound'>;

function negated({ low, high }: { low: number; high: number }): { low: number; high: number } {
  return { low: -Math.max(low, high), high: -Math.min(low, high) };
}

/** Money by a sign before: the cents, the code and the rate behind it. */
function readMoney(
  passage: Passage,
  value: number,
  next: number,
  currency: { unit: string; first: number },
): Pick<Amount, 'low' | 'high' | 'last' | 'kind' | 'unit' | 'unitFirst' | 'compound'> {
  const dollar = currency.unit === 'dollar' ? readDollarBehind(passage, next) : null;
  const from = dollar?.last ?? next;
  const cents = Number.isInteger(value) ? readHundredths(passage, from) : null;
  const whole = value + (cents?.value ?? 0);
  const rate = readRate(passage, cents?.last ?? from);
  const money = dollar?.unit ?? currency.unit;
  const unit = rate === null ? money : `${money} per ${rate.per}`;
  const last = rate?.last ?? cents?.last ?? from;
  return { low: whole, high: whole, last, kind: 'money', unit, unitFirst: currency.first, compound: false };
}

/** What stands behind a number with its measure: a part, a smaller unit, a rate. */
function readWithMeasure(passage: Passage, base: Started, measure: UnitRead): Amount {
  const { tokens } = passage;
  const { low, high } = base;
  const isWhole = Number.isInteger(low) && low === high;
  const described = { kind: measure.kind, unit: measure.unit, unitFirst: measure.first, unitLast: measure.last };
  const part = isWhole ? readPart(tokens, measure.last) : null;
  if (part !== null) {
    const whole = { low: low + part.value, high: low + part.value, last: part.next };
    return { ...base, ...described, ...whole, compound: false };
  }
  const smaller = isWhole ? readSmaller(passage, measure) : null;
  if (smaller !== null) {
    const value = low < 0 ? low - smaller.value : low + smaller.value;
    const whole = { low: tidy(value), high: tidy(value), last: smaller.last };
    return { ...base, ...described, ...whole, compound: measure.compound };
  }
  if (measure.unit === 'degree' || measure.unit === 'celsius' || measure.unit === 'fahrenheit') {
    const zero = readBelowZero(passage, measure.last);
    if (zero > 0) return { ...base, ...described, ...negated(base), last: zero, compound: measure.compound };
  }
  const rate = measure.kind === 'age' || measure.compound ? null : readRate(passage, measure.last);
  const last = rate?.last ?? measure.last;
  const per = rate?.per ?? (measure.kind === 'measure' ? readRateBehindBracket(passage, measure.last) : null);
  return {
    ...base,
    last,
    kind: measure.kind === 'duration' && per !== null ? 'measure' : measure.kind,
    unit: per === null ? measure.unit : `${measure.unit} per ${per}`,
    unitFirst: measure.first,
    unitLast: last,
    compound: measure.compound,
  };
}

function readSmaller(passage: Passage, measure: UnitRead): { value: number; last: number } | null {
  return measure.kind === 'money'
    ? readHundredths(passage, measure.last)
    : readSmallerPart(passage, measure.unit, measure.last);
}

/** Where the unit starts: right after the number, or behind "of a" for a part ("0.74 of a point"). */
function unitStart(passage: Passage, numeral: Numeral, high: number): number {
  const whole = high < 1 ? wholeUnit(passage.tokens, numeral.next) : 0;
  return whole > 0 ? whole : numeral.next;
}

/** ".75", "$.75", "-.5": digits behind a full stop that no word stands before. */
export function readsAsDecimals(passage: Passage, at: number): boolean {
  const point = passage.tokens[at - 1];
  const token = passage.tokens[at];
  if (point?.text !== '.' || token?.glued !== true || !/^\d+$/.test(token.text)) return false;
  return !point.glued || /^[-−$€£]$/.test(passage.tokens[at - 2]?.text ?? '');
}

/** A minus that belongs to the number: glued to it, with a space or nothing before. */
function isMinus(passage: Passage, at: number, money: boolean): boolean {
  const token = passage.tokens[at];
  const next = passage.tokens[at + 1];
  if (token === undefined || next === undefined) return false;
  if (token.lower === 'minus') return passage.tokens[at - 2]?.lower !== 'plus';
  if (token.lower === 'negative') return next.kind === 'number' || passage.tags[at + 1] === 'num';
  if (token.text === '-' && passage.tokens[at - 1]?.lower === 'minus') return next.glued;
  if (token.text !== '-' && token.text !== '−') return false;
  return next.glued && !token.glued && (money || next.kind === 'number');
}
