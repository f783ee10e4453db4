import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { FurnitureLine, Notice } from '../articles/article.ts';
import type { Failure } from '../base/failure.ts';
import type { ChangeSide } from '../changes/claim-change.ts';
import type { Detection } from '../dumps/detection.ts';
import type { SplitSummary } from '../dumps/piece.ts';

/*
 * Every table of the service. Rows that are owed work carry the mark that says so (split_at, recorded_at,
 * claims_owed, compared_at, shelved_at, delivered_at), and a partial index finds those without it.
 */

const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();
const ref = (name: string) => bigint(name, { mode: 'number' });
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string', precision: 3 });

/** One content of a dropped file, known by its SHA-256. Bytes are kept under raw/. */
export const dumps = pgTable(
  'dumps',
  {
    id: id(),
    sha256: text('sha256').notNull(),
    name: text('name').notNull(),
    sizeBytes: ref('size_bytes').notNull(),
    receivedAt: instant('received_at').notNull(),
    observedAt: instant('observed_at').notNull(),
    state: text('state', { enum: ['accepted', 'split', 'recorded', 'rejected'] }).notNull(),
    compression: text('compression'),
    detection: jsonb('detection').$type<Detection>(),
    summary: jsonb('summary').$type<SplitSummary>(),
    failure: jsonb('failure').$type<Failure>(),
    splitAt: instant('split_at'),
    recordedAt: instant('recorded_at'),
  },
  (t) => [uniqueIndex('dumps_sha256').on(t.sha256), index('dumps_received_at').on(t.receivedAt)],
);

/** One file as it was taken: every file ends in exactly one outcome, its row says which. */
export const arrivals = pgTable(
  'arrivals',
  {
    id: id(),
    claimKey: text('claim_key').notNull(),
    dumpId: ref('dump_id').references(() => dumps.id),
    name: text('name').notNull(),
    inboxPath: text('inbox_path').notNull(),
    sizeBytes: ref('size_bytes').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** null while its dump is worked on */
    outcome: text('outcome', { enum: ['done', 'duplicate', 'failed'] }),
    failure: jsonb('failure').$type<Failure>(),
    receipt: jsonb('receipt'),
    shelvedAs: text('shelved_as'),
    shelvedAt: instant('shelved_at'),
  },
  (t) => [
    uniqueIndex('arrivals_claim_key').on(t.claimKey),
    index('arrivals_dump').on(t.dumpId),
    index('arrivals_received_at').on(t.receivedAt),
    index('arrivals_owed').on(t.id).where(isNullSql('shelved_at')),
  ],
);

/** A stretch of a dump that one job works on. `cuts` holds ordinal, start, end, line for each piece, flat. */
export const ranges = pgTable(
  'ranges',
  {
    id: id(),
    dumpId: ref('dump_id')
      .notNull()
      .references(() => dumps.id),
    no: integer('no').notNull(),
    cuts: ref('cuts').array().notNull(),
    recordedAt: instant('recorded_at'),
    newCount: integer('new_count').notNull().default(0),
    revisedCount: integer('revised_count').notNull().default(0),
    knownCount: integer('known_count').notNull().default(0),
    rejections: jsonb('rejections').$type<Failure[]>().notNull().default([]),
  },
  (t) => [
    uniqueIndex('ranges_dump_no').on(t.dumpId, t.no),
    index('ranges_owed').on(t.id).where(isNullSql('recorded_at')),
  ],
);

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
  (t) => [uniqueIndex('texts_content_hash').on(t.contentHash), index('texts_article').on(t.articleId)],
);

/** Index keys of a text's signature: two texts that share some are compared. */
export const signatureKeys = pgTable(
  'signature_keys',
  { key: ref('key').notNull(), textId: ref('text_id').notNull() },
  (t) => [index('signature_keys_key').on(t.key)],
);

