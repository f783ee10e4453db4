import { mkdirSync } from 'node:fs';
import { migrateDatabase } from '../db/migrate-database.ts';
import { openDatabase, type Tx } from '../db/open-database.ts';
import type { QueueTarget } from '../jobs/connect-queue.ts';
import type { JobQueue } from '../jobs/open-queue.ts';
import type { Log } from './open-logger.ts';
import { type Metrics, openMetrics } from './open-metrics.ts';
import { attachPostgres } from './postgres/attach-postgres.ts';
import type { Settings } from './settings.ts';

/** What every part of a process works with; opened once, closed at the end. */
export interface Runtime {
  readonly settings: Settings;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly db: Tx;
  /** address of the database, embedded or outside */
  readonly databaseUrl: string;
  readonly queueTarget: QueueTarget;
  /** Opens the queue to add jobs to; the caller closes it. */
  openQueue(): Promise<JobQueue>;
  /** Calls back once when the embedded server is lost; then everything is to be closed and opened anew. */
  onLost(callback: () => void): void;
  close(): Promise<void>;
}

/** Connections of our own queries: one for each step that runs at once, and a few for heartbeats and pages. */
const spareConnections = 4;

/**
 * Opens the database, embedded or outside, brings its schema up to date and checks what the process depends on.
 *
 * fails    with a message that names the thing and what to do: server unreachable, too old, folder not writable
 */
export async function openRuntime(settings: Settings, log: Log): Promise<Runtime> {
  const database = settings.databaseUrl === null ? await openEmbedded(settings, log) : await openOutside(settings, log);
  try {
    if (settings.redisUrl !== null) {
      const { checkRedis } = await import('./check-outside.ts');
      for (const warning of (await checkRedis(settings.redisUrl)).warnings) log.warn(warning);
    }
    await migrateDatabase(database.url);
    const connectionsMax = settings.concurrency + spareConnections;
    const opened = openDatabase(database.url, { connectionsMax, name: `claimtrail pid ${process.pid}` });
    const queueTarget: QueueTarget =
      settings.redisUrl === null ? { kind: 'postgres', url: database.url } : { kind: 'redis', url: settings.redisUrl };
    return {
      settings,
      log,
      metrics: openMetrics(),
      db: opened.db,
      databaseUrl: database.url,
      queueTarget,
      openQueue: async () => {
        // A command that works without a queue is spared the code of one.
        const { openQueue } = await import('../jobs/open-queue.ts');
        return openQueue(queueTarget, (error) => log.warn({ err: error }, 'the queue reports an error'));
      },
      onLost: database.onLost,
      close: async () => {
        await opened.close();
        await database.leave();
      },
    };
  } catch (error) {
    await database.leave();
    throw error;
  }
}

interface OpenedServer {
  readonly url: string;
  onLost(callback: () => void): void;
  leave(): Promise<void>;
}

async function openEmbedded(settings: Settings, log: Log): Promise<OpenedServer> {
  mkdirSync(settings.dataFolder, { recursive: true });
  return attachPostgres({ dataFolder: settings.dataFolder, log });
}

async function openOutside(settings: Settings, log: Log): Promise<OpenedServer> {
  mkdirSync(settings.dataFolder, { recursive: true });
  const url = settings.databaseUrl ?? '';
  const { checkPostgres } = await import('./check-outside.ts');
  for (const warning of (await checkPostgres(url)).warnings) log.warn(warning);
  // The drivers make lost connections to an outside server anew by themselves.
  return { url, onLost: () => {}, leave: async () => {} };
}
