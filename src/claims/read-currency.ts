import type { Token } from '../text/tokenize.ts';
import {
  currencyCodes,
  currencyCountries,
  currencyNames,
  currencySigns,
  fullNames,
  lettersBehind,
  namesLikeWords,
  notBehind,
  weakCodes,
} from './currency-lexicon.ts';
import { scaleSuffixes, scales } from './number-lexicon.ts';
import type { Passage } from './passage.ts';
import { singular } from './word-forms.ts';

export interface CurrencyRead {
  readonly unit: string;
  readonly first: number;
  readonly last: number;
}

/**
 * Reads a currency sign or code that ends right before token `at`.
 *
 * returns  the currency with its token range, or null
 */
export function readCurrencyBefore(passage: Passage, at: number): CurrencyRead | null {
  const { tokens } = passage;
  const before = tokens[at - 1];
  if (before === undefined) return null;
  if (before.kind === 'word') return readLettersBefore(tokens, at, before);
  if (before.kind === 'number') return null;
  // "Rs. 500", "kr. 40"
  const letters = tokens[at - 2];
  if (before.text === '.') return before.glued ? readShortForm(tokens, at - 1, at) : null;
  // "$-50.8bn": the sign of the number stands between
  if (before.text === '-' && before.glued && currencySigns.has(letters?.text ?? '')) {
    return { unit: currencySigns.get(letters?.text ?? '') ?? '', first: at - 2, last: at };
  }
  if (before.text === '=' && letters?.text === 'Y') return { unit: 'japanese yen', first: at - 2, last: at };
  if (before.text === '/' && letters?.text === 'S' && before.glued && tokens[at]?.kind === 'number') {
    return { unit: 'peruvian sol', first: at - 2, last: at };
  }
  if (letters?.kind === 'word' && (before.glued || letters.capital || lettersOfDollars.has(letters.lower))) {
    const joined = currencySigns.get(letters.lower.replaceAll('.', '') + before.text);
    if (joined !== undefined && (before.glued || letters.lower.length > 1))
      return { unit: joined, first: at - 2, last: at };
  }
  const sign = currencySigns.get(before.text);
  return sign === undefined ? null : { unit: sign, first: at - 1, last: at };
}

/** Letters that are no words in lower case either. */
const lettersOfDollars: ReadonlySet<string> = new Set('hk nz nt mx sg au cdn'.split(' '));

/** "USD 5", "RM2.70", "$US 5", "R500 million". */
function readLettersBefore(tokens: readonly Token[], at: number, before: Token): CurrencyRead | null {
  if (tokens[at - 2]?.text === '$' && before.glued) {
    const unit = currencySigns.get(`$${before.lower}`);
    if (unit !== undefined) return { unit, first: at - 2, last: at };
  }
  const number = tokens[at];
  if (number === undefined || before.text.length > 5) return null;
  const code = currencyCodes.get(before.text);
  if (code !== undefined) {
    // letters that grow on a word before are part of a name: "F-Rs 5"
    const free = tokens[at - 2]?.text !== '-' || !before.glued;
    return free && (number.kind === 'number' || isScaled(tokens, at)) ? { unit: code, first: at - 1, last: at } : null;
  }
  const weak = weakCodes.get(before.text);
  if (weak === undefined || before.glued || number.kind !== 'number') return null;
  if (before.text.length === 1 && !number.glued) return null;
  return isLarge(tokens, at) ? { unit: weak, first: at - 1, last: at } : null;
}

function readShortForm(tokens: readonly Token[], stop: number, at: number): CurrencyRead | null {
  const letters = tokens[stop - 1];
  if (letters?.kind !== 'word' || tokens[at]?.kind !== 'number' || /^[A-Z]{3}$/.test(letters.text)) return null;
  const unit = currencyCodes.get(letters.text);
  return unit === undefined ? null : { unit, first: stop - 1, last: at };
}

/** A number in words with a scale: "USD two million". */
function isScaled(tokens: readonly Token[], at: number): boolean {
  for (let next = at; next < at + 5; next++) if (scales.has(tokens[next]?.lower ?? '')) return true;
  return false;
}

