import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { extractorVersion } from '../../src/claims/extractor-version.ts';
import type { Digest } from '../../src/digests/digest.ts';
import { issueDigestNow } from '../../src/pipeline/issue-digests.ts';
import { findRereadJobs, oweRereadings } from '../../src/pipeline/owe-rereadings.ts';
import { runUntilDone } from '../../src/workers/run-until-done.ts';
import { addClaims, ageReadings, olderVersion } from '../support/age-readings.ts';
import { readCanonicalTables } from '../support/read-tables.ts';
import { takeThrough } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';

let context: TestContext;
beforeEach(async () => {
  context = await openTestContext();
});
afterEach(() => context.close());

const report = (toll: number, published: string | null, more = '') =>
  `${JSON.stringify({
    title: 'Flood cuts off the villages of the lower Marn',
    ...(published === null ? {} : { date: published }),
    text: `The river Marn rose above its dykes near Oststadt and cut off nine villages. At least ${toll} people died in the flood, the district office of Oststadt said. Soldiers brought drinking water and blankets to the school on the hill, where families wait for the water to fall.${more}`,
  })}\n`;

const workOff = async (concurrency = 1) => {
  for (let jobs = await findRereadJobs(context); jobs.length > 0; jobs = await findRereadJobs(context)) {
    await runUntilDone(context, jobs, concurrency, { onStep: () => {} });
  }
};
const reprocess = async () => {
  await oweRereadings(context, { isAll: false, article: null, limit: null });
  await workOff();
};
const issue = async (at: string): Promise<{ digest: Digest; markdown: string }> => {
  context.setNow(at);
  return issueDigestNow(context);
};
const run = (query: ReturnType<typeof sql>) => context.db.execute(query);

/** What an older version would have found in the flood: a change that is none, and 38 taken for 83. */
const misread = async () => {
  await ageReadings(context.db);
  await run(sql`update changes set after = jsonb_set(after, '{value}', '83'), subject = 'cut-off villages', subject_key = 'village'
    where kind = 'figure-changed'`);
};

test('what was told and read otherwise is taken back as our reading, after all else, and never told as news', async () => {
  await takeThrough(context, 'a.jsonl', report(34, '2026-03-01'));
  await takeThrough(context, 'b.jsonl', report(38, '2026-03-02'));
  await misread();
  const first = await issue('2026-03-02T12:00:00Z');
  expect(first.digest.firstLine).toContain('at least 34 → at least 83');
  expect(first.digest.reread).toBeUndefined();
  await reprocess();
  const { digest, markdown } = await issue('2026-03-02T13:00:00Z');
  expect([digest.changes, digest.lowPriority, digest.amends]).toEqual([[], [], []]);
  expect(digest.reread).toMatchObject({
    versions: [{ from: olderVersion, to: extractorVersion, revisions: 2 }],
    withdrawn: [],
    altered: [{ was: { toldIn: '2026-03-02T12:00:00.000Z' }, now: { change: { after: { value: 38 } } } }],
    found: [],
  });
  expect(digest.firstLine).toBe('1 change told earlier was misread · 0 files, 0 articles, 0 changes');
  expect(markdown).not.toContain('## No longer holds');
  expect(markdown).toContain(
    `## Our reading changed\n\nextractor ${olderVersion} → ${extractorVersion}: 2 revisions read otherwise; changes: 1 corrected. The articles did not change.\n\n- corrected: `,
  );
  expect(markdown.trimEnd().split('\n').at(-1)).toContain('at least 34 → at least 38');
  const third = await issue('2026-03-02T14:00:00Z');
  expect([third.digest.reread, third.digest.amends]).toEqual([undefined, []]);
  const { changes, rereadings } = await readCanonicalTables(context.db);
  expect(changes).toMatchObject([{ cause: 'reading', told: true }]);
  expect(rereadings?.every(({ told }) => told)).toBe(true);
});

