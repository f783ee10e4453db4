import { relationNames } from './parse.ts';
import type { TreeState } from './tree-state.ts';

const punct = relationNames.indexOf('punct');
const unplaced = -2;

/**
 * Turns the tree over nodes into heads and relations of all tokens. A sign hangs on the top of the phrase that begins
 * after it, as treebanks have it for commas, at either end of the sentence on the root.
 *
 * heads, relations  have a cell for each token and are written over; the root's head is -1
 */
export function placeSigns(state: TreeState, count: number, heads: Int32Array, relations: Int32Array): void {
  const { length } = state;
  const { token } = state.nodes;
  heads.fill(unplaced, 0, count);
  let root = -1;
  for (let node = 0; node < length; node++) {
    const head = state.heads[node];
    if (head === length) root = token[node];
    heads[token[node]] = head === length ? -1 : token[head];
    relations[token[node]] = state.relations[node];
  }
  let node = -1;
  for (let at = 0; at < count; at++) {
    if (heads[at] !== unplaced) {
      node++;
      continue;
    }
    relations[at] = punct;
    heads[at] = node < 0 || node + 1 >= length ? root : token[topAfter(state, node)];
  }
}

/** Top of the phrase that begins after a node. */
function topAfter({ heads, length }: TreeState, node: number): number {
  let top = node + 1;
  while (heads[top] < length && heads[top] > node) top = heads[top];
  return top;
}
