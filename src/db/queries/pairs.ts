import { sql } from 'drizzle-orm';
import { type ArticleId, type ChangeId, type RevisionId, toRowId } from '../../base/ids.ts';
import type { Instant } from '../../base/instant.ts';
import type { ChangeSide } from '../../changes/claim-change.ts';
import { insertRows } from '../insert-rows.ts';
import type { Tx } from '../open-database.ts';
import { changes, pairs } from '../schema/claims.ts';

/** Two neighbours in an article's history, the older first. */
export type Pair = readonly [RevisionId, RevisionId];

export interface PairRow {
  readonly pair: Pair;
  readonly articleId: ArticleId;
  readonly generation: number;
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
        set superseded_at = null, compared_at = null, article_id = excluded.article_id`,
    },
  );
}

/** Marks neighbours, and the changes judged from them, as no longer holding. */
export async function supersedePairs(tx: Tx, superseded: readonly Pair[], at: Instant): Promise<void> {
  if (superseded.length === 0) return;
  await tx.execute(
    sql`update pairs set superseded_at = ${at}, compared_at = null from ${listed(superseded)}
      where pairs.from_revision = u.a and pairs.to_revision = u.b`,
  );
  await supersedeChanges(tx, superseded, at);
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

/** Pairs among these that hold and were not compared, each held until the transaction ends. */
export async function lockOpenPairs(tx: Tx, wanted: readonly Pair[]): Promise<PairRow[]> {
  if (wanted.length === 0) return [];
  const rows = (await tx.execute(
    sql`select from_revision, to_revision, article_id, generation
      from ${listed(wanted)} join pairs on pairs.from_revision = u.a and pairs.to_revision = u.b
      where compared_at is null and superseded_at is null
      order by from_revision, to_revision for update of pairs`,
  )) as unknown as Record<string, string>[];
  return rows.map(toPairRow);
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
    sql`update pairs set compared_at = ${at}, generation = generation + 1, extractor_version = ${extractorVersion}
      from ${listed(compared)} where pairs.from_revision = u.a and pairs.to_revision = u.b`,
  );
}

/** Marks the changes of pairs that hold now as no longer holding. */
export async function supersedeChanges(tx: Tx, of: readonly Pair[], at: Instant): Promise<void> {
  if (of.length === 0) return;
  await tx.execute(
    sql`update changes set superseded_at = ${at} from ${listed(of)}
      where changes.from_revision = u.a and changes.to_revision = u.b and changes.superseded_at is null`,
  );
}

export interface ToldChange {
  readonly id: ChangeId;
  readonly fromRevision: RevisionId;
  readonly toRevision: RevisionId;
  readonly kind: string;
  readonly subjectKey: string;
  readonly before: ChangeSide | null;
  readonly after: ChangeSide | null;
  readonly label: string;
  readonly declaredBy: string | null;
  readonly retraction: boolean;
}

/** Changes of pairs that a digest told and none has taken back. */
export async function findToldChanges(tx: Tx, of: readonly Pair[]): Promise<ToldChange[]> {
  if (of.length === 0) return [];
  const rows = (await tx.execute(
    sql`select id, from_revision, to_revision, kind, subject_key as "subjectKey", before, after, label,
        declared_by as "declaredBy", retraction
      from ${listed(of)} join changes on changes.from_revision = u.a and changes.to_revision = u.b
      where digest_id is not null and amended_by is null`,
  )) as unknown as (Omit<ToldChange, 'id'> & Record<'id' | 'from_revision' | 'to_revision', string>)[];
  return rows.map(({ id, from_revision, to_revision, ...row }) => ({
    ...row,
    id: toRowId<ChangeId>(id),
    fromRevision: toRowId<RevisionId>(from_revision),
    toRevision: toRowId<RevisionId>(to_revision),
  }));
}

/** Has changes hold (again) that a newer comparison found again, under its number. */
export async function keepChanges(
  tx: Tx,
  kept: readonly {
    id: ChangeId;
    generation: number;
    no: number;
    claimBefore: number | null;
    claimAfter: number | null;
  }[],
): Promise<void> {
  if (kept.length === 0) return;
  const rows = kept.map(({ id, generation, no, claimBefore, claimAfter }) => ({
    ...{ id, generation, no },
    ...{ claim_before: claimBefore, claim_after: claimAfter },
  }));
  await tx.execute(
    sql`update changes set superseded_at = null, generation = u.generation, no = u.no, claim_before = u.claim_before,
        claim_after = u.claim_after
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as u(id bigint, generation integer, no integer, claim_before integer, claim_after integer)
      where changes.id = u.id`,
  );
}

export async function insertChanges(tx: Tx, rows: readonly (typeof changes.$inferInsert)[]): Promise<void> {
  await insertRows(
    tx,
    changes,
    [
      'fromRevision',
      'toRevision',
      'articleId',
      'generation',
      'no',
      'kind',
      'subject',
      'subjectKey',
      'before',
      'after',
      'sentenceBefore',
      'sentenceAfter',
      'label',
      'rule',
      'declaredBy',
      'retraction',
      'priority',
      'claimBefore',
      'claimAfter',
      'extractorVersion',
      'recordedAt',
    ],
    rows,
  );
}

/** Pairs as a table `u` of two columns, a and b. */
function listed(list: readonly Pair[]) {
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
