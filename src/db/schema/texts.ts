import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { FurnitureLine, Notice } from '../../articles/article.ts';
import { id, instant, ref } from './columns.ts';
import { dumps } from './dumps.ts';

// Texts, where they appear, and the revisions and articles they are.

/** What its revisions are versions of. An article that a later text showed to be another's is merged into it. */
export const articles = pgTable('articles', {
  id: id(),
  createdAt: instant('created_at').notNull(),
  mergedInto: ref('merged_into'),
});

/** A text, once, whatever number of dumps and outlets carry it. Never updated. */
export const texts = pgTable(
  'texts',
  {
    id: id(),
    articleId: ref('article_id')
      .notNull()
      .references(() => articles.id),
    contentHash: text('content_hash').notNull(),
    headline: text('headline'),
    body: text('body').notNull(),
    notices: jsonb('notices').$type<Notice[]>().notNull(),
  },
  (t) => [
    uniqueIndex('texts_content_hash').on(t.contentHash),
    index('texts_article').on(t.articleId),
    index('texts_with_notices').on(t.id).where(sql.raw(`"notices" <> '[]'::jsonb`)),
  ],
);

/** Index keys of a text's signature: two texts that share some are compared. */
export const signatureKeys = pgTable(
  'signature_keys',
  { key: ref('key').notNull(), textId: ref('text_id').notNull() },
  // With the text in it, the first few holders of a key that thousands share are read without the others.
  (t) => [index('signature_keys_key_text').on(t.key, t.textId)],
);

/** Why two texts were taken for versions of one article, or for wire copy of each other. */
export const links = pgTable(
  'links',
  {
    textA: ref('text_a').notNull(),
    textB: ref('text_b').notNull(),
    kind: text('kind', { enum: ['version', 'wire-copy'] }).notNull(),
    evidence: jsonb('evidence').notNull(),
    /** the decision by hand that keeps the two apart all the same */
    overruledBy: ref('overruled_by'),
  },
  (t) => [primaryKey({ columns: [t.textA, t.textB] }), index('links_text_b').on(t.textB)],
);

/** One occurrence of a text in a dump: where it was seen, and what that dump says of it. */
export const appearances = pgTable(
  'appearances',
  {
    id: id(),
    textId: ref('text_id')
      .notNull()
      .references(() => texts.id),
    dumpId: ref('dump_id')
      .notNull()
      .references(() => dumps.id),
    ordinal: integer('ordinal').notNull(),
    startByte: ref('start_byte').notNull(),
    endByte: ref('end_byte').notNull(),
    /** as stated, a day or an instant */
    published: text('published'),
    publishedEvidence: text('published_evidence'),
    /** where no date is stated: the days between which it was published, both included, and what says so */
    estimatedFrom: text('estimated_from'),
    estimatedTo: text('estimated_to'),
    estimateEvidence: jsonb('estimate_evidence').$type<string[]>(),
    observedAt: instant('observed_at').notNull(),
    /** the dump itself says when it saw the text */
    observedStated: boolean('observed_stated').notNull(),
    outlet: text('outlet'),
    byline: text('byline'),
    url: text('url'),
    section: text('section'),
    furniture: jsonb('furniture').$type<FurnitureLine[]>().notNull(),
  },
  (t) => [uniqueIndex('appearances_dump_ordinal').on(t.dumpId, t.ordinal), index('appearances_text').on(t.textId)],
);

/** A text at its place in the history of its article. A text that returns is a further occurrence. */
export const revisions = pgTable(
  'revisions',
  {
    id: id(),
    articleId: ref('article_id')
      .notNull()
      .references(() => articles.id),
    textId: ref('text_id')
      .notNull()
      .references(() => texts.id),
    /** 1, or 2 and more where the text came back after another one (a reversion) */
    occurrence: smallint('occurrence').notNull(),
    /** number in the article's history, from 1; 0 once superseded */
    position: integer('position').notNull(),
    published: text('published'),
    estimatedFrom: text('estimated_from'),
    estimatedTo: text('estimated_to'),
    observedAt: instant('observed_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    outlet: text('outlet'),
    url: text('url'),
    supersededAt: instant('superseded_at'),
    claimsOwed: boolean('claims_owed').notNull(),
    /** the version that read its claims last */
    extractorVersion: text('extractor_version'),
    /** somebody asked to have it read once more */
    rereadOwed: boolean('reread_owed').notNull().default(false),
    /** numbers of the claims that hold, in the order of the reading; null where they are 0, 1, 2 … */
    claimOrder: integer('claim_order').array(),
    /** its claims are to be joined to series, or taken out of them */
    seriesOwed: boolean('series_owed').notNull().default(true),
  },
  (t) => [
    uniqueIndex('revisions_text_occurrence').on(t.textId, t.occurrence),
    index('revisions_article').on(t.articleId, t.position),
    index('revisions_claims_owed').on(t.id).where(sql.raw('"claims_owed"')),
    index('revisions_reread_owed').on(t.articleId, t.id).where(sql.raw('"reread_owed"')),
    index('revisions_series_owed').on(t.id).where(sql.raw('"series_owed"')),
  ],
);
