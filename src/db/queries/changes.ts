import { sql } from 'drizzle-orm';
import { type ChangeId, type RevisionId, toRowId } from '../../base/ids.ts';
import type { Instant } from '../../base/instant.ts';
import type { ClaimChange } from '../../changes/claim-change.ts';
import { insertRows } from '../insert-rows.ts';
import type { Tx } from '../open-database.ts';
import { changes } from '../schema/claims.ts';
import { listPairs, type Pair } from './pairs.ts';

/** What brings a change up, or takes it back: the articles, or that we read the same texts otherwise. */
export type ChangeCause = 'text' | 'reading';

/** Marks the changes of pairs that hold now as no longer holding, but for those that are kept. */
export async function supersedeChanges(
  tx: Tx,
  of: readonly Pair[],
  { at, cause, kept }: { at: Instant; cause: ChangeCause; kept: readonly ChangeId[] },
): Promise<void> {
  if (of.length === 0) return;
  await tx.execute(
    sql`update changes set superseded_at = ${at}, superseded_cause = ${cause} from ${listPairs(of)}
      where changes.from_revision = u.a and changes.to_revision = u.b and changes.superseded_at is null
        and changes.id <> all(${sql.param(kept.map(String))}::bigint[])`,
  );
}

/** A change as it was found before. */
export interface KnownChange extends Omit<ClaimChange, 'claimBefore' | 'claimAfter'> {
  readonly id: ChangeId;
  readonly fromRevision: RevisionId;
  readonly toRevision: RevisionId;
  readonly cause: ChangeCause;
  readonly supersededCause: ChangeCause | null;
  /** a digest told it */
  readonly isTold: boolean;
  readonly replacedBy: ChangeId | null;
}

/** Changes of pairs that hold, and those that a digest told and none has taken back. */
export async function findKnownChanges(tx: Tx, of: readonly Pair[]): Promise<KnownChange[]> {
  if (of.length === 0) return [];
  const rows = (await tx.execute(
    sql`select id, from_revision, to_revision, kind, subject, subject_key as "subjectKey", before, after,
        sentence_before as "sentenceBefore", sentence_after as "sentenceAfter", label, rule, declared_by as "declaredBy",
        retraction, priority, cause, superseded_cause as "supersededCause", digest_id is not null as "isTold", replaced_by
      from ${listPairs(of)} join changes on changes.from_revision = u.a and changes.to_revision = u.b
      where superseded_at is null or (digest_id is not null and amended_by is null) order by id`,
  )) as unknown as (Omit<KnownChange, 'id'> &
    Record<'id' | 'from_revision' | 'to_revision', string> & { replaced_by: string | null })[];
  return rows.map(({ id, from_revision, to_revision, replaced_by, ...row }) => ({
    ...row,
    id: toRowId<ChangeId>(id),
    fromRevision: toRowId<RevisionId>(from_revision),
    toRevision: toRowId<RevisionId>(to_revision),
    replacedBy: replaced_by === null ? null : toRowId<ChangeId>(replaced_by),
  }));
}

export interface KeptChange {
  readonly id: ChangeId;
  readonly generation: number;
  readonly no: number;
  readonly claimBefore: number | null;
  readonly claimAfter: number | null;
  readonly extractorVersion: string;
}

/** Has changes hold (again) that a newer comparison found again, under its number and version. */
export async function keepChanges(tx: Tx, kept: readonly KeptChange[]): Promise<void> {
  if (kept.length === 0) return;
  const rows = kept.map(({ id, generation, no, claimBefore, claimAfter, extractorVersion }) => ({
    ...{ id, generation, no, version: extractorVersion },
    ...{ claim_before: claimBefore, claim_after: claimAfter },
  }));
  await tx.execute(
    sql`update changes set superseded_at = null, superseded_cause = null, replaced_by = null,
        generation = u.generation, no = u.no, claim_before = u.claim_before, claim_after = u.claim_after,
        extractor_version = u.version
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u(id bigint, generation integer, no integer,
        version text, claim_before integer, claim_after integer)
      where changes.id = u.id`,
  );
}

/** Writes changes. Returns the id of each, by `placeOfChange`. */
export async function insertChanges(
  tx: Tx,
  rows: readonly (typeof changes.$inferInsert)[],
): Promise<Map<string, ChangeId>> {
  const written = await insertRows(
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
      'cause',
    ],
    rows,
    { returning: ['id', 'from_revision', 'to_revision', 'no'] },
  );
  return new Map(
    written.map((row) => [
      placeOfChange({
        fromRevision: Number(row.from_revision),
        toRevision: Number(row.to_revision),
        no: Number(row.no),
      }),
      toRowId<ChangeId>(row.id),
    ]),
  );
}

/** A change among those of one comparison of its pair. */
export function placeOfChange(row: { fromRevision: number; toRevision: number; no: number }): string {
  return `${row.fromRevision} ${row.toRevision} ${row.no}`;
}

/** Notes which change a new reading finds in the place of one that it does not. */
export async function setReplacements(
  tx: Tx,
  replaced: readonly { id: ChangeId; replacedBy: ChangeId | null }[],
): Promise<void> {
  if (replaced.length === 0) return;
  const rows = replaced.map(({ id, replacedBy }) => ({ id, replaced_by: replacedBy }));
  await tx.execute(
    sql`update changes set replaced_by = u.replaced_by
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u(id bigint, replaced_by bigint)
      where changes.id = u.id`,
  );
}
