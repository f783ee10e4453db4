import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { describeSeries } from '../../src/pipeline/describe-series.ts';
import { recordSeries } from '../../src/pipeline/record-series.ts';
import type { StepContext } from '../../src/pipeline/step-context.ts';
import { takeThrough } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';
import { recordOnly } from './record-only.ts';
import { reports, toDump } from './series-reports.ts';

let context: TestContext;
beforeEach(async () => {
  context = await openTestContext();
});
afterEach(() => context.close());

const [early, late] = [toDump(reports.slice(0, 1)), toDump(reports.slice(4, 5))];

async function readDescriptions(of: TestContext): Promise<unknown> {
  const rows = await of.db.execute(
    sql`select name, unit, words::text as words from series where merged_into is null and emptied_at is null order by 1, 2`,
  );
  return [...(rows as unknown as unknown[])];
}

async function countOwed(): Promise<number> {
  const rows = (await context.db.execute(sql`select from owed_descriptions`)) as unknown as unknown[];
  return rows.length;
}

/** Records the articles of a dump; returns the joining that follows. */
async function recordUntilJoining(name: string, dump: string) {
  const jobs = await recordOnly(context, name, dump);
  const job = jobs.find((one): one is Extract<Job, { name: 'record-series' }> => one.name === 'record-series');
  if (job === undefined) throw new Error('nothing to join');
  return (by: StepContext) => recordSeries(by, job.payload);
}

/** A context whose transactions have done their work and then wait before they are committed. */
function holdCommits(): { by: StepContext; isWorkDone: Promise<void>; commit(): void } {
  let [tellDone, commit] = [() => {}, () => {}];
  const isWorkDone = new Promise<void>((resolve) => {
    tellDone = resolve;
  });
  const isLetThrough = new Promise<void>((resolve) => {
    commit = resolve;
  });
  const db = new Proxy(context.db, {
    get: (target, name) => {
      if (name !== 'transaction') return Reflect.get(target, name);
      return (work: (tx: unknown) => Promise<unknown>) =>
        target.transaction(async (tx) => {
          const result = await work(tx);
          tellDone();
          await isLetThrough;
          return result;
        });
    },
  });
  return { by: { ...context, db }, isWorkDone, commit };
}

test('a series that another point joins while it is described is described again', async () => {
  const joinEarly = await recordUntilJoining('early.jsonl', early);
  const joinLate = await recordUntilJoining('late.jsonl', late);
  await joinEarly(context);
  expect(await countOwed()).toBeGreaterThan(0);
  const { by, isWorkDone, commit } = holdCommits();
  const joining = joinLate(by);
  await isWorkDone;
  const whole = await describeSeries(context);
  commit();
  await joining;
  expect(whole.kind).toBe('done');
  expect(await countOwed()).toBeGreaterThan(0);
  await describeSeries(context);
  expect(await countOwed()).toBe(0);
  const other = await openTestContext();
  try {
    await takeThrough(other, 'both.jsonl', early + late);
    expect(await readDescriptions(context)).toEqual(await readDescriptions(other));
  } finally {
    await other.close();
  }
});

test('where a joining holds all that is owed, describing waits for it', async () => {
  const joinEarly = await recordUntilJoining('early.jsonl', early);
  await joinEarly(context);
  await describeSeries(context);
  await context.db.execute(sql`insert into owed_descriptions select id from series`);
  const held = context.db.transaction(async (tx) => {
    await tx.execute(sql`select from owed_descriptions for update`);
    return describeSeries(context);
  });
  expect(await held).toMatchObject({ kind: 'later' });
  expect(await describeSeries(context)).toEqual({ kind: 'done', followUps: [] });
});
