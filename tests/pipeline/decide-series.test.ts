import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSeriesDecisions, readSeriesList } from '../../src/audit/read-series-list.ts';
import { DecisionRefused } from '../../src/pipeline/decide-articles.ts';
import {
  type DecidedSeries,
  mergeSeries,
  pinSeries,
  renameSeries,
  splitSeries,
  undoSeriesDecision,
} from '../../src/pipeline/decide-series.ts';
import { runUntilDone } from '../../src/workers/run-until-done.ts';
import { readCanonicalTables } from '../support/read-tables.ts';
import { takeThrough } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';
import { reports, toDump } from './series-reports.ts';

const decider = { by: 'ann', note: 'read by me' };

let context: TestContext;
beforeEach(async () => {
  context = await openTestContext();
  await takeThrough(context, 'some.jsonl', toDump(reports.slice(0, 9)));
});
afterEach(() => context.close());

async function finish(decided: Promise<DecidedSeries>): Promise<Omit<DecidedSeries, 'jobs'>> {
  const { jobs, ...rest } = await decided;
  await runUntilDone(context, jobs, 1, { onStep: () => {} });
  return rest;
}

/** Hashes of the measures of each series by its number. */
async function held(): Promise<Map<number, string[]>> {
  const rows = (await context.db.execute(
    sql`select s.id, array_agg(m.hash order by m.hash) as hashes from series s join measures m
        on m.series_id = s.id and m.live where s.merged_into is null and s.emptied_at is null group by s.id order by s.id`,
  )) as unknown as { id: string; hashes: string[] }[];
  return new Map(rows.map(({ id, hashes }) => [Number(id), hashes]));
}

/** The fullest series of figures, and what it holds. */
async function fullest(): Promise<{ id: number; hashes: string[] }> {
  const figures = new Set(
    (await readSeriesList(context.db, 1000)).series.filter((s) => s.kind === 'figure').map((s) => s.id),
  );
  const [most] = [...(await held())].filter(([id]) => figures.has(id)).sort(([, a], [, b]) => b.length - a.length);
  return { id: most?.[0] ?? 0, hashes: most?.[1] ?? [] };
}

async function claimOf(hash: string): Promise<number> {
  const rows = (await context.db.execute(
    sql`select p.claim_id from points p join measures m on m.id = p.measure_id where m.hash = ${hash} limit 1`,
  )) as unknown as { claim_id: string }[];
  return Number(rows[0]?.claim_id);
}

test('a merge makes one of two and is obeyed by what comes later; undone, both have their numbers again', async () => {
  const before = await held();
  const tables = await readCanonicalTables(context.db);
  const { series } = await readSeriesList(context.db, 1000);
  const [a, b] = series
    .filter(({ kind }) => kind === 'figure')
    .map(({ id }) => id)
    .sort((x, y) => x - y) as [number, number];
  const merge = await finish(mergeSeries(context, b, a, decider));
  expect(merge).toEqual({ decision: 1, series: [a], undone: [] });
  expect((await held()).get(a)).toEqual([...(before.get(a) ?? []), ...(before.get(b) ?? [])].sort());
  await expect(mergeSeries(context, a, b, decider)).rejects.toThrow(DecisionRefused);
  await takeThrough(context, 'later.jsonl', toDump(reports.slice(9)));
  await takeThrough(context, 'known.jsonl', toDump(reports.slice(0, 4)));
  expect((await held()).has(b)).toBe(false);
  await finish(undoSeriesDecision(context, 1, 'ben'));
  const after = await held();
  for (const [id, hashes] of before) expect(after.get(id)).toEqual(expect.arrayContaining(hashes));
  expect(tables.series?.length).toBe(before.size);
  await expect(undoSeriesDecision(context, 1, 'ben')).rejects.toThrow('was undone on');
});

test('a split holds for what comes later, a contrary merge undoes it', async () => {
  const { id, hashes } = await fullest();
  expect(hashes.length).toBeGreaterThan(2);
  const leaving = hashes[0] as string;
  const split = await finish(splitSeries(context, id, { claims: [await claimOf(leaving)], articles: [] }, decider));
  expect(split.series).toHaveLength(2);
  const of = async (hash: string) => [...(await held())].find(([, held]) => held.includes(hash))?.[0];
  await takeThrough(context, 'later.jsonl', toDump(reports.slice(9)));
  expect(await of(leaving)).not.toBe(await of(hashes[1] as string));
  const [one, other] = split.series as [number, number];
  const merge = await finish(mergeSeries(context, one, other, decider));
  expect(merge.undone).toEqual([split.decision]);
  expect(await of(leaving)).toBe(await of(hashes[1] as string));
  expect((await readSeriesDecisions(context.db)).map(({ kind, undoneBy }) => [kind, undoneBy])).toEqual([
    ['split', 'ann'],
    ['merge', null],
  ]);
});

test('a given name stays whatever comes, also when its series is merged; undone, it is told by its points again', async () => {
  const { id } = await fullest();
  const name = async (of: number) => (await readSeriesList(context.db, 1000)).series.find((s) => s.id === of)?.name;
  const own = await name(id);
  const { decision } = await finish(renameSeries(context, id, '  Dead in\nOststadt ', decider));
  expect(await name(id)).toBe('Dead in Oststadt');
  await takeThrough(context, 'later.jsonl', toDump(reports.slice(9)));
  expect(await name(id)).toBe('Dead in Oststadt');
  await finish(undoSeriesDecision(context, decision, 'ann'));
  expect(await name(id)).toBe(own);
  await expect(renameSeries(context, id, '  ', decider)).rejects.toThrow('the name is empty');
});

test('a pinned series is listed first and keeps its number in a merge with an older one', async () => {
  const { series } = await readSeriesList(context.db, 1000);
  const figures = series
    .filter(({ kind }) => kind === 'figure')
    .map(({ id }) => id)
    .sort((a, b) => a - b);
  const [first, last] = [figures[0] as number, figures.at(-1) as number];
  const pin = await finish(pinSeries(context, last, 'pin', decider));
  expect(pin.series).toEqual([last]);
  expect((await readSeriesList(context.db, 1)).series[0]?.id).toBe(last);
  await expect(pinSeries(context, last, 'pin', decider)).rejects.toThrow('is pinned');
  const merge = await finish(mergeSeries(context, first, last, decider));
  expect(merge.series).toEqual([last]);
  await finish(undoSeriesDecision(context, merge.decision, 'ann'));
  await finish(undoSeriesDecision(context, pin.decision, 'ann'));
  expect((await readSeriesList(context.db, 1000)).series.every(({ pinned }) => !pinned)).toBe(true);
});

test.each([
  ['a series that does not exist', () => mergeSeries(context, 1, 9999, decider), 'there is no series 9999'],
  [
    'a claim elsewhere',
    () => splitSeries(context, 1, { claims: [9999], articles: [] }, decider),
    'claim 9999 is no point',
  ],
  ['a decision that was never made', () => undoSeriesDecision(context, 7, 'ann'), 'there is no decision 7'],
])('%s is refused', async (_, decide, message) => {
  await expect(decide()).rejects.toThrow(message);
});