/** Why two texts were taken for versions of one article, or for wire copy of each other. */
export const links = pgTable(
  'links',
  {
    textA: ref('text_a').notNull(),
    textB: ref('text_b').notNull(),
    kind: text('kind', { enum: ['version', 'wire-copy'] }).notNull(),
    evidence: jsonb('evidence').notNull(),
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
    observedAt: instant('observed_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    outlet: text('outlet'),
    url: text('url'),
    supersededAt: instant('superseded_at'),
    claimsOwed: boolean('claims_owed').notNull(),
    extractorVersion: text('extractor_version'),
  },
  (t) => [
    uniqueIndex('revisions_text_occurrence').on(t.textId, t.occurrence),
    index('revisions_article').on(t.articleId, t.position),
    index('revisions_claims_owed').on(t.id).where(isTrueSql('claims_owed')),
  ],
);

/** A figure or date that a revision asserts. Spans count UTF-16 code units of headline, blank line, body. */
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
  },
  (t) => [uniqueIndex('claims_revision_no').on(t.revisionId, t.no)],
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
  },
  (t) => [
    primaryKey({ columns: [t.fromRevision, t.toRevision] }),
    index('pairs_to').on(t.toRevision),
    index('pairs_article').on(t.articleId),
    index('pairs_owed').on(t.fromRevision).where(owedPairSql()),
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
    supersededAt: instant('superseded_at'),
    /** the digest that told it */
    digestId: ref('digest_id'),
    /** the digest that told that it no longer holds */
    amendedBy: ref('amended_by'),
  },
  (t) => [
    uniqueIndex('changes_pair_generation_no').on(t.fromRevision, t.toRevision, t.generation, t.no),
    index('changes_article').on(t.articleId),
    index('changes_untold').on(t.recordedAt).where(untoldSql()),
    index('changes_to_amend').on(t.id).where(toAmendSql()),
  ],
);

/** One digest for each window of a subscription. Its bytes are fixed when it is issued. */
export const digests = pgTable(
  'digests',
  {
    id: id(),
    subscription: text('subscription').notNull(),
    windowKey: text('window_key').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    issuedAt: instant('issued_at').notNull(),
    changeCount: integer('change_count').notNull(),
    firstLine: text('first_line').notNull(),
    markdown: text('markdown').notNull(),
    json: text('json').notNull(),
  },
  (t) => [
    uniqueIndex('digests_window').on(t.subscription, t.windowKey),
    index('digests_ends_at').on(t.subscription, t.endsAt),
  ],
);

export const digestEntries = pgTable(
  'digest_entries',
  {
    digestId: ref('digest_id')
      .notNull()
      .references(() => digests.id),
    no: integer('no').notNull(),
    changeId: ref('change_id').notNull(),
    role: text('role', { enum: ['told', 'amended'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.digestId, t.changeId, t.role] })],
);

/** One digest on one channel. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: id(),
    digestId: ref('digest_id')
      .notNull()
      .references(() => digests.id),
    channel: text('channel', { enum: ['file'] }).notNull(),
    deliveredAt: instant('delivered_at'),
    receipt: jsonb('receipt'),
  },
  (t) => [
    uniqueIndex('deliveries_digest_channel').on(t.digestId, t.channel),
    index('deliveries_owed').on(t.id).where(isNullSql('delivered_at')),
  ],
);

/** Steps that used up their attempts. The sweep tries them again; `retry` does so at once. */
export const stepFailures = pgTable(
  'step_failures',
  {
    id: id(),
    job: text('job').notNull(),
    payload: jsonb('payload').notNull(),
    payloadKey: text('payload_key').notNull(),
    message: text('message').notNull(),
    times: integer('times').notNull(),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (t) => [uniqueIndex('step_failures_payload').on(t.job, t.payloadKey)],
);

/** Signs of life of the watcher and the workers. */
export const heartbeats = pgTable('heartbeats', {
  name: text('name').primaryKey(),
  at: instant('at').notNull(),
  detail: jsonb('detail').notNull(),
});

/** Facts of this database: since when digests are owed. */
export const facts = pgTable('facts', { name: text('name').primaryKey(), value: text('value').notNull() });

// Conditions of the partial indexes. They stand in functions so that the tables above read in their order.

function isNullSql(column: string) {
  return sql.raw(`"${column}" IS NULL`);
}
function isTrueSql(column: string) {
  return sql.raw(`"${column}"`);
}
function owedPairSql() {
  return sql.raw('"compared_at" IS NULL AND "superseded_at" IS NULL');
}
function untoldSql() {
  return sql.raw('"digest_id" IS NULL AND "superseded_at" IS NULL');
}
function toAmendSql() {
  return sql.raw('"digest_id" IS NOT NULL AND "superseded_at" IS NOT NULL AND "amended_by" IS NULL');
}
