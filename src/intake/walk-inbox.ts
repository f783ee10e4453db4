import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isIgnoredFile, isIgnoredFolder, markerOf, temporariesOf } from './ignored-name.ts';
import { decodeName, encodeName } from './name-bytes.ts';
import { errorCode } from './write-durably.ts';

/** A file that may be taken once it has settled. */
export interface FoundFile {
  /** path in the drop folder, parts split by `/`; bytes that are no UTF-8 as in name-bytes.ts */
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedAtMs: number;
  /** when it was looked at, by the steady clock of `performance.now()` */
  readonly atMs: number;
  readonly isReserved: boolean;
  readonly markedAtMs: number | null;
}

type Look = Pick<FoundFile, 'sizeBytes' | 'modifiedAtMs' | 'atMs'>;

/** lstat calls under way at once: enough to hide the latency of a network mount, too few to starve other work. */
const looksAtOnce = 16;

/**
 * Lists the files of a drop folder and its subfolders that may be taken; links are not followed.
 *
 * inbox     the folder
 * onError   told of each subfolder or file that could not be read; the rest is listed all the same
 * fails     when the folder itself cannot be read
 */
export async function walkInbox(inbox: string, onError: (error: unknown, path: string) => void): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  const folders = [''];
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    try {
      const entries = await readdir(encodeName(join(inbox, folder)), { withFileTypes: true, encoding: 'buffer' });
      await lookAt(inbox, folder, entries, found, folders, onError);
    } catch (error) {
      if (folder === '') throw error;
      if (errorCode(error) !== 'ENOENT') onError(error, folder);
    }
  }
  return found;
}

/**
 * Looks at one file by its path in the drop folder.
 *
 * returns  null when there is no regular file, or one that is ignored or lies in an ignored folder
 * fails    with the error of the file system when it cannot be looked at
 */
export async function lookAtFile(inbox: string, path: string): Promise<FoundFile | null> {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  if (isIgnoredFile(name) || parts.some(isIgnoredFolder)) return null;
  const stats = await statOf(inbox, path);
  if (stats === null) return null;
  const marker = await statOf(inbox, markerOf(path));
  let isReserved = false;
  if (stats.sizeBytes === 0) {
    for (const temporary of temporariesOf(path)) isReserved ||= (await statOf(inbox, temporary)) !== null;
  }
  return { path, ...stats, isReserved, markedAtMs: marker?.modifiedAtMs ?? null };
}

async function lookAt(
  inbox: string,
  folder: string,
  entries: readonly Dirent<Buffer>[],
  found: FoundFile[],
  folders: string[],
  onError: (error: unknown, path: string) => void,
): Promise<void> {
  const names = new Set<string>();
  for (const entry of entries) {
    const name = decodeName(entry.name);
    if (entry.isDirectory() && !isIgnoredFolder(name)) folders.push(folder === '' ? name : `${folder}/${name}`);
    if (entry.isFile()) names.add(name);
  }
  const taken = [...names].filter((name) => !isIgnoredFile(name));
  for (let at = 0; at < taken.length; at += looksAtOnce) {
    await Promise.all(
      taken.slice(at, at + looksAtOnce).map(async (name) => {
        const path = folder === '' ? name : `${folder}/${name}`;
        try {
          const stats = await statOf(inbox, path);
          if (stats === null) return;
          const marker = names.has(markerOf(name)) ? await statOf(inbox, markerOf(path)) : null;
          const isReserved = stats.sizeBytes === 0 && temporariesOf(name).some((temporary) => names.has(temporary));
          found.push({ path, ...stats, isReserved, markedAtMs: marker?.modifiedAtMs ?? null });
        } catch (error) {
          onError(error, path);
        }
      }),
    );
  }
}

/** Size and time of a regular file; null when there is none by that name. */
async function statOf(inbox: string, path: string): Promise<Look | null> {
  try {
    const stats = await lstat(encodeName(join(inbox, path)));
    return stats.isFile() ? { sizeBytes: stats.size, modifiedAtMs: stats.mtimeMs, atMs: performance.now() } : null;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return null;
    throw error;
  }
}
