import { predicateOf, subjectOf } from '../grammar/tree.ts';
import { isNominal } from './concept-phrase.ts';
import { type Measured, wordsAt } from './measured.ts';
import { lowerAt, type Passage } from './passage.ts';
import { childBy, type SentenceTree } from './sentence-tree.ts';

/**
 * The words of the subject or object that the tree gives a figure, where it stands nearer than what its stretch says;
 * null where the stretch knows better.
 */
export function nearerGroup(one: Measured, plain: readonly string[][]): string[] | null {
  return nearerObject(one, plain) ?? nearerSubject(one, plain);
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
  if (group.some((word) => word === head || word.split('-').includes(head))) {
    // "has estimated that an exit …": a verb among the words shows that the stretch begins too early
    const verbal = group.some((word) => isVerb(tree, lastPlaceOf(tree.passage, word, figure.first)));
    return verbal ? wordsAt(one, subject) : null;
  }
  const said = lastPlaceOf(tree.passage, group.at(-1) ?? '', figure.first);
  if (said > subject && said < predicate) return null;
  const owned = /^(?:of|with|on)$/.test(lowerAt(tree.passage, figure.boundFirst - 1));
  return said >= predicate && owned ? null : wordsAt(one, subject);
}

/** "A fell after cutting its forecast from 5 to 4": the object of the figure's own verb; null where the stretch is nearer. */
function nearerObject(one: Measured, plain: readonly string[][]): string[] | null {
  const { tree, figure, figured, masked, node } = one;
  if (figure.kind === 'count' || plain.length > 1 || tree.relations[node] !== 'obl') return null;
  const predicate = tree.heads[node] ?? -1;
  const object = predicate < 0 ? -1 : childBy(tree, predicate, 'obj');
  if (
    object < 0 ||
    object < predicate ||
    object >= figure.first ||
    figured[object] === 1 ||
    masked[object] === 1 ||
    !isNominal(tree, object)
  )
    return null;
  const said = lastPlaceOf(tree.passage, plain[0]?.at(-1) ?? '', figure.first);
  return said < predicate ? wordsAt(one, object) : null;
}

/** Relations of a figure to the verb whose subject it measures, or of a figure that is the predicate itself. */
const complementing = /^(?:obj|obl|obl:tmod|root|ccomp|conj|advcl|parataxis|acl:relcl|xcomp)$/;

function otherObject(tree: SentenceTree, predicate: number, node: number): boolean {
  const object = childBy(tree, predicate, 'obj');
  return object >= 0 && object !== node;
}

/** "a tapered 14 gauge tip": words that only describe what the figure counts. */
export function isModifier({ tree, figure }: Measured, group: readonly string[]): boolean {
  const at = lastPlaceOf(tree.passage, group.at(-1) ?? '', figure.first);
  const head = tree.heads[at] ?? -1;
  return (
    at === figure.boundFirst - 1 &&
    head >= figure.first &&
    head < figure.last &&
    /^(?:amod|compound)$/.test(tree.relations[at] ?? 'dep')
  );
}

/** The last token before a place that is a word, or the last part of it when it is joined by hyphens; -1 for none. */
export function lastPlaceOf(passage: Passage, word: string, before: number): number {
  if (word === '') return -1;
  const last = word.slice(word.lastIndexOf('-') + 1);
  for (let at = before - 1; at >= Math.max(0, before - lookMax); at--) if (passage.tokens[at]?.text === last) return at;
  return -1;
}

/** Tokens looked back for a word. */
const lookMax = 60;

/** Whether a token is a verb that no noun takes for its own. */
function isVerb(tree: SentenceTree, at: number): boolean {
  return at >= 0 && tree.tags[at] === 'VERB' && !/^(?:amod|compound|acl|nsubj)$/.test(tree.relations[at] ?? 'dep');
}