test('a change that was told and is none, and one that was overlooked, are named as such', async () => {
  await takeThrough(context, 'a.jsonl', report(34, '2026-03-01'));
  await takeThrough(context, 'b.jsonl', report(38, '2026-03-02', ' The railway reopens on April 9.'));
  await ageReadings(context.db);
  // The older version took the 38 for nothing, and found a source that is none.
  await run(sql`delete from changes where kind = 'date-added'`);
  await run(sql`update changes set kind = 'attribution-changed' where kind = 'figure-changed'`);
  await issue('2026-03-02T12:00:00Z');
  await reprocess();
  const { digest, markdown } = await issue('2026-03-02T13:00:00Z');
  expect(digest.reread).toMatchObject({
    withdrawn: [{ entry: { change: { kind: 'attribution-changed' } } }],
    altered: [],
    found: expect.arrayContaining([
      expect.objectContaining({ change: expect.objectContaining({ kind: 'figure-changed' }) }),
    ]),
  });
  expect(markdown).toMatch(/changes: 1 withdrawn, [12] found now\. The articles did not change\./);
  expect(markdown).toMatch(/^- withdrawn: .*told in 2026-03-02T12:00:00\.000Z\)$/m);
  expect(markdown).toMatch(/^- found now: .*at least 34 → at least 38/m);
  expect(digest.changes).toEqual([]);
});

test('a change told under another subject is told neither anew nor back', async () => {
  await takeThrough(context, 'a.jsonl', report(34, '2026-03-01'));
  await takeThrough(context, 'b.jsonl', report(38, '2026-03-02'));
  await ageReadings(context.db);
  await run(sql`update changes set subject = 'dead in the waters', subject_key = 'dead water'`);
  await issue('2026-03-02T12:00:00Z');
  await reprocess();
  const { digest, markdown } = await issue('2026-03-02T13:00:00Z');
  expect(digest.reread).toMatchObject({ withdrawn: [], altered: [], found: [], reworded: 1 });
  expect(digest.firstLine).toBe('0 files, 0 articles, 0 changes');
  expect(markdown).toContain('changes: 1 worded otherwise');
});

test('a change that no digest has told is news, whichever version found it', async () => {
  await takeThrough(context, 'a.jsonl', report(34, '2026-03-01'));
  await issue('2026-03-02T11:00:00Z');
  await takeThrough(context, 'b.jsonl', report(38, '2026-03-02'));
  await misread();
  await reprocess();
  const { digest } = await issue('2026-03-02T12:00:00Z');
  expect(digest.changes.map(({ change }) => [change.before?.value, change.after?.value])).toEqual([[34, 38]]);
  expect(digest.amends).toEqual([]);
  expect(digest.reread).toMatchObject({ withdrawn: [], altered: [], found: [] });
});

test('a revision that comes to one read by an older version is news, before and after the rereading', async () => {
  await takeThrough(context, 'a.jsonl', report(34, '2026-03-01'));
  await takeThrough(context, 'b.jsonl', report(38, '2026-03-02'));
  await issue('2026-03-02T11:00:00Z');
  await ageReadings(context.db);
  await takeThrough(context, 'c.jsonl', report(41, '2026-03-03'));
  const told = await issue('2026-03-03T12:00:00Z');
  expect(told.digest.changes.map(({ change }) => [change.before?.value, change.after?.value])).toEqual([[38, 41]]);
  await reprocess();
  const { digest } = await issue('2026-03-03T13:00:00Z');
  expect([digest.changes, digest.amends]).toEqual([[], []]);
  expect(digest.reread).toMatchObject({ withdrawn: [], altered: [], found: [], reworded: 0 });
  const claims = await run(sql`select count(*) from changes g
    join claims b on b.revision_id = g.from_revision and b.no = g.claim_before
    join claims a on a.revision_id = g.to_revision and a.no = g.claim_after
    where b.superseded_by is null and a.superseded_by is null and a.value = (g.after->>'value')::numeric`);
  expect(Number((claims as unknown as { count: string }[])[0]?.count)).toBe(2);
});

