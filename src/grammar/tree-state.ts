import type { Nodes } from './nodes.ts';

/**
 * Where building a tree stands: arc-hybrid transitions (Kuhlmann, Gomez-Rodriguez and Satta 2011), the root after the
 * last token. Lists have a cell for each token, one for the root, and one for no token.
 */
export interface TreeState {
  nodes: Nodes;
  length: number;
  /** the cell that stands for no token */
  none: number;
  readonly stack: Int32Array;
  depth: number;
  /** first token that was not shifted */
  next: number;
  readonly heads: Int32Array;
  readonly relations: Int32Array;
  /** outermost and second outermost dependents on either side */
  readonly left1: Int32Array;
  readonly left2: Int32Array;
  readonly right1: Int32Array;
  readonly right2: Int32Array;
  readonly leftCount: Int32Array;
  readonly rightCount: Int32Array;
  /** bits of the relations of its dependents on either side */
  readonly leftSet: Int32Array;
  readonly rightSet: Int32Array;
}

/** What the parser may do: move the next token on the stack, or give the top of the stack its head. */
export const transitions = { shift: 0, left: 1, right: 2 } as const;

export function makeTreeState(nodes: Nodes, size: number): TreeState {
  const list = (): Int32Array => new Int32Array(size + 2);
  return {
    nodes,
    length: 0,
    none: 1,
    stack: list(),
    depth: 0,
    next: 0,
    heads: list(),
    relations: list(),
    left1: list(),
    left2: list(),
    right1: list(),
    right2: list(),
    leftCount: list(),
    rightCount: list(),
    leftSet: list(),
    rightSet: list(),
  };
}

/** Sets the state to the beginning of a sentence whose nodes are filled. */
export function startTree(state: TreeState): void {
  const length = state.nodes.length;
  const none = length + 1;
  state.length = length;
  state.none = none;
  state.depth = 0;
  state.next = 0;
  for (const list of [state.heads, state.relations, state.leftCount, state.rightCount, state.leftSet, state.rightSet])
    list.fill(0, 0, length + 2);
  for (const list of [state.left1, state.left2, state.right1, state.right2]) list.fill(none, 0, length + 2);
  // a cell without a relation carries a number no relation has
  state.relations.fill(noRelation, 0, length + 2);
  state.heads.fill(-1, 0, length + 2);
}

const noRelation = 63;

export const isTreeDone = (state: TreeState): boolean => state.next >= state.length && state.depth === 0;

/** Which transitions lead on to a tree with one root, as bits `1 << transition`. */
export function allowedTransitions(state: TreeState): number {
  const { depth, next, length } = state;
  let allowed = next < length ? 1 << transitions.shift : 0;
  // only the last token on the stack may hang on the root
  if (depth > 0 && (next < length || depth === 1)) allowed |= 1 << transitions.left;
  if (depth > 1) allowed |= 1 << transitions.right;
  return allowed;
}

export function shiftToken(state: TreeState): void {
  state.stack[state.depth++] = state.next++;
}

/** Head that a transition would give to the top of the stack. */
export const headOf = (state: TreeState, transition: number): number =>
  transition === transitions.left ? state.next : state.stack[state.depth - 2];

/** Gives the top of the stack its head and its relation, and takes it off. */
export function attachToken(state: TreeState, head: number, relation: number): void {
  const token = state.stack[--state.depth];
  state.heads[token] = head;
  state.relations[token] = relation;
  const bit = 1 << (relation & 31);
  if (token < head) {
    state.left2[head] = state.left1[head];
    state.left1[head] = token;
    state.leftCount[head]++;
    state.leftSet[head] |= bit;
  } else {
    state.right2[head] = state.right1[head];
    state.right1[head] = token;
    state.rightCount[head]++;
    state.rightSet[head] |= bit;
  }
}
