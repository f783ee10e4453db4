import { addFeature, type Features, hashFeatures } from './features.ts';
import type { Words } from './words.ts';

/**
 * The features by which a token is tagged: its letters, its neighbours, and the tags before it.
 *
 * words     tags of the tokens before `at` are set
 * features  is written over
 */
export function findTagFeatures(words: Words, at: number, features: Features): void {
  features.count = 0;
  const { length, word, ending1, ending2, ending3, ending4, opening, shape, tag } = words;
  const none = length + 1;
  const before = at > 0 ? at - 1 : none;
  const before2 = at > 1 ? at - 2 : none;
  const after = at + 1 < length ? at + 1 : none;
  const after2 = at + 2 < length ? at + 2 : none;
  const own = word[at];
  const form = shape[at];
  const tag1 = tag[before];
  const tag2 = tag[before2];
  addFeature(features, 1, own, 0);
  addFeature(features, 2, own, form);
  addFeature(features, 3, ending1[at], form);
  addFeature(features, 4, ending2[at], form);
  addFeature(features, 5, ending3[at], 0);
  addFeature(features, 6, ending4[at], 0);
  addFeature(features, 7, opening[at], form);
  addFeature(features, 8, word[before], 0);
  addFeature(features, 9, word[after], 0);
  addFeature(features, 10, word[before2], 0);
  addFeature(features, 11, word[after2], 0);
  addFeature(features, 12, tag1, 0);
  addFeature(features, 13, tag1, tag2);
  addFeature(features, 14, own, tag1);
  addFeature(features, 15, own, word[after]);
  addFeature(features, 16, own, word[before]);
  addFeature(features, 17, tag1, word[after]);
  addFeature(features, 18, ending3[after], form);
  addFeature(features, 19, ending3[before], 0);
  addFeature(features, 20, form, shape[after]);
  addFeature(features, 21, form, shape[before]);
  addFeature(features, 22, ending3[at], tag1);
  addFeature(features, 23, ending3[after], ending3[at]);
  addFeature(features, 24, tag1 * 32 + tag2, own);
  addFeature(features, 25, form, tag1);
  addFeature(features, 26, word[before], word[after]);
  addFeature(features, 27, word[after], word[after2]);
  addFeature(features, 28, ending2[after], tag1);
  hashFeatures(features);
}
