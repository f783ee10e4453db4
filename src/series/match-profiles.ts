import { keysOf } from './keys-of.ts';
import type { Evidence, Match, Profile } from './profile.ts';
import { plainMeasures } from './series-lexicon.ts';
import { forbidden, shared } from './shared-words.ts';
import { isMeasured } from './unit-of-figure.ts';
import { weighHeads, weighMarks } from './weigh-heads.ts';
import { weighNames } from './weigh-names.ts';

/**
 * What each reason counts for, and what a join needs. Set by hand: what is counted and one more agreement (a name, an
 * event, the matter of headline and lead) make a join; a name, event or mark that both sides give and do not share
 * undoes it.
 */
const joinMin = 5;

/** What a claim needs that leaves unsaid what it measures: it must not stand between two series. */
const vagueJoinMin = 5.5;

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
  add('place', weighNames(a.places, b.places, a.nearPlaces, b.nearPlaces, a, b, 1));
  add('names', weighNames(a.actors, b.actors, a.nearActors, b.nearActors, a, b, -2));
  add('event', weighEvents(a, b));
  add('headline and lead', weighTopics(a, b));
  add('what is done', weighDeeds(a, b));
  add('what becomes of it', weighActs(a, b) + weighRoles(a, b));
  add('the only one of its unit', weighLone(a, b));
  add('what parts it from its like', weighDistinct(a, b));
  add('words', Math.min(1.5, shared(a.words, b.words).length * 0.5));
  add('planned or done', weighStatus(a, b));
  add('time', weighTime(a, b));
  add('size', weighSize(a, b));
  const strength = evidence.reduce((sum, { points }) => sum + points, 0);
  return { joins: strength >= (a.isVague || b.isVague ? vagueJoinMin : joinMin), strength, evidence };
}

/** What no agreement elsewhere can mend. */
function findBarrier(a: Profile, b: Profile): string | null {
  if (a.kind !== b.kind) return 'a figure against a date';
  if (!isSameUnit(a.unit, b.unit)) return 'another unit';
  if (a.mode !== b.mode && (a.unit !== '' || b.unit !== '')) return 'a movement against a level';
  if (a.period !== null && b.period !== null && a.period !== b.period) return 'another stretch of time';
  if (a.kind === 'figure' && weighHeads(a, b) <= forbidden) return 'something else is counted';
  if (a.siblings.some((told) => b.siblings.includes(reversed(told)))) return 'one article tells them apart';
  if (shared(keysOf(a), keysOf(b)).length === 0) return 'no name in common';
  return null;
}

function reversed(told: string): string {
  const [day, own, other] = told.split(' ');
  return `${day} ${other} ${own}`;
}

/** "They had asked for 12": a unit may be left unsaid, as may "a year"; what is counted is told in many ways. */
export function isSameUnit(a: string, b: string): boolean {
  if (a === b || a === '' || b === '') return true;
  if (a.startsWith(`${b} per `) || b.startsWith(`${a} per `)) return true;
  return !isMeasured(a) && !isMeasured(b);
}

function weighDeeds(a: Profile, b: Profile): number {
  if (a.deeds.length === 0 || b.deeds.length === 0) return 0;
  if (shared(a.deeds, b.deeds).length > 0) return 1;
  const both = [...a.deeds, ...b.deeds];
  return both.every((deed) => deed === 'price' || deed === 'cost') ? 0 : -3;
}

/** Acts of which the one undoes the other. */
const opposites = [
  ['start', 'end'],
  ['arrive', 'withdraw'],
  ['build', 'end'],
  ['sell', 'buy'],
] as const;

/** Those who are held are not those who were freed; a target is not what there is. */
function weighRoles(a: Profile, b: Profile): number {
  if (a.role === b.role) return a.role === null || a.isOfEvent ? 0 : 0.5;
  if (a.role !== null && b.role !== null) return -6;
  return setRoles.has(a.role ?? b.role ?? '') ? -4 : 0;
}

/** Roles that tell a figure from one of which nothing is said. */
const setRoles: ReadonlySet<string> = new Set(['target', 'whole', 'wanted']);

/** Branches that are opened are not those that are closed. */
function weighActs(a: Profile, b: Profile): number {
  if (a.kind === 'date' || isMeasured(a.unit) || a.isOfEvent) return 0;
  const isOnly = (profile: Profile, act: string, other: string) =>
    profile.words.includes(act) && !profile.words.includes(other);
  const isUndone = opposites.some(
    ([one, other]) =>
      (isOnly(a, one, other) && isOnly(b, other, one)) || (isOnly(a, other, one) && isOnly(b, one, other)),
  );
  return isUndone ? -4 : 0;
}

