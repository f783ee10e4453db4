import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import type { Log } from '../open-logger.ts';
import { findBinaries } from './find-binaries.ts';
import { databaseName, initialiseCluster, readPassword } from './initialise-cluster.ts';
import { joinServer, type Presence } from './join-server.ts';
import { type Folders, layOutFolders, openHome } from './lay-out-folders.ts';
import { openWatchdog, type Watchdog } from './open-watchdog.ts';
import { type Postmaster, readPostmaster, waitForEnd } from './read-postmaster.ts';
import { startServer } from './start-server.ts';
import { takeStartLock } from './take-start-lock.ts';

export interface AttachedPostgres {
  /** Of the database `claimtrail`, with user and password. */
  readonly url: string;
  readonly started: 'here' | 'joined';
  /** Calls back once when the server is lost while attached; at once when it is lost already. */
  onLost(callback: () => void): void;
  /** Ends the use of the server; whoever is last stops it. May be called twice. */
  leave(): Promise<void>;
}

/** How long to wait for another process that starts the server, be it with a recovery. */
const startLockWaitMs = 5 * 60_000;

/** A server that is stopping, or whose last user stops it, is gone within this. */
const stopWaitMs = 60_000;

/** What connections meet in a server that stops: admin_shutdown, crash_shutdown, cannot_connect_now, or nothing. */
const passingCodes = new Set(['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'CONNECTION_CLOSED']);

/**
 * Attaches to the PostgreSQL server of a data folder: joins the one that runs, or sets one up and starts it.
 *
 * dataFolder  made when it is not there; any number of processes may attach to one
 * fails       Error that says what is in the way: no binaries for this platform, a folder of another user, …
 */
export async function attachPostgres(choice: { dataFolder: string; log: Log }): Promise<AttachedPostgres> {
  const home = openHome(choice.dataFolder);
  const release = await takeStartLock(join(home, 'start.lock'), startLockWaitMs);
  try {
    return await attachUnderLock(layOutFolders(home), choice.log);
  } finally {
    await release();
  }
}

async function attachUnderLock(folders: Folders, log: Log): Promise<AttachedPostgres> {
  const until = performance.now() + stopWaitMs;
  for (;;) {
    const found = readPostmaster(folders.cluster);
    const late = performance.now() > until;
    if (found && found.status !== 'ready') {
      if (late) throw new Error(`the database server ${found.pid} has been ${found.status} for long`);
      await sleep(20);
      continue;
    }
    const postmaster = found ?? (await startNew(folders, log));
    try {
      const attached = await use(folders, postmaster, found ? 'joined' : 'here', log);
      if (attached) return attached;
      if (late) throw new Error(`the database server ${postmaster.pid} is being stopped, and does not end`);
    } catch (error) {
      if (late || !isPassing(error, folders.cluster, postmaster)) throw error;
    }
    await waitForEnd(folders.cluster, postmaster.pid, 1000);
  }
}

/** The server may go down, or be on its way down, between the look at it and the connection: then begin anew. */
function isPassing(error: unknown, cluster: string, postmaster: Postmaster): boolean {
  if (readPostmaster(cluster)?.pid !== postmaster.pid) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return passingCodes.has(code);
}

async function startNew(folders: Folders, log: Log): Promise<Postmaster> {
  const binaries = findBinaries(folders);
  initialiseCluster(folders, binaries);
  const postmaster = await startServer(folders, binaries, log);
  log.debug({ pid: postmaster.pid, port: postmaster.port }, 'the database server runs');
  return postmaster;
}

/** Null when the server is just being stopped. */
async function use(
  folders: Folders,
  postmaster: Postmaster,
  started: 'here' | 'joined',
  log: Log,
): Promise<AttachedPostgres | null> {
  const watchdog = openWatchdog(folders, postmaster);
  const loss = openLoss();
  try {
    const url = nameDatabase(postmaster.port, readPassword(folders.home), databaseName);
    await makeDatabase(nameDatabase(postmaster.port, readPassword(folders.home), 'postgres'));
    const presence = await joinServer(url, () => {
      watchdog.release();
      log.warn({ pid: postmaster.pid }, 'the database server is lost');
      loss.report();
    });
    if (presence) {
      const leaveOnce = once(() => leaveServer(folders, postmaster, presence, watchdog, loss, log));
      return { url, started, onLost: loss.onLost, leave: leaveOnce };
    }
    watchdog.release();
    return null;
  } catch (error) {
    watchdog.release();
    throw error;
  }
}

function nameDatabase(port: number, password: string, database: string): string {
  return `postgres://${databaseName}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

async function makeDatabase(adminUrl: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, connect_timeout: 10, onnotice: () => undefined, fetch_types: false });
  try {
    const found = await sql`SELECT 1 FROM pg_database WHERE datname = ${databaseName}`;
    if (found.length === 0) await sql.unsafe(`CREATE DATABASE ${databaseName}`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function leaveServer(
  folders: Folders,
  postmaster: Postmaster,
  presence: Presence,
  watchdog: Watchdog,
  loss: Loss,
  log: Log,
): Promise<void> {
  if (loss.isReported()) return;
  watchdog.signOff();
  const last = await presence.giveUp().catch(() => false);
  if (last) await stopServer(folders.cluster, postmaster, log);
  watchdog.release();
  await presence.close();
}

async function stopServer(cluster: string, postmaster: Postmaster, log: Log): Promise<void> {
  if (readPostmaster(cluster)?.pid !== postmaster.pid) return;
  try {
    // SIGINT is the fast shutdown: connections are ended, what was committed is kept.
    process.kill(postmaster.pid, 'SIGINT');
  } catch (error) {
    log.warn({ err: error, pid: postmaster.pid }, 'the database server could not be told to stop');
    return;
  }
  const gone = await waitForEnd(cluster, postmaster.pid, stopWaitMs);
  if (!gone) log.warn({ pid: postmaster.pid }, 'the database server is still stopping');
}

interface Loss {
  onLost(callback: () => void): void;
  report(): void;
  isReported(): boolean;
}

function openLoss(): Loss {
  const callbacks: (() => void)[] = [];
  let reported = false;
  return {
    onLost: (callback) => {
      if (reported) callback();
      else callbacks.push(callback);
    },
    report: () => {
      reported = true;
      for (const callback of callbacks.splice(0)) callback();
    },
    isReported: () => reported,
  };
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run();
    return running;
  };
}