/** Grouped digits or a scale behind them: nothing that follows the letter of a name is so large. */
function isLarge(tokens: readonly Token[], at: number): boolean {
  if (/^\d{1,3}(?:,\d{2,3})+(?:\.\d+)?$/.test(tokens[at]?.text ?? '')) return true;
  const next = tokens[at + 1];
  return scales.has(next?.lower ?? '') || (next?.glued === true && scaleSuffixes.has(next.lower));
}

/** Words of a country before the name of its money, "Trinidad and Tobago dollars" being the longest. */
const countryWordsMax = 4;

/**
 * Reads a currency name that starts at token `at`: "dollars", "Hong Kong dollars", "cents", "USD", "kr", "€".
 *
 * returns  the currency with its token range, or null
 */
export function readCurrencyAfter(passage: Passage, at: number): CurrencyRead | null {
  const { tokens } = passage;
  let last = at;
  const country: string[] = [];
  while (last - at < countryWordsMax) {
    const word = tokens[last]?.lower ?? '';
    if (!currencyCountries.has(word) || (last === at && word === 'and')) break;
    country.push(word.replaceAll('.', ''));
    last++;
    if (tokens[last]?.text === '-' && tokens[last]?.glued === true) last++;
  }
  const word = tokens[last];
  if (word === undefined) return null;
  if (word.kind === 'mark') return readSignAfter(tokens, at, country, last);
  if (word.kind !== 'word') return null;
  const named = readName(passage, at, country, last, word);
  if (named !== null) return named;
  if (country.length === 0) return readCodeAfter(passage, at, word);
  return readCodeAfter(passage, at, tokens[at] ?? word);
}

/** "3,20 €", "100$", "500 US$". */
function readSignAfter(
  tokens: readonly Token[],
  at: number,
  country: readonly string[],
  last: number,
): CurrencyRead | null {
  const word = tokens[last];
  if (word === undefined) return null;
  if (country.length > 0) {
    const joined = last === at + 1 && word.glued ? currencySigns.get(`${country[0]}${word.text}`) : undefined;
    return joined === undefined || tokens[last + 1]?.kind === 'number'
      ? null
      : { unit: joined, first: at, last: last + 1 };
  }
  const sign = currencySigns.get(word.text);
  if (sign === undefined) return null;
  // the sign may belong to the number after it
  const next = tokens[last + 1];
  if (next?.kind === 'number' && (!word.glued || next.glued)) return null;
  if (word.text === '$' && !word.glued && next?.glued === true && next.kind === 'word') return null;
  return { unit: sign, first: at, last: last + 1 };
}

function readName(
  passage: Passage,
  at: number,
  country: readonly string[],
  last: number,
  word: Token,
): CurrencyRead | null {
  const { tokens } = passage;
  const end = last + 1;
  if (country.length > 0) {
    const words = country.join(' ');
    const whole = fullNames.get(`${words} ${word.lower}`) ?? fullNames.get(`${words} ${singular(word.lower)}`);
    if (whole !== undefined) return { unit: whole, first: at, last: end };
  }
  if (word.lower === 'pounds' || word.lower === 'pound') return readPoundsOfMoney(passage, at, country, last);
  const name = currencyNames.get(word.lower) ?? currencyNames.get(singular(word.lower));
  // capitals tell "20 kN" and "15 KN" from kunas
  if (name === undefined || (word.lower === 'kn' && word.text !== 'kn')) return null;
  if (country.length > 0) return { unit: withCountry(country, name), first: at, last: end };
  const scaled = isLargeScale(tokens[at - 1]?.lower ?? '');
  if (namesLikeWords.has(word.lower) && !scaled) {
    // "paid 500 won for it" and "of 12 games 5 won": only money is followed by nothing that a verb takes
    if (word.lower !== 'won' || tokens[end]?.kind === 'word' || !isHundreds(tokens[at - 1])) return null;
  }
  return { unit: name, first: at, last: end };
}

/** Hundreds and more, in digits or words: nothing costs less than a hundred won. */
function isHundreds(token: Token | undefined): boolean {
  return token?.kind === 'number' ? token.text.length > 2 : scales.has(token?.lower ?? '');
}

