import { type FileHandle, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '../base/failure.ts';
import type { Sha256 } from '../base/ids.ts';
import { nextArrivalKey } from './arrival-key.ts';
import { rawPath, spoolFolder, spoolPath, temporaryPrefix } from './data-folder.ts';
import { type Archive, type Compression, packingHeadBytes, tellPacking } from './tell-packing.ts';
import { type Contents, tooLarge, type UnfoldLimits, unfoldDump } from './unfold-dump.ts';
import { errorCode, syncFolder } from './write-durably.ts';

/** How a kept file is packed, as its receipt names it. */
export type Packing = 'none' | Compression | Archive | `tar.${Compression}`;

export interface OpenKept {
  /** a file that holds the unfolded bytes */
  readonly path: string;
  readonly compression: Packing;
  /** of the unfolded bytes */
  readonly sizeBytes: number;
}

type KeptFile = { readonly dataFolder: string; readonly sha256: Sha256; readonly copies?: string };

const limitDefaults = { unfoldRatioMax: 1000, archiveEntriesMax: 100_000 };

/**
 * Finds a file with the unfolded bytes of a dump: the kept one, or for what is compressed or an archive a copy under
 * `spool/`, made once. It takes processor time when the copy is to be made.
 *
 * copies   a folder for the copy in the place of `spool/`, for who may not trust one that is there
 * returns  the path, how it is packed by its first bytes, and its size
 * fails    Refusal `raw-bytes-missing`, and those of `unfoldDump`. Other errors of the file system as they are
 */
export async function uncompressedPath(
  what: KeptFile & Pick<UnfoldLimits, 'uncompressedBytesMax'> & Partial<UnfoldLimits>,
): Promise<OpenKept> {
  const { dataFolder, sha256, uncompressedBytesMax } = what;
  const raw = rawPath(dataFolder, sha256);
  const packing = tellPacking(await readUpTo(raw, 0, packingHeadBytes));
  const rawBytes = (await stat(raw)).size;
  if (packing === null) return { path: raw, compression: 'none', sizeBytes: rawBytes };
  const spool = copyPath(what);
  const limits = { ...limitDefaults, ...what };
  if ((await sizeIfThere(spool)) === null) await unfoldTo(what, { path: raw, rawBytes, packing, limits });
  const sizeBytes = (await stat(spool)).size;
  if (sizeBytes > uncompressedBytesMax) throw tooLarge(uncompressedBytesMax);
  return { path: spool, compression: await readPacking(what, packing), sizeBytes };
}

/**
 * Reads which files an unfolded dump was made of.
 *
 * path     as `uncompressedPath` gave it
 * returns  null for a dump that is no archive
 */
export async function readContents(path: string): Promise<Contents | null> {
  try {
    return JSON.parse(await readFile(notePath(path), 'utf8')) as Contents;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function copyPath({ dataFolder, sha256, copies }: KeptFile): string {
  return copies === undefined ? spoolPath(dataFolder, sha256) : join(copies, sha256);
}

async function readPacking(what: KeptFile, packing: Compression | Archive): Promise<Packing> {
  if (packing === 'zip' || packing === 'tar') return packing;
  // The note of an archive may be long; that there is one says enough.
  return (await sizeIfThere(notePath(copyPath(what)))) === null ? packing : `tar.${packing}`;
}

/**
 * Reads a range of a file.
 *
 * start    first byte, from 0
 * end      byte after the last one
 * returns  exactly `end - start` bytes
 * fails    Refusal `raw-bytes-missing` when the file is gone or ends before `end`
 */
export async function readRange(path: string, start: number, end: number): Promise<Uint8Array> {
  const bytes = await readUpTo(path, start, end);
  if (bytes.length < end - start) {
    const message = `${basename(path)} ends at byte ${start + bytes.length}, before byte ${end} that was asked for`;
    throw new Refusal({ code: 'raw-bytes-missing', message, byte: start + bytes.length });
  }
  return bytes;
}

/**
 * Reads a file, or its bytes [start, end), in order.
 *
 * chunkBytes  bytes of each chunk but the last, which may be shorter
 * returns     chunks in order; each has memory of its own, which may be given to a thread
 * fails       Refusal `raw-bytes-missing` when the file is gone
 */
export async function* streamChunks(
  path: string,
  chunkBytes: number,
  start = 0,
  end = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  const file = await openKept(path);
  try {
    for (let at = start; at < end; ) {
      const chunk = await readWhole(file, at, Math.min(chunkBytes, end - at));
      if (chunk.length > 0) yield chunk;
      if (chunk.length < chunkBytes) return;
      at += chunk.length;
    }
  } finally {
    await file.close();
  }
}

/** Removes the unfolded copy of a dump, when there is one. */
export async function dropSpool(dataFolder: string, sha256: Sha256): Promise<void> {
  const spool = spoolPath(dataFolder, sha256);
  await rm(spool, { force: true });
  await rm(notePath(spool), { force: true });
}

/** Unfolds a file whole or not at all. The note is there before the copy is: a copy without one is no archive. */
async function unfoldTo(
  what: KeptFile,
  source: { path: string; rawBytes: number; packing: Compression | Archive; limits: UnfoldLimits },
): Promise<void> {
  const folder = what.copies ?? spoolFolder(what.dataFolder);
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, temporaryPrefix + nextArrivalKey());
  const spool = copyPath(what);
  const file = await open(temporary, 'ax');
  try {
    const { contents } = await unfoldDump({ ...source, target: file });
    await file.sync();
    if (contents !== null) await writeNote(temporary, spool, contents);
    await rename(temporary, spool);
    await syncFolder(folder);
  } finally {
    await file.close();
    await rm(temporary, { force: true });
    await rm(notePath(temporary), { force: true });
  }
}

function notePath(spool: string): string {
  return `${spool}.entries.json`;
}

async function writeNote(temporary: string, spool: string, contents: Contents): Promise<void> {
  const note = await open(notePath(temporary), 'wx');
  try {
    await note.writeFile(JSON.stringify(contents));
    await note.sync();
  } finally {
    await note.close();
  }
  await rename(notePath(temporary), notePath(spool));
}

async function readUpTo(path: string, start: number, end: number): Promise<Buffer> {
  const file = await openKept(path);
  try {
    return await readWhole(file, start, end - start);
  } finally {
    await file.close();
  }
}

async function openKept(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    throw new Refusal({ code: 'raw-bytes-missing', message: `kept bytes ${basename(path)} are not there` }, error);
  }
}

/** Reads until the length is reached or the file ends; one read may return less than was asked for. */
async function readWhole(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, start + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

async function sizeIfThere(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
