import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ClaimedFile } from './claim-file.ts';
import { processingFolder } from './data-folder.ts';
import { errorCode, syncFolder } from './write-durably.ts';

/**
 * Takes a file back from the shelf where it failed, so that it is worked on again; its receipt goes.
 *
 * shelvedAs  its path in the data folder
 * returns    whether it was there to be taken
 */
export async function unshelveFile(
  dataFolder: string,
  shelvedAs: string,
  claimed: Pick<ClaimedFile, 'key' | 'relativePath'>,
): Promise<boolean> {
  const source = join(dataFolder, shelvedAs);
  const target = join(processingFolder(dataFolder), claimed.key, claimed.relativePath);
  await mkdir(dirname(target), { recursive: true });
  try {
    await rename(source, target);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
  await rm(`${source}.receipt.json`, { force: true });
  await syncFolder(dirname(target));
  await syncFolder(dirname(source));
  return true;
}
