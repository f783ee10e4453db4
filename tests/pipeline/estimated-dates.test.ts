import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportRows } from '../../src/audit/export-rows.ts';
import { type DumpId, toRowId } from '../../src/base/ids.ts';
import { findEntriesBetween } from '../../src/db/queries/entries.ts';
import { dumps, entries } from '../../src/db/schema/dumps.ts';
import { readCanonicalTables } from '../support/read-tables.ts';
import { takeThrough } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';

const page = `Ferry sinks off Port Harbour

The ferry Marn sank off Port Harbour on Tuesday and 34 people died, the coast guard said. A check on March 1, 2024, found no fault.

The wreck must be raised by May 31, the port office said.
`;
const known = (more: object) =>
  `${JSON.stringify({
    title: 'Ferry sinks off Port Harbour',
    text: page.split('\n').slice(2).join('\n').trim(),
    ...more,
  })}\n`;

let context: TestContext;
beforeEach(async () => {
  context = await openTestContext();
});
afterEach(() => context.close());

async function revisionsOf(of: TestContext) {
  const rows = await of.db.execute(
    sql`select published, estimated_from, estimated_to from revisions where superseded_at is null order by position`,
  );
  return [...rows].map((row) => ({ ...row }));
}

async function datesOf(of: TestContext) {
  const rows = await of.db.execute(
    sql`select value_text, time_value from claims where kind = 'date' order by start_unit`,
  );
  return [...rows].map((row) => `${row.value_text}: ${row.time_value}`);
}

async function exported(of: TestContext) {
  const rows = [];
  for await (const row of exportRows(of.db, 'articles')) rows.push(row);
  return rows;
}

test('a text without a date is stored and exported with the days it lies between, and never with a date', async () => {
  await takeThrough(context, '2024-03-08_page.txt', page);
  const [revision] = await revisionsOf(context);
  expect(revision).toEqual({ published: null, estimated_from: '2024-03-01', estimated_to: '2024-03-08' });
  const [row] = await exported(context);
  expect(row).toMatchObject({ publishedAt: null, estimatedFrom: '2024-03-01', estimatedTo: '2024-03-08' });
  expect(row?.estimateEvidence).toEqual(['file is named for 2024-03-08', 'text names March 1, 2024']);
  expect(await datesOf(context)).toEqual(['May 31: 2024-05-31']);
});

test('a date that a later dump states takes the place of the estimate, and claims are read anew', async () => {
  await takeThrough(context, 'page.txt', page);
  expect(await revisionsOf(context)).toEqual([
    { published: null, estimated_from: '2024-03-01', estimated_to: '2026-03-03' },
  ]);
  expect(await datesOf(context)).toEqual(['May 31: XXXX-05-31']);
  await takeThrough(context, 'list.jsonl', known({ date: '2024-03-06' }));
  expect(await revisionsOf(context)).toEqual([{ published: '2024-03-06', estimated_from: null, estimated_to: null }]);
  expect(await datesOf(context)).toEqual(['May 31: 2024-05-31']);
});

test('dumps with different evidence narrow the interval to the same days in either order', async () => {
  const dumps: [string, string][] = [
    ['2024-03-08_page.txt', page],
    ['list.jsonl', known({ url: 'https://post.example/2024/03/06/ferry' })],
    ['late.jsonl', known({ date_download: '2024-09-01T08:00:00Z' })],
  ];
  const results = [];
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
  ]) {
    const own = await openTestContext();
    try {
      for (const which of order) await takeThrough(own, ...(dumps[which] as [string, string]));
      const { revisions, claims } = await readCanonicalTables(own.db);
      expect((await revisionsOf(own))[0]).toEqual({
        ...{ published: null, estimated_from: '2024-03-06', estimated_to: '2024-03-07' },
      });
      expect(revisions?.every(({ claims_owed }) => claims_owed === false)).toBe(true);
      results.push(claims);
    } finally {
      await own.close();
    }
  }
  expect(results[1]).toEqual(results[0]);
  expect(results[2]).toEqual(results[0]);
});

test('an undated article among dated ones in order lies between its neighbours', async () => {
  const line = (title: string, date?: string) =>
    `${JSON.stringify({ title, date, text: `${title}, the port office of Port Harbour said in a note.` })}\n`;
  const lines = [
    line('Crane falls into the basin', '2024-03-01'),
    line('Pilot boats get new engines', '2024-03-03'),
    line('Harbour bath opens early'),
    line('Grain silo to be torn down', '2024-03-05'),
  ];
  await takeThrough(context, 'port.jsonl', lines.join(''));
  const rows = (await exported(context)).filter(({ publishedAt }) => publishedAt === null);
  expect(rows).toMatchObject([
    { title: 'Harbour bath opens early', estimatedFrom: '2024-03-03', estimatedTo: '2024-03-05' },
  ]);
});

test('an article of an archive is bounded by the name and the time of its own file', async () => {
  await takeThrough(context, 'page.txt', page);
  const [dump] = await context.db.select().from(dumps);
  const dumpId = toRowId<DumpId>(dump?.id);
  const rows = [
    { no: 1, name: '2024/03/08/a.txt', startByte: 0, endByte: 100, modifiedAt: '2024-03-09T08:00:00.000Z' },
    { no: 2, name: 'b.txt', startByte: 100, endByte: 300, modifiedAt: null },
    { no: 3, name: 'c.txt', startByte: 300, endByte: 400, modifiedAt: null },
  ];
  await context.db.insert(entries).values(rows.map((row) => ({ ...row, dumpId })));
  expect(await findEntriesBetween(context.db, dumpId, 50, 300)).toMatchObject([
    { name: '2024/03/08/a.txt', start: 0, modifiedAt: '2024-03-09T08:00:00.000Z' },
    { name: 'b.txt', start: 100, modifiedAt: null },
  ]);
});

test('a caption bounds the estimate and is never the date', async () => {
  const caption = 'People wait at the pier of Port Harbour, March 3, 2024 (Agency)';
  const title = 'Ferry adds four boats';
  const body = 'The ferry company sends four more boats across the bay, the port office said.';
  const scraped = [title, '', caption, caption, 'TT', '20', '', title, '', caption, caption, '', body, ''].join('\n');
  await takeThrough(context, 'scrape.txt', scraped);
  expect(await exported(context)).toMatchObject([
    { title, publishedAt: null, estimatedFrom: '2024-03-03', estimatedTo: '2026-03-03' },
  ]);
});
