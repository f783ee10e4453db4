import { Decompress } from 'fzstd';
import { type ByteReader, type ByteSource, openByteReader } from './byte-reader.ts';
import { isSkippable } from './tell-packing.ts';

/** What the zstd tool allows without being asked for more; a header may ask for two gigabytes. */
const windowBytesMax = 128 * 1024 * 1024;

/** RFC 8878 3.1.1.2.3 */
const blockBytesMax = 128 * 1024;

/**
 * Unfolds zstd: one or more frames in a row; frames without content are skipped.
 *
 * The frames are walked here and unfolded by fzstd, which would take any window and any length of a block. It does
 * not check the sum over a frame, so damage that still decodes is seen only where a length no longer fits.
 *
 * fails    Error with the reason, for anything damaged or cut short, for a window over 128 MB and for a dictionary
 */
export async function* unzstd(source: ByteSource): AsyncGenerator<Uint8Array> {
  const input = openByteReader(source);
  for (;;) {
    const magic = await input.read(4);
    if (magic.length === 0) return;
    if (magic.length < 4) throw new Error('it is cut short');
    const number = magic.readUInt32LE(0);
    if (number === 0xfd2fb528) yield* unfoldFrame(input, magic);
    else if (isSkippable(number)) await skip(input, (await readAll(input, 4)).readUInt32LE(0));
    else throw new Error('something that is not zstd follows');
  }
}

async function* unfoldFrame(input: ByteReader, magic: Buffer): AsyncGenerator<Uint8Array> {
  const frame = await readFrameHeader(input);
  let out: Uint8Array[] = [];
  const decoder = new Decompress((chunk) => {
    if (chunk.length > 0) out.push(chunk);
  });
  let unfolded = 0;
  let pushed: Uint8Array = Buffer.concat([magic, frame.bytes]);
  for (let isLast = false; !isLast; ) {
    const head = await readAll(input, 3);
    const bits = head.readUIntLE(0, 3);
    isLast = (bits & 1) === 1;
    const kind = (bits >>> 1) & 3;
    const length = bits >>> 3;
    if (kind === 3 || length > blockBytesMax) throw new Error('a block has an impossible length');
    const block = await readAll(input, (kind === 1 ? 1 : length) + (isLast && frame.isSummed ? 4 : 0));
    pushed = Buffer.concat([pushed, head, block]);
    decoder.push(pushed, isLast);
    pushed = Buffer.alloc(0);
    for (const chunk of out) unfolded += chunk.length;
    yield* out;
    out = [];
  }
  if (frame.contentBytes !== null && frame.contentBytes !== unfolded) {
    throw new Error(`a frame unfolds to ${unfolded} bytes instead of the ${frame.contentBytes} that it states`);
  }
}

async function readFrameHeader(
  input: ByteReader,
): Promise<{ bytes: Buffer; isSummed: boolean; contentBytes: number | null }> {
  const flags = (await readAll(input, 1)).readUInt8(0);
  const isSingle = (flags & 0x20) !== 0;
  const contentLength = [isSingle ? 1 : 0, 2, 4, 8][flags >>> 6] ?? 0;
  const dictionaryLength = [0, 1, 2, 4][flags & 3] ?? 0;
  const windowLength = isSingle ? 0 : 1;
  const rest = await readAll(input, windowLength + dictionaryLength + contentLength);
  if (rest.subarray(windowLength, windowLength + dictionaryLength).some((byte) => byte !== 0)) {
    throw new Error('it needs a dictionary');
  }
  const contentBytes = readContentBytes(rest.subarray(windowLength + dictionaryLength));
  const windowBytes = isSingle ? (contentBytes ?? 0) : toWindowBytes(rest[0] ?? 0);
  if (windowBytes > windowBytesMax) throw new Error(`it asks for a window of ${windowBytes} bytes`);
  return { bytes: Buffer.concat([Buffer.of(flags), rest]), isSummed: (flags & 4) !== 0, contentBytes };
}

function readContentBytes(field: Buffer): number | null {
  switch (field.length) {
    case 1:
      return field.readUInt8(0);
    case 2:
      return field.readUInt16LE(0) + 256;
    case 4:
      return field.readUInt32LE(0);
    case 8:
      return Number(field.readBigUInt64LE(0));
    default:
      return null;
  }
}

function toWindowBytes(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >>> 3));
  return base + (base / 8) * (descriptor & 7);
}

async function skip(input: ByteReader, length: number): Promise<void> {
  for (let left = length; left > 0; ) left -= (await readAll(input, Math.min(left, 1 << 20))).length;
}

async function readAll(input: ByteReader, length: number): Promise<Buffer> {
  const bytes = await input.read(length);
  if (bytes.length < length) throw new Error('it is cut short');
  return bytes;
}
