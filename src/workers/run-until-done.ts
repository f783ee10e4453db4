import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '../jobs/job.ts';
import { jobId, jobPriorities } from '../jobs/job.ts';
import type { StepContext } from '../pipeline/step-context.ts';
import { runStep } from './steps.ts';

/** Tries of a step in one command; what fails in all of them stays owed and is found by the next sweep. */
const attemptsMax = 4;
const backoffMs = 500;

export interface RunProgress {
  /** called after each step with the jobs done and those known to be left */
  onStep(done: number, left: number): void;
}

/**
 * Runs jobs and what follows from them in this process, without a queue, until nothing is left: the same steps that
 * the service runs.
 *
 * concurrency  steps at once
 * fails        with the first error that a step kept throwing, after the other steps have ended
 */
export async function runUntilDone(
  context: StepContext,
  jobs: readonly Job[],
  concurrency: number,
  progress: RunProgress,
): Promise<void> {
  const waiting: Job[] = [];
  const known = new Set<string>();
  let done = 0;
  let failure: unknown = null;
  const add = (more: readonly Job[]) => {
    for (const job of more) {
      if (known.has(jobId(job))) continue;
      known.add(jobId(job));
      waiting.push(job);
    }
    waiting.sort((a, b) => jobPriorities[a.name] - jobPriorities[b.name]);
  };
  const runOne = async (job: Job) => {
    for (let attempt = 1; ; attempt++) {
      try {
        const result = await runStep(context, job.name, job.payload as never);
        if (result.kind === 'later') {
          await sleep(result.delayMs);
          continue;
        }
        known.delete(jobId(job));
        if (result.kind === 'done') add(result.followUps);
        return;
      } catch (error) {
        if (attempt >= attemptsMax) throw error;
        await sleep(backoffMs * 2 ** attempt);
      }
    }
  };
  const running = new Set<Promise<void>>();
  add(jobs);
  while (waiting.length > 0 || running.size > 0) {
    while (running.size < concurrency && waiting.length > 0) {
      const run: Promise<void> = runOne(waiting.shift() as Job)
        .catch((error) => {
          failure ??= error;
        })
        .finally(() => {
          running.delete(run);
          done++;
          progress.onStep(done, waiting.length + running.size);
        });
      running.add(run);
    }
    await Promise.race(running);
  }
  if (failure !== null) throw failure;
}
