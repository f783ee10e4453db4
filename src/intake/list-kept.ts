import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { rawFolder, temporaryPrefix } from './data-folder.ts';
import { errorCode } from './write-durably.ts';

/** Names of the files that are kept, folder by folder, in order; what is still being written is left out. */
export async function* listKept(dataFolder: string): AsyncGenerator<string[]> {
  for (const folder of await namesIn(rawFolder(dataFolder))) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    yield await namesIn(join(rawFolder(dataFolder), folder));
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith(temporaryPrefix)).sort();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