test('dumps that come while revisions are read once more end in the rows of a calm run', async () => {
  const runBeside = async (isBeside: boolean) => {
    await takeThrough(context, 'a.jsonl', report(34, '2026-03-01'));
    await takeThrough(context, 'b.jsonl', report(38, '2026-03-02'));
    await issue('2026-03-02T12:00:00Z');
    await misread();
    await oweRereadings(context, { isAll: false, article: null, limit: null });
    const ingest = async () => {
      for (const [i, toll] of [36, 41, 44].entries()) {
        await takeThrough(context, `more-${i}.jsonl`, report(toll, `2026-03-0${i + 1}T09:00:00Z`));
      }
    };
    if (isBeside) await Promise.all([ingest(), workOff(2), workOff(2)]);
    else await ingest();
    await workOff();
    const { claims, changes, pairs, revisions, rereadings } = await readCanonicalTables(context.db);
    return { claims, pairs, revisions, rereadings, changes: changes?.map(({ cause: _, ...change }) => change) };
  };
  const beside = await runBeside(true);
  await context.close();
  context = await openTestContext();
  expect(beside).toEqual(await runBeside(false));
});

test('pointers of superseded changes keep to the reading that they were made from', async () => {
  await takeThrough(context, 'a.jsonl', report(34, '2026-03-01'));
  await takeThrough(context, 'b.jsonl', report(38, '2026-03-02'));
  await misread();
  await issue('2026-03-02T12:00:00Z');
  const pointers = sql`select g.id, g.claim_after, c.id as claim, c.subject, c.value, c.extractor_version from changes g
    join claims c on c.revision_id = g.to_revision and c.no = g.claim_after where g.extractor_version = ${olderVersion}`;
  const before = [...((await run(pointers)) as unknown as object[])];
  expect(before).toHaveLength(1);
  await reprocess();
  expect([...((await run(pointers)) as unknown as object[])]).toEqual(before);
});

/** Undated reports come first, the dates of both later: against them the fair lies ahead, and is a claim. */
const redated = async (between: () => Promise<void>) => {
  const friday = ' The railway was closed on Friday. The fair is on 9 April 2026.';
  await takeThrough(context, 'a.jsonl', report(34, null, friday));
  await takeThrough(context, 'b.jsonl', report(38, null, friday));
  await issue('2026-03-02T12:00:00Z');
  await between();
  await takeThrough(context, 'c.jsonl', report(34, '2026-03-01', friday) + report(38, '2026-03-02', friday));
  await workOff();
  const { digest } = await issue('2026-03-02T13:00:00Z');
  const { claims = [], changes, pairs, revisions } = await readCanonicalTables(context.db);
  const withoutVersion = claims.map(({ extractor_version: _, ...claim }) => claim);
  return { digest, rows: { claims: withoutVersion, changes, pairs, revisions } };
};

test.each([
  ['before it was read once more', () => ageReadings(context.db)],
  [
    'after it was read once more',
    async () => {
      await ageReadings(context.db);
      await reprocess();
    },
  ],
  [
    'after it was found to hold a claim less',
    async () => {
      await run(sql`update revisions set extractor_version = ${olderVersion}`);
      await addClaims(context.db);
      await reprocess();
    },
  ],
])('a date that is learned %s leaves the rows of a new archive, and is no news', async (_, between) => {
  const { digest, rows } = await redated(between);
  expect([digest.changes, digest.amends, digest.reread?.withdrawn, digest.reread?.found]).toEqual([[], [], [], []]);
  expect(digest.reread?.versions).toEqual([{ from: olderVersion, to: extractorVersion, revisions: 2 }]);
  const [old] = (await run(
    sql`select count(*) from claims where superseded_by is not null and extractor_version = ${olderVersion}`,
  )) as unknown as { count: string }[];
  expect(Number(old?.count)).toBeGreaterThan(1);
  await context.close();
  context = await openTestContext();
  expect(rows).toEqual((await redated(async () => {})).rows);
});
