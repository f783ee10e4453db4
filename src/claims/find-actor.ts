import { bodyStart, firstSubject } from './clause.ts';
import { lowerAt, type Passage } from './passage.ts';
import { isMistaken, phraseFrom, type Stretch } from './phrase.ts';

const lookMax = 60;

/** A verb group in tokens: its first word, auxiliaries included, its main verb, and the token behind. */
export interface VerbGroup {
  readonly first: number;
  readonly main: number;
  readonly last: number;
}

/** The verb group that holds the verbal token `at`. */
export function groupAt(passage: Passage, at: number): VerbGroup {
  let first = at;
  // "the United States will": a capital within a sentence is a name's
  while (first > 1 && isInGroup(passage, first - 1) && passage.tokens[first - 1]?.capital !== true) first--;
  if (first === 1 && isInGroup(passage, 0)) first = 0;
  while (first < at && passage.tags[first] === 'adv') first++;
  let last = at + 1;
  while (last < passage.tokens.length && last - at < 8 && isInGroup(passage, last) && !closesGroup(passage, last - 1))
    last++;
  let main = at;
  for (let near = first; near < last; near++) if (passage.tags[near] === 'verb') main = near;
  while (last > main + 1 && passage.tags[last - 1] === 'adv') last--;
  return { first, main, last };
}

function closesGroup(passage: Passage, at: number): boolean {
  return passage.tags[at] === 'verb' && passage.tags[at + 1] === 'verb' && !/ing$/.test(lowerAt(passage, at));
}

function isInGroup(passage: Passage, at: number): boolean {
  const tag = passage.tags[at];
  return (
    tag === 'verb' ||
    tag === 'aux' ||
    tag === 'adv' ||
    (passage.tags[at - 1] === 'aux' && /^(?:due|likely|unlikely|ready|able)$/.test(lowerAt(passage, at))) ||
    (lowerAt(passage, at) === 'to' && passage.tags[at + 1] === 'verb')
  );
}

/** Who or what a verb is said of, and the main verb when the verb only hangs on it ("…, killing 24"). */
export interface Actor {
  /** empty when nobody is named */
  readonly phrase: Stretch;
  /** phrase of place that stands in a clause within the phrase ("water that broke through a dyke above Orva") */
  readonly place: Stretch | null;
  /** the group of the verb that the phrase is the subject of, where it is another one */
  readonly other: VerbGroup | null;
  /** the verb is a participle that hangs on the other one */
  readonly hanging: boolean;
}

/**
 * Finds the subject of a verb group, by a look back: over relative clauses, to the antecedent of "that" and "who", and
 * to the subject of the first of two verbs joined by "and" or by a comma and a participle.
 *
 * masked   tokens of times, sources and other figures
 */
export function findActor(passage: Passage, group: VerbGroup, masked: Uint8Array): Actor {
  const floor = Math.max(bodyStart(passage), group.first - lookMax);
  let at = group.first;
  while (at > floor && (passage.tags[at - 1] === 'adv' || masked[at - 1] === 1)) at--;
  const before = lowerAt(passage, at - 1);
  // "told the paper that he wanted": whoever stands before, the pronoun is the subject
  if (/^(?:he|she|they|it|we|i|you)$/.test(before) && at - 1 >= floor)
    return { phrase: { first: at - 1, last: at }, place: null, other: null, hanging: false };
  const hanging = /ing$/.test(lowerAt(passage, group.first)) && passage.tags[group.first] === 'verb';
  const apposed = before === ',' && !hanging ? appositionStart(passage, at - 1, floor) : -1;
  if (apposed >= 0) at = apposed;
  else if (before === 'and' || before === 'but' || before === ',' || (hanging && before !== ''))
    return { ...actorOfOther(passage, at - 1, floor, masked), hanging };
  const verb = lastFinite(passage, floor, at, masked);
  for (let near = at - 1; near >= floor; near--) {
    if (passage.tags[near] !== 'rel') continue;
    if (near === at - 1) return { phrase: nounsBefore(passage, near, floor), place: null, other: null, hanging: false };
    if (verb > near) {
      const phrase = nounsBefore(passage, near, floor);
      return { phrase, place: placeIn(passage, near, at, masked), other: null, hanging: false };
    }
    break;
  }
  let start = Math.max(floor, verb + 1);
  for (let near = at - 1; near > start && verb >= 0; near--)
    if (/^(?:and|but)$/.test(lowerAt(passage, near))) start = near + 1;
  const phrase = unmasked(passage, nounsBefore(passage, at, start), masked);
  return { phrase, place: null, other: null, hanging: false };
}

/** Where the comma before an apposition stands ("An attack on the post, a camp in the hills, killed"), or -1. */
function appositionStart(passage: Passage, comma: number, floor: number): number {
  for (let at = comma - 1; at > Math.max(floor, comma - 16); at--) {
    const tag = passage.tags[at];
    if (lowerAt(passage, at) === ',') return at;
    if (tag === 'verb' || tag === 'aux') return -1;
  }
  return -1;
}

