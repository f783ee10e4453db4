import { type Features, featureOf } from './features.ts';
import type { Words } from './words.ts';

/**
 * The features by which a token is tagged: its letters, its neighbours, and the tags before it.
 *
 * words     tags of the tokens before `at` are set
 * features  is written over
 */
export function findTagFeatures(words: Words, at: number, features: Features): void {
  const { length, word, ending1, ending2, ending3, ending4, opening, shape, tag } = words;
  const none = length + 1;
  const before = at > 0 ? at - 1 : none;
  const before2 = at > 1 ? at - 2 : none;
  const after = at + 1 < length ? at + 1 : none;
  const after2 = at + 2 < length ? at + 2 : none;
  const hashes = features.hashes;
  let count = 0;
  const add = (template: number, first: number, second: number): void => {
    hashes[count++] = featureOf(template, first, second);
  };
  const own = word[at];
  const form = shape[at];
  const tag1 = tag[before];
  const tag2 = tag[before2];
  add(1, own, 0);
  add(2, own, form);
  add(3, ending1[at], form);
  add(4, ending2[at], form);
  add(5, ending3[at], 0);
  add(6, ending4[at], 0);
  add(7, opening[at], form);
  add(8, word[before], 0);
  add(9, word[after], 0);
  add(10, word[before2], 0);
  add(11, word[after2], 0);
  add(12, tag1, 0);
  add(13, tag1, tag2);
  add(14, own, tag1);
  add(15, own, word[after]);
  add(16, own, word[before]);
  add(17, tag1, word[after]);
  add(18, ending3[after], form);
  add(19, ending3[before], 0);
  add(20, form, shape[after]);
  add(21, form, shape[before]);
  add(22, ending3[at], tag1);
  add(23, ending3[after], ending3[at]);
  add(24, tag1 * 32 + tag2, own);
  add(25, form, tag1);
  add(26, word[before], word[after]);
  add(27, word[after], word[after2]);
  add(28, ending2[after], tag1);
  features.count = count;
}
