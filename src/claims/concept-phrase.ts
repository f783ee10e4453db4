import { conceptStopWords } from './concept-lexicon.ts';
import { stopWords } from './grammar-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import { childrenOf, type SentenceTree } from './sentence-tree.ts';
import { hasFiniteShape } from './word-forms.ts';

/** Tokens a phrase may take up; longer ones are no phrase but a slip of the parser. */
const phraseTokensMax = 30;

/** A noun phrase without what stands behind its head: tokens [first, last). */
interface Chunk {
  readonly first: number;
  readonly last: number;
}

/**
 * The words of the noun phrase of a noun: owners, adjectives and nouns before it, nouns behind it, and the phrases
 * that belong to it, with "of" in any case, with other prepositions where the tree says so, and a participle with its
 * phrase. No stop words, no marks; what hyphens join is one word.
 *
 * masked   tokens of figures and times: they are left out
 */
export function phraseWords(tree: SentenceTree, noun: number, masked: Uint8Array): string[] {
  const at: number[] = [];
  let next = noun;
  while (next >= 0 && at.length < phraseTokensMax) {
    const chunk: Chunk = chunkAt(tree, next, masked);
    for (let token = Math.max(chunk.first, (at.at(-1) ?? -1) + 1); token < chunk.last; token++)
      if (masked[token] !== 1) at.push(token);
    next = nextNoun(tree, chunk, masked, at);
  }
  return contentOf(tree.passage, at);
}

/**
 * The noun phrase around a noun by the classes of its neighbours: of those two readers agree more often than of heads.
 * Figures within the phrase are passed over.
 */
export function chunkAt(tree: SentenceTree, noun: number, masked: Uint8Array): Chunk {
  let last = noun + 1;
  while (last - noun < phraseTokensMax && mayFollow(tree, last, masked)) last++;
  let first = noun;
  for (let at = noun - 1; at >= 0 && noun - at < phraseTokensMax; at--) {
    if (masked[at] === 1) continue;
    if (!mayPrecede(tree, at)) break;
    if (tree.passage.tokens[at]?.kind !== 'mark') first = at;
  }
  return { first, last };
}

/** Whether a token goes on with the names and nouns of a phrase. */
function mayFollow({ passage, tags, relations }: SentenceTree, at: number, masked: Uint8Array): boolean {
  const token = passage.tokens[at];
  if (token === undefined || masked[at] === 1) return false;
  const before = passage.tokens[at - 1];
  if (token.text === '-' || token.text === '/' || token.text === '&')
    return token.glued && passage.tokens[at + 1]?.glued === true && masked[at + 1] !== 1;
  if (token.glued && before?.text === '-') return true;
  if (token.kind === 'number') return before?.capital === true;
  const plain = passage.tags[at];
  const tag = tags[at] ?? 'X';
  if (plain === 'verb' && hasFiniteShape(token.lower)) return false;
  if (tag === 'VERB' && predicating.test(relations[at] ?? 'dep')) return false;
  return tag === 'NOUN' || tag === 'PROPN' || (plain === 'noun' && /^(?:VERB|NUM|X)$/.test(tag));
}

/** Relations of the verb of a clause. */
const predicating = /^(?:root|ccomp|advcl|parataxis|acl:relcl|conj)$/;

/** Whether a token may stand in a phrase before its head. */
function mayPrecede({ passage, tags, relations }: SentenceTree, at: number): boolean {
  const token = passage.tokens[at];
  const next = passage.tokens[at + 1];
  if (token === undefined) return false;
  if (/^(?:-|'s|’s|'|’|&|\/)$/.test(token.text)) return token.glued || token.text === '&';
  if (token.glued && passage.tokens[at - 1]?.text === '-') return true;
  if (next?.text === '-' && next.glued) return true;
  const tag = tags[at] ?? 'X';
  if (/^(?:NOUN|PROPN|ADJ|NUM)$/.test(tag)) return true;
  return tag === 'VERB' && relations[at] === 'amod'
    ? true
    : passage.tags[at] === 'noun' && /^(?:VERB|ADV|X)$/.test(tag);
}

/** The noun of a phrase that belongs to the chunk before it, or -1; a participle on the way goes out with it. */
function nextNoun(tree: SentenceTree, { first, last }: Chunk, masked: Uint8Array, out: number[]): number {
  const { passage, tags, relations, heads, forms } = tree;
  const isOwn = (node: number) => {
    const head = heads[node] ?? -1;
    return head >= first && head < last;
  };
  if (tags[last] === 'VERB' && forms[last] === 'participle' && relations[last] === 'acl' && isOwn(last)) {
    out.push(last);
    const noun = nounOfJoint(tree, last + 1, masked);
    return noun >= 0 && heads[noun] === last ? noun : -1;
  }
  if (tags[last] === 'CCONJ') {
    const joined = childrenOf(tree, last - 1).find((at) => at > last && at < last + 6 && relations[at] === 'conj');
    return joined !== undefined && masked[joined] !== 1 && isNominal(tree, joined) ? joined : -1;
  }
  const noun = nounOfJoint(tree, last, masked);
  if (noun < 0) return -1;
  const joint = lowerAt(passage, last);
  return joint === 'of' || (isOwn(noun) && relations[noun] === 'nmod' && !circumstance.test(joint)) ? noun : -1;
}

/** Joints of circumstances, which are no part of what is measured. */
const circumstance =
  /^(?:after|amid|as|before|despite|during|excluding|following|including|like|per|since|than|till|unlike|until|via)$/;

/** The noun of the preposition at a token, or -1. */
export function nounOfJoint({ tags, relations, heads }: SentenceTree, at: number, masked: Uint8Array): number {
  if (tags[at] !== 'ADP' || relations[at] !== 'case') return -1;
  const noun = heads[at] ?? -1;
  return noun > at && masked[noun] !== 1 ? noun : -1;
}

/** Whether a token is a noun or a name. */
export function isNominal({ tags }: SentenceTree, at: number): boolean {
  return /^(?:NOUN|PROPN|ADJ)$/.test(tags[at] ?? 'X');
}

export function contentOf(passage: Passage, at: readonly number[]): string[] {
  const out: string[] = [];
  for (let index = 0; index < at.length; index++) {
    const first = at[index] ?? 0;
    const token = passage.tokens[first];
    if (token === undefined || token.kind === 'mark') continue;
    let last = first;
    while (
      passage.tokens[last + 1]?.text === '-' &&
      passage.tokens[last + 1]?.glued === true &&
      passage.tokens[last + 2]?.glued === true
    )
      last += 2;
    while (index + 1 < at.length && (at[index + 1] ?? 0) <= last) index++;
    if (last === first && isConceptStop(passage, first)) continue;
    out.push(passage.text.slice(token.start, passage.tokens[last]?.end));
  }
  return out;
}

/** Whether a word counts for nothing in a concept: "other", "side"; not "US", nor "larger" before a noun. */
export function isConceptStop(passage: Passage, at: number): boolean {
  const token = passage.tokens[at];
  if (token === undefined || (token.text.length > 1 && token.text === token.text.toUpperCase())) return false;
  if (conceptStopWords.has(token.lower)) return true;
  const next = passage.tags[at + 1];
  if (token.lower === 'worth' && lowerAt(passage, at + 1) === 'of') return false;
  return stopWords.has(token.lower) && next !== 'noun' && next !== 'either';
}
