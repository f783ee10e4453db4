import type { Figure } from './figure.ts';
import { lowerAt } from './passage.ts';
import type { SentenceTree } from './sentence-tree.ts';
import { isNoun } from './tree-words.ts';

/** A figure in the tree of its sentence. */
export interface TreeScene {
  readonly tree: SentenceTree;
  readonly figure: Figure;
  readonly masked: Uint8Array;
  readonly top: number;
}

/** The verb that a noun hangs on, over the nouns between. */
export function governorOf(tree: SentenceTree, top: number): number {
  let at = tree.heads[top] ?? -1;
  for (let steps = 0; at >= 0 && steps < 6 && (isNoun(tree, at) || tree.tags[at] === 'NUM'); steps++)
    at = tree.heads[at] ?? -1;
  return at;
}

/** "2,000 US forces": the noun that the last word read as counted only modifies. */
export function wholeNoun(tree: SentenceTree, top: number): number {
  const above = tree.heads[top] ?? -1;
  const modifies = tree.relations[top] === 'compound' || tree.relations[top] === 'amod';
  return modifies && above > top && above - top < 4 && isNoun(tree, above) ? above : top;
}

/** Whether the words bear the tree out near a figure: a tree that takes nouns for verbs, or verbs for nouns, is astray. */
export function isSound(tree: SentenceTree, top: number): boolean {
  const { passage } = tree;
  for (let at = Math.max(0, top - soundReach); at < Math.min(passage.tokens.length, top + soundReach); at++) {
    const tag = passage.tags[at];
    const own = tree.tags[at];
    const verb = own === 'VERB' && (tag === 'noun' || tag === 'num');
    const noun = tag === 'verb' && (own === 'NOUN' || own === 'PROPN');
    if (!verb && !noun) continue;
    const word = lowerAt(passage, at);
    if (passage.tokens[at]?.capital === true || word.endsWith('ed') || word.endsWith('ing')) continue;
    if (verb) return false;
    if (tree.relations[at] === 'compound' || /^(?:to|that)$/.test(lowerAt(passage, at + 1))) return false;
  }
  return true;
}

const soundReach = 24;
