import { Refusal } from '../base/failure.ts';
import type { DumpId } from '../base/ids.ts';
import { type Instant, toInstant } from '../base/instant.ts';
import { invariant } from '../base/invariant.ts';
import type { Tx } from '../db/open-database.ts';
import {
  type ArrivalRow,
  findArrivalByKey,
  findDump,
  findDumpByContent,
  insertArrival,
  insertDump,
  lockAcceptance,
} from '../db/queries/dumps.ts';
import { canonicalHints, type DumpHints, readFormatName, readHints } from '../dumps/dump-hints.ts';
import type { ClaimedFile } from '../intake/claim-file.ts';
import { type KeptBytes, keepBytes } from '../intake/keep-bytes.ts';
import { readSaid, type SaidOfFile } from '../intake/said-of-file.ts';
import type { StepResult } from '../jobs/job.ts';
import { isWorkedThrough, shelveArrival } from './shelve-dump.ts';
import type { StepContext } from './step-context.ts';

/**
 * Takes a claimed file in: keeps its bytes under their hash and writes its arrival, and its dump when the bytes are
 * new, or were read in another way before: what was said of the file when it was claimed is fixed here. Until this is committed the file in processing/ is what says that the work is owed.
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
  const said = await readSaid(context.dataFolder, file.key);
  const kept = await keepOrRefuse(context, file, said);
  context.boundary('accept-dump:kept');
  const arrival = await context.db.transaction(async (tx) => {
    await lockAcceptance(tx);
    const arrived = await findArrivalByKey(tx, file.key);
    if (arrived !== undefined) return arrived;
    const dump =
      kept instanceof Refusal ? undefined : await findDumpByContent(tx, kept.sha256, canonicalHints(kept.hints));
    const { key: claimKey, name, relativePath: inboxPath, sizeBytes } = file;
    const base = { claimKey, name, inboxPath, sizeBytes, receivedAt };
    if (kept instanceof Refusal) {
      const where = said === null ? null : { folders: said.folders, format: said.format };
      await insertArrival(tx, { ...base, said: where, outcome: 'failed', failure: kept.failure });
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

interface Kept extends KeptBytes {
  readonly hints: DumpHints;
}

async function keepOrRefuse(context: StepContext, file: ClaimedFile, said: SaidOfFile | null): Promise<Kept | Refusal> {
  try {
    const hints = said === null ? {} : hintsOf(said, file.name);
    const kept = await keepBytes(file.path, context.dataFolder);
    if (kept.sizeBytes > 0) return { ...kept, hints };
    return new Refusal({ code: 'file-empty', message: `${file.name} is empty (0 bytes)` });
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** A file beside a claimtrail.json that cannot be read must not be taken for something else: it is refused. */
function hintsOf({ file, format }: SaidOfFile, name: string): DumpHints {
  if (file !== null && file.text === null) {
    throw new Refusal({ code: 'hints-invalid', message: `${file.path} cannot be read: ${file.reason}` });
  }
  const hints = file?.text == null ? {} : readHints(file.text, file.path, name);
  return format === null ? hints : { ...hints, format: readFormatName(format), formatBy: '--format' };
}

function insertNewDump(tx: Tx, file: ClaimedFile, kept: Kept, receivedAt: Instant): Promise<DumpId> {
  const reading = canonicalHints(kept.hints);
  return insertDump(tx, {
    sha256: kept.sha256,
    name: file.name,
    sizeBytes: kept.sizeBytes,
    receivedAt,
    observedAt: kept.hints.observed ?? receivedAt,
    modifiedAt: toInstant(file.modifiedAtMs),
    hints: reading === '' ? null : kept.hints,
    reading,
    state: 'accepted',
  });
}
