import { open, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { processingFolder } from './data-folder.ts';
import { hintsFileName } from './ignored-name.ts';
import { encodeName } from './name-bytes.ts';
import { errorCode, writeDurably } from './write-durably.ts';

/** What a person said of a file, as it stood when the file was taken; not yet looked into. */
export interface SaidOfFile {
  /** folders whose claimtrail.json counts, the nearest first */
  readonly folders: readonly string[];
  /** the nearest one that is there; `text` is null where it could not be read */
  readonly file: { readonly path: string; readonly text: string | null; readonly reason: string | null } | null;
  /** format that was named to the command */
  readonly format: string | null;
}

/** A claimtrail.json is a page of settings; what is larger is none. */
const bytesMax = 1024 * 1024;

/**
 * Notes what was said of a file that is about to be taken, beside its place in `processing/`: a claimtrail.json that
 * changes later changes nothing for it, and a crash forgets nothing.
 *
 * key      of the arrival
 * folders  where a claimtrail.json counts, the nearest first
 * format   as named to the command; null when none was
 * fails    with the error of the file system that writes the note; a claimtrail.json that cannot be read is noted so
 */
export async function noteSaid(
  dataFolder: string,
  key: string,
  { folders, format }: Pick<SaidOfFile, 'folders' | 'format'>,
): Promise<void> {
  const file = await findNearest(folders);
  if (file === null && format === null) return;
  const said: SaidOfFile = { folders, file, format };
  await writeDurably(notePath(dataFolder, key), JSON.stringify(said));
}

/** What was said of a file when it was taken; null when nothing was. */
export async function readSaid(dataFolder: string, key: string): Promise<SaidOfFile | null> {
  try {
    return JSON.parse(await readFile(notePath(dataFolder, key), 'utf8')) as SaidOfFile;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Forgets what was said of a file that is shelved or was not taken after all. */
export async function forgetSaid(dataFolder: string, key: string): Promise<void> {
  await rm(notePath(dataFolder, key), { force: true });
}

/** The folder of a file and those around it, up to the drop folder, the nearest first. */
export function foldersAbove(inbox: string, relativePath: string): string[] {
  const folders: string[] = [];
  for (let folder = dirname(relativePath); folder !== '.'; folder = dirname(folder))
    folders.push(resolve(inbox, folder));
  return [...folders, resolve(inbox)];
}

/** The key of the arrival that a name in `processing/` notes something of; null for other names. */
export function keyOfNote(name: string): string | null {
  return name.endsWith(noteEnding) ? name.slice(0, -noteEnding.length) : null;
}

const noteEnding = '.hints.json';

function notePath(dataFolder: string, key: string): string {
  return join(processingFolder(dataFolder), key + noteEnding);
}

async function findNearest(folders: readonly string[]): Promise<SaidOfFile['file']> {
  for (const folder of folders) {
    const path = join(folder, hintsFileName);
    try {
      return { path, text: await readSmall(path), reason: null };
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) continue;
      return { path, text: null, reason: error instanceof Error ? error.message : String(error) };
    }
  }
  return null;
}

async function readSmall(path: string): Promise<string> {
  const file = await open(encodeName(path), 'r');
  try {
    const { size } = await file.stat();
    if (size > bytesMax) throw new Error(`it has ${size} bytes, more than ${bytesMax}`);
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}
