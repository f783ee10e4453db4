import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { lockNumbers, openLasting } from './join-server.ts';
import { isRunning } from './read-process.ts';

/** The right to be the one service on a database; it ends with the process, however that ends. */
export interface ServiceLock {
  /** Calls back once when the connection that holds the lock is lost. */
  onLost(callback: () => void): void;
  release(): Promise<void>;
}

export interface ServiceHolder {
  readonly pid: number;
  readonly host: string;
  /** When it took the lock, ISO 8601 in UTC. */
  readonly since: string;
}

/** The server notices within this that a killed holder's connection is gone. */
const deadHolderWaitMs = 3000;

/**
 * Tries to become the service on a database.
 *
 * url      of the database, embedded or outside
 * returns  null when another process is the service already; `readServiceHolder` says which
 * fails    as the connection does
 */
export async function tryServiceLock(url: string): Promise<ServiceLock | null> {
  const callbacks: (() => void)[] = [];
  let held = false;
  const sql = openLasting(url, `${namePrefix}${process.pid} on ${hostname()}`, () => {
    if (!held) return;
    held = false;
    for (const callback of callbacks.splice(0)) callback();
    void sql.end({ timeout: 0 });
  });
  try {
    held = await takeLock(sql);
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw error;
  }
  if (!held) {
    await sql.end({ timeout: 1 });
    return null;
  }
  return {
    onLost: (callback) => {
      callbacks.push(callback);
    },
    release: async () => {
      held = false;
      await sql.end({ timeout: 1 });
    },
  };
}

/**
 * Says who the service on a database is.
 *
 * returns  null when there is none
 * fails    as the connection does
 */
export async function readServiceHolder(url: string): Promise<ServiceHolder | null> {
  const sql = openLasting(url, 'claimtrail', () => undefined);
  try {
    return await findHolder(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const namePrefix = 'claimtrail service pid ';

async function takeLock(sql: postgres.Sql): Promise<boolean> {
  const until = performance.now() + deadHolderWaitMs;
  for (;;) {
    const [row] = await sql`SELECT pg_try_advisory_lock(${lockNumbers.service}::bigint) AS held`;
    if (row?.held === true) return true;
    const holder = await findHolder(sql);
    const living = holder !== null && (holder.host !== hostname() || isRunning(holder.pid));
    if (living || performance.now() > until) return false;
    await sleep(50);
  }
}

/** pg_locks shows the upper half of the number as classid, the lower half as objid. */
async function findHolder(sql: postgres.Sql): Promise<ServiceHolder | null> {
  const [row] = await sql`
    SELECT activity.application_name AS name,
           to_char(activity.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS since
    FROM pg_locks AS held JOIN pg_stat_activity AS activity USING (pid)
    WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 1
      AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND (held.classid::bigint << 32 | held.objid::bigint) = ${lockNumbers.service}::bigint`;
  const parts = /^claimtrail service pid (\d+) on (.*)$/.exec(String(row?.name ?? ''));
  if (!row || !parts) return null;
  return { pid: Number(parts[1]), host: parts[2] ?? '', since: String(row.since) };
}
