import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { deliverDigest } from '../../src/pipeline/deliver-digest.ts';
import { issueDigestNow, issueDigests, previewDigest } from '../../src/pipeline/issue-digests.ts';
import { readCanonicalTables } from '../support/read-tables.ts';
import { followUpsOf, takeThrough } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';
import { weekDump } from './dumps.ts';
import { testFourWays } from './four-ways.ts';

testFourWays('issuing digests of three days', {
  prepare: async (context) => {
    await takeThrough(context, 'week.txt', weekDump);
    context.setNow('2026-03-05T08:00:00Z');
    return () => issueDigests(context);
  },
  boundaries: ['issue-digest:written', 'issue-digest:committed'],
  expectFirst({ tables, followUps }) {
    expect(tables.digests?.map(({ digest }) => digest).sort()).toEqual([
      'daily 2026-03-03',
      'daily 2026-03-04',
      'daily 2026-03-05',
    ]);
    expect(tables.digests).toContainEqual({
      digest: 'daily 2026-03-04',
      change_count: 0,
      first_line: '0 files, 0 articles, 0 changes',
    });
    expect(tables.changes?.length).toBeGreaterThan(0);
    expect(tables.changes?.every(({ told }) => told)).toBe(true);
    expect(tables.digest_entries).toHaveLength(tables.changes?.length ?? 0);
    expect(followUps.map(({ name }) => name)).toEqual(['deliver-digest', 'deliver-digest', 'deliver-digest']);
  },
});

testFourWays('delivering a digest', {
  prepare: async (context) => {
    await takeThrough(context, 'week.txt', weekDump);
    context.setNow('2026-03-03T08:00:00Z');
    const [job] = followUpsOf(await issueDigests(context));
    return () => deliverDigest(context, (job as Extract<Job, { name: 'deliver-digest' }>).payload);
  },
  boundaries: ['deliver-digest:written'],
  expectFirst({ tables, files }) {
    expect(tables.deliveries).toEqual([{ digest: 'daily 2026-03-03', channel: 'file', delivered: true }]);
    expect(files.filter((path) => path.startsWith('digests/'))).toEqual([
      'digests/daily-2026-03-03.json',
      'digests/daily-2026-03-03.md',
    ]);
  },
});

/** A report on one flood, as three outlets' pages of three days gave it. */
const report = (toll: number, published: string | null) =>
  JSON.stringify({
    title: 'Flood cuts off the villages of the lower Marn',
    ...(published === null ? {} : { date: published }),
    text: `The river Marn rose above its dykes near Oststadt and cut off nine villages. At least ${toll} people died in the flood, the district office of Oststadt said. Soldiers brought drinking water and blankets to the school on the hill, where families wait for the water to fall. The railway between Oststadt and the coast stays closed until the bridge has been looked at.`,
  });

