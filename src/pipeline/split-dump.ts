import { type Failure, Refusal } from '../base/failure.ts';
import type { DumpId, Sha256 } from '../base/ids.ts';
import { type DumpRow, findDump, findOpenRanges, lockDump, recordRejection, recordSplit } from '../db/queries/dumps.ts';
import { insertEntries } from '../db/queries/entries.ts';
import type { Cut } from '../dumps/piece.ts';
import type { Job, StepResult } from '../jobs/job.ts';
import { openDump } from './open-dump.ts';
import type { Scan, ScannedEntry } from './scan-files.ts';
import type { StepContext } from './step-context.ts';

/** A range is closed when it holds this many articles or bytes: about a second of work, far below a job's lock. */
const rangeArticlesMax = 200;
const rangeBytesMax = 1024 * 1024;
/** From its first article to its last: a range is read in one go, with what lies between. */
const rangeSpanMax = 8 * 1024 * 1024;

/**
 * Scans a dump once and writes the ranges that it is worked on in.
 *
 * returns  done, with a job for each range; rejected when the dump cannot be read at all, its failure stored
 */
export async function splitDump(context: StepContext, { dumpId }: { dumpId: DumpId }): Promise<StepResult> {
  const dump = await findDump(context.db, dumpId);
  if (dump === undefined) return { kind: 'done', followUps: [] };
  if (dump.state !== 'accepted') return { kind: 'done', followUps: await followUpsOf(context, dumpId) };
  const scan = await scanKept(context, dump);
  context.boundary('split-dump:computed');
  const failure = failureOf(scan);
  const rejected = await context.db.transaction(async (tx) => {
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
      cutsOfRanges: toRanges(scan.cuts),
      at: context.now(),
    });
    await insertEntries(tx, dumpId, scan.entries ?? []);
    return false;
  });
  context.boundary('split-dump:committed');
  if (rejected) return { kind: 'done', followUps: [{ name: 'shelve-dump', payload: { dumpId } }] };
  return { kind: 'done', followUps: await followUpsOf(context, dumpId) };
}

type KeptScan =
  | (Exclude<Scan, { failure: Failure }> & { compression: string })
  | { failure: Failure; entries?: readonly ScannedEntry[] };

async function scanKept(context: StepContext, { sha256, name, hints }: DumpRow): Promise<KeptScan> {
  try {
    const kept = await openDump(context, sha256 as Sha256);
    const scan = await context.compute.scanDump({ path: kept.path, name, sizeBytes: kept.sizeBytes, hints });
    return 'failure' in scan ? scan : { ...scan, compression: kept.compression };
  } catch (error) {
    if (error instanceof Refusal) return { failure: error.failure };
    throw error;
  }
}

function failureOf(scan: KeptScan): Failure | null {
  if ('failure' in scan) return scan.failure;
  if (scan.cuts.length > 0) return null;
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

/** Groups cuts into ranges, four numbers a cut: ordinal, start, end, line. */
export function toRanges(cuts: readonly Cut[]): number[][] {
  const out: number[][] = [];
  let range: number[] = [];
  let bytes = 0;
  for (const cut of cuts) {
    const size = cut.end - cut.start;
    const isFull = range.length / 4 >= rangeArticlesMax || bytes + size > rangeBytesMax;
    if (range.length > 0 && (isFull || cut.end - (range[1] ?? 0) > rangeSpanMax)) {
      out.push(range);
      range = [];
      bytes = 0;
    }
    range.push(cut.ordinal, cut.start, cut.end, cut.line);
    bytes += size;
  }
  if (range.length > 0) out.push(range);
  return out;
}

/** The other way round: a range's row to its cuts. */
export function toCuts(flat: readonly number[]): Cut[] {
  const cuts: Cut[] = [];
  for (let i = 0; i + 3 < flat.length; i += 4) {
    cuts.push({
      ordinal: flat[i] as number,
      start: flat[i + 1] as number,
      end: flat[i + 2] as number,
      line: flat[i + 3] as number,
    });
  }
  return cuts;
}
