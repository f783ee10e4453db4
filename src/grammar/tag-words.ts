import { type Features, makeFeatures } from './features.ts';
import type { Model } from './model.ts';
import { findTagFeatures } from './tag-features.ts';
import { tagSet, tagStride } from './tag-set.ts';
import type { Words } from './words.ts';

const features: Features = makeFeatures();
const scores = new Int32Array(tagStride);

/** Sets the tag of each word, from left to right, by an averaged perceptron (Collins 2002). */
export function tagWords(words: Words, model: Model): void {
  for (let at = 0; at < words.length; at++) {
    findTagFeatures(words, at, features);
    setTag(words, at, pickTag(model.tags));
  }
}

/** Sets one tag, and what is made of it. */
export function setTag(words: Words, at: number, tag: number): void {
  words.tag[at] = tag;
  words.both[at] = Math.imul(words.word[at] ^ Math.imul(tag + 1, 0x9e3779b1), 0x01000193);
}

function pickTag(weights: Int8Array): number {
  scores.fill(0);
  const { count, rows } = features;
  for (let feature = 0; feature < count; feature++) {
    const from = rows[feature] * tagStride;
    for (let tag = 0; tag < tagSet.length; tag++) scores[tag] += weights[from + tag];
  }
  let best = 0;
  for (let tag = 1; tag < tagSet.length; tag++) if (scores[tag] > scores[best]) best = tag;
  return best;
}
