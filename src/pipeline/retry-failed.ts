import type { DumpId } from '../base/ids.ts';
import { findFailedArrivals, lockDump, reopenArrival, reopenDump } from '../db/queries/dumps.ts';
import { clearStepFailure, findStepFailures } from '../db/queries/step-failures.ts';
import { unshelveFile } from '../intake/unshelve-file.ts';
import type { Job } from '../jobs/job.ts';
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
  for (const arrival of await findFailedArrivals(context.db)) {
    if (names.length > 0 && !names.includes(arrival.name)) continue;
    if (arrival.dumpId === null || arrival.shelvedAs === null) continue;
    const claimed = { key: arrival.claimKey, relativePath: arrival.inboxPath };
    await unshelveFile(context.dataFolder, arrival.shelvedAs, claimed);
    await context.db.transaction(async (tx) => {
      await lockDump(tx, arrival.dumpId as DumpId);
      await reopenDump(tx, arrival.dumpId as DumpId);
      await reopenArrival(tx, arrival.id);
    });
    files.push(arrival.name);
  }
  const failures = names.length > 0 ? [] : await findStepFailures(context.db);
  for (const failure of failures) await clearStepFailure(context.db, failure.job, failure.payload);
  return { files, steps: failures.map(({ job }) => job), jobs: await sweep(context) };
}
