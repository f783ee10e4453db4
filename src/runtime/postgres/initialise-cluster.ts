import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { serverEnvironment } from './environment-of-server.ts';
import type { Binaries } from './find-binaries.ts';
import { type Folders, giveToHomeOwner } from './lay-out-folders.ts';

/** The server's one user and the database of claimtrail bear the same name. */
export const databaseName = 'claimtrail';

/**
 * Makes the server's data when there are none yet. They are made aside and moved into place when whole, so that an
 * interrupted run leaves nothing that looks finished. To be called under the start lock.
 *
 * fails    Error when the data are of another PostgreSQL version, or were made once and are gone: a new empty
 *          database in their place would hide a loss
 */
export function initialiseCluster(folders: Folders, binaries: Binaries): void {
  const { home, cluster } = folders;
  const mark = join(home, 'initialised');
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    requireVersion(cluster, binaries.major);
    if (!existsSync(mark)) writeForOwner(home, 'initialised', `${binaries.major}\n`);
    return;
  }
  if (existsSync(mark)) {
    throw new Error(
      `the database of this data folder is gone: ${cluster} holds none. ` +
        `Bring it back, or remove ${home} to begin with an empty one`,
    );
  }
  const password = randomBytes(24).toString('base64url');
  makeCluster(folders, binaries, password);
  writeForOwner(home, 'password', password);
  renameSync(draftOf(cluster), cluster);
  writeForOwner(home, 'initialised', `${binaries.major}\n`);
}

/**
 * Reads the password of the server.
 *
 * fails    Error when there is none, or only its owner may read it
 */
export function readPassword(home: string): string {
  const path = join(home, 'password');
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (cause) {
    throw new Error(`the password of the database cannot be read from ${path}: ${messageOf(cause)}`, { cause });
  }
}

function draftOf(cluster: string): string {
  return `${cluster}.new`;
}

function requireVersion(cluster: string, major: number): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (found === String(major)) return;
  throw new Error(`${cluster} was made by PostgreSQL ${found}, and PostgreSQL ${major} is installed`);
}

function makeCluster(folders: Folders, binaries: Binaries, password: string): void {
  const draft = draftOf(folders.cluster);
  const passwordFile = `${folders.cluster}.pw`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  if (folders.user) {
    chownSync(draft, folders.user.uid, folders.user.gid);
    chownSync(passwordFile, folders.user.uid, folders.user.gid);
  }
  try {
    runInitdb(folders, binaries, draft, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** One collation on every system: the built-in one, which depends on no library of the machine. */
function runInitdb(folders: Folders, binaries: Binaries, draft: string, passwordFile: string): void {
  const words = ['-D', draft, '-U', databaseName, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const options = { ...folders.user, cwd: folders.room, env: serverEnvironment, encoding: 'utf8' as const };
  const run = spawnSync(binaries.initdb, [...words, ...locale], options);
  if (run.status === 0) return;
  const said = run.error?.message ?? `${run.stderr.trim()} ${run.stdout.trim()}`.slice(-600);
  throw new Error(`a new database could not be made in ${folders.cluster}: ${said}`);
}

/** Written through to the disk: a password lost with the power would lock its owner out. */
function writeForOwner(home: string, name: string, text: string): void {
  const path = join(home, name);
  const file = openSync(path, 'w', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  giveToHomeOwner(home, path);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
