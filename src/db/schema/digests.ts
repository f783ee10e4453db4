import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, isNull, ref } from './columns.ts';

// Digests, what they told, and where they were delivered.

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
    index('deliveries_owed').on(t.id).where(isNull('delivered_at')),
  ],
);
