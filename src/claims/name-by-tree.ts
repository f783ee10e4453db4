import type { Figure } from './figure.ts';
import { countedWords } from './find-subject.ts';
import { isCounted } from './is-counted.ts';
import { isLevelOfUnsaid, isMarketPoint } from './is-market-point.ts';
import { measureByTree } from './measure-by-tree.ts';
import { lowerAt, type Passage } from './passage.ts';
import { childBy, topOf, treeOf } from './sentence-tree.ts';
import { deeds, levelVerbs } from './subject-lexicon.ts';
import { actorOf, placeOf } from './tree-actor.ts';
import { done, relativeWords, said } from './tree-predicate.ts';
import { governorOf, isSound, type TreeScene, wholeNoun } from './tree-scene.ts';
import { isNoun, keepTail, keptWords, phraseWords } from './tree-words.ts';
import { baseOf } from './verb-shapes.ts';
import { singular } from './word-forms.ts';

/**
 * Words what a figure measures from the tree of its sentence: the thing counted with what stands by it, what befell it,
 * in what event, where and by whom; of a measure, what it is a measure of.
 *
 * masked   tokens of times, sources and other figures; left out
 * returns  the words, and the verb that they hang on; null where the tree tells nothing
 */
export function nameByTree(
  passage: Passage,
  figure: Figure,
  masked: Uint8Array,
): { readonly words: string[]; readonly verb: number } | null {
  const tree = treeOf(passage);
  const counted = isCounted(figure);
  const last = Math.max(figure.last, figure.unitLast);
  const own = topOf(tree, figure.first, last);
  const top = counted ? wholeNoun(tree, own) : own;
  const scene = { tree, figure, masked, top };
  if (!isSound(tree, top) || (counted && !figure.compound && !isNoun(tree, top) && figure.unit !== 'people'))
    return null;
  const verb = governorOf(tree, top);
  const unsaid = figure.unitLast <= figure.unitFirst && childBy(tree, top, 'cop') >= 0;
  const points = counted && (isMarketPoint(passage, figure, verb) || isLevelOfUnsaid(passage, figure, verb));
  const words = counted && !figure.compound && !points && !unsaid ? nameCounted(scene) : measureByTree(scene);
  return words === null || words.length === 0 ? null : { words, verb: governorOf(tree, top) };
}

/** The subject of the verb that a figure hangs on; none for a pronoun and for no verb. */
export function doerByTree(passage: Passage, figure: Figure, masked: Uint8Array): string[] {
  const tree = treeOf(passage);
  const verb = governorOf(tree, topOf(tree, figure.first, Math.max(figure.last, figure.unitLast)));
  if (verb < 0 || masked[verb] === 1) return [];
  const { node } = actorOf(tree, verb);
  return node >= figure.first && node < Math.max(figure.last, figure.unitLast) ? [] : phraseWords(tree, node, masked);
}

/** Nouns that only bundle what they are of: "a convoy of 40 lorries left" is of the lorries. */
const bundles =
  /^(?:group|total|number|convoy|crowd|party|batch|shipment|fleet|force|majority|list|team|crew|set|series|average|maximum|minimum|record|estimate|handful|wave|contingent|delegation|toll|band|gang|class|family|rest|couple|equivalent|combination)$/;

function nameCounted(scene: TreeScene): string[] | null {
  const { tree, figure, masked, top } = scene;
  const keep = new Uint8Array(tree.passage.tokens.length);
  keepTail(tree, top, masked, keep);
  for (let at = figure.boundFirst; at < Math.max(figure.boundLast, figure.unitLast); at++) keep[at] = 0;
  const level = levelOf(scene);
  if (level.length > 0) return level;
  const own = headWords(scene);
  const tail = keptWords(tree, keep);
  const head = [...own, ...tail];
  if (tree.relations[top] === 'obj' && /^(?:to|from|into|for|on|at|in|out|off)$/.test(tail[0] ?? '')) {
    const verb = tree.heads[top] ?? -1;
    if (verb >= 0 && tree.tags[verb] === 'VERB' && masked[verb] !== 1) return [...own, ...done(scene, verb, tail)];
  }
  const relative = childBy(tree, top, 'acl:relcl');
  if (relative >= 0 && tail.length === 0) return [...head, ...relativeWords(scene, relative, own)];
  return [...head, ...befell(scene, top, own, tail.length)];
}

/** "Turnover rose to 20 million shares": a count behind "to" and "at" is the level of the subject. */
function levelOf({ tree, masked, top }: TreeScene): string[] {
  const verb = tree.heads[top] ?? -1;
  const joint = childBy(tree, top, 'case');
  if (verb < 0 || joint < 0 || tree.relations[top] !== 'obl' || masked[verb] === 1) return [];
  if (!/^(?:to|at)$/.test(lowerAt(tree.passage, joint)) || !levelVerbs.has(baseOf(lowerAt(tree.passage, verb))))
    return [];
  return childBy(tree, verb, 'obj') >= 0 ? [] : phraseWords(tree, actorOf(tree, verb).node, masked);
}

