import type { Tx } from '../db/open-database.ts';

/**
 * Lets a question of several queries see the database as it was at one moment, while the service goes on. The server
 * refuses whatever would write.
 *
 * db       the database, not a transaction of it
 * returns  what `work` returns; its transaction ends with it
 */
export async function readSnapshot<Result>(db: Tx, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db.transaction((tx) => work(tx), { isolationLevel: 'repeatable read', accessMode: 'read only' });
}
