import type { Tx } from '../db/open-database.ts';
import {
  findSeriesDecisions,
  findSeriesNow,
  findSeriesOfHashes,
  type SeriesDecisionRow,
} from '../db/queries/series-decisions.ts';
import { countSeries, type ListedSeries, listSeries } from '../db/queries/series-list.ts';

export interface SeriesList {
  /** how many series hold something */
  readonly count: number;
  readonly series: readonly ListedSeries[];
}

/** Reads the series that hold something, pinned ones first, then the fullest. Nothing is written. */
export async function readSeriesList(db: Tx, limit: number): Promise<SeriesList> {
  return { count: await countSeries(db), series: await listSeries(db, limit) };
}

/** A decision by hand about series, with the series that hold now what it speaks of. */
export interface ToldSeriesDecision extends Omit<SeriesDecisionRow, 'measuresA' | 'measuresB'> {
  readonly seriesA: readonly number[];
  readonly seriesB: readonly number[];
}

/** Reads all decisions by hand about series, oldest first, those that were undone included. Nothing is written. */
export async function readSeriesDecisions(db: Tx): Promise<ToldSeriesDecision[]> {
  const decisions = await findSeriesDecisions(db, 'all');
  const hashes = decisions.flatMap(({ measuresA, measuresB }) => [...measuresA, ...measuresB]);
  const seriesOf = await findSeriesOfHashes(db, [...new Set(hashes)]);
  const now = await findSeriesNow(db, [...new Set(decisions.map(({ seriesId }) => seriesId))]);
  const held = (of: readonly string[]) =>
    [...new Set(of.flatMap((hash) => seriesOf.get(hash) ?? []))].sort((a, b) => a - b);
  return decisions.map(({ measuresA, measuresB, ...row }) => {
    const isOfParts = row.kind === 'merge' || row.kind === 'split';
    const named = now.get(row.seriesId) ?? row.seriesId;
    return { ...row, seriesA: isOfParts ? held(measuresA) : [named], seriesB: held(measuresB) };
  });
}
