import { ofMeasured } from './of-measured.ts';
import { lowerAt } from './passage.ts';
import { isEventHead } from './predicate.ts';
import { childBy } from './sentence-tree.ts';
import { levelVerbs } from './subject-lexicon.ts';
import { actorOf, placeOf } from './tree-actor.ts';
import { done, said } from './tree-predicate.ts';
import { type TreeScene, wholeNoun } from './tree-scene.ts';
import { isNoun, keepComplements, keptWords, phraseWords } from './tree-words.ts';
import { baseOf, participleOf } from './verb-shapes.ts';
import { singular } from './word-forms.ts';

/** Words what a measure, a share or an amount of money is of, from the tree; null where the tree tells nothing. */
export function measureByTree(scene: TreeScene): string[] | null {
  const { tree, figure, masked, top } = scene;
  const share = figure.kind === 'percent' && figure.trend === null ? ['share', 'of'] : [];
  const whole = childBy(tree, top, 'nmod');
  if (figure.compound) return compounded(scene);
  const verb = tree.heads[top] ?? -1;
  if (verb >= 0 && tree.tags[verb] === 'VERB' && masked[verb] !== 1) {
    const object = childBy(tree, verb, 'obj');
    if (object >= 0 && object < figure.first && object > verb) return ofVerb(scene, verb);
  }
  if (whole > top && lowerAt(tree.passage, childBy(tree, whole, 'case')) === 'of' && masked[whole] !== 1)
    return [...share, ...phraseWords(tree, whole, masked), ...predicated(scene, top)];
  const noun = tree.heads[top] ?? -1;
  if (noun < 0) return ofSubject(scene, top);
  switch (tree.relations[top]) {
    case 'amod':
    case 'nummod':
    case 'compound':
    case 'nmod:poss':
      return isNoun(tree, noun) ? modified(scene, wholeNoun(tree, noun)) : null;
    case 'nmod':
    case 'appos':
      return isNoun(tree, noun) && masked[noun] !== 1 ? ofNoun(scene, noun) : null;
    case 'obj':
    case 'obl':
    case 'obl:tmod':
    case 'advmod':
    case 'xcomp':
      return masked[noun] === 1 ? null : ofVerb(scene, noun);
    case 'nsubj':
    case 'nsubj:pass':
      return masked[noun] === 1 ? null : ['money', ...said(scene, noun, [])].slice(figure.kind === 'money' ? 0 : 1);
    default:
      return null;
  }
}

/** Nouns of change, which are told with what changes. */
const changes = /^(?:rise|fall|increase|decrease|drop|decline|gain|loss|growth|cut|jump|slump|surge|change|reduction)$/;

/** Verbs whose subject is what rose or fell: "sales saw a rise of 3 percent". */
const bearers =
  /^(?:see|show|post|report|record|register|suffer|have|take|mark|feel|experience|enjoy|make|notch|book)$/;

/** "Two-day talks": the noun behind the figure, up to its head. */
function compounded(scene: TreeScene): string[] | null {
  const { tree, figure } = scene;
  let noun = figure.last;
  while (noun < figure.last + 4 && !isNoun(tree, noun)) noun++;
  return isNoun(tree, noun) ? modified(scene, wholeNoun(tree, noun)) : null;
}

/** "80 percent of the seats are held by": what is said of the whole. */
function predicated(scene: TreeScene, top: number): string[] {
  const { tree, masked } = scene;
  const verb = tree.heads[top] ?? -1;
  if (verb < 0 || masked[verb] === 1) return [];
  const relation = tree.relations[top];
  if (relation === 'nsubj' || relation === 'nsubj:pass') return said(scene, verb, ['people']);
  return relation === 'obj' ? done(scene, verb, []) : [];
}

/** "A 6.1-magnitude quake", "a 38-metre boat", "a five-year plan", "$40 million aid". */
function modified({ tree, figure, masked }: TreeScene, noun: number): string[] {
  const words = phraseWords(tree, noun, masked).filter(
    (word) => !word.includes(figure.unitText) || figure.unitText === '',
  );
  const above = tree.heads[noun] ?? -1;
  const place = isEventHead(singular(lowerAt(tree.passage, noun))) && above >= 0 ? placeOf(tree, above, masked) : [];
  return ofMeasured(figure, [...words, ...place]);
}

