import { currencyCodes, currencyCountries, currencyNames, currencySigns } from './currency-lexicon.ts';
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
  if (before.kind === 'word') {
    const dollars = tokens[at - 2];
    if (dollars?.text === '$' && before.glued) {
      const unit = currencySigns.get(`$${before.lower}`);
      if (unit !== undefined) return { unit, first: at - 2, last: at };
    }
    const code = currencyCodes.get(before.lower);
    const number = tokens[at];
    if (code === undefined || !before.capital || number === undefined) return null;
    if (before.text === 'PHP' || before.text === 'TRY' || number.kind === 'number')
      return { unit: code, first: at - 1, last: at };
    return null;
  }
  // "Rs. 500"
  if (before.text === '.' && currencyCodes.has(tokens[at - 2]?.lower ?? '') && tokens[at - 2]?.lower === 'rs') {
    return { unit: 'indian rupee', first: at - 2, last: at };
  }
  // "$-50.8bn": the sign of the number stands between
  if (before.text === '-' && before.glued && currencySigns.has(tokens[at - 2]?.text ?? '')) {
    return { unit: currencySigns.get(tokens[at - 2]?.text ?? '') ?? '', first: at - 2, last: at };
  }
  if (before.text === '=' && tokens[at - 2]?.text === 'Y') return { unit: 'japanese yen', first: at - 2, last: at };
  const sign = currencySigns.get(before.text);
  if (sign === undefined) return null;
  const letters = tokens[at - 2];
  if (letters?.kind === 'word' && (before.glued || letters.capital)) {
    const joined = currencySigns.get(letters.lower.replaceAll('.', '') + before.text);
    if (joined !== undefined && (before.glued || letters.lower.length > 1))
      return { unit: joined, first: at - 2, last: at };
  }
  return { unit: sign, first: at - 1, last: at };
}

/**
 * Reads a currency name that starts at token `at`: "dollars", "Hong Kong dollars", "cents".
 *
 * returns  the currency with its token range, or null
 */
export function readCurrencyAfter(passage: Passage, at: number): CurrencyRead | null {
  const { tokens } = passage;
  let last = at;
  const country: string[] = [];
  while (last - at < 3 && currencyCountries.has(tokens[last]?.lower ?? '')) {
    country.push(tokens[last]?.lower ?? '');
    last++;
  }
  const word = tokens[last];
  if (word === undefined) return null;
  const sign = word.kind === 'mark' ? currencySigns.get(word.text) : undefined;
  if (sign !== undefined && country.length === 0 && (word.glued || word.text !== '$')) {
    return tokens[last + 1]?.kind === 'number' && !word.glued ? null : { unit: sign, first: at, last: last + 1 };
  }
  if (word.kind !== 'word') return null;
  const name = currencyNames.get(word.lower) ?? currencyNames.get(singular(word.lower));
  if (name !== undefined) {
    if (word.lower === 'real' || word.lower === 'mark' || (word.lower === 'won' && tokens[last + 1]?.kind === 'word')) {
      if (country.length === 0) return null;
    }
    if (word.lower === 'sterling') return { unit: 'pound sterling', first: at, last: last + 1 };
    return { unit: named(country, name), first: at, last: last + 1 };
  }
  if (
    (word.lower === 'pounds' || word.lower === 'pound') &&
    (country.length > 0 || tokens[last + 1]?.lower === 'sterling' || isLargeScale(tokens[at - 1]?.lower ?? ''))
  ) {
    const sterling = tokens[last + 1]?.lower === 'sterling' ? 1 : 0;
    const unit =
      sterling === 1 || country.length === 0 || country[0] === 'british' ? 'pound sterling' : named(country, 'pound');
    return { unit, first: at, last: last + 1 + sterling };
  }
  const code =
    word.text === word.text.toUpperCase() && word.text.length === 3 ? currencyCodes.get(word.lower) : undefined;
  return code !== undefined && country.length === 0 ? { unit: code, first: at, last: last + 1 } : null;
}

/** Nobody weighs billions of pounds in the news. */
function isLargeScale(word: string): boolean {
  return /^(?:million|billion|trillion|bn|m)$/.test(word);
}

function named(country: readonly string[], name: string): string {
  const words = country.join(' ').replaceAll('.', '');
  if (words === '' || words === 'us' || words === 'american') return name;
  if (name.includes(' ')) return name;
  return `${words} ${name}`;
}
