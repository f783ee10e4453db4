import { findActor, groupAt, type VerbGroup } from './find-actor.ts';
import { ofDimension, ofGappedNoun, ofItsNoun, ofSale, ofWorth } from './of-its-noun.ts';
import { ofMeasured } from './of-measured.ts';
import { lowerAt } from './passage.ts';
import { phraseFrom, tailEnd, wordsOf } from './phrase.ts';
import { predicate } from './predicate.ts';
import { isPronoun, jointBefore, ownerWords, type Scene, shortGroup } from './scene.ts';
import { levelVerbs } from './subject-lexicon.ts';
import { baseOf, participleOf } from './verb-shapes.ts';

/** The subject of a figure that counts nothing: what is measured, paid or shared. */
export function nameMeasured(scene: Scene, verb: number, leads: boolean): string[] {
  const { passage, figure, masked, behind, limit } = scene;
  const group = verb < 0 ? null : groupAt(passage, verb);
  const share = figure.kind === 'percent' && figure.trend === null ? ['share', 'of'] : [];
  const after = lowerAt(passage, figure.last);
  const given = [
    ofItsNoun(scene, group),
    ofDimension(scene, group),
    ofWorth(scene),
    ofSale(scene, group),
    ofGappedNoun(scene),
  ];
  for (const words of given) if (words.length > 0) return words;
  const own = ownNoun(scene);
  if (own.length > 0) {
    const glued = ofMeasured(figure, own);
    if ((figure.compound || figure.unit === 'magnitude') && glued.length > own.length) return glued;
    const whole = after === 'of' ? share : [];
    if (leads && group !== null) return [...whole, ...own, ...predicate(scene, group, false)];
    if (group !== null && whole.length > 0 && group.last === figure.boundFirst)
      return [...whole, ...wonBy(scene, group, own)];
    if (group === null || whole.length > 0 || jointBefore(scene, group) >= 0) return [...whole, ...own];
    return [...own, ...paidBy(scene, group)];
  }
  if (group === null) return withoutLevel(nounBefore(scene));
  if (leads) return figure.kind === 'percent' ? ['share', ...predicate(scene, group, false)] : nounBefore(scene);
  const object = objectOf(scene, group);
  if (object.length > 0) return object;
  const actor = findActor(passage, group, masked);
  const words = wordsOf(passage, actor.phrase, masked);
  const base = baseOf(lowerAt(passage, group.main));
  const tail = wordsOf(passage, { first: behind, last: tailEnd(passage, behind, limit, masked) }, masked);
  const subject = words.length === 0 || isPronoun(words) ? [] : words;
  const measure = figure.kind === 'money' && base === 'cost' ? 'cost' : base === 'weigh' ? 'weight' : '';
  const whole = subject.length > 0 ? subject : gerund(scene, group);
  if (measure !== '' && whole.length > 0 && tail.length === 0) return [measure, 'of', ...whole];
  const holds = base === 'have' && figure.kind !== 'money';
  if (passage.tags[group.main] !== 'verb' || levelVerbs.has(base) || holds) return [...subject, ...tail];
  if (figure.kind === 'money') return ['money', ...paidBy(scene, group), ...tail];
  const said = shortGroup(scene, group, true);
  return subject.length > 0 ? [...subject, ...said, ...tail] : [];
}

/** The noun that a measure modifies or owns: "$40 in aid", "a 38-metre boat", "40 percent of the homes". */
function ownNoun({ passage, figure, masked, limit }: Scene): string[] {
  const after = lowerAt(passage, figure.last);
  const hyphen = after === '-' ? 1 : 0;
  if (after === 'worth' && lowerAt(passage, figure.last + 1) === 'of') {
    const worth = phraseFrom(passage, figure.last + 2, Math.max(limit, figure.last + 3), masked);
    return wordsOf(passage, worth, masked);
  }
  const joint = after === 'of' || (after === 'in' && figure.kind === 'money') ? 1 : 0;
  const at = figure.last + Math.max(hyphen, joint);
  const tag = passage.tags[at];
  if (/^(?:fewer|more|less|higher|lower|short|chance|last|this|next|each|every|that|a|an)$/.test(lowerAt(passage, at)))
    return [];
  const isNoun = tag === 'noun' || tag === 'either' || (joint === 1 && tag === 'det');
  if (!isNoun || masked[at] === 1 || (after === 'in' && passage.tokens[at]?.capital === true)) return [];
  const phrase = phraseFrom(passage, at, Math.max(limit, at + 1), masked);
  return wordsOf(passage, phrase, masked);
}

