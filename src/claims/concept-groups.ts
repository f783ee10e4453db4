import { predicateOf } from '../grammar/tree.ts';
import { isNominal, nounOfJoint } from './concept-phrase.ts';
import { type Measured, subjectBeside, wordsAt } from './measured.ts';
import { nearGroups } from './near-groups.ts';
import { isModifier, lastPlaceOf, nearerGroup } from './nearer-group.ts';
import { lowerAt } from './passage.ts';
import { childBy, childrenOf } from './sentence-tree.ts';
import { stretchConcept } from './stretch-concept.ts';
import { widenGroup } from './widen-group.ts';

/**
 * The groups of words of what a figure measures: the noun right behind it, else what its stretch says, set right by the
 * tree, else what the tree alone says.
 */
export function conceptGroups(one: Measured): string[][] {
  const { tree, figure, masked } = one;
  if (figure.vague && figure.low === 1) return [];
  if (figure.kind !== 'fraction' && (figure.kind !== 'count' || figure.compound)) {
    const near = nearGroups(one);
    if (near !== null) return near;
  }
  // "30 guards from the embassy": what they belong to stands behind them
  if (
    figure.kind === 'count' &&
    !figure.compound &&
    !figure.isRange &&
    !complement.test(tree.relations[one.node] ?? 'dep')
  ) {
    const behind = phraseChild(one, one.node, 'nmod');
    if (behind >= 0) return [wordsAt(one, behind)];
  }
  const plain = stretchConcept(tree.passage, figure, masked).filter((group) => !isModifier(one, group));
  const nearer = nearerGroup(one, plain);
  if (nearer !== null) return [nearer];
  const owner = complementOf(one, plain);
  if (owner >= 0) return [widenGroup(one, plain[0] ?? []), subjectBeside(one, owner)];
  if (plain.some((group) => group.length > 0)) return withoutSource(one, plain).map((group) => widenGroup(one, group));
  if (figure.kind === 'fraction') return [];
  return figure.kind === 'count' ? countGroups(one) : measureGroups(one);
}

/** "sits on a wealth of 7 million": the noun of a measure that completes a verb with a preposition, or -1. */
function complementOf({ tree, figure }: Measured, plain: readonly string[][]): number {
  const joint = figure.boundFirst - 1;
  if (plain.length !== 1 || figure.kind === 'count' || !/^(?:of|with)$/.test(lowerAt(tree.passage, joint))) return -1;
  const at = lastPlaceOf(tree.passage, plain[0]?.at(-1) ?? '', figure.first);
  return at === joint - 1 && tree.relations[at] === 'obl' && childBy(tree, at, 'case') >= 0 ? at : -1;
}

/** "Pilots said gusts of 80 miles were seen": the noun of a figure that is the subject itself has no other. */
function withoutSource({ tree, figure }: Measured, plain: readonly string[][]): readonly string[][] {
  const [owner, subject] = plain;
  if (owner === undefined || subject === undefined) return plain;
  const at = lastPlaceOf(tree.passage, owner.at(-1) ?? '', figure.first);
  return at >= 0 && /^nsubj/.test(tree.relations[at] ?? 'dep') ? [owner] : plain;
}

/** Relations of what completes a verb. */
const complement = /^(?:obj|obl)/;

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
  if (
    relation === 'nmod' &&
    head >= 0 &&
    childBy(tree, node, 'case') >= 0 &&
    figured[head] !== 1 &&
    isNominal(tree, head)
  )
    return [wordsAt(one, head)];
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
  const { tree, figured, node } = one;
  const head = tree.heads[node] ?? -1;
  if (tree.relations[node] === 'nmod' && head >= 0 && head < node && figured[head] !== 1 && isNominal(tree, head))
    return [wordsAt(one, head), subjectBeside(one, head)];
  const predicate = predicateOf(tree, node);
  const object = predicate === node ? -1 : childBy(tree, predicate, 'obj');
  if (object >= 0 && object < node && figured[object] !== 1 && isNominal(tree, object)) return [wordsAt(one, object)];
  const subject = subjectBeside(one, node);
  if (subject.length > 0) return [subject];
  return [wordsAt(one, nounOfJoint(tree, one.figure.boundLast, one.masked))];
}
