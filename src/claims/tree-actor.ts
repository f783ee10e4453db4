import { lowerAt } from './passage.ts';
import { childBy, childrenOf, type SentenceTree } from './sentence-tree.ts';
import { isNoun, phraseWords } from './tree-words.ts';

interface TreeActor {
  /** the noun that acts; -1 when nobody is named */
  readonly node: number;
  /** the verb above that shares it, -1 for none */
  readonly other: number;
}

/** The subject of a verb, shared with the verb above where it has none of its own. */
export function actorOf(tree: SentenceTree, verb: number): TreeActor {
  let at = verb;
  for (let steps = 0; steps < 6 && at >= 0; steps++) {
    const subject = childBy(tree, at, 'nsubj', 'nsubj:pass');
    const relation = tree.relations[at];
    const above = tree.heads[at] ?? -1;
    if (subject >= 0) {
      const relative = relation === 'acl:relcl' && /^(?:who|which|that)$/.test(lowerAt(tree.passage, subject));
      return { node: relative ? above : subject, other: at === verb ? -1 : at };
    }
    if (relation === 'acl' || relation === 'acl:relcl') return { node: above, other: -1 };
    if (relation === 'xcomp' && above >= 0) {
      const object = childBy(tree, above, 'obj');
      if (object >= 0 && object < at) return { node: object, other: -1 };
    }
    if (relation !== 'conj' && relation !== 'xcomp' && relation !== 'advcl' && relation !== 'parataxis') break;
    if (above >= 0 && isNoun(tree, above)) return { node: above, other: -1 };
    at = above;
  }
  return { node: -1, other: -1 };
}

/** "Hit a market in Orva": the object of the other verb is where it happened. */
export function placeOf(tree: SentenceTree, verb: number, masked: Uint8Array): string[] {
  for (const child of childrenOf(tree, verb)) {
    if (child < verb || masked[child] === 1) continue;
    const relation = tree.relations[child];
    if (relation !== 'obj' && relation !== 'obl') continue;
    const joint = childBy(tree, child, 'case');
    const word = joint < 0 ? 'in' : lowerAt(tree.passage, joint);
    if (relation === 'obl' && (joint < 0 || !/^(?:in|near|at|on|off|outside|above|between)$/.test(word))) continue;
    const words = phraseWords(tree, child, masked);
    if (words.length > 0 && words.length < 10) return [word, ...words];
  }
  return [];
}