/** The noun counted with its adjectives; "12 dead" are people killed. */
function headWords({ tree, figure, top }: TreeScene): string[] {
  const own = countedWords(tree.passage, figure);
  for (let at = figure.unitLast; at <= top && own.length > 0; at++) own.push(tree.passage.tokens[at]?.text ?? '');
  const head = own.length === 0 || own[0] === '' ? ['people'] : own;
  return figure.unit === 'people' && head.at(-1) === 'dead' ? ['people', 'killed'] : head;
}

/** What is said of the thing counted at `node` of the tree. */
function befell(scene: TreeScene, node: number, head: readonly string[], tail: number): string[] {
  const { tree, masked } = scene;
  const above = tree.heads[node] ?? -1;
  if (above < 0) return copular(scene, node);
  const verbal = tree.tags[above] === 'VERB' || tree.tags[above] === 'ADJ' || tree.tags[above] === 'AUX';
  switch (tree.relations[node]) {
    case 'nsubj':
    case 'nsubj:pass':
      return masked[above] === 1 ? [] : said(scene, above, head);
    case 'obj':
    case 'iobj':
      return verbal && masked[above] !== 1 ? done(scene, above, []) : [];
    case 'obl':
    case 'obl:tmod':
      return tail === 0 && verbal && masked[above] !== 1 ? whereabouts(scene, node, above) : [];
    case 'nmod':
      return inside(scene, node, above, head, tail);
    case 'conj':
      return isNoun(tree, above) || tree.tags[above] === 'NUM' ? befell(scene, above, head, tail) : [];
    case 'nummod':
    case 'compound':
      return isNoun(tree, above) ? befell(scene, above, head, tail) : [];
    default:
      return [];
  }
}

/** "There were 40 huts in the valley": a noun at the root with what stands behind it. */
function copular({ tree, masked }: TreeScene, node: number): string[] {
  const subject = childBy(tree, node, 'nsubj');
  if (subject < 0 || childBy(tree, node, 'cop') < 0 || lowerAt(tree.passage, subject) === 'there') return [];
  const words = phraseWords(tree, subject, masked);
  return words.length === 0 || words.length > 8 ? [] : ['of', ...words];
}

/** "Nurses walked out at 120 hospitals": where the clause happens. */
function whereabouts({ tree, masked }: TreeScene, node: number, verb: number): string[] {
  const joint = childBy(tree, node, 'case');
  const word = lowerAt(tree.passage, joint);
  const subject = phraseWords(tree, actorOf(tree, verb).node, masked);
  if (joint < 0 || subject.length === 0 || subject.length > 6) return [];
  if (
    !/^(?:in|at|on|across)$/.test(word) ||
    !placeNouns.test(singular(lowerAt(tree.passage, node))) ||
    levelVerbs.has(baseOf(lowerAt(tree.passage, verb)))
  )
    return [];
  return ['where', ...subject, lowerAt(tree.passage, verb)];
}

const placeNouns =
  /^(?:province|town|city|village|district|region|area|county|island|state|country|capital|suburb|school|hospital|university|site|plant|station|airport|port|base|camp|prison|shop|store|mine|factory|location|place|point|street|market|clinic|court|building|home|house|constituency|seat|club|stadium)$/;

/** "A convoy of 40 lorries left", "the bodies of 12 people", "the loss of 300 jobs". */
function inside(scene: TreeScene, node: number, noun: number, head: readonly string[], tail: number): string[] {
  const { tree, masked } = scene;
  const joint = lowerAt(tree.passage, childBy(tree, node, 'case'));
  const word = singular(lowerAt(tree.passage, noun));
  if (joint === 'of' && /^(?:body|remains|life|death|killing)$/.test(word)) return ['killed', ...befellOf(scene, noun)];
  if (joint === 'of' && bundles.test(word)) return befell(scene, noun, head, tail);
  const deed = deeds.get(word);
  if (deed !== undefined && joint === 'of') return [deed, ...befellOf(scene, noun)];
  if (joint !== 'of') return [];
  const words = phraseWords(tree, noun, masked);
  for (let at = tree.from[node] ?? node; at <= (tree.to[node] ?? node); at++) {
    const index = words.indexOf(tree.passage.tokens[at]?.text ?? '');
    if (index >= 0) words.length = index;
  }
  while (words.length > 0 && /^(?:of|in|for|with|to|at|from)$/.test(words.at(-1) ?? '')) words.pop();
  return words.length === 0 || tail > 3 ? [] : ['in', ...words];
}

/** The place of what is said of a bundle: "bodies of 12 people were found in Orva". */
function befellOf({ tree, masked }: TreeScene, noun: number): string[] {
  const verb = tree.heads[noun] ?? -1;
  return verb < 0 ? [] : placeOf(tree, verb, masked);
}
