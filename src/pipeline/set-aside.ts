import { Refusal } from '../base/failure.ts';
import type { Sha256 } from '../base/ids.ts';
import { invariant } from '../base/invariant.ts';
import type { Tx } from '../db/open-database.ts';
import { type ArrivalRow, type DumpRow, findDump, findRangesWithRejections } from '../db/queries/dumps.ts';
import type { Detection } from '../dumps/detection.ts';
import type { RejectedCut } from '../dumps/piece.ts';
import { readRange } from '../intake/open-kept.ts';
import type { Receipt } from '../intake/receipt.ts';
import { type RejectedRecords, shelveRejected } from '../intake/shelve-rejected.ts';
import { openDump } from './open-dump.ts';
import { toCuts } from './range-file.ts';
import type { StepContext } from './step-context.ts';

/** Records that are set aside at most, and the bytes that one and all of them may have; of the rest, the reason is. */
const recordsMax = 10_000;
const bytesOfRecordMax = 8 * 1024 * 1024;
const bytesMax = 64 * 1024 * 1024;

/**
 * Sets the rejected records of a file aside that was read but for them: their bytes, to be mended and dropped again,
 * and a list of the reasons. Nothing for a file of which nothing was read: it lies on the failed shelf itself.
 *
 * fails    with the error of the file system, to be called again; what was written before is left as it is
 */
export async function setAside(context: StepContext, tx: Tx, arrival: ArrivalRow, receipt: Receipt): Promise<void> {
  if (receipt.outcome !== 'done' || receipt.counts.articles.rejected === 0 || arrival.dumpId === null) return;
  const dump = await findDump(tx, arrival.dumpId);
  invariant(dump !== undefined, `dump ${arrival.dumpId} is gone`);
  await shelveRejected(context.dataFolder, { name: arrival.name, key: arrival.claimKey }, async () => {
    return readRejected(context, dump, await findRejected(tx, dump));
  });
}

async function findRejected(tx: Tx, dump: DumpRow): Promise<RejectedCut[]> {
  const rejected = [...(dump.summary?.rejected ?? [])];
  for (const { cuts, rejections } of await findRangesWithRejections(tx, dump.id)) {
    const cutOf = new Map(toCuts(cuts).map((cut) => [cut.ordinal, cut]));
    for (const failure of rejections) {
      const cut = failure.record === undefined ? undefined : cutOf.get(failure.record);
      if (cut !== undefined) rejected.push({ start: cut.start, end: cut.end, failure });
    }
  }
  return rejected.sort((a, b) => a.start - b.start).slice(0, recordsMax);
}

async function readRejected(
  context: StepContext,
  dump: DumpRow,
  rejected: readonly RejectedCut[],
): Promise<RejectedRecords> {
  const path = await pathOfKept(context, dump);
  let room = path === null ? 0 : bytesMax;
  const kept = rejected.filter(({ start, end }) => {
    const fits = end - start <= Math.min(bytesOfRecordMax, room);
    if (fits) room -= end - start;
    return fits;
  });
  const isKept = new Set(kept);
  const reasons = rejected.map((cut) => {
    const { code, message, record, line } = cut.failure;
    return `${JSON.stringify({ record, line, start: cut.start, end: cut.end, code, message, bytesKept: isKept.has(cut) })}\n`;
  });
  const records = path === null ? noBytes() : readBytes(path, dump.detection, kept);
  return { reasons: reasons.join(''), recordsName: `records${endingOf(dump.name)}`, records };
}

/** The bytes may be gone by now; the reasons are set aside all the same. */
async function pathOfKept(context: StepContext, { sha256 }: DumpRow): Promise<string | null> {
  try {
    return (await openDump(context, sha256 as Sha256)).path;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}

/** The records as a dump of their own, as far as their format has a shape without the rest of its dump. */
async function* readBytes(
  path: string,
  detection: Detection | null,
  cuts: readonly RejectedCut[],
): AsyncGenerator<Uint8Array> {
  const encode = (text: string) => encodeAs(text, detection);
  if (detection?.encoding.startsWith('utf-16')) yield encode('\ufeff');
  if (detection?.format === 'csv') yield encode(`${headerRow(detection)}\n`);
  const separator = detection?.separator;
  const between = detection?.format === 'json-lines' || detection?.format === 'csv' ? '\n' : '\n\n';
  for (const { start, end } of cuts) {
    yield await readRange(path, start, end);
    yield encode(separator === undefined ? between : `\n${separator}\n`);
  }
}

function encodeAs(text: string, detection: Detection | null): Buffer {
  if (detection?.encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (detection?.encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  return Buffer.from(text, detection?.encoding === 'windows-1252' ? 'latin1' : 'utf8');
}

function headerRow({ columns = [], delimiter = ',' }: Detection): string {
  return columns.map((name) => (/^[\w .-]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`)).join(delimiter);
}

/** `.csv` of `dump.csv.gz`; `.txt` where the name tells nothing. */
function endingOf(name: string): string {
  const plain = name.replace(/\.(?:gz|zst|bz2)$/i, '');
  return /\.(?!zip$|tar$|tgz$)\w{1,8}$/i.exec(plain)?.[0] ?? '.txt';
}
