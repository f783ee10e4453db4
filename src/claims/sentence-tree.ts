import type { Parse, Relation } from '../grammar/parse.ts';
import type { Passage } from './passage.ts';

/** The tree of dependencies over the tokens of a sentence, with what walks over it need. */
export interface SentenceTree extends Parse {
  readonly passage: Passage;
  /** first and last descendant of each token, itself included */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const trees = new WeakMap<Passage, SentenceTree>();

/** A figure asks for the tree of its sentence some ten times in a row, which a weak map is slow for. */
let last: SentenceTree | null = null;

/** The tree of a sentence; it is parsed the first time it is asked for. */
export function treeOf(passage: Passage): SentenceTree {
  if (last?.passage === passage) return last;
  last = trees.get(passage) ?? null;
  if (last !== null) return last;
  const parse = passage.grammar();
  const length = passage.tokens.length;
  // short lists of numbers are made faster than typed ones
  const from: number[] = [];
  const to: number[] = [];
  for (let at = 0; at < length; at++) {
    from.push(at);
    to.push(at);
  }
  // every token widens those above it; a tree is at most as deep as it has tokens
  for (let at = 0; at < length; at++) {
    let above = parse.heads[at] ?? -1;
    for (let steps = 0; above >= 0 && steps < depthMax; steps++) {
      if ((from[above] ?? 0) > at) from[above] = at;
      if ((to[above] ?? 0) < at) to[above] = at;
      above = parse.heads[above] ?? -1;
    }
  }
  const { tags, forms, heads, relations } = parse;
  last = { tags, forms, heads, relations, passage, from, to };
  trees.set(passage, last);
  return last;
}

/** Deeper trees are lists and tables, of which no words are told. */
const depthMax = 40;

/** The children of a token in the order of the text. */
export function childrenOf(tree: SentenceTree, node: number): number[] {
  const out: number[] = [];
  const last = tree.to[node] ?? node;
  for (let at = tree.from[node] ?? node; at <= last; at++) if (tree.heads[at] === node) out.push(at);
  return out;
}

/** The first child of a token with one of some relations, or -1. */
export function childBy(tree: SentenceTree, node: number, ...relations: readonly Relation[]): number {
  const last = tree.to[node] ?? node;
  for (let at = tree.from[node] ?? node; at <= last; at++) {
    const relation = tree.relations[at];
    if (tree.heads[at] === node && relation !== undefined && relations.includes(relation)) return at;
  }
  return -1;
}

/** The token of a stretch that hangs on one outside it: its head word; the first token for a stretch in pieces. */
export function topOf(tree: SentenceTree, first: number, last: number): number {
  for (let at = first; at < last; at++) {
    const head = tree.heads[at] ?? -1;
    if ((head < first || head >= last) && tree.relations[at] !== 'punct' && tree.relations[at] !== 'case') return at;
  }
  return first;
}
