import { chunkAt, isNominal, nounOfJoint } from './concept-phrase.ts';
import { dimensionWords } from './context-lexicon.ts';
import type { Figure } from './figure.ts';
import { type Measured, subjectBeside, wordsAt } from './measured.ts';
import { lowerAt, type Passage } from './passage.ts';
import { childBy } from './sentence-tree.ts';

/** What stands right behind a measure: the noun it goes before, or the noun of its own preposition; null for neither. */
export function nearGroups(one: Measured): string[][] | null {
  const { tree, figure } = one;
  // "an 800 yuan promotion"
  const modified = modifiedNoun(one);
  if (modified >= 0)
    return figure.compound ? [wordsAt(one, modified)] : [wordsAt(one, modified), subjectBeside(one, modified)];
  // "60% of its market cap", "$550 off a laptop"
  const behind = afterBracket(tree.passage, figure.boundLast);
  const joint = lowerAt(tree.passage, behind);
  if (joint !== 'of' && !(figure.kind === 'percent' && joint === 'off') && !isPriceJoint(figure, joint)) return null;
  const part = nounOfJoint(tree, behind, one.masked);
  if (part < 0 || !isNominal(tree, part)) return null;
  const owner = childBy(tree, part, 'nmod:poss');
  const owned = owner >= 0 && tree.tags[owner] === 'PRON';
  return figure.kind === 'percent' && !owned ? [wordsAt(one, part)] : [wordsAt(one, part), subjectBeside(one, part)];
}

/** The noun that a measure describes: the one behind it by its neighbours' classes, else by the tree; or -1. */
function modifiedNoun(one: Measured): number {
  const noun = nounBehind(one);
  if (noun >= 0) return noun;
  const { tree, node } = one;
  const head = tree.heads[node] ?? -1;
  const describes = modifying.test(tree.relations[node] ?? 'dep') && childBy(tree, node, 'case') < 0;
  return head > node && one.figured[head] !== 1 && describes && isNominal(tree, head) ? head : -1;
}

/** The noun a measure stands right before, by the classes of words alone, or -1. */
function nounBehind({ tree, figure, masked }: Measured): number {
  const { passage, tags } = tree;
  if (figure.kind === 'bare' || figure.kind === 'scale') return -1;
  const at = lowerAt(passage, figure.last) === '-' ? figure.last + 1 : figure.last;
  const plain = passage.tags[at];
  if (masked[at] === 1 || (plain !== 'noun' && plain !== 'either') || !/^(?:NOUN|PROPN|ADJ)$/.test(tags[at] ?? 'X'))
    return -1;
  if (dimensionWords.has(lowerAt(passage, at))) return -1;
  const last = chunkAt(tree, at, masked).last - 1;
  return tags[last] === 'ADJ' ? -1 : last;
}

/** The token after a bracket that starts at a token, else the token itself. */
function afterBracket(passage: Passage, at: number): number {
  if (lowerAt(passage, at) !== '(') return at;
  for (let close = at + 1; close < at + bracketTokensMax; close++)
    if (lowerAt(passage, close) === ')') return close + 1;
  return at;
}

const bracketTokensMax = 12;

/** Relations of what stands before its noun. */
const modifying = /^(?:nummod|compound|amod|nmod|dep)$/;

function isPriceJoint(figure: Figure, joint: string): boolean {
  return figure.kind === 'money' && figure.trend === null && /^(?:off|from|for|in)$/.test(joint);
}
