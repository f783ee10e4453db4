import { isUtf8 } from 'node:buffer';
import type { Encoding } from './detection.ts';

/** What windows-1252 has in 0x80 to 0x9F; the five bytes it leaves undefined stay C1 controls, as in the WHATWG table. */
const windows1252High =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/**
 * Decodes bytes that begin and end between characters.
 *
 * bytes    of the uncompressed dump, without a byte order mark
 * returns  the text, line ends as they are. In a UTF-8 dump, a line that is not valid UTF-8 is read as windows-1252:
 *          dumps are often pasted together from several sources.
 * fails    never; what fits no character becomes U+FFFD
 * source   WHATWG Encoding Standard. Node's own TextDecoder is used for UTF-16 only: between 20.18.3 and 25 it reads
 *          windows-1252 as latin1 (nodejs/node issue 56542).
 */
export function decodeBytes(bytes: Uint8Array, encoding: Encoding): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (encoding) {
    case 'utf-8':
      return isUtf8(buffer) ? buffer.toString('utf8') : decodeLineByLine(buffer);
    case 'windows-1252':
      return decodeWindows1252(buffer);
    case 'utf-16le':
    case 'utf-16be':
      return new TextDecoder(encoding, { ignoreBOM: true }).decode(buffer);
  }
}

function decodeWindows1252(buffer: Buffer): string {
  return buffer.toString('latin1').replace(/[\x80-\x9f]/g, (c) => windows1252High.charAt(c.charCodeAt(0) - 0x80));
}

function decodeLineByLine(buffer: Buffer): string {
  const parts: string[] = [];
  for (let at = 0; at < buffer.length; ) {
    const next = endOfLine(buffer, at);
    const line = buffer.subarray(at, next);
    parts.push(isUtf8(line) ? line.toString('utf8') : decodeWindows1252(line));
    at = next;
  }
  return parts.join('');
}

/** Index after the next LF or CR; the length of the buffer when there is none. */
function endOfLine(buffer: Buffer, from: number): number {
  for (let at = from; at < buffer.length; at++) {
    const byte = buffer[at];
    if (byte === 10 || byte === 13) return at + 1;
  }
  return buffer.length;
}
