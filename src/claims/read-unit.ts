import type { Token } from '../text/tokenize.ts';
import type { FigureKind } from './figure.ts';
import type { Passage } from './passage.ts';
import { readCurrencyAfter, tellsWarmth } from './read-currency.ts';
import { caseUnits, durationUnits, scaleNouns, squareWords, unitPhrases, units } from './unit-lexicon.ts';

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
  if (/^(?:yo|y\/o)$/.test(token.lower))
    return { kind: 'age', unit: 'year of age', first: from, last: from + 1, compound };
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
  // "six- nation pact": the space is a slip, but "two- and three-day" and "10- to 15-year" share what follows
  if (!word.glued) return hyphen.glued && hyphen.text === '-' && !/^(?:to|and|or|by|through)$/.test(word.lower);
  return hyphen.glued || /^(?:year|month|day|week|metre|meter|inch|mile|pound)s?$/.test(word.lower);
}

function readPercent(passage: Passage, at: number): Omit<UnitRead, 'compound'> | null {
  const { tokens } = passage;
  const word = tokens[at]?.lower ?? '';
  let last = 0;
  if (word === '%' || word === 'percent' || word === 'pct' || word === 'percentage' || tokens[at]?.text === 'pc')
    last = at + 1;
  else if (word === 'per' && tokens[at + 1]?.lower === 'cent') last = at + 2;
  else if (word === 'basis') {
    // "a 25-basis-point rise"
    const point = tokens[at + 1]?.text === '-' ? at + 2 : at + 1;
    if (/^points?$/.test(tokens[point]?.lower ?? '')) {
      return { kind: 'percent', unit: 'basis point', first: at, last: point + 1 };
    }
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
  const power = readPower(passage, at) ?? readDegrees(passage, at);
  if (power !== null) return power;
  if (token.kind === 'mark') {
    const unit = units.get(token.text);
    return unit === undefined ? null : { unit, last: at + 1 };
  }
  const phrase = readPhrase(passage, at);
  if (phrase !== null) return phrase;
  const word = readUnitWord(passage, at);
  if (word === null) return null;
  return readCompoundUnit(passage, word);
}

/** "square miles", "sq. ft.", "cu m". */
function readPower({ tokens }: Passage, at: number): { unit: string; last: number } | null {
  const power = squareWords.get(tokens[at]?.lower ?? '');
  if (power === undefined) return null;
  const dot = tokens[at + 1]?.text === '.' || tokens[at + 1]?.text === '-' ? 1 : 0;
  const base = tokens[at + 1 + dot];
  if (base?.kind !== 'word') return null;
  const unit = units.get(base.lower) ?? caseUnits.get(base.text) ?? (base.lower === 'in' && dot === 1 ? 'inch' : null);
  return unit === null ? null : { unit: `${power} ${unit}`, last: at + 2 + dot };
}

/** "°C", "degrees Fahrenheit", "deg. F", "degrees". */
function readDegrees({ tokens }: Passage, at: number): { unit: string; last: number } | null {
  const token = tokens[at];
  if (token === undefined || !/^(?:[°º˚]|deg|degs|degrees?)$/.test(token.lower)) return null;
  const dot = token.lower === 'deg' && tokens[at + 1]?.text === '.' ? 1 : 0;
  const scale = tokens[at + 1 + dot];
  const unit = temperatureScales.get(scale?.lower ?? '');
  const isLetter = scale?.text.length === 1;
  if (unit === undefined || (isLetter && scale?.glued !== true && !scale?.capital)) {
    return { unit: 'degree', last: at + 1 + dot };
  }
  return { unit, last: at + 2 + dot };
}

const temperatureScales: ReadonlyMap<string, string> = new Map([
  ['c', 'celsius'],
  ['celsius', 'celsius'],
  ['centigrade', 'celsius'],
  ['f', 'fahrenheit'],
  ['fahrenheit', 'fahrenheit'],
  ['k', 'kelvin'],
  ['kelvin', 'kelvin'],
  ['kelvins', 'kelvin'],
]);

/** Units of several words: "troy ounces", "foot-pounds", "parts per million". */
function readPhrase({ tokens }: Passage, at: number): { unit: string; last: number } | null {
  const phrases = unitPhrases.get(tokens[at]?.lower ?? '');
  if (phrases === undefined) return null;
  for (const [rest, name] of phrases) {
    let next = at + 1;
    let count = 0;
    for (; count < rest.length; count++) {
      if (/^[-.‑]$/.test(tokens[next]?.text ?? '') && tokens[next]?.glued === true) next++;
      if (tokens[next]?.lower !== rest[count]) break;
      next++;
    }
    if (count === rest.length) return { unit: name, last: next };
  }
  return null;
}

function readUnitWord(passage: Passage, at: number): { unit: string; last: number } | null {
  const token = passage.tokens[at];
  if (token === undefined || token.kind !== 'word') return null;
  // "six F-16 jets", but "3m-5m"
  const opensName =
    passage.tokens[at + 1]?.text === '-' &&
    passage.tokens[at + 2]?.glued === true &&
    (passage.tokens[at + 2]?.kind === 'word' || !token.glued);
  const cased = token.text.length <= 6 && !opensName ? caseUnits.get(token.text) : undefined;
  if (cased !== undefined && (token.glued || isLoneUnit(passage, at))) {
    const letter = token.text.length === 1 ? readLetter(passage, at, cased) : cased;
    if (letter !== null) return { unit: letter, last: at + 1 };
  }
  const inches = token.lower === 'in' && (token.glued || standsBeforeLength(passage, at + 1));
  if (inches) return { unit: 'inch', last: at + 1 };
  if (/^[CcFf]$/.test(token.text) && tellsWarmth(passage, at)) {
    return { unit: token.lower === 'c' ? 'celsius' : 'fahrenheit', last: at + 1 };
  }
  if (token.lower === 'lb') return readPounds(passage, at);
  const named = units.get(token.lower);
  if (named !== undefined) return { unit: named, last: at + 1 };
  if (token.lower === 'pound' || token.lower === 'pounds') return readPounds(passage, at);
  if (scaleNouns.has(token.lower) && token.lower === 'magnitude') return { unit: 'magnitude', last: at + 1 };
  return null;
}

const circuitWords = /^(?:capacit\w*|circuits?|charge|voltage|volts?|electrodes?|farads?|supercapacitors?)$/;

/** One letter stands for several units: what else the sentence tells of decides. */
function readLetter(passage: Passage, at: number, unit: string): string | null {
  const { tokens } = passage;
  switch (tokens[at]?.text) {
    case 'F': {
      const near = tokens.slice(Math.max(0, at - 15), at + 15);
      return near.some(({ lower }) => circuitWords.test(lower)) ? 'farad' : 'fahrenheit';
    }
    case 'C':
      return 'celsius';
    case 'K':
      return tellsWarmth(passage, at) || tokens[at]?.glued === false ? unit : null;
    case 'G':
      return /^[1-7](?:\.\d)?$/.test(tokens[at - 1]?.text ?? '') ? unit : null;
    default:
      return unit;
  }
}

/** "12 in wide", "5 in. of rain". */
function standsBeforeLength({ tokens }: Passage, at: number): boolean {
  const dot = tokens[at]?.text === '.' && tokens[at]?.glued === true && tokens[at + 1] !== undefined ? 1 : 0;
  return /^(?:wide|long|high|tall|deep|thick|across|diameter)$/.test(tokens[at + dot]?.lower ?? '') || dot === 1;
}

/** "a" and "m" as units after a space stand alone only before a stop, a preposition or the end. */
function isLoneUnit(passage: Passage, at: number): boolean {
  const token = passage.tokens[at];
  const tag = passage.tags[at + 1];
  if (token?.text === 'm') return true;
  if (token?.text === 'a') return tag === undefined || passage.tags[at + 1] === 'conj';
  if (token !== undefined && /^.+[A-ZΩ²³]|^[μµ%]/.test(token.text)) return true;
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
  const power = readExponent(tokens, unit);
  if (power !== null) return power;
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

/** "m²", "m^2". */
function readExponent(
  tokens: readonly Token[],
  unit: { unit: string; last: number },
): { unit: string; last: number } | null {
  const sign = tokens[unit.last];
  if (sign?.glued === true && /^[²³]$/.test(sign.text)) {
    return { unit: `${sign.text === '²' ? 'square' : 'cubic'} ${unit.unit}`, last: unit.last + 1 };
  }
  if (sign?.text !== '^' || !/^[23]$/.test(tokens[unit.last + 1]?.text ?? '')) return null;
  const power = tokens[unit.last + 1]?.text === '2' ? 'square' : 'cubic';
  return { unit: `${power} ${unit.unit}`, last: unit.last + 2 };
}

function readAge(passage: Passage, unit: { unit: string; last: number }): Omit<UnitRead, 'compound'> | null {
  if (!/^(?:year|month|week|day|hour|minute|decade|century)$/.test(unit.unit)) return null;
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
