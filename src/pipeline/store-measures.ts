import type { Tx } from '../db/open-database.ts';
import { insertKeys, insertMeasures, type MeasureRow, moveMeasures } from '../db/queries/measures.ts';
import type { NewSeries } from '../db/queries/series.ts';
import type { Profile } from '../series/profile.ts';
import type { Measure } from './match-measures.ts';
import { keepProfile } from './read-profiles.ts';

/** A measure that is in no series yet, or in none any more. */
export interface Fresh {
  readonly measure: Measure;
  /** its row, where claims measured it before */
  readonly row: MeasureRow | null;
}

/** Writes measures under their series, and has them be found. */
export async function storeFresh(
  tx: Tx,
  placed: readonly { readonly fresh: Fresh; readonly seriesId: number }[],
): Promise<Map<string, { id: number; seriesId: number }>> {
  const unknown = placed.filter(({ fresh }) => fresh.row === null);
  const ids = await insertMeasures(
    tx,
    unknown.map(({ fresh, seriesId }) => ({ ...fresh.measure, seriesId })),
  );
  const again = placed.flatMap(({ fresh, seriesId }) => (fresh.row === null ? [] : [{ id: fresh.row.id, seriesId }]));
  await moveMeasures(tx, again);
  for (const { fresh } of unknown) keepProfile(fresh.measure.hash, fresh.measure.profile);
  const idOf = ({ measure, row }: Fresh) => row?.id ?? (ids.get(measure.hash) as number);
  await insertKeys(
    tx,
    placed.map(({ fresh }) => ({ id: idOf(fresh), keys: fresh.measure.keys })),
  );
  return new Map(placed.map(({ fresh, seriesId }) => [fresh.measure.hash, { id: idOf(fresh), seriesId }]));
}

/** What a series is called until it is described: as its measure of the lowest hash says. */
export function nameOf(measures: readonly Measure[]): NewSeries {
  const first = measures.reduce((least, measure) => (measure.hash < least.hash ? measure : least));
  const { kind, name, unitName } = JSON.parse(first.profile) as Profile;
  return { kind, name, unit: unitName };
}
