import { type Clause, firstSubject } from './clause.ts';
import { findActor, groupAt, realVerb, type VerbGroup } from './find-actor.ts';
import { finishSubject } from './finish-subject.ts';
import { baseVerbs } from './grammar-lexicon.ts';
import { isUsableSubject } from './is-usable-subject.ts';
import { nameDueByTree } from './name-due-by-tree.ts';
import { lowerAt, type Passage } from './passage.ts';
import { isNominal, phraseFrom, wordsOf } from './phrase.ts';
import { baseOf } from './verb-shapes.ts';
import { wordDue } from './word-due.ts';

/** Tokens between a verb and its date beyond which the words between are no object of it. */
const objectTokensMax = 20;

/**
 * Words what falls due on a date as a noun phrase: "end of the truce", "power to be restored to the towns".
 *
 * first, last  tokens of the date without its bound words
 * masked       tokens of times, sources and figures; left out
 * elided       what "they" stands for; null when unknown
 * returns      at most 12 words; '' when nothing is said
 */
export function nameDue(
  passage: Passage,
  first: number,
  last: number,
  clause: Clause,
  masked: Uint8Array,
  elided: string | null,
): string {
  const owned = nounOfDate(passage, first, last, masked);
  if (owned.length > 0) return finishSubject(owned);
  const ruled = nameByRule(passage, first, last, clause, masked, elided);
  const isGood = isUsableDue(ruled);
  if (passage.part === 'headline' || (isGood && countVerbs(passage, masked) < 2)) return ruled;
  const named = finishSubject(nameDueByTree(passage, first, last, masked));
  if (isUsableDue(named) && (named.includes(' ') || !isGood)) return named;
  if (isGood) return ruled;
  const main = finishSubject(dueSubject(passage, masked));
  return isUsableSubject(main, null) ? main : ruled;
}

/** "January's elections", "the May 4 vote", "next month's talks": the noun that a date stands before. */
function nounOfDate(passage: Passage, first: number, last: number, masked: Uint8Array): string[] {
  if (lowerAt(passage, first - 1) === 'of') return nounOfDay(passage, first - 1, masked);
  const owner = lowerAt(passage, last) === "'s" || lowerAt(passage, last) === "'" ? 1 : 0;
  const before = passage.tags[first - 1];
  const opened = before === 'det' || lowerAt(passage, first - 1) === "'s";
  const at = last + owner;
  if (owner === 0 && !opened) return eventOn(passage, first, masked);
  if (!isNominal(passage, at) || passage.tags[at] === 'det' || passage.tokens[at]?.kind !== 'word') return [];
  return wordsOf(
    passage,
    phraseFrom(passage, at, Math.min(passage.tokens.length, at + objectTokensMax), masked),
    masked,
  );
}

/** "The presidential election on October 18, a poll showed": the event right before its day. */
function eventOn(passage: Passage, first: number, masked: Uint8Array): string[] {
  const at = first - 2;
  if (lowerAt(passage, first - 1) !== 'on' || !eventsOfDays.test(lowerAt(passage, at))) return [];
  return nounOfDay(passage, at + 1, masked);
}

const eventsOfDays =
  /^(?:elections?|polls?|vote|referendum|run-?off|ballot|hearing|trial|summit|conference|match|final|race|meeting|talks|concert|launch|landing|strike|walkout|parade|funeral|wedding|inauguration|coronation|congress|auction|deadline|sitting|session|verdict|ruling|debate)$/;

/** "The general election of 14 June": the noun that "of" gives a date; a deadline is told by what it is for. */
function nounOfDay(passage: Passage, of: number, masked: Uint8Array): string[] {
  let start = of;
  while (start > 0 && of - start < 6 && isNominal(passage, start - 1) && masked[start - 1] !== 1) {
    start--;
    if (passage.tags[start] === 'det') break;
  }
  const words = wordsOf(passage, { first: start, last: of }, masked);
  return /^(?:date|deadline|day|target|limit|end|start|beginning|close|morning|evening|night|as|part|rest|most)s?$/.test(
    lowerAt(passage, of - 1),
  )
    ? []
    : words;
}

/** A deed alone ("signing") or a word of falling due names nothing that is due. */
function isUsableDue(subject: string): boolean {
  return (
    isUsableSubject(subject, null) &&
    !/^(?:\w+ing|\w*due|(?:start|end|opening) of due|departure|arrival|payment|start|end)$/.test(subject)
  );
}

function countVerbs(passage: Passage, masked: Uint8Array): number {
  let verbs = 0;
  for (let at = 0; at < passage.tokens.length; at++) if (passage.tags[at] === 'verb' && masked[at] !== 1) verbs++;
  return verbs;
}

