import type { FigureKind } from './figure.ts';
import type { Passage } from './passage.ts';
import { readCurrencyAfter } from './read-currency.ts';
import { caseUnits, durationUnits, scaleNouns, squareWords, units } from './unit-lexicon.ts';
import { singular } from './word-forms.ts';

export interface UnitRead {
  readonly kind: FigureKind;
  readonly unit: string;
  readonly first: number;
  readonly last: number;
  /** joined to the number by a hyphen */
  readonly compound: boolean;
}

/**
 * Reads a measure, a percentage, a currency name or an age that starts at token `at`, right after a number.
 *
 * returns  the unit in normal form with its token range, or null
 */
export function readMeasure(passage: Passage, at: number): UnitRead | null {
  const { tokens } = passage;
  const hyphen = isJoinedByHyphen(passage, at) ? 1 : 0;
  const from = at + hyphen;
  const compound = hyphen === 1;
  const currency = readCurrencyAfter(passage, from);
  if (currency !== null) return { kind: 'money', unit: currency.unit, first: from, last: currency.last, compound };
  const token = tokens[from];
  if (token === undefined) return null;
  const percent = readPercent(passage, from);
  if (percent !== null) return { ...percent, compound };
  const found = readSimpleUnit(passage, from);
  if (found === null) return null;
  const age = readAge(passage, found);
  if (age !== null) return { ...age, compound };
  const kind: FigureKind = durationUnits.has(found.unit)
    ? 'duration'
    : scaleNouns.has(found.unit)
      ? 'scale'
      : 'measure';
  return { kind, unit: found.unit, first: from, last: found.last, compound };
}

/** A hyphen right after the number and right before a word: "12-day", "38-metre". */
export function isJoinedByHyphen(passage: Passage, at: number): boolean {
  const hyphen = passage.tokens[at];
  const word = passage.tokens[at + 1];
  if (hyphen === undefined || word?.kind !== 'word') return false;
  if (hyphen.text !== '-' && hyphen.text !== '‑' && hyphen.text !== '–') return false;
  return word.glued && (hyphen.glued || /^(?:year|month|day|week|metre|meter|inch|mile|pound)s?$/.test(word.lower));
}

function readPercent(passage: Passage, at: number): Omit<UnitRead, 'compound'> | null {
  const { tokens } = passage;
  const word = tokens[at]?.lower ?? '';
  let last = 0;
  if (word === '%' || word === 'percent' || word === 'pct' || word === 'percentage') last = at + 1;
  else if (word === 'per' && tokens[at + 1]?.lower === 'cent') last = at + 2;
  else if (word === 'basis' && /^points?$/.test(tokens[at + 1]?.lower ?? '')) {
    return { kind: 'percent', unit: 'basis point', first: at, last: at + 2 };
  }
  if (last === 0) return null;
  const hyphen = tokens[last]?.text === '-' ? 1 : 0;
  if (/^points?$/.test(tokens[last + hyphen]?.lower ?? '') && word !== '%') {
    return { kind: 'percent', unit: 'percentage point', first: at, last: last + hyphen + 1 };
  }
  return word === 'percentage' ? null : { kind: 'percent', unit: 'percentage', first: at, last };
}

function readSimpleUnit(passage: Passage, at: number): { unit: string; last: number } | null {
  const { tokens } = passage;
  const token = tokens[at];
  if (token === undefined) return null;
  const power = squareWords.get(token.lower);
  if (power !== undefined) {
    const dot = tokens[at + 1]?.text === '.' || tokens[at + 1]?.text === '-' ? 1 : 0;
    const base = tokens[at + 1 + dot];
    const unit = units.get(base?.lower ?? '') ?? caseUnits.get(base?.text ?? '');
    if (unit !== undefined && base?.kind === 'word') return { unit: `${power} ${unit}`, last: at + 2 + dot };
  }
  if (token.text === '°' || token.lower === 'degree' || token.lower === 'degrees') {
    const scale = /^(?:c|celsius|centigrade)$/.test(tokens[at + 1]?.lower ?? '')
      ? 'celsius'
      : /^(?:f|fahrenheit)$/.test(tokens[at + 1]?.lower ?? '')
        ? 'fahrenheit'
        : null;
    return scale === null ? { unit: 'degree', last: at + 1 } : { unit: scale, last: at + 2 };
  }
  if (token.kind === 'mark') {
    const unit = units.get(token.text);
    return unit === undefined ? null : { unit, last: at + 1 };
  }
  const word = readUnitWord(passage, at);
  if (word === null) return null;
  return readCompoundUnit(passage, word);
}

function readUnitWord(passage: Passage, at: number): { unit: string; last: number } | null {
  const token = passage.tokens[at];
  if (token === undefined || token.kind !== 'word') return null;
  const opensName =
    passage.tokens[at + 1]?.text === '-' &&
    passage.tokens[at + 2]?.glued === true &&
    passage.tokens[at + 2]?.kind === 'word';
  const cased = token.text.length <= 4 && !opensName ? caseUnits.get(token.text) : undefined;
  if (cased !== undefined && (token.glued || isLoneUnit(passage, at))) return { unit: cased, last: at + 1 };
  if (token.lower === 'lb') return readPounds(passage, at);
  const named = units.get(token.lower);
  if (named !== undefined) return { unit: named, last: at + 1 };
  if (token.lower === 'pound' || token.lower === 'pounds') return readPounds(passage, at);
  if (scaleNouns.has(token.lower) && token.lower === 'magnitude') return { unit: 'magnitude', last: at + 1 };
  return null;
}

