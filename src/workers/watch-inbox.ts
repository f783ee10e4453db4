import { type ClaimedFile, claimFile, listClaimed } from '../intake/claim-file.ts';
import { openInbox } from '../intake/open-inbox.ts';
import type { JobQueue } from '../jobs/open-queue.ts';
import { acceptDump } from '../pipeline/accept-dump.ts';
import { endSignOfLife, recordSignOfLife } from '../pipeline/record-sign-of-life.ts';
import type { StepContext } from '../pipeline/step-context.ts';
import type { Log } from '../runtime/open-logger.ts';

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
  const inTurn = openTurns();
  let unfinished = true;
  const takeOrNote = async (claimed: ClaimedFile) => {
    try {
      context.boundary('watch:claimed');
      await take(setup, claimed);
    } catch (error) {
      unfinished = true;
      throw error;
    }
  };
  const takeClaimed = () =>
    inTurn(async () => {
      unfinished = false;
      const warn = (error: unknown) => log.warn({ err: error }, 'a claimed file could not be taken in yet');
      const claimed = await listClaimed(context.dataFolder).catch((error: unknown) => {
        unfinished = true;
        warn(error);
        return [];
      });
      for (const file of claimed) await takeOrNote(file).catch(warn);
    });
  await takeClaimed();
  const opened = openInbox({
    inbox,
    settleMs: setup.settleMs,
    rescanMs: setup.rescanMs,
    watch: setup.watch,
    pollMs: setup.pollMs,
    onSettled: (relativePath) =>
      inTurn(async () => takeOrNote(await claimFile({ dataFolder: context.dataFolder, inbox, relativePath }))),
    onError: (error, path) =>
      log.warn({ err: error, path }, path === null ? 'the inbox cannot be read' : 'a file waits'),
  });
  const beat = async () => {
    if (unfinished) await takeClaimed();
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

async function take({ context, queue, log }: WatchSetup, claimed: ClaimedFile): Promise<void> {
  const result = await acceptDump(context, claimed);
  log.info({ file: claimed.relativePath, bytes: claimed.sizeBytes }, 'file taken in');
  if (result.kind !== 'done') return;
  await queue.enqueue(result.followUps);
  for (const note of result.notes ?? []) log.info(note);
}

/** Runs pieces of work one after the other; one that fails does not stop the next. */
function openTurns(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const run = last.then(work);
    last = run.catch(() => {});
    return run;
  };
}
