import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { clock } from '../src/cli/open-context.ts';
import type { Tx } from '../src/db/open-database.ts';
import type { ClaimedFile } from '../src/intake/claim-file.ts';
import { claimCopy } from '../src/intake/claim-file.ts';
import type { Receipt } from '../src/intake/receipt.ts';
import type { Job } from '../src/jobs/job.ts';
import { acceptDump } from '../src/pipeline/accept-dump.ts';
import { computeOnThreads } from '../src/pipeline/compute-on-threads.ts';
import { readOutcomes } from '../src/pipeline/read-outcomes.ts';
import type { StepContext } from '../src/pipeline/step-context.ts';
import { openLogger } from '../src/runtime/open-logger.ts';
import { openRuntime, type Runtime } from '../src/runtime/open-runtime.ts';
import { openThreads } from '../src/runtime/open-threads.ts';
import { readSettings } from '../src/runtime/read-settings.ts';
import { runUntilDone } from '../src/workers/run-until-done.ts';
import { steps } from '../src/workers/steps.ts';
import { parentOf } from './processor-time.ts';
import { addTime, openStopwatch, type Stopwatch, timeDatabase, timeStep } from './stopwatch.ts';
import type { TimedAnswer } from './timed-compute.ts';

/** The service as `claimtrail ingest` opens it, on a data folder of its own, with a stopwatch on its parts. */
export interface Service {
  readonly runtime: Runtime;
  readonly context: StepContext;
  readonly threads: number;
  readonly concurrency: number;
  readonly dataFolder: string;
  /** process of the database server */
  readonly postmaster: number;
  /** the sums since the last call of `lap` */
  lap(): Stopwatch;
  /** Takes copies of files in and works them through, as `claimtrail ingest` does. */
  ingest(paths: readonly string[]): Promise<Receipt[]>;
  close(): Promise<void>;
}

export async function openService(): Promise<Service> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'claimtrail-bench-data-'));
  // The server runs as a user of its own where we are root.
  chmodSync(dataFolder, 0o755);
  const settings = readSettings({ CLAIMTRAIL_DATA: dataFolder });
  const runtime = await openRuntime(settings, openLogger({ level: 'warn', format: 'json' }));
  let watch = openStopwatch();
  const threads = openThreads(new URL('./timed-compute.js', import.meta.url), settings.threads);
  const compute = computeOnThreads(async (name, input) => {
    const answer = (await threads.run('run', { name, input })) as TimedAnswer;
    addTime(watch.threads, name, answer.wallMs, answer.threadMs ?? answer.wallMs);
    return answer.value;
  });
  const context: StepContext = {
    db: timeDatabase(runtime.db, () => watch),
    compute,
    dataFolder,
    uncompressedBytesMax: settings.uncompressedBytesMax,
    unfoldRatioMax: settings.unfoldRatioMax,
    archiveEntriesMax: settings.archiveEntriesMax,
    digestTime: settings.digestTime,
    timeZone: settings.timeZone,
    now: clock,
    boundary: () => {},
  };
  const takeWatchesOff = timeSteps(() => watch);
  return {
    runtime,
    context,
    threads: settings.threads,
    concurrency: settings.concurrency,
    dataFolder,
    postmaster: await findPostmaster(runtime.db),
    lap() {
      const before = watch;
      watch = openStopwatch();
      return before;
    },
    ingest: (paths) => ingest(context, () => watch, paths, settings.concurrency),
    async close() {
      await threads.close();
      await runtime.close();
      takeWatchesOff();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function ingest(
  context: StepContext,
  watch: () => Stopwatch,
  paths: readonly string[],
  concurrency: number,
): Promise<Receipt[]> {
  const claimed: ClaimedFile[] = [];
  const jobs: Job[] = [];
  for (const path of paths) {
    const file = await timeStep(watch(), 'claim-copy', () => claimCopy({ dataFolder: context.dataFolder, path }));
    claimed.push(file);
  }
  for (const file of claimed) {
    const accepted = await timeStep(watch(), 'accept-dump', () => acceptDump(context, file));
    if (accepted.kind === 'done') jobs.push(...accepted.followUps);
  }
  await runUntilDone(context, jobs, concurrency, { onStep: () => {} });
  return readOutcomes(
    context,
    claimed.map(({ key }) => key),
  );
}

let timesSteps = false;

/** Puts a stopwatch around the table of steps, which holds what runs for each job; the answer takes it off again. */
function timeSteps(watch: () => Stopwatch): () => void {
  if (timesSteps) throw new Error('one service at a time');
  timesSteps = true;
  const table = steps as unknown as Record<string, (context: StepContext, payload: unknown) => Promise<unknown>>;
  const plain = { ...table };
  for (const [name, step] of Object.entries(plain)) {
    table[name] = (context, payload) => timeStep(watch(), name, () => step(context, payload));
  }
  return () => {
    Object.assign(table, plain);
    timesSteps = false;
  };
}

/** The server process that our connections are children of. */
async function findPostmaster(db: Tx): Promise<number> {
  const [row] = (await db.execute(sql`select pg_backend_pid() as pid`)) as unknown as { pid: number }[];
  return parentOf(Number(row?.pid)) ?? 0;
}
