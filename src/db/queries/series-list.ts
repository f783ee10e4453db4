import { sql } from 'drizzle-orm';
import type { Tx } from '../open-database.ts';

/** A series with how much it holds. */
export interface ListedSeries {
  readonly id: number;
  readonly kind: 'figure' | 'date';
  readonly name: string;
  readonly unit: string;
  readonly pinned: boolean;
  readonly points: number;
  readonly articles: number;
  readonly outlets: number;
}

/** Series that hold something: pinned ones first, then those with the most points. */
export async function listSeries(tx: Tx, limit: number): Promise<ListedSeries[]> {
  const rows = (await tx.execute(
    sql`select s.id, s.kind, s.name, s.unit, s.pinned, n.points, n.articles, n.outlets from series s join (
        select m.series_id, count(*) as points, count(distinct r.article_id) as articles,
          count(distinct r.outlet) as outlets
        from measures m join points p on p.measure_id = m.id
          join claims c on c.id = p.claim_id and c.superseded_by is null
          join revisions r on r.id = c.revision_id and r.superseded_at is null
        where m.live group by m.series_id
      ) n on n.series_id = s.id
      where s.merged_into is null and s.emptied_at is null
      order by s.pinned desc, n.points desc, s.id limit ${limit}`,
  )) as unknown as (Omit<ListedSeries, 'id' | 'points' | 'articles' | 'outlets'> & Record<string, string>)[];
  return rows.map((row) => ({
    id: Number(row.id),
    kind: row.kind,
    name: row.name,
    unit: row.unit,
    pinned: row.pinned,
    points: Number(row.points),
    articles: Number(row.articles),
    outlets: Number(row.outlets),
  }));
}

/** How many series hold something. */
export async function countSeries(tx: Tx): Promise<number> {
  const [row] = (await tx.execute(
    sql`select count(*) as count from series where merged_into is null and emptied_at is null`,
  )) as unknown as { count: string }[];
  return Number(row?.count ?? 0);
}
