import { join, relative } from 'node:path';
import type { ArrivalId, DumpId, Sha256 } from '../base/ids.ts';
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
  recordOutcome,
} from '../db/queries/dumps.ts';
import type { ClaimedFile } from '../intake/claim-file.ts';
import { processingFolder } from '../intake/data-folder.ts';
import { dropSpool } from '../intake/open-kept.ts';
import type { Receipt } from '../intake/receipt.ts';
import { shelveFile } from '../intake/shelve-file.ts';
import type { StepResult } from '../jobs/job.ts';
import { composeReceipt, describeReceipt } from './compose-receipt.ts';
import { setAside } from './set-aside.ts';
import type { StepContext } from './step-context.ts';

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
    await setAside(context, tx, owed, receipt);
    context.boundary('shelve-dump:set-aside');
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
