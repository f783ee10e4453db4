import { sql } from 'drizzle-orm';
import { type ArticleId, type RevisionId, toRowId } from '../../base/ids.ts';
import { insertRows } from '../insert-rows.ts';
import type { Tx } from '../open-database.ts';
import { claims } from '../schema/claims.ts';

/** A claim as it is read; `no` is its place in the reading, from 0. */
export type ClaimRow = Omit<typeof claims.$inferInsert, 'id' | 'revisionId' | 'extractorVersion' | 'supersededBy'>;

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
  'extractorVersion',
] as const;

/** Writes claims under their numbers, which no other claim of their revision has. */
export async function insertClaims(
  tx: Tx,
  claimsOf: readonly { revisionId: RevisionId; rows: readonly ClaimRow[] }[],
  extractorVersion: string,
): Promise<void> {
  const rows = claimsOf.flatMap(({ revisionId, rows: ofOne }) =>
    ofOne.map((row) => ({ ...row, revisionId, extractorVersion })),
  );
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

/** How the claims of a revision were read last, and what is owed to it. */
export interface ReadState {
  readonly revisionId: RevisionId;
  readonly articleId: ArticleId;
  /** null where it was never read */
  readonly extractorVersion: string | null;
  readonly claimsOwed: boolean;
  /** numbers of the claims that hold, in the order of the reading; null where they are 0, 1, 2 … */
  readonly claimOrder: readonly number[] | null;
}

const readState = sql`select id, article_id, extractor_version, claims_owed, claim_order from revisions`;

/** Which of these revisions still owe their claims, each held until the transaction ends. */
export async function lockRevisionsOwingClaims(tx: Tx, ids: readonly RevisionId[]): Promise<ReadState[]> {
  const rows = (await tx.execute(
    sql`${readState} where claims_owed and id = any(${sql.param(ids.map(String))}::bigint[]) order by id for update`,
  )) as unknown as ReadStateRow[];
  return rows.map(toReadState);
}

/** How some revisions were read last. */
export async function findReadStates(tx: Tx, ids: readonly RevisionId[]): Promise<Map<RevisionId, ReadState>> {
  if (ids.length === 0) return new Map();
  const rows = (await tx.execute(
    sql`${readState} where id = any(${sql.param(ids.map(String))}::bigint[])`,
  )) as unknown as ReadStateRow[];
  return new Map(rows.map(toReadState).map((state) => [state.revisionId, state]));
}

export interface ReadStateRow {
  readonly id: string;
  readonly article_id: string;
  readonly extractor_version: string | null;
  readonly claims_owed: boolean;
  readonly claim_order: readonly number[] | null;
}

export function toReadState(row: ReadStateRow): ReadState {
  return {
    revisionId: toRowId<RevisionId>(row.id),
    articleId: toRowId<ArticleId>(row.article_id),
    extractorVersion: row.extractor_version,
    claimsOwed: row.claims_owed,
    claimOrder: row.claim_order,
  };
}

/** Removes the claims of a reading against another date: the text is the fact, claims are our reading of it. */
export async function deleteClaims(tx: Tx, ids: readonly RevisionId[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(
    sql`delete from claims where superseded_by is null
      and revision_id = any(${sql.param(ids.map(String))}::bigint[])`,
  );
}

/** Notes that revisions were read just now: no rereading of them is owed any more, and series are to take them up. */
export async function markClaimsRecorded(tx: Tx, ids: readonly RevisionId[], extractorVersion: string): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(
    sql`update revisions set claims_owed = false, reread_owed = false, series_owed = true, extractor_version = ${extractorVersion}
      where id = any(${sql.param(ids.map(String))}::bigint[])`,
  );
}
