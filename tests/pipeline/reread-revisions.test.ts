import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportRows } from '../../src/audit/export-rows.ts';
import { describeOldReadings, readReadings } from '../../src/audit/read-status.ts';
import { readWhy } from '../../src/audit/read-why.ts';
import { extractorVersion } from '../../src/claims/extractor-version.ts';
import type { Job } from '../../src/jobs/job.ts';
import { issueDigestNow } from '../../src/pipeline/issue-digests.ts';
import {
  countRereadings,
  findRereadJobs,
  oweRereadings,
  previewRereadings,
  type WantedRereadings,
} from '../../src/pipeline/owe-rereadings.ts';
import { recordChanges } from '../../src/pipeline/record-changes.ts';
import { rereadRevisions } from '../../src/pipeline/reread-revisions.ts';
import { runUntilDone } from '../../src/workers/run-until-done.ts';
import { ageChanges, ageReadings, olderVersion } from '../support/age-readings.ts';
import { type CanonicalTables, readCanonicalTables } from '../support/read-tables.ts';
import { takeThrough } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';
import { articles, weekDump } from './dumps.ts';
import { testFourWays } from './four-ways.ts';

const everything: WantedRereadings = { isAll: false, article: null, limit: null };

testFourWays('reading revisions once more', {
  prepare: async (context) => {
    await takeThrough(context, 'week.txt', weekDump);
    await ageReadings(context.db);
    await oweRereadings(context, everything);
    const [job] = await findRereadJobs(context);
    return () => rereadRevisions(context, (job as Extract<Job, { name: 'reread-revisions' }>).payload);
  },
  boundaries: ['reread-revisions:computed', 'reread-revisions:written', 'reread-revisions:committed'],
  expectFirst({ tables, followUps }) {
    expect(tables.revisions?.every(({ extractor_version: version }) => version === extractorVersion)).toBe(true);
    expect(tables.rereadings).toHaveLength(articles.length);
    expect(followUps.map(({ name }) => name).sort()).toEqual(['record-changes', 'record-series']);
  },
});

let context: TestContext;
beforeEach(async () => {
  context = await openTestContext();
});
afterEach(() => context.close());

/** Reads everything once more, as the command does. */
async function reprocess(wanted: Partial<WantedRereadings> = {}, concurrency = 1): Promise<number> {
  const count = await oweRereadings(context, { ...everything, ...wanted });
  for (;;) {
    const jobs = await findRereadJobs(context);
    if (jobs.length === 0) return count;
    await runUntilDone(context, jobs, concurrency, { onStep: () => {} });
  }
}

/** What is read from the articles and found between them, without the marks of when and why. */
async function readResults(): Promise<CanonicalTables> {
  const { claims = [], changes = [], pairs = [], revisions = [] } = await readCanonicalTables(context.db);
  return {
    claims: claims.map(({ extractor_version: _, ...claim }) => claim),
    changes: changes.map(({ cause: _c, told: _t, ...change }) => change),
    pairs,
    revisions,
  };
}

const rowsOf = async (query: ReturnType<typeof sql>) =>
  (await context.db.execute(query)) as unknown as Record<string, unknown>[];
const countOf = async (query: ReturnType<typeof sql>) => Number((await rowsOf(query))[0]?.count);

