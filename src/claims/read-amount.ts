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
  const base: Started = { first, low, high, numeral };
  if (currency !== null) return readMoney(passage, base, { unit: currency.unit, first: currency.first, last: at });
  const next = unitStart(passage, numeral, high);
  const feet = readFeetInSigns(passage, next);
  if (feet !== null) {
    const height = { kind: 'measure' as const, unit: 'foot', first: next, last: feet.last, compound: false };
    return toAmount(base, tidy(low + feet.value), tidy(high + feet.value), feet.last, height);
  }
  const measure = readMeasure(passage, next);
  if (measure !== null) return readWithMeasure(passage, base, measure);
  const zero = readBelowZero(passage, next);
  const kind = zero === 0 ? ('bare' as const) : ('measure' as const);
  const bare = { kind, unit: zero === 0 ? '' : 'degree', first: next, last: next, compound: false };
  return zero === 0 ? toAmount(base, low, high, next, bare) : toAmount(base, -high, -low, zero, bare);
}

/** A number with its sign, before its unit is known. */
interface Started {
  readonly first: number;
  readonly low: number;
  readonly high: number;
  readonly numeral: Numeral;
}

/** All amounts are made here, of one shape: they are read more often than anything else. */
function toAmount({ first, numeral }: Started, low: number, high: number, last: number, unit: UnitRead): Amount {
  const amount = {
    first,
    last,
    low,
    high,
    isRange: numeral.style === 'vague',
    style: numeral.style,
    scale: numeral.scale,
    kind: unit.kind,
    unit: unit.unit,
    unitFirst: unit.first,
    unitLast: unit.last,
    compound: unit.compound,
  };
  return numeral.bound === undefined ? amount : { ...amount, bound: numeral.bound };
}

/** Money by a sign before: the cents, the code and the rate behind it. */
function readMoney(passage: Passage, base: Started, sign: { unit: string; first: number; last: number }): Amount {
  const { low, high, numeral } = base;
  const dollar = sign.unit === 'dollar' ? readDollarBehind(passage, numeral.next) : null;
  const from = dollar?.last ?? numeral.next;
  const cents = Number.isInteger(low) && low === high ? readHundredths(passage, from) : null;
  const rest = cents?.value ?? 0;
  const rate = readRate(passage, cents?.last ?? from);
  const money = dollar?.unit ?? sign.unit;
  const unit = rate === null ? money : `${money} per ${rate.per}`;
  const last = rate?.last ?? cents?.last ?? from;
  const told = { kind: 'money' as const, unit, first: sign.first, last: sign.last, compound: false };
  return toAmount(base, low + rest, high + rest, last, told);
}

/** What stands behind a number with its measure: a part, a smaller unit, a rate. */
function readWithMeasure(passage: Passage, base: Started, measure: UnitRead): Amount {
  const { low, high } = base;
  const isWhole = Number.isInteger(low) && low === high;
  const { kind, first, compound } = measure;
  const part = isWhole ? readPart(passage.tokens, measure.last) : null;
  if (part !== null) {
    const told = { kind, unit: measure.unit, first, last: measure.last, compound: false };
    return toAmount(base, low + part.value, low + part.value, part.next, told);
  }
  const smaller = isWhole ? readSmaller(passage, measure) : null;
  if (smaller !== null) {
    const value = tidy(low < 0 ? low - smaller.value : low + smaller.value);
    return toAmount(base, value, value, smaller.last, measure);
  }
  if (measure.unit === 'degree' || measure.unit === 'celsius' || measure.unit === 'fahrenheit') {
    const zero = readBelowZero(passage, measure.last);
    if (zero > 0) return toAmount(base, -high, -low, zero, measure);
  }
  const rate = kind === 'age' || compound ? null : readRate(passage, measure.last);
  const last = rate?.last ?? measure.last;
  const per = rate?.per ?? (kind === 'measure' ? readRateBehindBracket(passage, measure.last) : null);
  if (per === null) return toAmount(base, low, high, last, measure);
  const unit = `${measure.unit} per ${per}`;
  return toAmount(base, low, high, last, { kind: kind === 'duration' ? 'measure' : kind, unit, first, last, compound });
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
