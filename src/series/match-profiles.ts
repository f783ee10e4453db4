import { foldedNames } from '../claims/name-fold-lexicon.ts';
import { keysOf } from './keys-of.ts';
import type { Evidence, Match, Profile } from './profile.ts';
import { plainMeasures, restrictiveMarks } from './series-lexicon.ts';
import { isMeasured } from './unit-of-figure.ts';

/**
 * What each reason counts for, and what a join needs. Set by hand: what is counted and one more agreement (a name, an
 * event, the matter of headline and lead) make a join; a name, event or mark that both sides give and do not share
 * undoes it.
 */
const joinMin = 5;

/** What a claim needs that leaves unsaid what it measures: it must not stand between two series. */
const vagueJoinMin = 5.5;
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
  add('place', weighNames(a.places, b.places, a.nearPlaces, b.nearPlaces, a, b, 1));
  add('names', weighNames(a.actors, b.actors, a.nearActors, b.nearActors, a, b, -2));
  add('event', weighEvents(a, b));
  add('headline and lead', weighTopics(a, b));
  add('what is done', weighDeeds(a, b));
  add('the only one of its unit', weighLone(a, b));
  add('what parts it from its like', weighDistinct(a, b));
  add('words', Math.min(1.5, shared(a.words, b.words).length * 0.5));
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

function weighHeads(a: Profile, b: Profile): number {
  if (a.kind === 'date') return weighDue(a, b);
  if (shared(a.head, b.head).length > 0) return isShareless(a, b) ? 0 : 3;
  if (a.head.some((x) => b.head.some((y) => isAkin(x, y)))) return 2.5;
  // the article of the one counts elsewhere what the other counts
  if (shared(a.head, b.rivals).length > 0 || shared(b.head, a.rivals).length > 0) return forbidden;
  if (!isMeasured(a.unit) && !isMeasured(b.unit)) return weighCounted(a, b);
  if (isPlainMeasure(a) && isPlainMeasure(b)) return forbidden;
  if (isRival(a, b) || isRival(b, a)) return forbidden;
  const coreA = [...a.head, ...a.marks];
  const coreB = [...b.head, ...b.marks];
  const saidA = [...coreA, ...a.words, ...a.deeds];
  const saidB = [...coreB, ...b.words, ...b.deeds];
  if (shared(a.head, saidB).length > 0 || shared(b.head, saidA).length > 0) return 2;
  if (shared(a.deeds, b.deeds).length > 0 || shared(coreA, coreB).length > 0) return 1.5;
  if (!isLeft(a, b)) return forbidden;
  if (shared(a.words, b.words).length > 0) return 1;
  return a.unit.startsWith('ratio') ? forbidden : 0;
}

/** Shares of a vote are somebody's. */
function isShareless(a: Profile, b: Profile): boolean {
  const isVote = ({ unit, head }: Profile) =>
    unit === 'ratio' && head.some((word) => word === 'vote' || word === 'share');
  return isVote(a) && isVote(b) && (a.actors.length === 0 || b.actors.length === 0);
}

/** Letters in which two words of one stem agree: "produce", "production". */
const stemMin = 5;

function isAkin(x: string, y: string): boolean {
  if (x.length < stemMin || y.length < stemMin) return false;
  let same = 0;
  while (same < x.length && x.charAt(same) === y.charAt(same)) same++;
  return same >= stemMin && same >= 0.6 * Math.max(x.length, y.length);
}

/** What is done with the one is what is done with another figure of the other's article. */
function isRival(a: Profile, b: Profile): boolean {
  return shared(a.deeds, b.deeds).length === 0 && shared(a.deeds, b.rivals).length > 0;
}

/** What is left of the two articles when what they both count otherwise in this unit is paired off. */
function isLeft(a: Profile, b: Profile): boolean {
  if (a.isLone && b.isLone) return true;
  return (
    a.rivals.length > 0 && a.rivals.length === b.rivals.length && shared(a.rivals, b.rivals).length === a.rivals.length
  );
}

/** "36,800 people" and "41,200 spectators": people of no kind may be of any, where nothing else is counted. */
function weighCounted(a: Profile, b: Profile): number {
  const isAny = ({ head }: Profile) => head.length === 0 || head[0] === 'people';
  if (isAny(a) === isAny(b) || !a.isLone || !b.isLone) return forbidden;
  if (a.isOfEvent || b.isOfEvent) return forbidden;
  const saidA = [...a.head, ...a.marks, ...a.words];
  const saidB = [...b.head, ...b.marks, ...b.words];
  return shared(a.head, saidB).length > 0 || shared(b.head, saidA).length > 0 ? 2 : forbidden;
}

function isPlainMeasure({ head }: Profile): boolean {
  return head.some((word) => plainMeasures.has(word));
}

/** The act that is due, and of what: the election of the mayor, the end of the talks. */
function weighDue(a: Profile, b: Profile): number {
  const acts = shared(a.head, b.head).length;
  const least = Math.min(a.marks.length, b.marks.length);
  const objects = least === 0 ? 0 : shared(a.marks, b.marks).length / least;
  const isTold = shared(a.marks, b.words).length > 0 || shared(b.marks, a.words).length > 0;
  const isCrossed = shared(a.head, b.marks).length > 0 || shared(b.head, a.marks).length > 0;
  const isOther = a.head.length > 0 && b.head.length > 0;
  const isOnly = a.isLone && b.isLone && objects > 0;
  let points = acts > 0 ? 2.5 : isCrossed ? 2 : isOther ? (isOnly ? -1.5 : -3.5) : 0;
  if (isOpposed(a, b) || isOpposed(b, a)) points -= 5;
  if (least > 0) points += objects > 0 ? 2 * objects : isTold || isCrossed ? 0.5 : -1.5;
  return points;
}

