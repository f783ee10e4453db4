import { integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

// What the service notes of itself.

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
