import type { DumpId } from '../base/ids.ts';
import {
  type ArrivalRow,
  deleteArrival,
  findArrivalByKey,
  findFailedArrivals,
  lockAcceptance,
  lockArrival,
  lockDump,
  reopenArrival,
  reopenDump,
} from '../db/queries/dumps.ts';
import { clearStepFailure, findStepFailures } from '../db/queries/step-failures.ts';
import { listClaimed } from '../intake/claim-file.ts';
import { noteSaid } from '../intake/said-of-file.ts';
import { unshelveFile } from '../intake/unshelve-file.ts';
import type { Job } from '../jobs/job.ts';
import { acceptDump } from './accept-dump.ts';
import type { StepContext } from './step-context.ts';
import { sweep } from './sweep.ts';

export interface Retried {
  readonly files: readonly string[];
  readonly steps: readonly string[];
  readonly jobs: readonly Job[];
}

/**
 * Has failed files read again from their kept bytes, and failing steps tried at once: after a repair, or with a newer
 * version that reads more.
 *
 * names    of files as they were dropped; empty for all
 * returns  what was taken up, and the jobs to run
 */
export async function retryFailed(context: StepContext, names: readonly string[]): Promise<Retried> {
  const files: string[] = [];
  const taken = new Set<DumpId>();
  for (const arrival of await findFailedArrivals(context.db)) {
    if (names.length > 0 && !names.includes(arrival.name)) continue;
    // Of several files with the same bytes the newest is read again.
    if (arrival.dumpId !== null && taken.has(arrival.dumpId)) continue;
    if (!(await reopen(context, arrival))) continue;
    if (arrival.dumpId !== null) taken.add(arrival.dumpId);
    files.push(arrival.name);
  }
  const jobs = await acceptForgotten(context);
  const failures = names.length > 0 ? [] : await findStepFailures(context.db);
  for (const failure of failures) await clearStepFailure(context.db, failure.job, failure.payload);
  return { files, steps: failures.map(({ job }) => job), jobs: [...jobs, ...(await sweep(context))] };
}

/** Takes a file back from its shelf; false when somebody else did so meanwhile. */
async function reopen(context: StepContext, arrival: ArrivalRow): Promise<boolean> {
  const claim = { key: arrival.claimKey, relativePath: arrival.inboxPath };
  const isOurs = await context.db.transaction(async (tx) => {
    // Nobody may take the bytes of a dump for worked through just now.
    await lockAcceptance(tx);
    if (arrival.dumpId !== null) await lockDump(tx, arrival.dumpId);
    const locked = await lockArrival(tx, arrival.id);
    if (locked === undefined || locked.outcome !== 'failed' || locked.shelvedAs === null) return false;
    // Its dump has what was said of it; of a file without one, what is said now counts.
    if (locked.dumpId === null && locked.said !== null) await noteSaid(context.dataFolder, claim.key, locked.said);
    await unshelveFile(context.dataFolder, locked.shelvedAs, claim);
    context.boundary('retry-failed:unshelved');
    if (arrival.dumpId === null) await deleteArrival(tx, arrival.id);
    else {
      await reopenDump(tx, arrival.dumpId);
      await reopenArrival(tx, arrival.id);
    }
    return true;
  });
  context.boundary('retry-failed:reopened');
  return isOurs;
}

/** Takes in claimed files that have no row: their bytes were never kept, so they start from the beginning. */
async function acceptForgotten(context: StepContext): Promise<Job[]> {
  const jobs: Job[] = [];
  for (const claimed of await listClaimed(context.dataFolder)) {
    if ((await findArrivalByKey(context.db, claimed.key)) !== undefined) continue;
    const accepted = await acceptDump(context, claimed);
    if (accepted.kind === 'done') jobs.push(...accepted.followUps);
  }
  return jobs;
}
