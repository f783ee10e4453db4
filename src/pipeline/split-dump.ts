import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Failure, Refusal } from '../base/failure.ts';
import type { DumpId, Sha256 } from '../base/ids.ts';
import { type DumpRow, findDump, findOpenRanges, lockDump, recordRejection, recordSplit } from '../db/queries/dumps.ts';
import { insertEntries } from '../db/queries/entries.ts';
import { nextArrivalKey } from '../intake/arrival-key.ts';
import { spoolFolder, temporaryPrefix } from '../intake/data-folder.ts';
import type { Job, StepResult } from '../jobs/job.ts';
import { openDump } from './open-dump.ts';
import { readRanges } from './range-file.ts';
import type { Scan, ScannedEntry } from './scan-files.ts';
import type { StepContext } from './step-context.ts';

/** Ranges that are written by one statement. */
const rangesAtOnce = 200;

/**
 * Scans a dump once and writes the ranges that it is worked on in.
 *
 * returns  done, with a job for each range; rejected when the dump cannot be read at all, its failure stored
 */
export async function splitDump(context: StepContext, { dumpId }: { dumpId: DumpId }): Promise<StepResult> {
  const dump = await findDump(context.db, dumpId);
  if (dump === undefined) return { kind: 'done', followUps: [] };
  if (dump.state !== 'accepted') return { kind: 'done', followUps: await followUpsOf(context, dumpId) };
  const rangesPath = join(spoolFolder(context.dataFolder), temporaryPrefix + nextArrivalKey());
  try {
    const scan = await scanKept(context, dump, rangesPath);
    context.boundary('split-dump:computed');
    const rejected = await record(context, dumpId, scan, rangesPath);
    context.boundary('split-dump:committed');
    if (rejected) return { kind: 'done', followUps: [{ name: 'shelve-dump', payload: { dumpId } }] };
  } finally {
    await rm(rangesPath, { force: true });
  }
  return { kind: 'done', followUps: await followUpsOf(context, dumpId) };
}

/** Writes what the scan found. Returns whether the dump is rejected. */
async function record(context: StepContext, dumpId: DumpId, scan: KeptScan, rangesPath: string): Promise<boolean> {
  const failure = failureOf(scan);
  return context.db.transaction(async (tx) => {
    const locked = await lockDump(tx, dumpId);
    if (locked === undefined || locked.state !== 'accepted') return false;
    if (failure !== null) {
      await recordRejection(tx, dumpId, failure, context.now());
      await insertEntries(tx, dumpId, scan.entries ?? []);
      return true;
    }
    if ('failure' in scan) return true;
    const { compression, detection, summary } = scan;
    await recordSplit(tx, dumpId, {
      compression,
      detection,
      summary,
      ranges: readRanges(rangesPath, rangesAtOnce),
      at: context.now(),
    });
    await insertEntries(tx, dumpId, scan.entries ?? []);
    return false;
  });
}

type KeptScan =
  | (Exclude<Scan, { failure: Failure }> & { cuts: number; compression: string })
  | { failure: Failure; entries?: readonly ScannedEntry[] };

async function scanKept(context: StepContext, { sha256, name, hints }: DumpRow, rangesPath: string): Promise<KeptScan> {
  try {
    const kept = await openDump(context, sha256 as Sha256);
    await mkdir(spoolFolder(context.dataFolder), { recursive: true });
    const { path, sizeBytes } = kept;
    const scan = await context.compute.scanDump({ path, name, sizeBytes, hints, rangesPath });
    return 'failure' in scan ? scan : { ...scan, compression: kept.compression };
  } catch (error) {
    if (error instanceof Refusal) return { failure: error.failure };
    throw error;
  }
}

function failureOf(scan: KeptScan): Failure | null {
  if ('failure' in scan) return scan.failure;
  if (scan.cuts > 0) return null;
  const [rejected] = scan.summary.rejected ?? [];
  if (rejected !== undefined) return rejected.failure;
  return { code: 'no-article-found', message: `no article in ${scan.summary.account.bytes} bytes` };
}

/** The ranges still to be worked on, or the shelving when none is. */
async function followUpsOf(context: StepContext, dumpId: DumpId): Promise<Job[]> {
  const open = await findOpenRanges(context.db, dumpId);
  if (open.length === 0) return [{ name: 'shelve-dump', payload: { dumpId } }];
  return open.map((rangeId) => ({ name: 'record-articles', payload: { rangeId } }));
}
