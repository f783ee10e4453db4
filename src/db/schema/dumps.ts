import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Failure } from '../../base/failure.ts';
import type { Detection } from '../../dumps/detection.ts';
import type { DumpHints } from '../../dumps/dump-hints.ts';
import type { SplitSummary } from '../../dumps/piece.ts';
import { id, instant, isNull, ref } from './columns.ts';

// Files, the dumps they hold, and the ranges that dumps are worked on in.

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
    /** when the file was last written, as its file system says; null where nobody noted it */
    modifiedAt: instant('modified_at'),
    /** what a person said of the file: format, outlet …; null where nothing was said */
    hints: jsonb('hints').$type<DumpHints>(),
    /** those hints as one string, '' for none: the same bytes read in another way are another dump */
    reading: text('reading').notNull().default(''),
    state: text('state', { enum: ['accepted', 'split', 'recorded', 'rejected'] }).notNull(),
    compression: text('compression'),
    detection: jsonb('detection').$type<Detection>(),
    summary: jsonb('summary').$type<SplitSummary>(),
    failure: jsonb('failure').$type<Failure>(),
    splitAt: instant('split_at'),
    recordedAt: instant('recorded_at'),
  },
  (t) => [uniqueIndex('dumps_sha256_reading').on(t.sha256, t.reading), index('dumps_received_at').on(t.receivedAt)],
);

/**
 * The files of an archive, in the order of the bytes that they unfold to: bytes [start, end) of the unfolded dump. A
 * dump that is no archive has no such rows.
 */
export const entries = pgTable(
  'entries',
  {
    id: id(),
    dumpId: ref('dump_id')
      .notNull()
      .references(() => dumps.id),
    /** from 1 */
    no: integer('no').notNull(),
    name: text('name').notNull(),
    startByte: ref('start_byte').notNull(),
    endByte: ref('end_byte').notNull(),
    modifiedAt: instant('modified_at'),
    detection: jsonb('detection').$type<Detection>(),
    summary: jsonb('summary').$type<SplitSummary>(),
    /** why nothing could be read of it */
    failure: jsonb('failure').$type<Failure>(),
  },
  (t) => [uniqueIndex('entries_dump_no').on(t.dumpId, t.no), index('entries_dump_start').on(t.dumpId, t.startByte)],
);

/** Condition of arrivals that a person should look at: they failed, or their receipt warns of something. */
export const needsLooking = `("outcome" = 'failed' OR jsonb_array_length(coalesce("receipt"->'warnings', '[]'::jsonb)) > 0)`;

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
    /** where a person said something of it, of a file that has no dump; null where nothing was said */
    said: jsonb('said').$type<{ folders: readonly string[]; format: string | null }>(),
    /** null while its dump is worked on */
    outcome: text('outcome', { enum: ['done', 'duplicate', 'failed'] }),
    failure: jsonb('failure').$type<Failure>(),
    receipt: jsonb('receipt'),
    shelvedAs: text('shelved_as'),
    shelvedAt: instant('shelved_at'),
    /** the digest that told that it failed or warns of something */
    digestId: ref('digest_id'),
  },
  (t) => [
    uniqueIndex('arrivals_claim_key').on(t.claimKey),
    index('arrivals_dump').on(t.dumpId),
    index('arrivals_received_at').on(t.receivedAt),
    index('arrivals_owed').on(t.id).where(isNull('shelved_at')),
    index('arrivals_untold')
      .on(t.shelvedAt)
      .where(sql.raw(`"digest_id" IS NULL AND ${needsLooking}`)),
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
  (t) => [uniqueIndex('ranges_dump_no').on(t.dumpId, t.no), index('ranges_owed').on(t.id).where(isNull('recorded_at'))],
);
