import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** A page that unfolds to more is not read. */
const unpackedBytesMax = 64 * 1024 * 1024;

/**
 * Undoes the codings in which a web server sent a payload: chunks, gzip, deflate, Brotli.
 *
 * payload  what follows the head of the answer
 * fields   of the head, names in lower case
 * returns  the bytes of the page; as they are where the head names a coding that was undone already, as crawlers do;
 *          of a payload that breaks off what can be had; null when it cannot be unpacked or is too large
 * fails    never
 * source   RFC 9112, 7.1; RFC 9110, 8.4
 */
export function undoCodings(payload: Buffer, fields: ReadonlyMap<string, string>): Buffer | null {
  const isChunked = /\bchunked\b/i.test(fields.get('transfer-encoding') ?? '');
  let bytes = isChunked ? joinChunks(payload) : payload;
  const codings = (fields.get('content-encoding') ?? '').toLowerCase().split(',').reverse();
  for (const coding of codings.map((name) => name.trim())) {
    const undone = undoCoding(bytes, coding);
    if (undone === null) return looksPlain(bytes) ? bytes : null;
    bytes = undone;
  }
  return bytes;
}

function undoCoding(bytes: Buffer, coding: string): Buffer | null {
  const options = { maxOutputLength: unpackedBytesMax, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    switch (coding) {
      case 'gzip':
      case 'x-gzip':
        return gunzipSync(bytes, options);
      case 'deflate':
        // Some servers send it without the frame that the name stands for.
        return ((bytes[0] ?? 0) & 15) === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options);
      case 'br':
        return brotliDecompressSync(bytes, {
          maxOutputLength: unpackedBytesMax,
          finishFlush: constants.BROTLI_OPERATION_FLUSH,
        });
      case 'identity':
      case '':
        return bytes;
      default:
        return null;
    }
  } catch {
    return null;
  }
}

/** Joins the chunks of a payload; the payload itself where it is not in chunks, or from where on it is not. */
function joinChunks(payload: Buffer): Buffer {
  const chunks: Buffer[] = [];
  let at = 0;
  while (at < payload.length) {
    const lineFeed = payload.indexOf(10, at);
    const size = /^([0-9a-f]{1,8})[ \t]*(?:;.*)?\r?$/i.exec(
      payload.toString('latin1', at, lineFeed < 0 || lineFeed - at > 300 ? at : lineFeed),
    )?.[1];
    if (size === undefined) return chunks.length === 0 ? payload : Buffer.concat([...chunks, payload.subarray(at)]);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    chunks.push(payload.subarray(lineFeed + 1, lineFeed + 1 + length));
    at = lineFeed + 1 + length;
    if (payload[at] === 13) at += 1;
    if (payload[at] === 10) at += 1;
  }
  return Buffer.concat(chunks);
}

/** Whether bytes are text already: they begin with a tag, or hold no byte that no text has. */
function looksPlain(bytes: Buffer): boolean {
  const beginning = bytes.subarray(0, 2000);
  return !beginning.some((byte) => byte < 9 || (byte > 13 && byte < 27));
}
