import { type Features, makeFeatures } from './features.ts';
import { type Model, type NarrowTable, pairOf, scoreNarrow, scoreWide, type WideTable } from './model.ts';
import { relationNames } from './parse.ts';
import { findRelationFeatures, relationTemplates } from './relation-features.ts';
import { findTransitionFeatures, transitionTemplates } from './transition-features.ts';
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

const moves: Features = makeFeatures(transitionTemplates);
const names: Features = makeFeatures(relationTemplates);
const scores = new Int32Array(relationNames.length);

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
    const sure = sureRelationOf(state, head, model.sureRelations);
    const relation = sure >= 0 ? sure : findRelation(state, head, model.relations);
    attachToken(state, head, relation);
  }
}

function pickTransition(state: TreeState, table: NarrowTable): number {
  const allowed = allowedTransitions(state);
  if ((allowed & (allowed - 1)) === 0) return 31 - Math.clz32(allowed);
  findTransitionFeatures(state, moves);
  scoreNarrow(table, moves, scores);
  let best = -1;
  for (let transition = 0; transition < 3; transition++)
    if ((allowed & (1 << transition)) !== 0 && (best < 0 || scores[transition] > scores[best])) best = transition;
  return best;
}

/** Relation that tags and side alone tell, -1 where they do not. */
export function sureRelationOf(state: TreeState, head: number, sureRelations: Int8Array): number {
  if (head === state.length) return 0;
  const own = state.stack[state.depth - 1];
  const { tag } = state.nodes;
  return sureRelations[pairOf(tag[own], tag[head], own < head ? 1 : 0)];
}

function findRelation(state: TreeState, head: number, table: WideTable): number {
  findRelationFeatures(state, head, names);
  scoreWide(table, names, scores);
  // 0 is the root, which only the root's own dependent is
  let best = 1;
  for (let relation = 2; relation < relationNames.length; relation++)
    if (scores[relation] > scores[best]) best = relation;
  return best;
}
