import { sql } from 'drizzle-orm';
import { bigint, timestamp } from 'drizzle-orm/pg-core';

/*
 * Columns that tables share. Rows that are owed work carry the mark that says so (split_at, recorded_at, claims_owed,
 * compared_at, shelved_at, delivered_at), and a partial index finds those without it.
 */

/** The number of a row, given by the server. */
export const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

/** A number of another row, or any whole number beyond 2^31. */
export const ref = (name: string) => bigint(name, { mode: 'number' });

/** A moment, to the millisecond. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string', precision: 3 });

/** Condition of a partial index on rows that lack a mark. */
export const isNull = (column: string) => sql.raw(`"${column}" IS NULL`);
