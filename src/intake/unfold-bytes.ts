import { createGunzip } from 'node:zlib';
import { Refusal } from '../base/failure.ts';
import { type ByteSource, openByteReader } from './byte-reader.ts';
import { runEngine } from './run-engine.ts';
import type { Compression } from './tell-packing.ts';
import { unbzip2 } from './unbzip2.ts';
import { unzstd } from './unzstd.ts';

/**
 * Unfolds what is compressed, chunk by chunk, in constant memory.
 *
 * source   the compressed bytes, from their start to their end
 * returns  the uncompressed bytes. What came out before damage is seen has been handed over by then: the caller
 *          throws it away
 * fails    Refusal `compression-damaged` for bytes that are cut short, broken, or followed by something else than
 *          zeros; `byte` is how many uncompressed bytes came out before. Errors of the source as they are
 */
export async function* unfoldBytes(compression: Compression, source: ByteSource): AsyncGenerator<Uint8Array> {
  let unfolded = 0;
  let sourceError: unknown;
  const guarded = async function* () {
    try {
      yield* source;
    } catch (error) {
      sourceError = error;
      throw error;
    }
  };
  const chunks = { gzip: gunzip, zstd: unzstd, bzip2: unbzip2 }[compression](guarded());
  try {
    for await (const chunk of chunks) {
      unfolded += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if (sourceError !== undefined) throw sourceError;
    const reason = error instanceof Error ? error.message : String(error);
    const message = `the ${compression} data is damaged after ${unfolded} uncompressed bytes: ${reason}`;
    throw new Refusal({ code: 'compression-damaged', message, byte: unfolded }, error);
  }
}

/**
 * Unfolds gzip, of one or more members.
 *
 * source   RFC 1952; padding with zeros may follow
 */
async function* gunzip(source: ByteSource): AsyncGenerator<Uint8Array> {
  const engine = createGunzip({ chunkSize: 1 << 18 });
  const input = openByteReader(source);
  let fed = 0;
  const kept: Uint8Array[] = [];
  let keptBytes = 0;
  yield* runEngine(engine, input.rest(), (chunk) => {
    // The engine says at its end how much it used: what it may not have used is kept.
    for (let oldest = kept[0]; oldest !== undefined && fed - keptBytes + oldest.length <= engine.bytesWritten; ) {
      keptBytes -= oldest.length;
      kept.shift();
      oldest = kept[0];
    }
    kept.push(chunk);
    keptBytes += chunk.length;
    fed += chunk.length;
  });
  const used = engine.bytesWritten;
  const left = Buffer.concat(kept).subarray(keptBytes - (fed - used));
  let isZero = left.every((byte) => byte === 0);
  // zlib stops at the first zero byte after a member and ignores the rest; only zeros may follow there.
  for await (const chunk of input.rest()) isZero &&= chunk.every((byte) => byte === 0);
  if (!isZero) throw new Error(`something that is not gzip follows after byte ${used} of the file`);
}
