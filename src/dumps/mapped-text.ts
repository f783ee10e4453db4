import { decodeBytes } from './decode-bytes.ts';
import type { Encoding } from './detection.ts';

/** A text of which each code unit knows the bytes that it was written as: [starts[i], ends[i]). */
export interface MappedText {
  readonly text: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/**
 * Decodes bytes as `decodeBytes` does, and keeps where each code unit comes from.
 *
 * source   for each byte the first and the one after the last that it was written as, where the bytes were themselves
 *          decoded from others; absent where they stand for themselves
 */
export function mapBytes(bytes: Uint8Array, encoding: Encoding, source?: Omit<MappedText, 'text'>): MappedText {
  const text = decodeBytes(bytes, encoding);
  const starts = new Uint32Array(text.length);
  const ends = new Uint32Array(text.length);
  const bytesOf = encoding === 'utf-8' ? openUtf8Lengths(bytes) : () => (encoding === 'windows-1252' ? 1 : 2);
  for (let at = 0, unit = 0; unit < text.length; ) {
    const code = text.codePointAt(unit) ?? 0;
    const units = encoding === 'utf-8' && code > 0xffff ? 2 : 1;
    const end = Math.min(at + bytesOf(code, at), bytes.length);
    for (let i = 0; i < units; i++, unit++) {
      starts[unit] = source === undefined ? at : (source.starts[at] ?? 0);
      ends[unit] = source === undefined ? end : (source.ends[end - 1] ?? 0);
    }
    at = end;
  }
  return { text, starts, ends };
}

/** How many bytes a character has; in a line that is no UTF-8, and so read as windows-1252, one. */
function openUtf8Lengths(bytes: Uint8Array): (code: number, at: number) => number {
  return (code, at) => {
    if (code < 0x80) return 1;
    const length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    const written = Buffer.from(String.fromCodePoint(code), 'utf8');
    return written.every((byte, i) => bytes[at + i] === byte) ? length : 1;
  };
}

/**
 * Replaces what a pattern finds in a text; what is put there comes from all the bytes of what was found.
 *
 * pattern  with the flag g
 */
export function replaceMapped(
  mapped: MappedText,
  pattern: RegExp,
  replace: (found: string, ...groups: string[]) => string,
): MappedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  const copy = (to: number) => {
    for (let i = at; i < to; i++) {
      starts.push(mapped.starts[i] ?? 0);
      ends.push(mapped.ends[i] ?? 0);
    }
    text += mapped.text.slice(at, to);
  };
  for (const match of mapped.text.matchAll(pattern)) {
    copy(match.index);
    const [found, ...groups] = match;
    const put = replace(found, ...groups);
    at = match.index + found.length;
    for (let i = 0; i < put.length; i++) {
      starts.push(mapped.starts[match.index] ?? 0);
      ends.push(mapped.ends[Math.max(match.index, at - 1)] ?? 0);
    }
    text += put;
  }
  copy(mapped.text.length);
  return { text, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}
