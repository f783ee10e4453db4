import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { Refusal } from '../base/failure.ts';
import type { ByteSource } from './byte-reader.ts';
import { isIgnoredFile } from './ignored-name.ts';
import { isLitter, type PackedFile, toModifiedAt, toShownName } from './packed-file.ts';
import { runEngine } from './run-engine.ts';
import { unbzip2 } from './unbzip2.ts';
import { unzstd } from './unzstd.ts';
import { ZipFileReader } from './zip-file-reader.ts';

/** APPNOTE.TXT 4.4.5; others (deflate64, LZMA …) are set aside. */
const methods: Readonly<Record<number, (packed: ByteSource) => ByteSource>> = {
  0: (packed) => packed,
  8: inflate,
  12: unbzip2,
  20: unzstd,
  93: unzstd,
};

/**
 * Reads the files of a zip, in the order of its directory, which is at its end: it is read where it lies.
 *
 * path        the zip
 * entriesMax  more are refused before the first is read
 * fails       Refusal `compression-damaged` for a zip whose directory is broken or missing, as when it is cut short,
 *             and `archive-too-large`. An entry whose data is damaged fails for itself, when its content is read
 */
export async function* readZip(path: string, entriesMax: number): AsyncGenerator<PackedFile> {
  const reader = new ZipFileReader(path);
  const options = { decodeStrings: false, validateEntrySizes: false, autoClose: false };
  const opening = refuseDamage(() => fromRandomAccessReaderPromise(reader, reader.sizeBytes, options));
  // The library closes what it opened, and nothing that it could not.
  const zip = await opening.catch((error: unknown) => {
    reader.close(() => {});
    throw error;
  });
  try {
    if (zip.entryCount > entriesMax) {
      const message = `the zip holds ${zip.entryCount} files, more than the ${entriesMax} allowed`;
      throw new Refusal({ code: 'archive-too-large', message });
    }
    const entries = zip.eachEntry();
    for (;;) {
      const next = await refuseDamage(() => entries.next());
      if (next.done === true) return;
      yield toPackedFile(zip, next.value);
    }
  } finally {
    zip.close();
  }
}

function toPackedFile(zip: ZipFile, entry: Entry): PackedFile {
  const fullName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  const name = toShownName(fullName);
  const modifiedAt = toModifiedAt(entry.getLastModDate({ timezone: 'UTC' }));
  const unix = entry.versionMadeBy >>> 8 === 3 ? (entry.externalFileAttributes >>> 28) & 0xf : 0;
  if (fullName.endsWith('/') || unix === 0x4 || isLitter(fullName, isIgnoredFile)) {
    return { name, modifiedAt, content: 'passed-over' };
  }
  const unfold = methods[entry.compressionMethod];
  const reason = entry.isEncrypted()
    ? 'is encrypted'
    : unfold === undefined
      ? `is packed with method ${entry.compressionMethod}`
      : unix !== 0 && unix !== 0x8
        ? 'is no regular file'
        : null;
  if (reason !== null || unfold === undefined) {
    return { name, modifiedAt, content: { code: 'entry-unreadable', message: `${name} ${reason}` } };
  }
  return { name, modifiedAt, content: readContent(zip, entry, unfold) };
}

async function* readContent(zip: ZipFile, entry: Entry, unfold: (packed: ByteSource) => ByteSource) {
  let bytes = 0;
  let sum = 0;
  try {
    const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
    try {
      for await (const chunk of unfold(packed)) {
        bytes += chunk.length;
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } finally {
      packed.destroy();
    }
    if (bytes !== entry.uncompressedSize) {
      throw new Error(`it unfolds to ${bytes} bytes instead of ${entry.uncompressedSize}`);
    }
    if (sum !== entry.crc32) throw new Error('its checksum is wrong');
  } catch (error) {
    throw toDamage(`is damaged after ${bytes} uncompressed bytes`, error, bytes);
  }
}

function inflate(packed: ByteSource): ByteSource {
  return runEngine(createInflateRaw({ chunkSize: 1 << 18 }), packed);
}

async function refuseDamage<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    // What the file system says, as of a disk that fails, is not the fault of the zip.
    if (error instanceof Error && 'syscall' in error) throw error;
    throw toDamage('cannot be read', error, 0);
  }
}

function toDamage(what: string, error: unknown, byte: number): Refusal {
  if (error instanceof Refusal) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new Refusal({ code: 'compression-damaged', message: `the zip data ${what}: ${reason}`, byte }, error);
}
