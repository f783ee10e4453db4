import { sql } from 'drizzle-orm';
import { type ArticleId, type RevisionId, toRowId } from '../../base/ids.ts';
import { insertRows } from '../insert-rows.ts';
import type { Tx } from '../open-database.ts';
import { claims } from '../schema/claims.ts';

export type ClaimRow = Omit<typeof claims.$inferInsert, 'id' | 'revisionId'>;

const columns = [
  'revisionId',
  'no',
  'kind',
  'part',
  'standing',
  'subject',
  'subjectKey',
  'attribution',
  'hedge',
  'startUnit',
  'endUnit',
  'sentenceStart',
  'sentenceEnd',
  'valueText',
  'bound',
  'value',
  'low',
  'high',
  'trend',
  'unit',
  'unitText',
  'concept',
  'timeType',
  'timeValue',
  'timeMod',
  'asOf',
] as const;

/** Writes the claims of revisions that have none yet. */
export async function insertClaims(
  tx: Tx,
  claimsOf: readonly { revisionId: RevisionId; rows: readonly ClaimRow[] }[],
): Promise<void> {
  const rows = claimsOf.flatMap(({ revisionId, rows: ofOne }) => ofOne.map((row) => ({ ...row, revisionId })));
  await insertRows(tx, claims, columns, rows);
}

/** Revisions of some articles that owe their claims, oldest first. */
export async function findRevisionsOwingClaims(tx: Tx, articleIds: readonly ArticleId[]): Promise<RevisionId[]> {
  const rows = (await tx.execute(
    sql`select id from revisions where claims_owed and article_id = any(${sql.param(articleIds.map(String))}::bigint[])
      order by id`,
  )) as unknown as { id: string }[];
  return rows.map((row) => toRowId<RevisionId>(row.id));
}

/** Which of these revisions still owe their claims, each held until the transaction ends. */
export async function lockRevisionsOwingClaims(tx: Tx, ids: readonly RevisionId[]): Promise<RevisionId[]> {
  const rows = (await tx.execute(
    sql`select id from revisions where claims_owed and id = any(${sql.param(ids.map(String))}::bigint[])
      order by id for update`,
  )) as unknown as { id: string }[];
  return rows.map((row) => toRowId<RevisionId>(row.id));
}

/** Removes the claims of revisions that are read anew: the text is the fact, claims are our reading of it. */
export async function deleteClaims(tx: Tx, ids: readonly RevisionId[]): Promise<void> {
  await tx.execute(sql`delete from claims where revision_id = any(${sql.param(ids.map(String))}::bigint[])`);
}

export async function markClaimsRecorded(tx: Tx, ids: readonly RevisionId[], extractorVersion: string): Promise<void> {
  await tx.execute(
    sql`update revisions set claims_owed = false, extractor_version = ${extractorVersion}
      where id = any(${sql.param(ids.map(String))}::bigint[])`,
  );
}