/** "Rebuilding the bridge will cost": what opens a sentence as a deed. */
function gerund({ passage, masked }: Scene, group: VerbGroup): string[] {
  if (!/ing$/.test(lowerAt(passage, 0)) || passage.tags[0] !== 'verb' || group.first < 2 || group.first > 9) return [];
  return wordsOf(passage, { first: 0, last: group.first }, masked);
}

/** "Osk would win 44 percent of the votes in Orva": a share is that of who has it. */
function wonBy(scene: Scene, group: VerbGroup, own: string[]): string[] {
  const { passage, masked } = scene;
  const words = wordsOf(passage, findActor(passage, group, masked).phrase, masked);
  const isNamed = words.length > 0 && words.length < 7 && !isPronoun(words) && passage.tags[group.main] === 'verb';
  if (!isNamed) return own;
  const at = own.findIndex((word) => /^(?:in|at|on|for)$/.test(word));
  const [head, tail] = at < 1 ? [own, []] : [own.slice(0, at), own.slice(at)];
  return [...head, participleOf(lowerAt(passage, group.main)), 'by', ...words, ...tail];
}

function paidBy(scene: Scene, group: VerbGroup): string[] {
  const { passage, masked } = scene;
  const actor = findActor(passage, group, masked);
  const words = wordsOf(passage, actor.phrase, masked);
  const base = baseOf(lowerAt(passage, group.main));
  if (passage.tags[group.main] !== 'verb' || base === 'be') return ownerWords(scene, actor.phrase);
  const done = participleOf(lowerAt(passage, group.main));
  return words.length === 0 || words.length > 8 || isPronoun(words) ? [done] : [done, 'by', ...words];
}

/** The object between a verb and the preposition before a figure: "cut the toll to", "put damage at". */
function objectOf({ passage, figure, masked }: Scene, group: VerbGroup): string[] {
  if (passage.tags[group.main] !== 'verb') return [];
  let last = figure.boundFirst;
  while (
    last > group.last &&
    (masked[last - 1] === 1 || passage.tags[last - 1] === 'prep' || passage.tags[last - 1] === 'adv')
  )
    last--;
  const first = passage.tags[group.last];
  if (first === 'prep' || first === 'adv' || first === 'conj' || last <= group.last) return [];
  let from = group.last;
  for (let at = last - 1; at > from; at--) if (lowerAt(passage, at) === 'and' && masked[at - 1] === 1) from = at + 1;
  const phrase = phraseFrom(passage, from, last, masked);
  const words = wordsOf(passage, phrase, masked);
  return isPronoun(words) ? [] : words;
}

/** "Cases in the delta pass 1,700": a verb of level that looks like a noun in a headline. */
function withoutLevel(words: string[]): string[] {
  const isVerb =
    words.length > 1 && /^(?:pass|passes|hit|hits|number|top|tops|reach|reaches|near|nears)$/.test(words.at(-1) ?? '');
  return isVerb ? words.slice(0, -1) : words;
}

/** The noun phrase that a figure without a verb stands behind: "a toll of 12", "record of 9.1 metres". */
function nounBefore({ passage, figure, masked }: Scene): string[] {
  let last = figure.boundFirst;
  while (last > 0 && (passage.tags[last - 1] === 'prep' || passage.tags[last - 1] === 'adv' || masked[last - 1] === 1))
    last--;
  let first = last;
  while (first > 0 && last - first < 12) {
    const tag = passage.tags[first - 1];
    if (tag !== 'noun' && tag !== 'either' && tag !== 'det' && tag !== 'prep' && tag !== 'num') break;
    first--;
  }
  const words = wordsOf(passage, { first, last }, masked);
  return isPronoun(words) ? [] : words;
}
