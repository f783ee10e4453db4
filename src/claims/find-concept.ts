import { predicateOf, subjectOf } from '../grammar/tree.ts';
import { chunkAt, isNominal, nounOfJoint, phraseWords } from './concept-phrase.ts';
import { dimensionWords } from './context-lexicon.ts';
import type { Figure } from './figure.ts';
import { lowerAt, type Passage } from './passage.ts';
import { childBy, childrenOf, type SentenceTree, topOf, treeOf } from './sentence-tree.ts';
import { stretchConcept, stretchSubject } from './stretch-concept.ts';

/**
 * The head words of what each figure of a sentence measures, without stop words, groups parted by ", ": what the
 * figure belongs to, then the subject of its clause.
 *
 * masked   tokens of numbers with their measures and of times; left out
 * returns  one concept a figure; "-" where nothing is said
 */
export function findConcepts(passage: Passage, figures: readonly Figure[], masked: Uint8Array): string[] {
  const concepts: string[] = [];
  if (figures.length === 0) return concepts;
  const tree = treeOf(passage);
  const figured = new Uint8Array(passage.tokens.length);
  for (const figure of figures) figured.fill(1, figure.first, figure.last);
  figures.forEach((figure, index) => {
    const said = concepts[index - 1] ?? '-';
    const previous = figures[index - 1];
    if (figure.conversion || (previous !== undefined && isApposed(passage, figure, previous))) {
      concepts.push(said);
      return;
    }
    const leader = leaderOf(passage, figures, index);
    if (leader >= 0) {
      concepts.push(concepts[leader] ?? '-');
      return;
    }
    const own = nameConcept({ tree, figure, masked, figured, node: topOf(tree, figure.first, figure.last) });
    concepts.push(own === '-' && leansBack(passage, figure) ? said : own);
  });
  return concepts;
}

/** "190 points, or 0.6%": the second figure says the same as the first. */
function isApposed(passage: Passage, figure: Figure, previous: Figure): boolean {
  const gap = figure.boundFirst - previous.boundLast;
  return gap >= 1 && gap <= 2 && lowerAt(passage, figure.boundFirst - 1) === 'or';
}

/** The figure before that a figure is compared with ("up from 50 percent", "compared with 63"), or -1. */
function leaderOf(passage: Passage, figures: readonly Figure[], index: number): number {
  const figure = figures[index];
  if (figure === undefined || figure.kind === 'fraction') return -1;
  if (!/^(?:up|down|compared|versus|vs)$/.test(lowerAt(passage, figure.boundFirst - 2))) return -1;
  for (let at = index - 1; at >= Math.max(0, index - leadersMax); at--) {
    if (figures[at]?.kind === figure.kind && figures[at]?.conversion === false) return at;
  }
  return -1;
}

/** Figures back among which the one is looked for that another is compared with. */
const leadersMax = 8;

/** A figure in a row without a verb of its own ("24 hours, 39 minutes") is of what the figure before it is of. */
function leansBack(passage: Passage, figure: Figure): boolean {
  const before = lowerAt(passage, figure.boundFirst - 1);
  return /^(?:,|;|and|or|to)$/.test(before) && figure.kind !== 'fraction' && !figure.words;
}

/** A figure with all that is needed to say what it measures. */
interface Measured {
  readonly tree: SentenceTree;
  readonly figure: Figure;
  readonly masked: Uint8Array;
  /** tokens of figures, with the nouns they count */
  readonly figured: Uint8Array;
  /** the token of the figure that hangs on the rest of the sentence */
  readonly node: number;
}

function nameConcept(one: Measured): string {
  const groups = groupsOf(one).filter((group) => group.length > 0);
  return groups.length === 0 ? '-' : groups.map((group) => group.join(' ')).join(', ');
}

function groupsOf(one: Measured): string[][] {
  const { tree, figure, masked } = one;
  if (figure.vague && figure.low === 1) return [];
  if (figure.kind !== 'fraction' && (figure.kind !== 'count' || figure.compound)) {
    const near = nearGroups(one);
    if (near !== null) return near;
  }
  if (figure.kind === 'duration' && opensTime(tree.passage, figure)) return [];
  const plain = stretchConcept(tree.passage, figure, masked);
  const nearer = nearerSubject(one, plain);
  if (nearer !== null) return [nearer];
  if (plain.some((group) => group.length > 0)) return plain;
  if (figure.kind === 'fraction') return [];
  if (figure.kind === 'count' && figure.words && figure.low === 1 && !figure.isRange) return [];
  return figure.kind === 'count' ? countGroups(one) : measureGroups(one);
}

/**
 * The subject that the tree gives a figure, where the stretch has none, or one that stands further off than its own
 * verb or that subject: "A fell when B, once a champion, won two cups". Null where the stretch knows better.
 */
function nearerSubject(one: Measured, plain: readonly string[][]): string[] | null {
  const { tree, figure, masked, figured, node } = one;
  if (figure.kind === 'fraction' || plain.length > 1) return null;
  const predicate = predicateOf(tree, node);
  const subject = predicate < 0 ? -1 : subjectOf(tree, predicate);
  if (subject < 0 || subject >= figure.first || subject === node || !isNominal(tree, subject)) return null;
  if (masked[subject] === 1 || figured[subject] === 1) return null;
  if (!complementing.test(tree.relations[node] ?? 'dep')) return null;
  if (predicate !== node && (tree.heads[node] !== predicate || otherObject(tree, predicate, node))) return null;
  const group = plain[0] ?? [];
  const head = tree.passage.tokens[subject]?.text ?? '';
  if (group.some((word) => word === head || word.split('-').includes(head))) return null;
  const said = lastPlaceOf(tree.passage, group.at(-1) ?? '', figure.first);
  if (said > subject && said < predicate) return null;
  const owned = /^(?:of|with|on)$/.test(lowerAt(tree.passage, figure.boundFirst - 1));
  return said >= predicate && owned ? null : wordsAt(one, subject);
}

