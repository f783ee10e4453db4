import { constants } from 'node:fs';
import { copyFile, lstat, open, rename, rm, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { temporaryPrefix } from './data-folder.ts';

/**
 * Writes a file whole or not at all: a temporary beside it, flushed to disk, renamed over it.
 *
 * path     its folder must exist; a file of that name is replaced
 * fails    with the error of the file system, and then leaves no temporary behind
 */
export async function writeDurably(path: string, content: string): Promise<void> {
  const temporary = join(dirname(path), `${temporaryPrefix}${basename(path).slice(-60)}`);
  try {
    await writeFlushed(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Writes a file and flushes it to disk. */
export async function writeFlushed(path: string, content: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Copies a file, flushes the copy to disk and gives it the time of modification of the original.
 *
 * source        path, as bytes where its name is no UTF-8
 * modifiedAtMs  that time, whole milliseconds
 * fails         with the error of the file system; EEXIST when there is a file at the target
 */
export async function copyFlushed(source: string | Buffer, target: string, modifiedAtMs: number): Promise<void> {
  // A clone shares the blocks where the file system can (btrfs, XFS, APFS), which makes the copy free.
  await copyFile(source, target, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  await utimes(target, modifiedAtMs / 1000, modifiedAtMs / 1000);
  const file = await open(target, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Flushes a folder, so that names made, moved or removed in it outlive a loss of power.
 *
 * fails    not for a folder that is gone, nor on file systems that cannot flush folders (network mounts, FUSE):
 *          nothing more can be had there; else with the error of the file system
 */
export async function syncFolder(path: string | Buffer): Promise<void> {
  try {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    if (!['ENOENT', 'EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EBADF'].includes(errorCode(error))) throw error;
  }
}

/** Is there anything by that name, a broken link included? */
export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return false;
    throw error;
  }
}

/** The system's code of an error (`ENOENT`); empty for errors without one. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