/** Pounds are weight unless a country, "sterling" or a scale of millions makes them money. */
function readPoundsOfMoney(
  { tokens }: Passage,
  at: number,
  country: readonly string[],
  last: number,
): CurrencyRead | null {
  const sterling = tokens[last + 1]?.lower === 'sterling' ? 1 : 0;
  const isMoney = sterling === 1 || isLargeScale(tokens[at - 1]?.lower ?? '') || tellsMoney(tokens, at, last + 1);
  if (country.length === 0 && !isMoney) return null;
  const unit = sterling === 1 || country.length === 0 ? 'pound sterling' : withCountry(country, 'pound');
  return { unit, first: at, last: last + 1 + sterling };
}

const payWords =
  /^(?:costs?|costing|paid|pays?|paying|spent|spends?|spending|worth|priced?|prices?|fined?|fines|fee|fees|earn(?:s|ed|ing)?|owe[sd]?|owing|sum|salary|wages?|debts?|loans?|donat(?:ed|es?|ion)|budget|refund(?:ed)?|charg(?:ed?|es|ing)|reward|compensation|bet|bets|profits?|savings|cash|rent|tickets?)$/;

/** How far left of an amount in pounds a word of paying may stand. */
const payMax = 8;

/** "cost 20 pounds", "five pounds and fifty pence": money; "20 pounds of beef" is weight whatever it cost. */
function tellsMoney(tokens: readonly Token[], at: number, next: number): boolean {
  const after = tokens[next]?.lower;
  for (let near = next; near < next + 4; near++) if (/^(?:pence|p)$/.test(tokens[near]?.lower ?? '')) return true;
  // "a five-pound note"
  if (/^(?:notes?|coins?|fines?|fees?|bonus|reward|loan|voucher|deposit)$/.test(after ?? '')) return true;
  if (after === 'of' || after === 'heavier' || after === 'lighter' || tokens[at - 1]?.text === '-') return false;
  for (let near = at - 1; near >= Math.max(0, at - payMax); near--) {
    const word = tokens[near]?.lower ?? '';
    if (word === ';' || word === '.' || /^(?:weigh|weighs|weighed|weighing|lost|gained)$/.test(word)) return false;
    if (payWords.test(word)) return true;
  }
  return false;
}

/** "1,200 USD", "500 kr", "99p", "12c". */
function readCodeAfter(passage: Passage, at: number, word: Token): CurrencyRead | null {
  const { text } = word;
  const whole = { first: at, last: at + 1 };
  if (word.glued && text === 'p' && !isResolution(passage.tokens[at - 1]?.text ?? ''))
    return { unit: 'penny', ...whole };
  if (word.glued && text === 'c' && !tellsWarmth(passage, at)) return { unit: 'cent', ...whole };
  if (lettersBehind.has(text)) return { unit: currencyCodes.get(text) ?? '', ...whole };
  if (text.length !== 3 || notBehind.has(text)) return null;
  const code = currencyCodes.get(text) ?? (/^[A-Z]{3}$/.test(text) ? weakCodes.get(text) : undefined);
  return code === undefined ? null : { unit: code, ...whole };
}

/** Lines of a picture: "1080p" is no money. */
function isResolution(digits: string): boolean {
  return /^(?:144|240|360|480|540|576|720|1080|1440|2160|4320)$/.test(digits);
}

const warmthWords =
  /^(?:temperatures?|degrees?|heat|heatwave|hot|hotter|cold|colder|cool|warm|warmer|warming|mercury|weather|thermometers?|celsius|fahrenheit|freezing|fever|oven|preheat|bake|boiling|melting|summer|winter|night|sunshine|forecast|forecasters)$/;

/** How many words around a bare letter are looked at for what it stands for. */
const aroundMax = 15;

/** Whether words of heat and cold stand near a token. */
export function tellsWarmth({ tokens }: Passage, at: number): boolean {
  for (let near = Math.max(0, at - aroundMax); near < Math.min(tokens.length, at + aroundMax); near++) {
    if (warmthWords.test(tokens[near]?.lower ?? '')) return true;
  }
  return false;
}

/** Nobody weighs billions of pounds in the news. */
function isLargeScale(word: string): boolean {
  return /^(?:million|billion|trillion|bn|m|crore|lakh)$/.test(word);
}

function withCountry(country: readonly string[], name: string): string {
  const words = country.join(' ');
  if (words === 'us' || words === 'american' || name.includes(' ')) return name;
  return `${words} ${name}`;
}
