import { type Features, makeFeatures } from './features.ts';
import { type Model, relationStride, transitionStride } from './model.ts';
import { relationNames } from './parse.ts';
import { findRelationFeatures } from './relation-features.ts';
import { findTransitionFeatures } from './transition-features.ts';
import {
  allowedTransitions,
  attachToken,
  headOf,
  isTreeDone,
  shiftToken,
  startTree,
  type TreeState,
  transitions,
} from './tree-state.ts';

const features: Features = makeFeatures();
const scores = new Int32Array(relationStride);

/**
 * Builds the tree of a sentence from left to right in two steps a token, each the best by an averaged perceptron.
 *
 * state     its words are tagged; heads and relations are set at the end: the root's head is the length
 */
export function buildTree(state: TreeState, model: Model): void {
  startTree(state);
  while (!isTreeDone(state)) {
    const transition = pickTransition(state, model.transitions);
    if (transition === transitions.shift) {
      shiftToken(state);
      continue;
    }
    const head = headOf(state, transition);
    const relation = head === state.length ? 0 : pickRelation(state, head, model.relations);
    attachToken(state, head, relation);
  }
}

function pickTransition(state: TreeState, weights: Int8Array): number {
  const allowed = allowedTransitions(state);
  if ((allowed & (allowed - 1)) === 0) return 31 - Math.clz32(allowed);
  findTransitionFeatures(state, features);
  const { count, rows } = features;
  let shift = 0;
  let left = 0;
  let right = 0;
  for (let feature = 0; feature < count; feature++) {
    const from = rows[feature] * transitionStride;
    shift += weights[from];
    left += weights[from + 1];
    right += weights[from + 2];
  }
  if ((allowed & 1) === 0) shift = Number.NEGATIVE_INFINITY;
  if ((allowed & 2) === 0) left = Number.NEGATIVE_INFINITY;
  if ((allowed & 4) === 0) right = Number.NEGATIVE_INFINITY;
  if (shift >= left && shift >= right) return transitions.shift;
  return left >= right ? transitions.left : transitions.right;
}

function pickRelation(state: TreeState, head: number, weights: Int8Array): number {
  findRelationFeatures(state, head, features);
  scores.fill(0);
  const { count, rows } = features;
  for (let feature = 0; feature < count; feature++) {
    const from = rows[feature] * relationStride;
    for (let relation = 1; relation < relationNames.length; relation++) scores[relation] += weights[from + relation];
  }
  // 0 is the root, which only the root's own dependent is
  let best = 1;
  for (let relation = 2; relation < relationNames.length; relation++)
    if (scores[relation] > scores[best]) best = relation;
  return best;
}
