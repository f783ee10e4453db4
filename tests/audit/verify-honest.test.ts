import { gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readExamples } from '../../fuzz/read-examples.ts';
import { mergeByHand, splitByHand, undoDecision } from '../../src/pipeline/decide-articles.ts';
import { mergeSeries, renameSeries, splitSeries, undoSeriesDecision } from '../../src/pipeline/decide-series.ts';
import { issueDigestNow } from '../../src/pipeline/issue-digests.ts';
import { findRereadJobs, oweRereadings } from '../../src/pipeline/owe-rereadings.ts';
import { sweep } from '../../src/pipeline/sweep.ts';
import { runUntilDone } from '../../src/workers/run-until-done.ts';
import { reports, toDump } from '../pipeline/series-reports.ts';
import { makeTar, makeZip } from '../support/made-packings.ts';
import { readCanonicalTables } from '../support/read-tables.ts';
import { takeThrough } from '../support/run-steps.ts';
import { dumpShapes, generateStories, inOrderOfPublication, renderDump } from '../support/stories.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';
import { verified } from './verified.ts';

let context: TestContext;
beforeEach(async () => {
  context = await openTestContext();
});
afterEach(() => context.close());

const articles = inOrderOfPublication(
  generateStories({ seed: 63, stories: 6, revisionsMin: 2, revisionsMax: 4, bytesPerArticle: 900 }),
);

/** Runs what is owed, as the sweep of the service does. */
async function settle(): Promise<void> {
  for (let jobs = await sweep(context), i = 0; jobs.length > 0 && i < 10; jobs = await sweep(context), i++) {
    await runUntilDone(context, jobs, 1, { onStep: () => {} });
  }
}

async function expectClean(): Promise<void> {
  const { kept, faults, ok } = await verified(context);
  expect(kept).toEqual([]);
  expect(faults).toEqual({});
  expect(ok).toBe(true);
}

/** Leaves everything as an older version would have read it: other values and subjects, and one claim less. */
async function age(): Promise<void> {
  for (const table of ['revisions', 'claims', 'pairs', 'changes']) {
    await context.db.execute(sql`update ${sql.identifier(table)} set extractor_version = 'older'`);
  }
  await context.db.execute(
    sql`delete from claims where no > 1 and no = (select max(no) from claims o where o.revision_id = claims.revision_id)`,
  );
  await context.db.execute(sql`update claims set value = value + 1, subject = 'something else' where no = 0`);
}

const root = new URL('../../', import.meta.url).pathname;

