import { addFeature, type Features, hashFeatures } from './features.ts';
import type { TreeState } from './tree-state.ts';

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
  features.count = 0;
  addWords(state, features);
  addPairs(state, features);
  addDependents(state, features);
  addRelations(state, features);
  addSigns(state, features);
  hashFeatures(features);
}

function addWords({ nodes }: TreeState, features: Features): void {
  const { s0, s1, s2, b0, b1, b2 } = places;
  const { word, tag, both, ending } = nodes;
  const s0t = tag[s0];
  const b0t = tag[b0];
  addFeature(features, 1, both[s0], 0);
  addFeature(features, 2, word[s0], 0);
  addFeature(features, 3, both[s1], 0);
  addFeature(features, 4, word[s1], s0t);
  addFeature(features, 5, both[b0], 0);
  addFeature(features, 6, word[b0], 0);
  addFeature(features, 7, both[b1], 0);
  addFeature(features, 8, word[b1], s0t * 32 + b0t);
  addFeature(features, 9, both[b2], 0);
  addFeature(features, 10, both[s2], 0);
  addFeature(features, 11, both[s0], both[b0]);
  addFeature(features, 12, both[s0], word[b0]);
  addFeature(features, 13, word[s0], both[b0]);
  addFeature(features, 14, both[s0], b0t);
  addFeature(features, 15, s0t, both[b0]);
  addFeature(features, 16, word[s0], word[b0]);
  addFeature(features, 21, word[s1], word[s0]);
  addFeature(features, 22, both[s1], s0t);
  addFeature(features, 23, tag[s1], both[s0]);
  addFeature(features, 24, both[s1], b0t);
  addFeature(features, 25, word[s1], word[b0]);
  addFeature(features, 69, word[b1], word[b0]);
  addFeature(features, 70, both[s0], both[b1]);
  addFeature(features, 71, both[s1], both[s0]);
  addFeature(features, 93, ending[s0], b0t);
  addFeature(features, 94, ending[b0], s0t);
  addFeature(features, 86, both[s2], b0t * 32 + s0t);
}

/** Tags of three and more tokens, with words between them. */
function addPairs({ nodes, none, length }: TreeState, features: Features): void {
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
  addFeature(features, 17, s0b0, b1t);
  addFeature(features, 18, b0b1, b2t);
  addFeature(features, 19, s1s0, b0t);
  addFeature(features, 20, s1s0, s2t);
  addFeature(features, 26, s1s0, word[b0]);
  addFeature(features, 27, s1s0 * 32 + b0t, b1t);
  addFeature(features, 28, s1s0 * 32 + b0t, s2t);
  addFeature(features, 29, s0b0 * 32 + b1t, b2t);
  addFeature(features, 30, both[s0], b0b1);
  addFeature(features, 65, s0t * 32 + tag[beside], tag[besideBefore] * 32 + b0t);
  addFeature(features, 68, b0b1 * 32 + b2t, tag[b3]);
  addFeature(features, 87, tag[s3] * 32 + s2t, s1s0 * 32 + b0t);
  addFeature(features, 95, both[s0], b0b1 * 32 + b2t);
  addFeature(features, 96, both[b0], s0t * 32 + tag[s1]);
}

/** Words and tags of the outermost dependents. */
function addDependents({ nodes, left1, right1 }: TreeState, features: Features): void {
  const { s0, s1, b0, b1 } = places;
  const { word, tag } = nodes;
  const b0t = tag[b0];
  const s1s0 = tag[s1] * 32 + tag[s0];
  const s0b0 = tag[s0] * 32 + b0t;
  const first = left1[s0];
  const firstWord = word[first];
  addFeature(features, 31, s0b0, tag[first]);
  addFeature(features, 32, s0b0, tag[right1[s0]]);
  addFeature(features, 33, s0b0, tag[left1[b0]]);
  addFeature(features, 34, s1s0, tag[right1[s1]] * 32 + b0t);
  addFeature(features, 35, s1s0, tag[left1[s1]] * 32 + b0t);
  addFeature(features, 36, s1s0, tag[first] * 32 + b0t);
  addFeature(features, 37, s1s0, tag[right1[s0]] * 32 + b0t);
  addFeature(features, 38, word[s0], firstWord);
  addFeature(features, 39, word[s0], word[right1[s0]]);
  addFeature(features, 40, word[b0], word[left1[b0]]);
  addFeature(features, 41, word[s1], word[right1[s1]]);
  addFeature(features, 66, word[s1], firstWord ^ tag[s0]);
  addFeature(features, 67, s1s0, firstWord);
  addFeature(features, 89, word[s1] ^ Math.imul(word[s0], 31), firstWord);
  addFeature(features, 90, s1s0, firstWord ^ word[s1]);
  addFeature(features, 91, s1s0, firstWord ^ Math.imul(b0t, 77));
  addFeature(features, 92, s0b0 * 32 + tag[b1], firstWord);
}

