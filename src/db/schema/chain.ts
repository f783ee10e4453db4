import { boolean, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant, ref } from './columns.ts';

// What came in, entry by entry, each sealed with the hash of the one before it.

/**
 * One recorded range of a dump: which articles were received in it. An entry covers what never changes, and is written
 * in the transaction that records the range; a trigger refuses to alter or remove one. Only ranges that gave an
 * article have an entry.
 */
export const chain = pgTable(
  'chain',
  {
    /** 1, 2, 3 …, without a gap */
    no: ref('no').primaryKey(),
    dumpId: ref('dump_id').notNull(),
    dumpSha256: text('dump_sha256').notNull(),
    receivedAt: instant('received_at').notNull(),
    rangeNo: integer('range_no').notNull(),
    /** a line an article: ordinal, first byte, byte after the last, content hash, text hash or `-` where it was known */
    receipts: text('receipts').notNull(),
    /** the store was older than the chain: filled from its rows when the chain began */
    filledLater: boolean('filled_later').notNull(),
    /** hash of the entry before; 64 zeros for the first */
    previous: text('previous').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [uniqueIndex('chain_dump_range').on(t.dumpId, t.rangeNo)],
);
