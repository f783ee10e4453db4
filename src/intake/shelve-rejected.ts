import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { temporaryPrefix } from './data-folder.ts';
import { fitName } from './name-bytes.ts';
import { isThere, syncFolder, writeFlushed } from './write-durably.ts';

/** What is set aside of a file that was read but for some of its records. */
export interface RejectedRecords {
  /** one JSON object a line: number, place and reason of each record */
  readonly reasons: string;
  /** name of the file with the records */
  readonly recordsName: string;
  /** its bytes; empty ones are passed over */
  readonly records: AsyncIterable<Uint8Array>;
}

const ending = '.rejected';

/** Folder, in the data folder, for the rejected records of a file: of its name and the key of its arrival. */
export function rejectedFolder(name: string, key: string): string {
  return `failed/${fitName(name, 255 - ending.length - 1 - key.length)}.${key}${ending}`;
}

/**
 * Writes the rejected records of a file to a folder on the failed shelf, whole or not at all. A folder that is there
 * is left as it is: the same records were written before.
 *
 * read     called when there is something to write
 * fails    with the error of the file system or of `read`, to be called again
 */
export async function shelveRejected(
  dataFolder: string,
  file: { readonly name: string; readonly key: string },
  read: () => Promise<RejectedRecords>,
): Promise<void> {
  const target = join(dataFolder, rejectedFolder(file.name, file.key));
  if (await isThere(target)) return;
  const temporary = join(dirname(target), `${temporaryPrefix}${file.key}${ending}`);
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  const { reasons, recordsName, records } = await read();
  await writeFlushed(join(temporary, 'reasons.jsonl'), reasons);
  const out = await open(join(temporary, recordsName), 'w');
  try {
    for await (const bytes of records) await out.writeFile(bytes);
    await out.sync();
  } finally {
    await out.close();
  }
  await syncFolder(temporary);
  await rename(temporary, target);
  await syncFolder(dirname(target));
}
