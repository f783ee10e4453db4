import { DelayedError } from 'bullmq';
import { connectWorker, type QueueTarget } from './connect-queue.ts';
import { isJobName, type JobName, type JobPayload, parsePayload, type StepResult } from './job.ts';

export interface JobWorker {
  /** Finishes the running jobs and takes no more. */
  close(): Promise<void>;
}

export interface WorkerOptions {
  readonly concurrency: number;
  /** Runs the step of a job. Its follow-ups are enqueued by the caller before it resolves. */
  run<Name extends JobName>(name: Name, payload: JobPayload<Name>): Promise<StepResult>;
  /** A job used up its attempts. */
  onGivenUp(name: JobName, payload: unknown, error: Error): void;
  /** An attempt failed and will be repeated, or a connection broke. */
  onError(error: Error, job: string | null): void;
}

/**
 * Takes jobs from the queue and runs their steps, `concurrency` at a time, until it is closed.
 */
export function openWorker(target: QueueTarget, options: WorkerOptions): JobWorker {
  const worker = connectWorker(target, {
    concurrency: options.concurrency,
    process: async (job, token) => {
      if (!isJobName(job.name)) throw new Error(`unknown job ${job.name}`);
      const result = await options.run(job.name, parsePayload(job.name, job.data));
      if (result.kind !== 'later') return;
      await job.moveToDelayed(Date.now() + result.delayMs, token);
      throw new DelayedError();
    },
  });
  worker.on('error', (error) => options.onError(error, null));
  worker.on('failed', (job, error) => {
    if (job === undefined || !isJobName(job.name)) return options.onError(error, null);
    const isLast = job.attemptsMade >= (job.opts.attempts ?? 1);
    if (isLast) options.onGivenUp(job.name, job.data, error);
    else options.onError(error, job.name);
  });
  const running = worker.run().catch((error: unknown) => options.onError(error as Error, null));
  return {
    async close() {
      await worker.close();
      await running;
      await worker.disconnect();
    },
  };
}
