import { type ClaimedFile, claimFile, listClaimed } from '../intake/claim-file.ts';
import type { JobQueue } from '../jobs/open-queue.ts';
import { acceptDump } from '../pipeline/accept-dump.ts';
import type { StepContext } from '../pipeline/step-context.ts';
import type { Log } from '../runtime/open-logger.ts';

interface TakingSetup {
  readonly context: StepContext;
  readonly queue: JobQueue;
  readonly inbox: string;
  readonly log: Log;
}

export interface Taking {
  /** Claims a settled file and takes it in. */
  takeSettled(relativePath: string): Promise<void>;
  /** Takes in what was claimed before; what fails is told and tried again at the next call. */
  takeClaimed(): Promise<void>;
  /** Some claimed file could not be taken in yet. */
  isUnfinished(): boolean;
}

/** Takes files in one after the other, so that dumps are numbered in the order in which they came. */
export function openTaking(setup: TakingSetup): Taking {
  const { context, inbox, log } = setup;
  const { dataFolder } = context;
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
  const warn = (error: unknown) => log.warn({ err: error }, 'a claimed file could not be taken in yet');
  return {
    isUnfinished: () => unfinished,
    takeSettled: (relativePath) => inTurn(async () => takeOrNote(await claimFile({ dataFolder, inbox, relativePath }))),
    takeClaimed: () =>
      inTurn(async () => {
        unfinished = false;
        const claimed = await listClaimed(dataFolder).catch((error: unknown) => {
          unfinished = true;
          warn(error);
          return [];
        });
        for (const file of claimed) await takeOrNote(file).catch(warn);
      }),
  };
}

async function take({ context, queue, log }: TakingSetup, claimed: ClaimedFile): Promise<void> {
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
