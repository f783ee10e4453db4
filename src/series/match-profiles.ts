import { keysOf } from './keys-of.ts';
import type { Evidence, Match, Profile } from './profile.ts';
import { restrictiveMarks } from './series-lexicon.ts';

/**
 * What each reason counts for, and what a join needs. Set by hand: what is counted and one more agreement (a name, an
 * event, the matter of headline and lead) make a join; a name, event or mark that both sides give and do not share
 * undoes it.
 */
const joinMin = 5;

/** What a claim needs that leaves unsaid what it measures: it must not stand between two series. */
const vagueJoinMin = 6.5;
const forbidden = -100;

/**
 * Says whether two claims are points of one series, from their profiles alone; the same whichever comes first.
 *
 * returns  the sum of the evidence and each reason in words
 * fails    never
 */
export function matchProfiles(a: Profile, b: Profile): Match {
  const evidence: Evidence[] = [];
  const barrier = findBarrier(a, b);
  if (barrier !== null)
    return { joins: false, strength: forbidden, evidence: [{ reason: barrier, points: forbidden }] };
  const add = (reason: string, points: number) => {
    if (points !== 0) evidence.push({ reason, points });
  };
  add('what is counted', weighHeads(a, b));
  add('what narrows it', weighMarks(a, b));
  add('place', weighNames(a.places, b.places, a.nearPlaces, b.nearPlaces, a, b));
  add('names', weighNames(a.actors, b.actors, a.nearActors, b.nearActors, a, b));
  add('event', weighEvents(a, b));
  add('headline and lead', weighTopics(a, b));
  add('words', Math.min(1, shared(a.words, b.words).length * 0.5));
  add('planned or done', weighStatus(a, b));
  add('time', weighTime(a, b));
  add('size', weighSize(a, b));
  const strength = evidence.reduce((sum, { points }) => sum + points, 0);
  return { joins: strength >= (a.isVague || b.isVague ? vagueJoinMin : joinMin), strength, evidence };
}

function shared(a: readonly string[], b: readonly string[]): string[] {
  return a.filter((word) => b.includes(word));
}

function without(a: readonly string[], b: readonly string[]): string[] {
  return a.filter((word) => !b.includes(word));
}

/** What no agreement elsewhere can mend. */
function findBarrier(a: Profile, b: Profile): string | null {
  if (a.kind !== b.kind) return 'a figure against a date';
  if (a.unit !== b.unit && !isUnsaidUnit(a, b)) return 'another unit';
  if (a.mode !== b.mode) return 'a movement against a level';
  if (a.period !== null && b.period !== null && a.period !== b.period) return 'another stretch of time';
  if (shared(a.head, b.head).length === 0) return 'something else is counted';
  if (a.siblings.some((told) => b.siblings.includes(reversed(told)))) return 'one article tells them apart';
  if (shared(keysOf(a), keysOf(b)).length === 0) return 'no name in common';
  return null;
}

function reversed(told: string): string {
  const [day, own, other] = told.split(' ');
  return `${day} ${other} ${own}`;
}

function isUnsaidUnit(a: Profile, b: Profile): boolean {
  const plain = (unit: string) =>
    !/^(?:money|ratio|date|mass|length|time|area|volume|speed|temperature|power|energy)/.test(unit);
  return plain(a.unit) && plain(b.unit);
}

function weighHeads(a: Profile, b: Profile): number {
  const both = shared(a.head, b.head).length;
  return 3 * (both / Math.max(1, Math.min(a.head.length, b.head.length)));
}

function weighMarks(a: Profile, b: Profile): number {
  const onlyA = without(a.marks, b.marks);
  const onlyB = without(b.marks, a.marks);
  const isNarrowed = [...onlyA, ...onlyB].some((mark) => restrictiveMarks.has(mark));
  if (isNarrowed) return -4;
  if (onlyA.length > 0 && onlyB.length > 0) return shared(a.marks, b.marks).length > 0 ? -1 : -3;
  return shared(a.marks, b.marks).length > 0 ? 1 : 0;
}

/** Own names of both sides must agree; one side's may be told by the sentence or the story of the other. */
function weighNames(
  ownA: readonly string[],
  ownB: readonly string[],
  nearA: readonly string[],
  nearB: readonly string[],
  a: Profile,
  b: Profile,
): number {
  if (ownA.length > 0 && ownB.length > 0) {
    const both = shared(ownA, ownB);
    if (both.length === 0) return isTold(ownA, allNames(b)) || isTold(ownB, allNames(a)) ? -2 : -6;
    return without(ownA, ownB).length > 0 && without(ownB, ownA).length > 0 ? 1 : 2;
  }
  if (ownA.length > 0) return weighTold(ownA, nearB, b);
  if (ownB.length > 0) return weighTold(ownB, nearA, a);
  if (nearA.length === 0 || nearB.length === 0) return nearA.length === nearB.length ? 0 : -0.5;
  if (shared(nearA, nearB).length > 0) return 1.5;
  return isTold(nearA, b.story) || isTold(nearB, a.story) ? 0 : -3;
}

function weighTold(own: readonly string[], near: readonly string[], other: Profile): number {
  if (isTold(own, near)) return 2;
  if (isTold(own, [...other.places, ...other.actors])) return 2;
  if (isTold(own, other.story) || isTold(own, [...other.nearPlaces, ...other.nearActors]))
    return near.length > 0 ? 0 : 1;
  return near.length > 0 || other.story.length > 0 ? -3 : -1;
}

function isTold(names: readonly string[], others: readonly string[]): boolean {
  return names.some((name) => others.includes(name));
}

function allNames({ places, actors, nearPlaces, nearActors }: Profile): string[] {
  return [...places, ...actors, ...nearPlaces, ...nearActors];
}

function weighEvents(a: Profile, b: Profile): number {
  if (a.events.length === 0 || b.events.length === 0) return 0;
  if (shared(a.events, b.events).length > 0) return 1.5;
  return a.isOfEvent || b.isOfEvent ? -6 : -1;
}

function weighTopics(a: Profile, b: Profile): number {
  const least = Math.min(a.topic.length, b.topic.length);
  if (least === 0) return 0;
  const both = shared(a.topic, b.topic);
  const pairs = both.filter((word) => word.includes(' ')).length;
  return Math.min(2, (2.5 * (both.length - pairs)) / Math.max(least / 2, 6) + pairs * 0.5);
}

function weighStatus(a: Profile, b: Profile): number {
  if (a.status === null || b.status === null) return a.status === b.status ? 0 : -0.5;
  return a.status === b.status ? 0.5 : -6;
}

const eventDaysMax = 150;

function weighTime(a: Profile, b: Profile): number {
  if (a.years.length > 0 && b.years.length > 0 && !a.years.some((year) => b.years.includes(year))) return -4;
  if (!a.isOfEvent || a.day === null || b.day === null) return 0;
  const gap = Math.abs(Date.parse(a.day) - Date.parse(b.day)) / 86_400_000;
  return gap > eventDaysMax ? -5 : 0;
}

function weighSize(a: Profile, b: Profile): number {
  if (a.size === null || b.size === null) return 0;
  const gap = Math.abs(a.size - b.size);
  if (a.kind === 'date') return gap > 3 * 365 ? -2 : gap < 200 ? 0.5 : 0;
  return gap <= 1 ? 0.5 : gap > 25 ? -1 : 0;
}
