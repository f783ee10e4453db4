import { sql } from 'drizzle-orm';
import type { Tx } from '../open-database.ts';

/** Numbers of series that hold something, by number after `after`, at most `limit`. */
export async function pageSeries(tx: Tx, after: number, limit: number): Promise<number[]> {
  const rows = (await tx.execute(
    sql`select id from series s where id > ${after}
      and exists (select from measures m where m.live and m.series_id = s.id) order by id limit ${limit}`,
  )) as unknown as { id: string }[];
  return rows.map(({ id }) => Number(id));
}

/** How a series is called. */
export interface SeriesTitle {
  readonly id: number;
  readonly name: string;
  readonly unit: string;
  /** its name and unit are to be worked out anew */
  readonly isOwed: boolean;
}

export async function findSeriesTitles(tx: Tx, ids: readonly number[]): Promise<SeriesTitle[]> {
  const rows = (await tx.execute(
    sql`select id, name, unit, exists (select from owed_descriptions o where o.series_id = s.id) as owed
      from series s where id = any(${sql.param(ids.map(String))}::bigint[]) order by id`,
  )) as unknown as { id: string; name: string; unit: string; owed: boolean }[];
  return rows.map(({ id, name, unit, owed }) => ({ id: Number(id), name, unit, isOwed: owed }));
}
