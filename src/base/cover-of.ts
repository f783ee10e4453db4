import type { Span } from './span.ts';

/** What some spans cover together. */
export interface Cover {
  /** Whether a span shares a character with one of them. */
  touches(span: Span): boolean;
}

/**
 * Prepares some spans for many questions, each answered in logarithmic time.
 *
 * spans  in any order; they may overlap. Empty ones cover nothing.
 * fails  never
 */
export function coverOf(spans: readonly Span[]): Cover {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { start, end } of spans.filter((span) => span.start < span.end).sort((a, b) => a.start - b.start)) {
    const last = ends.length - 1;
    if (last >= 0 && start <= (ends[last] ?? 0)) ends[last] = Math.max(ends[last] ?? 0, end);
    else {
      starts.push(start);
      ends.push(end);
    }
  }
  return {
    touches({ start, end }) {
      let [low, high] = [0, starts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((ends[middle] ?? 0) > start) high = middle;
        else low = middle + 1;
      }
      return low < starts.length && (starts[low] ?? 0) < end;
    },
  };
}