/** "A rise of 3 percent in sales", "a budget of 40 million": the noun with its owner. */
function ofNoun(scene: TreeScene, noun: number): string[] {
  const { tree, figure, masked } = scene;
  const words = phraseWords(tree, noun, masked);
  const last = words.indexOf(tree.passage.tokens[figure.first]?.text ?? '');
  if (last >= 0) words.length = last;
  const verb = tree.heads[noun] ?? -1;
  if (words.length > 2 || verb < 0 || masked[verb] === 1) return words;
  const word = singular(lowerAt(tree.passage, noun));
  const actor = phraseWords(tree, actorOf(tree, verb).node, masked);
  if (actor.length === 0 || actor.length > 7 || actorOf(tree, verb).node === noun) return words;
  if (changes.test(word) && bearers.test(baseOf(lowerAt(tree.passage, verb)))) return [...words, 'in', ...actor];
  return tree.relations[noun] === 'obj' ? [...words, participleOf(lowerAt(tree.passage, verb)), 'by', ...actor] : words;
}

/** "Output fell 3%", "the party won 40%", "$5 million was paid". */
function ofVerb(scene: TreeScene, verb: number): string[] | null {
  const { tree, figure, masked, top } = scene;
  if (isNoun(tree, verb)) return childBy(tree, top, 'cop') >= 0 ? phraseWords(tree, verb, masked) : null;
  const base = baseOf(lowerAt(tree.passage, verb));
  const actor = actorOf(tree, verb);
  const subject = phraseWords(tree, actor.node, masked);
  const object = childBy(tree, verb, 'obj');
  if (object >= 0 && object !== top && object < figure.first && masked[object] !== 1) {
    const words = phraseWords(tree, object, masked);
    if (words.length > 0) return owned(words, subject);
  }
  const measure = base === 'cost' && figure.kind === 'money' ? 'cost' : base === 'weigh' ? 'weight' : '';
  if (measure !== '' && subject.length > 0) return [measure, 'of', ...subject];
  const level = levelVerbs.has(base) || tree.tags[verb] === 'ADJ' || tree.tags[verb] === 'ADV';
  if (level) return subject.length > 0 ? subject : null;
  const keep = new Uint8Array(tree.passage.tokens.length);
  keepComplements(tree, verb, masked, keep);
  for (let at = tree.from[top] ?? top; at <= (tree.to[top] ?? top); at++) keep[at] = 0;
  const rest = keptWords(tree, keep);
  const participle = participleOf(lowerAt(tree.passage, verb));
  const by = subject.length > 0 && subject.length <= 8 ? ['by', ...subject] : [];
  const passive = childBy(tree, verb, 'aux:pass') >= 0;
  const infinitive = lowerAt(tree.passage, childBy(tree, verb, 'mark')) === 'to' && !passive;
  if (infinitive && tree.relations[top] !== 'obj') return subject.length > 0 ? [...subject, 'to', base, ...rest] : null;
  if (passive) return subject.length > 0 ? [...subject, participle, ...rest] : null;
  if (tree.relations[top] === 'obj') return [...(figure.kind === 'money' ? ['money'] : []), participle, ...rest, ...by];
  return subject.length > 0 ? [...subject, participle, ...rest] : null;
}

/** "Its deficit" with the owner by name. */
function owned(words: readonly string[], subject: readonly string[]): string[] {
  const owner = subject.join(' ');
  if (!/^(?:its|their|his|her)$/.test(words[0] ?? '') || owner === '' || subject.length > 5) return [...words];
  return [`${owner}${owner.endsWith('s') ? "'" : "'s"}`, ...words.slice(1)];
}

/** "The rate was 3.6%": the measure at the root is that of its subject. */
function ofSubject({ tree, masked }: TreeScene, top: number): string[] | null {
  const subject = childBy(tree, top, 'nsubj', 'nsubj:pass');
  return subject < 0 ? null : phraseWords(tree, subject, masked);
}
