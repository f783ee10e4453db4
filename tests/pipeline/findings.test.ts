import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FindingEntry } from '../../src/digests/digest.ts';
import { issueDigestNow } from '../../src/pipeline/issue-digests.ts';
import { findRereadJobs, oweRereadings } from '../../src/pipeline/owe-rereadings.ts';
import { recordChanges } from '../../src/pipeline/record-changes.ts';
import { recordClaims } from '../../src/pipeline/record-claims.ts';
import { runUntilDone } from '../../src/workers/run-until-done.ts';
import { ageReadings } from '../support/age-readings.ts';
import { readCanonicalTables } from '../support/read-tables.ts';
import { takeThrough } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';
import { testFourWays } from './four-ways.ts';
import { recordOnly } from './record-only.ts';

let context: TestContext;
beforeEach(async () => {
  context = await openTestContext();
});
afterEach(() => context.close());

interface Version {
  readonly day: number | null;
  readonly headline?: number;
  readonly toll: number;
  readonly notice?: string;
}

/** The headline gives one toll and the body another; a notice may close the text. */
function write({ day, headline, toll, notice }: Version): string {
  const text = [
    `The landslide above Varn killed ${toll} people, the district office said on its board.`,
    'Soldiers cleared the road to the pass with shovels, and brought blankets to the school on the hill.',
    'Families wait there for the rain to end, as the lower bridge is closed to lorries and buses.',
    ...(notice === undefined ? [] : [notice]),
  ].join('\n\n');
  const title = `Landslide above Varn kills ${headline ?? toll}`;
  return `${JSON.stringify({ title, text, ...(day === null ? {} : { date: `2026-03-0${day}` }) })}\n`;
}

const told = async () =>
  ((await readCanonicalTables(context.db)).findings ?? []).map(({ kind, key, detail, told: isTold }) => ({
    kind,
    key,
    missing: (detail as { missing?: string }).missing ?? null,
    told: isTold,
  }));

const take = async (versions: readonly Version[]) => {
  for (const [i, version] of versions.entries()) await takeThrough(context, `${i}.jsonl`, write(version));
};

const issue = async (at: string) => {
  context.setNow(at);
  return issueDigestNow(context);
};

const emptyNotice = 'Correction: the death toll in paragraph 1 was corrected.';

describe('what revisions show of themselves', () => {
  test('is recorded with their claims and with the comparison of neighbours', async () => {
    await take([
      { day: 1, toll: 31 },
      { day: 2, headline: 34, toll: 31, notice: emptyNotice },
    ]);
    expect(await told()).toEqual([
      { kind: 'contradiction', key: 'headline and body|person|=31|=34', missing: null, told: false },
      { kind: 'empty-notice', key: `notice|${emptyNotice}`, missing: expect.any(String), told: false },
    ]);
  });

  test('names claims by the numbers of their rows', async () => {
    await take([{ day: 1, headline: 34, toll: 31 }]);
    const rows = (await context.db.execute(
      sql`select c.value, s.side from findings f, jsonb_each(f.detail) as s(name, side)
        join claims c on c.no = (s.side->>'claim')::int
        where s.name in ('first', 'second') and c.revision_id = f.revision_id order by s.name`,
    )) as unknown as { value: number; side: { value: number } }[];
    expect(rows.map(({ value, side }) => [value, side.value])).toEqual([
      [34, 34],
      [31, 31],
    ]);
  });

  test('is superseded where a revision that comes late shows what the notice declares', async () => {
    const [first, last] = [
      { day: 1, toll: 31 },
      { day: 3, toll: 31, notice: emptyNotice },
    ];
    await take([first, last]);
    expect((await told()).map(({ kind }) => kind)).toEqual(['empty-notice']);
    await takeThrough(context, 'late.jsonl', write({ day: 2, toll: 13 }));
    expect(await told()).toEqual([]);
    const [kept] = (await context.db.execute(
      sql`select count(*) from findings where superseded_at is not null`,
    )) as unknown as { count: string }[];
    expect(Number(kept?.count)).toBe(1);
  });

  test('is the same in whatever order the revisions arrive', async () => {
    const versions: Version[] = [
      { day: 1, headline: 30, toll: 31 },
      { day: 2, toll: 31, notice: emptyNotice },
      { day: 3, headline: 39, toll: 38, notice: emptyNotice },
      { day: 4, headline: 30, toll: 38, notice: 'CORRECTED: fixes the number of people killed.' },
    ];
    await take(versions);
    const inOrder = (await readCanonicalTables(context.db)).findings;
    expect(inOrder?.length).toBeGreaterThan(3);
    for (const order of [
      [3, 1, 0, 2],
      [2, 3, 1, 0],
    ]) {
      await context.close();
      context = await openTestContext();
      await take(order.map((at) => versions[at] as Version));
      expect((await readCanonicalTables(context.db)).findings).toEqual(inOrder);
    }
  });

  test('keeps its row through a rereading that finds it again, and is superseded by one that does not', async () => {
    await take([{ day: 1, headline: 34, toll: 31 }]);
    const reread = async () => {
      await ageReadings(context.db);
      await oweRereadings(context, { isAll: true, article: null, limit: null });
      await runUntilDone(context, await findRereadJobs(context), 1, { onStep: () => {} });
    };
    const ids = async () => [
      ...((await context.db.execute(
        sql`select id, superseded_at is null as holds from findings order by id`,
      )) as unknown as object[]),
    ];
    const before = await ids();
    await reread();
    expect(await ids()).toEqual(before);
    // An older version had found another one.
    await context.db.execute(sql`update findings set key = 'headline and body|person|=34|=310'`);
    await reread();
    expect(await ids()).toMatchObject([{ holds: false }, { holds: true }]);
  });

  test('is written for a revision whose date is learned later as for one that had it', async () => {
    await take([{ day: null, headline: 34, toll: 31 }]);
    await takeThrough(context, 'dated.jsonl', write({ day: 1, headline: 34, toll: 31 }));
    const learned = (await readCanonicalTables(context.db)).findings;
    await context.close();
    context = await openTestContext();
    await take([{ day: 1, headline: 34, toll: 31 }]);
    expect(learned).toEqual((await readCanonicalTables(context.db)).findings);
    expect(learned).toHaveLength(1);
  });
});

