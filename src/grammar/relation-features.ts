import type { Features } from './features.ts';
import { pairOf } from './model.ts';
import type { TreeState } from './tree-state.ts';

/** How many templates there are. */
export const relationTemplates = 34;

/**
 * The features by which the relation of the top of the stack to its head is chosen, before it is attached.
 *
 * head      token on the left (below the top) or on the right (next), or the root
 * features  is written over
 */
export function findRelationFeatures(state: TreeState, head: number, features: Features): void {
  const own = state.stack[state.depth - 1];
  const side = own < head ? 1 : 0;
  const pair = pairOf(state.nodes.tag[own], state.nodes.tag[head], side);
  setWords(state, own, head, side, features);
  setDependents(state, own, head, pair, features);
  setNeighbours(state, own, head, pair, features);
}

function setWords({ nodes }: TreeState, own: number, head: number, side: number, { first, second }: Features): void {
  const { word, tag, ending } = nodes;
  const ownTag = tag[own];
  const headTag = tag[head];
  const pair = pairOf(ownTag, headTag, side);
  const far = Math.min(Math.abs(head - own), 7);
  first[1] = pair;
  first[2] = word[own];
  second[2] = side;
  first[3] = word[head];
  second[3] = side;
  first[4] = word[own];
  second[4] = headTag * 2 + side;
  first[5] = word[head];
  second[5] = ownTag * 2 + side;
  first[6] = word[own];
  second[6] = word[head];
  first[7] = pair;
  second[7] = far;
  first[26] = ending[own];
  second[26] = pair;
  first[27] = ending[head];
  second[27] = pair;
  first[31] = word[head];
  second[31] = far * 64 + ownTag;
}

/** Words, tags and relations of what hangs on the two so far. */
function setDependents(state: TreeState, own: number, head: number, pair: number, { first, second }: Features): void {
  const { relations, left1, right1, left2, leftSet, rightSet } = state;
  const { word, tag, both } = state.nodes;
  const left = left1[own];
  const right = right1[own];
  first[8] = pair;
  second[8] = word[left];
  first[9] = pair;
  second[9] = tag[left] * 64 + relations[left];
  first[10] = pair;
  second[10] = relations[right] * 64 + tag[right];
  first[11] = pair;
  second[11] = leftSet[own];
  first[12] = pair;
  second[12] = rightSet[own];
  first[13] = pair;
  second[13] = leftSet[head];
  first[14] = pair;
  second[14] = rightSet[head];
  first[15] = word[head];
  second[15] = word[left];
  first[16] = both[head];
  second[16] = leftSet[own];
  first[17] = both[own];
  second[17] = leftSet[head];
  first[18] = pair;
  second[18] = relations[left1[head]] * 64 + relations[left2[head]];
  first[19] = pair;
  second[19] = relations[right1[head]];
  first[20] = both[head];
  second[20] = rightSet[head];
  first[21] = both[own];
  second[21] = leftSet[own];
  first[28] = pair;
  second[28] = word[left2[own]];
  first[32] = both[own];
  second[32] = rightSet[head];
}

/** Tokens beside the two, and the signs between them. */
function setNeighbours(state: TreeState, own: number, head: number, pair: number, { first, second }: Features): void {
  const { none, length } = state;
  const { word, tag, signs, breaks } = state.nodes;
  const before = own > 0 ? own - 1 : none;
  const after = own < length ? own + 1 : none;
  const headBefore = head > 0 ? head - 1 : none;
  const headAfter = head < length ? head + 1 : none;
  const from = Math.min(own, head);
  const to = Math.max(own, head);
  const far = Math.min(Math.abs(head - own), 7);
  first[22] = pair;
  second[22] = tag[before];
  first[23] = pair;
  second[23] = tag[after];
  first[24] = pair;
  second[24] = tag[headBefore];
  first[25] = pair;
  second[25] = tag[headAfter];
  first[29] = pair;
  second[29] = word[before];
  first[30] = pair;
  second[30] = word[after];
  first[33] = pair;
  second[33] = signs[own] * 256 + signs[after];
  first[34] = pair;
  second[34] = Math.min(breaks[to] - breaks[from], 3) * 8 + far;
}
