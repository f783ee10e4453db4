import { synonyms } from '../claims/synonym-lexicon.ts';
import { stemWord } from '../revisions/stem-word.ts';
import { likeWords } from './like-word-lexicon.ts';

const likeWordHeads = new Map<string, string>();
for (const line of likeWords) {
  const words = line.split(' ');
  for (const word of words) if (!likeWordHeads.has(word)) likeWordHeads.set(word, words[0] ?? word);
}

const cache = new Map<string, string>();

/** The cache forgets all when it holds this many words, so that odd texts cannot fill the memory. */
const cacheMax = 20_000;

/**
 * Brings a word to the form in which claims are compared: synonyms folded, then stemmed.
 *
 * word     one word of a text or of a subject key
 * returns  the folded word; "" for signs and for words that say little by themselves
 * fails    never
 */
export function foldWord(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const lower = word.toLowerCase();
  const folded = stemWord(likeWordHeads.get(lower) ?? synonyms.get(lower) ?? lower);
  if (cache.size >= cacheMax) cache.clear();
  cache.set(word, folded);
  return folded;
}
