import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../base/failure.ts';
import { type Sha256, toSha256 } from '../base/ids.ts';
import { nextArrivalKey } from './arrival-key.ts';
import { rawFolder, rawPath, temporaryPrefix } from './data-folder.ts';
import { errorCode, syncFolder } from './write-durably.ts';

export interface KeptBytes {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
}

/** Bytes read at once: large enough for full disk speed, small enough that the hash never holds a page up. */
const chunkBytes = 1 << 20;

/** What says that a file itself cannot be read, now or later; anything else is an outage. */
const unreadableCodes = ['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'ELOOP', 'ENXIO', 'ENOTDIR'];

/**
 * Keeps the bytes of a file under their hash, `raw/ab/abcdef…`, hashing and copying in one pass.
 *
 * path     a regular file; a link is not followed
 * returns  SHA-256 and size of what was kept; bytes that are kept already are not written again
 * fails    Refusal `file-unreadable`, or `file-changed-while-read` when size or time moved during the pass; other
 *          errors (no space, a broken disk) as they are, to be tried again; no temporary is left behind
 */
export async function keepBytes(path: string, dataFolder: string): Promise<KeptBytes> {
  await mkdir(rawFolder(dataFolder), { recursive: true });
  const source = await openSource(path);
  const temporary = join(rawFolder(dataFolder), temporaryPrefix + nextArrivalKey());
  try {
    const kept = await copyAndHash(source, path, temporary);
    await placeKept(temporary, rawPath(dataFolder, kept.sha256), kept.sizeBytes);
    return kept;
  } finally {
    await source.close();
    await rm(temporary, { force: true });
  }
}

async function openSource(path: string): Promise<FileHandle> {
  let source: FileHandle;
  try {
    // Not blocking: a pipe that has no writer would hold us up for ever.
    source = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (unreadableCodes.includes(errorCode(error))) throw unreadable(path, errorCode(error), error);
    throw error;
  }
  if ((await source.stat()).isFile()) return source;
  await source.close();
  throw unreadable(path, 'it is no regular file');
}

async function copyAndHash(source: FileHandle, path: string, temporary: string): Promise<KeptBytes> {
  const before = await source.stat({ bigint: true });
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafeSlow(chunkBytes);
  const copy = await open(temporary, 'wx');
  let sizeBytes = 0;
  try {
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, chunkBytes, sizeBytes);
      if (bytesRead === 0) break;
      const chunk = buffer.subarray(0, bytesRead);
      hash.update(chunk);
      await copy.writeFile(chunk);
      sizeBytes += bytesRead;
    }
    await copy.sync();
  } finally {
    await copy.close();
  }
  const after = await source.stat({ bigint: true });
  if (after.size !== before.size || after.mtimeNs !== before.mtimeNs || Number(after.size) !== sizeBytes) {
    const message = `${basename(path)} changed while it was read: ${before.size} bytes, then ${after.size}, ${sizeBytes} read`;
    throw new Refusal({ code: 'file-changed-while-read', message });
  }
  return { sha256: toSha256(hash.digest('hex')), sizeBytes };
}

async function placeKept(temporary: string, target: string, sizeBytes: number): Promise<void> {
  const present = await lstat(target).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (present?.isFile() && present.size === sizeBytes) return;
  const made = await mkdir(dirname(target), { recursive: true });
  await rename(temporary, target);
  await syncFolder(dirname(target));
  if (made !== undefined) await syncFolder(dirname(dirname(target)));
}

function unreadable(path: string, reason: string, cause?: unknown): Refusal {
  return new Refusal({ code: 'file-unreadable', message: `${basename(path)} could not be read: ${reason}` }, cause);
}