/** "a" and "m" as units after a space stand alone only before a stop, a preposition or the end. */
function isLoneUnit(passage: Passage, at: number): boolean {
  const token = passage.tokens[at];
  const tag = passage.tags[at + 1];
  if (token?.text === 'm') return true;
  if (token?.text === 'a') return tag === undefined || passage.tags[at + 1] === 'conj';
  return tag === undefined || tag === 'mark' || tag === 'prep' || tag === 'conj' || tag === 'noun' || tag === 'aux';
}

/** Pounds of weight, or of torque with feet; money is read before, by its country, "sterling" or the scale. */
function readPounds(passage: Passage, at: number): { unit: string; last: number } {
  const joint = passage.tokens[at + 1]?.text === '-' ? 1 : 0;
  const length = passage.tokens[at + 1 + joint]?.lower ?? '';
  if (length === 'feet' || length === 'foot') return { unit: 'pound-foot', last: at + 2 + joint };
  if (length === 'ft') return { unit: 'foot pound-force', last: at + 2 + joint };
  return { unit: 'pound-mass', last: at + 1 };
}

/** "pound-feet", "kV/cm", "kilowatt hours", "degrees". */
function readCompoundUnit(passage: Passage, unit: { unit: string; last: number }): { unit: string; last: number } {
  const { tokens } = passage;
  const slash = tokens[unit.last];
  const over = tokens[unit.last + 1];
  if (slash?.text === '/' && slash.glued && over?.glued === true) {
    const lower = units.get(over.lower) ?? caseUnits.get(over.text);
    if (lower !== undefined) return { unit: `${unit.unit} per ${lower}`, last: unit.last + 2 };
    if (over.lower === 'h' || over.lower === 'hr') return { unit: `${unit.unit} per hour`, last: unit.last + 2 };
  }
  const hour = tokens[unit.last]?.lower ?? '';
  if (/watt$/.test(unit.unit) && /^hours?$/.test(hour)) return { unit: `${unit.unit} hour`, last: unit.last + 1 };
  return unit;
}

function readAge(passage: Passage, unit: { unit: string; last: number }): Omit<UnitRead, 'compound'> | null {
  if (!/^(?:year|month|week|day)$/.test(unit.unit)) return null;
  const { tokens } = passage;
  const hyphen = tokens[unit.last]?.text === '-' ? 1 : 0;
  const word = tokens[unit.last + hyphen]?.lower ?? '';
  if (word === 'old' || word === 'olds') {
    return { kind: 'age', unit: `${unit.unit} of age`, first: unit.last - 1, last: unit.last + hyphen + 1 };
  }
  if (word === 'of' && tokens[unit.last + 1]?.lower === 'age') {
    return { kind: 'age', unit: `${unit.unit} of age`, first: unit.last - 1, last: unit.last + 2 };
  }
  return null;
}

const rateNouns = new Set(
  `barrel share ounce tonne ton gallon litre liter kilo kilogram kg pound head person unit night day week month year hour
  minute second century decade annum capita mile kilometre kilometer km metre meter square bushel season game trip piece
  dollar euro child household family student vehicle word page acre hectare bottle`.split(/\s+/),
);

/**
 * Reads a rate that starts at token `at`, right after a unit: "per hour", "a barrel", "/year", "an hour".
 *
 * returns  the words after "per" in normal form and the token after them, or null
 */
export function readRate(passage: Passage, at: number): { per: string; last: number } | null {
  const { tokens } = passage;
  const token = tokens[at];
  const word = tokens[at + 1];
  if (token === undefined || word === undefined || word.kind !== 'word') return null;
  if (token.text === '-' && (word.lower === 'a' || word.lower === 'per') && tokens[at + 2]?.text === '-') {
    const per = tokens[at + 3]?.lower ?? '';
    return rateNouns.has(per) ? { per: units.get(per) ?? per, last: at + 4 } : null;
  }
  const opens =
    token.lower === 'per' ||
    token.text === '/' ||
    ((token.lower === 'a' || token.lower === 'an' || token.lower === 'each' || token.lower === 'every') &&
      rateNouns.has(word.lower));
  if (!opens || word.lower === 'cent') return null;
  if (token.text === '/' && !word.glued) return null;
  const power = squareWords.get(word.lower);
  if (power !== undefined) {
    const base = units.get(tokens[at + 2]?.lower ?? '');
    if (base !== undefined) return { per: `${power} ${base}`, last: at + 3 };
  }
  // "three years later", "a year ago" are times, not rates
  if (/^(?:ago|earlier|later|before|after|old)$/.test(tokens[at + 2]?.lower ?? '')) return null;
  const unit = units.get(word.lower) ?? caseUnits.get(word.text) ?? singular(word.lower);
  return { per: unit, last: at + 2 };
}
