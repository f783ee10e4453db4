import { toSubjectKey } from '../claims/subject-key.ts';
import type { Search } from './parse-search.ts';

/** Shorter words are looked for as they are: as a beginning they would fit too much. */
const prefixMin = 4;

/** Whether words are looked for whole, or as the beginnings of words too. Whole ones are found in far less time. */
export type WordForm = 'whole' | 'beginning';

/**
 * Puts the words of a search into the language of to_tsquery: all must be found, each as it is, as the beginning of a word
 * where that is asked for, or in the form that subjects are matched in ("prisoners" as "detain"); those of phrases as they
 * are.
 *
 * others   spellings to take instead of a word that stands nowhere
 * returns  '' where there is no word to look for
 */
export function wordQuery(
  search: Search,
  form: WordForm,
  others: ReadonlyMap<string, readonly string[]> = new Map(),
): string {
  const asked = joinNames(search.words).map(([word, next]) => {
    if (next !== undefined) return queryOfName(word, next, form);
    return oneOf((others.get(word) ?? [word]).map((one) => queryOfWord(one, form)));
  });
  const quoted = search.phrases.flatMap((phrase) => phrase.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''));
  const isWanted = asked.length + quoted.length > 0;
  return [...asked, ...quoted, ...(isWanted ? unwanted(search) : [])].join(' & ');
}

/** The query for all words but one, whichever it is; '' for a single word. */
export function looseQuery(search: Search): string {
  const asked = search.words.map((word) => queryOfWord(word, 'beginning'));
  if (asked.length < 2) return '';
  const all = asked.map((_, left) => `(${asked.filter((__, at) => at !== left).join(' & ')})`);
  return [`(${oneOf(all)})`, ...unwanted(search)].join(' & ');
}

function unwanted({ without }: Search): string[] {
  return without.map((word) => `!${queryOfWord(word, 'whole')}`);
}

/** Words that are one name together ("Islamic State") in pairs, the others alone. */
function joinNames(words: readonly string[]): [word: string, next?: string][] {
  const out: [word: string, next?: string][] = [];
  for (let at = 0; at < words.length; at++) {
    const [word = '', next] = words.slice(at, at + 2);
    if (next === undefined || nameOf(word, next) === null) out.push([word]);
    else {
      out.push([word, next]);
      at++;
    }
  }
  return out;
}

/** The form in which a name of two words is matched; null where they are no name. */
function nameOf(word: string, next: string): string | null {
  const [first, second] = [word, next].map((one) => `${one.charAt(0).toUpperCase()}${one.slice(1)}`);
  const key = toSubjectKey(`${first} ${second}`);
  const apart = toSubjectKey(`${word.toLowerCase()} and ${next.toLowerCase()}`).split(' ');
  return key === '' || key.includes(' ') || apart.includes(key) ? null : key;
}

function queryOfName(word: string, next: string, form: WordForm): string {
  const key = (nameOf(word, next) ?? '').split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
  const apart = `(${queryOfWord(word, form)} & ${queryOfWord(next, form)})`;
  return key.length === 0 ? apart : oneOf([apart, `(${key.join(' & ')})`]);
}

/** One word in the language of to_tsquery, with its other forms. */
export function queryOfWord(word: string, form: WordForm): string {
  const key = toSubjectKey(word).split(/[^\p{L}\p{N}]+/u);
  const folded = key.filter((part) => part !== '');
  const own = form === 'whole' || word.length < prefixMin ? word : `${word}:*`;
  if (folded.length === 0 || folded.join('') === word.toLowerCase()) return own;
  return oneOf([own, `(${folded.join(' & ')})`]);
}

/**
 * Spellings that differ from a word in one letter: one left out, two swapped, one put in, one replaced.
 *
 * word  letters and digits; others are kept as they are
 */
export function spellingsNear(word: string): string[] {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const text = word.toLowerCase();
  const found = new Set<string>();
  for (let at = 0; at <= text.length; at++) {
    const [head, tail] = [text.slice(0, at), text.slice(at)];
    if (tail !== '') found.add(head + tail.slice(1));
    if (tail.length > 1) found.add(head + tail.charAt(1) + tail.charAt(0) + tail.slice(2));
    for (const letter of letters) {
      found.add(head + letter + tail);
      if (tail !== '') found.add(head + letter + tail.slice(1));
    }
  }
  found.delete(text);
  return [...found].filter((one) => one.length > 2);
}

function oneOf(queries: readonly string[]): string {
  return queries.length === 1 ? (queries[0] ?? '') : `(${queries.join(' | ')})`;
}
