import type { FigureKind } from './figure.ts';
import { multipleWords } from './number-lexicon.ts';
import type { Passage } from './passage.ts';
import { readCurrencyBefore } from './read-currency.ts';
import { readNumeral } from './read-numeral.ts';
import { readMeasure, readRate } from './read-unit.ts';

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
}

/**
 * Reads the number at token `at` with its sign and unit.
 *
 * returns  null when no number starts there
 */
export function readAmount(passage: Passage, at: number): Amount | null {
  const { tokens } = passage;
  const fold = multipleWords.get(tokens[at]?.lower ?? '');
  if (fold !== undefined) {
    const whole = { first: at, last: at + 1, low: fold, high: fold, isRange: false, style: 'words' as const, scale: 1 };
    return { ...whole, kind: 'measure', unit: 'count', unitFirst: at, unitLast: at + 1, compound: false };
  }
  const currency = readCurrencyBefore(passage, at);
  const numeral = readNumeral(tokens, at, currency !== null);
  if (numeral === null) return null;
  let first = currency?.first ?? at;
  let { low, high } = numeral;
  if (currency !== null && tokens[at - 1]?.text === '-') {
    low = -low;
    high = -high;
  }
  const sign = tokens[first - 1];
  if (sign !== undefined && isMinus(passage, first - 1, currency !== null)) {
    low = -low;
    high = -high;
    first--;
  }
  const base = { first, low, high, isRange: numeral.style === 'vague', style: numeral.style, scale: numeral.scale };
  if (currency !== null) {
    const rate = readRate(passage, numeral.next);
    const unit = rate === null ? currency.unit : `${currency.unit} per ${rate.per}`;
    const last = rate?.last ?? numeral.next;
    return { ...base, last, kind: 'money', unit, unitFirst: currency.first, unitLast: at, compound: false };
  }
  const measure = readMeasure(passage, numeral.next);
  if (measure === null) {
    const next = numeral.next;
    return { ...base, last: next, kind: 'bare', unit: '', unitFirst: next, unitLast: next, compound: false };
  }
  const rate = measure.kind === 'age' || measure.compound ? null : readRate(passage, measure.last);
  const last = rate?.last ?? measure.last;
  return {
    ...base,
    last,
    kind: measure.kind === 'duration' && rate !== null ? 'measure' : measure.kind,
    unit: rate === null ? measure.unit : `${measure.unit} per ${rate.per}`,
    unitFirst: measure.first,
    unitLast: last,
    compound: measure.compound,
  };
}

/** A minus that belongs to the number: glued to it, with a space or nothing before. */
function isMinus(passage: Passage, at: number, money: boolean): boolean {
  const token = passage.tokens[at];
  const next = passage.tokens[at + 1];
  if (token === undefined || next === undefined) return false;
  if (token.lower === 'minus') return true;
  if (token.text === '-' && passage.tokens[at - 1]?.lower === 'minus') return next.glued;
  if (token.text !== '-' && token.text !== '−') return false;
  return next.glued && !token.glued && (money || next.kind === 'number');
}
