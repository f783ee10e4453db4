import { lowerAt, type Passage } from './passage.ts';
import { isEventHead } from './predicate.ts';
import { childBy, childrenOf, type SentenceTree } from './sentence-tree.ts';
import { deathVerbs } from './subject-lexicon.ts';
import { actorOf, placeOf } from './tree-actor.ts';
import type { TreeScene } from './tree-scene.ts';
import { isAuxiliary, isNoun, keepClause, keepComplements, keptWords, phraseWords } from './tree-words.ts';
import { baseOf, participleOf } from './verb-shapes.ts';
import { singular } from './word-forms.ts';

/** The verb that the figure is the subject of. */
export function said({ tree, masked }: TreeScene, verb: number, head: readonly string[]): string[] {
  const { passage } = tree;
  const keep = new Uint8Array(passage.tokens.length);
  keepComplements(tree, verb, masked, keep);
  const rest = keptWords(tree, keep);
  const main = lowerAt(passage, verb);
  if (deathVerbs.has(main)) return ['killed', ...rest, ...(rest.length === 0 ? sharedEvent(tree, verb, masked) : [])];
  if (tree.tags[verb] !== 'VERB') return isNoun(tree, verb) ? [] : [wordAt(passage, verb), ...rest];
  if (childBy(tree, verb, 'aux:pass') >= 0 || isBareParticiple(tree, verb)) {
    const aux = childBy(tree, verb, 'aux');
    const future = aux >= 0 && /^(?:will|would|'ll|shall)$/.test(lowerAt(passage, aux)) ? ['to', 'be'] : [];
    const shared = rest.length === 0 ? sharedWords(tree, verb, masked) : rest;
    return [...future, main, ...shared];
  }
  const base = baseOf(main);
  if (/^(?:expect|need|schedule|plan|set)$/.test(base) && rest[0] === 'to') return rest;
  for (const child of childrenOf(tree, verb)) {
    if (!isAuxiliary(tree, child)) continue;
    const word = lowerAt(passage, child);
    if (/^(?:will|would|'ll|shall)$/.test(word)) return ['to', base, ...rest];
    if (
      /^(?:did|does|do)$/.test(word) &&
      childrenOf(tree, verb).some((one) => /^(?:not|n't)$/.test(lowerAt(passage, one)))
    )
      return [isPersonal(head) ? 'who' : 'that', word, 'not', base, ...rest];
    if (/^(?:has|have|had|'ve)$/.test(word) && !main.endsWith('ing'))
      return [isPersonal(head) ? 'who' : 'that', word, main, ...rest];
  }
  return main.endsWith('ing') ? [main, ...rest] : [isPersonal(head) ? 'who' : 'that', main, ...rest];
}

/** Headlines leave the auxiliary out: "12 killed in blast". */
function isBareParticiple(tree: SentenceTree, verb: number): boolean {
  return tree.forms[verb] === 'participle' && childBy(tree, verb, 'aux') < 0;
}

function wordAt(passage: Passage, at: number): string {
  return passage.tokens[at]?.lower ?? '';
}

/** "Were flown or driven to Iraq": what completes the verb that is joined on, and the event. */
function sharedWords(tree: SentenceTree, verb: number, masked: Uint8Array): string[] {
  const joined = childBy(tree, verb, 'conj');
  if (joined >= 0 && childBy(tree, joined, 'nsubj', 'nsubj:pass') < 0 && tree.forms[joined] === 'participle') {
    const keep = new Uint8Array(tree.passage.tokens.length);
    keepClause(tree, joined, masked, keep);
    const joint = childBy(tree, joined, 'cc');
    if (joint >= 0) keep[joint] = 1;
    return keptWords(tree, keep);
  }
  return sharedEvent(tree, verb, masked);
}

/** "12 died and 30 were hurt in a fire": the event of the verb that is joined on. */
function sharedEvent(tree: SentenceTree, verb: number, masked: Uint8Array): string[] {
  for (let at = 0; at < tree.heads.length; at++) {
    if (tree.relations[at] !== 'conj' || tree.heads[at] !== verb) continue;
    for (const child of childrenOf(tree, at)) {
      if (tree.relations[child] !== 'obl' || masked[child] === 1) continue;
      if (isEventHead(singular(lowerAt(tree.passage, child)))) return ['in', ...phraseWords(tree, child, masked)];
    }
  }
  return [];
}

/** "Detainees who arrived", "members whose button was pressed". */
export function relativeWords({ tree, masked }: TreeScene, verb: number, head: readonly string[]): string[] {
  const keep = new Uint8Array(tree.passage.tokens.length);
  keepClause(tree, verb, masked, keep);
  const subject = childBy(tree, verb, 'nsubj', 'nsubj:pass');
  const words = keptWords(tree, keep);
  if (subject >= 0 && tree.tags[subject] !== 'PRON')
    return [participleOf(lowerAt(tree.passage, verb)), 'by', ...phraseWords(tree, subject, masked)];
  const participle = subject < 0 && tree.forms[verb] === 'participle';
  if (participle || childBy(tree, verb, 'aux:pass') >= 0 || childBy(tree, verb, 'cop') >= 0) return words;
  return [isPersonal(head) ? 'who' : 'that', ...words];
}

const harm = /^(?:kill|injure|wound|hurt|drown|trap|displace|bury)$/;

/** The verb that the figure is the object of: its participle, with place, doer or event. */
export function done(scene: TreeScene, verb: number, tail: readonly string[]): string[] {
  const { tree, masked } = scene;
  const base = baseOf(lowerAt(tree.passage, verb));
  const keep = new Uint8Array(tree.passage.tokens.length);
  keepComplements(tree, verb, masked, keep);
  const object = scene.top;
  for (let at = tree.from[object] ?? object; at <= (tree.to[object] ?? object); at++) keep[at] = 0;
  const rest = [...tail, ...keptWords(tree, keep)];
  if (deathVerbs.has(lowerAt(tree.passage, verb))) return [];
  if (/^(?:has|had|have|be|see|include|total|number|reach|average|comprise|contain|mean)$/.test(base))
    return owner(scene, verb, base, rest);
  const actor = actorOf(tree, verb);
  const isOwn = actor.node >= scene.figure.first && actor.node <= object;
  const words = isOwn ? [] : phraseWords(tree, actor.node, masked);
  const participle = participleOf(lowerAt(tree.passage, verb));
  if (words.length === 0) return [participle, ...rest];
  const event = isEventHead(singular(lowerAt(tree.passage, actor.node)));
  if (event && harm.test(base)) {
    const place = actor.other < 0 ? [] : placeOf(tree, actor.other, masked);
    return [participle, 'in', ...words, ...(place.length > 0 ? place : rest)];
  }
  if (actor.other >= 0 && harm.test(base) && words.length <= 6) {
    const other = new Uint8Array(tree.passage.tokens.length);
    other[actor.other] = 1;
    keepComplements(tree, actor.other, masked, other);
    for (let at = tree.from[verb] ?? verb; at <= (tree.to[verb] ?? verb); at++) other[at] = 0;
    return [participle, ...rest, 'when', ...words, ...keptWords(tree, other)];
  }
  return words.length > 9 ? [participle, ...rest] : [participle, ...rest, 'by', ...words];
}

/** "The town has 12 clinics": of the town. */
function owner({ tree, masked }: TreeScene, verb: number, base: string, rest: string[]): string[] {
  const actor = actorOf(tree, verb);
  const words = phraseWords(tree, actor.node, masked);
  if (words.length === 0 || words.length > 8) return rest;
  return base === 'see' || base === 'mean' ? rest : [...rest, 'of', ...words];
}

function isPersonal(head: readonly string[]): boolean {
  return /(?:people|person|man|woman|child|er|or|ist|soldier|ee|ant|ian|troop|patient|resident)$/.test(
    singular((head.at(-1) ?? '').toLowerCase()),
  );
}
