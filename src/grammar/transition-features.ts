import { type Features, rowOf } from './features.ts';
import type { TreeState } from './tree-state.ts';

/** The table of transition weights has 2^19 rows. */
export const transitionBits = 19;

/**
 * The features by which the next transition is chosen: the three tokens on top of the stack, the next three of the
 * sentence, their dependents so far, and how far apart they are. After Zhang and Nivre 2011.
 *
 * features  is written over
 */
export function findTransitionFeatures(state: TreeState, features: Features): void {
  const { none, length, depth, next, stack, relations } = state;
  const { left1, right1, left2, right2, leftCount, rightCount, leftSet, rightSet } = state;
  const { word, tag, both } = state.words;
  const rows = features.rows;
  let count = 0;
  const add = (template: number, first: number, second: number): void => {
    rows[count++] = rowOf(template, first, second, transitionBits);
  };
  const s0 = depth > 0 ? stack[depth - 1] : none;
  const s1 = depth > 1 ? stack[depth - 2] : none;
  const s2 = depth > 2 ? stack[depth - 3] : none;
  const b0 = next;
  const b1 = next + 1 <= length ? next + 1 : none;
  const b2 = next + 2 <= length ? next + 2 : none;
  const b3 = next + 3 <= length ? next + 3 : none;
  const s0w = word[s0];
  const s0t = tag[s0];
  const s0p = both[s0];
  const s1w = word[s1];
  const s1t = tag[s1];
  const s1p = both[s1];
  const b0w = word[b0];
  const b0t = tag[b0];
  const b0p = both[b0];
  const b1w = word[b1];
  const b1t = tag[b1];
  const b1p = both[b1];
  const s2t = tag[s2];
  const b2t = tag[b2];
  const s1s0 = s1t * 32 + s0t;
  const s0b0 = s0t * 32 + b0t;
  const b0b1 = b0t * 32 + b1t;
  add(1, s0p, 0);
  add(2, s0w, 0);
  add(3, s1p, 0);
  add(4, s1w, s0t);
  add(5, b0p, 0);
  add(6, b0w, 0);
  add(7, b1p, 0);
  add(8, b1w, s0b0);
  add(9, both[b2], 0);
  add(10, both[s2], 0);
  add(11, s0p, b0p);
  add(12, s0p, b0w);
  add(13, s0w, b0p);
  add(14, s0p, b0t);
  add(15, s0t, b0p);
  add(16, s0w, b0w);
  add(17, s0b0, b1t);
  add(18, b0b1, b2t);
  add(19, s1s0, b0t);
  add(20, s1s0, s2t);
  add(21, s1w, s0w);
  add(22, s1p, s0t);
  add(23, s1t, s0p);
  add(24, s1p, b0t);
  add(25, s1w, b0w);
  add(26, s1s0, b0w);
  add(27, s1s0 * 32 + b0t, b1t);
  add(28, s1s0 * 32 + b0t, s2t);
  add(29, s0b0 * 32 + b1t, b2t);
  add(30, s0p, b0b1);
  add(31, s0b0, tag[left1[s0]]);
  add(32, s0b0, tag[right1[s0]]);
  add(33, s0b0, tag[left1[b0]]);
  add(34, s1s0, tag[right1[s1]] * 32 + b0t);
  add(35, s1s0, tag[left1[s1]] * 32 + b0t);
  add(36, s1s0, tag[left1[s0]] * 32 + b0t);
  add(37, s1s0, tag[right1[s0]] * 32 + b0t);
  add(38, s0w, word[left1[s0]]);
  add(39, s0w, word[right1[s0]]);
  add(40, b0w, word[left1[b0]]);
  add(41, s1w, word[right1[s1]]);
  add(42, s0t, relations[left1[s0]] * 64 + relations[right1[s0]]);
  add(43, s0b0, relations[left1[s0]] * 64 + relations[left2[s0]]);
  add(44, s1t, relations[right1[s1]] * 64 + relations[right2[s1]]);
  add(45, b0t, relations[left1[b0]] * 64 + relations[left2[b0]]);
  const far = Math.min(b0 - s0, 11);
  const apart = Math.min(s0 - s1, 11);
  add(46, s0b0, far);
  add(47, s0w, far);
  add(48, b0w, far);
  add(49, s1s0, apart);
  add(50, s1w, apart);
  add(51, s0w, rightCount[s0] * 16 + leftCount[s0]);
  add(52, s0b0, rightCount[s0]);
  add(53, b0p, leftCount[b0]);
  add(54, s1s0, rightCount[s1]);
  add(55, s1w, rightCount[s1]);
  add(56, s0p, leftSet[s0]);
  add(57, s0p, rightSet[s0]);
  add(58, s1p, rightSet[s1]);
  add(59, s1s0, rightSet[s1]);
  add(60, b0p, leftSet[b0]);
  add(61, s0b0, leftSet[s0]);
  add(62, s1s0, leftSet[s0] * 31 + b0t);
  add(63, s0b0, leftSet[b0]);
  add(64, s1p, leftSet[s1]);
  const beside = s0 < length ? s0 + 1 : none;
  const besideBefore = s0 > 0 && s0 < length ? s0 - 1 : none;
  add(65, s0t * 32 + tag[beside], tag[besideBefore] * 32 + b0t);
  add(66, s1w, word[left1[s0]] ^ s0t);
  add(67, s1s0, word[left1[s0]]);
  add(68, b0b1 * 32 + b2t, tag[b3]);
  add(69, b1w, b0w);
  add(70, s0p, b1p);
  add(71, s1p, s0p);
  features.count = count;
}
