import { type Features, featureOf } from './features.ts';
import { pairOf } from './model.ts';
import type { TreeState } from './tree-state.ts';

/**
 * The features by which the relation of the top of the stack to its head is chosen, before it is attached.
 *
 * head      token on the left (below the top) or on the right (next), or the root
 * features  is written over
 */
export function findRelationFeatures(state: TreeState, head: number, features: Features): void {
  const { none, length, stack, relations } = state;
  const { left1, right1, left2, leftSet, rightSet } = state;
  const { word, tag, both, ending, signs, breaks } = state.nodes;
  const hashes = features.hashes;
  let count = 0;
  const add = (template: number, first: number, second: number): void => {
    hashes[count++] = featureOf(template, first, second);
  };
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
  add(1, pair, 0);
  add(2, word[own], side);
  add(3, word[head], side);
  add(4, word[own], headTag * 2 + side);
  add(5, word[head], ownTag * 2 + side);
  add(6, word[own], word[head]);
  add(7, pair, far);
  add(8, pair, word[first]);
  add(9, pair, tag[first] * 64 + relations[first]);
  add(10, pair, relations[last] * 64 + tag[last]);
  add(11, pair, leftSet[own]);
  add(12, pair, rightSet[own]);
  add(13, pair, leftSet[head]);
  add(14, pair, rightSet[head]);
  add(15, word[head], word[first]);
  add(16, both[head], leftSet[own]);
  add(17, both[own], leftSet[head]);
  add(18, pair, relations[left1[head]] * 64 + relations[left2[head]]);
  add(19, pair, relations[right1[head]]);
  add(20, both[head], rightSet[head]);
  add(21, both[own], leftSet[own]);
  add(22, pair, tag[before]);
  add(23, pair, tag[after]);
  add(24, pair, tag[headBefore]);
  add(25, pair, tag[headAfter]);
  add(26, ending[own], pair);
  add(27, ending[head], pair);
  add(28, pair, word[left2[own]]);
  add(29, pair, word[before]);
  add(30, pair, word[after]);
  add(31, word[head], far * 64 + ownTag);
  add(32, both[own], rightSet[head]);
  const from = side === 1 ? own : head;
  const to = side === 1 ? head : own;
  add(33, pair, signs[own] * 256 + signs[after]);
  add(34, pair, Math.min(breaks[to] - breaks[from], 3) * 8 + far);
  features.count = count;
}
