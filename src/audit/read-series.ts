import type { Tx } from '../db/open-database.ts';
import {
  findPoints,
  findRevisionSteps,
  findSeriesHead,
  findTexts,
  type SeriesHead,
} from '../db/queries/told-points.ts';
import type { Vantage } from '../db/queries/vantage.ts';
import { type SeriesSummary, summaryOf } from './find-series.ts';
import { placePoints, tellPoints } from './tell-points.ts';
import type { PlacedPoint, ToldPoint } from './told-point.ts';

/** A series with every point that is visible from a vantage point. */
export interface SeriesHistory
  extends SeriesHead,
    Omit<SeriesSummary, keyof SeriesHead | 'points' | 'score' | 'isSampled'> {
  /** the number that was asked for, where that series was merged into this one */
  readonly mergedFrom: number | null;
  /** how many points it has, before repeats are folded */
  readonly pointsInAll: number;
  /** in the order of time */
  readonly points: readonly PlacedPoint[];
}

/**
 * Reads the whole history of a series. Nothing is written.
 *
 * seriesId  its number; that of a series that was merged into another leads to the other
 * isFolded  whether a value that an outlet gives again is told with the first
 * returns   undefined when there is no such series; no points where none is to be seen from the vantage point
 */
export async function readSeries(
  tx: Tx,
  seriesId: number,
  vantage: Vantage,
  isFolded: boolean,
): Promise<SeriesHistory | undefined> {
  const head = await findSeriesHead(tx, seriesId);
  if (head === undefined) return undefined;
  const told = await readPoints(tx, head, vantage);
  const steps = await findRevisionSteps(tx, [...new Set(told.map(({ articleId }) => articleId))], vantage);
  return {
    ...head,
    mergedFrom: head.seriesId === seriesId ? null : seriesId,
    ...summaryOf(told),
    pointsInAll: told.length,
    points: placePoints(told, steps, head.unit, isFolded),
  };
}

/** The points of a series with their sentences, in the order of time. */
export async function readPoints(tx: Tx, head: SeriesHead, vantage: Vantage): Promise<ToldPoint[]> {
  const rows = await findPoints(tx, [head.seriesId], vantage);
  const texts = await findTexts(tx, [...new Set(rows.map(({ revision }) => revision.textId))]);
  return tellPoints(rows, head.unit, texts);
}
