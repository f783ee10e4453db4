import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { acceptDump } from '../../src/pipeline/accept-dump.ts';
import { sweep } from '../../src/pipeline/sweep.ts';
import { runUntilDone } from '../../src/workers/run-until-done.ts';
import { type CanonicalTables, readCanonicalTables } from '../support/read-tables.ts';
import { claimBytes, followUpsOf } from '../support/run-steps.ts';
import { openTestContext } from '../support/test-context.ts';
import { reports, toDump } from './series-reports.ts';

const compared = ['claims', 'series', 'measures', 'measure_keys', 'points'];

interface Arrival {
  /** places of the reports, in the order in which they come */
  readonly order: readonly number[];
  /** how many come in each dump; the rest in the last one */
  readonly sizes: readonly number[];
  readonly concurrency: number;
  /** all dumps at once, or each worked through before the next */
  readonly isAtOnce: boolean;
}

async function record({ order, sizes, concurrency, isAtOnce }: Arrival): Promise<CanonicalTables> {
  const context = await openTestContext();
  try {
    const jobs: Job[] = [];
    let from = 0;
    for (const [turn, size] of [...sizes, order.length].entries()) {
      const part = order.slice(from, from + size).map((at) => reports[at] as (typeof reports)[number]);
      from += size;
      if (part.length === 0) continue;
      context.setNow(`2026-03-08T10:${10 + turn}:00Z`);
      jobs.push(...followUpsOf(await acceptDump(context, await claimBytes(context, `${turn}.jsonl`, toDump(part)))));
      if (!isAtOnce) await runUntilDone(context, jobs.splice(0), concurrency, { onStep: () => {} });
    }
    await runUntilDone(context, jobs, concurrency, { onStep: () => {} });
    const owed = (await sweep(context)).filter(({ name }) => name !== 'issue-digest');
    expect(owed).toEqual([]);
    const tables = await readCanonicalTables(context.db);
    return Object.fromEntries(compared.map((table) => [table, tables[table] ?? []]));
  } finally {
    await context.close();
  }
}

const inOrder: Arrival = { order: [...reports.keys()], sizes: [], concurrency: 1, isAtOnce: false };

test('articles in any order of arrival, cut into any dumps, with any number of workers give the same series', async () => {
  const expected = await record(inOrder);
  expect(expected.series?.some(({ measures }) => (measures as string[]).length > 3)).toBe(true);
  expect(expected.points?.length).toBeGreaterThan(15);
  const arrivals = fc.record({
    order: fc.shuffledSubarray([...reports.keys()], { minLength: reports.length, maxLength: reports.length }),
    sizes: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 6 }),
    concurrency: fc.integer({ min: 1, max: 4 }),
    isAtOnce: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(arrivals, async (arrival) => {
      expect(await record(arrival)).toEqual(expected);
    }),
    {
      numRuns: 5,
      examples: [
        [
          {
            order: [...reports.keys()].reverse(),
            sizes: Array(reports.length).fill(1),
            concurrency: 1,
            isAtOnce: false,
          },
        ],
        [{ order: [...reports.keys()], sizes: [2, 2, 2, 2, 2, 2], concurrency: 4, isAtOnce: true }],
      ],
    },
  );
});

test('claims of a database that knew no series are joined by the sweep', async () => {
  const expected = await record(inOrder);
  const context = await openTestContext();
  try {
    const accepted = await acceptDump(context, await claimBytes(context, 'all.jsonl', toDump(reports)));
    await runUntilDone(context, followUpsOf(accepted), 2, { onStep: () => {} });
    await context.db.execute(sql`truncate points, measures, measure_keys, series cascade`);
    await context.db.execute(sql`update revisions set series_owed = true`);
    await runUntilDone(context, await sweep(context), 2, { onStep: () => {} });
    const tables = await readCanonicalTables(context.db);
    expect(tables.series).toEqual(expected.series);
    expect(tables.points).toEqual(expected.points);
  } finally {
    await context.close();
  }
});
