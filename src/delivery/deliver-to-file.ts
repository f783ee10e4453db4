import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../base/failure.ts';

export interface DeliveredFile {
  /** without the dot: `md` */
  readonly extension: string;
  readonly content: string;
}

/**
 * Writes a digest into a folder, one file for each form: `NAME.md`, `NAME.json`. Each is there whole or not at all.
 *
 * folder   made when missing
 * name     base name, letters, digits, `.`, `-` and `_`, starting with a letter or digit
 * returns  the paths, in the order of the files; a repeat leaves the same bytes, and files that hold them are not touched
 * fails    Refusal `delivery-refused` for a name that could leave the folder; other errors of the file system as
 *          they are, to be tried again
 */
export async function deliverToFile(delivery: {
  readonly folder: string;
  readonly name: string;
  readonly files: readonly DeliveredFile[];
}): Promise<string[]> {
  const { folder, name, files } = delivery;
  const names = files.map(({ extension }) => `${name}.${extension}`);
  for (const each of names) {
    if (/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(each) && Buffer.byteLength(each) <= nameBytesMax) continue;
    throw new Refusal({
      code: 'delivery-refused',
      message: `not a name for a file of a digest: ${JSON.stringify(each)}`,
    });
  }
  await mkdir(folder, { recursive: true });
  for (const { extension, content } of files) await replaceWhole(folder, `${name}.${extension}`, content);
  await syncFolder(folder);
  return names.map((each) => join(folder, each));
}

/** File systems allow 255; the rest is for the temporary's prefix. */
const nameBytesMax = 240;

async function replaceWhole(folder: string, name: string, content: string): Promise<void> {
  const path = join(folder, name);
  if ((await readIfThere(path)) === content) return;
  // Two deliveries of one digest write the same bytes, but each to a temporary of its own.
  const temporary = join(folder, `.tmp-${randomUUID().slice(0, 8)}-${name}`);
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Flushes the names in a folder to disk; network mounts and FUSE that cannot do so have nothing more to give. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'EINVAL' && code !== 'ENOTSUP' && code !== 'EPERM') throw error;
  } finally {
    await handle.close();
  }
}
