import { stopWords } from './grammar-lexicon.ts';
import { synonyms } from './synonym-lexicon.ts';
import { singular } from './word-forms.ts';

/**
 * The normal form of a subject, for matching: its content words in lower case, singular, synonyms folded, each once,
 * sorted and parted by spaces.
 */
export function toSubjectKey(subject: string): string {
  const keys = new Set<string>();
  for (const raw of subject
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{N}.'&]+/u)) {
    const plain = !raw.includes("'") && !raw.includes('.');
    const word = plain ? raw : raw.replace(/'s$/, '').replace(/^['.]+|['.]+$/g, '');
    if (word === '' || stopWords.has(word)) continue;
    const one = singular(word);
    keys.add(synonyms.get(word) ?? synonyms.get(one) ?? one);
  }
  return [...keys].sort().join(' ');
}
