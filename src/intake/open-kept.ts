import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, type Gunzip } from 'node:zlib';
import { Refusal } from '../base/failure.ts';
import type { Sha256 } from '../base/ids.ts';
import { nextArrivalKey } from './arrival-key.ts';
import { rawPath, spoolFolder, spoolPath, temporaryPrefix } from './data-folder.ts';
import { errorCode, syncFolder } from './write-durably.ts';

export type Compression = 'none' | 'gzip';

export interface OpenKept {
  /** a file that holds the uncompressed bytes */
  readonly path: string;
  readonly compression: Compression;
  /** of the uncompressed bytes */
  readonly sizeBytes: number;
}

/**
 * Finds a file with the uncompressed bytes of a dump: the kept one, or for gzip a copy under `spool/`, made once.
 *
 * uncompressedBytesMax  bytes that a gzip file may unfold to
 * returns               the path, what it was compressed with by its first bytes, and its size
 * fails                 Refusal `raw-bytes-missing`, `compression-too-large`, or `compression-damaged` for a file
 *                       that is cut short, broken, or followed by something else; `byte` is how many uncompressed
 *                       bytes came out before. Other errors of the file system as they are
 * source                RFC 1952: 1f 8b, and 08 for deflate; members in a row are one content; padding with zeros
 */
export async function uncompressedPath(what: {
  readonly dataFolder: string;
  readonly sha256: Sha256;
  readonly uncompressedBytesMax: number;
}): Promise<OpenKept> {
  const { dataFolder, sha256, uncompressedBytesMax } = what;
  const raw = rawPath(dataFolder, sha256);
  const magic = await readUpTo(raw, 0, 3);
  const rawBytes = (await stat(raw)).size;
  if (Buffer.compare(magic, Buffer.from([0x1f, 0x8b, 0x08])) !== 0) {
    return { path: raw, compression: 'none', sizeBytes: rawBytes };
  }
  const spool = spoolPath(dataFolder, sha256);
  const sizeBytes = (await sizeIfThere(spool)) ?? (await gunzipTo(spool, raw, rawBytes, what));
  if (sizeBytes > uncompressedBytesMax) throw tooLarge(uncompressedBytesMax);
  return { path: spool, compression: 'gzip', sizeBytes };
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
 * Reads a file from start to end.
 *
 * chunkBytes  bytes of each chunk but the last, which may be shorter
 * returns     chunks in order; each has memory of its own, which may be given to a thread
 * fails       Refusal `raw-bytes-missing` when the file is gone
 */
export async function* streamChunks(path: string, chunkBytes: number): AsyncGenerator<Uint8Array> {
  const file = await openKept(path);
  try {
    for (let at = 0; ; ) {
      const chunk = await readWhole(file, at, chunkBytes);
      if (chunk.length > 0) yield chunk;
      if (chunk.length < chunkBytes) return;
      at += chunk.length;
    }
  } finally {
    await file.close();
  }
}

/** Removes the uncompressed copy of a dump, when there is one. */
export async function dropSpool(dataFolder: string, sha256: Sha256): Promise<void> {
  await rm(spoolPath(dataFolder, sha256), { force: true });
}

/** Unfolds a gzip file whole or not at all; returns the size of what came out. */
async function gunzipTo(
  spool: string,
  raw: string,
  rawBytes: number,
  what: { readonly dataFolder: string; readonly uncompressedBytesMax: number },
): Promise<number> {
  await mkdir(spoolFolder(what.dataFolder), { recursive: true });
  const temporary = join(spoolFolder(what.dataFolder), temporaryPrefix + nextArrivalKey());
  const file = await open(temporary, 'wx');
  try {
    const gunzip = createGunzip({ chunkSize: 1 << 18 });
    const sizeBytes = await unfold(raw, gunzip, file, what.uncompressedBytesMax);
    await refuseLeftover(raw, gunzip.bytesWritten, rawBytes, sizeBytes);
    await file.sync();
    await rename(temporary, spool);
    await syncFolder(spoolFolder(what.dataFolder));
    return sizeBytes;
  } finally {
    await file.close();
    await rm(temporary, { force: true });
  }
}

async function unfold(raw: string, gunzip: Gunzip, file: FileHandle, bytesMax: number): Promise<number> {
  let sizeBytes = 0;
  let writeError: unknown;
  const write = async (chunks: AsyncIterable<Buffer>) => {
    try {
      for await (const chunk of chunks) {
        sizeBytes += chunk.length;
        if (sizeBytes > bytesMax) throw tooLarge(bytesMax);
        await file.writeFile(chunk);
      }
    } catch (error) {
      writeError ??= error;
      throw error;
    }
  };
  try {
    await pipeline(createReadStream(raw, { highWaterMark: 1 << 18 }), gunzip, write);
  } catch (error) {
    if (errorCode(error).startsWith('Z_')) throw damaged(sizeBytes, messageOf(error), error);
    // A pipeline whose end fails may report that it aborted its start instead of why.
    throw writeError ?? error;
  }
  return sizeBytes;
}

/** zlib stops at the first zero byte after a member and ignores the rest; only zeros may follow there. */
async function refuseLeftover(raw: string, usedBytes: number, rawBytes: number, sizeBytes: number): Promise<void> {
  if (usedBytes >= rawBytes) return;
  const rest = createReadStream(raw, { start: usedBytes });
  for await (const chunk of rest) {
    if (chunk instanceof Buffer && chunk.some((byte) => byte !== 0)) {
      throw damaged(sizeBytes, `something that is not gzip follows after byte ${usedBytes} of the file`);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function damaged(sizeBytes: number, reason: string, cause?: unknown): Refusal {
  const message = `the gzip data is damaged after ${sizeBytes} uncompressed bytes: ${reason}`;
  return new Refusal({ code: 'compression-damaged', message, byte: sizeBytes }, cause);
}

function tooLarge(bytesMax: number): Refusal {
  const message = `the gzip data unfolds to more than the ${bytesMax} bytes allowed`;
  return new Refusal({ code: 'compression-too-large', message, byte: bytesMax });
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
