import {
  adverbs,
  auxiliaries,
  baseVerbs,
  conjunctions,
  determiners,
  inflectedVerbs,
  irregularPlurals,
  nounsLikeVerbs,
  prepositions,
  pronouns,
  relatives,
} from './grammar-lexicon.ts';
import { scales, smallNumbers, tens, vagueNumbers } from './number-lexicon.ts';

const notPlural = /(?:ss|ics|us|is|ous)$/;
const singularWords = new Set(
  (
    'measles mumps rabies diabetes lens news series species always perhaps sometimes headquarters pounds-mass gas ' +
    'texas kansas paris'
  ).split(' '),
);

/**
 * The singular of a lower-case noun, by rule and a list of irregular ones.
 */
export function singular(word: string): string {
  const known = irregularPlurals.get(word);
  if (known !== undefined) return known;
  const length = word.length;
  if (length > 4 && word.endsWith('men')) return `${word.slice(0, -3)}man`;
  if (length < 4 || word.charCodeAt(length - 1) !== 0x73) return word;
  if (length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (notPlural.test(word) || singularWords.has(word)) return word;
  return word.slice(0, -1);
}

/** Whether a lower-case noun is a plural, by its form. */
export function isPlural(word: string): boolean {
  return singular(word) !== word || word === 'people' || word === 'personnel' || word === 'police';
}

const notParticiples = new Set(
  (
    'hundred indeed seabed biased naked sacred wicked rugged crooked hatred kindred infrared unprecedented indebted ' +
    'exceed proceed succeed'
  ).split(' '),
);

export type Tag = 'det' | 'prep' | 'conj' | 'rel' | 'pron' | 'aux' | 'adv' | 'verb' | 'either' | 'noun' | 'num';

const closedTags: ReadonlyMap<string, Tag> = new Map<string, Tag>([
  ...tagged(adverbs, 'adv'),
  ...tagged(conjunctions, 'conj'),
  ...tagged(relatives, 'rel'),
  ...tagged(prepositions, 'prep'),
  ...tagged(pronouns, 'pron'),
  ...tagged(determiners, 'det'),
  ...tagged(auxiliaries, 'aux'),
  ...tagged(smallNumbers.keys(), 'num'),
  ...tagged(tens.keys(), 'num'),
  ...tagged(scales.keys(), 'num'),
  ...tagged(vagueNumbers.keys(), 'num'),
]);

function tagged(words: Iterable<string>, tag: Tag): [string, Tag][] {
  return [...words].map((word) => [word, tag]);
}

/**
 * The word class of a lower-case word taken alone: `verb` for past, participle and -ing forms of common verbs,
 * `either` for a base or -s form that may be a noun, `noun` for everything unknown (adjectives included).
 */
export function plainTag(word: string): Tag {
  const closed = closedTags.get(word);
  if (closed !== undefined) return closed;
  if (nounsLikeVerbs.has(word)) return 'noun';
  if (inflectedVerbs.has(word)) return 'verb';
  if (baseVerbs.has(word)) return 'either';
  if (word.startsWith('un') && word.endsWith('ed')) return 'noun';
  if (word.length > 5 && word.endsWith('ed') && !notParticiples.has(word)) return 'verb';
  if (word.endsWith('s')) {
    if (baseVerbs.has(word.slice(0, -1))) return 'either';
    if (word.endsWith('es') && baseVerbs.has(word.slice(0, -2))) return 'either';
    if (word.endsWith('ies') && baseVerbs.has(`${word.slice(0, -3)}y`)) return 'either';
  }
  return 'noun';
}

/** Whether a verb form can stand alone as the verb of a clause: no -ing form. */
export function hasFiniteShape(word: string): boolean {
  return !word.endsWith('ing') && word !== 'been' && word !== 'being' && word !== 'be';
}
