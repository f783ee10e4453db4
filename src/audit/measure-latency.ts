/** What a revision says of when it was published. */
export interface RevisionTimes {
  /** a day or an instant */
  readonly published: string | null;
  /** days, both included */
  readonly estimatedFrom: string | null;
  readonly estimatedTo: string | null;
  readonly observedAt: string;
}

/** How long something stood: between two publications. */
export interface Latency {
  /** stated: both articles say when; estimated: one of them does not, but something tells; unknown: nothing tells */
  readonly basis: 'stated' | 'estimated' | 'unknown';
  /** whole days where one of the two states no clock time */
  readonly precision: 'instant' | 'day';
  /** milliseconds; equal where it is stated, null where it is unknown */
  readonly leastMs: number | null;
  readonly mostMs: number | null;
  /** between the moments at which the two were seen, which says little of when they were published */
  readonly seenApartMs: number;
}

/**
 * Measures how long it took from one revision to a later one.
 *
 * returns  days are counted by the calendar; an estimate gives the least and the most that it may have been
 */
export function measureLatency(from: RevisionTimes, to: RevisionTimes): Latency {
  const seenApartMs = Math.abs(Date.parse(to.observedAt) - Date.parse(from.observedAt));
  if (from.published !== null && to.published !== null) {
    const isExact = from.published.length > 10 && to.published.length > 10;
    const startOf = (time: string) => Date.parse(isExact ? time : time.slice(0, 10));
    const ms = Math.max(0, startOf(to.published) - startOf(from.published));
    return { basis: 'stated', precision: isExact ? 'instant' : 'day', leastMs: ms, mostMs: ms, seenApartMs };
  }
  const [first, last] = [daysOf(from), daysOf(to)];
  if (first === null || last === null) {
    return { basis: 'unknown', precision: 'day', leastMs: null, mostMs: null, seenApartMs };
  }
  const leastMs = Math.max(0, last.from - first.to);
  return {
    basis: 'estimated',
    precision: 'day',
    leastMs,
    mostMs: Math.max(leastMs, last.to - first.from),
    seenApartMs,
  };
}

/** The first and the last day on which it may have been published. */
function daysOf({ published, estimatedFrom, estimatedTo }: RevisionTimes): { from: number; to: number } | null {
  const from = published ?? estimatedFrom;
  const to = published ?? estimatedTo;
  return from === null || to === null ? null : { from: Date.parse(from.slice(0, 10)), to: Date.parse(to.slice(0, 10)) };
}

/**
 * The median of some numbers.
 *
 * returns  null for none; of an even count the mean of the two in the middle
 */
export function medianOf(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
