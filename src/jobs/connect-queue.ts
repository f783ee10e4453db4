import { type Job as BullJob, createPostgresBackend, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { queueName } from './job.ts';

/** Where the queue lives: beside our tables in Postgres, or in Redis. */
export type QueueTarget =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'redis'; readonly url: string };

/** What we use of a BullMQ queue, whatever it lives in. */
export type AnyQueue = Pick<
  Queue,
  'addBulk' | 'upsertJobScheduler' | 'getJobCounts' | 'obliterate' | 'close' | 'on' | 'waitUntilReady'
>;

export type AnyWorker = Pick<Worker, 'close' | 'on' | 'run' | 'waitUntilReady'>;

/**
 * How long a worker may be silent before its job is given to another one: short, since heavy work runs off the main
 * thread and locks are renewed at half this time. Every worker must use the same values, or recovery waits for the
 * slowest of them.
 */
const lockDurationMs = 15_000;
const stalledIntervalMs = 5_000;

/** A job may be interrupted any number of times: a crash is no fault of the job. */
const stalledMax = 1_000_000;

const connectionsMax = 6;

/** Opens the queue itself, to add jobs to. Connections are made in the background. */
export function connectQueue(target: QueueTarget): AnyQueue & { disconnect(): Promise<void> } {
  if (target.kind === 'postgres') {
    const queue = new Queue(queueName, { connection: postgresConnection(target.url) }, createPostgresBackend);
    return withDisconnect(queue as unknown as AnyQueue, async () => {});
  }
  const connection = redisConnection(target.url);
  const queue = new Queue(queueName, { connection });
  return withDisconnect(queue, async () => connection.disconnect());
}

/** Opens a worker that is not yet running. `process` is called with BullMQ's job and the token of its lock. */
export function connectWorker(
  target: QueueTarget,
  options: { concurrency: number; process: (job: BullJob, token?: string) => Promise<void> },
): AnyWorker & { disconnect(): Promise<void> } {
  const shared = {
    concurrency: options.concurrency,
    autorun: false,
    lockDuration: lockDurationMs,
    stalledInterval: stalledIntervalMs,
    maxStalledCount: stalledMax,
    drainDelay: 5,
  };
  if (target.kind === 'postgres') {
    const worker = new Worker(
      queueName,
      options.process as never,
      { ...shared, connection: postgresConnection(target.url) },
      createPostgresBackend,
    );
    return withDisconnect(worker as unknown as AnyWorker, async () => {});
  }
  const connection = redisConnection(target.url);
  const worker = new Worker(queueName, options.process, { ...shared, connection });
  return withDisconnect(worker, async () => connection.disconnect());
}

function postgresConnection(url: string) {
  return { connectionString: url, max: connectionsMax, migrate: true, application_name: 'claimtrail queue' };
}

function redisConnection(url: string): Redis {
  // BullMQ asks for this: a blocking read must outlive a lost connection.
  return new Redis(url, { maxRetriesPerRequest: null, enableReadyCheck: true });
}

function withDisconnect<Doer extends object>(
  doer: Doer,
  disconnect: () => Promise<void>,
): Doer & { disconnect(): Promise<void> } {
  return Object.assign(doer, { disconnect });
}
