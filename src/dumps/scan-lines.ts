import { decodeBytes } from './decode-bytes.ts';
import type { Detection, Encoding } from './detection.ts';

/** One line of a dump. The scanner reuses the object: whoever wants to keep something of it copies that. */
export interface ScannedLine {
  /** from 1 */
  number: number;
  /** bytes of the dump, [start, end), without the line break */
  start: number;
  end: number;
  /** where the bytes of the line are; of a line over `keptBytesMax` only the first ones */
  bytes: Buffer;
  from: number;
  to: number;
}

export interface LineScanner {
  push(chunk: Uint8Array): void;
  /** Hands on the last line. */
  end(): void;
  /** bytes seen so far, byte order mark included */
  size(): number;
  /** lines handed on so far */
  lines(): number;
}

/** Of a longer line only this much is kept: no shape that we look for is longer, and memory stays bounded. */
export const keptBytesMax = 65536;

const lineFeed = 10;
const carriageReturn = 13;

/**
 * Cuts a stream of bytes into lines at LF, CRLF and CR, whatever the borders of the chunks are.
 *
 * detection  encoding and length of the byte order mark, which belongs to no line
 * take       called for each line in order; blank lines included, an empty rest after the last line break is not a line
 * returns    the scanner; chunks may be changed by their owner once `push` has returned
 * fails      never
 */
export function openLineScanner(detection: Detection, take: (line: ScannedLine) => void): LineScanner {
  return new ChunkScanner(detection, take);
}

class ChunkScanner implements LineScanner {
  private readonly breaks: BreakFinder;
  private readonly unit: number;
  private readonly byteOrderMarkBytes: number;
  private readonly take: (line: ScannedLine) => void;
  private readonly line: ScannedLine = { number: 0, start: 0, end: 0, bytes: Buffer.alloc(0), from: 0, to: 0 };
  private seenBytes = 0;
  private lineStart: number;
  /** first bytes of the line that the chunks so far have not ended */
  private carried: Buffer[] = [];
  private carriedBytes = 0;
  /** first byte of a UTF-16 unit that the last chunk cut in two */
  private halfUnit: Buffer | null = null;
  private afterReturn = false;

  constructor(detection: Detection, take: (line: ScannedLine) => void) {
    this.breaks = breakFinder(detection.encoding);
    this.unit = this.breaks.unit;
    this.byteOrderMarkBytes = detection.byteOrderMarkBytes;
    this.lineStart = detection.byteOrderMarkBytes;
    this.take = take;
  }

  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const offset = this.seenBytes - (this.halfUnit?.length ?? 0);
    this.seenBytes += bytes.length;
    const data = this.halfUnit === null ? bytes : Buffer.concat([this.halfUnit, bytes]);
    const whole = data.length - (data.length % this.unit);
    this.halfUnit = whole < data.length ? Buffer.from(data.subarray(whole)) : null;
    this.scan(data.subarray(0, whole), offset);
  }

  end(): void {
    const rest = this.halfUnit ?? Buffer.alloc(0);
    if (this.lineStart < this.seenBytes) this.emit(rest, 0, rest.length, this.seenBytes);
  }

  size(): number {
    return this.seenBytes;
  }

  lines(): number {
    return this.line.number;
  }

  /** `data` begins and ends between units; `offset` is the dump's byte at which it begins. */
  private scan(data: Buffer, offset: number): void {
    const { breaks, unit } = this;
    let at = Math.min(data.length, Math.max(0, this.byteOrderMarkBytes - offset));
    if (this.afterReturn && at < data.length) {
      if (breaks.isAt(data, at, lineFeed)) {
        at += unit;
        this.lineStart += unit;
      }
      this.afterReturn = false;
    }
    let nextFeed = breaks.find(data, at, lineFeed);
    let nextReturn = breaks.find(data, at, carriageReturn);
    for (;;) {
      if (nextFeed < at) nextFeed = breaks.find(data, at, lineFeed);
      if (nextReturn < at) nextReturn = breaks.find(data, at, carriageReturn);
      const stop = Math.min(nextFeed, nextReturn);
      if (stop >= data.length) break;
      this.emit(data, at, stop, offset + stop);
      at = stop + unit;
      if (stop === nextReturn) {
        if (at >= data.length) this.afterReturn = true;
        else if (breaks.isAt(data, at, lineFeed)) at += unit;
      }
      this.lineStart = offset + at;
    }
    this.carry(data, at, data.length);
  }

  private emit(data: Buffer, from: number, to: number, end: number): void {
    const { line } = this;
    line.number += 1;
    line.start = this.lineStart;
    line.end = end;
    if (this.carried.length === 0) {
      line.bytes = data;
      line.from = from;
      line.to = Math.min(to, from + keptBytesMax);
    } else {
      this.carry(data, from, to);
      line.bytes = Buffer.concat(this.carried);
      line.from = 0;
      line.to = line.bytes.length;
      this.carried = [];
      this.carriedBytes = 0;
    }
    this.take(line);
  }

  private carry(data: Buffer, from: number, to: number): void {
    const length = Math.min(to - from, keptBytesMax - this.carriedBytes);
    if (length <= 0) return;
    this.carried.push(Buffer.from(data.subarray(from, from + length)));
    this.carriedBytes += length;
  }
}

interface BreakFinder {
  /** bytes of one code unit */
  readonly unit: number;
  /** index of the next such unit at or after `at`; the length of `data` when there is none */
  find(data: Buffer, at: number, code: number): number;
  isAt(data: Buffer, at: number, code: number): boolean;
}

function breakFinder(encoding: Encoding): BreakFinder {
  if (encoding === 'utf-8' || encoding === 'windows-1252') {
    return {
      unit: 1,
      find: (data, at, code) => {
        const found = data.indexOf(code, at);
        return found < 0 ? data.length : found;
      },
      isAt: (data, at, code) => data[at] === code,
    };
  }
  const low = encoding === 'utf-16le' ? 0 : 1;
  const isAt = (data: Buffer, at: number, code: number) => data[at + low] === code && data[at + 1 - low] === 0;
  return {
    unit: 2,
    find: (data, at, code) => {
      for (let found = data.indexOf(code, at + low); found >= 0; found = data.indexOf(code, found + 1)) {
        if (found % 2 === low && isAt(data, found - low, code)) return found - low;
      }
      return data.length;
    },
    isAt,
  };
}

/** Text of a line, or of its first `keptBytesMax` bytes; never throws. */
export function lineText(line: ScannedLine, encoding: Encoding): string {
  return decodeBytes(line.bytes.subarray(line.from, line.to), encoding);
}

/** Whether a line shows nothing: no bytes, or white space and invisible characters only. */
export function isBlankLine(line: ScannedLine, encoding: Encoding): boolean {
  if (line.from === line.to) return true;
  const first = line.bytes[line.from] ?? 0;
  if (encoding === 'utf-8' || encoding === 'windows-1252') {
    if (first > 32 && first < 128) return false;
    for (let at = line.from; at < line.to; at++) {
      const byte = line.bytes[at] ?? 0;
      if (byte > 32 && byte < 128) return false;
      if (byte > 127) return isBlankText(lineText(line, encoding));
    }
    return line.end - line.start <= keptBytesMax && isBlankText(lineText(line, encoding));
  }
  return line.end - line.start <= keptBytesMax && isBlankText(lineText(line, encoding));
}

/** Whether a text holds white space and invisible characters only. */
export function isBlankText(text: string): boolean {
  return /^[\s\u200b-\u200f\u2060\ufeff\u00ad]*$/.test(text);
}
