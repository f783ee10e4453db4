import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import type { RevisionId } from '../src/base/ids.ts';
import { joinJobs } from '../src/pipeline/follow-ups.ts';
import { recordSeries } from '../src/pipeline/record-series.ts';
import { runUntilDone } from '../src/workers/run-until-done.ts';
import { openService, type Service } from './open-service.ts';
import { mainThreadTimeMs, processTimeMs, treeTimeMs } from './processor-time.ts';
import { addArticles, claimsOfArticle } from './series-store.ts';
import type { Stopwatch } from './stopwatch.ts';

/** How fast claims become points of series, with so many stored. */
export interface SeriesFigures {
  readonly claims: number;
  readonly measures: number;
  readonly series: number;
  /** claims joined a second, of the last ones added */
  readonly joinedPerSecond: number;
  /** microseconds on a processor that joining a claim takes: on the main thread, on others, in the database; null where unknown */
  readonly processorMicros: {
    readonly main: number | null;
    readonly threads: number | null;
    readonly database: number | null;
  };
  /** series described a second, of those that they belong to */
  readonly describedPerSecond: number;
  /** where the time of joining went, in milliseconds: waiting for and holding the lock, threads, statements */
  readonly parts: Readonly<Record<string, number>>;
  readonly databaseMegabytes: number;
}

/** Claims whose joining is timed at each size. */
const timedClaims = 16_000;
const articlesAtOnce = 5000;

/**
 * Joins made-up claims to series until so many are stored, and times the last of each size.
 *
 * sizes   claims stored in all, ascending
 */
export async function measureSeries(sizes: readonly number[], tell: (text: string) => void): Promise<SeriesFigures[]> {
  const service = await openService();
  const loader = postgres(service.runtime.databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const out: SeriesFigures[] = [];
    let stored = 0;
    for (const size of sizes) {
      const articles = Math.ceil(size / claimsOfArticle);
      const timed = Math.min(timedClaims / claimsOfArticle, Math.ceil(articles / 2));
      tell(`joining claims until ${size} are stored`);
      while (stored < articles - timed) {
        const last = Math.min(stored + articlesAtOnce, articles - timed);
        await addArticles(loader, stored + 1, last);
        await join(service, stored + 1, last);
        stored = last;
      }
      await describe(service);
      await loader`vacuum analyze`;
      await addArticles(loader, stored + 1, articles);
      service.lap();
      const before = readTimes(service);
      const seconds = await join(service, stored + 1, articles);
      const processorMicros = perClaim(before, readTimes(service), timed * claimsOfArticle);
      const parts = partsOf(service.lap());
      stored = articles;
      const described = await describe(service);
      out.push({
        ...(await countAt(service)),
        processorMicros,
        joinedPerSecond: (timed * claimsOfArticle) / seconds,
        describedPerSecond: described.count / described.seconds,
        parts,
      });
    }
    return out;
  } finally {
    await loader.end();
    await service.close();
  }
}

/** Runs the joinings, and leaves the descriptions that follow from them for later. */
async function join(service: Service, first: number, last: number): Promise<number> {
  const ids = Array.from({ length: last - first + 1 }, (_, i) => (first + i) as RevisionId);
  const start = performance.now();
  const waiting = joinJobs(ids);
  const work = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      if (job.name === 'record-series') await recordSeries(service.context, job.payload);
    }
  };
  await Promise.all(Array.from({ length: service.concurrency }, work));
  return (performance.now() - start) / 1000;
}

async function describe(service: Service): Promise<{ count: number; seconds: number }> {
  const [row] = (await service.runtime.db.execute(sql`select count(*) as count from owed_descriptions`)) as unknown as {
    count: string;
  }[];
  const start = performance.now();
  await runUntilDone(service.context, [{ name: 'describe-series', payload: {} }], 1, { onStep: () => {} });
  return { count: Number(row?.count), seconds: (performance.now() - start) / 1000 };
}

async function countAt(service: Service) {
  const [row] = (await service.runtime.db.execute(
    sql`select (select count(*) from points) as claims, (select count(*) from measures where live) as measures,
      (select count(*) from series where merged_into is null and emptied_at is null) as series,
      pg_database_size(current_database()) / 1e6 as megabytes`,
  )) as unknown as Record<string, string>[];
  return {
    claims: Number(row?.claims),
    measures: Number(row?.measures),
    series: Number(row?.series),
    databaseMegabytes: Math.round(Number(row?.megabytes)),
  };
}

type Times = SeriesFigures['processorMicros'];

function readTimes(service: Service): Times {
  const main = mainThreadTimeMs();
  return {
    main,
    threads: main === null ? null : processTimeMs() - main,
    database: treeTimeMs(service.postmaster),
  };
}

function perClaim(before: Times, after: Times, claims: number): Times {
  const of = (name: keyof Times) => {
    const [first, last] = [before[name], after[name]];
    return first === null || last === null ? null : Math.round(((last - first) * 1000) / claims);
  };
  return { main: of('main'), threads: of('threads'), database: of('database') };
}

/** The largest sums of a stopwatch, in milliseconds. */
function partsOf({ threads, statements, transactions }: Stopwatch): Record<string, number> {
  const sums = [...threads, ...transactions, ...statements].map(([name, { wallMs }]) => [name, Math.round(wallMs)]);
  return Object.fromEntries(sums.sort((a, b) => Number(b[1]) - Number(a[1])).slice(0, 20));
}

/** The figures as a table. */
export function renderSeries(figures: readonly SeriesFigures[]): string {
  const lines = figures.map(({ claims, measures, series, joinedPerSecond, describedPerSecond, databaseMegabytes }) => {
    const cells = [claims, measures, series, Math.round(joinedPerSecond), Math.round(describedPerSecond)];
    return `| ${[...cells, databaseMegabytes].map((cell) => cell.toLocaleString('en')).join(' | ')} |`;
  });
  return [
    '| claims stored | distinct measures | series | claims joined/s | series described/s | database MB |',
    '| ---: | ---: | ---: | ---: | ---: | ---: |',
    ...lines,
    '',
  ].join('\n');
}
