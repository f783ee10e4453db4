import { and, inArray, isNull, sql } from 'drizzle-orm';
import { type ArticleId, type RevisionId, toRowId } from '../../base/ids.ts';
import { insertRows } from '../insert-rows.ts';
import type { Tx } from '../open-database.ts';
import { claims, rereadings } from '../schema/claims.ts';
import { type ClaimRow, type ReadState, type ReadStateRow, toReadState } from './claims.ts';

/** Which revisions are to be read once more. */
export interface RereadScope {
  /** the version to read with; revisions that it read last are left out … */
  readonly extractorVersion: string;
  /** … unless all are wanted */
  readonly isAll: boolean;
  readonly articleId: ArticleId | null;
}

/** Revisions with claims in the scope, by id after `after`, at most `limit`. */
export async function findRevisionsInScope(
  tx: Tx,
  scope: RereadScope,
  after: number,
  limit: number,
): Promise<RevisionId[]> {
  const ofArticle = scope.articleId === null ? sql`` : sql`and article_id = ${scope.articleId}`;
  const ofOlder = scope.isAll ? sql`` : sql`and extractor_version <> ${scope.extractorVersion}`;
  return idsOf(
    tx,
    sql`select id from revisions where id > ${after} and extractor_version is not null ${ofOlder} ${ofArticle}
      order by id limit ${limit}`,
  );
}

/** Notes that revisions are to be read once more. */
export async function oweRereading(tx: Tx, ids: readonly RevisionId[]): Promise<void> {
  await tx.execute(
    sql`update revisions set reread_owed = true where not reread_owed
      and id = any(${sql.param(ids.map(String))}::bigint[])`,
  );
}

/**
 * Revisions that somebody asked to have read once more, article by article, so that neighbours are compared again
 * once. Those that owe a first reading wait for it.
 */
export async function findRevisionsToReread(tx: Tx, limit: number): Promise<RevisionId[]> {
  return idsOf(
    tx,
    sql`select id from revisions where reread_owed and not claims_owed order by article_id, id limit ${limit}`,
  );
}

/** Which of these revisions are still to be read once more, each held until the transaction ends. */
export async function lockRevisionsToReread(tx: Tx, ids: readonly RevisionId[]): Promise<ReadState[]> {
  const rows = (await tx.execute(
    sql`select id, article_id, extractor_version, claims_owed, claim_order from revisions
      where reread_owed and not claims_owed and id = any(${sql.param(ids.map(String))}::bigint[])
      order by id for update`,
  )) as unknown as ReadStateRow[];
  return rows.map(toReadState);
}

/** A claim that holds, with its row. */
export interface StoredClaimRow extends ClaimRow {
  readonly id: number;
  readonly revisionId: RevisionId;
}

/** The claims that some revisions have now. */
export async function findStoredClaims(tx: Tx, ids: readonly RevisionId[]): Promise<StoredClaimRow[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(claims)
    .where(and(inArray(claims.revisionId, [...ids]), isNull(claims.supersededBy)));
  return rows.map((row) => ({ ...row, revisionId: toRowId<RevisionId>(row.revisionId) }));
}

/** The largest number that a claim of each of these revisions ever had. */
export async function findLastClaimNumbers(tx: Tx, ids: readonly RevisionId[]): Promise<Map<RevisionId, number>> {
  if (ids.length === 0) return new Map();
  const rows = (await tx.execute(
    sql`select revision_id, max(no) as last from claims
      where revision_id = any(${sql.param(ids.map(String))}::bigint[]) group by revision_id`,
  )) as unknown as { revision_id: string; last: number }[];
  return new Map(rows.map((row) => [toRowId<RevisionId>(row.revision_id), Number(row.last)]));
}

/** Notes which revisions were read otherwise. Returns the number of each such note. */
export async function insertRereadings(
  tx: Tx,
  rows: readonly (typeof rereadings.$inferInsert)[],
): Promise<Map<RevisionId, number>> {
  const written = await insertRows(
    tx,
    rereadings,
    ['revisionId', 'fromVersion', 'toVersion', 'at', 'added', 'dropped', 'altered'],
    rows,
    { returning: ['id', 'revision_id'] },
  );
  return new Map(written.map((row) => [toRowId<RevisionId>(row.revision_id), Number(row.id)]));
}

/** Marks claims that a rereading did not find. Their rows stay: changes were judged from them. */
export async function supersedeClaims(tx: Tx, gone: readonly { id: number; rereading: number }[]): Promise<void> {
  if (gone.length === 0) return;
  await tx.execute(
    sql`update claims set superseded_by = u.rereading
      from unnest(${sql.param(gone.map(({ id }) => String(id)))}::bigint[],
        ${sql.param(gone.map(({ rereading }) => String(rereading)))}::bigint[]) as u(id, rereading)
      where claims.id = u.id`,
  );
}

/** Removes single claims, of a reading against another date. */
export async function deleteClaimRows(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`delete from claims where id = any(${sql.param(ids.map(String))}::bigint[])`);
}

/** Notes in which order the claims of revisions stand in their reading; null for 0, 1, 2 … */
export async function setClaimOrders(
  tx: Tx,
  orders: readonly { revisionId: RevisionId; order: readonly number[] | null }[],
): Promise<void> {
  if (orders.length === 0) return;
  const rows = orders.map(({ revisionId, order }) => ({
    id: revisionId,
    claim_order: order === null ? null : `{${order.join(',')}}`,
  }));
  await tx.execute(
    sql`update revisions set claim_order = u.claim_order::integer[]
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u(id bigint, claim_order text)
      where revisions.id = u.id`,
  );
}

/** Revisions by the version of the extractor that read them last. */
export async function countReadings(tx: Tx): Promise<Map<string, number>> {
  const rows = (await tx.execute(
    sql`select extractor_version as version, count(*) as count from revisions
      where extractor_version is not null group by 1 order by 1`,
  )) as unknown as { version: string; count: string }[];
  return new Map(rows.map(({ version, count }) => [version, Number(count)]));
}

/** What was read otherwise, and which changes that took back and brought up. */
export interface RereadCounts {
  readonly readOtherwise: number;
  readonly added: number;
  readonly dropped: number;
  readonly altered: number;
  /** changes that hold no longer, told or not */
  readonly withdrawn: number;
  readonly found: number;
}

/** Counts what rereadings found since a moment. */
export async function countRereadingsSince(tx: Tx, since: string): Promise<RereadCounts> {
  const [row] = (await tx.execute(
    sql`select count(*) as "readOtherwise", coalesce(sum(added), 0) as added, coalesce(sum(dropped), 0) as dropped,
        coalesce(sum(altered), 0) as altered,
        (select count(*) from changes where superseded_cause = 'reading' and superseded_at >= ${since}) as withdrawn,
        (select count(*) from changes where cause = 'reading' and recorded_at >= ${since}) as found
      from rereadings where at >= ${since}`,
  )) as unknown as Record<keyof RereadCounts, string>[];
  return Object.fromEntries(
    Object.entries(row ?? {}).map(([name, count]) => [name, Number(count)]),
  ) as unknown as RereadCounts;
}

async function idsOf(tx: Tx, query: ReturnType<typeof sql>): Promise<RevisionId[]> {
  const rows = (await tx.execute(query)) as unknown as { id: string }[];
  return rows.map((row) => toRowId<RevisionId>(row.id));
}
