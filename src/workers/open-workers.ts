import { hostname } from 'node:os';
import type { QueueTarget } from '../jobs/connect-queue.ts';
import type { JobName, JobPayload, StepResult } from '../jobs/job.ts';
import type { JobQueue } from '../jobs/open-queue.ts';
import { openWorker } from '../jobs/open-worker.ts';
import { forgetGivenUp, recordGivenUp } from '../pipeline/record-given-up.ts';
import { endSignOfLife, recordSignOfLife } from '../pipeline/record-sign-of-life.ts';
import type { StepContext } from '../pipeline/step-context.ts';
import { sweep } from '../pipeline/sweep.ts';
import type { Log } from '../runtime/open-logger.ts';
import type { Metrics } from '../runtime/open-metrics.ts';
import { runStep } from './steps.ts';

export interface WorkerSetup {
  readonly context: StepContext;
  readonly queue: JobQueue;
  readonly target: QueueTarget;
  readonly concurrency: number;
  readonly sweepMs: number;
  readonly log: Log;
  readonly metrics: Metrics;
}

export interface Workers {
  /** Looks for owed work now and enqueues it. */
  sweepNow(): Promise<void>;
  /** Finishes the running steps and takes no more. */
  close(): Promise<void>;
}

const heartbeatMs = 10_000;

/** Opens the worker of this process: takes jobs, runs their steps, enqueues what follows, and sweeps. */
export function openWorkers(setup: WorkerSetup): Workers {
  const { context, queue, log, metrics } = setup;
  const name = `worker ${hostname()} ${process.pid}`;
  const warn = (error: unknown, doing: string) => log.warn({ err: error }, doing);
  const worker = openWorker(setup.target, {
    concurrency: setup.concurrency,
    run: (job, payload) => runAndFollow(setup, job, payload),
    onError: (error, job) => warn(error, job === null ? 'the queue reports an error' : `${job} failed, to be repeated`),
    onGivenUp: (job, payload, error) => {
      log.error({ err: error, job, payload }, `${job} failed in every attempt; the sweep will try it again`);
      recordGivenUp(context, job, payload, error).catch((cause) => warn(cause, 'a failure could not be kept'));
    },
  });
  let sweeping = Promise.resolve();
  const sweepNow = () => {
    sweeping = sweeping.then(async () => {
      await queue.scheduleDigests({ time: context.digestTime, timeZone: context.timeZone });
      await queue.enqueue(await sweep(context));
    });
    return sweeping;
  };
  const beat = () => recordSignOfLife(context, name, { concurrency: setup.concurrency, pid: process.pid });
  const repeat = (work: () => Promise<void>, everyMs: number, doing: string) =>
    setInterval(() => void work().catch((error) => warn(error, doing)), everyMs);
  const timers = [
    repeat(sweepNow, setup.sweepMs, 'the sweep failed'),
    repeat(beat, heartbeatMs, 'the sign of life failed'),
  ];
  void beat().catch((error) => warn(error, 'the sign of life failed'));
  metrics.level('claimtrail_queue_jobs', { state: 'active' }, 0);
  return {
    sweepNow,
    async close() {
      for (const timer of timers) clearInterval(timer);
      await sweeping.catch(() => {});
      await worker.close();
      await endSignOfLife(context, name).catch(() => {});
    },
  };
}

async function runAndFollow<Name extends JobName>(
  setup: WorkerSetup,
  name: Name,
  payload: JobPayload<Name>,
): Promise<StepResult> {
  const { context, queue, log, metrics } = setup;
  const started = performance.now();
  try {
    const result = await runStep(context, name, payload);
    if (result.kind === 'done') {
      await queue.enqueue(result.followUps);
      context.boundary(`${name}:enqueued`);
      await forgetGivenUp(context, name, payload);
      for (const note of result.notes ?? []) log.info(note);
    }
    const seconds = (performance.now() - started) / 1000;
    metrics.step(name, result.kind, seconds);
    log.debug({ job: name, payload, ms: Math.round(seconds * 1000) }, `${name} ${result.kind}`);
    return result;
  } catch (error) {
    metrics.step(name, 'failed', (performance.now() - started) / 1000);
    throw error;
  }
}
