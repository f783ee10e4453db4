import type { Features } from './features.ts';
import type { TreeState } from './tree-state.ts';

/** How many templates there are. */
export const transitionTemplates = 96;

/** The tokens that a decision looks at: the four on top of the stack, and the next four of the sentence. */
const places = { s0: 0, s1: 0, s2: 0, s3: 0, b0: 0, b1: 0, b2: 0, b3: 0 };

/**
 * The features by which the next transition is chosen: the tokens on top of the stack, the next ones of the sentence,
 * their dependents so far, the signs between them, and how far apart they are. After Zhang and Nivre 2011.
 *
 * features  is written over
 */
export function findTransitionFeatures(state: TreeState, features: Features): void {
  const { none, length, depth, next, stack } = state;
  places.s0 = depth > 0 ? stack[depth - 1] : none;
  places.s1 = depth > 1 ? stack[depth - 2] : none;
  places.s2 = depth > 2 ? stack[depth - 3] : none;
  places.s3 = depth > 3 ? stack[depth - 4] : none;
  places.b0 = next;
  places.b1 = next + 1 <= length ? next + 1 : none;
  places.b2 = next + 2 <= length ? next + 2 : none;
  places.b3 = next + 3 <= length ? next + 3 : none;
  setWords(state, features);
  setPairs(state, features);
  setDependents(state, features);
  setRelations(state, features);
  setSigns(state, features);
}

function setWords({ nodes }: TreeState, { first, second }: Features): void {
  const { s0, s1, s2, b0, b1, b2 } = places;
  const { word, tag, both, ending } = nodes;
  const s0t = tag[s0];
  const b0t = tag[b0];
  first[1] = both[s0];
  first[2] = word[s0];
  first[3] = both[s1];
  first[4] = word[s1];
  second[4] = s0t;
  first[5] = both[b0];
  first[6] = word[b0];
  first[7] = both[b1];
  first[8] = word[b1];
  second[8] = s0t * 32 + b0t;
  first[9] = both[b2];
  first[10] = both[s2];
  first[11] = both[s0];
  second[11] = both[b0];
  first[12] = both[s0];
  second[12] = word[b0];
  first[13] = word[s0];
  second[13] = both[b0];
  first[14] = both[s0];
  second[14] = b0t;
  first[15] = s0t;
  second[15] = both[b0];
  first[16] = word[s0];
  second[16] = word[b0];
  first[21] = word[s1];
  second[21] = word[s0];
  first[22] = both[s1];
  second[22] = s0t;
  first[23] = tag[s1];
  second[23] = both[s0];
  first[24] = both[s1];
  second[24] = b0t;
  first[25] = word[s1];
  second[25] = word[b0];
  first[69] = word[b1];
  second[69] = word[b0];
  first[70] = both[s0];
  second[70] = both[b1];
  first[71] = both[s1];
  second[71] = both[s0];
  first[93] = ending[s0];
  second[93] = b0t;
  first[94] = ending[b0];
  second[94] = s0t;
  first[86] = both[s2];
  second[86] = b0t * 32 + s0t;
}

/** Tags of three and more tokens, with words between them. */
function setPairs({ nodes, none, length }: TreeState, { first, second }: Features): void {
  const { s0, s1, s2, s3, b0, b1, b2, b3 } = places;
  const { word, tag, both } = nodes;
  const s0t = tag[s0];
  const b0t = tag[b0];
  const b1t = tag[b1];
  const b2t = tag[b2];
  const s2t = tag[s2];
  const s1s0 = tag[s1] * 32 + s0t;
  const s0b0 = s0t * 32 + b0t;
  const b0b1 = b0t * 32 + b1t;
  const beside = s0 < length ? s0 + 1 : none;
  const besideBefore = s0 > 0 && s0 < length ? s0 - 1 : none;
  first[17] = s0b0;
  second[17] = b1t;
  first[18] = b0b1;
  second[18] = b2t;
  first[19] = s1s0;
  second[19] = b0t;
  first[20] = s1s0;
  second[20] = s2t;
  first[26] = s1s0;
  second[26] = word[b0];
  first[27] = s1s0 * 32 + b0t;
  second[27] = b1t;
  first[28] = s1s0 * 32 + b0t;
  second[28] = s2t;
  first[29] = s0b0 * 32 + b1t;
  second[29] = b2t;
  first[30] = both[s0];
  second[30] = b0b1;
  first[65] = s0t * 32 + tag[beside];
  second[65] = tag[besideBefore] * 32 + b0t;
  first[68] = b0b1 * 32 + b2t;
  second[68] = tag[b3];
  first[87] = tag[s3] * 32 + s2t;
  second[87] = s1s0 * 32 + b0t;
  first[95] = both[s0];
  second[95] = b0b1 * 32 + b2t;
  first[96] = both[b0];
  second[96] = s0t * 32 + tag[s1];
}

