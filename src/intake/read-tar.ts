import { type Extract, extract, type Header } from 'tar-stream';
import { Refusal } from '../base/failure.ts';
import type { ByteSource } from './byte-reader.ts';
import { isIgnoredFile } from './ignored-name.ts';
import { isLitter, type PackedFile, toModifiedAt, toShownName } from './packed-file.ts';

/** A tar ends in blocks of zeros. */
const blockBytes = 512;

/**
 * Reads the files of a tar, one after the other.
 *
 * source   the bytes of the tar
 * fails    Refusal `compression-damaged` for a tar that is broken or cut short, which one without its end mark is:
 *          the files of a tar hang on one another, so it is taken whole or not at all. Errors of the source as they are
 */
export async function* readTar(source: ByteSource): AsyncGenerator<PackedFile> {
  // The types know nothing of the option: tars from before ustar have no mark, but the sum of their headers.
  const options: object = { allowUnknownFormat: true };
  const tar = extract(options);
  const pumping = { error: undefined as unknown, bytes: 0, zeros: 0 };
  void pump(source, tar, pumping);
  const reasonOf = (error: unknown) => pumping.error ?? toDamage(error, pumping.bytes);
  try {
    for await (const entry of tar) {
      const content = readOnly(entry as AsyncIterable<Uint8Array>, reasonOf);
      yield toPackedFile(entry.header, content);
      // What the caller left unread.
      for await (const _ of content);
    }
  } catch (error) {
    throw reasonOf(error);
  } finally {
    tar.destroy();
  }
  if (pumping.error !== undefined) throw pumping.error;
  if (pumping.zeros < blockBytes) throw toDamage(new Error('it ends without its end mark'), pumping.bytes);
}

/** Feeds the tar as fast as it is read. A failing source ends it. */
async function pump(
  source: ByteSource,
  tar: Extract,
  state: { error: unknown; bytes: number; zeros: number },
): Promise<void> {
  try {
    for await (const chunk of source) {
      state.bytes += chunk.length;
      const zeros = zerosAtEnd(chunk);
      state.zeros = zeros === chunk.length ? state.zeros + zeros : zeros;
      if (tar.destroyed) return;
      if (!tar.write(chunk)) await drained(tar);
    }
    tar.end(null);
  } catch (error) {
    state.error = error;
    tar.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function drained(tar: Extract): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      tar.off('drain', done);
      tar.off('close', done);
      resolve();
    };
    tar.on('drain', done);
    tar.on('close', done);
  });
}

function zerosAtEnd(chunk: Uint8Array): number {
  let zeros = 0;
  while (zeros < chunk.length && chunk[chunk.length - 1 - zeros] === 0) zeros++;
  return zeros;
}

/** Whoever stops reading early must not end the entry: that would end the tar. */
function readOnly(entry: AsyncIterable<Uint8Array>, reasonOf: (error: unknown) => unknown): ByteSource {
  const iterator = entry[Symbol.asyncIterator]();
  const next = async () => {
    try {
      return await iterator.next();
    } catch (error) {
      throw reasonOf(error);
    }
  };
  return { [Symbol.asyncIterator]: () => ({ next }) };
}

function toPackedFile(header: Header, content: ByteSource): PackedFile {
  const name = toShownName(header.name);
  const modifiedAt = toModifiedAt(header.mtime);
  if (header.type === 'directory' || isLitter(header.name, isIgnoredFile)) {
    return { name, modifiedAt, content: 'passed-over' };
  }
  if (header.type === 'file' || header.type === 'contiguous-file') return { name, modifiedAt, content };
  const message = `${name} is no regular file: ${header.type ?? 'of an unknown kind'}`;
  return { name, modifiedAt, content: { code: 'entry-unreadable', message } };
}

function toDamage(error: unknown, bytes: number): Refusal {
  if (error instanceof Refusal) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const message = `the tar is damaged within its first ${bytes} bytes: ${reason}`;
  return new Refusal({ code: 'compression-damaged', message, byte: bytes }, error);
}
