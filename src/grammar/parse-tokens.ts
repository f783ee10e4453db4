import type { Token } from '../text/tokenize.ts';
import { buildTree } from './build-tree.ts';
import { type Form, type Parse, type Relation, relationNames, type Upos } from './parse.ts';
import { readModel } from './read-model.ts';
import { tagSet } from './tag-set.ts';
import { tagWords } from './tag-words.ts';
import { makeTreeState } from './tree-state.ts';
import { fillWords, makeWords } from './words.ts';

const model = readModel();
let size = 256;
let words = makeWords(size);
let state = makeTreeState(words, size);

/**
 * Tags the tokens of one sentence and builds its tree of dependencies.
 *
 * tokens   of one sentence, in order, as `tokenize` cuts them; headlines and text without capitals are well too
 * returns  tags, heads and relations, one a token; the same for the same tokens
 * fails    never; any list of tokens gets a tree; linear in the number of tokens
 * source   greedy arc-hybrid parsing with a dynamic oracle (Goldberg and Nivre 2013), trained by
 *          scripts/train-grammar.js on the treebanks that weights-data.ts names; docs/decisions/0009-grammar.md
 */
export function parseTokens(tokens: readonly Token[]): Parse {
  const length = tokens.length;
  if (length > size) {
    size = 2 * length;
    words = makeWords(size);
    state = makeTreeState(words, size);
  }
  fillWords(words, tokens);
  tagWords(words, model);
  buildTree(state, model);
  const tags: Upos[] = [];
  const forms: (Form | null)[] = [];
  const relations: Relation[] = [];
  const heads = state.heads.slice(0, length);
  for (let at = 0; at < length; at++) {
    const { upos, form } = tagSet[words.tag[at]];
    tags.push(upos);
    forms.push(form);
    relations.push(relationNames[state.relations[at]]);
    if (heads[at] === length) heads[at] = -1;
  }
  return { tags, forms, heads, relations };
}
