/** Chunks of bytes in order. */
export type ByteSource = AsyncIterable<Uint8Array>;

/** Reads a stream of chunks by lengths. */
export interface ByteReader {
  /** The next `length` bytes; fewer only at the end. */
  read(length: number): Promise<Buffer>;
  /** The next `length` bytes or what is left of them, which stay to be read. */
  peek(length: number): Promise<Buffer>;
  /** The rest, chunk by chunk. */
  rest(): AsyncGenerator<Uint8Array>;
}

/** Opens a reader on a source. The source is never ended early: who opened it closes it. */
export function openByteReader(source: ByteSource): ByteReader {
  const iterator = source[Symbol.asyncIterator]();
  let chunks: Uint8Array[] = [];
  let held = 0;
  let isEnded = false;

  async function hold(length: number): Promise<void> {
    while (held < length && !isEnded) {
      const next = await iterator.next();
      if (next.done === true) isEnded = true;
      else if (next.value.length > 0) {
        chunks.push(next.value);
        held += next.value.length;
      }
    }
  }

  function join(): Buffer {
    const joined = chunks.length === 1 && chunks[0] !== undefined ? asBuffer(chunks[0]) : Buffer.concat(chunks);
    chunks = [joined];
    return joined;
  }

  return {
    async read(length) {
      await hold(length);
      const all = join();
      const taken = all.subarray(0, length);
      held = all.length - taken.length;
      chunks = held === 0 ? [] : [all.subarray(taken.length)];
      return taken;
    },
    async peek(length) {
      await hold(length);
      return join().subarray(0, length);
    },
    async *rest() {
      const first = chunks;
      chunks = [];
      held = 0;
      yield* first;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
    },
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
