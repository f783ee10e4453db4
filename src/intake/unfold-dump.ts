import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { type Failure, Refusal } from '../base/failure.ts';
import { type ByteSource, openByteReader } from './byte-reader.ts';
import type { PackedFile } from './packed-file.ts';
import { type Archive, type Compression, packingHeadBytes, tellPacking } from './tell-packing.ts';
import { unfoldBytes } from './unfold-bytes.ts';

/** Bounds against files that are made to fill the disk. */
export interface UnfoldLimits {
  /** bytes that a file may unfold to */
  readonly uncompressedBytesMax: number;
  /** how often its own size a file may unfold to; looked at beyond the first 64 MB */
  readonly unfoldRatioMax: number;
  /** files that an archive may hold, folders and litter counted */
  readonly archiveEntriesMax: number;
}

/** A file of an archive: bytes [start, end) of the unfolded dump. */
export interface UnfoldedEntry {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly modifiedAt: string | null;
  /** why it has no bytes */
  readonly failure?: Failure;
}

/** What an archive held. */
export interface Contents {
  readonly entries: readonly UnfoldedEntry[];
  /** folders and litter, which have no row */
  readonly passedOver: number;
}

/** Below this no ratio is looked at: a short log may well repeat itself. */
const freeBytes = 64 * 1024 * 1024;

/**
 * Unfolds a packed file into an open, empty one: the content, or those of an archive's files one after the other.
 *
 * A compressed file in an archive is unfolded once more; an archive in one is not. The same bytes give the same
 * outcome.
 *
 * packing  of the file at `path`, as `tellPacking` says
 * returns  how many bytes came out, and the files where it is an archive (bare or compressed), else null
 * fails    Refusal `compression-damaged`, `compression-too-large`, `compression-ratio`, `archive-too-large`: nothing
 *          of the file is to be used. An entry that is damaged, encrypted or no file fails for itself.
 */
export async function unfoldDump(what: {
  readonly path: string;
  readonly rawBytes: number;
  readonly packing: Compression | Archive;
  readonly target: FileHandle;
  readonly limits: UnfoldLimits;
}): Promise<{ sizeBytes: number; archive: Archive | null; contents: Contents | null }> {
  const { path, packing, limits } = what;
  const sink = openSink(what.target, what.rawBytes, limits);
  if (packing === 'zip') {
    const { readZip } = await import('./read-zip.ts');
    const contents = await unfoldFiles(readZip(path, limits.archiveEntriesMax), sink, limits);
    return { sizeBytes: sink.size(), archive: 'zip', contents };
  }
  const raw = createReadStream(path, { highWaterMark: 1 << 18 });
  try {
    const bytes = packing === 'tar' ? raw : unfoldBytes(packing, raw);
    const reader = openByteReader(bytes);
    if (tellPacking(await reader.peek(packingHeadBytes)) === 'tar') {
      const { readTar } = await import('./read-tar.ts');
      const contents = await unfoldFiles(readTar(reader.rest()), sink, limits);
      return { sizeBytes: sink.size(), archive: 'tar', contents };
    }
    for await (const chunk of reader.rest()) await sink.write(chunk);
    return { sizeBytes: sink.size(), archive: null, contents: null };
  } finally {
    raw.destroy();
  }
}

interface Sink {
  write(chunk: Uint8Array): Promise<void>;
  size(): number;
  /** Forgets what was written behind the first `size` bytes. */
  rewind(size: number): Promise<void>;
}

function openSink(target: FileHandle, rawBytes: number, limits: UnfoldLimits): Sink {
  const { uncompressedBytesMax: bytesMax, unfoldRatioMax } = limits;
  let size = 0;
  // What is forgotten cost its time all the same.
  let unfolded = 0;
  return {
    async write(chunk) {
      size += chunk.length;
      unfolded += chunk.length;
      if (unfolded > bytesMax) throw tooLarge(bytesMax);
      if (unfolded > freeBytes && unfolded > unfoldRatioMax * rawBytes) throw tooSteep(rawBytes, unfoldRatioMax);
      await target.writeFile(chunk);
    },
    size: () => size,
    async rewind(to) {
      if (size === to) return;
      await target.truncate(to);
      size = to;
    },
  };
}

/** Says that a file unfolds to more than is allowed. */
export function tooLarge(bytesMax: number): Refusal {
  const message = `the packed data unfolds to more than the ${bytesMax} bytes allowed`;
  return new Refusal({ code: 'compression-too-large', message, byte: bytesMax });
}

function tooSteep(rawBytes: number, ratioMax: number): Refusal {
  const message = `${rawBytes} bytes unfold to more than the ${ratioMax} times as many allowed`;
  return new Refusal({ code: 'compression-ratio', message, byte: ratioMax * rawBytes });
}

async function unfoldFiles(files: AsyncIterable<PackedFile>, sink: Sink, limits: UnfoldLimits): Promise<Contents> {
  const entries: UnfoldedEntry[] = [];
  let passedOver = 0;
  for await (const file of files) {
    if (file.content === 'passed-over') passedOver += 1;
    else entries.push(await unfoldFile(file, file.content, sink));
    if (entries.length + passedOver > limits.archiveEntriesMax) {
      const message = `the archive holds more than the ${limits.archiveEntriesMax} files allowed`;
      throw new Refusal({ code: 'archive-too-large', message });
    }
  }
  return { entries, passedOver };
}

async function unfoldFile(file: PackedFile, content: ByteSource | Failure, sink: Sink): Promise<UnfoldedEntry> {
  const { name, modifiedAt } = file;
  const start = sink.size();
  const failure = 'code' in content ? content : await copyContent(name, content, sink);
  if (failure !== null) await sink.rewind(start);
  return { name, modifiedAt, start, end: sink.size(), ...(failure === null ? {} : { failure }) };
}

/** What goes wrong with one entry is its own; what breaks the whole comes again when the next is asked for. */
async function copyContent(name: string, content: ByteSource, sink: Sink): Promise<Failure | null> {
  const start = sink.size();
  const reader = openByteReader(content);
  try {
    const packing = tellPacking(await reader.peek(packingHeadBytes));
    if (packing === 'zip' || packing === 'tar') return nested(name, packing);
    const bytes = packing === null ? reader : openByteReader(unfoldBytes(packing, reader.rest()));
    const inner = packing === null ? null : tellPacking(await bytes.peek(packingHeadBytes));
    if (inner !== null) return nested(name, inner);
    for await (const chunk of bytes.rest()) await sink.write(chunk);
  } catch (error) {
    if (!(error instanceof Refusal) || error.failure.code !== 'compression-damaged') throw error;
    return { ...error.failure, message: `${name}: ${error.failure.message}` };
  }
  if (sink.size() > start) return null;
  return { code: 'file-empty', message: `${name} has no bytes` };
}

function nested(name: string, packing: string): Failure {
  return { code: 'archive-nested', message: `${name} is packed once more, as ${packing}: unpack it first` };
}
