import { link, lstat, mkdir, readFile, rename, rm, rmdir, unlink } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Instant } from '../base/instant.ts';
import type { ClaimedFile } from './claim-file.ts';
import { processingFolder, temporaryPrefix } from './data-folder.ts';
import { fitName, splitName } from './name-bytes.ts';
import { type Outcome, type Receipt, renderReceipt } from './receipt.ts';
import { forgetSaid } from './said-of-file.ts';
import { copyFlushed, errorCode, isThere, syncFolder, writeDurably, writeFlushed } from './write-durably.ts';

export interface Shelving {
  readonly dataFolder: string;
  readonly claimed: ClaimedFile;
  readonly outcome: Outcome;
  readonly receipt: Receipt;
  /** its UTC day names the folder under `done/` */
  readonly at: Instant;
}

const receiptEnding = '.receipt.json';

/** Bytes that most file systems allow a name. */
const nameBytesMax = 255;

/** Numbers tried for a name before the key of the arrival is used, so that thousands of namesakes cost no more. */
const numbersMax = 100;

/** Days back in which a file that was shelved, but not marked so, is looked for. */
const searchedDays = 31;
const dayMs = 86_400_000;

/**
 * Puts a claimed file where it ends: `done/YYYY/MM/DD/`, `duplicate/` or `failed/`, with `NAME.receipt.json` beside
 * it, which is written first. A name that is taken gets a number: `dump.txt`, `dump.2.txt`, `dump.3.txt`.
 *
 * returns  the path of the shelved file; the same one when called again, after a crash at any point too
 * fails    with the error of the file system, to be called again
 */
export async function shelveFile(shelving: Shelving): Promise<string> {
  const { dataFolder, claimed } = shelving;
  const note = join(processingFolder(dataFolder), `${claimed.key}.shelving.json`);
  const started = (await resumeShelving(shelving, note)) ?? (await findShelved(shelving));
  const target = started ?? (await reserveName(shelving, note));
  await moveFile(claimed, target);
  await removeEmptied(dataFolder, claimed);
  await forgetSaid(dataFolder, claimed.key);
  await rm(note, { force: true });
  return target;
}

/** Takes up a shelving that was cut short; null when there was none, or it came to nothing or had another outcome. */
async function resumeShelving(shelving: Shelving, note: string): Promise<string | null> {
  const { dataFolder, claimed, outcome } = shelving;
  const shelvedAs = await readIfThere(note);
  if (shelvedAs === null) return null;
  const target = join(dataFolder, shelvedAs);
  if ((await arrivalOf(target)) !== claimed.key) return null;
  if (shelvedAs.split(sep)[0] === outcome || !(await isThere(claimed.path))) return target;
  await rm(target + receiptEnding, { force: true });
  return null;
}

/** Looks for a file that was shelved to the end, when its claim is gone; null when it is not gone, or not found. */
async function findShelved(shelving: Shelving): Promise<string | null> {
  const { claimed } = shelving;
  if (await isThere(claimed.path)) return null;
  for (const folder of foldersSince(shelving)) {
    for (const name of candidateNames(claimed)) {
      if ((await arrivalOf(join(folder, name))) === claimed.key) return join(folder, name);
    }
  }
  return null;
}

/** Makes a free name ours by writing its receipt. The name is noted first, so that a repeat takes the same one. */
async function reserveName(shelving: Shelving, note: string): Promise<string> {
  const { dataFolder, claimed, outcome, receipt, at } = shelving;
  const folder = outcome === 'done' ? doneFolder(dataFolder, at) : join(dataFolder, outcome);
  const made = await mkdir(folder, { recursive: true });
  if (made !== undefined) await syncFolder(dirname(made));
  await mkdir(processingFolder(dataFolder), { recursive: true });
  const text = renderReceipt(await withFileWarning(receipt, claimed));
  for (const name of candidateNames(claimed)) {
    const target = join(folder, name);
    if (!(await isFree(target, claimed.key))) continue;
    await writeDurably(note, relative(dataFolder, target));
    if (await writeReceipt(target, claimed.key, text)) return target;
  }
  throw new Error(`no free name for ${claimed.name} in ${folder}`);
}

/** Is nothing there? A receipt of the same arrival without its file is left from a file taken back, and goes. */
async function isFree(target: string, key: string): Promise<boolean> {
  if (await isThere(target)) return false;
  if (!(await isThere(target + receiptEnding))) return true;
  if ((await arrivalOf(target)) !== key) return false;
  await rm(target + receiptEnding, { force: true });
  return true;
}

