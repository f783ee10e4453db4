import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { FindingDetail } from '../../changes/finding.ts';
import { id, instant, ref } from './columns.ts';
import { revisions } from './texts.ts';

/**
 * What revisions show of themselves: two figures that contradict each other, or a notice that declares what the texts do
 * not show. Superseded rows stay: digests may have told them. One holds while it is not superseded, nor its revision.
 */
export const findings = pgTable(
  'findings',
  {
    id: id(),
    kind: text('kind', { enum: ['contradiction', 'empty-notice'] }).notNull(),
    revisionId: ref('revision_id')
      .notNull()
      .references(() => revisions.id),
    /** the revision that it was compared with, of a notice; null for what one text shows alone */
    fromRevision: ref('from_revision'),
    articleId: ref('article_id').notNull(),
    /** among those of one reading or comparison, from 0 */
    no: integer('no').notNull(),
    /** equal for the same finding in several revisions of an article, which is told once */
    key: text('key').notNull(),
    /** `ContradictionDetail` or `EmptyNoticeDetail`, as `kind` says */
    detail: jsonb('detail').$type<FindingDetail>().notNull(),
    extractorVersion: text('extractor_version').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    supersededAt: instant('superseded_at'),
    /** the digest that told it, or that came when it was told for an earlier revision */
    digestId: ref('digest_id'),
    /** the digest that told that it no longer holds */
    amendedBy: ref('amended_by'),
  },
  (t) => [
    index('findings_revision').on(t.revisionId),
    index('findings_article').on(t.articleId, t.key),
    index('findings_untold').on(t.recordedAt).where(sql.raw('"digest_id" IS NULL AND "superseded_at" IS NULL')),
    index('findings_to_amend')
      .on(t.id)
      .where(sql.raw('"digest_id" IS NOT NULL AND "superseded_at" IS NOT NULL AND "amended_by" IS NULL')),
  ],
);
