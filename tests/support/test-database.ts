import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../src/db/open-database.ts';

export interface TestDatabase extends Database {
  readonly url: string;
}

/**
 * Makes a database of its own; closing it drops it.
 *
 * source  one to be copied with all that is in it, and whose connections are cut for a moment; else it is empty, with
 *         the tables of the migrated template
 */
export async function openTestDatabase(source?: TestDatabase): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
  const template = source === undefined ? inject('templateDatabase') : new URL(source.url).pathname.slice(1);
  if (source !== undefined) {
    await admin`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = ${template}`;
  }
  await admin.unsafe(`create database ${name} template ${template}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  const database = openDatabase(url.href, { connectionsMax: 8, name: 'claimtrail test' });
  return {
    url: url.href,
    db: database.db,
    async close() {
      await database.close();
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