/** "A week of shelling" with the week masked is of shelling. */
function unmasked(passage: Passage, { first, last }: Stretch, masked: Uint8Array): Stretch {
  let at = first;
  while (at < last && masked[at] === 1) at++;
  while (at > first && at < last && passage.tags[at] === 'prep') at++;
  // "Storm Tara, packing winds of 140 kmph, will cross": an aside
  for (let near = at + 1; near < last; near++)
    if (
      lowerAt(passage, near) === ',' &&
      /(?:ing|ed)$/.test(lowerAt(passage, near + 1)) &&
      passage.tags[near + 1] === 'verb'
    )
      return { first: at, last: near };
  return { first: at, last };
}

/** The last finite verb of [from, to), or -1; participles behind a noun belong to it. */
function lastFinite(passage: Passage, from: number, to: number, masked: Uint8Array): number {
  for (let at = to - 1; at >= from; at--) {
    const tag = passage.tags[at];
    if (tag !== 'verb' && tag !== 'aux') continue;
    // "Flood in the delta kills", "Rebuilding will": what opens a sentence before a preposition or a verb is a noun
    const next = passage.tags[at + 1];
    if (at === from && tag === 'verb' && (next === 'prep' || (next === 'aux' && lowerAt(passage, at).endsWith('ing'))))
      continue;
    const behindNoun = passage.tags[at - 1] === 'noun' && passage.tags[at + 1] === 'prep';
    const beforeNoun = passage.tags[at - 1] === 'det' || passage.tags[at - 1] === 'prep';
    const shape = /(?:ed|en|ing|brought|held|sent|made|built)$/.test(lowerAt(passage, at));
    if (tag === 'verb' && shape && (behindNoun || beforeNoun) && masked[at] !== 1) continue;
    return at;
  }
  return -1;
}

function actorOfOther(passage: Passage, to: number, floor: number, masked: Uint8Array): Actor {
  const none = { phrase: { first: to, last: to }, place: null, other: null, hanging: false };
  for (let at = to - 1; at >= floor; at--) {
    const word = lowerAt(passage, at);
    if (/^[;:—]$/.test(word)) return none;
    if (masked[at] === 1 || (passage.tags[at] !== 'verb' && passage.tags[at] !== 'aux')) continue;
    if (/ing$/.test(word) || lastFinite(passage, at, at + 1, masked) < 0) continue;
    const other = groupAt(passage, at);
    if (other.first <= floor) return none;
    const found = findActor(passage, other, masked);
    return { ...found, other: found.other ?? other };
  }
  const main = firstSubject(passage);
  return main.subjectLast <= to
    ? { phrase: { first: main.subjectFirst, last: main.subjectLast }, place: null, other: null, hanging: false }
    : none;
}

/** The noun phrase that ends before a token, back to a mark, a joint of clauses or `floor`. */
function nounsBefore(passage: Passage, end: number, floor: number): Stretch {
  let last = end;
  while (last > floor && (passage.tags[last - 1] === 'adv' || lowerAt(passage, last - 1) === ',')) last--;
  let first = last;
  while (first > floor && last - first < 24) {
    const tag = passage.tags[first - 1];
    const word = lowerAt(passage, first - 1);
    if (tag === 'mark' && !(passage.tokens[first - 1]?.glued === true && /^(?:-|'s|&|'|’)$/.test(word))) break;
    if (
      tag === 'rel' ||
      tag === 'aux' ||
      (tag === 'conj' && word !== 'and' && word !== 'or') ||
      /^(?:after|before|since)$/.test(word)
    )
      break;
    first--;
  }
  while (first < last && /^(?:conj|adv|mark)$/.test(passage.tags[first] ?? '')) first++;
  return { first, last };
}

/** The last phrase with a preposition and a name in [from, to). */
function placeIn(passage: Passage, from: number, to: number, masked: Uint8Array): Stretch | null {
  for (let at = to - 1; at > from; at--) {
    if (passage.tags[at] !== 'prep' || passage.tokens[at + 1]?.capital !== true) continue;
    if (masked[at + 1] === 1) continue;
    const phrase = phraseFrom(passage, at + 1, to, masked);
    if (phrase.last <= at + 1) continue;
    return { first: at, last: phrase.last };
  }
  return null;
}

/** The verb at a token, or the one before it when that token is no verb of its clause; -1 when there is none. */
export function realVerb(passage: Passage, verb: number, masked: Uint8Array): number {
  if (verb < 0 || (masked[verb] !== 1 && !isMistaken(passage, verb))) return verb;
  for (let at = verb - 1; at >= Math.max(0, verb - 12); at--) {
    const tag = passage.tags[at];
    if (tag === 'mark' && passage.tokens[at]?.glued !== true) return -1;
    if ((tag === 'verb' || tag === 'aux') && masked[at] !== 1 && !isMistaken(passage, at)) return at;
  }
  return -1;
}
