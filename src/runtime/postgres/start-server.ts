import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../open-logger.ts';
import { serverEnvironment } from './environment-of-server.ts';
import type { Binaries } from './find-binaries.ts';
import { type Folders, giveToHomeOwner } from './lay-out-folders.ts';
import { disarmPidFile, type Postmaster, readPostmaster } from './read-postmaster.ts';

/** A log that has outgrown this at a start is set aside; one older log is kept. */
const logBytesMax = 10 * 1024 * 1024;

/**
 * The server's buffers: an eighth of the memory, within these bounds. They are taken as they are used. Finding the
 * candidates of a text reads pages all over the index of its keys, and a page that is in no buffer costs five times as
 * much: with a million texts that index has 1.5 GB.
 */
const bufferShare = 8;
const bufferMegabytes = { least: 128, most: 2048 } as const;

const attemptsMax = 12;

/** Replaying its log after a crash can take a server minutes; it is left to it as long as it lives. */
const readyWaitMs = 15 * 60_000;

interface Attempt {
  readonly postmaster: Postmaster | null;
  /** What the server wrote to its log in this attempt. */
  readonly said: string;
}

/**
 * Starts the server on a cluster that no server holds. To be called under the start lock.
 *
 * returns  the server, once it takes connections on 127.0.0.1
 * fails    Error with the last lines of its log, when it ends for a reason that waiting or another port cannot mend
 */
export async function startServer(folders: Folders, binaries: Binaries, log: Log): Promise<Postmaster> {
  setLogAside(folders.home);
  disarmPidFile(folders.cluster);
  let port = await choosePort(folders.home);
  for (let attempt = 1; ; attempt++) {
    const { postmaster, said } = await tryToStart(folders, binaries, port, log);
    if (postmaster) {
      keepPort(folders.home, postmaster.port);
      return postmaster;
    }
    const remedy = findRemedy(said);
    if (remedy === 'none' || attempt === attemptsMax) {
      throw new Error(`the database server did not start: ${said.trim().slice(-800) || 'its log is empty'}`);
    }
    log.debug({ attempt, remedy }, 'the database server did not start yet');
    if (remedy === 'other-port') port = await findFreePort(0);
    else await sleep(Math.min(100 * attempt, 1000));
  }
}

/** After a kill -9 of the server its children live on for a moment, and hold the shared memory. */
function findRemedy(said: string): 'other-port' | 'wait' | 'none' {
  if (/could not bind|could not create any TCP\/IP sockets/.test(said)) return 'other-port';
  return /postmaster\.pid|pre-existing shared memory/.test(said) ? 'wait' : 'none';
}

async function tryToStart(folders: Folders, binaries: Binaries, port: number, log: Log): Promise<Attempt> {
  const logPath = join(folders.home, 'server.log');
  const logFile = openSync(logPath, 'a', 0o600);
  giveToHomeOwner(folders.home, logPath);
  const from = statSync(logPath).size;
  // A group of its own: Ctrl-C in a terminal must not stop the database before those who use it are done.
  const child = spawn(binaries.postgres, listArguments(folders.cluster, port), {
    ...folders.user,
    cwd: folders.room,
    env: serverEnvironment,
    detached: true,
    stdio: ['ignore', logFile, logFile],
  });
  closeSync(logFile);
  child.unref();
  const postmaster = await waitUntilReady(child, folders.cluster, log);
  return { postmaster, said: postmaster ? '' : readFileSync(logPath).subarray(from).toString('utf8') };
}

async function waitUntilReady(child: ChildProcess, cluster: string, log: Log): Promise<Postmaster | null> {
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', (error) => {
    ended = true;
    log.error({ err: error }, 'the database server could not be run');
  });
  const from = performance.now();
  for (let round = 1; !ended && performance.now() - from < readyWaitMs; round++) {
    const postmaster = readPostmaster(cluster);
    if (postmaster?.pid === child.pid && postmaster?.status === 'ready') return postmaster;
    if (round % 500 === 0) log.info({ pid: child.pid }, 'the database server is still starting, maybe recovering');
    await sleep(20);
  }
  return null;
}

function listArguments(cluster: string, port: number): string[] {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    // No socket file: its path may be at most 107 bytes long, and over TCP the speed is the same.
    unix_socket_directories: '',
    shared_buffers: `${bufferMegabytesOf(memory)}MB`,
    max_wal_size: '1GB',
    max_connections: 100,
    fsync: 'on',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    logging_collector: 'off',
  };
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

function bufferMegabytesOf(memoryBytes: number): number {
  const share = Math.floor(memoryBytes / bufferShare / 1024 ** 2);
  return Math.min(bufferMegabytes.most, Math.max(bufferMegabytes.least, share));
}

function setLogAside(home: string): void {
  const path = join(home, 'server.log');
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > logBytesMax) renameSync(path, `${path}.1`);
}

/** The port of the last time when it is free, so that tools of the user's own keep working. */
async function choosePort(home: string): Promise<number> {
  const kept = readPort(home);
  if (kept === null) return findFreePort(0);
  return findFreePort(kept).catch(() => findFreePort(0));
}

function readPort(home: string): number | null {
  try {
    const port = Number(readFileSync(join(home, 'port'), 'utf8'));
    return Number.isSafeInteger(port) && port > 1023 && port < 65536 ? port : null;
  } catch {
    return null;
  }
}

function keepPort(home: string, port: number): void {
  const path = join(home, 'port');
  writeFileSync(path, `${port}\n`);
  giveToHomeOwner(home, path);
}

function findFreePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : wanted;
      server.close(() => resolve(port));
    });
  });
}
