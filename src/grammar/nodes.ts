import type { Token } from '../text/tokenize.ts';
import { tagSet } from './tag-set.ts';
import type { Words } from './words.ts';

/**
 * The tokens that the tree is built over: all but punctuation, which is kept as a property of the word after it. So
 * the parser looks further with the same features, and a lost comma changes less (Ma, Zhang and Zhu 2014). One cell a
 * node; two more stand for the root and for no node.
 */
export interface Nodes {
  length: number;
  /** index of the node's token */
  readonly token: Int32Array;
  readonly word: Int32Array;
  readonly ending: Int32Array;
  readonly tag: Int32Array;
  /** hash of word and tag */
  readonly both: Int32Array;
  /** bits of the kinds of signs between the node before and this one */
  readonly signs: Int32Array;
  /** how many of the nodes up to this one have a comma or a heavier sign before them */
  readonly breaks: Int32Array;
}

export function makeNodes(size: number): Nodes {
  const list = (): Int32Array => new Int32Array(size + 2);
  return {
    length: 0,
    token: list(),
    word: list(),
    ending: list(),
    tag: list(),
    both: list(),
    signs: list(),
    breaks: list(),
  };
}

const punctuation = tagSet.findIndex(({ upos }) => upos === 'PUNCT');

/** Writes the nodes of tagged words. A sentence of nothing but punctuation keeps all of it. */
export function fillNodes(nodes: Nodes, words: Words, tokens: readonly Token[]): void {
  nodes.length = 0;
  let signs = 0;
  let breaks = 0;
  for (let at = 0; at < words.length; at++) {
    if (words.tag[at] === punctuation && tokens[at].kind === 'mark') {
      signs |= signOf(tokens[at].text.charCodeAt(0));
      continue;
    }
    if ((signs & heavySigns) !== 0) breaks++;
    addNode(nodes, words, at, signs, breaks);
    signs = 0;
  }
  if (nodes.length === 0) for (let at = 0; at < words.length; at++) addNode(nodes, words, at, 0, 0);
  const root = nodes.length;
  setEnd(nodes, root, 0x51ed27, 24);
  setEnd(nodes, root + 1, 0x2b0ef3, 25);
  nodes.signs[root] = signs;
  nodes.breaks[root] = breaks;
}

function addNode(nodes: Nodes, words: Words, at: number, signs: number, breaks: number): void {
  const node = nodes.length++;
  nodes.token[node] = at;
  nodes.word[node] = words.word[at];
  nodes.ending[node] = words.ending3[at];
  nodes.tag[node] = words.tag[at];
  nodes.both[node] = words.both[at];
  nodes.signs[node] = signs;
  nodes.breaks[node] = breaks;
}

function setEnd(nodes: Nodes, node: number, hash: number, tag: number): void {
  nodes.token[node] = -1;
  nodes.word[node] = hash;
  nodes.ending[node] = hash;
  nodes.tag[node] = tag;
  nodes.both[node] = hash;
  nodes.signs[node] = 0;
  nodes.breaks[node] = 0;
}

const signBits = { comma: 1, hyphen: 2, colon: 4, dash: 8, quote: 16, open: 32, close: 64, other: 128 } as const;
const heavySigns = 255 - signBits.hyphen - signBits.quote;

function signOf(code: number): number {
  switch (code) {
    case 0x2c:
      return signBits.comma;
    case 0x2d:
      return signBits.hyphen;
    case 0x3a:
    case 0x3b:
      return signBits.colon;
    case 0x2013:
    case 0x2014:
      return signBits.dash;
    case 0x22:
    case 0x27:
    case 0x2018:
    case 0x2019:
    case 0x201c:
    case 0x201d:
      return signBits.quote;
    case 0x28:
    case 0x5b:
      return signBits.open;
    case 0x29:
    case 0x5d:
      return signBits.close;
    default:
      return signBits.other;
  }
}
