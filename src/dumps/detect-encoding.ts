import { isUtf8 } from 'node:buffer';
import { Refusal } from '../base/failure.ts';
import type { Encoding } from './detection.ts';

export interface DetectedEncoding {
  readonly encoding: Encoding;
  readonly byteOrderMarkBytes: number;
  /** in words */
  readonly evidence: string;
}

/** Control characters up to this share of a text are taken for stray bytes, above it the file is no text. */
const controlShareMax = 0.001;

/** File types that hold text in some form we do not unpack, by their first bytes. */
const binaryMarks: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\x03\x04', 'a ZIP file or office document'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['\xd0\xcf\x11\xe0', 'an old office document'],
  ['\x1f\x8b', 'gzip data'],
  ['SQLite format 3', 'a SQLite database'],
];

/**
 * Tells how the bytes of a dump stand for characters: by byte order mark, else UTF-16 when zero bytes stand in every
 * other place, else UTF-8 when valid, else windows-1252.
 *
 * head     first bytes of the dump; may end inside a character unless `whole`
 * fails    Refusal `text-binary` with the first byte that is no text; `encoding-unknown` for UTF-32
 * source   order of marks as in the WHATWG Encoding Standard
 */
export function detectEncoding(head: Uint8Array, whole: boolean): DetectedEncoding {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const found = byMark(bytes) ?? byZeroBytes(bytes) ?? byContent(bytes, whole);
  const start = bytes.toString('latin1', 0, 16);
  const mark = binaryMarks.find(([first]) => start.startsWith(first));
  if (mark !== undefined) {
    throw new Refusal({ code: 'text-binary', message: `the file begins like ${mark[1]}, not like text`, byte: 0 });
  }
  if (found.encoding === 'utf-8' || found.encoding === 'windows-1252') refuseControlBytes(bytes);
  else refuseControlUnits(bytes, found);
  return found;
}

function byMark(bytes: Buffer): DetectedEncoding | null {
  const utf32 = bytes.length >= 4 && (bytes.readUInt32LE(0) === 0xfeff || bytes.readUInt32BE(0) === 0xfeff);
  if (utf32) {
    throw new Refusal({ code: 'encoding-unknown', message: 'the file is UTF-32, which is not read', byte: 0 });
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { encoding: 'utf-8', byteOrderMarkBytes: 3, evidence: 'byte order mark of UTF-8' };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { encoding: 'utf-16le', byteOrderMarkBytes: 2, evidence: 'byte order mark of UTF-16, little end first' };
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return { encoding: 'utf-16be', byteOrderMarkBytes: 2, evidence: 'byte order mark of UTF-16, big end first' };
  }
  return null;
}

/** Spaces, digits and line breaks have a zero byte in UTF-16, in any language; always in the same one of the two. */
function byZeroBytes(bytes: Buffer): DetectedEncoding | null {
  let even = 0;
  let odd = 0;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) {
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const most = Math.max(even, odd);
  if (most < 2 || most < 0.04 * (bytes.length / 2) || Math.min(even, odd) > most / 20) return null;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const share = Math.round((100 * most) / Math.ceil(bytes.length / 2));
  const side = odd > even ? 'odd' : 'even';
  return {
    encoding,
    byteOrderMarkBytes: 0,
    evidence: `no byte order mark; ${share} % of the ${side} bytes are zero, as in ${encoding.toUpperCase()}`,
  };
}

function byContent(bytes: Buffer, whole: boolean): DetectedEncoding {
  const text = whole ? bytes : bytes.subarray(0, endOfLastCharacter(bytes));
  const high = text.some((byte) => byte > 127);
  if (!high) return { encoding: 'utf-8', byteOrderMarkBytes: 0, evidence: 'ASCII only, read as UTF-8' };
  if (isUtf8(text)) return { encoding: 'utf-8', byteOrderMarkBytes: 0, evidence: 'valid UTF-8' };
  const decoded = text.toString('utf8');
  const bad = decoded.match(/\ufffd/g)?.length ?? 0;
  const good = decoded.match(/[^\x00-\x7f\ufffd]/gu)?.length ?? 0;
  if (good >= 10 * bad) {
    return {
      encoding: 'utf-8',
      byteOrderMarkBytes: 0,
      evidence: `UTF-8 but for ${bad} of its ${good + bad} characters`,
    };
  }
  return {
    encoding: 'windows-1252',
    byteOrderMarkBytes: 0,
    evidence: `${bad} places that are not UTF-8, so windows-1252`,
  };
}

/** Length of the bytes up to the last whole UTF-8 character. */
function endOfLastCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

function refuseControlBytes(bytes: Buffer): void {
  let first = -1;
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 32 ? !isTextControl(byte) : byte === 127) {
      if (first < 0) first = at;
      count += 1;
    }
  }
  if (count > bytes.length * controlShareMax) refuse(count, first, bytes.length);
}

function refuseControlUnits(bytes: Buffer, found: DetectedEncoding): void {
  let first = -1;
  let count = 0;
  const low = found.encoding === 'utf-16le' ? 0 : 1;
  for (let at = found.byteOrderMarkBytes; at + 1 < bytes.length; at += 2) {
    const unit = (bytes[at + low] ?? 0) + 256 * (bytes[at + 1 - low] ?? 0);
    if ((unit < 32 && !isTextControl(unit)) || unit === 0xffff || unit === 0xfffe) {
      if (first < 0) first = at;
      count += 1;
    }
  }
  if (count > (bytes.length / 2) * controlShareMax) refuse(count, first, bytes.length);
}

/** Tab, line feed, vertical tab, form feed, carriage return, the old end-of-file sign, escape. */
function isTextControl(code: number): boolean {
  return (code >= 9 && code <= 13) || code === 26 || code === 27;
}

function refuse(count: number, first: number, length: number): never {
  const message = `${count} of the first ${length} bytes are zero or control bytes, which fit no encoding of text`;
  throw new Refusal({ code: 'text-binary', message, byte: first });
}
