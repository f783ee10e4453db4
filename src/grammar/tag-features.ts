import type { Features } from './features.ts';
import type { Words } from './words.ts';

/** How many templates there are. */
export const tagTemplates = 28;

/**
 * The features by which a token is tagged: its letters, its neighbours, and the tags before it.
 *
 * words     tags of the tokens before `at` are set
 * features  is written over
 */
export function findTagFeatures(words: Words, at: number, { first, second }: Features): void {
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
  first[1] = own;
  first[2] = own;
  second[2] = form;
  first[3] = ending1[at];
  second[3] = form;
  first[4] = ending2[at];
  second[4] = form;
  first[5] = ending3[at];
  first[6] = ending4[at];
  first[7] = opening[at];
  second[7] = form;
  first[8] = word[before];
  first[9] = word[after];
  first[10] = word[before2];
  first[11] = word[after2];
  first[12] = tag1;
  first[13] = tag1;
  second[13] = tag2;
  first[14] = own;
  second[14] = tag1;
  first[15] = own;
  second[15] = word[after];
  first[16] = own;
  second[16] = word[before];
  first[17] = tag1;
  second[17] = word[after];
  first[18] = ending3[after];
  second[18] = form;
  first[19] = ending3[before];
  first[20] = form;
  second[20] = shape[after];
  first[21] = form;
  second[21] = shape[before];
  first[22] = ending3[at];
  second[22] = tag1;
  first[23] = ending3[after];
  second[23] = ending3[at];
  first[24] = tag1 * 32 + tag2;
  second[24] = own;
  first[25] = form;
  second[25] = tag1;
  first[26] = word[before];
  second[26] = word[after];
  first[27] = word[after];
  second[27] = word[after2];
  first[28] = ending2[after];
  second[28] = tag1;
}
