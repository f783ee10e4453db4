import { join } from 'node:path';
import type { Sha256 } from '../base/ids.ts';

/** Claimed files wait here while they are worked on: `processing/<key>/<path in the drop folder>`. */
export function processingFolder(dataFolder: string): string {
  return join(dataFolder, 'processing');
}

/** Kept bytes, by their hash: `raw/ab/abcdef…`. */
export function rawFolder(dataFolder: string): string {
  return join(dataFolder, 'raw');
}

/** Where the bytes with this hash are kept; parted by its first two digits, as no folder should hold millions. */
export function rawPath(dataFolder: string, sha256: Sha256): string {
  return join(rawFolder(dataFolder), sha256.slice(0, 2), sha256);
}

/** Uncompressed copies of kept bytes, for as long as they are needed. */
export function spoolFolder(dataFolder: string): string {
  return join(dataFolder, 'spool');
}

export function spoolPath(dataFolder: string, sha256: Sha256): string {
  return join(spoolFolder(dataFolder), sha256);
}

/** First part of the name of every file and folder that is half-made until it is renamed. */
export const temporaryPrefix = '.tmp-';
