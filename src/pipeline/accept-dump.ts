import { Refusal } from '../base/failure.ts';
import type { DumpId } from '../base/ids.ts';
import type { Instant } from '../base/instant.ts';
import { invariant } from '../base/invariant.ts';
import type { Tx } from '../db/open-database.ts';
import {
  type ArrivalRow,
  findArrivalByKey,
  findDump,
  findDumpBySha256,
  insertArrival,
  insertDump,
  lockAcceptance,
} from '../db/queries/dumps.ts';
import type { ClaimedFile } from '../intake/claim-file.ts';
import { keepBytes } from '../intake/keep-bytes.ts';
import type { StepResult } from '../jobs/job.ts';
import { isWorkedThrough, shelveArrival } from './shelve-dump.ts';
import type { StepContext } from './step-context.ts';

/**
 * Takes a claimed file in: keeps its bytes under their hash and writes its arrival, and its dump when the bytes are
 * new. Until this is committed the file in processing/ is what says that the work is owed.
 *
 * file     as claimed; it stays in processing/ until its dump is worked through
 * returns  done, with the split that follows; a file that cannot be read is shelved at once, and so is one whose bytes
 *          are known, as soon as they are worked through
 * fails    throws on an outage (database, disk full); the same call again finishes the work
 */
export async function acceptDump(context: StepContext, file: ClaimedFile): Promise<StepResult> {
  const earlier = await findArrivalByKey(context.db, file.key);
  if (earlier !== undefined) return finishArrival(context, earlier);
  const receivedAt = context.now();
  const kept = await keepOrRefuse(context, file);
  context.boundary('accept-dump:kept');
  const arrival = await context.db.transaction(async (tx) => {
    await lockAcceptance(tx);
    const arrived = await findArrivalByKey(tx, file.key);
    if (arrived !== undefined) return arrived;
    const dump = kept instanceof Refusal ? undefined : await findDumpBySha256(tx, kept.sha256);
    const { key: claimKey, name, relativePath: inboxPath, sizeBytes } = file;
    const base = { claimKey, name, inboxPath, sizeBytes, receivedAt };
    if (kept instanceof Refusal) {
      await insertArrival(tx, { ...base, outcome: 'failed', failure: kept.failure });
    } else if (dump !== undefined) {
      const outcome = dump.state === 'rejected' ? 'failed' : 'duplicate';
      await insertArrival(tx, { ...base, dumpId: dump.id, outcome, failure: dump.failure });
    } else {
      await insertArrival(tx, { ...base, dumpId: await insertNewDump(tx, file, kept, receivedAt) });
    }
    return findArrivalByKey(tx, claimKey);
  });
  context.boundary('accept-dump:committed');
  invariant(arrival !== undefined, `arrival ${file.key} was written and is not there`);
  return finishArrival(context, arrival);
}

/** Ends an arrival that needs no work: its outcome is fixed and, for a repeat, the dump it repeats is worked through. */
async function finishArrival(context: StepContext, arrival: ArrivalRow): Promise<StepResult> {
  if (arrival.shelvedAt !== null) return { kind: 'done', followUps: [] };
  const dump = arrival.dumpId === null ? undefined : await findDump(context.db, arrival.dumpId);
  if (dump === undefined || (arrival.outcome !== null && isWorkedThrough(dump))) {
    return { kind: 'done', followUps: [], notes: [await shelveArrival(context, arrival)] };
  }
  return { kind: 'done', followUps: [{ name: 'split-dump', payload: { dumpId: dump.id } }] };
}

type Kept = Awaited<ReturnType<typeof keepBytes>>;

async function keepOrRefuse(context: StepContext, file: ClaimedFile): Promise<Kept | Refusal> {
  try {
    const kept = await keepBytes(file.path, context.dataFolder);
    if (kept.sizeBytes > 0) return kept;
    return new Refusal({ code: 'file-empty', message: `${file.name} is empty (0 bytes)` });
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function insertNewDump(tx: Tx, file: ClaimedFile, kept: Kept, receivedAt: Instant): Promise<DumpId> {
  return insertDump(tx, {
    sha256: kept.sha256,
    name: file.name,
    sizeBytes: kept.sizeBytes,
    receivedAt,
    observedAt: receivedAt,
    state: 'accepted',
  });
}
