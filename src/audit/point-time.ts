import { intervalOf } from '../changes/compare-dates.ts';
import type { RevisionPoint } from '../db/queries/told-points.ts';

/** What of a point says when it is of. */
export interface TimedPoint {
  readonly asOf: string | null;
  /** it is quoted as an earlier value */
  readonly isFormer: boolean;
  readonly revision: Pick<RevisionPoint, 'published' | 'estimatedFrom' | 'estimatedTo' | 'publishedBy' | 'observedAt'>;
}

/** When a point is of: the moment by which it is put in order, and how it is told. */
export interface PointTime {
  readonly atMs: number;
  /** a TIMEX3 date, a day or an instant; `2026-03-01/2026-03-04` for an estimate */
  readonly value: string;
  /** it is only known to lie between days that are far apart: it stands in their middle, and tells of no course */
  readonly isWide: boolean;
  /** the claim speaks of that time itself; its text states when it was published, or that is estimated, or unknown */
  readonly source: 'as of' | 'published' | 'estimated' | 'seen';
}

/** An estimate of more days than a month has says little of what came before what. */
const wideMs = 31 * 86_400_000;

/**
 * Finds out when a point is of: what the claim says it speaks of, else when it was published, as stated or estimated,
 * else when it was seen.
 *
 * fails    never
 */
export function pointTime({ asOf, isFormer, revision }: TimedPoint): PointTime {
  const { published, estimatedFrom: from, estimatedTo: to, publishedBy, observedAt } = revision;
  const publishedMs = Date.parse(published ?? (to === null ? observedAt : publishedBy));
  const spoken = asOf === null ? null : intervalOf(asOf, null);
  if (asOf !== null && spoken !== null) {
    // "So far in 2026" in a text of 2026 speaks of the day of the text; of other times, the middle stands for them.
    const isNow = spoken.start <= publishedMs && publishedMs < spoken.end;
    return { atMs: isNow ? publishedMs : (spoken.start + spoken.end) / 2, value: asOf, source: 'as of', isWide: false };
  }
  // A value that is quoted as earlier, without saying of when, goes just before the one that took its place.
  const atMs = publishedMs - (isFormer ? 1 : 0);
  if (published !== null) return { atMs, value: published, source: 'published', isWide: false };
  if (from === null && to === null) return { atMs, value: observedAt, source: 'seen', isWide: false };
  const [startMs, endMs] = [Date.parse(from ?? to ?? ''), Date.parse(to ?? from ?? '')];
  const isWide = from === null || to === null || endMs - startMs > wideMs;
  return { atMs: isWide ? (startMs + endMs) / 2 : atMs, value: estimate(from, to), source: 'estimated', isWide };
}

function estimate(from: string | null, to: string | null): string {
  return from === to ? (from ?? '') : `${from ?? '…'}/${to ?? '…'}`;
}
