import { lowerAt, type Passage } from './passage.ts';
import { childBy, childrenOf, type SentenceTree, topOf, treeOf } from './sentence-tree.ts';
import { actorOf } from './tree-actor.ts';
import { isSound } from './tree-scene.ts';
import { isAuxiliary, isNoun, keepComplements, keptWords, phraseWords } from './tree-words.ts';
import { baseOf } from './verb-shapes.ts';
import { type Due, wordDue } from './word-due.ts';

/**
 * Words what falls due on a date from the tree of its sentence: what happens to whom, by the verb that the date hangs
 * on; the noun, where it hangs on one ("a withdrawal of troops by May").
 *
 * first, last  tokens of the date
 * masked       tokens of times, sources and figures; left out
 * returns      the words; none where the tree tells nothing
 */
export function nameDueByTree(passage: Passage, first: number, last: number, masked: Uint8Array): string[] {
  const tree = treeOf(passage);
  const top = topOf(tree, first, last);
  const above = tree.heads[top] ?? -1;
  if (above < 0 || masked[above] === 1 || !isSound(tree, top)) return [];
  if (isNoun(tree, above) && childBy(tree, above, 'cop') < 0) return phraseWords(tree, above, masked);
  return wordDue(dueOf(tree, above, { first, top, masked }));
}

interface DateScene {
  readonly first: number;
  readonly top: number;
  readonly masked: Uint8Array;
}

function dueOf(tree: SentenceTree, verb: number, { first, top, masked }: DateScene): Due {
  const { passage } = tree;
  const inner = childBy(tree, verb, 'xcomp');
  // "is due to open on May 4": the date may hang on the outer of two verbs
  const main = inner >= 0 && inner < top && tree.tags[inner] === 'VERB' ? inner : verb;
  const keep = new Uint8Array(passage.tokens.length);
  keepComplements(tree, main, masked, keep);
  for (let at = tree.from[top] ?? top; at <= (tree.to[top] ?? top); at++) keep[at] = 0;
  const words = keptWords(tree, keep);
  const object = childBy(tree, main, 'obj');
  const particle = particleOf(tree, main);
  const base = baseOf(lowerAt(passage, main));
  const passive = childrenOf(tree, main).some((child) => tree.relations[child] === 'aux:pass');
  const copula = childBy(tree, main, 'cop') >= 0 || tree.tags[main] === 'ADJ';
  const bare = !copula && !passive && tree.forms[main] === 'participle' && !hasAuxiliary(tree, main);
  return {
    base,
    particle: particle < 0 ? '' : lowerAt(passage, particle),
    passive: passive || bare,
    copula,
    subject: phraseWords(tree, actorOf(tree, main).node, masked),
    words:
      copula && !isNoun(tree, main)
        ? []
        : copula
          ? phraseWords(tree, main, masked)
          : withoutParticle(words, particle, tree),
    hasObject: object > main && masked[object] !== 1 && tree.tags[object] !== 'PRON',
    holds: /^(?:until|till|through)$/.test(lowerAt(passage, first - 1)),
  };
}

/** "over" of "takes over": a particle by its relation, or by its word right behind the verb. */
function particleOf(tree: SentenceTree, verb: number): number {
  const own = childBy(tree, verb, 'compound:prt');
  if (own >= 0) return own;
  const next = verb + 1;
  const isParticle = /^(?:over|off|up|out|back|down)$/.test(lowerAt(tree.passage, next));
  return isParticle && tree.heads[next] === verb && tree.relations[next] === 'advmod' ? next : -1;
}

function hasAuxiliary(tree: SentenceTree, verb: number): boolean {
  return childrenOf(tree, verb).some((child) => isAuxiliary(tree, child));
}

function withoutParticle(words: string[], particle: number, tree: SentenceTree): string[] {
  return particle >= 0 && words[0] === tree.passage.tokens[particle]?.lower ? words.slice(1) : words;
}