describe('what is read once more', () => {
  test('ends as if this version had read it first; what an older one read otherwise stays, out of force', async () => {
    await takeThrough(context, 'week.txt', weekDump);
    const fresh = await readResults();
    await ageReadings(context.db);
    await ageChanges(context.db);
    const old = await rowsOf(sql`select revision_id, no, subject, value from claims order by 1, 2`);
    expect(await readResults()).not.toEqual(fresh);
    expect(await reprocess()).toBe(articles.length);
    expect(await readResults()).toEqual(fresh);
    const kept = await rowsOf(
      sql`select revision_id, no, subject, value from claims
        where extractor_version = ${olderVersion} order by 1, 2`,
    );
    expect(kept).toEqual(old);
    const [bogus] = await rowsOf(
      sql`select count(*) from claims where subject = 'no such thing' and superseded_by is null`,
    );
    expect(bogus).toEqual({ count: '0' });
  });

  test('notes only the version where it reads the same', async () => {
    await takeThrough(context, 'week.txt', weekDump);
    await context.db.execute(sql`update revisions set extractor_version = ${olderVersion}`);
    const before = await rowsOf(sql`select ctid::text, id, superseded_by from claims order by id`);
    await reprocess();
    expect(await rowsOf(sql`select ctid::text, id, superseded_by from claims order by id`)).toEqual(before);
    expect(await countOf(sql`select count(*) from rereadings`)).toBe(0);
    expect((await readReadings(context.db)).olderInAll).toBe(0);
  });

  test('is left alone the second time, and with --all too', async () => {
    await takeThrough(context, 'week.txt', weekDump);
    await ageReadings(context.db);
    await ageChanges(context.db);
    await reprocess();
    const once = await readCanonicalTables(context.db);
    const rows = await countOf(sql`select (select count(*) from claims) + (select count(*) from changes) as count`);
    expect(await reprocess()).toBe(0);
    expect(await reprocess({ isAll: true })).toBe(articles.length);
    expect(await readCanonicalTables(context.db)).toEqual(once);
    expect(await countOf(sql`select (select count(*) from claims) + (select count(*) from changes) as count`)).toBe(
      rows,
    );
  });

  test('is counted beforehand without a write', async () => {
    await takeThrough(context, 'week.txt', weekDump);
    await ageReadings(context.db);
    const before = await readCanonicalTables(context.db);
    const preview = await previewRereadings(context, everything, () => {});
    expect(await readCanonicalTables(context.db)).toEqual(before);
    const since = context.now();
    await reprocess();
    const { readOtherwise, added, dropped, altered } = await countRereadings(context, since);
    expect(preview).toEqual({ revisions: articles.length, readOtherwise, added, dropped, altered });
    expect(readOtherwise).toBe(articles.length);
  });

  test('is what was asked for: one article, or a number of revisions', async () => {
    await takeThrough(context, 'week.txt', weekDump);
    await ageReadings(context.db);
    expect(await reprocess({ limit: 1 })).toBe(1);
    expect((await readReadings(context.db)).older).toEqual({ [olderVersion]: articles.length - 1 });
    const [row] = await rowsOf(
      sql`select article_id as id from revisions where extractor_version = ${olderVersion} limit 1`,
    );
    expect(await reprocess({ article: Number(row?.id) })).toBeGreaterThan(0);
    expect(await reprocess({ article: Number(row?.id) })).toBe(0);
    await expect(reprocess({ article: 9999 })).rejects.toThrow('there is no article 9999');
    const note = describeOldReadings(await readReadings(context.db));
    expect(note).toMatch(/^\d revisions were read by another version .*\(\d by older\); "claimtrail reprocess"/);
  });

  test('can be seen: in the exports, and in why', async () => {
    await takeThrough(context, 'week.txt', weekDump);
    await ageReadings(context.db);
    await reprocess();
    const rows = [];
    for await (const row of exportRows(context.db, 'rereadings')) rows.push(row);
    expect(rows).toHaveLength(articles.length);
    expect(rows[0]).toMatchObject({ fromVersion: olderVersion, toVersion: extractorVersion, claimsDropped: 1 });
    const why = await readWhy(context.db, Number(rows[0]?.articleId), Number(rows[0]?.revision));
    expect(why?.reading).toMatchObject({ extractorVersion, rereadings: [{ fromVersion: olderVersion }] });
    expect(why?.claims.filter(({ untilVersion }) => untilVersion !== null)).toHaveLength(2);
    expect(why?.claims).toContainEqual(
      expect.objectContaining({ subject: 'no such thing', sinceVersion: olderVersion, untilVersion: extractorVersion }),
    );
    const versions = new Set();
    for await (const row of exportRows(context.db, 'claims')) versions.add(row.sinceVersion);
    expect(versions).toEqual(new Set([olderVersion, extractorVersion]));
  });
});

const boundaries = [
  'reprocess:marked',
  ...['computed', 'written', 'committed'].map((part) => `reread-revisions:${part}`),
  ...['computed', 'written', 'committed'].map((part) => `record-changes:${part}`),
];

test.each(boundaries)('an end at %s leaves what the next run ends, as if nothing had been', async (boundary) => {
  const endAt = async (at: string | null): Promise<CanonicalTables> => {
    await takeThrough(context, 'week.txt', weekDump);
    await issueDigestNow(context);
    await ageReadings(context.db);
    await ageChanges(context.db);
    if (at !== null) {
      context.failAt(at);
      await expect(oneRun()).rejects.toThrow(`outage at ${at}`);
    }
    await reprocess();
    await issueDigestNow(context);
    return readCanonicalTables(context.db);
  };
  /** Without the tries of a step that the command makes. */
  const oneRun = async () => {
    await oweRereadings(context, everything);
    for (const job of await findRereadJobs(context)) {
      if (job.name !== 'reread-revisions') continue;
      const result = await rereadRevisions(context, job.payload);
      const follow = result.kind === 'done' ? result.followUps : [];
      for (const next of follow) if (next.name === 'record-changes') await recordChanges(context, next.payload);
    }
  };
  const rough = await endAt(boundary);
  await context.close();
  context = await openTestContext();
  expect(rough).toEqual(await endAt(null));
});
