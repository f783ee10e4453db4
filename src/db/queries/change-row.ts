import { sql } from 'drizzle-orm';
import { type ChangeId, toRowId } from '../../base/ids.ts';
import type { ClaimChange } from '../../changes/claim-change.ts';

/** A change as it is stored, with what was done with it since. */
export interface StoredChange extends ClaimChange {
  readonly changeId: ChangeId;
  readonly fromRevision: number;
  readonly toRevision: number;
  readonly cause: 'text' | 'reading';
  readonly extractorVersion: string;
  readonly recordedAt: string;
  /** null while it holds */
  readonly supersededAt: string | null;
  readonly supersededCause: 'text' | 'reading' | null;
  readonly replacedBy: number | null;
}

/** The columns of `changes` (alias `c`) that `toStoredChange` reads. */
export const changeColumns = sql.raw(
  [
    ...['id', 'from_revision', 'to_revision', 'kind', 'subject', 'subject_key', 'before', 'after', 'sentence_before'],
    ...['sentence_after', 'label', 'rule', 'declared_by', 'retraction', 'priority', 'claim_before', 'claim_after'],
    ...['cause', 'extractor_version', 'recorded_at', 'superseded_at', 'superseded_cause', 'replaced_by'],
  ]
    .map((name) => `c.${name}`)
    .join(', '),
);

/** Reads of a row what was judged, without where it stands. */
export function toClaimChange(row: Readonly<Record<string, unknown>>): ClaimChange {
  return {
    kind: row.kind,
    subject: row.subject,
    subjectKey: row.subject_key,
    before: row.before,
    after: row.after,
    sentenceBefore: row.sentence_before,
    sentenceAfter: row.sentence_after,
    label: row.label,
    rule: row.rule,
    declaredBy: row.declared_by,
    retraction: row.retraction,
    priority: Number(row.priority),
    claimBefore: row.claim_before,
    claimAfter: row.claim_after,
  } as ClaimChange;
}

/** Reads a change from its row. */
export function toStoredChange(row: Readonly<Record<string, unknown>>): StoredChange {
  return {
    changeId: toRowId<ChangeId>(row.id),
    ...toClaimChange(row),
    fromRevision: Number(row.from_revision),
    toRevision: Number(row.to_revision),
    cause: row.cause === 'reading' ? 'reading' : 'text',
    extractorVersion: String(row.extractor_version),
    recordedAt: new Date(String(row.recorded_at)).toISOString(),
    supersededAt: row.superseded_at === null ? null : new Date(String(row.superseded_at)).toISOString(),
    supersededCause: row.superseded_cause as StoredChange['supersededCause'],
    replacedBy: row.replaced_by === null ? null : Number(row.replaced_by),
  };
}
