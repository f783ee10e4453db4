import { createHash } from 'node:crypto';

/*
 * File names on Unix are bytes. Those that are no UTF-8 would be damaged by decoding and could then not be opened;
 * they travel as strings in which a byte that does not decode stands as U+DC80 … U+DCFF, the lone surrogates that
 * Python uses for the same end (PEP 383). Names given out, in receipts and folders, are written with %XX instead.
 */

/** Decodes a name from the file system; `encodeName` turns it back into the same bytes. */
export function decodeName(bytes: Buffer): string {
  const plain = bytes.toString('utf8');
  if (Buffer.from(plain, 'utf8').equals(bytes)) return plain;
  let name = '';
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    name += length === 0 ? String.fromCharCode(0xdc00 + bytes.readUInt8(at)) : bytes.toString('utf8', at, at + length);
    at += Math.max(length, 1);
  }
  return name;
}

/** Gives a name or path the form that the file system takes: a string, or bytes where it holds undecodable ones. */
export function encodeName(name: string): string | Buffer {
  if (!/[\udc80-\udcff]/.test(name)) return name;
  const parts: Buffer[] = [];
  for (const character of name) {
    const unit = character.charCodeAt(0);
    const isByte = character.length === 1 && unit >= 0xdc80 && unit <= 0xdcff;
    parts.push(isByte ? Buffer.from([unit - 0xdc00]) : Buffer.from(character, 'utf8'));
  }
  return Buffer.concat(parts);
}

/** Writes undecodable bytes as %XX, so that the name is plain text for people, JSON and databases. */
export function plainName(name: string): string {
  let plain = '';
  for (const character of name) {
    const unit = character.charCodeAt(0);
    const isLone = character.length === 1 && unit >= 0xd800 && unit <= 0xdfff;
    plain += isLone ? `%${(unit & 0xff).toString(16).toUpperCase().padStart(2, '0')}` : character;
  }
  return plain;
}

/**
 * Shortens a name that leaves no room for a suffix within the limit of file systems.
 *
 * name      base name, plain text
 * bytesMax  bytes of UTF-8 that it may have
 * returns   the name; or its start, `~`, 8 hex digits of the hash of the whole, and its extension
 */
export function fitName(name: string, bytesMax: number): string {
  if (Buffer.byteLength(name) <= bytesMax) return name;
  const { stem, extension } = splitName(name);
  const kept = Buffer.byteLength(extension) <= 20 ? extension : '';
  const mark = `~${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
  const room = bytesMax - mark.length - Buffer.byteLength(kept);
  let head = '';
  let bytes = 0;
  for (const character of stem) {
    bytes += Buffer.byteLength(character);
    if (bytes > room) break;
    head += character;
  }
  return head + mark + kept;
}

/** Parts a base name before its extension; `.gz` takes the one before with it: `a`, `.jsonl.gz`. */
export function splitName(name: string): { stem: string; extension: string } {
  const extension = /.((?:\.[A-Za-z0-9]{1,8})?\.gz|\.[^.]+)$/is.exec(name)?.[1] ?? '';
  return { stem: name.slice(0, name.length - extension.length), extension };
}

/** Bytes of the valid UTF-8 sequence that starts here; 0 when there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  for (const length of [1, 2, 3, 4]) {
    const part = bytes.subarray(at, at + length);
    const text = part.toString('utf8');
    if (!text.includes('\ufffd') && Buffer.byteLength(text) === part.length) return part.length;
    if (text === '\ufffd' && part.equals(Buffer.from('\ufffd'))) return 3;
  }
  return 0;
}
