import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** What every query takes first: the database itself or a transaction of it. */
export type Tx = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;

export interface Database {
  readonly db: Tx;
  close(): Promise<void>;
}

/**
 * Opens a pool of connections; nothing is sent until the first query. Broken connections are made anew by the driver.
 *
 * url              postgres:// address
 * connectionsMax   size of the pool
 * name             application_name, seen in pg_stat_activity
 */
export function openDatabase(url: string, options: { connectionsMax: number; name: string }): Database {
  const client = postgres(url, {
    max: options.connectionsMax,
    connection: { application_name: options.name },
    connect_timeout: 10,
    onnotice: () => {},
  });
  const db = drizzle(client) as unknown as Tx;
  return { db, close: () => client.end({ timeout: 5 }) };
}
