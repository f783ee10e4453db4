import { sql } from 'drizzle-orm';
import { type ArticleId, type RevisionId, toRowId } from '../../base/ids.ts';
import type { Instant } from '../../base/instant.ts';
import { insertRows } from '../insert-rows.ts';
import type { Tx } from '../open-database.ts';
import { pairs } from '../schema/claims.ts';

/** Two neighbours in an article's history, the older first. */
export type Pair = readonly [RevisionId, RevisionId];

export interface PairRow {
  readonly pair: Pair;
  readonly articleId: ArticleId;
  readonly generation: number;
}

/** A pair that is to be compared. */
export interface OpenPair extends PairRow {
  /** what it finds otherwise than the comparison before comes of our reading: the articles are the same */
  readonly isReread: boolean;
  /** a digest was issued since its changes could be told */
  readonly wasTold: boolean;
}

/** The neighbours that hold now, of some articles. */
export async function findPairsOfArticles(tx: Tx, articleIds: readonly ArticleId[]): Promise<PairRow[]> {
  const rows = (await tx.execute(
    sql`select from_revision, to_revision, article_id, generation from pairs
      where superseded_at is null and article_id = any(${sql.param(articleIds.map(String))}::bigint[])`,
  )) as unknown as Record<string, string>[];
  return rows.map(toPairRow);
}

/** Adds neighbours; a pair that was superseded and holds again is to be compared again. */
export async function addPairs(tx: Tx, rows: readonly { pair: Pair; articleId: ArticleId }[]): Promise<void> {
  await insertRows(
    tx,
    pairs,
    ['fromRevision', 'toRevision', 'articleId', 'generation'],
    rows.map(({ pair, articleId }) => ({ fromRevision: pair[0], toRevision: pair[1], articleId, generation: 0 })),
    {
      conflict: sql`on conflict (from_revision, to_revision) do update
        set superseded_at = null, compared_at = null, first_compared_at = null, extractor_version = null,
        reread = false, article_id = excluded.article_id`,
    },
  );
}

/** Marks neighbours as such no more. Their changes are superseded by the caller. */
export async function supersedePairs(tx: Tx, superseded: readonly Pair[], at: Instant): Promise<void> {
  if (superseded.length === 0) return;
  await tx.execute(
    sql`update pairs set superseded_at = ${at}, compared_at = null from ${listPairs(superseded)}
      where pairs.from_revision = u.a and pairs.to_revision = u.b`,
  );
}

/** Has every pair with one of these revisions compared again: a date it is read against was learned. */
export async function reopenPairsOf(tx: Tx, ids: readonly RevisionId[]): Promise<void> {
  if (ids.length === 0) return;
  const list = sql`${sql.param(ids.map(String))}::bigint[]`;
  await tx.execute(
    sql`update pairs set compared_at = null
      where superseded_at is null and (from_revision = any(${list}) or to_revision = any(${list}))`,
  );
}

/**
 * Has the pairs of revisions that were read once more compared again: those with one of them, and those that come so
 * shortly after one that a value of theirs may be one that returned.
 */
export async function reopenPairsForReading(tx: Tx, ids: readonly RevisionId[], earlierMax: number): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(
    sql`update pairs set compared_at = null, reread = true
      from revisions r, revisions f
      where r.id = any(${sql.param(ids.map(String))}::bigint[]) and pairs.article_id = r.article_id
        and pairs.superseded_at is null and f.id = pairs.from_revision
        and (r.id = pairs.to_revision or f.position - r.position between 0 and ${earlierMax})`,
  );
}

/** Open pairs in the articles of some revisions that are compared again because of our reading. */
export async function findPairsReopenedForReading(tx: Tx, ids: readonly RevisionId[]): Promise<Pair[]> {
  const rows = (await tx.execute(
    sql`select from_revision, to_revision, article_id, generation from pairs
      where compared_at is null and superseded_at is null and reread and article_id in
        (select article_id from revisions where id = any(${sql.param(ids.map(String))}::bigint[]))
      order by from_revision, to_revision`,
  )) as unknown as Record<string, string>[];
  return rows.map((row) => toPairRow(row).pair);
}

/**
 * Pairs among these that hold and were not compared, each held until the transaction ends.
 *
 * extractorVersion  of those who are to compare them
 */
export async function lockOpenPairs(tx: Tx, wanted: readonly Pair[], extractorVersion: string): Promise<OpenPair[]> {
  if (wanted.length === 0) return [];
  const rows = (await tx.execute(
    sql`select from_revision, to_revision, article_id, generation,
        (generation > 0 and (reread or coalesce(extractor_version <> ${extractorVersion}, false))) as is_reread,
        exists (select from digests g where g.ends_at > pairs.first_compared_at) as was_told
      from ${listPairs(wanted)} join pairs on pairs.from_revision = u.a and pairs.to_revision = u.b
      where compared_at is null and superseded_at is null
      order by from_revision, to_revision for update of pairs`,
  )) as unknown as (Record<string, string> & { is_reread: boolean; was_told: boolean })[];
  return rows.map((row) => ({ ...toPairRow(row), isReread: row.is_reread, wasTold: row.was_told }));
}

/** Pairs of these articles that hold and were not compared. */
export async function findOpenPairs(tx: Tx, articleIds: readonly ArticleId[]): Promise<Pair[]> {
  const rows = (await tx.execute(
    sql`select from_revision, to_revision, article_id, generation from pairs
      where compared_at is null and superseded_at is null
      and article_id = any(${sql.param(articleIds.map(String))}::bigint[])
      order by from_revision, to_revision`,
  )) as unknown as Record<string, string>[];
  return rows.map((row) => toPairRow(row).pair);
}

/** Notes that pairs were compared once more. Call it with them locked. */
export async function markCompared(
  tx: Tx,
  compared: readonly Pair[],
  extractorVersion: string,
  at: Instant,
): Promise<void> {
  if (compared.length === 0) return;
  await tx.execute(
    sql`update pairs set compared_at = ${at}, generation = generation + 1, extractor_version = ${extractorVersion},
        first_compared_at = coalesce(first_compared_at, ${at}), reread = false
      from ${listPairs(compared)} where pairs.from_revision = u.a and pairs.to_revision = u.b`,
  );
}

/** Pairs as a table `u` of two columns, a and b. */
export function listPairs(list: readonly Pair[]) {
  const [from, to] = [list.map(([one]) => String(one)), list.map(([, other]) => String(other))];
  return sql`unnest(${sql.param(from)}::bigint[], ${sql.param(to)}::bigint[]) as u(a, b)`;
}

function toPairRow(row: Record<string, string>): PairRow {
  return {
    pair: [toRowId<RevisionId>(row.from_revision), toRowId<RevisionId>(row.to_revision)],
    articleId: toRowId<ArticleId>(row.article_id),
    generation: Number(row.generation),
  };
}