/** "640 patients, 55 of them in intensive care": what tells the one from its like must not tell the other's like. */
function weighDistinct(a: Profile, b: Profile): number {
  const [saidA, saidB] = [
    [...a.words, ...a.marks],
    [...b.words, ...b.marks],
  ];
  const own = shared(a.distinct, saidB).length + shared(b.distinct, saidA).length;
  const other = shared(a.others, saidB).length + shared(b.others, saidA).length;
  if (own === other) return 0;
  if (own > other) return 0.5;
  return -6;
}

/** The only sum of either article, the only length: likely the same where the story is. */
function weighLone(a: Profile, b: Profile): number {
  return a.kind === 'figure' && a.isLone && b.isLone && isMeasured(a.unit) && a.unit === b.unit ? 1 : 0;
}

function weighEvents(a: Profile, b: Profile): number {
  const isOfEvent = a.isOfEvent || b.isOfEvent;
  if (a.events.length === 0 || b.events.length === 0) {
    return isOfEvent && a.events.length !== b.events.length ? -1 : 0;
  }
  return isEventShared(a, b) ? 1.5 : isOfEvent ? -6 : -1;
}

function isEventShared(a: Profile, b: Profile): boolean {
  return shared(a.events, b.events).length > 0;
}

function weighTopics(a: Profile, b: Profile): number {
  const least = Math.min(a.topic.length, b.topic.length);
  if (least === 0) return 0;
  const both = shared(a.topic, b.topic);
  const pairs = both.filter((word) => word.includes(' ')).length;
  const points = Math.min(2, (2.5 * (both.length - pairs)) / Math.max(least / 2, 6) + pairs * 0.5);
  return a.isOfEvent && points < 0.8 && !isEventShared(a, b) ? points - 1 : points;
}

/** Where both sides narrow what they count alike, a forecast and a count may be of one measure. */
function weighStatus(a: Profile, b: Profile): number {
  if (a.status === b.status) return a.status === null ? 0 : 0.5;
  // what is wanted or offered is still to come, however it is told
  if (a.role === 'offered' || b.role === 'offered' || (a.role === 'wanted' && b.role === 'wanted')) return 0;
  if (a.status === 'plan' && b.status === 'done') return weighPlan(a, b);
  if (a.status === 'done' && b.status === 'plan') return weighStatus(b, a);
  return a.status === 'plan' || b.status === 'plan' ? -0.5 : 0;
}

function weighPlan(a: Profile, b: Profile): number {
  const heads = [...a.head, ...b.head];
  if (!isMeasured(a.unit)) {
    const isHarvest = [a, b].every(({ marks, words }) => [...marks, ...words].some((word) => forecastSums.has(word)));
    if (isHarvest) return -1;
    const isSameAct = shared([...a.words, ...a.deeds], [...b.words, ...b.deeds]).length > 0;
    if (shared(a.marks, b.marks).length > 0) return -1;
    return isSameAct ? -6 : heads.some((head) => plannedSums.has(head)) ? -1 : -4;
  }
  if (shared(a.marks, b.marks).length > 0 || heads.some((head) => plannedSums.has(head))) return -1;
  return heads.some((head) => plainMeasures.has(head)) ? -4 : -1;
}

/** Sums that are planned as long as they are told. */
const plannedSums: ReadonlySet<string> = new Set(['cost', 'deficit', 'spending', 'troop', 'worker', 'boat', 'seat']);

/** What is forecast, not planned: the outcome is of the same measure. */
const forecastSums: ReadonlySet<string> = new Set(['harvest', 'output', 'turnout', 'attendance']);

const eventDaysMax = 150;

function weighTime(a: Profile, b: Profile): number {
  if (a.years.length > 0 && b.years.length > 0 && !a.years.some((year) => b.years.includes(year))) return -4;
  const isBound = a.isOfEvent || (isMeasured(a.unit) && shared(a.head, b.head).length === 0);
  if (isBound && (a.years.length === 0) !== (b.years.length === 0)) return a.isOfEvent ? -6 : -3;
  if (!a.isOfEvent || a.day === null || b.day === null) return 0;
  const gap = Math.abs(Date.parse(a.day) - Date.parse(b.day)) / 86_400_000;
  return gap > eventDaysMax ? -5 : 0;
}

function weighSize(a: Profile, b: Profile): number {
  if (a.size === null || b.size === null) return 0;
  const gap = Math.abs(a.size - b.size);
  if (a.kind === 'date') return gap > 5 * 365 ? -1 : gap === 0 ? 1 : gap < 200 ? 0.5 : 0;
  return gap === 0 && a.size > 1000 ? 1 : gap <= 15 && a.size > 3000 ? 1 : gap <= 100 ? 0.5 : gap > 2500 ? -1 : 0;
}
