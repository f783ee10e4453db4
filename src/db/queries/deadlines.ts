import { sql } from 'drizzle-orm';
import type { Tx } from '../open-database.ts';
import { isSeriesListed, type SeriesHead, toSeriesHead } from './told-points.ts';
import { isClaimVisible, isRevisionVisible, type Vantage } from './vantage.ts';

/**
 * Series of dates with a visible point whose date may lie on a day or after it, those of the earliest dates first.
 *
 * day    `2026-11-21`; months and years that hold it count, quarters, weeks and seasons of its year do
 * limit  series at most
 */
export async function findSeriesAhead(tx: Tx, day: string, vantage: Vantage, limit: number): Promise<SeriesHead[]> {
  const [year, month] = [day.slice(0, 4), day.slice(0, 7)];
  const rows = (await tx.execute(
    sql`select s.id, s.kind, s.name, s.unit, s.pinned, min(c.time_value) as first
      from claims c join points p on p.claim_id = c.id join measures m on m.id = p.measure_id
        join series s on s.id = m.series_id join revisions r on r.id = c.revision_id
      where c.kind = 'date' and c.standing = 'current' and c.time_value collate "C" >= ${year} and c.time_value collate "C" < '9'
        and not (c.time_value ~ '^\d{4}-\d\d-\d\d' and c.time_value < ${day})
        and not (c.time_value ~ '^\d{4}-\d\d$' and c.time_value < ${month})
        and ${isSeriesListed('s', vantage)} and ${isClaimVisible('c', vantage)} and ${isRevisionVisible('r', vantage)}
      group by s.id order by s.pinned desc, first, s.id limit ${limit}`,
  )) as unknown as Record<string, unknown>[];
  return rows.map(toSeriesHead);
}
