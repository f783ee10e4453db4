import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryPrefix } from './data-folder.ts';
import { errorCode } from './write-durably.ts';

/** Nobody writes a copy for so long without a byte being added: the process that made it is gone. */
const abandonedMs = 10 * 60_000;

/**
 * Removes half-made files and folders that a crash left in a folder.
 *
 * folder   one that may be missing; only entries directly in it with the prefix of temporaries are looked at
 * fails    with the error of the file system
 */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (name.startsWith(temporaryPrefix)) await removeIfAbandoned(join(folder, name));
  }
}

/** Removes a file or folder that nothing was written to for so long that its maker must be gone. */
export async function removeIfAbandoned(path: string): Promise<void> {
  try {
    if (Date.now() - (await newestMs(path)) > abandonedMs) await rm(path, { recursive: true, force: true });
  } catch (error) {
    // Its maker finished with it while we looked.
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

/** Names in a folder, sorted; none when it is missing. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** When the path or anything below it was last written to. */
async function newestMs(path: string): Promise<number> {
  const stats = await lstat(path);
  // Copies carry the time of modification of their original, so the time of the last change of the entry counts too.
  let newest = Math.max(stats.mtimeMs, stats.ctimeMs);
  if (stats.isDirectory()) {
    for (const name of await readdir(path)) newest = Math.max(newest, await newestMs(join(path, name)));
  }
  return newest;
}
