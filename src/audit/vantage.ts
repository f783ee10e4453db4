import { type Day, type Instant, toDay, toInstant } from '../base/instant.ts';
import type { Vantage } from '../db/queries/vantage.ts';
import { windowsOwed } from '../digests/digest-window.ts';

/** A moment that somebody wrote and that cannot be understood; the message says what can. */
export class VantageRefused extends Error {}

/**
 * Reads from where somebody wants to look back.
 *
 * written   `asOf` and `knownAt` as given by hand; undefined for what was not given
 * timeZone  IANA name; days, months and years end in it
 * returns   the vantage point; without either it is the present
 * fails     VantageRefused where a moment is none
 */
export function parseVantage(
  written: { readonly asOf?: string | undefined; readonly knownAt?: string | undefined },
  timeZone: string,
): Vantage {
  const read = (name: string, text: string | undefined) =>
    text === undefined ? null : parseMoment(text, timeZone, name);
  return { asOf: read('--as-of', written.asOf), knownAt: read('--known-at', written.knownAt), timeZone };
}

/**
 * Reads a moment written by hand.
 *
 * text     a day (`2026-03-02`), a month or a year, each meaning its last millisecond, or a date-time with its zone
 *          (`2026-03-02T10:00Z`, `2026-03-02 10:00:30+01:00`)
 * name     what the message calls it
 * fails    VantageRefused
 */
export function parseMoment(text: string, timeZone: string, name: string): Instant {
  const written = text.trim();
  const lastDay = toLastDay(written);
  if (lastDay !== null) return endOfDay(lastDay, timeZone);
  const clocked = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?) ?(Z|[+-]\d\d:?\d\d)$/i.exec(written);
  const [, day = '', time = '', zone = ''] = clocked ?? [];
  const isZoned = clocked !== null && toDay(day) !== null;
  const instant = isZoned
    ? toInstant(`${day}T${time}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2').toUpperCase()}`)
    : null;
  if (instant !== null) return instant;
  throw new VantageRefused(
    `${name} must be a day such as 2026-03-02 or a moment with its zone such as 2026-03-02T10:00Z, not "${text}"`,
  );
}

/**
 * Reads a moment written by hand from which on something counts: a day, month or year is meant from its first millisecond.
 *
 * text, timeZone, name  as for `parseMoment`
 * fails                 VantageRefused
 */
export function parseBeginning(text: string, timeZone: string, name: string): Instant {
  const written = text.trim();
  const end = parseMoment(written, timeZone, name);
  if (toLastDay(written) === null) return end;
  const firstMs = Date.parse(`${`${written}-01-01`.slice(0, 10)}T00:00:00Z`);
  const before = toDay(new Date(firstMs - 86_400_000).toISOString().slice(0, 10));
  return toInstant(before === null ? firstMs : Date.parse(endOfDay(before, timeZone)) + 1) ?? end;
}

/**
 * Says in words from where one looks.
 *
 * returns  "published by …, received by …"; an empty text for the present
 */
export function describeVantage({ asOf, knownAt }: Vantage): string {
  const parts = [
    ...(asOf === null ? [] : [`published by ${shortInstant(asOf)}`]),
    ...(knownAt === null ? [] : [`received by ${shortInstant(knownAt)}`]),
  ];
  return parts.join(' and ');
}

/** An instant without the parts that say nothing: `2026-03-02 10:00Z`, and the last millisecond of a day as that day's end. */
function shortInstant(instant: Instant): string {
  const [day, time = ''] = instant.split('T');
  return `${day} ${time.replace(/:59\.999Z$/, ':59Z').replace(/(?::00)?\.000Z$/, 'Z')}`;
}

/** The last day of a day, month or year. */
function toLastDay(text: string): Day | null {
  const day = toDay(text);
  if (day !== null) return day;
  const [, year, month] = /^(\d{4})(?:-(\d\d))?$/.exec(text) ?? [];
  if (year === undefined || Number(year) < 1) return null;
  if (month === undefined) return toDay(`${year}-12-31`);
  const days = [31, 30, 29, 28].map((last) => toDay(`${year}-${month}-${last}`));
  return days.find((one) => one !== null) ?? null;
}

/** The last millisecond of a local day: one before the next day begins, read off the calendar of the zone. */
function endOfDay(day: Day, timeZone: string): Instant {
  const ms = Date.parse(`${day}T00:00:00Z`);
  const at = (days: number) => toInstant(ms + days * 86_400_000) ?? (`${day}T00:00:00.000Z` as Instant);
  const around = { firstAt: at(-3), now: at(4), limit: 10, time: '00:00', zone: timeZone };
  const next = windowsOwed(around).find(({ key }) => key > day);
  return toInstant(next === undefined ? ms + 86_399_999 : Date.parse(next.end) - 1) ?? at(0);
}
