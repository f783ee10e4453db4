import type { Quantity } from '../claims/reading.ts';
import { outcomes } from './outcome-lexicon.ts';
import { currencies, likeNouns, measures, personNouns } from './unit-lexicon.ts';

/** A unit in the form in which two revisions are compared. */
export interface UnitReading {
  /** "length", "ratio", "money USD", "person", "money USD per volume", or the counted noun itself; "" when unsaid */
  readonly family: string;
  /** what one of this unit is in the base unit of its family */
  readonly factor: number;
  /** of a rate, the factor of what is counted: of "cents a dose" that of a cent */
  readonly counted?: number;
  /** for people: "km", "percent", an ISO currency code, or the noun as written */
  readonly shown: string;
}

interface Known {
  readonly family: string;
  readonly factor: number;
  readonly shown: string;
}

const known = new Map<string, Known>();
for (const [family, factor, shown, names] of measures) {
  for (const name of names.split('|')) known.set(name, { family, factor, shown });
}
for (const [code, names] of currencies) {
  for (const name of names.split('|')) known.set(name, { family: `money ${code}`, factor: 1, shown: code });
}
for (const name of ['penny', 'pence', 'p']) known.set(name, { family: 'money GBP', factor: 0.01, shown: 'pence' });
known.set('cent', { family: 'money USD', factor: 0.01, shown: 'US cents' });
const likeNounHeads = new Map<string, string>();
for (const group of likeNouns) {
  const nouns = group.split(' ');
  for (const noun of nouns) if (!likeNounHeads.has(noun)) likeNounHeads.set(noun, nouns[0] ?? noun);
}

// "17 drown", "43 dead": what happens to people counts people.
const harmed = new Set(outcomes.flatMap(([, words, whom]) => (whom === 'people' ? words.split(' ') : [])));

const cache = new Map<string, UnitReading>();

/** The cache forgets all when it holds this many units, so that odd texts cannot fill the memory. */
const cacheMax = 5000;

const ofQuantity = new WeakMap<Quantity, UnitReading>();
const share: UnitReading = { family: 'ratio', factor: 100, shown: 'percent' };

/** The unit of a quantity; a fraction in words ("one in four", "a tenth") is a share of a hundred. */
export function unitOf(quantity: Quantity): UnitReading {
  const known = ofQuantity.get(quantity);
  if (known !== undefined) return known;
  const isFraction = quantity.low > 0 && quantity.high < 1 && !/\d[.,]\d/.test(quantity.text);
  const unit = readUnit(quantity.unit, quantity.unitText);
  const reading = isFraction && !isMeasure(unit) ? share : unit;
  ofQuantity.set(quantity, reading);
  return reading;
}

/** Whether a unit is one of measure, money or shares, not a counted noun. */
export function isMeasure(unit: UnitReading): boolean {
  return unit.factor !== 1 || known.has(unit.shown.toLowerCase()) || /^(?:money|ratio)/.test(unit.family);
}

/**
 * Reads a unit by its names.
 *
 * unit, unitText  as a quantity gives them: normalised and as written
 * returns         its family, its factor within the family and the form for people
 * fails           never; what is unknown is a counted noun
 */
export function readUnit(unit: string, unitText: string): UnitReading {
  const key = `${unit}\n${unitText}`;
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const reading = readUnitAnew(unit.toLowerCase().trim(), unitText.trim());
  if (cache.size >= cacheMax) cache.clear();
  cache.set(key, reading);
  return reading;
}

function readUnitAnew(unit: string, unitText: string): UnitReading {
  if (unit === '' || unit === '-') return { family: '', factor: 1, shown: '' };
  const whole = known.get(unit) ?? known.get(singular(unit));
  if (whole !== undefined) return whole;
  const parts = unit.split(/ per |\//);
  if (parts.length > 1) {
    const readings = parts.map((part) => readUnitAnew(part, part));
    return {
      family: readings.map((reading) => reading.family).join(' per '),
      factor: readings.reduce((total, reading, index) => (index === 0 ? reading.factor : total / reading.factor), 1),
      shown: readings.map((reading) => reading.shown).join('/'),
      counted: readings[0]?.factor ?? 1,
    };
  }
  const head = singular(unit.split(' ').at(-1) ?? unit);
  if (/^[a-z]{3,}(?:ed|ly)$/.test(head) && !personNouns.has(head)) return { family: '', factor: 1, shown: '' };
  if (isPeople(unit, head)) return { family: 'person', factor: 1, shown: 'people' };
  return { family: likeNounHeads.get(head) ?? head, factor: 1, shown: unitText === '' ? unit : unitText };
}

function isPeople(unit: string, head: string): boolean {
  if (personNouns.has(head) || harmed.has(head)) return true;
  return unit.split(' ').some((word) => personNouns.has(word) || personNouns.has(singular(word)));
}

function singular(noun: string): string {
  if (noun.endsWith('ies') && noun.length > 4) return `${noun.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(noun)) return noun.slice(0, -2);
  if (noun.endsWith('s') && !/(?:ss|us|is)$/.test(noun)) return noun.slice(0, -1);
  return noun;
}

/**
 * How well two units go together: "same"; "unsaid" where one side leaves it, or its rate ("a year"), out; "near" for two
 * currencies and for percent against points; else "other".
 */
export function compareUnits(a: UnitReading, b: UnitReading): 'same' | 'unsaid' | 'near' | 'other' {
  if (a.family === b.family) return a.family === '' ? 'unsaid' : 'same';
  if (a.family === '' || b.family === '') return 'unsaid';
  if (isRateOf(a.family, b.family) || isRateOf(b.family, a.family)) return 'unsaid';
  if (a.family.startsWith('temperature') && b.family.startsWith('temperature')) return 'same';
  if (a.family.startsWith('money') && b.family.startsWith('money')) return 'near';
  if (a.family.startsWith('ratio') && b.family.startsWith('ratio')) return 'near';
  return 'other';
}

/** "money USD per time" is a rate of "money USD". */
function isRateOf(rate: string, family: string): boolean {
  return rate.length > family.length + 5 && rate.startsWith(family) && rate.startsWith(' per ', family.length);
}
