import type { Clause } from './clause.ts';
import type { Figure } from './figure.ts';
import { type Actor, findActor, groupAt, realVerb, type VerbGroup } from './find-actor.ts';
import { countedWords } from './find-subject.ts';
import { finishSubject } from './finish-subject.ts';
import { isCounted } from './is-counted.ts';
import { isLevelOfUnsaid, isMarketPoint } from './is-market-point.ts';
import { isUsableSubject } from './is-usable-subject.ts';
import { doerByTree, nameByTree } from './name-by-tree.ts';
import { nameMeasured } from './name-measured.ts';
import { ofMeasured } from './of-measured.ts';
import { lowerAt, type Passage } from './passage.ts';
import { headOf, isNominal, phraseFrom, type Stretch, tailEnd, wordsOf } from './phrase.ts';
import { isEventHead, predicate } from './predicate.ts';
import { isOwned, isPronoun, jointBefore, ownerWords, type Scene } from './scene.ts';
import { deathVerbs, deeds, levelVerbs } from './subject-lexicon.ts';
import { baseOf, participleOf } from './verb-shapes.ts';
import { singular } from './word-forms.ts';

/**
 * Words what a figure measures as a noun phrase: the thing counted, what befell it, in what event, where or by whom
 * ("people killed in the flood above Orva", "seats lost by the ruling party").
 *
 * masked   tokens of times, sources and other figures; left out
 * elided   the noun that a figure without one leans on ("nearly 1,000 in the north are at risk"); null when unknown
 * returns  at most 12 words; '' when nothing is said
 */
export function nameSubject(
  passage: Passage,
  figure: Figure,
  clause: Clause,
  masked: Uint8Array,
  elided: string | null,
): string {
  const ruled = nameByRule(passage, figure, clause, masked, elided);
  const isGood = isUsableSubject(ruled, figure);
  if (passage.part === 'headline' || (figure.kind === 'bare' && figure.unit === '' && elided !== null)) return ruled;
  const owned = isOwned(passage, figure);
  if (isGood && ruled.includes(' ') && hasOneVerb(passage, masked) && !owned) return ruled;
  const told = nameByTree(passage, figure, masked);
  const named = told === null ? '' : finishSubject(told.words);
  if (told === null || !isUsableSubject(named, figure)) return isGood ? ruled : fallBack(passage, figure, masked);
  if (!isGood) return named;
  const verb = realVerb(passage, clause.verb, masked);
  const main = verb < 0 ? -1 : groupAt(passage, verb).main;
  return prefersTree(ruled, named, main === told.verb || hasOneVerb(passage, masked)) ? named : ruled;
}

/** What is left when no wording holds: the subject of the verb that the figure hangs on. */
function fallBack(passage: Passage, figure: Figure, masked: Uint8Array): string {
  const doer = finishSubject(doerByTree(passage, figure, masked));
  if (isUsableSubject(doer, null)) return doer;
  const counted = finishSubject(countedWords(passage, figure));
  return isUsableSubject(counted, figure) && figure.kind === 'count' ? counted : '';
}

/**
 * Where rules and tree find the same verb, the rules word better, unless the tree says the same and more. Where they
 * do not, a long sentence has led the rules astray more often than the tree.
 */
function prefersTree(ruled: string, named: string, agreed: boolean): boolean {
  if (!named.includes(' ') && ruled.includes(' ')) return false;
  if (!agreed) return true;
  const told = named.toLowerCase().split(' ');
  const words = new Set(told);
  if (named.length <= ruled.length || (named.includes(' by ') && !ruled.includes(' by '))) return false;
  return ruled
    .toLowerCase()
    .split(' ')
    .every((word) => words.has(word));
}

function hasOneVerb(passage: Passage, masked: Uint8Array): boolean {
  let verbs = 0;
  for (let at = 0; at < passage.tokens.length && verbs < 2; at++)
    if (passage.tags[at] === 'verb' && masked[at] !== 1) verbs++;
  return verbs < 2;
}