describe('a store that nobody touched verifies clean', () => {
  test('with examples of every format, packed and not', async () => {
    const groups = await readExamples(root);
    let taken = 0;
    for (const { kind, examples } of groups) {
      if (kind === 'hints') continue;
      for (const { name, bytes } of examples.slice(0, 3)) {
        await takeThrough(context, name.split('/').at(-1) ?? name, bytes);
        taken++;
      }
    }
    await settle();
    expect(taken).toBeGreaterThan(20);
    const { checked, kept } = await verified(context);
    expect(kept).toEqual([]);
    expect(checked.files).toBeGreaterThan(20);
    expect(checked.appearances).toBeGreaterThan(40);
    expect(checked.claims).toBeGreaterThan(100);
  });

  test('with versions that came out of order, in several shapes, twice, and in archives', async () => {
    const half = Math.ceil(articles.length / 2);
    for (const shape of dumpShapes) {
      await takeThrough(context, `late-${shape}.txt`, renderDump(articles.slice(half), shape));
      await takeThrough(context, `early-${shape}.txt`, renderDump(articles.slice(0, half), shape));
    }
    const files = [
      { name: 'a/late.jsonl', bytes: renderDump(articles.slice(half), 'json-lines') },
      { name: 'b/early.txt.gz', bytes: gzipSync(renderDump(articles.slice(0, half), 'header-blocks')) },
    ];
    await takeThrough(context, 'both.zip', makeZip(files));
    await takeThrough(context, 'both.tgz', gzipSync(await makeTar(files)));
    await settle();
    await issueDigestNow(context);
    await settle();
    await expectClean();
  });

  test('with texts that get their date later, and one that comes back after another', async () => {
    for (const [i, { headline, body }] of articles.slice(0, 4).entries()) {
      await takeThrough(context, `page-${i}.txt`, `${headline}\n\n${body}\n`);
    }
    await settle();
    await expectClean();
    await takeThrough(context, 'dated.txt', renderDump(articles, 'header-blocks'));
    const [first, second] = articles;
    for (const [day, article] of [
      ['2026-04-01', first],
      ['2026-04-02', second],
      ['2026-04-03', first],
    ] as const) {
      const record = { title: article?.headline, text: article?.body, date: day, url: 'https://courier.example/one' };
      await takeThrough(context, `${day}.jsonl`, `${JSON.stringify(record)}\n`);
    }
    await settle();
    await issueDigestNow(context);
    await settle();
    await expectClean();
  });

  test('with articles that were merged, split and given back by hand', async () => {
    await takeThrough(context, 'all.jsonl', renderDump(articles, 'json-lines'));
    await settle();
    const rows = (await context.db.execute(
      sql`select id from articles where merged_into is null order by id`,
    )) as unknown as {
      id: string;
    }[];
    const [a, b] = rows.map(({ id }) => Number(id));
    const decider = { by: 'ann', note: null };
    const merged = await mergeByHand(context, a ?? 0, b ?? 0, decider);
    await runUntilDone(context, merged.jobs, 1, { onStep: () => {} });
    await settle();
    await expectClean();
    await undoDecision(context, 1, 'ann');
    await settle();
    const split = await splitByHand(context, a ?? 0, [2], decider);
    await runUntilDone(context, split.jobs, 1, { onStep: () => {} });
    await settle();
    await expectClean();
  });

  test('with series that were merged, split, named and given back by hand', async () => {
    await takeThrough(context, 'some.jsonl', toDump(reports.slice(0, 9)));
    const decider = { by: 'ann', note: null };
    const rows = (await context.db.execute(
      sql`select s.id from series s join measures m on m.series_id = s.id and m.live where s.kind = 'figure'
        and s.merged_into is null and s.emptied_at is null group by s.id order by count(*) desc, s.id`,
    )) as unknown as { id: string }[];
    const [most, other] = rows.map(({ id }) => Number(id));
    const [point] = (await context.db.execute(
      sql`select p.claim_id from points p join measures m on m.id = p.measure_id where m.series_id = ${most ?? 0}
        order by 1 desc limit 1`,
    )) as unknown as { claim_id: string }[];
    for (const decide of [
      () => renameSeries(context, most ?? 0, 'the dead of the flood', decider),
      () => splitSeries(context, most ?? 0, { claims: [Number(point?.claim_id)], articles: [] }, decider),
      () => mergeSeries(context, most ?? 0, other ?? 0, decider),
    ]) {
      await runUntilDone(context, (await decide()).jobs, 1, { onStep: () => {} });
      await expectClean();
    }
    await takeThrough(context, 'more.jsonl', toDump(reports.slice(9)));
    await settle();
    await expectClean();
    for (const no of [3, 1, 2]) {
      const { jobs } = await undoSeriesDecision(context, no, 'ann');
      await runUntilDone(context, jobs, 1, { onStep: () => {} });
      await expectClean();
    }
  });

  test('with readings of an older version, and after they were read once more', async () => {
    await takeThrough(context, 'all.jsonl', renderDump(articles, 'json-lines'));
    await settle();
    await issueDigestNow(context);
    await age();
    await settle();
    const aged = await verified(context);
    expect(aged.checked.revisionsOfOtherVersions).toBeGreaterThan(5);
    await oweRereadings(context, { isAll: false, article: null, limit: null });
    await runUntilDone(context, await findRereadJobs(context), 1, { onStep: () => {} });
    await settle();
    await issueDigestNow(context);
    await settle();
    await expectClean();
  });

  test('while files come in, are split, recorded and compared', async () => {
    let isDone = false;
    const work = (async () => {
      for (const [i, shape] of dumpShapes.entries()) {
        await takeThrough(context, `${shape}.txt`, renderDump(articles.slice(i * 3, i * 3 + 9), shape));
      }
      await settle();
    })().finally(() => {
      isDone = true;
    });
    while (!isDone) await expectClean();
    await work;
    await expectClean();
  });

  test('while nothing came in yet', async () => {
    await expectClean();
    expect((await verified(context)).chainHead).toBe(null);
  });
});

test('looking writes nothing, and leaves nothing behind', async () => {
  await takeThrough(context, 'all.jsonl.gz', gzipSync(renderDump(articles, 'json-lines')));
  await settle();
  const before = await readCanonicalTables(context.db);
  await expectClean();
  expect(await readCanonicalTables(context.db)).toEqual(before);
  const { readdirSync } = await import('node:fs');
  expect(readdirSync(`${context.dataFolder}/spool`)).toEqual([]);
});
