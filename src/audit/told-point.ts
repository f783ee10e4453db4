import type { ChangeLabel, ChangeSide } from '../changes/claim-change.ts';
import type { SeriesPoint } from '../series/to-point.ts';
import type { PointMove } from './move-between.ts';
import type { PointTime } from './point-time.ts';

/** A point of a series as it is told to people. */
export interface ToldPoint {
  readonly claimId: number;
  /** `14.1`; `14.–` where the revision is no longer in the history of its article */
  readonly revision: string;
  readonly articleId: number;
  /** `14.1.3`, by which `trace` leads to the bytes */
  readonly claim: string;
  readonly time: PointTime;
  readonly published: string | null;
  /** the days between which it was published, where that is estimated; both included */
  readonly publishedBetween: { readonly from: string | null; readonly to: string | null } | null;
  readonly publishedBy: string;
  readonly receivedAt: string;
  readonly outlet: string | null;
  readonly url: string | null;
  /** as its text says it */
  readonly side: ChangeSide;
  /** the same in the words of the project: "at least 34" */
  readonly said: string;
  /** in the unit of the series */
  readonly value: SeriesPoint;
  /** in the unit of the series and in words, where that is another than its own; else null */
  readonly converted: string | null;
  readonly attribution: string | null;
  readonly hedge: string | null;
  /** the text quotes it as an earlier value */
  readonly isFormer: boolean;
  readonly part: 'headline' | 'body';
  readonly sentence: string;
  /** what its article changed by it, and the notice that declares it; null where it is new */
  readonly label: ChangeLabel | null;
  readonly declaredBy: string | null;
}

/** A point at its place in a series. */
export interface PlacedPoint extends ToldPoint {
  /** against what the same outlet gave before, else what another one did; null for the first one, and off the course */
  readonly move: PointMove | null;
  /** the other outlet, or `article 7`, that the move is counted against; null for its own */
  readonly movedFrom: string | null;
  /** since when its article says otherwise; null while it stands */
  readonly stoodUntil: StoodUntil | null;
  /** the same value by the same outlet, later */
  readonly repeats: readonly ToldPoint[];
}

export interface StoodUntil {
  readonly at: string;
  /** the revision that took its place */
  readonly revision: string;
  /** what that says instead, in words; null where it gives no value any more */
  readonly says: string | null;
}

/**
 * Whether a point has its place in the course of a series: what a text quotes as earlier, without saying of when, has none,
 * nor what was published nobody knows when.
 */
export function isOnCourse({ isFormer, time }: ToldPoint): boolean {
  return (!isFormer || time.source === 'as of') && !time.isWide;
}