describe('what digests tell', () => {
  let context: TestContext;
  beforeEach(async () => {
    context = await openTestContext();
  });
  afterEach(() => context.close());

  const issue = async (at: string) => {
    context.setNow(at);
    const { digest } = await issueDigestNow(context);
    return digest;
  };
  const drop = (name: string, ...lines: string[]) => takeThrough(context, name, `${lines.join('\n')}\n`);

  test('is each change once', async () => {
    await drop('a.jsonl', report(34, '2026-03-01'));
    await drop('b.jsonl', report(38, '2026-03-02'));
    const first = await issue('2026-03-02T12:00:00Z');
    expect(first.changes.map(({ change }) => [change.before?.text, change.after?.text])).toEqual([
      [expect.stringContaining('34'), expect.stringContaining('38')],
    ]);
    expect(first.firstLine).toContain('34');
    const second = await issue('2026-03-02T13:00:00Z');
    expect([second.changes, second.amends]).toEqual([[], []]);
    context.setNow('2026-03-03T08:00:00Z');
    await issueDigests(context);
    expect((await readCanonicalTables(context.db)).digest_entries).toHaveLength(1);
  });

  test('is taken back when a revision that came late stands between, and the two steps are told', async () => {
    await drop('a.jsonl', report(34, '2026-03-01T08:00:00Z'));
    await drop('c.jsonl', report(38, '2026-03-01T20:00:00Z'));
    await issue('2026-03-02T12:00:00Z');
    await drop('b.jsonl', report(36, '2026-03-01T14:00:00Z'));
    const { amends, changes } = await issue('2026-03-02T13:00:00Z');
    expect(amends).toHaveLength(1);
    expect(amends[0]?.toldIn).toBe('2026-03-02T12:00:00.000Z');
    expect(changes.map(({ change }) => [change.before?.value, change.after?.value])).toEqual(
      expect.arrayContaining([
        [34, 36],
        [36, 38],
      ]),
    );
    expect((await issue('2026-03-02T14:00:00Z')).amends).toEqual([]);
  });

  test('stays told when a date learned later has the same two compared again', async () => {
    await drop('a.jsonl', report(34, null));
    await drop('b.jsonl', report(38, null));
    expect((await issue('2026-03-02T12:00:00Z')).changes).toHaveLength(1);
    await drop('c.jsonl', report(34, '2026-03-01'), report(38, '2026-03-02'));
    const { pairs, revisions, changes } = await readCanonicalTables(context.db);
    expect(revisions?.map(({ published }) => published).sort()).toEqual(['2026-03-01', '2026-03-02']);
    expect(pairs).toMatchObject([{ compared: true }]);
    expect(changes).toMatchObject([{ told: true }]);
    const second = await issue('2026-03-02T13:00:00Z');
    expect([second.changes, second.amends]).toEqual([[], []]);
  });

  test('is the same in a preview, which writes nothing', async () => {
    await drop('a.jsonl', report(34, '2026-03-01'), report(38, '2026-03-02'));
    context.setNow('2026-03-02T12:00:00Z');
    const before = await readCanonicalTables(context.db);
    const preview = await previewDigest(context);
    expect(await readCanonicalTables(context.db)).toEqual(before);
    context.setNow('2026-03-02T12:00:00Z');
    expect((await issueDigestNow(context)).digest.changes).toEqual(preview.digest.changes);
  });

  test('is in one digest when two are asked for at once, beside a daily one', async () => {
    await drop('a.jsonl', report(34, '2026-03-01'), report(38, '2026-03-02'));
    context.setNow('2026-03-04T12:00:00Z');
    await Promise.all([issueDigestNow(context), issueDigests(context), issueDigestNow(context), issueDigests(context)]);
    const { digest_entries, digests } = await readCanonicalTables(context.db);
    expect(digest_entries).toHaveLength(1);
    expect(digests?.filter(({ change_count }) => change_count === 1)).toHaveLength(1);
    expect(digests?.filter(({ first_line }) => !String(first_line).startsWith('0 files'))).toHaveLength(1);
  });

  test('names a file that failed, also one that came in an earlier window', async () => {
    context.setNow('2026-03-02T06:59:00Z');
    await drop('quiet.jsonl', report(34, '2026-03-01'));
    const before = context.now;
    // The file comes a minute before the window ends, and fails after that.
    let calls = 0;
    Object.assign(context, { now: () => (calls++ === 0 ? before() : '2026-03-02T07:05:00.000Z') });
    await takeThrough(context, 'empty.txt', '');
    Object.assign(context, { now: before });
    context.setNow('2026-03-03T08:00:00Z');
    const jobs = followUpsOf(await issueDigests(context));
    for (const job of jobs) if (job.name === 'deliver-digest') await deliverDigest(context, job.payload);
    const read = (day: string) => readFileSync(join(context.dataFolder, `digests/daily-${day}.md`), 'utf8');
    expect(read('2026-03-02')).not.toContain('empty.txt');
    expect(read('2026-03-03')).toContain('empty.txt is empty');
  });
});
