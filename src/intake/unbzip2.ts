import { BitReader } from './bit-reader.ts';
import { type ByteReader, type ByteSource, openByteReader } from './byte-reader.ts';

/*
 * The libraries for bzip2 on npm are not kept up, and none of them says what it does with damaged or hostile bytes. The
 * format is small and will not change; here every length is held against its limit before memory is taken for it.
 * Source: the format as described by J. Tsai, "BZIP2 Format Specification" (2016).
 */

/** A block has at most 18,002 groups of 50 codes of 20 bits, after its tables. */
const blockBytesMax = 18_002 * 50 * 2.5 + 40_000;

const codeBitsMax = 20;
const groupCodes = 50;
/** Codes up to this length, nearly all, are looked up in one step. */
const tableBits = 10;
const outBytes = 1 << 17;

const crcTable = Uint32Array.from({ length: 256 }, (_, i) => {
  let crc = i << 24;
  for (let bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  return crc >>> 0;
});

/**
 * Unfolds bzip2: one or more streams in a row, padded with zeros or not.
 *
 * fails    Error with the reason, for anything damaged or cut short; every block is checked against its sum
 */
export async function* unbzip2(source: ByteSource): AsyncGenerator<Uint8Array> {
  const input = openByteReader(source);
  const work = { table: new Uint32Array(0) };
  while (await isThereMore(input)) {
    const head = (await input.read(4)).toString('latin1');
    if (!/^BZh[1-9]$/.test(head)) throw new Error('something that is not bzip2 follows');
    const blockLength = Number(head[3]) * 100_000;
    if (work.table.length < blockLength) work.table = new Uint32Array(blockLength);
    yield* unfoldStream(input, work.table.subarray(0, blockLength));
  }
}

async function isThereMore(input: ByteReader): Promise<boolean> {
  for (;;) {
    const head = await input.peek(1);
    if (head.length === 0) return false;
    if (head[0] !== 0) return true;
    for await (const chunk of input.rest()) {
      if (chunk.some((byte) => byte !== 0)) throw new Error('something follows the padding');
    }
  }
}

async function* unfoldStream(input: ByteReader, table: Uint32Array): AsyncGenerator<Uint8Array> {
  let sum = 0;
  let skippedBits = 0;
  for (;;) {
    const bits = new BitReader(await input.peek(blockBytesMax));
    bits.take(skippedBits);
    const mark = bits.take(24) * 2 ** 24 + bits.take(24);
    const stated = bits.takeWord();
    if (mark === 0x177245385090) {
      bits.refuseOverrun();
      if (stated !== sum) throw new Error('the sum over the stream is wrong');
      await input.read(Math.ceil(bits.position() / 8));
      return;
    }
    if (mark !== 0x314159265359) {
      bits.refuseOverrun();
      throw new Error('a block does not begin with its mark');
    }
    const origin = readBlock(bits, table);
    bits.refuseOverrun();
    const used = bits.position();
    let crc = 0xffffffff;
    for (const out of writeBlock(table, origin.length, origin.at)) {
      for (let i = 0; i < out.length; i++) {
        crc = ((crc << 8) ^ (crcTable[((crc >>> 24) ^ (out[i] ?? 0)) & 0xff] ?? 0)) >>> 0;
      }
      yield out;
    }
    if (~crc >>> 0 !== stated) throw new Error('the sum over a block is wrong');
    sum = (((sum << 1) | (sum >>> 31)) ^ stated) >>> 0;
    await input.read(used >>> 3);
    skippedBits = used & 7;
  }
}

/** Reads the codes of a block into the low bytes of `table`; returns how many bytes it has and where they start. */
function readBlock(bits: BitReader, table: Uint32Array): { length: number; at: number } {
  if (bits.take(1) !== 0) throw new Error('a block is randomised, as versions before 0.9.5 wrote it');
  const at = bits.take(24);
  const symbols = readSymbols(bits);
  const groups = bits.take(3);
  const selectorCount = bits.take(15);
  if (groups < 2 || groups > 6 || selectorCount === 0) throw new Error('a block names no codes');
  const selectors = readSelectors(bits, selectorCount, groups);
  const codes = Array.from({ length: groups }, () => readCode(bits, symbols.length + 2));
  const length = readCodes(bits, { table, symbols, selectors, codes });
  if (at >= length) throw new Error('a block starts outside of itself');
  return { length, at };
}

function readSymbols(bits: BitReader): Uint8Array {
  const rows = bits.take(16);
  const symbols: number[] = [];
  for (let row = 0; row < 16; row++) {
    if ((rows & (0x8000 >> row)) === 0) continue;
    const columns = bits.take(16);
    for (let column = 0; column < 16; column++) if (columns & (0x8000 >> column)) symbols.push(row * 16 + column);
  }
  if (symbols.length === 0) throw new Error('a block has no symbols');
  return Uint8Array.from(symbols);
}

function readSelectors(bits: BitReader, count: number, groups: number): Uint8Array {
  const recent = [0, 1, 2, 3, 4, 5].slice(0, groups);
  const selectors = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    let place = 0;
    while (bits.take(1) === 1) if (++place >= groups) throw new Error('a block names codes that it does not have');
    const [selector = 0] = recent.splice(place, 1);
    recent.unshift(selector);
    selectors[i] = selector;
  }
  bits.refuseOverrun();
  return selectors;
}

