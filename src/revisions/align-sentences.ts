import type { Span } from '../base/span.ts';
import { splitSentences } from '../text/split-sentences.ts';
import type { AlignedSentences, Alignment } from './alignment.ts';
import { longestRising } from './longest-rising.ts';
import { countWords, type Likeness, measureLikeness } from './measure-likeness.ts';
import { foldText } from './split-words.ts';

/** Below this share of common words two sentences are not the same one; two thirds of reworded ones lie above 0.5. */
const likenessMin = 0.34;

/** Share of a sentence's words that have to be found in another for it to be a part of that one. */
const containmentMin = 0.6;

interface Link {
  readonly before: number;
  readonly after: number;
  readonly likeness: number;
}

/**
 * Finds out which sentences of two texts belong together.
 *
 * before, after   any strings; compared with quotes, dashes and white space folded
 * returns         both sentence lists and groups over them: kept, moved, reworded, split, merged, removed, added
 * fails           never; time grows with the number of sentences times the sentences that share a rare word
 * source          greedy best-first linking on Dice likeness weighted by rarity, after Nelken and Shieber (EACL 2006,
 *                 "Towards robust context-sensitive sentence alignment"); moves by longest rising subsequence
 */
export function alignSentences(before: string, after: string): Alignment {
  const beforeSpans = splitSentences(before);
  const afterSpans = splitSentences(after);
  const same = linkSame(
    beforeSpans.map((span) => foldText(before.slice(span.start, span.end))),
    afterSpans.map((span) => foldText(after.slice(span.start, span.end))),
  );
  const likeness = measureLikeness(
    countWords(before, beforeSpans, new Set(same.map((link) => link.before))),
    countWords(after, afterSpans, new Set(same.map((link) => link.after))),
  );
  const reworded = linkBest(likeness, beforeSpans.length, afterSpans.length, same);
  return {
    before: beforeSpans,
    after: afterSpans,
    groups: groupLinks(same, reworded, likeness, beforeSpans, afterSpans),
  };
}

/** Links sentences with the same words, the first with the first where they repeat. */
function linkSame(before: readonly string[], after: readonly string[]): Link[] {
  const waiting = new Map<string, number[]>();
  before.forEach((key, index) => {
    const list = waiting.get(key);
    if (list === undefined) waiting.set(key, [index]);
    else list.push(index);
  });
  for (const list of waiting.values()) list.reverse();
  const links: Link[] = [];
  after.forEach((key, index) => {
    const found = waiting.get(key)?.pop();
    if (found !== undefined) links.push({ before: found, after: index, likeness: 1 });
  });
  return links;
}

/** Links what is left, best likeness first; of equals the ones whose places in the texts are nearest. */
function linkBest(likeness: Likeness, beforeCount: number, afterCount: number, same: readonly Link[]): Link[] {
  const beforeTaken = new Uint8Array(beforeCount);
  const afterTaken = new Uint8Array(afterCount);
  for (const link of same) {
    beforeTaken[link.before] = 1;
    afterTaken[link.after] = 1;
  }
  const place = (link: Link) => Math.abs(link.before / beforeCount - link.after / afterCount);
  const candidates = likeness.pairs
    .filter((pair) => pair.dice >= likenessMin)
    .map((pair) => ({ before: pair.before, after: pair.after, likeness: pair.dice }))
    .sort((a, b) => b.likeness - a.likeness || place(a) - place(b) || a.before - b.before || a.after - b.after);
  const links: Link[] = [];
  for (const link of candidates) {
    if (beforeTaken[link.before] === 1 || afterTaken[link.after] === 1) continue;
    beforeTaken[link.before] = 1;
    afterTaken[link.after] = 1;
    links.push(link);
  }
  return links;
}

interface Group {
  kind: AlignedSentences['kind'];
  before: number[];
  after: number[];
  likeness: number;
}

function groupLinks(
  same: readonly Link[],
  reworded: readonly Link[],
  likeness: Likeness,
  before: readonly Span[],
  after: readonly Span[],
): AlignedSentences[] {
  const byBefore = new Map<number, Group>();
  const byAfter = new Map<number, Group>();
  const inOrder = longestRising([...same].sort((a, b) => a.after - b.after).map((link) => link.before));
  const orderly = new Set(inOrder);
  const add = (kind: Group['kind'], link: Link) => {
    const group: Group = { kind, before: [link.before], after: [link.after], likeness: link.likeness };
    byBefore.set(link.before, group);
    byAfter.set(link.after, group);
  };
  for (const link of same) add(orderly.has(link.before) ? 'kept' : 'moved', link);
  for (const link of reworded) add('reworded', link);
  joinParts(likeness, byBefore, byAfter);
  const groups = new Set<Group>();
  for (let index = 0; index < after.length; index++) {
    groups.add(byAfter.get(index) ?? { kind: 'added', before: [], after: [index], likeness: 0 });
  }
  return placeRemoved([...groups], before.length, byBefore);
}

/** Joins leftover sentences to the linked one that holds most of their words: splits and merges. */
function joinParts(likeness: Likeness, byBefore: Map<number, Group>, byAfter: Map<number, Group>): void {
  const parts = [...likeness.pairs].sort((a, b) => b.dice - a.dice || a.before - b.before || a.after - b.after);
  for (const pair of parts) {
    const fromBefore = byBefore.get(pair.before);
    const fromAfter = byAfter.get(pair.after);
    if (fromBefore !== undefined && fromAfter === undefined && pair.afterInBefore >= containmentMin) {
      if (fromBefore.kind !== 'reworded' && fromBefore.kind !== 'split') continue;
      if (!isNextTo(fromBefore.after, pair.after)) continue;
      fromBefore.kind = 'split';
      fromBefore.after = insertSorted(fromBefore.after, pair.after);
      byAfter.set(pair.after, fromBefore);
    } else if (fromAfter !== undefined && fromBefore === undefined && pair.beforeInAfter >= containmentMin) {
      if (fromAfter.kind !== 'reworded' && fromAfter.kind !== 'merged') continue;
      if (!isNextTo(fromAfter.before, pair.before)) continue;
      fromAfter.kind = 'merged';
      fromAfter.before = insertSorted(fromAfter.before, pair.before);
      byBefore.set(pair.before, fromAfter);
    }
  }
}

/** Parts stand next to each other, so that a group is one stretch of text on either side. */
function isNextTo(indexes: readonly number[], index: number): boolean {
  return indexes.some((other) => Math.abs(other - index) === 1);
}

function insertSorted(list: readonly number[], value: number): number[] {
  return [...list, value].sort((a, b) => a - b);
}

/** Puts each removed sentence behind the group of the sentence before it. */
function placeRemoved(groups: Group[], beforeCount: number, byBefore: Map<number, Group>): Group[] {
  const follows = new Map<Group | null, Group[]>();
  let last: Group | null = null;
  for (let index = 0; index < beforeCount; index++) {
    const group = byBefore.get(index);
    if (group !== undefined) {
      last = group;
      continue;
    }
    const removed: Group = { kind: 'removed', before: [index], after: [], likeness: 0 };
    const list = follows.get(last);
    if (list === undefined) follows.set(last, [removed]);
    else list.push(removed);
  }
  const placed = [...(follows.get(null) ?? [])];
  for (const group of groups) placed.push(group, ...(follows.get(group) ?? []));
  return placed;
}
