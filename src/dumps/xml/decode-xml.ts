import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { decodeBytes } from '../decode-bytes.ts';
import type { Detection } from '../detection.ts';

/** Names under which the two encodings are declared that the service knows itself; browsers read latin1 as windows-1252. */
const ownNames: readonly RegExp[] = [
  /^utf-?(?:8|16(?:[lb]e)?)$/,
  /^(?:us-)?ascii$/,
  /^(?:iso-?8859-?1|latin-?1|windows-1252|cp1252)$/,
];

/**
 * Decodes a record of XML as its dump's declaration says.
 *
 * bytes      of the record
 * detection  `charset` is the declared encoding, in lower case
 * returns    the text. Bytes that are UTF-8 and not ASCII are read as UTF-8 whatever is declared: declarations outlive
 *            conversions, and hardly any other text is valid UTF-8. An encoding that nobody knows is read as detected.
 * fails      never
 * source     WHATWG Encoding Standard for latin1; iconv-lite for the tables
 */
export function decodeXml(bytes: Uint8Array, detection: Detection): string {
  const { charset, encoding } = detection;
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  if (charset === undefined || wide || isUtf8(bytes))
    return decodeBytes(bytes, wide ? encoding : pickOwn(bytes, encoding));
  if (/^utf-?8$/.test(charset)) return decodeBytes(bytes, encoding);
  if (ownNames.some((name) => name.test(charset))) return decodeBytes(bytes, 'windows-1252');
  if (!iconv.encodingExists(charset) || /utf-?(?:16|32|7)/.test(charset)) return decodeBytes(bytes, encoding);
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset);
}

/**
 * Reads words anew that were read as windows-1252 before the declaration was seen.
 *
 * text     from the head of a dump; one with characters that windows-1252 does not have was no such text, and stays
 * charset  as declared
 */
export function redecode(text: string, charset: string | undefined): string {
  if (charset === undefined || !/[^\x00-\x7f]/.test(text) || !iconv.encodingExists(charset)) return text;
  if (ownNames.some((name) => name.test(charset)) || /utf-?(?:16|32|7)/.test(charset)) return text;
  const bytes = iconv.encode(text, 'windows-1252');
  return iconv.decode(bytes, 'windows-1252') === text ? iconv.decode(bytes, charset) : text;
}

function pickOwn(bytes: Uint8Array, encoding: Detection['encoding']): Detection['encoding'] {
  return isUtf8(bytes) ? 'utf-8' : encoding;
}