describe('the digest', () => {
  test('tells it once, in a section of its own, though later revisions show it too', async () => {
    await take([{ day: 1, headline: 34, toll: 31 }]);
    const first = await issue('2026-03-02T12:00:00Z');
    expect(first.digest.findings?.told.map(({ line }) => line)).toEqual([
      expect.stringMatching(/^people killed .*: headline 34, body 31$/),
    ]);
    expect(first.digest.firstLine).toBe(first.digest.findings?.told[0]?.line);
    expect(first.digest.summary).toContain('0 changes, 1 finding');
    expect(first.markdown).toMatch(
      /\n## Findings \(1\)\n\n- \*\*people killed .*\*\*\n {2}- Landslide above Varn kills 34, /,
    );
    await takeThrough(context, 'b.jsonl', write({ day: 2, headline: 34, toll: 31, notice: 'The pass is closed.' }));
    const second = await issue('2026-03-02T13:00:00Z');
    expect(second.digest.findings).toBeUndefined();
    expect((await told()).map(({ told: isTold }) => isTold)).toEqual([true, true]);
  });

  test('says so when what it told is not found any more', async () => {
    await take([
      { day: 1, toll: 31 },
      { day: 3, toll: 31, notice: emptyNotice },
    ]);
    const first = await issue('2026-03-03T12:00:00Z');
    expect(first.digest.findings?.told).toMatchObject([{ kind: 'empty-notice', sentences: [emptyNotice] }]);
    await takeThrough(context, 'late.jsonl', write({ day: 2, toll: 13 }));
    const { digest, markdown } = await issue('2026-03-03T13:00:00Z');
    expect(digest.findings).toMatchObject({ told: [], amended: [{ toldIn: '2026-03-03T12:00:00.000Z' }] });
    expect(markdown).toContain('- not found any more: ');
    expect((await issue('2026-03-03T14:00:00Z')).digest.findings).toBeUndefined();
  });
});

const contradictory = [1, 2, 3]
  .map((day) => write({ day, headline: 40, toll: 30 + day, notice: emptyNotice }))
  .join('');

testFourWays('recording contradictions with their claims', {
  prepare: async (fresh) => {
    await recordOnly(fresh, 'undated.jsonl', write({ day: null, headline: 40, toll: 31 }));
    await recordOnly(fresh, 'dated.jsonl', write({ day: 1, headline: 40, toll: 31 }));
    const rows = (await fresh.db.execute(sql`select id from revisions where claims_owed`)) as unknown as {
      id: string;
    }[];
    const revisionIds = rows.map(({ id }) => Number(id)) as unknown as Parameters<
      typeof recordClaims
    >[1]['revisionIds'];
    return () => recordClaims(fresh, { revisionIds });
  },
  boundaries: ['record-claims:computed', 'record-claims:written', 'record-claims:committed'],
  expectFirst: ({ tables }) => expect(tables.findings).toHaveLength(1),
});

testFourWays('recording notices with the changes of neighbours', {
  prepare: async (fresh) => {
    const jobs = await recordOnly(fresh, 'all.jsonl', contradictory);
    const job = jobs.find(({ name }) => name === 'record-changes');
    if (job?.name !== 'record-changes') throw new Error('no pair to compare');
    return () => recordChanges(fresh, job.payload);
  },
  boundaries: ['record-changes:computed', 'record-changes:written', 'record-changes:committed'],
  expectFirst: ({ tables }) =>
    expect(tables.findings?.map(({ kind }) => kind as FindingEntry['finding']['kind'])).toContain('contradiction'),
});
