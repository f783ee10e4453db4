import { createHash } from 'node:crypto';
import { Refusal } from '../base/failure.ts';
import { type Sha256, toSha256 } from '../base/ids.ts';
import { rawPath } from './data-folder.ts';
import type { KeptBytes } from './keep-bytes.ts';
import { streamChunks } from './open-kept.ts';

const chunkBytes = 1 << 20;

/**
 * Hashes kept bytes once more.
 *
 * sha256   the hash under which they are kept
 * returns  hash and size of what lies there; null where nothing does
 * fails    with the errors of the file system
 */
export async function hashKept({
  dataFolder,
  sha256,
}: {
  dataFolder: string;
  sha256: Sha256;
}): Promise<KeptBytes | null> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  try {
    for await (const chunk of streamChunks(rawPath(dataFolder, sha256), chunkBytes)) {
      hash.update(chunk);
      sizeBytes += chunk.length;
    }
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
  return { sha256: toSha256(hash.digest('hex')), sizeBytes };
}
