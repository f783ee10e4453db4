import { join, relative } from 'node:path';
import type { ArrivalId, DumpId, Sha256 } from '../base/ids.ts';
import type { Instant } from '../base/instant.ts';
import { invariant } from '../base/invariant.ts';
import type { Tx } from '../db/open-database.ts';
import {
  type ArrivalRow,
  type DumpRow,
  findArrivalsOfDump,
  findDump,
  isWorkedOn,
  lockAcceptance,
  lockArrival,
  markShelved,
  type RangeCounts,
  recordOutcome,
  sumRanges,
} from '../db/queries/dumps.ts';
import type { ClaimedFile } from '../intake/claim-file.ts';
import { processingFolder } from '../intake/data-folder.ts';
import { dropSpool } from '../intake/open-kept.ts';
import type { Outcome, Receipt } from '../intake/receipt.ts';
import { shelveFile } from '../intake/shelve-file.ts';
import type { StepResult } from '../jobs/job.ts';
import type { StepContext } from './step-context.ts';

/** Reasons that a receipt lists at most; the rest is counted. */
const reasonsMax = 1000;

/**
 * Ends the files of a dump that is worked through: writes each one's receipt and moves it where it belongs.
 *
 * returns  done; nothing happens while ranges are open, nor for files that were shelved before
 */
export async function shelveDump(context: StepContext, { dumpId }: { dumpId: DumpId }): Promise<StepResult> {
  const dump = await findDump(context.db, dumpId);
  if (dump === undefined || !isWorkedThrough(dump)) return { kind: 'done', followUps: [] };
  const notes: string[] = [];
  for (const arrival of await findArrivalsOfDump(context.db, dumpId)) {
    if (arrival.shelvedAt === null) notes.push(await shelveArrival(context, arrival));
  }
  await dropUnusedSpool(context, dump.sha256 as Sha256);
  return { kind: 'done', followUps: [], notes };
}

/** The same bytes may be read in another way by a dump that is not through; no dump begins while this looks. */
async function dropUnusedSpool(context: StepContext, sha256: Sha256): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockAcceptance(tx);
    if (!(await isWorkedOn(tx, sha256))) await dropSpool(context.dataFolder, sha256);
  });
}

/**
 * Writes the outcome of one file and moves it to its shelf.
 *
 * arrival  its row; an outcome that it holds already stands. A file that somebody took out of processing/ by hand is
 *          missed in the warnings of its receipt
 * returns  what became of it, in one line
 */
export async function shelveArrival(context: StepContext, arrival: ArrivalRow): Promise<string> {
  const receipt = await context.db.transaction((tx) => settleReceipt(context, tx, arrival.id));
  context.boundary('shelve-dump:outcome');
  // The row is held while the file moves: two that shelve one file at once would give it two names.
  await context.db.transaction(async (tx) => {
    const owed = await lockArrival(tx, arrival.id);
    if (owed === undefined || owed.shelvedAt !== null || owed.receipt === null) return;
    const { dataFolder } = context;
    const [claimed, at] = [claimedFileOf(dataFolder, owed), context.now()];
    const shelvedAs = await shelveFile({ dataFolder, claimed, outcome: receipt.outcome, receipt, at });
    context.boundary('shelve-dump:moved');
    await markShelved(tx, owed.id, relative(dataFolder, shelvedAs), at);
  });
  return describeReceipt(receipt);
}

/** Returns the receipt of an arrival, writing it when nobody has. */
async function settleReceipt(context: StepContext, tx: Tx, arrivalId: ArrivalId): Promise<Receipt> {
  const arrival = await lockArrival(tx, arrivalId);
  invariant(arrival !== undefined, `arrival ${arrivalId} is gone`);
  if (arrival.receipt !== null) return arrival.receipt as Receipt;
  const dump = arrival.dumpId === null ? undefined : await findDump(tx, arrival.dumpId);
  const receipt = await composeReceipt(tx, context.now(), arrival, dump);
  await recordOutcome(tx, arrival.id, { outcome: receipt.outcome, receipt });
  return receipt;
}

/** Nothing is left to do for a dump but to shelve its files. */
export function isWorkedThrough(dump: DumpRow): boolean {
  return dump.state === 'recorded' || dump.state === 'rejected';
}