function nameByRule(
  passage: Passage,
  figure: Figure,
  clause: Clause,
  masked: Uint8Array,
  elided: string | null,
): string {
  const behind = Math.max(figure.boundLast, figure.unitLast);
  const scene = { passage, figure, masked, behind, limit: Math.max(behind, clause.last) };
  const verb = realVerb(passage, clause.verb, masked);
  const leads = clause.figureLeads && verb === clause.verb;
  if (isCounted(figure) && figure.compound) return finishSubject(compounded(scene));
  const counts = isCounted(figure) && !isMarketPoint(passage, figure, verb) && !isLevelOfUnsaid(passage, figure, verb);
  if (counts) return finishSubject(nameCounted(scene, headOfCount(passage, figure, elided), verb, leads));
  if (figure.kind === 'bare' && elided !== null) {
    const own = ownVerb(passage, figure);
    if (lowerAt(passage, groupAt(passage, verb).first - 1) === 'there') return elided;
    if (own >= 0)
      return finishSubject(
        nameCounted(scene, [elided], passage.tags[own] === 'prep' ? verb : own, leads || passage.tags[own] !== 'prep'),
      );
  }
  if (
    figure.kind === 'bare' &&
    !leads &&
    verb >= 0 &&
    peopleVerbs.has(baseOf(lowerAt(passage, groupAt(passage, verb).main)))
  )
    return finishSubject(nameCounted(scene, ['people'], verb, false));
  const acts = verb >= 0 && peopleActs.has(baseOf(lowerAt(passage, groupAt(passage, verb).main)));
  if (figure.kind === 'bare' && leads && acts) return finishSubject(nameCounted(scene, ['people'], verb, true));
  return finishSubject(nameMeasured(scene, verb, leads));
}

/** "The nearly 1,000 in the north": the verb or preposition behind a bare figure that stands where a noun would, or -1. */
function ownVerb(passage: Passage, figure: Figure): number {
  const before = passage.tags[figure.boundFirst - 1];
  if (
    before !== undefined &&
    before !== 'det' &&
    before !== 'conj' &&
    before !== 'mark' &&
    lowerAt(passage, figure.boundFirst - 1) !== 'of'
  )
    return -1;
  let at = figure.boundLast;
  while (passage.tags[at] === 'adv') at++;
  const next = passage.tags[at];
  return next === 'prep' || next === 'aux' || next === 'verb' ? at : -1;
}

/** "17 drown", "29 feared dead": what befell people stands where their noun would. */
function fateOf(head: readonly string[]): string | null {
  const last = (head.at(-1) ?? '').toLowerCase();
  if (last === 'dead' || deathVerbs.has(last)) return 'killed';
  if (/^(?:drown|drowned|drowns)$/.test(last)) return 'drowned';
  return head.length === 1 && /^(?:hurt|injured|wounded|missing|trapped|arrested|detained|displaced)$/.test(last)
    ? last
    : null;
}

/** "A first group of 150": the noun counted last is bundled. */
function isBundled(passage: Passage, figure: Figure): boolean {
  const bundle = /^(?:group|batch|convoy|contingent|wave|shipment)$/.test(lowerAt(passage, figure.boundFirst - 2));
  return bundle && lowerAt(passage, figure.boundFirst - 1) === 'of';
}

/** The noun counted; "12 dead" are people killed, "the bodies of 12 people" are bodies. */
function headOfCount(passage: Passage, figure: Figure, elided: string | null): string[] {
  if (elided !== null && figure.unitLast <= figure.unitFirst && isBundled(passage, figure)) return [elided];
  const own = countedWords(passage, figure);
  const head = own.length === 0 || own[0] === '' ? ['people'] : own;
  if (figure.unit === 'people' && head.at(-1)?.toLowerCase() === 'dead') return ['people', 'killed'];
  if (/^others$/.test(head.at(-1) ?? '')) return ['people'];
  const fate = fateOf(head);
  if (fate !== null) return ['people', fate];
  const whole = lowerAt(passage, figure.boundFirst - 2);
  if (lowerAt(passage, figure.boundFirst - 1) === 'of' && /^(?:bodies|remains|homes|families|relatives)$/.test(whole))
    return [whole, 'of', ...head];
  return head;
}

