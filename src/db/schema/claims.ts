import { sql } from 'drizzle-orm';
import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { ChangeSide } from '../../changes/claim-change.ts';
import { id, instant, ref } from './columns.ts';
import { revisions } from './texts.ts';

// What revisions claim, and what neighbours claim otherwise.

/**
 * A figure or date that a revision asserts. Its number is its own for good: those of a later reading count on. Spans count
 * UTF-16 code units of headline, blank line, body.
 */
export const claims = pgTable(
  'claims',
  {
    id: id(),
    revisionId: ref('revision_id')
      .notNull()
      .references(() => revisions.id),
    no: integer('no').notNull(),
    kind: text('kind', { enum: ['figure', 'date'] }).notNull(),
    part: text('part', { enum: ['headline', 'body'] }).notNull(),
    standing: text('standing', { enum: ['current', 'former'] }).notNull(),
    subject: text('subject').notNull(),
    subjectKey: text('subject_key').notNull(),
    attribution: text('attribution'),
    hedge: text('hedge'),
    startUnit: integer('start_unit').notNull(),
    endUnit: integer('end_unit').notNull(),
    sentenceStart: integer('sentence_start').notNull(),
    sentenceEnd: integer('sentence_end').notNull(),
    valueText: text('value_text').notNull(),
    bound: text('bound').notNull(),
    value: doublePrecision('value'),
    low: doublePrecision('low'),
    high: doublePrecision('high'),
    trend: text('trend'),
    unit: text('unit'),
    unitText: text('unit_text'),
    concept: text('concept'),
    timeType: text('time_type'),
    timeValue: text('time_value'),
    timeMod: text('time_mod'),
    /** day, month, quarter or year that the value speaks of, TIMEX3; null where it is the time of the text */
    asOf: text('as_of'),
    /** the version that first read it so; the revision has the one that did last */
    extractorVersion: text('extractor_version').notNull(),
    /** the rereading that did not find it any more; null while it holds */
    supersededBy: ref('superseded_by'),
  },
  (t) => [
    uniqueIndex('claims_revision_no').on(t.revisionId, t.no),
    // A figure is looked for by its number, a deadline by the time that lies ahead. Dates sort by their letters alone.
    index('claims_value').on(t.value).where(sql.raw('"value" IS NOT NULL')),
    index('claims_time_value').on(sql`${t.timeValue} collate "C"`).where(sql.raw('"time_value" IS NOT NULL')),
  ],
);

/** One revision that a reading after the first found to say otherwise, though its text is the same. */
export const rereadings = pgTable(
  'rereadings',
  {
    id: id(),
    revisionId: ref('revision_id')
      .notNull()
      .references(() => revisions.id),
    fromVersion: text('from_version').notNull(),
    toVersion: text('to_version').notNull(),
    at: instant('at').notNull(),
    /** claims that were not there before, that are there no more, and that say otherwise at the same place */
    added: integer('added').notNull(),
    dropped: integer('dropped').notNull(),
    altered: integer('altered').notNull(),
    /** the digest that told of it */
    digestId: ref('digest_id'),
  },
  (t) => [
    index('rereadings_revision').on(t.revisionId),
    index('rereadings_untold').on(t.at).where(sql.raw('"digest_id" IS NULL')),
  ],
);

/** Two neighbours in an article's history, and whether they were compared. */
export const pairs = pgTable(
  'pairs',
  {
    fromRevision: ref('from_revision')
      .notNull()
      .references(() => revisions.id),
    toRevision: ref('to_revision')
      .notNull()
      .references(() => revisions.id),
    articleId: ref('article_id').notNull(),
    comparedAt: instant('compared_at'),
    extractorVersion: text('extractor_version'),
    /** how often it was compared; its current changes carry this number */
    generation: integer('generation').notNull().default(0),
    supersededAt: instant('superseded_at'),
    /** since when its changes could be told; null before it was compared */
    firstComparedAt: instant('first_compared_at'),
    /** it is compared once more as one of the two was read otherwise, not as anything in the articles changed */
    reread: boolean('reread').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.fromRevision, t.toRevision] }),
    index('pairs_to').on(t.toRevision),
    index('pairs_article').on(t.articleId),
    index('pairs_owed').on(t.fromRevision).where(sql.raw('"compared_at" IS NULL AND "superseded_at" IS NULL')),
  ],
);

/** What the newer of two neighbours says otherwise. Superseded rows stay: digests may have told them. */
export const changes = pgTable(
  'changes',
  {
    id: id(),
    fromRevision: ref('from_revision').notNull(),
    toRevision: ref('to_revision').notNull(),
    articleId: ref('article_id').notNull(),
    generation: integer('generation').notNull(),
    no: integer('no').notNull(),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    subjectKey: text('subject_key').notNull(),
    before: jsonb('before').$type<ChangeSide>(),
    after: jsonb('after').$type<ChangeSide>(),
    sentenceBefore: text('sentence_before'),
    sentenceAfter: text('sentence_after'),
    label: text('label').notNull(),
    rule: text('rule').notNull(),
    declaredBy: text('declared_by'),
    retraction: boolean('retraction').notNull(),
    priority: smallint('priority').notNull(),
    claimBefore: integer('claim_before'),
    claimAfter: integer('claim_after'),
    extractorVersion: text('extractor_version').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** what brought it up: the articles, or that we read texts otherwise that had been told of */
    cause: text('cause', { enum: ['text', 'reading'] })
      .notNull()
      .default('text'),
    supersededAt: instant('superseded_at'),
    /** why it holds no longer; null while it does */
    supersededCause: text('superseded_cause', { enum: ['text', 'reading'] }),
    /** what the new reading finds at its place */
    replacedBy: ref('replaced_by'),
    /** the digest that told it */
    digestId: ref('digest_id'),
    /** the digest that told that it no longer holds */
    amendedBy: ref('amended_by'),
  },
  (t) => [
    uniqueIndex('changes_pair_generation_no').on(t.fromRevision, t.toRevision, t.generation, t.no),
    index('changes_article').on(t.articleId),
    index('changes_mending').on(t.toRevision).where(sql.raw(`"label" IN ('correction', 'retraction') OR "retraction"`)),
    index('changes_untold').on(t.recordedAt).where(sql.raw('"digest_id" IS NULL AND "superseded_at" IS NULL')),
    index('changes_to_amend')
      .on(t.id)
      .where(sql.raw('"digest_id" IS NOT NULL AND "superseded_at" IS NOT NULL AND "amended_by" IS NULL')),
  ],
);
