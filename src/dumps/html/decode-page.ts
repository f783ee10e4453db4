import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { decodeBytes } from '../decode-bytes.ts';

/** A page names its charset within this many bytes, by the standard in the first 1024; some have long comments above. */
const declarationBytesMax = 4096;

/**
 * Decodes a page of the web.
 *
 * bytes    of the page
 * charset  what the server or the mail named, or null
 * returns  the text without its byte order mark: by the mark; as UTF-8 where the bytes are that; else in the charset
 *          that was named, or that the page names in a <meta> or its XML declaration; else as windows-1252
 * fails    never; what fits no character becomes U+FFFD
 * source   WHATWG Encoding Standard, whose labels iconv-lite knows; UTF-8 goes before a name, since no text in another
 *          charset of more than a few signs is valid UTF-8, while wrong names are frequent
 */
export function decodePage(bytes: Uint8Array, charset: string | null): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return decodeBytes(buffer.subarray(3), 'utf-8');
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return decodeBytes(buffer.subarray(2), 'utf-16le');
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return decodeBytes(buffer.subarray(2), 'utf-16be');
  const named = charset ?? namedIn(buffer);
  // Shifts between sets with escapes, so that its bytes are ASCII; iconv-lite does not know it.
  if (named !== null && /^(?:cs)?iso-?2022-?jp$/i.test(named)) return new TextDecoder('iso-2022-jp').decode(buffer);
  const label = knownLabel(charset) ?? knownLabel(namedIn(buffer));
  if (isUtf8(buffer)) return looksWide(buffer) ? decodeBytes(buffer, wideEnd(buffer)) : buffer.toString('utf8');
  if (label === null) return decodeBytes(buffer, 'windows-1252');
  if (/^utf-?8$/i.test(label)) return decodeBytes(buffer, 'utf-8');
  return iconv.decode(buffer, /^(?:iso-?8859-?1|latin-?1|us-ascii|ascii)$/i.test(label) ? 'windows-1252' : label);
}

function knownLabel(charset: string | null): string | null {
  return charset !== null && iconv.encodingExists(charset) ? charset : null;
}

function namedIn(buffer: Buffer): string | null {
  const beginning = buffer.toString('latin1', 0, declarationBytesMax).replaceAll('\0', '');
  return (
    /<meta[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(beginning)?.[1] ??
    /^\s*<\?xml[^>]{0,100}?\bencoding\s*=\s*["']([\w.:-]+)/i.exec(beginning)?.[1] ??
    null
  );
}

/** Whether every other byte is zero, as in UTF-16 of Latin script. */
function looksWide(buffer: Buffer): boolean {
  const beginning = buffer.subarray(0, 200);
  return beginning.filter((byte) => byte === 0).length > beginning.length / 3;
}

function wideEnd(buffer: Buffer): 'utf-16le' | 'utf-16be' {
  return buffer[0] === 0 ? 'utf-16be' : 'utf-16le';
}
