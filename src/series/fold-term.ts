import { foldedNames } from '../claims/name-fold-lexicon.ts';
import { toSubjectKey } from '../claims/subject-key.ts';
import { capitals, commonNames, headOf } from './series-lexicon.ts';

const terms = new Map<string, string>();
const names = new Map<string, readonly string[]>();

/** The caches forget all when they hold this many words, so that odd texts cannot fill the memory. */
const cacheMax = 20_000;

/** A word in the form in which profiles hold it: base form, synonyms folded; "" for words that say nothing alone. */
export function foldTerm(word: string): string {
  const known = terms.get(word);
  if (known !== undefined) return known;
  const term = toSubjectKey(word.toLowerCase()).split(' ')[0] ?? '';
  if (terms.size >= cacheMax) terms.clear();
  terms.set(word, term);
  return term;
}

/** A word in the form of the heads of profiles: what folds to "kill" is "dead". */
export function foldHead(word: string): string {
  const term = foldTerm(word);
  return headOf.get(term) ?? term;
}

/**
 * A word of a name as profiles hold it: "Marovian" and "Marovia", "Iraqi" and "Iraq" are one.
 *
 * word     with its capital
 * returns  one form; two where a capital city may stand for its country; none for words that many names share
 */
export function foldName(word: string): readonly string[] {
  const known = names.get(word);
  if (known !== undefined) return known;
  const folded = foldNameAnew(word);
  if (names.size >= cacheMax) names.clear();
  names.set(word, folded);
  return folded;
}

function foldNameAnew(word: string): readonly string[] {
  const lower = word.toLowerCase();
  if (commonNames.has(lower) || (word.length < 2 && !/\d/.test(word))) return [];
  const country = countryOf(word) ?? countryOf(word.replace(/['’]s?$/, ''));
  if (country !== null) return [country];
  const capital = capitals.get(lower);
  return capital === undefined ? [toRoot(lower)] : [lower, capital];
}

/** "Iraqi" to "iraq"; a short word only in capitals ("US"). null for other words. */
export function countryOf(word: string): string | null {
  const lower = word.toLowerCase();
  const isShort = word.length < 4 && word !== word.toUpperCase();
  return isShort ? null : (foldedNames.get(lower) ?? foldedNames.get(`${lower}.`) ?? null);
}

/** Endings that make the people and the adjective of a country from its name, longest first. */
const peopleEndings = [
  'ians',
  'ian',
  'eans',
  'ean',
  'ese',
  'ans',
  'ish',
  'ers',
  'an',
  'ns',
  'er',
  'is',
  'ia',
  'n',
  'i',
  'a',
  'e',
  'o',
  's',
];

/** What is left of a name without such an ending, at least four letters. */
function toRoot(name: string): string {
  const bare = name.replace(/'s?$/, '');
  if (/\d/.test(bare)) return bare;
  const ending = peopleEndings.find((one) => bare.endsWith(one) && bare.length - one.length >= 4);
  return ending === undefined ? bare : bare.slice(0, -ending.length);
}
