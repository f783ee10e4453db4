import type { Token } from '../text/tokenize.ts';
import { buildTree } from './build-tree.ts';
import { fillNodes, makeNodes } from './nodes.ts';
import { type Form, type Parse, type Relation, relationNames, type Upos } from './parse.ts';
import { placeSigns } from './place-signs.ts';
import { readModel } from './read-model.ts';
import { tagSet } from './tag-set.ts';
import { tagWords } from './tag-words.ts';
import { makeTreeState } from './tree-state.ts';
import { fillWords, makeWords } from './words.ts';

/** Longer stretches are lists and tables, not sentences: they are parsed in parts, which are joined at their roots. */
const partMax = 256;

const model = readModel();
const words = makeWords(partMax);
const nodes = makeNodes(partMax);
const state = makeTreeState(nodes, partMax);
const partHeads = new Int32Array(partMax);
const partRelations = new Int32Array(partMax);

/**
 * Tags the tokens of one sentence and builds its tree of dependencies.
 *
 * tokens   of one sentence, in order, as `tokenize` cuts them; headlines and text without capitals are well too
 * returns  tags, heads and relations, one a token; the same for the same tokens
 * fails    never; any list of tokens gets a tree; linear in the number of tokens
 * source   greedy arc-hybrid parsing with a dynamic oracle (Goldberg and Nivre 2013), trained by
 *          scripts/train-grammar.js on the treebanks that the weights' files name; docs/decisions/0009-grammar.md
 */
export function parseTokens(tokens: readonly Token[]): Parse {
  const length = tokens.length;
  const tags: Upos[] = [];
  const forms: (Form | null)[] = [];
  const relations: Relation[] = [];
  const heads = new Int32Array(length);
  let root = -1;
  for (let from = 0; from < length; from += partMax) {
    const part = length <= partMax ? tokens : tokens.slice(from, from + partMax);
    parsePart(part);
    for (let at = 0; at < part.length; at++) {
      const { upos, form } = tagSet[words.tag[at]];
      tags.push(upos);
      forms.push(form);
      const head = partHeads[at];
      const joined = head === -1 && root !== -1;
      relations.push(joined ? 'parataxis' : relationNames[partRelations[at]]);
      heads[from + at] = joined ? root : head === -1 ? -1 : from + head;
    }
    if (root === -1) root = partHeads.indexOf(-1);
  }
  return { tags, forms, heads, relations };
}

/**
 * Tags the tokens of one sentence without building its tree; of a stretch that is too long for one, its first part.
 *
 * fails    never; linear in the number of tokens
 */
export function tagTokens(tokens: readonly Token[]): Upos[] {
  const part = tokens.slice(0, partMax);
  fillWords(words, part);
  tagWords(words, model);
  return part.map((_, at) => tagSet[words.tag[at]].upos);
}

function parsePart(tokens: readonly Token[]): void {
  fillWords(words, tokens);
  tagWords(words, model);
  fillNodes(nodes, words, tokens);
  buildTree(state, model);
  placeSigns(state, tokens.length, partHeads, partRelations);
}
