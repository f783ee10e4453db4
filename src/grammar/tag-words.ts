import { type Features, makeFeatures } from './features.ts';
import { type DenseTable, type Model, scoreDense, sureTagOf } from './model.ts';
import { findTagFeatures, tagTemplates } from './tag-features.ts';
import { tagSet } from './tag-set.ts';
import type { Words } from './words.ts';

const features: Features = makeFeatures(tagTemplates);
const scores = new Int32Array(24);

/** Sets the tag of each word, from left to right, by an averaged perceptron (Collins 2002). */
export function tagWords(words: Words, model: Model): void {
  for (let at = 0; at < words.length; at++) {
    const sure = sureTagOf(model.sureTags, words.word[at]);
    setTag(words, at, sure >= 0 ? sure : findTag(words, at, model.tags));
  }
}

/** Sets one tag, and what is made of it. */
export function setTag(words: Words, at: number, tag: number): void {
  words.tag[at] = tag;
  words.both[at] = Math.imul(words.word[at] ^ Math.imul(tag + 1, 0x9e3779b1), 0x01000193);
}

function findTag(words: Words, at: number, table: DenseTable): number {
  findTagFeatures(words, at, features);
  scoreDense(table, features, scores);
  let best = 0;
  for (let tag = 1; tag < tagSet.length; tag++) if (scores[tag] > scores[best]) best = tag;
  return best;
}