/** "A 212-page report": what the compound modifies. */
function compounded({ passage, figure, masked, behind, limit }: Scene): string[] {
  const phrase = phraseFrom(passage, behind, Math.max(limit, behind + 1), masked);
  const words = wordsOf(passage, phrase, masked);
  return words.length > 0 ? ofMeasured(figure, words) : countedWords(passage, figure);
}

function nameCounted(scene: Scene, head: string[], verb: number, leads: boolean): string[] {
  const { passage, figure, masked, behind, limit } = scene;
  const tail = { first: behind, last: tailEnd(passage, behind, limit, masked) };
  if (verb < 0) return [...head, ...wordsOf(passage, tail, masked)];
  const group = harmGroup(passage, figure) ?? groupAt(passage, verb);
  if (leads) {
    const between = { first: behind, last: Math.min(tail.last, group.first) };
    return [...head, ...wordsOf(passage, between, masked), ...predicate(scene, group, isPersonal(head))];
  }
  const rest = wordsOf(passage, tail, masked);
  const joint = jointBefore(scene, group);
  const base = baseOf(lowerAt(passage, group.main));
  if (
    joint >= 0 &&
    joint === figure.boundFirst - 1 &&
    /^(?:to|at)$/.test(lowerAt(passage, joint)) &&
    levelVerbs.has(base)
  ) {
    const level = wordsOf(passage, findActor(passage, group, masked).phrase, masked);
    if (level.length > 0 && level.length < 9 && !isPronoun(level) && group.last >= joint - 2) return level;
  }
  if (joint >= 0) return countedInPhrase(scene, head, group, joint, rest);
  const isVerb =
    passage.tags[group.main] === 'verb' || /^(?:injured|wounded|displaced)$/.test(lowerAt(passage, group.main));
  if (head.at(-1) === 'killed') return [...head, ...rest];
  if (/^(?:wounded|injured|hurt|killed|missing|displaced|arrested|detained|rescued)$/.test(head.at(-1) ?? ''))
    return [...head, ...rest];
  const actor = findActor(passage, group, masked);
  if (!isVerb && lowerAt(passage, actor.phrase.first) === 'there') return [...head, ...rest];
  if (!isVerb) return [...head, ...rest, ...ownerWords(scene, actor.phrase)];
  if (levelVerbs.has(base) && /^(?:total|number|average|reach|be|stand)$/.test(base))
    return [...wordsOf(passage, actor.phrase, masked)];
  const done = participleOf(lowerAt(passage, group.main));
  if (
    passage.tags[behind] === 'verb' &&
    lowerAt(passage, group.main).endsWith('ing') &&
    passage.tags[group.main - 1] !== 'verb'
  )
    return [...head, done, ...agent(scene, actor, base, [])];
  if (passage.tags[behind] === 'verb') return [...head, ...rest, done, ...agent(scene, actor, base, [])];
  if (rest[0] === 'of') return [...head, ...rest, done, ...agent(scene, actor, base, [])];
  return [...head, done, ...agent(scene, actor, base, rest)];
}

/** "… and injured 74": a participle right before a figure is its verb, though it may look like a noun. */
function harmGroup(passage: Passage, figure: Figure): VerbGroup | null {
  let at = figure.boundFirst - 1;
  while (passage.tags[at] === 'adv') at--;
  const before = lowerAt(passage, at - 1);
  const isVerb = /^(?:injured|wounded|displaced)$/.test(lowerAt(passage, at)) && /^(?:and|,|but)$/.test(before);
  return isVerb ? { first: at, main: at, last: at + 1 } : null;
}

