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
  const [ofFirst, ofLast] = [timesByPlace(first), timesByPlace(last)];
  const agreed = (time: TimeExpression): TimeExpression => {
    const [one, other] = [ofFirst.get(placeOf(time)), ofLast.get(placeOf(time))];
    const value = agreedValue(time.text, one?.value, other?.value);
    return value === time.value ? time : { ...time, value };
  };
  const keyOf = (claim: Claim) => `${claim.kind} ${placeOf(claim)}`;
  const asOfLast = new Map(last.claims.map((claim) => [keyOf(claim), claim.asOf]));
  const claims = union(first.claims, last.claims, keyOf).map((claim): Claim => {
    const asOf = agreedAsOf(claim.asOf, asOfLast.get(keyOf(claim)));
    return claim.kind === 'figure' ? { ...claim, asOf } : { ...claim, asOf, time: agreed(claim.time) };
  });
  return { ...first, times: union(first.times, last.times, placeOf).map(agreed), claims };
}

/** `last` is undefined where only one of the two readings has the claim. */
function agreedAsOf(first: string | null, last: string | null | undefined): string | null {
  if (last === undefined || first === last) return first;
  return agreedValue('', first ?? undefined, last ?? undefined);
}

function timesByPlace({ times }: Reading): Map<string, TimeExpression> {
  return new Map(times.map((time) => [placeOf(time), time]));
}

/** Those of one list, and those of the other that it does not have, in the order of the text. */
function union<Placed extends { start: number; end: number }>(
  first: readonly Placed[],
  last: readonly Placed[],
  keyOf: (placed: Placed) => string,
): Placed[] {
  const own = new Set(first.map(keyOf));
  const more = last.filter((placed) => !own.has(keyOf(placed)));
  return more.length === 0 ? [...first] : [...first, ...more].sort((a, b) => a.start - b.start || a.end - b.end);
}

const dayValue = /^(\d{4})-(\d\d)-(\d\d)(T.*)?$/;

/**
 * What two readings of one expression have in common, as a value of TIMEX3. Where only one of them finds it, the year
 * stays open unless the text names it.
 */
function agreedValue(text: string, one: string | undefined, other: string | undefined): string {
  if (one === undefined || other === undefined) {
    const found = one ?? other ?? '';
    return text.includes(found.slice(0, 4)) ? found : openYear(text, found);
  }
  if (one === other) return one;
  const [a, b] = [dayValue.exec(one), dayValue.exec(other)];
  if (a === null || b === null) {
    const isSameYear = /^\d{4}-/.test(one) && one.slice(0, 5) === other.slice(0, 5);
    if (isSameYear) return one.slice(0, 4);
    return /^\d{4}/.test(one) && one.slice(4) === other.slice(4) ? `XXXX${one.slice(4)}` : 'XXXX-XX-XX';
  }
  if (a[2] === b[2] && a[3] === b[3]) return openYear(text, a[4] === b[4] ? one : one.slice(0, 10));
  if (a[1] === b[1]) return one.slice(0, a[2] === b[2] ? 7 : 4);
  const weekday = new Date(one.slice(0, 10)).getUTCDay();
  const isNamed = /\b(?:mon|tues?|wed|thu|fri|sat|sun)/i.test(text);
  const isSame = isNamed && weekday === new Date(other.slice(0, 10)).getUTCDay();
  return isSame ? `XXXX-WXX-${weekday === 0 ? 7 : weekday}` : 'XXXX-XX-XX';
}

/** Month and day of a value stay where the text names them by a number; else nothing of it is sure. */
function openYear(text: string, value: string): string {
  if (!dayValue.test(value)) return value.replace(/^\d{4}/, 'XXXX');
  return /\d/.test(text) || !/\b(?:day|morning|night|evening|ago|week|month|mon|tues?|wed|thu|fri|sat|sun)/i.test(text)
    ? value.replace(/^\d{4}/, 'XXXX')
    : 'XXXX-XX-XX';
}

function placeOf({ start, end }: { start: number; end: number }): string {
  return `${start} ${end}`;
}
