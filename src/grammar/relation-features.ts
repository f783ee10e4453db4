import { addFeature, type Features, hashFeatures } from './features.ts';
import { pairOf } from './model.ts';
import type { TreeState } from './tree-state.ts';

/**
 * The features by which the relation of the top of the stack to its head is chosen, before it is attached.
 *
 * head      token on the left (below the top) or on the right (next), or the root
 * features  is written over
 */
export function findRelationFeatures(state: TreeState, head: number, features: Features): void {
  features.count = 0;
  const { none, length, stack, relations } = state;
  const { left1, right1, left2, leftSet, rightSet } = state;
  const { word, tag, both, ending, signs, breaks } = state.nodes;
  const own = stack[state.depth - 1];
  const side = own < head ? 1 : 0;
  const ownTag = tag[own];
  const headTag = tag[head];
  const pair = pairOf(ownTag, headTag, side);
  const far = Math.min(Math.abs(head - own), 7);
  const before = own > 0 ? own - 1 : none;
  const after = own < length ? own + 1 : none;
  const headBefore = head > 0 ? head - 1 : none;
  const headAfter = head < length ? head + 1 : none;
  const first = left1[own];
  const last = right1[own];
  addFeature(features, 1, pair, 0);
  addFeature(features, 2, word[own], side);
  addFeature(features, 3, word[head], side);
  addFeature(features, 4, word[own], headTag * 2 + side);
  addFeature(features, 5, word[head], ownTag * 2 + side);
  addFeature(features, 6, word[own], word[head]);
  addFeature(features, 7, pair, far);
  addFeature(features, 8, pair, word[first]);
  addFeature(features, 9, pair, tag[first] * 64 + relations[first]);
  addFeature(features, 10, pair, relations[last] * 64 + tag[last]);
  addFeature(features, 11, pair, leftSet[own]);
  addFeature(features, 12, pair, rightSet[own]);
  addFeature(features, 13, pair, leftSet[head]);
  addFeature(features, 14, pair, rightSet[head]);
  addFeature(features, 15, word[head], word[first]);
  addFeature(features, 16, both[head], leftSet[own]);
  addFeature(features, 17, both[own], leftSet[head]);
  addFeature(features, 18, pair, relations[left1[head]] * 64 + relations[left2[head]]);
  addFeature(features, 19, pair, relations[right1[head]]);
  addFeature(features, 20, both[head], rightSet[head]);
  addFeature(features, 21, both[own], leftSet[own]);
  addFeature(features, 22, pair, tag[before]);
  addFeature(features, 23, pair, tag[after]);
  addFeature(features, 24, pair, tag[headBefore]);
  addFeature(features, 25, pair, tag[headAfter]);
  addFeature(features, 26, ending[own], pair);
  addFeature(features, 27, ending[head], pair);
  addFeature(features, 28, pair, word[left2[own]]);
  addFeature(features, 29, pair, word[before]);
  addFeature(features, 30, pair, word[after]);
  addFeature(features, 31, word[head], far * 64 + ownTag);
  addFeature(features, 32, both[own], rightSet[head]);
  const from = side === 1 ? own : head;
  const to = side === 1 ? head : own;
  addFeature(features, 33, pair, signs[own] * 256 + signs[after]);
  addFeature(features, 34, pair, Math.min(breaks[to] - breaks[from], 3) * 8 + far);
  hashFeatures(features);
}
