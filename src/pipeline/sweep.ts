import { findArrivalByKey } from '../db/queries/dumps.ts';
import { findArrivalsToShelve, findOwedWork } from '../db/queries/owed-work.ts';
import type { Job } from '../jobs/job.ts';
import { compareJobs, joinJobs, readJobs, rereadJobs } from './follow-ups.ts';
import { forgetGivenUp, recordGivenUp } from './record-given-up.ts';
import { shelveArrival } from './shelve-dump.ts';
import type { StepContext } from './step-context.ts';

/** Rows of each kind that one sweep reminds of; the next sweep goes on. */
const sweepRows = 2000;

/**
 * Finds the work that is owed, whatever was lost: jobs of a flushed queue, follow-ups that a crash swallowed.
 *
 * returns  jobs that remind of it; adding those that wait already changes nothing
 */
export async function sweep(context: StepContext): Promise<Job[]> {
  for (const key of await findArrivalsToShelve(context.db, sweepRows)) {
    const arrival = await findArrivalByKey(context.db, key);
    if (arrival === undefined || arrival.shelvedAt !== null) continue;
    // One file that cannot be shelved (a folder without rights) must not keep the rest from being found.
    const about = { arrival: key };
    await shelveArrival(context, arrival).then(
      () => forgetGivenUp(context, 'shelve-dump', about),
      (error) => recordGivenUp(context, 'shelve-dump', about, error),
    );
  }
  const owed = await findOwedWork(context.db, sweepRows);
  return [
    ...owed.digestsToDeliver.map((deliveryId): Job => ({ name: 'deliver-digest', payload: { deliveryId } })),
    ...owed.dumpsToShelve.map((dumpId): Job => ({ name: 'shelve-dump', payload: { dumpId } })),
    ...compareJobs(owed.pairsToCompare),
    ...readJobs(owed.revisionsToRead),
    ...owed.rangesToRecord.map((rangeId): Job => ({ name: 'record-articles', payload: { rangeId } })),
    ...owed.dumpsToSplit.map((dumpId): Job => ({ name: 'split-dump', payload: { dumpId } })),
    ...joinJobs(owed.revisionsToJoin),
    ...(owed.areSeriesToDescribe ? [{ name: 'describe-series', payload: {} } as const] : []),
    ...rereadJobs(owed.revisionsToReread),
    { name: 'issue-digest', payload: {} },
  ];
}
