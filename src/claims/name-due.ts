import type { Clause } from './clause.ts';
import { findActor, groupAt, realVerb, type VerbGroup } from './find-actor.ts';
import { finishSubject } from './finish-subject.ts';
import { lowerAt, type Passage } from './passage.ts';
import { isNominal, phraseFrom, type Stretch, wordsOf } from './phrase.ts';
import { dueNouns, standingVerbs } from './subject-lexicon.ts';
import { baseOf, participleOf } from './verb-shapes.ts';

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
  const verb = governor(passage, clause, last, masked);
  const near = phraseOfDate(passage, first, last, masked);
  if (verb < 0) return finishSubject(near);
  const group = groupAt(passage, verb);
  const leads = group.first >= last;
  const actor = findActor(passage, group, masked);
  const found = wordsOf(passage, actor.phrase, masked);
  const plural = elided !== null && found.length === 1 && found[0]?.toLowerCase() === 'they';
  const subject = plural ? [elided] : found.length === 0 || isPronoun(found) ? [] : found;
  const main = mainVerb(passage, group);
  const gerund = lowerAt(passage, main.last - 1).endsWith('ing') ? chained(passage, main.last - 1) : null;
  const from = leads ? group.last : main.last;
  const end = leads ? Math.min(passage.tokens.length, group.last + objectTokensMax) : first;
  const object = phraseFrom(passage, from, end, masked);
  const words = wordsOf(passage, { first: from, last: Math.max(from, object.last) }, masked);
  if (gerund !== null && subject.length > 0) {
    const done = lowerAt(passage, main.last - 1);
    return finishSubject([...subject, 'to', gerund, done, ...words]);
  }
  const parts = wordDue(passage, { ...main, words, subject, object, first, holds: until(passage, first) });
  const said = finishSubject(parts);
  return said !== '' ? said : finishSubject(near);
}

interface Due {
  readonly base: string;
  readonly passive: boolean;
  readonly copula: boolean;
  readonly subject: string[];
  /** words behind the verb */
  readonly words: string[];
  readonly object: Stretch;
  readonly first: number;
  /** "until" stands before the date */
  readonly holds: boolean;
}

function wordDue(passage: Passage, due: Due): string[] {
  const { base, subject, words } = due;
  const isObject = isNominal(passage, due.object.first) && words.length > 0;
  const noun = dueNouns.get(base);
  if (due.copula) {
    if (isObject && subject.length > 0 && /^(?:date|deadline|day|target|limit)$/.test(subject.at(-1) ?? ''))
      return subject;
    return isObject && subject.length === 0 ? words : [...subject, ...words];
  }
  if (due.passive || !isObject) {
    if (/^(?:extend|prolong|renew)$/.test(base)) return ['end', 'of', ...subject, ...words];
    if (noun !== undefined && subject.length > 0) return [noun, 'of', ...subject, ...words];
    if (standingVerbs.has(base) || subject.length === 0)
      return subject.length === 0 && noun !== undefined ? [noun, ...words] : subject;
    return due.passive ? [...subject, 'to', 'be', participleOf(base), ...words] : [...subject, 'to', base, ...words];
  }
  if (/^(?:extend|prolong|renew|delay|postpone|put|push|move|set|schedule|bring|plan|expect|hold)$/.test(base))
    return due.holds && /^(?:extend|prolong|renew)$/.test(base) ? ['end', 'of', ...words] : words;
  if (/^(?:leave|quit|depart|exit)$/.test(base)) return ['departure', 'of', ...subject, 'from', ...words];
  if (/^(?:begin|start|stop|end|finish|resume)$/.test(base) && noun !== undefined) return [noun, 'of', ...words];
  if (noun !== undefined) return [noun, 'of', ...owned(words, subject)];
  if (subject.length > 0 && subject.length <= 7) return [...subject, 'to', base, ...words];
  return [...words, 'to', 'be', participleOf(base)];
}

function until(passage: Passage, first: number): boolean {
  return /^(?:until|till|through)$/.test(lowerAt(passage, first - 1));
}

function isPronoun(words: readonly string[]): boolean {
  return /^(?:i|you|he|she|it|we|they|them|there|this|that|these|those|what|who|which|one|some|others)$/i.test(
    words[0] ?? '',
  );
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

/** The verb of an action: the last of a chain ("expected to resume"), and whether its subject undergoes it. */
function mainVerb(passage: Passage, group: VerbGroup) {
  const { tags } = passage;
  let main = group.main;
  let last = group.last;
  for (let at = group.last; at < Math.min(passage.tokens.length - 1, group.last + 2); at++) {
    const infinitive = lowerAt(passage, at) === 'to' && (tags[at + 1] === 'verb' || tags[at + 1] === 'aux');
    if (!infinitive) continue;
    const next = groupAt(passage, at + 1);
    main = next.main;
    last = next.last;
    break;
  }
  const word = lowerAt(passage, main);
  const base = baseOf(word);
  const before = lowerAt(passage, main - 1);
  const passive = /^(?:be|is|are|was|were|been|being)$/.test(before) && !word.endsWith('ing') && tags[main] === 'verb';
  const copula = tags[main] !== 'verb' || base === 'be';
  return { base, passive, copula, last };
}

/** "begin giving": the base of the verb that a gerund hangs on, or null. */
function chained(passage: Passage, at: number): string | null {
  const base = baseOf(lowerAt(passage, at - 1));
  return /^(?:begin|start|stop|finish|resume)$/.test(base) ? base : null;
}

/** "its remaining forces" with the owner by name. */
function owned(words: string[], subject: string[]): string[] {
  const owner = subject.join(' ');
  if (!/^(?:its|their)$/.test(words[0] ?? '') || owner === '' || subject.length > 4) return words;
  return [`${owner}${owner.endsWith('s') ? "'" : "'s"}`, ...words.slice(1)];
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
