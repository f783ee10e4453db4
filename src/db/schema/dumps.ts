import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Failure } from '../../base/failure.ts';
import type { Detection } from '../../dumps/detection.ts';
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
    index('arrivals_owed').on(t.id).where(isNull('shelved_at')),
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
