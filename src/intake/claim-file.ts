import type { BigIntStats } from 'node:fs';
import { lstat, mkdir, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { Refusal } from '../base/failure.ts';
import { invariant } from '../base/invariant.ts';
import { isArrivalKey, nextArrivalKey } from './arrival-key.ts';
import { processingFolder, rawFolder, spoolFolder, temporaryPrefix } from './data-folder.ts';
import { encodeName, fitName, plainName } from './name-bytes.ts';
import { namesIn, removeAbandoned, removeIfAbandoned } from './remove-abandoned.ts';
import { foldersAbove, forgetSaid, keyOfNote, noteSaid } from './said-of-file.ts';
import { copyFlushed, errorCode, isThere, syncFolder, writeDurably } from './write-durably.ts';

/** A file that is ours: nobody else takes it, and it lies in the data folder until it is shelved. */
export interface ClaimedFile {
  /** names this arrival; sorts by time */
  readonly key: string;
  /** path in the drop folder as plain text; the base name for a file given to the command */
  readonly relativePath: string;
  readonly name: string;
  /** where it lies now */
  readonly path: string;
  readonly sizeBytes: number;
  /** whole milliseconds since 1970 */
  readonly modifiedAtMs: number;
}

/** What a move across file systems has yet to remove: the file it copied, and by what to know it again. */
interface MovingNote {
  readonly source: string;
  readonly identity: string;
}

/**
 * Takes a settled file out of the drop folder, so that it is taken once: renames it to `processing/<key>/<path>`.
 * From another file system it is copied, flushed, renamed into place and only then removed from the drop folder; a
 * crash in between is mended by `listClaimed`.
 *
 * What a claimtrail.json in its folder, or one around it, says of it is noted first.
 *
 * relativePath  path in the drop folder, as `openInbox` gives it
 * format        as named to the command
 * returns       the claimed file
 * fails         with the error of the file system (ENOENT: gone meanwhile); the file is then where it was
 */
export async function claimFile(where: {
  readonly dataFolder: string;
  readonly inbox: string;
  readonly relativePath: string;
  readonly format?: string | null;
}): Promise<ClaimedFile> {
  const { dataFolder, inbox, relativePath, format = null } = where;
  const parts = relativePath.split('/');
  invariant(!isAbsolute(relativePath) && !parts.includes('..'), `path leaves the drop folder: ${relativePath}`);
  const key = nextArrivalKey();
  const source = join(inbox, relativePath);
  const placed = parts.map((part) => fitName(plainName(part), 255)).join('/');
  const folder = join(processingFolder(dataFolder), key);
  const target = join(folder, placed);
  await mkdir(dirname(target), { recursive: true });
  try {
    await noteSaid(dataFolder, key, { folders: foldersAbove(inbox, relativePath), format });
    await moveIn(dataFolder, key, source, placed);
  } catch (error) {
    await forgetSaid(dataFolder, key);
    throw error;
  }
  await syncFolder(dirname(target));
  await syncFolder(processingFolder(dataFolder));
  await syncFolder(encodeName(dirname(source)));
  return describe(key, placed, target);
}

async function moveIn(dataFolder: string, key: string, source: string, placed: string): Promise<void> {
  const folder = join(processingFolder(dataFolder), key);
  try {
    await rename(encodeName(source), join(folder, placed));
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (errorCode(error) !== 'EXDEV') throw error;
    await moveAcross(dataFolder, key, source, placed);
  }
}

/**
 * Takes a copy of a file that somebody named to the command, and leaves theirs alone.
 *
 * path     any file that can be read; links are followed. Of what lies beside it, a claimtrail.json is looked at
 * format   as named to the command
 * returns  the claimed copy, with the time of modification of the original
 * fails    Refusal `file-unreadable` or `file-changed-while-read`; other errors of the file system as they are
 */
export async function claimCopy(where: {
  readonly dataFolder: string;
  readonly path: string;
  readonly format?: string | null;
}): Promise<ClaimedFile> {
  const { dataFolder, path, format = null } = where;
  const key = nextArrivalKey();
  const name = fitName(plainName(basename(path)), 255);
  const before = await statNamed(path);
  const copying = await makeCopying(dataFolder, key);
  try {
    await copyFlushed(encodeName(path), join(copying, name), wholeMs(before));
    if (identityOf(await statNamed(path)) !== identityOf(before)) {
      throw new Refusal({ code: 'file-changed-while-read', message: `${path} changed while it was copied` });
    }
    await syncFolder(copying);
    await noteSaid(dataFolder, key, { folders: [resolve(dirname(path))], format });
    await rename(copying, join(processingFolder(dataFolder), key));
  } catch (error) {
    await rm(copying, { recursive: true, force: true });
    await forgetSaid(dataFolder, key);
    if (['EACCES', 'EPERM'].includes(errorCode(error))) throw unreadable(path, error);
    throw error;
  }
  await syncFolder(processingFolder(dataFolder));
  return describe(key, name, join(processingFolder(dataFolder), key, name));
}

/**
 * Lists the files that were claimed and not shelved, and mends what a crash left of claims. To be called before the
 * drop folder is opened: a move across file systems that was cut short left its file there too.
 *
 * returns  claimed files in the order of their keys; half-made copies are not among them, and are removed once
 *          nothing was written to them for ten minutes (those of a process that runs are in use)
 * fails    with the error of the file system
 */
export async function listClaimed(dataFolder: string): Promise<ClaimedFile[]> {
  const processing = processingFolder(dataFolder);
  for (const folder of [processing, rawFolder(dataFolder), spoolFolder(dataFolder)]) await removeAbandoned(folder);
  const claimed: ClaimedFile[] = [];
  for (const name of await namesIn(processing)) {
    const path = join(processing, name);
    const moved = name.endsWith(movingEnding) ? name.slice(0, -movingEnding.length) : '';
    // What is half-made has other names, which must not be taken for keys: its original is all there is.
    if (isArrivalKey(moved)) await finishMove(path, join(processing, moved));
    const noted = keyOfNote(name);
    if (noted !== null && !(await isThere(join(processing, noted)))) await removeIfAbandoned(path);
    if (!isArrivalKey(name)) continue;
    const relativePath = await onlyFile(path, '');
    if (relativePath === null) await removeIfAbandoned(path);
    else claimed.push(await describe(name, relativePath, join(path, relativePath)));
  }
  return claimed;
}

const movingEnding = '.moving.json';

async function moveAcross(dataFolder: string, key: string, source: string, placed: string): Promise<void> {
  const processing = processingFolder(dataFolder);
  const note = join(processing, key + movingEnding);
  const before = await lstat(encodeName(source), { bigint: true });
  if (!before.isFile()) throw new Error(`${source} is no regular file`);
  const copying = await makeCopying(dataFolder, key);
  try {
    await mkdir(dirname(join(copying, placed)), { recursive: true });
    await copyFlushed(encodeName(source), join(copying, placed), wholeMs(before));
    await syncFolder(dirname(join(copying, placed)));
    const moving: MovingNote = { source, identity: identityOf(before) };
    await writeDurably(note, JSON.stringify(moving));
    await rename(copying, join(processing, key));
    await syncFolder(processing);
    if (!(await removeUnchanged(moving))) throw new Error(`${source} changed while it was moved`);
  } catch (error) {
    await rm(copying, { recursive: true, force: true });
    await rm(join(processing, key), { recursive: true, force: true });
    await rm(note, { force: true });
    throw error;
  }
  await rm(note, { force: true });
}

/** Removes the file that was copied, if it still is that file; says whether it is gone. */
async function removeUnchanged(moving: MovingNote): Promise<boolean> {
  const source = encodeName(moving.source);
  try {
    if (identityOf(await lstat(source, { bigint: true })) !== moving.identity) return false;
    await unlink(source);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  return true;
}

/** After a crash: when the copy is in place, its original goes, and so does the note. */
async function finishMove(note: string, copy: string): Promise<void> {
  if (!(await isThere(copy))) return removeIfAbandoned(note);
  const moving: MovingNote = JSON.parse(await readFile(note, 'utf8'));
  // A file that changed since is another one by now; it stays, and is taken as an arrival of its own.
  await removeUnchanged(moving);
  await rm(note, { force: true });
}

async function makeCopying(dataFolder: string, key: string): Promise<string> {
  const copying = join(processingFolder(dataFolder), temporaryPrefix + key);
  await mkdir(copying, { recursive: true });
  return copying;
}

/** Path of the one file in a folder of a claim; null when there is none. */
async function onlyFile(folder: string, below: string): Promise<string | null> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    const found = entry.isDirectory() ? await onlyFile(folder, path) : path;
    if (found !== null) return found;
  }
  return null;
}

async function describe(key: string, relativePath: string, path: string): Promise<ClaimedFile> {
  const stats = await lstat(path, { bigint: true });
  const name = basename(relativePath);
  return { key, relativePath, name, path, sizeBytes: Number(stats.size), modifiedAtMs: wholeMs(stats) };
}

async function statNamed(path: string): Promise<BigIntStats> {
  const stats = await stat(encodeName(path), { bigint: true }).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (!stats.isFile()) throw unreadable(path, new Error('it is no regular file'));
  return stats;
}

function unreadable(path: string, cause: unknown): Refusal {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Refusal({ code: 'file-unreadable', message: `${path} could not be read: ${reason}` }, cause);
}

/** Two looks with the same identity saw the same bytes of the same file. */
function identityOf(stats: BigIntStats): string {
  return [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join('-');
}

function wholeMs(stats: BigIntStats): number {
  return Number((stats.mtimeNs + 500_000n) / 1_000_000n);
}
