import { DateTime, IANAZone } from 'luxon';
import { type Day, type Instant, toDay, toInstant } from '../base/instant.ts';
import { invariant } from '../base/invariant.ts';

/** A stretch of time that one digest tells of: [start, end). Windows of a subscription tile time. */
export interface DigestWindow {
  /** the local day on which it ends */
  readonly key: Day;
  readonly start: Instant;
  readonly end: Instant;
}

/** When digests are cut: a local clock time in a time zone. */
export interface DigestClock {
  /** `07:00`, 24 hours */
  readonly time: string;
  /** IANA name: `Europe/Berlin` */
  readonly zone: string;
}

/**
 * Finds the last window that has closed by a moment, read off the calendar: each local day ends one window at its
 * clock time. On the night when the clocks go forward, a time that is left out is moved forward by what was left
 * out (02:30 becomes 03:30); on the night when they go back, the first of the two is meant. A day that a zone
 * skipped whole (Apia, 2011-12-30) ends no window.
 *
 * instant  a window that ends at this very moment has closed
 * fails    RangeError for a time or zone that does not exist
 */
export function windowEndingBefore(instant: Instant, clock: DigestClock): DigestWindow {
  const end = toEndOfDay(clock);
  const atMs = Date.parse(instant);
  // No zone is more than a day from UTC, so this day's end lies after the instant or is the one looked for.
  let day = dayOf(atMs) + 2;
  while (end(day) > atMs || !endsWindow(day, end)) day -= 1;
  return windowOf(day, end);
}

/**
 * Lists the windows that have closed and whose digests are owed, the oldest first.
 *
 * since    `lastEnd`, where the last digest ended: the first window starts there, also when the clock was set to
 *          another time or zone since, so that nothing falls between; `lastKey` is its key, which is not used twice.
 *          Or `firstAt`, when there was none yet: the first window is the one that holds this moment
 * limit    windows at most; the later ones are owed at the next call
 * fails    RangeError for a time or zone that does not exist
 */
export function windowsOwed(
  since: ({ readonly lastEnd: Instant; readonly lastKey?: Day } | { readonly firstAt: Instant }) &
    DigestClock & { readonly now: Instant; readonly limit: number },
): DigestWindow[] {
  const end = toEndOfDay(since);
  const fromMs = Date.parse('lastEnd' in since ? since.lastEnd : since.firstAt);
  const nowMs = Date.parse(since.now);
  const lastKey = 'lastEnd' in since ? since.lastKey : undefined;
  const owed: DigestWindow[] = [];
  for (let day = dayOf(fromMs) - 2; end(day) <= nowMs && owed.length < since.limit; day += 1) {
    if (end(day) <= fromMs || !endsWindow(day, end)) continue;
    const window = windowOf(day, end);
    if (lastKey !== undefined && window.key <= lastKey) continue;
    const start = owed.at(-1)?.end ?? ('lastEnd' in since ? since.lastEnd : window.start);
    owed.push({ ...window, start });
  }
  return owed;
}

/** Days are counted from 1970-01-01, which makes the day before and after plain arithmetic. */
type EndOfDay = (day: number) => number;

const dayMs = 86_400_000;
const minuteMs = 60_000;

function windowOf(day: number, end: EndOfDay): DigestWindow {
  let before = day - 1;
  while (!endsWindow(before, end)) before -= 1;
  const key = toDay(new Date(day * dayMs).toISOString().slice(0, 10));
  const [start, until] = [toInstant(end(before)), toInstant(end(day))];
  invariant(key !== null && start !== null && until !== null, `day ${day} lies outside the calendar`);
  return { key, start, end: until };
}

/** A day that the zone skipped has its end where the next one has, and ends no window. */
function endsWindow(day: number, end: EndOfDay): boolean {
  return end(day) < end(day + 1);
}

/** Makes the function from a local day to the moment, in milliseconds, at which its window ends. */
function toEndOfDay({ time, zone }: DigestClock): EndOfDay {
  const clock = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (clock === null) throw new RangeError(`not a clock time as HH:MM: ${time}`);
  if (!IANAZone.isValidZone(zone)) throw new RangeError(`not a time zone: ${zone}`);
  const minutes = Number(clock[1]) * 60 + Number(clock[2]);
  return (day) => resolveLocal(day * dayMs + minutes * minuteMs, zone);
}

/**
 * The moment of a local time, given as milliseconds as if it were UTC. Luxon picks one of two where a time comes
 * twice, without a promise which; so the offsets before and after are tried here, the earlier moment first.
 */
function resolveLocal(localMs: number, zone: string): number {
  const offsetBefore = offsetMs(localMs - dayMs, zone);
  const offsetAfter = offsetMs(localMs + dayMs, zone);
  const candidates = [localMs - offsetBefore, localMs - offsetAfter].sort((a, b) => a - b);
  const first = candidates.find((atMs) => atMs + offsetMs(atMs, zone) === localMs);
  return first ?? localMs - offsetBefore;
}

function offsetMs(atMs: number, zone: string): number {
  return DateTime.fromMillis(atMs, { zone }).offset * minuteMs;
}

/** The UTC day of a moment. */
function dayOf(atMs: number): number {
  return Math.floor(atMs / dayMs);
}
