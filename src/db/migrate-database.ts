import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { advisoryLocks } from './advisory-locks.ts';

/**
 * Brings the schema up to date; does nothing when it is. Several processes may call it at once: an advisory lock
 * on one connection lets them through one by one.
 *
 * fails    with the driver's error when the server cannot be reached or a statement fails (all is rolled back)
 */
export async function migrateDatabase(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await client`select pg_advisory_lock(${advisoryLocks.migration})`;
    await migrate(drizzle(client), { migrationsFolder: fileURLToPath(new URL('../../drizzle', import.meta.url)) });
    await client`select pg_advisory_unlock(${advisoryLocks.migration})`;
  } finally {
    await client.end({ timeout: 5 });
  }
}
