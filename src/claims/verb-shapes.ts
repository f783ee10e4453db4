import { silentEVerbs } from './e-verb-lexicon.ts';
import { baseVerbs, inflectedVerbs, nounsLikeVerbs } from './grammar-lexicon.ts';
import { irregularVerbs } from './subject-lexicon.ts';

const bases = new Map<string, string>();
const participles = new Map<string, string>();
for (const [base, past, participle] of irregularVerbs) {
  if (base === undefined || past === undefined || participle === undefined) continue;
  participles.set(base, participle);
  const third = /(?:o|s|x|z|ch|sh)$/.test(base) ? `${base}es` : `${base}s`;
  for (const form of [past, participle, third, base]) if (!bases.has(form)) bases.set(form, base);
}

/** One syllable that ends in a vowel and a consonant, and the longer verbs that are stressed at their end. */
const doubles =
  /^(?:[^aeiou]*[aeiou][bdgklmnprt]|(?:trans|re|de|pre)fer|(?:ad|com|per|sub)mit|equip|control|patrol|expel|occur|deter)$/;

/** The base of a lower-case verb form: "killing" and "kills" give "kill"; what is unknown comes back with its ending off. */
export function baseOf(word: string): string {
  const known = bases.get(word);
  if (known !== undefined) return known;
  if (/^(?:is|are|was|were|been|being|am)$/.test(word)) return 'be';
  if (word.endsWith('ed') && isBase(word.slice(0, -1))) return word.slice(0, -1);
  if (isBase(word)) return word;
  for (const ending of ['ing', 'ed', 'es', 's']) {
    if (!word.endsWith(ending) || word.length < ending.length + 3) continue;
    const stem = word.slice(0, -ending.length);
    if (ending.startsWith('e') && stem.endsWith('i')) return `${stem.slice(0, -1)}y`;
    if (isBase(stem)) return stem;
    if (isBase(`${stem}e`) || silentEVerbs.has(`${stem}e`)) return `${stem}e`;
    if (stem.at(-1) === stem.at(-2) && isBase(stem.slice(0, -1))) return stem.slice(0, -1);
    // "mining": an unknown stem of consonant, vowel and consonant has lost an e
    if (ending !== 'es' && ending !== 's') return /^[^aeiou]+[aeiou][^aeiouwxy]$/.test(stem) ? `${stem}e` : stem;
    if (ending === 's') return stem;
  }
  return word;
}

/** Whether a lower-case word is a past form, participle or -ing form of a known verb, and no noun. */
export function isVerbForm(word: string): boolean {
  return inflectedVerbs.has(word) && !nounsLikeVerbs.has(word);
}

function isBase(word: string): boolean {
  return baseVerbs.has(word) || participles.has(word);
}

/** The past participle of a lower-case verb form: "kills", "killing" and "kill" give "killed", "took" gives "taken". */
export function participleOf(word: string): string {
  const base = baseOf(word);
  const known = participles.get(base);
  if (known !== undefined) return known;
  if (word.endsWith('ed')) return word;
  if (base.endsWith('e')) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return doubles.test(base) ? `${base}${base.at(-1)}ed` : `${base}ed`;
}
