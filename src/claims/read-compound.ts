import { currencyCodes, currencySigns } from './currency-lexicon.ts';
import { smallNumbers } from './number-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import { readWords } from './read-number-words.ts';
import { readRate } from './read-rate.ts';
import { units } from './unit-lexicon.ts';

/** The smaller unit that follows a larger one in one amount, and how many of it make one: "5 ft 11 in". */
const smallerUnits: ReadonlyMap<string, readonly (readonly [unit: string, count: number])[]> = new Map([
  ['foot', [['inch', 12]]],
  ['stone', [['pound-mass', 14]]],
  ['pound-mass', [['ounce', 16]]],
  ['day', [['hour', 24]]],
  ['hour', [['minute', 60]]],
  ['minute', [['second', 60]]],
  ['year', [['month', 12]]],
  ['metre', [['centimetre', 100]]],
  ['kilogram', [['gram', 1000]]],
]);

/**
 * Reads the smaller part of an amount in two units, right behind the larger one with nothing between: "5 ft 11 in",
 * "2 hours 30 minutes", "14st 6lb", "6-foot-2".
 *
 * unit     normal form of the larger unit
 * returns  the part as a share of the larger unit and the token after it, or null
 */
export function readSmallerPart(passage: Passage, unit: string, at: number): { value: number; last: number } | null {
  const { tokens } = passage;
  const smaller = smallerUnits.get(unit)?.[0];
  if (smaller === undefined) return null;
  const [name, count] = smaller;
  const hyphen = tokens[at]?.text === '-' && tokens[at]?.glued === true && tokens[at + 1]?.glued === true ? 1 : 0;
  const number = tokens[at + hyphen];
  const value = number?.kind === 'number' ? Number(number.text) : smallNumbers.get(number?.lower ?? '');
  if (value === undefined || !Number.isFinite(value) || value >= count || value < 0) return null;
  const between = tokens[at + hyphen + 1]?.text === '-' && tokens[at + hyphen + 1]?.glued === true ? 1 : 0;
  const word = tokens[at + hyphen + 1 + between];
  const isSmaller = word?.kind === 'word' && (units.get(word.lower) === name || shortOf(name, word.lower));
  if (isSmaller) return { value: value / count, last: at + hyphen + 2 + between };
  if (unit !== 'foot') return null;
  // "5 foot 10": nothing is counted behind it
  const ends = word === undefined || passage.tags[at + 1] === 'mark' || passage.tags[at + 1] === 'conj';
  const isHeight =
    hyphen === 1 || (ends && between === 0 && number?.kind === 'number' && lowerAt(passage, at - 1) === 'foot');
  return isHeight ? { value: value / count, last: at + hyphen + 1 } : null;
}

function shortOf(name: string, word: string): boolean {
  return (name === 'inch' && /^(?:in|ins)$/.test(word)) || (name === 'pound-mass' && /^pounds?$/.test(word));
}

/**
 * Reads feet and inches in signs behind the number of feet: 6'2", 5' 11".
 *
 * returns  the inches as a share of a foot and the token after them, or null; feet alone are no measure here, since the
 *          sign closes a quotation more often
 */
export function readFeetInSigns({ tokens }: Passage, at: number): { value: number; last: number } | null {
  if (!/^['’′]$/.test(tokens[at]?.text ?? '') || tokens[at]?.glued !== true) return null;
  const inches = tokens[at + 1];
  const sign = tokens[at + 2];
  if (inches?.kind !== 'number' || !/^\d{1,2}(?:\.\d+)?$/.test(inches.text) || Number(inches.text) >= 12) return null;
  if (sign?.glued !== true || !/^["”″]$/.test(sign.text)) return null;
  return { value: Number(inches.text) / 12, last: at + 3 };
}

/** Parts of a hundred that stand behind whole money: "5 dollars and 20 cents", "two pounds fifty pence". */
const hundredths = /^(?:cents?|pence|p|centimes?|centavos?|sen|paise|kopecks?|kopeks?|eurocents?|groszy|fils)$/;

/**
 * Reads the hundredths behind an amount of money.
 *
 * returns  their share of one and the token after them, or null
 */
export function readHundredths({ tokens }: Passage, at: number): { value: number; last: number } | null {
  const from = tokens[at]?.lower === 'and' ? at + 1 : at;
  const number = tokens[from];
  const cents =
    number?.kind === 'number' ? { low: Number(number.text), next: from + 1 } : number && readWords(tokens, from);
  if (!cents || !Number.isInteger(cents.low) || cents.low >= 100) return null;
  return hundredths.test(tokens[cents.next]?.lower ?? '') ? { value: cents.low / 100, last: cents.next + 1 } : null;
}

/**
 * The dollar that a code or a country behind the amount makes a particular one: "$500 CAD", "$20 Australian".
 *
 * returns  the currency and the token after the words, or null
 */
export function readDollarBehind(passage: Passage, at: number): { unit: string; last: number } | null {
  const { tokens, tags } = passage;
  const word = tokens[at];
  if (word?.kind !== 'word' || word.glued || !word.capital) return null;
  const code = /^[A-Z]{3}$/.test(word.text) ? currencyCodes.get(word.text) : undefined;
  if (code?.endsWith('dollar')) return { unit: code, last: at + 1 };
  const letters = dollarCountries.get(word.lower);
  const unit = letters === undefined ? undefined : currencySigns.get(letters);
  const next = tags[at + 1];
  if (unit === undefined || (next !== undefined && next !== 'mark' && next !== 'prep' && next !== 'conj')) return null;
  return { unit, last: at + 1 };
}

const dollarCountries: ReadonlyMap<string, string> = new Map([
  ['us', 'us$'],
  ['u.s.', 'us$'],
  ['american', 'us$'],
  ['canadian', 'c$'],
  ['australian', 'a$'],
  ['aus', 'a$'],
  ['nz', 'nz$'],
]);

/** Tokens that a conversion in brackets may hold before the rate behind it is given up. */
const bracketMax = 10;

/**
 * Reads the rate that a conversion in brackets parts from its unit: "90 miles (145 kilometres) an hour". Inside of the
 * brackets it looks at what follows them.
 *
 * at       token right after the unit
 * returns  the words after "per", or null
 */
export function readRateBehindBracket(passage: Passage, at: number): string | null {
  const { tokens } = passage;
  if (tokens[at]?.text === ')') return readRate(passage, at + 1)?.per ?? null;
  if (tokens[at]?.text !== '(' || tokens[at + 1]?.kind !== 'number') return null;
  for (let near = at + 2; near < at + bracketMax; near++) {
    if (tokens[near]?.text === ')') return readRate(passage, near + 1)?.per ?? null;
  }
  return null;
}

/** "5 degrees below zero", "20 below zero": the token after the words, or 0. */
export function readBelowZero(passage: Passage, at: number): number {
  if (lowerAt(passage, at) !== 'below') return 0;
  return /^(?:zero|0)$/.test(lowerAt(passage, at + 1)) ? at + 2 : 0;
}