function isPersonal(head: readonly string[]): boolean {
  return /(?:people|person|man|woman|child|er|or|ist|soldier|ee|ant|ian|troop|patient|resident)$/.test(
    singular((head.at(-1) ?? '').toLowerCase()),
  );
}

function countedInPhrase(scene: Scene, head: string[], group: VerbGroup, joint: number, rest: string[]): string[] {
  const { passage, masked } = scene;
  const whole = wordsOf(passage, { first: group.last, last: joint }, masked);
  const word = lowerAt(passage, joint);
  const deed = word === 'of' ? deeds.get(singular(lowerAt(passage, joint - 1))) : undefined;
  if (deed !== undefined) return [...head, deed, ...rest];
  if (rest.length > 0) return [...head, ...rest];
  const kind = headOf(passage, { first: group.last, last: joint });
  if (/^(?:toll|number|total|figure|count|tally)$/.test(kind) && /^(?:to|at|by|from)$/.test(word)) return whole;
  if (
    isNominal(passage, group.last) &&
    whole.length > 0 &&
    word === 'of' &&
    !/^(?:body|group|number|total|toll|crew|life)$/.test(kind)
  )
    return [...head, 'in', ...whole];
  if (word === 'of' && /^(?:body|life)$/.test(kind)) return [...head, 'killed'];
  return /^(?:of|for)$/.test(word) ? [...head, ...ownerWords(scene, findActor(passage, group, masked).phrase)] : head;
}

const peopleVerbs = new Set('kill injure wound rescue carry evacuate arrest detain displace'.split(' '));

/** What people alone do: "12 fled". */
const peopleActs = new Set(
  'flee die drown escape survive march protest attend surrender resign vote abstain'.split(' '),
);

const placeNouns =
  /^(?:province|town|city|village|district|region|area|county|island|state|country|capital|suburb|valley|coast)$/;

const harm = /^(?:kill|injure|wound|hurt|drown|trap|displace)$/;

/** "in the blast", "by gunmen", "when a bus overturned near Orva", with the phrases behind the figure. */
function agent(scene: Scene, actor: Actor, base: string, rest: string[]): string[] {
  const { passage, masked } = scene;
  const words = wordsOf(passage, actor.phrase, masked);
  if (words.length === 0 || isPronoun(words)) return rest;
  const place = actor.place === null ? [] : wordsOf(passage, actor.place, masked);
  const head = headOf(passage, actor.phrase);
  const isEvent = isEventHead(head);
  if (isEvent && harm.test(base)) {
    const where = actor.other === null ? [] : placeOfOther(scene, actor.other, actor.phrase);
    return ['in', ...words, ...place, ...where, ...(where.length > 0 ? [] : rest)];
  }
  if (actor.other !== null && actor.hanging && harm.test(base) && words.length <= 6) {
    const other = clauseOf(scene, actor.other);
    if (other.length > 0) return [...rest, 'when', ...words, ...other];
  }
  return words.length > 9 ? rest : [...rest, 'by', ...words, ...place];
}

/** "hit a market in Orva": the object of the other verb is where it happened. */
function placeOfOther({ passage, masked, figure }: Scene, other: VerbGroup, actor: Stretch): string[] {
  const limit = Math.min(figure.boundFirst, passage.tokens.length);
  const phrase = phraseFrom(passage, other.last, limit, masked);
  const words = masked[other.last] === 1 ? [] : wordsOf(passage, phrase, masked);
  if (words.length === 0 || words.length > 9 || phrase.first < actor.last) return [];
  const isPlace = placeNouns.test(headOf(passage, phrase)) || /^\p{Lu}/u.test(words[0] ?? '');
  return passage.tags[other.last] === 'prep' ? words : [isPlace ? 'in' : 'on', ...words];
}

function clauseOf({ passage, masked, figure }: Scene, other: VerbGroup): string[] {
  const phrase = phraseFrom(passage, other.last, figure.boundFirst, masked);
  return wordsOf(passage, { first: other.first, last: phrase.last }, masked);
}
