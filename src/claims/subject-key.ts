import { stopWords } from './grammar-lexicon.ts';
import { foldedNames, joinedNames } from './name-fold-lexicon.ts';
import { synonyms } from './synonym-lexicon.ts';
import { baseOf, isVerbForm } from './verb-shapes.ts';
import { singular } from './word-forms.ts';

/**
 * The normal form of a subject, for matching: its content words in lower case, nouns in the singular, verbs in their
 * base, synonyms and names folded, each once, sorted and parted by spaces. Two keys are compared as sets of words: the
 * share of the smaller set that the larger one holds tells whether they are of one thing.
 *
 * subject  words as written: capitals tell names ("US", "Polish") from other words
 * fails    never; linear in the length
 */
export function toSubjectKey(subject: string): string {
  const keys = new Set<string>();
  const words = wordsOf(subject);
  for (let at = 0; at < words.length; at++) {
    const raw = words[at] ?? '';
    if (raw === '') continue;
    const joined = joinedAt(words, at);
    if (joined !== null) {
      keys.add(foldedNames.get(joined) ?? joined);
      at += joined.split('-').length - 1;
      continue;
    }
    const key = knownKeyOf(raw);
    if (key !== '') keys.add(key);
  }
  if ((keys.has('hold') || keys.has('holding')) && heldPeople.some((word) => keys.has(word))) {
    keys.delete('hold');
    keys.delete('holding');
    keys.add('detain');
  }
  if (keys.size > 1) for (const word of counting) keys.delete(word);
  return [...keys].sort().join(' ');
}

/** Runs of letters, digits, full stops, apostrophes and "&". Most subjects are ASCII, which needs no pattern. */
function wordsOf(subject: string): string[] {
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at < subject.length; at++) {
    const code = subject.charCodeAt(at);
    if (code >= 0x80) return subject.replaceAll('’', "'").split(/[^\p{L}\p{N}.'&]+/u);
    if (wordCodes[code] === 1) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      words.push(subject.slice(start, at));
      start = -1;
    }
  }
  if (start >= 0) words.push(subject.slice(start));
  return words;
}

const wordCodes = Uint8Array.from({ length: 0x80 }, (_, code) =>
  /[A-Za-z0-9.'&]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Words that only say that something is counted. */
const counting = ['number', 'total', 'figure', 'count', 'tally'];

/** Whom "held" says to be detained. */
const heldPeople = ['people', 'suspect', 'militant', 'protester', 'man', 'woman', 'fighter', 'activist', 'detain'];

/** The name in several words that starts at a word ("United States"), joined by hyphens; null for none. */
function joinedAt(words: readonly string[], at: number): string | null {
  const code = words[at]?.charCodeAt(0) ?? 0;
  if (code >= 0x61 && code <= 0x7a) return null;
  const names = joinedNames.get(words[at]?.toLowerCase() ?? '');
  if (names === undefined || !/^\p{Lu}/u.test(words[at] ?? '')) return null;
  for (const name of names) {
    const count = name.split('-').length;
    const said = words
      .slice(at, at + count)
      .join('-')
      .toLowerCase()
      .replace(/'s$/, '');
    if (said === name) return name;
  }
  return null;
}

const keyCache = new Map<string, string>();

/** The cache forgets all when it holds this many words, so that odd texts cannot fill the memory. */
const keyCacheMax = 20_000;

/** The same words come again and again: each is worked out once. */
function knownKeyOf(raw: string): string {
  const known = keyCache.get(raw);
  if (known !== undefined) return known;
  if (keyCache.size >= keyCacheMax) keyCache.clear();
  const key = keyOf(raw);
  keyCache.set(raw, key);
  return key;
}

function keyOf(raw: string): string {
  const plain = !raw.includes("'") && !raw.includes('.');
  const own = plain ? raw : raw.replace(/'s?$/, '').replace(/^'+|'+$/g, '');
  const word = own.toLowerCase();
  if (/^\p{Lu}/u.test(own)) {
    const named = foldedNames.get(word) ?? foldedNames.get(`${word}.`);
    if (named !== undefined && (word.length > 3 || own === own.toUpperCase())) return named;
  }
  const bare = word.replace(/^\.+|\.+$/g, '');
  if (bare === '' || stopWords.has(bare)) return '';
  const one = singular(bare);
  const known = synonyms.get(bare) ?? synonyms.get(one);
  if (known !== undefined) return known;
  if (!isVerbForm(bare)) return one;
  const base = baseOf(bare);
  return synonyms.get(base) ?? base;
}
