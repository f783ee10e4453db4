import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Service } from './open-service.ts';
import { mainThreadTimeMs, processTimeMs, treeTimeMs } from './processor-time.ts';
import type { Stopwatch } from './stopwatch.ts';

/** What it took to work some dumps through. Processor times are null where the system does not tell them. */
export interface IngestFigures {
  readonly articles: number;
  readonly bytes: number;
  readonly counts: {
    readonly new: number;
    readonly revised: number;
    readonly known: number;
    readonly rejected: number;
  };
  readonly wallMs: number;
  readonly articlesPerSecond: number;
  /** of our process and of the database server, all threads */
  readonly processMs: number;
  readonly mainThreadMs: number | null;
  readonly serverMs: number | null;
  /** of the threads in our functions, by function */
  readonly functionsMs: Readonly<Record<string, number>>;
  /** articles a second if no core waits for another, nor for a neighbour on the machine */
  readonly articlesPerSecondAtMost: number | null;
  readonly watch: Stopwatch;
}

/** Has the service take files in and measures it from the first copy to the last receipt. */
export async function measureIngest(
  service: Service,
  paths: readonly string[],
  articles: number,
): Promise<IngestFigures> {
  service.lap();
  const before = [processTimeMs(), mainThreadTimeMs(), treeTimeMs(service.postmaster)] as const;
  const start = performance.now();
  const receipts = await service.ingest(paths);
  const wallMs = performance.now() - start;
  const after = [processTimeMs(), mainThreadTimeMs(), treeTimeMs(service.postmaster)] as const;
  const counts = { new: 0, revised: 0, known: 0, rejected: 0 };
  for (const receipt of receipts) {
    for (const name of Object.keys(counts) as (keyof typeof counts)[]) counts[name] += receipt.counts.articles[name];
  }
  const watch = service.lap();
  const processMs = after[0] - before[0];
  const serverMs = lessOrNull(after[2], before[2]);
  const busyMs = serverMs === null ? null : processMs + serverMs;
  return {
    articles,
    bytes: paths.reduce((sum, path) => sum + statSync(path).size, 0),
    counts,
    wallMs,
    articlesPerSecond: (articles / wallMs) * 1000,
    processMs,
    mainThreadMs: lessOrNull(after[1], before[1]),
    serverMs,
    functionsMs: Object.fromEntries([...watch.threads].map(([name, sum]) => [name, sum.busyMs])),
    articlesPerSecondAtMost: busyMs === null ? null : ((articles * availableParallelism()) / busyMs) * 1000,
    watch,
  };
}

function lessOrNull(after: number | null, before: number | null): number | null {
  return after === null || before === null ? null : after - before;
}