/** Words and tags of the outermost dependents. */
function setDependents({ nodes, left1, right1 }: TreeState, { first, second }: Features): void {
  const { s0, s1, b0, b1 } = places;
  const { word, tag } = nodes;
  const b0t = tag[b0];
  const s1s0 = tag[s1] * 32 + tag[s0];
  const s0b0 = tag[s0] * 32 + b0t;
  const left = left1[s0];
  const leftWord = word[left];
  first[31] = s0b0;
  second[31] = tag[left];
  first[32] = s0b0;
  second[32] = tag[right1[s0]];
  first[33] = s0b0;
  second[33] = tag[left1[b0]];
  first[34] = s1s0;
  second[34] = tag[right1[s1]] * 32 + b0t;
  first[35] = s1s0;
  second[35] = tag[left1[s1]] * 32 + b0t;
  first[36] = s1s0;
  second[36] = tag[left] * 32 + b0t;
  first[37] = s1s0;
  second[37] = tag[right1[s0]] * 32 + b0t;
  first[38] = word[s0];
  second[38] = leftWord;
  first[39] = word[s0];
  second[39] = word[right1[s0]];
  first[40] = word[b0];
  second[40] = word[left1[b0]];
  first[41] = word[s1];
  second[41] = word[right1[s1]];
  first[66] = word[s1];
  second[66] = leftWord ^ tag[s0];
  first[67] = s1s0;
  second[67] = leftWord;
  first[89] = word[s1] ^ Math.imul(word[s0], 31);
  second[89] = leftWord;
  first[90] = s1s0;
  second[90] = leftWord ^ word[s1];
  first[91] = s1s0;
  second[91] = leftWord ^ Math.imul(b0t, 77);
  first[92] = s0b0 * 32 + tag[b1];
  second[92] = leftWord;
}

/** Relations and numbers of dependents, and distances. */
function setRelations(state: TreeState, { first, second }: Features): void {
  const { s0, s1, b0 } = places;
  const { relations, left1, right1, left2, right2, leftCount, rightCount, leftSet, rightSet } = state;
  const { word, tag, both } = state.nodes;
  const s0t = tag[s0];
  const s1t = tag[s1];
  const b0t = tag[b0];
  const s1s0 = s1t * 32 + s0t;
  const s0b0 = s0t * 32 + b0t;
  const far = Math.min(b0 - s0, 11);
  const apart = Math.min(s0 - s1, 11);
  first[42] = s0t;
  second[42] = relations[left1[s0]] * 64 + relations[right1[s0]];
  first[43] = s0b0;
  second[43] = relations[left1[s0]] * 64 + relations[left2[s0]];
  first[44] = s1t;
  second[44] = relations[right1[s1]] * 64 + relations[right2[s1]];
  first[45] = b0t;
  second[45] = relations[left1[b0]] * 64 + relations[left2[b0]];
  first[46] = s0b0;
  second[46] = far;
  first[47] = word[s0];
  second[47] = far;
  first[48] = word[b0];
  second[48] = far;
  first[49] = s1s0;
  second[49] = apart;
  first[50] = word[s1];
  second[50] = apart;
  first[51] = word[s0];
  second[51] = rightCount[s0] * 16 + leftCount[s0];
  first[52] = s0b0;
  second[52] = rightCount[s0];
  first[53] = both[b0];
  second[53] = leftCount[b0];
  first[54] = s1s0;
  second[54] = rightCount[s1];
  first[55] = word[s1];
  second[55] = rightCount[s1];
  first[56] = both[s0];
  second[56] = leftSet[s0];
  first[57] = both[s0];
  second[57] = rightSet[s0];
  first[58] = both[s1];
  second[58] = rightSet[s1];
  first[59] = s1s0;
  second[59] = rightSet[s1];
  first[60] = both[b0];
  second[60] = leftSet[b0];
  first[61] = s0b0;
  second[61] = leftSet[s0];
  first[62] = s1s0;
  second[62] = leftSet[s0] * 31 + b0t;
  first[63] = s0b0;
  second[63] = leftSet[b0];
  first[64] = both[s1];
  second[64] = leftSet[s1];
}

/** Punctuation between the tokens. */
function setSigns({ nodes, length }: TreeState, { first, second }: Features): void {
  const { s0, s1, b0, b1 } = places;
  const { word, tag, both, signs, breaks } = nodes;
  const s1s0 = tag[s1] * 32 + tag[s0];
  const s0b0 = tag[s0] * 32 + tag[b0];
  const gap = Math.min(breaks[b0] - breaks[s0], 3);
  const gapBefore = Math.min(breaks[s0] - breaks[s1], 3);
  first[72] = s0b0;
  second[72] = signs[b0];
  first[73] = both[s0];
  second[73] = signs[b0];
  first[74] = both[b0];
  second[74] = signs[b0];
  first[75] = s1s0;
  second[75] = signs[s0] * 256 + signs[b0];
  first[76] = both[s1];
  second[76] = signs[s0];
  first[77] = s0b0;
  second[77] = gap * 4 + gapBefore;
  first[78] = s1s0 * 32 + tag[b0];
  second[78] = gap * 4 + gapBefore;
  first[79] = s0b0 * 32 + tag[b1];
  second[79] = signs[b1] * 256 + signs[b0];
  first[80] = both[s0];
  second[80] = gap * 4 + gapBefore;
  first[81] = s1s0 * 32 + tag[b0];
  second[81] = signs[s0] * 256 + signs[b0];
  first[82] = word[b0] ^ Math.imul(word[s0], 31);
  second[82] = signs[b0];
  first[83] = word[s1];
  second[83] = signs[s0] * 256 + signs[b0];
  first[84] = s0b0 * 256 + signs[s0];
  second[84] = signs[b1] * 256 + signs[b0];
  first[85] = s1s0 * 32 + tag[b0];
  second[85] = signs[s1] * 256 + signs[s0];
  first[88] = s0b0;
  second[88] = signs[length];
}