/** Relations of a figure to the verb whose subject it measures, or of a figure that is the predicate itself. */
const complementing = /^(?:obj|obl|obl:tmod|root|ccomp|conj|advcl|parataxis|acl:relcl|xcomp)$/;

function otherObject(tree: SentenceTree, predicate: number, node: number): boolean {
  const object = childBy(tree, predicate, 'obj');
  return object >= 0 && object !== node;
}

/** The last token before a place that is a word, or the last part of it when it is joined by hyphens; -1 for none. */
function lastPlaceOf(passage: Passage, word: string, before: number): number {
  if (word === '') return -1;
  const last = word.slice(word.lastIndexOf('-') + 1);
  for (let at = before - 1; at >= Math.max(0, before - lookMax); at--) if (passage.tokens[at]?.text === last) return at;
  return -1;
}

/** Tokens looked back for a word. */
const lookMax = 60;

/** "Nine days later, …", "two days after it was signed": a stretch of time that leads to another event. */
function opensTime(passage: Passage, figure: Figure): boolean {
  const after = lowerAt(passage, figure.boundLast);
  if (/^(?:after|before)$/.test(after)) return true;
  return figure.boundFirst <= 1 && /^(?:later|earlier|ago|since)$/.test(after);
}

/** What stands right behind a measure: the noun it goes before, or the noun of its own preposition. */
function nearGroups(one: Measured): string[][] | null {
  const { tree, figure, node } = one;
  const head = tree.heads[node] ?? -1;
  const relation = tree.relations[node] ?? 'dep';
  // "an 800 yuan promotion"
  const noun = nounBehind(one);
  const modified =
    noun >= 0
      ? noun
      : head > node && isNominal(tree, head) && childBy(tree, node, 'case') < 0 && modifying.test(relation)
        ? head
        : -1;
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
  return figure.kind === 'money' && figure.trend === null && /^(?:off|from|to|for|in)$/.test(joint);
}

/** What a counted noun belongs to: its whole, what it is done to or where it happens, the noun it is a part of. */
function countGroups(one: Measured): string[][] {
  const { tree, figured, node } = one;
  const relation = tree.relations[node] ?? 'dep';
  const head = tree.heads[node] ?? -1;
  const whole = phraseChild(one, node, 'nmod', 'of');
  if (whole >= 0) return [wordsAt(one, whole)];
  if (relation === 'nsubj' || relation === 'nsubj:pass') {
    if (childBy(tree, head, 'expl') >= 0) return [wordsAt(one, placeOf(one, node))];
    const object = childBy(tree, head, 'obj');
    return [wordsAt(one, object >= 0 ? object : phraseChild(one, head, 'obl'))];
  }
  if (relation === 'nmod' && head >= 0 && figured[head] !== 1 && isNominal(tree, head)) return [wordsAt(one, head)];
  return [subjectBeside(one, node)];
}

/** "there are 40 students of law at the college": where they are. */
function placeOf(one: Measured, node: number): number {
  const clause = childBy(one.tree, node, 'acl', 'acl:relcl');
  return clause >= 0 ? phraseChild(one, clause, 'obl') : phraseChild(one, node, 'nmod');
}

/** A noun behind a token that hangs on it with a preposition. */
function phraseChild({ tree, masked }: Measured, node: number, relation: string, joint = ''): number {
  for (const child of childrenOf(tree, node)) {
    if (tree.relations[child] !== relation || child < node || masked[child] === 1 || !isNominal(tree, child)) continue;
    const preposition = childBy(tree, child, 'case');
    if (preposition >= 0 && (joint === '' || lowerAt(tree.passage, preposition) === joint)) return child;
  }
  return -1;
}

/** What a measure is of where its stretch does not tell: the noun before its preposition, the object, the subject. */
function measureGroups(one: Measured): string[][] {
  const { tree, figure, figured, node } = one;
  const head = tree.heads[node] ?? -1;
  if (tree.relations[node] === 'nmod' && head >= 0 && head < node && figured[head] !== 1 && isNominal(tree, head))
    return [wordsAt(one, head), subjectBeside(one, head)];
  const predicate = predicateOf(tree, node);
  const object = predicate === node || figure.kind === 'duration' ? -1 : childBy(tree, predicate, 'obj');
  if (object >= 0 && object < node && figured[object] !== 1 && isNominal(tree, object)) return [wordsAt(one, object)];
  return [subjectBeside(one, node)];
}

/** The words of the noun phrase of a noun, without the figure's own. */
function wordsAt({ tree, figure, masked }: Measured, noun: number): string[] {
  if (noun < 0 || masked[noun] === 1) return [];
  if (figure.kind !== 'count') return phraseWords(tree, noun, masked);
  const hidden = masked.slice();
  hidden.fill(1, figure.first, figure.last);
  return hidden[noun] === 1 ? [] : phraseWords(tree, noun, hidden);
}

/** The subject of the clause; none where it is the noun at hand itself. */
function subjectBeside(one: Measured, noun: number): string[] {
  const { tree, figure, masked, figured, node } = one;
  const predicate = predicateOf(tree, node);
  const subject = predicate < 0 ? -1 : subjectOf(tree, predicate);
  const plain = stretchSubject(tree.passage, figure, masked);
  const own = wordsAt(one, noun);
  if (subject === noun || plain.some((word) => own.includes(word))) return [];
  if (plain.length > 0) return plain;
  if (subject < 0 || figured[subject] === 1 || !isNominal(tree, subject)) return [];
  return wordsAt(one, subject);
}