/** What became of a file, in one line. */
export function describeReceipt({ name, outcome, counts, reasons, duplicateOf }: Receipt): string {
  if (outcome === 'duplicate') {
    return `${name}: duplicate of ${duplicateOf?.name}, received ${duplicateOf?.receivedAt}; nothing changed`;
  }
  if (outcome === 'failed') return `${name}: failed: ${reasons[0]?.message ?? 'see its receipt'}`;
  const { articles } = counts;
  const parts = [`${articles.new} new`, `${articles.revised} revised`, `${articles.known} known`];
  return `${name}: ${[...parts, `${articles.rejected} rejected`].join(', ')}`;
}

async function composeReceipt(
  tx: Tx,
  finishedAt: Instant,
  arrival: ArrivalRow,
  dump: DumpRow | undefined,
): Promise<Receipt> {
  const counts = dump === undefined ? null : await sumRanges(tx, dump.id);
  const outcome = outcomeOf(arrival, dump, counts);
  const isOwn = outcome !== 'duplicate';
  const reasons = [...(arrival.failure === null ? [] : [arrival.failure]), ...(dump?.failure ? [dump.failure] : [])];
  const rejections = isOwn ? (counts?.rejections ?? []) : [];
  const left = rejections.length - reasonsMax;
  const known = isOwn
    ? (counts?.knownCount ?? 0)
    : counts
      ? counts.newCount + counts.revisedCount + counts.knownCount
      : 0;
  return {
    version: 1,
    arrival: arrival.claimKey,
    name: arrival.name,
    inboxPath: arrival.inboxPath,
    outcome,
    sha256: dump?.sha256 ?? null,
    sizeBytes: arrival.sizeBytes,
    format: dump?.detection ? { name: dump.detection.format, evidence: dump.detection.evidence } : null,
    compression: dump?.compression ?? null,
    encoding: dump?.detection?.encoding ?? null,
    counts: {
      articles: {
        new: isOwn ? (counts?.newCount ?? 0) : 0,
        revised: isOwn ? (counts?.revisedCount ?? 0) : 0,
        known,
        rejected: rejections.length,
      },
      declared: dump?.summary?.declared ?? null,
      found: dump?.summary?.found ?? null,
    },
    bytes: dump?.summary?.account ?? null,
    duplicateOf:
      isOwn || dump === undefined ? null : { dump: dump.id, name: dump.name, receivedAt: iso(dump.receivedAt) },
    reasons: [...dedupe(reasons), ...rejections.slice(0, reasonsMax)],
    warnings: [...(dump?.summary?.warnings ?? []), ...mismatch(dump), ...(left > 0 ? [`${left} more reasons`] : [])],
    receivedAt: iso(arrival.receivedAt),
    finishedAt,
    durationsMs: isOwn && dump !== undefined ? durations(arrival, dump) : {},
  };
}

function outcomeOf(arrival: ArrivalRow, dump: DumpRow | undefined, counts: RangeCounts | null): Outcome {
  if (arrival.outcome !== null && dump?.state !== 'rejected') return arrival.outcome;
  if (dump === undefined || dump.state === 'rejected' || counts === null) return 'failed';
  return counts.newCount + counts.revisedCount + counts.knownCount > 0 ? 'done' : 'failed';
}

/** A dump that says how many articles it holds is held to its word. */
function mismatch(dump: DumpRow | undefined): string[] {
  const { declared, found } = dump?.summary ?? {};
  if (declared === null || declared === undefined || declared === found) return [];
  return [`the dump declares ${declared} articles, ${found} were found`];
}

function dedupe<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function durations(arrival: ArrivalRow, dump: DumpRow): Record<string, number> {
  const received = Date.parse(arrival.receivedAt);
  const split = dump.splitAt === null ? null : Date.parse(dump.splitAt);
  const recorded = dump.recordedAt === null ? null : Date.parse(dump.recordedAt);
  return {
    ...(split === null ? {} : { 'split-dump': split - received }),
    ...(split === null || recorded === null ? {} : { 'record-articles': recorded - split }),
    ...(recorded === null ? {} : { total: recorded - received }),
  };
}

/** Where the file of an arrival lies until it is shelved. */
function claimedFileOf(dataFolder: string, arrival: ArrivalRow): ClaimedFile {
  return {
    key: arrival.claimKey,
    relativePath: arrival.inboxPath,
    name: arrival.name,
    path: join(processingFolder(dataFolder), arrival.claimKey, arrival.inboxPath),
    sizeBytes: arrival.sizeBytes,
    modifiedAtMs: Date.parse(arrival.receivedAt),
  };
}

function iso(value: string): string {
  return new Date(value).toISOString();
}
