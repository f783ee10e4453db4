import type { FigureKind } from './figure.ts';
import type { Passage } from './passage.ts';
import { readCurrencyAfter } from './read-currency.ts';
import { caseUnits, durationUnits, scaleNouns, squareWords, units } from './unit-lexicon.ts';
import { isPlural, singular } from './word-forms.ts';

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
  const cased = token.text.length <= 4 ? caseUnits.get(token.text) : undefined;
  if (cased !== undefined && (token.glued || isLoneUnit(passage, at))) return { unit: cased, last: at + 1 };
  const named = units.get(token.lower);
  if (named !== undefined) return { unit: named, last: at + 1 };
  if ((token.lower === 'pound' || token.lower === 'pounds') && weighs(passage, at))
    return { unit: 'pound-mass', last: at + 1 };
  if (scaleNouns.has(token.lower) && token.lower === 'magnitude') return { unit: 'magnitude', last: at + 1 };
  return null;
}

/** "a" and "m" as units after a space stand alone only before a stop, a preposition or the end. */
function isLoneUnit(passage: Passage, at: number): boolean {
  const token = passage.tokens[at];
  const tag = passage.tags[at + 1];
  if (token?.text === 'a') return tag === undefined || passage.tags[at + 1] === 'conj';
  return tag === undefined || tag === 'mark' || tag === 'prep' || tag === 'conj' || tag === 'noun' || tag === 'aux';
}

const weightWords =
  /^(?:weigh|weight|meat|cocaine|heroin|drug|explosive|rice|flour|fentanyl|coffee|sugar|lift|bomb|heavy)/;

function weighs(passage: Passage, at: number): boolean {
  const { tokens } = passage;
  for (let near = Math.max(0, at - 8); near < Math.min(tokens.length, at + 5); near++) {
    if (weightWords.test(tokens[near]?.lower ?? '')) return true;
  }
  return tokens[at - 1]?.text === '-' || tokens[at + 1]?.text === '-';
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

const lemmas: ReadonlyMap<string, string> = new Map([
  ['best', 'good'],
  ['better', 'good'],
  ['worst', 'bad'],
  ['worse', 'bad'],
  ['hottest', 'hot'],
  ['biggest', 'big'],
  ['busiest', 'busy'],
  ['earliest', 'early'],
  ['largest', 'large'],
  ['larger', 'large'],
]);

/**
 * Reads the counted noun phrase that starts at token `at`: its adjectives and its head, to the first plural noun or
 * to the end of the phrase.
 *
 * returns  the lemma ("commercial fisherman", names keep their capitals) and token range, or null when no noun follows
 */
export function readCountedNoun(passage: Passage, at: number, plural: boolean): UnitRead | null {
  const { tokens, tags } = passage;
  const hyphen = isJoinedByHyphen(passage, at);
  let last = hyphen ? at + 1 : at;
  const first = last;
  const words: string[] = [];
  while (last < tokens.length && last - first < 8) {
    const token = tokens[last];
    const tag = tags[last];
    if (token === undefined) break;
    if (isInnerMark(passage, last, first)) {
      last++;
      continue;
    }
    const inside = tag === 'noun' || tag === 'either' || isOpeningModifier(passage, last, first);
    if (token.kind !== 'word' || !inside) break;
    words.push(token.lower);
    last++;
    if (hyphen && tokens[last]?.text !== '-') break;
    if (plural && isPlural(token.lower) && endsPhrase(passage, last, token.lower)) break;
  }
  if (words.length === 0) return null;
  const unitWords: string[] = [];
  for (let near = first; near < last; near++) {
    const token = tokens[near];
    if (token?.kind !== 'word' || token.lower === 'of' || token.lower === 'and' || token.lower === 'other') continue;
    const name = token.capital && !(near === last - 1 && !isNationality(token.text));
    unitWords.push(
      name ? token.text : (lemmas.get(token.lower) ?? (near === last - 1 ? singular(token.lower) : token.lower)),
    );
  }
  if (unitWords.length === 0) return null;
  return { kind: 'count', unit: unitWords.join(' '), first, last, compound: hyphen };
}

function isNationality(word: string): boolean {
  return /(?:ans|is|ians|ese|ish)$/.test(word);
}

/** A hyphen inside a compound adjective, or "and" between two capital words. */
function isInnerMark(passage: Passage, at: number, first: number): boolean {
  const { tokens, tags } = passage;
  const token = tokens[at];
  if (at === first || token === undefined) return false;
  if (token.text === '-') return token.glued && tokens[at + 1]?.glued === true && tokens[at + 1]?.kind === 'word';
  if (token.lower !== 'and') return false;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  return (
    before?.capital === true &&
    after?.capital === true &&
    tags[at + 2] === 'noun' &&
    isPlural(tokens[at + 2]?.lower ?? '')
  );
}

const openingModifiers = new Set('more other additional further such new of so-called'.split(' '));

/** Words of other classes that may stand between the number and its noun: "12 more buses", "24 of the boats". */
function isOpeningModifier(passage: Passage, at: number, first: number): boolean {
  const word = passage.tokens[at]?.lower ?? '';
  if (at !== first || !openingModifiers.has(word) || word === 'of') return false;
  const tag = passage.tags[at + 1];
  return tag === 'noun' || tag === 'either';
}

const pluralModifiers = new Set(
  'sports arms goods sales weapons news systems operations savings communications women men customs public sex'.split(
    ' ',
  ),
);

/** Whether a plural noun closes its phrase: another plural noun may follow only after a known modifier. */
function endsPhrase(passage: Passage, next: number, word: string): boolean {
  const tag = passage.tags[next];
  if (tag !== 'noun') return true;
  if (passage.tokens[next]?.text === '-') return false;
  return !pluralModifiers.has(word) || !isPlural(passage.tokens[next]?.lower ?? '');
}