interface Code {
  /** length of the code and its symbol, by the next `tableBits` bits; 0 where the code is longer */
  readonly short: Uint16Array;
  /** by length: the first code of it, how many there are, and the place of the first in `symbols` */
  readonly first: Int32Array;
  readonly count: Int32Array;
  readonly place: Int32Array;
  readonly symbols: Uint16Array;
}

function readCode(bits: BitReader, symbolCount: number): Code {
  const lengths = new Uint8Array(symbolCount);
  const count = new Int32Array(codeBitsMax + 1);
  let length = bits.take(5);
  for (let i = 0; i < symbolCount; i++) {
    for (;;) {
      if (length < 1 || length > codeBitsMax) throw new Error('a code has an impossible length');
      if (bits.take(1) === 0) break;
      length += bits.take(1) === 0 ? 1 : -1;
    }
    lengths[i] = length;
    count[length] = (count[length] ?? 0) + 1;
  }
  bits.refuseOverrun();
  return toCode(lengths, count);
}

function toCode(lengths: Uint8Array, count: Int32Array): Code {
  const first = new Int32Array(codeBitsMax + 1);
  const place = new Int32Array(codeBitsMax + 1);
  const symbols = new Uint16Array(lengths.length);
  const short = new Uint16Array(1 << tableBits);
  let code = 0;
  let taken = 0;
  for (let length = 1; length <= codeBitsMax; length++) {
    first[length] = code;
    place[length] = taken;
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] !== length) continue;
      if (code >= 1 << length) throw new Error('a code has more words than fit');
      symbols[taken++] = symbol;
      if (length <= tableBits) {
        const left = tableBits - length;
        short.fill((length << 9) | symbol, code << left, (code + 1) << left);
      }
      code++;
    }
    code <<= 1;
  }
  return { short, first, count, place, symbols };
}

function readSymbol(bits: BitReader, code: Code): number {
  const found = code.short[bits.peek(tableBits)] ?? 0;
  if (found !== 0) {
    bits.skip(found >>> 9);
    return found & 0x1ff;
  }
  const word = bits.peek(codeBitsMax);
  for (let length = tableBits + 1; length <= codeBitsMax; length++) {
    const offset = (word >>> (codeBitsMax - length)) - (code.first[length] ?? 0);
    if (offset >= 0 && offset < (code.count[length] ?? 0)) {
      bits.skip(length);
      return code.symbols[(code.place[length] ?? 0) + offset] ?? 0;
    }
  }
  throw new Error('a word is in no code');
}

function readCodes(
  bits: BitReader,
  block: { table: Uint32Array; symbols: Uint8Array; selectors: Uint8Array; codes: readonly Code[] },
): number {
  const { table, selectors, codes } = block;
  const recent = Uint8Array.from(block.symbols);
  const end = recent.length + 1;
  let length = 0;
  let run = 0;
  let runUnit = 1;
  for (const selector of selectors) {
    const code = codes[selector] as Code;
    bits.refuseOverrun();
    for (let i = 0; i < groupCodes; i++) {
      const symbol = readSymbol(bits, code);
      if (symbol <= 1) {
        run += runUnit << symbol;
        runUnit *= 2;
        if (run > table.length) throw new Error('a block is longer than the stream allows');
        continue;
      }
      if (length + run + (symbol === end ? 0 : 1) > table.length) {
        throw new Error('a block is longer than the stream allows');
      }
      if (run > 0) {
        table.fill(recent[0] ?? 0, length, length + run);
        length += run;
        run = 0;
        runUnit = 1;
      }
      if (symbol === end) return length;
      const byte = recent[symbol - 1] ?? 0;
      recent.copyWithin(1, 0, symbol - 1);
      recent[0] = byte;
      table[length++] = byte;
    }
  }
  throw new Error('a block has no end');
}

/** Turns the sorted bytes of a block back into the text, in pieces: it may unfold to fifty times its length. */
function* writeBlock(table: Uint32Array, length: number, at: number): Generator<Uint8Array> {
  const starts = new Uint32Array(257);
  for (let i = 0; i < length; i++) {
    const byte = ((table[i] ?? 0) & 0xff) + 1;
    starts[byte] = (starts[byte] ?? 0) + 1;
  }
  for (let byte = 1; byte < 257; byte++) starts[byte] = (starts[byte] ?? 0) + (starts[byte - 1] ?? 0);
  for (let i = 0; i < length; i++) {
    const byte = (table[i] ?? 0) & 0xff;
    const place = starts[byte] ?? 0;
    starts[byte] = place + 1;
    table[place] = (table[place] ?? 0) | (i << 8);
  }
  let out = new Uint8Array(outBytes + 256);
  let filled = 0;
  let next = (table[at] ?? 0) >>> 8;
  let last = -1;
  let repeats = 0;
  for (let i = 0; i < length; i++) {
    const entry = table[next] ?? 0;
    const byte = entry & 0xff;
    next = entry >>> 8;
    if (repeats === 4) {
      // After four equal bytes comes the number of further ones.
      out.fill(last, filled, filled + byte);
      filled += byte;
      repeats = 0;
      last = -1;
    } else {
      repeats = byte === last ? repeats + 1 : 1;
      last = byte;
      out[filled++] = byte;
    }
    if (filled >= outBytes) {
      yield out.subarray(0, filled);
      out = new Uint8Array(outBytes + 256);
      filled = 0;
    }
  }
  if (filled > 0) yield out.subarray(0, filled);
}