/** The start of a thing is not its end. */
function isOpposed(a: Profile, b: Profile): boolean {
  return a.head.includes('start') && b.head.includes('end') && !b.head.includes('start') && !a.head.includes('end');
}

function weighMarks(a: Profile, b: Profile): number {
  const onlyA = without(a.marks, b.marks);
  const onlyB = without(b.marks, a.marks);
  const isNarrowed = [...onlyA, ...onlyB].some((mark) => restrictiveMarks.has(mark));
  if (isNarrowed) return -6;
  if (a.kind === 'date') return 0;
  const both = shared(a.marks, b.marks).length;
  const isTold = shared(onlyA, b.words).length > 0 || shared(onlyB, a.words).length > 0;
  if (a.head[0] === 'people' && onlyA.length > 0 && onlyB.length > 0) return both > 0 ? 1 : isTold ? 0 : -4;
  if (onlyA.length > 0 && onlyB.length > 0) return both > 0 || isTold ? -1 : -3;
  return both > 0 ? 1 : 0;
}

function weighDeeds(a: Profile, b: Profile): number {
  if (a.deeds.length === 0 || b.deeds.length === 0) return 0;
  return shared(a.deeds, b.deeds).length > 0 ? 1 : -3;
}

/** "640 patients, 55 of them in intensive care": what tells the one from its like must not tell the other's like. */
function weighDistinct(a: Profile, b: Profile): number {
  const own = shared(a.distinct, [...b.words, ...b.marks]).length + shared(b.distinct, [...a.words, ...a.marks]).length;
  const other = shared(a.distinct, b.others).length + shared(b.distinct, a.others).length;
  return own === other ? 0 : own > other ? 0.5 : -6;
}

/** The only sum of either article, the only length: likely the same where the story is. */
function weighLone(a: Profile, b: Profile): number {
  return a.kind === 'figure' && a.isLone && b.isLone && isMeasured(a.unit) && a.unit === b.unit ? 1 : 0;
}

/** Own names of both sides must agree; one side's may be told by the sentence or the story of the other. */
function weighNames(
  ownA: readonly string[],
  ownB: readonly string[],
  nearA: readonly string[],
  nearB: readonly string[],
  a: Profile,
  b: Profile,
  halfShared: number,
): number {
  if (ownA.length > 0 && ownB.length > 0) {
    const both = shared(ownA, ownB);
    if (both.length === 0) return isTold(ownA, allNames(b)) || isTold(ownB, allNames(a)) ? -2 : -6;
    return without(ownA, ownB).length > 0 && without(ownB, ownA).length > 0 ? halfShared : 2;
  }
  if (ownA.length > 0) return weighTold(ownA, nearB, b, a);
  if (ownB.length > 0) return weighTold(ownB, nearA, a, b);
  if (nearA.length === 0 || nearB.length === 0) return nearA.length === nearB.length ? 0 : -0.5;
  if (shared(nearA, nearB).length > 0) return 1.5;
  return isTold(nearA, b.story) || isTold(nearB, a.story) ? 0 : -3;
}

function weighTold(own: readonly string[], near: readonly string[], other: Profile, owner: Profile): number {
  if (isTold(own, near)) return 2;
  if (isTold(own, [...other.places, ...other.actors])) return 2;
  if (isTold(own, other.story) || isTold(own, [...other.nearPlaces, ...other.nearActors]))
    return near.length > 0 ? 0 : 1;
  const around = without([...other.nearPlaces, ...other.nearActors], other.actors);
  const isLinked = isTold(around, [...owner.nearPlaces, ...owner.nearActors, ...owner.story]);
  if (isLinked && !own.some((name) => countries.has(name))) return 0;
  return near.length > 0 || other.story.length > 0 ? (other.kind === 'date' ? -5 : -4) : -1;
}

/** Countries, as names are folded. */
const countries: ReadonlySet<string> = new Set(foldedNames.values());

function isTold(names: readonly string[], others: readonly string[]): boolean {
  return names.some((name) => others.includes(name));
}

function allNames({ places, actors, nearPlaces, nearActors }: Profile): string[] {
  return [...places, ...actors, ...nearPlaces, ...nearActors];
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
  if (a.status === 'plan' && b.status === 'done') return weighPlan(a, b);
  if (a.status === 'done' && b.status === 'plan') return weighStatus(b, a);
  return a.status === 'plan' || b.status === 'plan' ? -0.5 : 0;
}

function weighPlan(a: Profile, b: Profile): number {
  const heads = [...a.head, ...b.head];
  if (!isMeasured(a.unit)) {
    const isSameAct = shared([...a.words, ...a.deeds], [...b.words, ...b.deeds]).length > 0;
    if (shared(a.marks, b.marks).length > 0) return -1;
    return isSameAct ? -6 : heads.some((head) => plannedSums.has(head)) ? -1 : -4;
  }
  if (shared(a.marks, b.marks).length > 0 || heads.some((head) => plannedSums.has(head))) return -1;
  return heads.some((head) => plainMeasures.has(head)) ? -4 : -1;
}

/** Sums that are planned as long as they are told. */
const plannedSums: ReadonlySet<string> = new Set(['cost', 'deficit', 'spending', 'troop', 'worker', 'boat', 'seat']);

const eventDaysMax = 150;

function weighTime(a: Profile, b: Profile): number {
  if (a.years.length > 0 && b.years.length > 0 && !a.years.some((year) => b.years.includes(year))) return -4;
  const isBound = a.isOfEvent || (isMeasured(a.unit) && shared(a.head, b.head).length === 0);
  if (isBound && a.years.length !== b.years.length) return -3;
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
