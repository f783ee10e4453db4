import { lowerAt } from './passage.ts';
import { wordsOf } from './phrase.ts';
import { childBy, childrenOf, type SentenceTree } from './sentence-tree.ts';

/** Longest phrase below a noun that a subject takes up, in tokens. */
const tailTokensMax = 12;

/** Joints of circumstances: when, why and in spite of what, no part of what is counted. */
const circumstance =
  /^(?:after|since|until|till|before|as|than|despite|following|including|excluding|like|unlike|amid|besides|except|versus|via|per|concerning|regarding|plus|minus|according|because|during|while|within|through|though|although)$/;

/** Marks the tokens of a noun phrase to be told: the noun, what stands before it, and its phrases of owner and place. */
export function keepPhrase(tree: SentenceTree, node: number, masked: Uint8Array, keep: Uint8Array): void {
  keep[node] = 1;
  for (const child of childrenOf(tree, node)) if (child < node) keepBefore(tree, child, masked, keep);
  keepTail(tree, node, masked, keep);
}

function keepBefore(tree: SentenceTree, child: number, masked: Uint8Array, keep: Uint8Array): void {
  if (masked[child] === 1) return;
  switch (tree.relations[child]) {
    case 'det':
    case 'case':
    case 'punct':
    case 'advmod':
      keep[child] = tree.relations[child] === 'advmod' && tree.passage.tokens[child]?.kind === 'word' ? 0 : 1;
      return;
    case 'amod':
    case 'compound':
    case 'flat':
    case 'fixed':
    case 'nmod:poss':
    case 'nmod':
    case 'nummod':
      keepPhrase(tree, child, masked, keep);
      return;
    default:
      return;
  }
}

/** The phrases behind a noun that tell which one: "of the ministry", "in Orva", "held by rebels". */
export function keepTail(tree: SentenceTree, node: number, masked: Uint8Array, keep: Uint8Array): void {
  for (const child of childrenOf(tree, node)) {
    if (child < node || masked[child] === 1) continue;
    const relation = tree.relations[child];
    const length = (tree.to[child] ?? child) - (tree.from[child] ?? child) + 1;
    if (relation === 'punct' && tree.passage.tokens[child]?.glued === true) keep[child] = 1;
    else if (relation === 'case' && lowerAt(tree.passage, child) === "'s") keep[child] = 1;
    else if (relation === 'appos' && length === 1 && child === node + 1 && tree.tags[child] === 'PROPN')
      keep[child] = 1;
    else if (relation === 'flat' || relation === 'fixed' || relation === 'compound')
      keepPhrase(tree, child, masked, keep);
    else if (relation === 'nmod' && length <= tailTokensMax && !isCircumstance(tree, child))
      keepPhrase(tree, child, masked, keep);
    else if (relation === 'acl' && length <= tailTokensMax && isNonFinite(tree, child))
      keepClause(tree, child, masked, keep);
    else if (relation === 'conj' && length <= 5 && isNoun(tree, child)) {
      const joint = childBy(tree, child, 'cc');
      if (joint !== node + 1 || childBy(tree, child, 'nummod') >= 0) continue;
      keepPhrase(tree, child, masked, keep);
      keep[joint] = 1;
    }
  }
}

/** A participle, a gerund or an infinitive. */
function isNonFinite(tree: SentenceTree, verb: number): boolean {
  const form = tree.forms[verb];
  const mark = childBy(tree, verb, 'mark');
  return form === 'participle' || form === 'gerund' || (mark >= 0 && lowerAt(tree.passage, mark) === 'to');
}

/** Marks a verb with its objects and its phrases of place and doer, without its subject. */
export function keepClause(tree: SentenceTree, verb: number, masked: Uint8Array, keep: Uint8Array): void {
  keep[verb] = 1;
  keepComplements(tree, verb, masked, keep);
  const to = childBy(tree, verb, 'mark');
  if (to >= 0 && lowerAt(tree.passage, to) === 'to') keep[to] = 1;
  if (to >= 0) for (const child of childrenOf(tree, verb)) if (isAuxiliary(tree, child) && child > to) keep[child] = 1;
}

/** Marks what completes a verb: object, particle, phrases of place and doer, and the infinitive that hangs on it. */
export function keepComplements(tree: SentenceTree, verb: number, masked: Uint8Array, keep: Uint8Array): void {
  for (const child of childrenOf(tree, verb)) {
    if (masked[child] === 1) continue;
    const relation = tree.relations[child];
    const length = (tree.to[child] ?? child) - (tree.from[child] ?? child) + 1;
    if (relation === 'compound:prt') keep[child] = 1;
    else if (relation === 'obj' && child > verb && length <= tailTokensMax) keepPhrase(tree, child, masked, keep);
    else if ((relation === 'obl' || relation === 'obl:agent') && child > verb && length <= tailTokensMax) {
      if (!isCircumstance(tree, child) && childBy(tree, child, 'case') >= 0) keepPhrase(tree, child, masked, keep);
    } else if (relation === 'xcomp' && child > verb) keepClause(tree, child, masked, keep);
  }
}

export function isAuxiliary(tree: SentenceTree, at: number): boolean {
  const relation = tree.relations[at];
  return relation === 'aux' || relation === 'aux:pass';
}

function isCircumstance(tree: SentenceTree, node: number): boolean {
  const joint = childBy(tree, node, 'case', 'mark');
  return joint >= 0 && circumstance.test(lowerAt(tree.passage, joint));
}

export function isNoun(tree: SentenceTree, at: number): boolean {
  const tag = tree.tags[at];
  return tag === 'NOUN' || tag === 'PROPN';
}

/** The words of the marked tokens as written. */
export function keptWords(tree: SentenceTree, keep: Uint8Array): string[] {
  const hidden = new Uint8Array(keep.length);
  let first = -1;
  let last = 0;
  for (let at = 0; at < keep.length; at++) {
    hidden[at] = keep[at] === 1 ? 0 : 1;
    if (keep[at] !== 1) continue;
    if (first < 0) first = at;
    last = at + 1;
  }
  return first < 0 ? [] : wordsOf(tree.passage, { first, last }, hidden);
}

/** The words of a noun phrase; none for a pronoun. */
export function phraseWords(tree: SentenceTree, node: number, masked: Uint8Array): string[] {
  if (node < 0 || tree.tags[node] === 'PRON' || masked[node] === 1) return [];
  const keep = new Uint8Array(tree.passage.tokens.length);
  keepPhrase(tree, node, masked, keep);
  const joint = childBy(tree, node, 'case');
  if (joint >= 0 && joint < node) keep[joint] = 0;
  const clause = childBy(tree, node, 'acl');
  const parted = clause > node && lowerAt(tree.passage, (tree.from[clause] ?? clause) - 1) === ',';
  const comma = clause > node && lowerAt(tree.passage, tree.from[clause] ?? clause) === ',';
  if (clause > node && (parted || comma || (tree.to[clause] ?? clause) - node > 5))
    keep.fill(0, clause, (tree.to[clause] ?? clause) + 1);
  return keptWords(tree, keep);
}
