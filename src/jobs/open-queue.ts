import { connectQueue, type QueueTarget } from './connect-queue.ts';
import { type Job, jobId, jobPriorities } from './job.ts';

/** The one producer of jobs. */
export interface JobQueue {
  /** Adds reminders; one that waits already under its id is left alone. */
  enqueue(jobs: readonly Job[]): Promise<void>;
  /** Sets when digests are due, replacing an earlier setting. */
  scheduleDigests(due: { time: string; timeZone: string }): Promise<void>;
  /** Jobs by state. */
  counts(): Promise<Record<string, number>>;
  /** Empties the queue, running jobs included. What was owed is found again by the sweep. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Tries of a job whose step throws, and the time before the second one; it doubles, and is spread by a half. */
const attemptsMax = 8;
const backoffMs = 1000;

/** Jobs added in one round trip. */
const bulkMax = 500;

/** Opens the queue. `onError` is told of connections that break; they are made anew by the library. */
export function openQueue(target: QueueTarget, onError: (error: Error) => void): JobQueue {
  const queue = connectQueue(target);
  queue.on('error', onError);
  return {
    async enqueue(jobs) {
      for (let at = 0; at < jobs.length; at += bulkMax) {
        await queue.addBulk(jobs.slice(at, at + bulkMax).map(toBulk));
      }
    },
    async scheduleDigests({ time, timeZone }) {
      const [hour, minute] = time.split(':').map(Number);
      const pattern = `${minute} ${hour} * * *`;
      const template = { name: 'issue-digest', data: {}, opts: jobOptions(jobPriorities['issue-digest']) };
      await queue.upsertJobScheduler('daily-digest', { pattern, tz: timeZone }, template);
    },
    counts: () => queue.getJobCounts('wait', 'prioritized', 'active', 'delayed', 'failed'),
    clear: () => queue.obliterate({ force: true }),
    async close() {
      await queue.close();
      await queue.disconnect();
    },
  };
}

function toBulk(job: Job) {
  return { name: job.name, data: job.payload, opts: { ...jobOptions(jobPriorities[job.name]), jobId: jobId(job) } };
}

/**
 * Jobs are removed at their end, failed ones too: a kept one would silently swallow a later reminder under its id.
 * What failed is kept in Postgres.
 */
function jobOptions(priority: number) {
  return {
    priority,
    attempts: attemptsMax,
    backoff: { type: 'exponential', delay: backoffMs, jitter: 0.5 },
    removeOnComplete: true,
    removeOnFail: true,
  };
}
