import type { Span } from './span.ts';

/**
 * Prepares spans for being asked which of them lie within another one.
 *
 * spans    in any order
 * returns  a function: the spans that start and end within [start, end), by their start; it takes the time of finding the
 *          first one and of what starts there
 * fails    never
 */
export function spansWithin<Item extends Span>(spans: readonly Item[]): (outer: Span) => Item[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  return ({ start, end }) => {
    const found: Item[] = [];
    for (let at = firstFrom(sorted, start); at < sorted.length; at++) {
      const span = sorted[at];
      if (span === undefined || span.start >= end) break;
      if (span.end <= end) found.push(span);
    }
    return found;
  };
}

/**
 * As `spansWithin`, for the spans that share a character with another one.
 *
 * fails  never; it takes the time of what starts within the length of the longest span before
 */
export function spansTouching<Item extends Span>(spans: readonly Item[]): (outer: Span) => Item[] {
  const longest = spans.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  return ({ start, end }) => {
    const found: Item[] = [];
    for (let at = firstFrom(sorted, start - longest); at < sorted.length; at++) {
      const span = sorted[at];
      if (span === undefined || span.start >= end) break;
      if (span.end > start) found.push(span);
    }
    return found;
  };
}

/** Index of the first span that starts at a position or behind it. */
function firstFrom(sorted: readonly Span[], start: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) >= start) high = middle;
    else low = middle + 1;
  }
  return low;
}
