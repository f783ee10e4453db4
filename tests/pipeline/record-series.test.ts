import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { recordSeries } from '../../src/pipeline/record-series.ts';
import { sweep } from '../../src/pipeline/sweep.ts';
import { runUntilDone } from '../../src/workers/run-until-done.ts';
import { readCanonicalTables } from '../support/read-tables.ts';
import { takeThrough } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';
import { testFourWays } from './four-ways.ts';
import { recordOnly } from './record-only.ts';
import { reports, toDump } from './series-reports.ts';

testFourWays('joining claims to series', {
  prepare: async (context) => {
    await takeThrough(context, 'first.jsonl', toDump(reports.slice(0, 5)));
    const jobs = await recordOnly(context, 'then.jsonl', toDump(reports.slice(5)));
    const job = jobs.find(({ name }) => name === 'record-series') as Extract<Job, { name: 'record-series' }>;
    return () => recordSeries(context, job.payload);
  },
  boundaries: ['record-series:computed', 'record-series:written', 'record-series:committed'],
  expectFirst({ tables, followUps }) {
    expect(tables.revisions?.every(({ series_owed, claims_owed }) => claims_owed || series_owed === false)).toBe(true);
    expect(tables.points?.length).toBeGreaterThan(15);
    expect(tables.series?.some(({ measures }) => (measures as string[]).length > 3)).toBe(true);
    expect(followUps).toEqual([{ name: 'describe-series', about: null }]);
  },
});

describe('claims that hold no more', () => {
  let context: TestContext;
  beforeEach(async () => {
    context = await openTestContext();
  });
  afterEach(() => context.close());

  const work = async () => runUntilDone(context, await sweep(context), 2, { onStep: () => {} });
  const readSeries = async () => {
    const { series, points, measures } = await readCanonicalTables(context.db);
    return { series, points, measures };
  };

  test('a revision that is in no history any more leaves its series, and comes back with its history', async () => {
    await takeThrough(context, 'some.jsonl', toDump(reports.slice(0, 3)));
    const before = await readSeries();
    await takeThrough(context, 'one-more.jsonl', toDump(reports.slice(4, 5)));
    await context.db.execute(sql`update revisions set superseded_at = now(), position = 0, series_owed = true
      where outlet = 'Northern Wire'`);
    await work();
    expect(await readSeries()).toEqual(before);
    const full = await openTestContext();
    try {
      await takeThrough(full, 'all.jsonl', toDump([...reports.slice(0, 3), ...reports.slice(4, 5)]));
      await context.db.execute(sql`update revisions set superseded_at = null, position = 1, series_owed = true
        where outlet = 'Northern Wire'`);
      await work();
      const { series, points, measures } = await readCanonicalTables(full.db);
      expect(await readSeries()).toEqual({ series, points, measures });
    } finally {
      await full.close();
    }
  });

  test('a claim that a rereading did not find is no point, and its series disappears where it held no other', async () => {
    await takeThrough(context, 'troops.jsonl', toDump(reports.slice(8, 9)));
    const all = (await readSeries()).series?.length ?? 0;
    expect(all).toBeGreaterThan(1);
    await context.db.execute(sql`update claims set superseded_by = 1 where id = (select min(id) from claims)`);
    await context.db.execute(sql`update revisions set series_owed = true`);
    await work();
    expect((await readSeries()).series).toHaveLength(all - 1);
    const [emptied] = (await context.db.execute(
      sql`select count(*) as count from series where emptied_at is not null`,
    )) as unknown as { count: string }[];
    expect(emptied?.count).toBe('1');
  });

  test('points of a claim that is superseded stay for what was known earlier', async () => {
    await takeThrough(context, 'troops.jsonl', toDump(reports.slice(8, 9)));
    const count = async () => {
      const [row] = (await context.db.execute(sql`select count(*) as count from points`)) as unknown as {
        count: string;
      }[];
      return Number(row?.count);
    };
    const before = await count();
    await context.db.execute(sql`update claims set superseded_by = 1 where id = (select min(id) from claims)`);
    await context.db.execute(sql`update revisions set series_owed = true`);
    await work();
    expect(await count()).toBe(before);
  });
});
