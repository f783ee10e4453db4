import { groupAt, type VerbGroup } from './find-actor.ts';
import { lowerAt } from './passage.ts';
import { headOf, phraseFrom, wordsOf } from './phrase.ts';
import { type Scene, shortGroup } from './scene.ts';
import { deathVerbs, eventNouns } from './subject-lexicon.ts';

/** What is said of the subject of a verb group, as a participle or a relative clause. */
export function predicate(scene: Scene, group: VerbGroup, personal: boolean): string[] {
  const { passage, masked, limit } = scene;
  const main = lowerAt(passage, group.main);
  const paired = /^(?:and|or)$/.test(lowerAt(passage, group.last)) && passage.tags[group.last + 1] === 'verb';
  const from = group.last + (paired && passage.tags[group.last + 2] === 'prep' ? 2 : 0);
  const complement = phraseFrom(passage, from, limit, masked);
  const said = wordsOf(passage, { first: from, last: Math.max(complement.last, from) }, masked);
  const rest = [
    ...wordsOf(passage, { first: group.last, last: from }, masked),
    ...said,
    ...infinitive(scene, complement.last),
  ];
  if (rest.length === 0) rest.push(...sharedEvent(scene));
  if (passage.tags[group.main] !== 'verb') return /^(?:a|an|the)$/.test(rest[0] ?? '') ? [] : rest;
  if (deathVerbs.has(main)) return ['killed', ...rest];
  let passive = false;
  let perfect = false;
  let infinite = false;
  for (let at = group.first; at < group.main; at++) {
    const word = lowerAt(passage, at);
    if (/^(?:am|is|are|was|were|be|been|being|'re|get|got)$/.test(word)) passive = true;
    else if (/^(?:has|have|had|'ve)$/.test(word)) perfect = true;
    else if (passage.tags[at] === 'aux') infinite = true;
  }
  // "with half of the ballots counted in Orva": no auxiliary, no object, and another verb in the sentence
  const bare = group.first === group.main && /(?:ed|en)$/.test(main) && !hasNounBehind(scene, group.last);
  if (bare && group.main === scene.behind && hasOtherVerb(scene, group)) return [main, ...rest];
  if (passive && !main.endsWith('ing')) return [...shortGroup(scene, group, true), ...rest];
  if (passive) return [main, ...rest];
  const future = /^(?:will|would|shall|'ll)$/.test(lowerAt(passage, group.first)) && !perfect;
  if (future) return ['to', ...shortGroup(scene, { ...group, first: group.first + 1 }, false), ...rest];
  const words = infinite || perfect ? shortGroup(scene, group, false) : [passage.tokens[group.main]?.text ?? main];
  return [personal ? 'who' : 'that', ...words, ...rest];
}

function hasNounBehind({ passage }: Scene, at: number): boolean {
  const tag = passage.tags[at];
  return tag === 'noun' || tag === 'either' || tag === 'det' || tag === 'num' || tag === 'pron';
}

function hasOtherVerb({ passage, masked }: Scene, group: VerbGroup): boolean {
  for (let at = 0; at < passage.tokens.length; at++) {
    const tag = passage.tags[at];
    if ((tag === 'verb' || tag === 'aux') && masked[at] !== 1 && (at < group.first || at >= group.last)) return true;
  }
  return false;
}

/** "due [to be moved to the coast]": the infinitive at a token, with its phrases. */
function infinitive({ passage, masked, limit }: Scene, at: number): string[] {
  const next = passage.tags[at + 1];
  if (lowerAt(passage, at) !== 'to' || (next !== 'verb' && next !== 'aux')) return [];
  const group = groupAt(passage, at + 1);
  return wordsOf(passage, { first: at, last: phraseFrom(passage, group.last, limit, masked).last }, masked);
}

/** "12 died and 30 were hurt in a fire": the event behind the clause that is joined on. */
function sharedEvent({ passage, masked, limit }: Scene): string[] {
  if (lowerAt(passage, limit) !== 'and' && lowerAt(passage, limit + 1) !== 'and') return [];
  for (let at = limit + 1; at < Math.min(passage.tokens.length, limit + 24); at++) {
    if (lowerAt(passage, at) !== 'in') continue;
    const phrase = phraseFrom(passage, at + 1, passage.tokens.length, masked);
    if (isEventHead(headOf(passage, phrase))) return ['in', ...wordsOf(passage, phrase, masked)];
  }
  return [];
}

/** Whether a noun in the singular is an event, in which people are killed. */
export function isEventHead(head: string): boolean {
  return eventNouns.has(head) || /(?:quake|slide|storm|strike|fire)$/.test(head);
}