/** Relations and numbers of dependents, and distances. */
function addRelations(state: TreeState, features: Features): void {
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
  addFeature(features, 42, s0t, relations[left1[s0]] * 64 + relations[right1[s0]]);
  addFeature(features, 43, s0b0, relations[left1[s0]] * 64 + relations[left2[s0]]);
  addFeature(features, 44, s1t, relations[right1[s1]] * 64 + relations[right2[s1]]);
  addFeature(features, 45, b0t, relations[left1[b0]] * 64 + relations[left2[b0]]);
  addFeature(features, 46, s0b0, far);
  addFeature(features, 47, word[s0], far);
  addFeature(features, 48, word[b0], far);
  addFeature(features, 49, s1s0, apart);
  addFeature(features, 50, word[s1], apart);
  addFeature(features, 51, word[s0], rightCount[s0] * 16 + leftCount[s0]);
  addFeature(features, 52, s0b0, rightCount[s0]);
  addFeature(features, 53, both[b0], leftCount[b0]);
  addFeature(features, 54, s1s0, rightCount[s1]);
  addFeature(features, 55, word[s1], rightCount[s1]);
  addFeature(features, 56, both[s0], leftSet[s0]);
  addFeature(features, 57, both[s0], rightSet[s0]);
  addFeature(features, 58, both[s1], rightSet[s1]);
  addFeature(features, 59, s1s0, rightSet[s1]);
  addFeature(features, 60, both[b0], leftSet[b0]);
  addFeature(features, 61, s0b0, leftSet[s0]);
  addFeature(features, 62, s1s0, leftSet[s0] * 31 + b0t);
  addFeature(features, 63, s0b0, leftSet[b0]);
  addFeature(features, 64, both[s1], leftSet[s1]);
}

/** Punctuation between the tokens. */
function addSigns({ nodes, length }: TreeState, features: Features): void {
  const { s0, s1, b0, b1 } = places;
  const { word, tag, both, signs, breaks } = nodes;
  const s1s0 = tag[s1] * 32 + tag[s0];
  const s0b0 = tag[s0] * 32 + tag[b0];
  const gap = Math.min(breaks[b0] - breaks[s0], 3);
  const gapBefore = Math.min(breaks[s0] - breaks[s1], 3);
  addFeature(features, 72, s0b0, signs[b0]);
  addFeature(features, 73, both[s0], signs[b0]);
  addFeature(features, 74, both[b0], signs[b0]);
  addFeature(features, 75, s1s0, signs[s0] * 256 + signs[b0]);
  addFeature(features, 76, both[s1], signs[s0]);
  addFeature(features, 77, s0b0, gap * 4 + gapBefore);
  addFeature(features, 78, s1s0 * 32 + tag[b0], gap * 4 + gapBefore);
  addFeature(features, 79, s0b0 * 32 + tag[b1], signs[b1] * 256 + signs[b0]);
  addFeature(features, 80, both[s0], gap * 4 + gapBefore);
  addFeature(features, 81, s1s0 * 32 + tag[b0], signs[s0] * 256 + signs[b0]);
  addFeature(features, 82, word[b0] ^ Math.imul(word[s0], 31), signs[b0]);
  addFeature(features, 83, word[s1], signs[s0] * 256 + signs[b0]);
  addFeature(features, 84, s0b0 * 256 + signs[s0], signs[b1] * 256 + signs[b0]);
  addFeature(features, 85, s1s0 * 32 + tag[b0], signs[s1] * 256 + signs[s0]);
  addFeature(features, 88, s0b0, signs[length]);
}
