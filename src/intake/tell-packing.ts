/** What unfolds to the bytes of one file. */
export type Compression = 'gzip' | 'zstd' | 'bzip2';

/** What holds several files. */
export type Archive = 'zip' | 'tar';

/** So many first bytes tell the packing of any file: the header of a tar. */
export const packingHeadBytes = 512;

/**
 * Tells by its first bytes, never by its name, how a file is packed.
 *
 * head     the first bytes, `packingHeadBytes` of them or the whole file
 * returns  the compression or archive; null for a file that is neither
 * source   RFC 1952 (gzip), RFC 8878 3.1 (zstd, and its skippable frames), the block and end marks of bzip2,
 *          APPNOTE.TXT 4.3 (zip), POSIX.1 ustar: the sum of the header's bytes, which older tars have too
 */
export function tellPacking(head: Uint8Array): Compression | Archive | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (bytes.length >= 3 && bytes.readUIntBE(0, 3) === 0x1f8b08) return 'gzip';
  if (bytes.length >= 4) {
    const magic = bytes.readUInt32LE(0);
    if (magic === 0xfd2fb528 || isSkippable(magic)) return 'zstd';
    if (magic === 0x04034b50 || magic === 0x06054b50) return 'zip';
  }
  if (isBzip2(bytes)) return 'bzip2';
  return isTarHeader(bytes) ? 'tar' : null;
}

/** A frame of zstd that holds no content. */
export function isSkippable(magic: number): boolean {
  return magic >>> 4 === 0x184d2a5;
}

function isBzip2(bytes: Buffer): boolean {
  if (bytes.length < 10 || !/^BZh[1-9]$/.test(bytes.toString('latin1', 0, 4))) return false;
  const mark = bytes.readUIntBE(4, 6);
  return mark === 0x314159265359 || mark === 0x177245385090;
}

function isTarHeader(bytes: Buffer): boolean {
  if (bytes.length < packingHeadBytes || bytes[0] === 0) return false;
  const stated = /^[ \0]*([0-7]{1,7})[ \0]*$/.exec(bytes.toString('latin1', 148, 156));
  if (stated === null) return false;
  // The sum is taken with eight spaces in its own place.
  let sum = 8 * 32;
  for (let i = 0; i < packingHeadBytes; i++) if (i < 148 || i >= 156) sum += bytes[i] ?? 0;
  return sum === Number.parseInt(stated[1] ?? '', 8);
}