/** Writes a receipt whole, unless another arrival took the name meanwhile; says whether the name is ours. */
async function writeReceipt(target: string, key: string, text: string): Promise<boolean> {
  const temporary = join(dirname(target), temporaryPrefix + key);
  try {
    await writeFlushed(temporary, text);
    await link(temporary, target + receiptEnding);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    // No hard links on exFAT and some network mounts: there a race between two writers of one name is not ruled out.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(errorCode(error))) throw error;
    if (await isThere(target + receiptEnding)) return false;
    await rename(temporary, target + receiptEnding);
  } finally {
    await rm(temporary, { force: true });
  }
  await syncFolder(dirname(target));
  return true;
}

/** Moves the file beside its receipt; the name is ours, so whatever is there is our own from before a crash. */
async function moveFile(claimed: ClaimedFile, target: string): Promise<void> {
  if (!(await isThere(claimed.path))) return;
  try {
    await rename(claimed.path, target);
  } catch (error) {
    if (errorCode(error) !== 'EXDEV') throw error;
    const temporary = join(dirname(target), `${temporaryPrefix}${claimed.key}-file`);
    await rm(temporary, { force: true });
    await copyFlushed(claimed.path, temporary, claimed.modifiedAtMs);
    await rename(temporary, target);
    await unlink(claimed.path);
  }
  await syncFolder(dirname(target));
  await syncFolder(dirname(claimed.path));
}

/** Removes the folders of a claim from the innermost out, as far as they are empty. */
async function removeEmptied(dataFolder: string, claimed: ClaimedFile): Promise<void> {
  const processing = processingFolder(dataFolder);
  for (let folder = join(processing, claimed.key, dirname(claimed.relativePath)); folder !== processing; ) {
    try {
      await rmdir(folder);
    } catch (error) {
      if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(errorCode(error))) throw error;
    }
    folder = dirname(folder);
  }
}

/** The names that are tried, in order: as it is, numbered, with the key. Each leaves room for the receipt's ending. */
function* candidateNames(claimed: ClaimedFile): Generator<string> {
  const room = nameBytesMax - receiptEnding.length - 1 - claimed.key.length;
  const name = fitName(claimed.name, room);
  const { stem, extension } = splitName(name);
  yield name;
  for (let number = 2; number <= numbersMax; number += 1) yield `${stem}.${number}${extension}`;
  yield `${stem}.${claimed.key}${extension}`;
}

/** Every folder where a file may have been shelved between its receipt and now, the likeliest first. */
function foldersSince(shelving: Shelving): string[] {
  const { dataFolder, outcome, receipt, at } = shelving;
  const shelves = (['done', 'duplicate', 'failed'] as const).map((shelf) => {
    if (shelf !== 'done') return [join(dataFolder, shelf)];
    const days: string[] = [];
    const firstMs = Math.max(Date.parse(receipt.receivedAt), Date.parse(at) - searchedDays * dayMs);
    for (let ms = Date.parse(at); ms > firstMs - dayMs; ms -= dayMs) {
      days.push(doneFolder(dataFolder, new Date(ms).toISOString()));
    }
    return days;
  });
  return shelves
    .flat()
    .sort((a, b) => Number(b.startsWith(join(dataFolder, outcome))) - Number(a.startsWith(join(dataFolder, outcome))));
}

function doneFolder(dataFolder: string, at: string): string {
  const [year = '', month = '', day = ''] = at.slice(0, 10).split('-');
  return join(dataFolder, 'done', year, month, day);
}

/** The arrival that the receipt beside a file belongs to; null when there is none, or it is no receipt of ours. */
async function arrivalOf(target: string): Promise<string | null> {
  const text = await readIfThere(target + receiptEnding);
  if (text === null) return null;
  try {
    const receipt: unknown = JSON.parse(text);
    const isObject = typeof receipt === 'object' && receipt !== null && 'arrival' in receipt;
    return isObject && typeof receipt.arrival === 'string' ? receipt.arrival : null;
  } catch {
    return null;
  }
}

/** Somebody may have taken the file away, or gone on writing to it after its bytes were kept. */
async function withFileWarning(receipt: Receipt, claimed: ClaimedFile): Promise<Receipt> {
  const sizeBytes = await sizeIfThere(claimed.path);
  if (sizeBytes === claimed.sizeBytes) return receipt;
  const warning =
    sizeBytes === null
      ? 'the file itself was gone from the processing folder when it was to be shelved'
      : `the file was written to after it was taken: ${claimed.sizeBytes} bytes then, ${sizeBytes} when it was shelved; ` +
        'what came later was not read, drop the file again';
  return { ...receipt, warnings: [...receipt.warnings, warning] };
}

async function sizeIfThere(path: string): Promise<number | null> {
  try {
    return (await lstat(path)).size;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return null;
    throw error;
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'EISDIR'].includes(errorCode(error))) return null;
    throw error;
  }
}
