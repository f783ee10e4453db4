import type { Job } from '../../src/jobs/job.ts';
import { acceptDump } from '../../src/pipeline/accept-dump.ts';
import { runStep } from '../../src/workers/steps.ts';
import { claimBytes, followUpsOf } from '../support/run-steps.ts';
import type { TestContext } from '../support/test-context.ts';

/** Takes a file in and runs its steps as far as its articles are recorded; returns the follow-ups of that. */
export async function recordOnly(context: TestContext, name: string, bytes: string | Uint8Array): Promise<Job[]> {
  let jobs = [...followUpsOf(await acceptDump(context, await claimBytes(context, name, bytes)))];
  while (jobs.some((job) => job.name === 'split-dump' || job.name === 'record-articles')) {
    const results = [];
    for (const job of jobs) results.push(await runStep(context, job.name, job.payload as never));
    jobs = results.flatMap(followUpsOf);
  }
  return jobs;
}
