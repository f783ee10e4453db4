import { openInbox } from '../intake/open-inbox.ts';
import type { JobQueue } from '../jobs/open-queue.ts';
import { endSignOfLife, recordSignOfLife } from '../pipeline/record-sign-of-life.ts';
import type { StepContext } from '../pipeline/step-context.ts';
import type { Log } from '../runtime/open-logger.ts';
import { openTaking } from './take-files.ts';

export interface WatchSetup {
  readonly context: StepContext;
  readonly queue: JobQueue;
  readonly inbox: string;
  readonly settleMs: number;
  readonly rescanMs: number;
  readonly watch: 'events' | 'poll';
  readonly pollMs: number;
  readonly log: Log;
}

export interface Watch {
  close(): Promise<void>;
}

const heartbeatMs = 10_000;

/** Name of the watcher's sign of life. */
export const watcherName = 'watch';

/**
 * Watches the drop folder: claims each settled file, takes it in and has it split. Files that an earlier process
 * claimed and did not finish are taken in first, and again whenever taking in failed.
 */
export async function watchInbox(setup: WatchSetup): Promise<Watch> {
  const { context, inbox, log } = setup;
  const taking = openTaking(setup);
  await taking.takeClaimed();
  const opened = openInbox({
    inbox,
    settleMs: setup.settleMs,
    rescanMs: setup.rescanMs,
    watch: setup.watch,
    pollMs: setup.pollMs,
    onSettled: taking.takeSettled,
    onError: (error, path) =>
      log.warn({ err: error, path }, path === null ? 'the inbox cannot be read' : 'a file waits'),
  });
  const beat = async () => {
    if (taking.isUnfinished()) await taking.takeClaimed();
    const detail = {
      inbox,
      lastScanAt: opened.lastScanAt(),
      oldestPendingMs: opened.oldestPendingMs(),
      pid: process.pid,
    };
    await recordSignOfLife(context, watcherName, detail);
  };
  let beating = Promise.resolve();
  const beatInTurn = () => {
    beating = beating.then(beat).catch((error) => log.warn({ err: error }, 'the watcher could not report'));
  };
  beatInTurn();
  const timer = setInterval(beatInTurn, heartbeatMs);
  return {
    async close() {
      clearInterval(timer);
      await opened.close();
      await beating;
      await endSignOfLife(context, watcherName).catch(() => {});
    },
  };
}
