import { sql } from 'drizzle-orm';
import type { Instant } from '../../base/instant.ts';
import type { Tx } from '../open-database.ts';
import { seriesDecisions } from '../schema/series.ts';

/** A decision by hand about series. */
export interface SeriesDecisionRow {
  readonly id: number;
  readonly kind: 'merge' | 'split' | 'rename' | 'pin' | 'unpin';
  readonly seriesId: number;
  /** of a merge */
  readonly otherId: number | null;
  /** hashes of the measures of either side, of a merge or split */
  readonly measuresA: readonly string[];
  readonly measuresB: readonly string[];
  readonly name: string | null;
  readonly note: string | null;
  readonly decidedBy: string;
  readonly decidedAt: string;
  readonly undoneBy: string | null;
  readonly undoneAt: string | null;
}

/** Decisions by hand about series, oldest first; those in force only, or all. */
export async function findSeriesDecisions(tx: Tx, which: 'in force' | 'all'): Promise<SeriesDecisionRow[]> {
  const condition = which === 'all' ? sql`true` : sql`undone_at is null`;
  return tx.select().from(seriesDecisions).where(condition).orderBy(seriesDecisions.id);
}

export async function insertSeriesDecision(
  tx: Tx,
  row: Omit<SeriesDecisionRow, 'id' | 'undoneBy' | 'undoneAt'>,
): Promise<number> {
  const values = { ...row, measuresA: [...row.measuresA], measuresB: [...row.measuresB] };
  const [written] = await tx.insert(seriesDecisions).values(values).returning({ id: seriesDecisions.id });
  return Number(written?.id);
}

/** Takes decisions out of force; their rows stay. */
export async function markSeriesDecisionsUndone(
  tx: Tx,
  ids: readonly number[],
  by: string,
  at: Instant,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(
    sql`update series_decisions set undone_at = ${at}, undone_by = ${by}
      where undone_at is null and id = any(${sql.param(ids.map(String))}::bigint[])`,
  );
}

/** The series that each of some numbers stands for now: itself, or what it was merged into. Unknown ones are left out. */
export async function findSeriesNow(tx: Tx, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = (await tx.execute(
    sql`with recursive up as (
        select id as of, id, merged_into, 0 as depth from series where id = any(${sql.param(ids.map(String))}::bigint[])
        union all select up.of, s.id, s.merged_into, depth + 1 from series s join up on s.id = up.merged_into
          where depth < 1000
      ) select of, id from up where merged_into is null`,
  )) as unknown as { of: string; id: string }[];
  return new Map(rows.map((row) => [Number(row.of), Number(row.id)]));
}

/** Sets whether a series is listed first. */
export async function setPinned(tx: Tx, seriesId: number, isPinned: boolean): Promise<void> {
  await tx.execute(sql`update series set pinned = ${isPinned} where id = ${seriesId}`);
}

/** Series that hold measures of these hashes, or held those that no claim measures any more, by hash. */
export async function findSeriesOfHashes(tx: Tx, hashes: readonly string[]): Promise<Map<string, number>> {
  if (hashes.length === 0) return new Map();
  const rows = (await tx.execute(
    sql`select hash, series_id from measures where hash = any(${sql.param([...hashes])}::text[])`,
  )) as unknown as { hash: string; series_id: string }[];
  return new Map(rows.map((row) => [row.hash, Number(row.series_id)]));
}

/** Points of a series that are named by their claims or articles, with the hashes of what they measure. */
export async function findMeasuredBy(
  tx: Tx,
  seriesId: number,
  { claims, articles }: { claims: readonly number[]; articles: readonly number[] },
): Promise<{ claimId: number; articleId: number; hash: string }[]> {
  const rows = (await tx.execute(
    sql`select c.id, r.article_id, m.hash from measures m join points p on p.measure_id = m.id
        join claims c on c.id = p.claim_id and c.superseded_by is null
        join revisions r on r.id = c.revision_id and r.superseded_at is null
      where m.live and m.series_id = ${seriesId} and (c.id = any(${sql.param(claims.map(String))}::bigint[])
        or r.article_id = any(${sql.param(articles.map(String))}::bigint[]))`,
  )) as unknown as { id: string; article_id: string; hash: string }[];
  return rows.map((row) => ({ claimId: Number(row.id), articleId: Number(row.article_id), hash: row.hash }));
}
