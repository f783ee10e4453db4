import { type ReadRevision, readRevision } from '../changes/read-revision.ts';
import type { Claim, Reading, TimeExpression } from '../claims/reading.ts';
import type { RevisionText } from '../text/revision-text.ts';

/** Days between which something lies, both included. */
export interface DayInterval {
  readonly from: string;
  readonly to: string;
}

/**
 * The days that lie in every one of some intervals; where two of them have no day in common, the shortest, of equally
 * short ones the earliest. It does not depend on their order.
 *
 * returns  null for no interval
 */
export function commonInterval(intervals: readonly DayInterval[]): DayInterval | null {
  const [first] = intervals;
  if (first === undefined) return null;
  const from = intervals.reduce((latest, one) => (one.from > latest ? one.from : latest), first.from);
  const to = intervals.reduce((earliest, one) => (one.to < earliest ? one.to : earliest), first.to);
  if (from <= to) return { from, to };
  const daysOf = (one: DayInterval) => Date.parse(one.to) - Date.parse(one.from);
  return intervals.toSorted((a, b) => daysOf(a) - daysOf(b) || (a.from < b.from ? -1 : 1))[0] ?? null;
}

/** Days of an interval within which readings from both ends can agree on more than what the text itself says. */
const intervalDaysMax = 366;

const dayMs = 86_400_000;

/**
 * Reads a text that states no date against the days between which it was published.
 *
 * revision  headline and body
 * interval  those days, both included
 * returns   the reading, in which a value that hangs on the date stands as far as the readings from the first and from
 *           the last day agree: the day, else its month, else its year, else month and day or weekday with the year
 *           open. A claim that one of the two finds is kept. An interval of one day is read like a stated date, one of
 *           more than a year like no date.
 * fails     never
 */
export function readBetween(revision: RevisionText, interval: DayInterval): ReadRevision {
  const { from, to } = interval;
  if (from === to) return readRevision(revision, from);
  if (Date.parse(to) - Date.parse(from) > intervalDaysMax * dayMs) return readRevision(revision, null);
  const first = readRevision(revision, from);
  const last = readRevision(revision, to);
  return { ...first, date: null, reading: agreement(first.reading, last.reading) };
}

function agreement(first: Reading, last: Reading): Reading {
  const otherTimes = new Map(last.times.map((time) => [placeOf(time), time]));
  const times = first.times.map((time) => agreedTime(time, otherTimes.get(placeOf(time))));
  const own = new Set(times.map(placeOf));
  for (const time of last.times) if (!own.has(placeOf(time))) times.push(agreedTime(time, undefined));
  return { ...first, times: times.sort(byPlace), claims: agreedClaims(first.claims, last.claims) };
}

function agreedClaims(first: readonly Claim[], last: readonly Claim[]): Claim[] {
  const others = new Map(last.map((claim) => [`${claim.kind} ${placeOf(claim)}`, claim]));
  const own = new Set(first.map((claim) => `${claim.kind} ${placeOf(claim)}`));
  const claims = first.map((claim) => agreedClaim(claim, others.get(`${claim.kind} ${placeOf(claim)}`)));
  for (const [key, claim] of others) if (!own.has(key)) claims.push(agreedClaim(claim, undefined));
  return claims.sort(byPlace);
}

function agreedClaim(claim: Claim, other: Claim | undefined): Claim {
  if (claim.kind === 'figure') return claim;
  return { ...claim, time: agreedTime(claim.time, other?.kind === 'date' ? other.time : undefined) };
}

function agreedTime(time: TimeExpression, other: TimeExpression | undefined): TimeExpression {
  // What one reading alone finds hangs on the date, unless the text names the year.
  const value = other === undefined ? time.value : agreedValue(time, other);
  return value === time.value ? time : { ...time, value };
}

/**
 * What two readings of one expression have in common. Values are of TIMEX3: `2023-01-25`, `2023-W04`, `2023-01-25TEV`.
 */
function agreedValue(time: TimeExpression, other: TimeExpression): string {
  const [one, two] = [time.value, other.value];
  if (one === two) return one;
  const [a, b] = [/^(\d{4})-(\d\d)-(\d\d)(T.*)?$/.exec(one), /^(\d{4})-(\d\d)-(\d\d)(T.*)?$/.exec(two)];
  if (a !== null && b !== null) {
    if (a[2] === b[2] && a[3] === b[3]) return `XXXX-${a[2]}-${a[3]}${a[4] === b[4] ? (a[4] ?? '') : ''}`;
    if (a[1] === b[1]) return a[2] === b[2] ? `${a[1]}-${a[2]}` : `${a[1]}`;
    return openDayOf(time.text, one, two);
  }
  if (one.slice(0, 4) === two.slice(0, 4) && /^\d{4}-/.test(one) && /^\d{4}-/.test(two)) return one.slice(0, 4);
  // A month, quarter, week or season of some year keeps its name where both have the same.
  return /^\d{4}/.test(one) && one.slice(4) === two.slice(4) ? `XXXX${one.slice(4)}` : 'XXXX-XX-XX';
}

function openDayOf(text: string, one: string, two: string): string {
  const weekday = new Date(one.slice(0, 10)).getUTCDay();
  const isNamed = /\b(?:mon|tues?|wed|thu|fri|sat|sun)/i.test(text);
  const isSame = isNamed && weekday === new Date(two.slice(0, 10)).getUTCDay();
  return isSame ? `XXXX-WXX-${weekday === 0 ? 7 : weekday}` : 'XXXX-XX-XX';
}

function placeOf({ start, end }: { start: number; end: number }): string {
  return `${start} ${end}`;
}

function byPlace(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return a.start - b.start || a.end - b.end;
}