function nameByRule(
  passage: Passage,
  first: number,
  last: number,
  clause: Clause,
  masked: Uint8Array,
  elided: string | null,
): string {
  const verb = governor(passage, clause, last, masked);
  const near = phraseOfDate(passage, first, last, masked);
  if (verb < 0) return finishSubject(near);
  const group = groupAt(passage, verb);
  const leads = group.first >= last;
  const actor = findActor(passage, group, masked);
  const found = wordsOf(passage, actor.phrase, masked);
  const plural = elided !== null && found.length === 1 && found[0]?.toLowerCase() === 'they';
  const named = found[0] === 'due' ? dueSubject(passage, masked) : found;
  const subject = plural ? [elided] : named.length === 0 || isPronoun(named) ? [] : named;
  const main = mainVerb(passage, overDate(passage, group, masked), masked);
  const gerund = lowerAt(passage, main.last - 1).endsWith('ing') ? chained(passage, main.last - 1) : null;
  const from = leads ? group.last : main.last;
  const end = leads ? Math.min(passage.tokens.length, group.last + objectTokensMax) : first;
  const object = phraseFrom(passage, from, end, masked);
  const words = wordsOf(passage, { first: from, last: Math.max(from, object.last) }, masked);
  if (gerund !== null && subject.length > 0) {
    const done = lowerAt(passage, main.last - 1);
    return finishSubject([...subject, 'to', gerund, done, ...words]);
  }
  const hasObject = isNominal(passage, object.first) && words.length > 0;
  const parts = wordDue({ ...main, particle: '', words, subject, hasObject, holds: until(passage, first) });
  const said = finishSubject(parts);
  return said !== '' ? said : finishSubject(near);
}

function until(passage: Passage, first: number): boolean {
  return /^(?:until|till|through)$/.test(lowerAt(passage, first - 1));
}

function isPronoun(words: readonly string[]): boolean {
  return /^(?:i|you|he|she|it|we|they|them|there|this|that|these|those|what|who|which|one|some|others)$/i.test(
    words[0] ?? '',
  );
}

/** "The talks, due to start on May 4,": the subject of the sentence. */
function dueSubject(passage: Passage, masked: Uint8Array): string[] {
  const { subjectFirst, subjectLast } = firstSubject(passage);
  let last = subjectFirst;
  while (last < subjectLast && lowerAt(passage, last) !== ',') last++;
  return wordsOf(passage, { first: subjectFirst, last }, masked);
}

/** The verb that a date hangs on: before it in its clause, else the next one behind. */
function governor(passage: Passage, clause: Clause, last: number, masked: Uint8Array): number {
  const verb = realVerb(passage, clause.verb, masked);
  if (verb >= 0) return verb;
  for (let at = last; at < Math.min(passage.tokens.length, last + 20); at++) {
    const tag = passage.tags[at];
    if (tag === 'rel' || tag === 'conj') return -1;
    if ((tag === 'verb' || tag === 'aux') && masked[at] !== 1) return at;
  }
  return -1;
}

/** "Will on Saturday accept": the verb beyond a time that parts it from its auxiliary. */
function overDate(passage: Passage, group: VerbGroup, masked: Uint8Array): VerbGroup {
  if (passage.tags[group.main] !== 'aux') return group;
  let at = group.last;
  while (masked[at] === 1) at++;
  if (at <= group.last) return group;
  if (passage.tags[at] === 'verb') return groupAt(passage, at);
  return baseVerbs.has(lowerAt(passage, at)) ? { first: group.first, main: at, last: at + 1 } : group;
}

/** The verb of an action: the last of a chain ("expected to resume"), and whether its subject undergoes it. */
function mainVerb(passage: Passage, group: VerbGroup, masked: Uint8Array) {
  const { tags } = passage;
  let { main, last } = group;
  // a month may look like a verb: "is March 31"
  while (main > group.first && masked[main] === 1) main--;
  while (last > main + 1 && masked[last - 1] === 1) last--;
  for (let at = group.last; at < Math.min(passage.tokens.length - 1, group.last + 2); at++) {
    const infinitive = lowerAt(passage, at) === 'to' && (tags[at + 1] === 'verb' || tags[at + 1] === 'aux');
    if (!infinitive || masked[at + 1] === 1) continue;
    const next = groupAt(passage, at + 1);
    main = next.main;
    last = next.last;
    break;
  }
  const word = lowerAt(passage, main);
  const base = baseOf(word);
  const before = lowerAt(passage, main - 1);
  const passive = /^(?:be|is|are|was|were|been|being)$/.test(before) && !word.endsWith('ing') && tags[main] === 'verb';
  const copula = (tags[main] !== 'verb' && (tags[main] === 'aux' || !baseVerbs.has(word))) || base === 'be';
  return { base, passive, copula, last };
}

/** "begin giving": the base of the verb that a gerund hangs on, or null. */
function chained(passage: Passage, at: number): string | null {
  const base = baseOf(lowerAt(passage, at - 1));
  return /^(?:begin|start|stop|finish|resume)$/.test(base) ? base : null;
}

/** The noun phrase around a date without a verb: "the November 2 vote", "the deadline of March 9". */
function phraseOfDate(passage: Passage, first: number, last: number, masked: Uint8Array): string[] {
  const behind = wordsOf(passage, phraseFrom(passage, last, Math.min(passage.tokens.length, last + 8), masked), masked);
  let end = first;
  while (end > 0 && (masked[end - 1] === 1 || passage.tags[end - 1] === 'prep' || passage.tags[end - 1] === 'adv'))
    end--;
  let start = end;
  while (start > 0 && end - start < 10 && (isNominal(passage, start - 1) || passage.tags[start - 1] === 'prep'))
    start--;
  const before = wordsOf(passage, { first: start, last: end }, masked);
  return before.length > 0 ? before : behind;
}
