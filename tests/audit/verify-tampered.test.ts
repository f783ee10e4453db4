import { readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fault, FaultKind } from '../../src/audit/verify/fault.ts';
import type { VerifyOptions } from '../../src/audit/verify/verify-store.ts';
import { toRowId } from '../../src/base/ids.ts';
import { issueDigestNow } from '../../src/pipeline/issue-digests.ts';
import { sweep } from '../../src/pipeline/sweep.ts';
import { runUntilDone } from '../../src/workers/run-until-done.ts';
import { takeThrough } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';
import { verified } from './verified.ts';

const opening = (dead: number) =>
  `The flood in the Marrow valley killed ${dead} people, the rescue service said.\n\nBoats from the coast searched the lower streets of Hallow, where 1,200 houses stand under water.`;

const record = (day: number, dead: number) =>
  `${JSON.stringify({
    title: 'Flood in the Marrow valley',
    date: `2026-03-0${day}`,
    url: 'https://courier.example/flood',
    text: `${opening(dead)}\n\nThe bridge at the mill stays closed until ${day + 10} March 2026.`,
  })}\n`;

const page =
  'Title: Mill reopens\nDate: 2026-03-04\n\nThe paper mill at Lunde reopened on Wednesday with 340 workers, the company said.\n';

const harbour =
  'Title: Fire at the harbour kills 12\nDate: 2026-03-05\n\nA fire at the harbour of Stenmark killed 17 people on Thursday, the fire brigade said.\n';

const monday = record(1, 31);
const [mondayDump, tuesdayDump, millDump] = [monday, gzipSync(record(2, 38)), page] as const;

/** Four small dumps, one of them packed, and a digest of what changed. */
async function fill(context: TestContext): Promise<void> {
  await takeThrough(context, 'monday.jsonl', mondayDump);
  await takeThrough(context, 'tuesday.jsonl.gz', tuesdayDump);
  await takeThrough(context, 'mill.txt', millDump);
  await takeThrough(context, 'harbour.txt', harbour);
  await issueDigestNow(context);
  for (let jobs = await sweep(context), i = 0; jobs.length > 0 && i < 10; jobs = await sweep(context), i++) {
    await runUntilDone(context, jobs, 1, { onStep: () => {} });
  }
}

let filled: TestContext;
beforeAll(async () => {
  filled = await openTestContext();
  await fill(filled);
  expect((await verified(filled)).kept).toEqual([]);
});
afterAll(() => filled.close());

/** Runs SQL as somebody does who may do everything: neither keys nor triggers hold them up. */
function force(context: TestContext, query: string): Promise<unknown> {
  return context.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const one of query.split(';')) await tx.execute(sql.raw(one));
  });
}

async function keptPath(context: TestContext, name: string): Promise<string> {
  const [row] = (await context.db.execute(sql`select sha256 from dumps where name = ${name}`)) as unknown as {
    sha256: string;
  }[];
  return join(context.dataFolder, 'raw', row?.sha256.slice(0, 2) ?? '', row?.sha256 ?? '');
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

interface Tampering {
  readonly what: string;
  readonly alter: (context: TestContext) => Promise<unknown>;
  /** every kind that is told */
  readonly kinds: readonly FaultKind[];
  /** one of the faults, as far as it matters */
  readonly names: Partial<Fault>;
  readonly options?: Partial<VerifyOptions>;
}

const inMonday = monday.indexOf('31');

const tamperings: readonly Tampering[] = [
  {
    what: 'a byte of a kept dump was flipped',
    alter: async (context) => flip(await keptPath(context, 'monday.jsonl'), inMonday),
    kinds: ['appearance-altered', 'kept-file-altered'],
    names: { kind: 'appearance-altered', where: { dump: 'monday.jsonl', revision: '1.1', byte: 0 } },
  },
  {
    what: 'a byte of a kept dump was flipped, and only hashes are looked at',
    alter: async (context) => flip(await keptPath(context, 'monday.jsonl'), inMonday),
    kinds: ['kept-file-altered'],
    names: { where: { dump: 'monday.jsonl' } },
    options: { isQuick: true },
  },
  {
    what: 'a byte of a packed dump was flipped',
    alter: async (context) => flip(await keptPath(context, 'tuesday.jsonl.gz'), 60),
    kinds: ['kept-file-altered', 'kept-file-unreadable'],
    names: { kind: 'kept-file-unreadable', where: { dump: 'tuesday.jsonl.gz' } },
  },
  {
    what: 'a kept dump was cut short',
    alter: async (context) => truncateSync(await keptPath(context, 'monday.jsonl'), 40),
    kinds: ['kept-file-altered'],
    names: { where: { dump: 'monday.jsonl' }, what: `the file holds other bytes (40 of them, not ${monday.length})` },
  },
  {
    what: 'a kept dump was removed',
    alter: async (context) => rmSync(await keptPath(context, 'mill.txt')),
    kinds: ['kept-file-missing'],
    names: { where: { dump: 'mill.txt' } },
  },
  {
    what: 'two kept dumps were swapped',
    alter: async (context) => {
      const [one, other] = [await keptPath(context, 'monday.jsonl'), await keptPath(context, 'mill.txt')];
      renameSync(one, `${one}.aside`);
      renameSync(other, one);
      renameSync(`${one}.aside`, other);
    },
    kinds: ['appearance-altered', 'kept-file-altered'],
    names: { kind: 'kept-file-altered', what: expect.stringContaining('those of another dump') as never },
  },
  {
    what: 'a stored text was altered',
    alter: (context) => force(context, `update texts set body = replace(body, '31 people', '13 people')`),
    kinds: ['change-altered', 'claim-altered', 'claim-misplaced', 'text-altered'],
    names: { kind: 'text-altered', where: { dump: 'monday.jsonl', revision: '1.1' } },
  },
  {
    what: 'a stored text was altered in a way that its content hash does not show',
    alter: (context) =>
      force(context, `update texts set body = replace(body, 'houses stand', 'houses' || chr(160) || 'stand')`),
    kinds: ['text-altered'],
    names: { kind: 'text-altered', what: 'the text is not the one that the chain sealed' },
    options: { isQuick: true },
  },
  {
    what: 'a stored text was altered together with its content hash',
    alter: async (context) => {
      await force(context, `update texts set body = replace(body, '340', '430') where body like '%340%'`);
      const { kept } = await verified(context);
      const found = kept.find(({ what }) => what.includes('its content hash was made of'))?.found;
      await force(context, `update texts set content_hash = '${found}' where body like '%430%'`);
    },
    kinds: ['appearance-altered', 'claim-altered', 'claim-misplaced', 'text-altered'],
    names: { kind: 'appearance-altered', what: 'the chain says otherwise', where: { dump: 'mill.txt' } },
  },
  {
    what: 'the value of a claim was altered',
    alter: (context) => force(context, `update claims set value = 341 where value = 340`),
    kinds: ['claim-altered'],
    names: { where: { revision: '2.1' }, expected: '340', found: '341' },
  },
  {
    what: 'the span of a claim was altered',
    alter: (context) => force(context, `update claims set start_unit = start_unit + 2 where value = 340`),
    kinds: ['claim-altered', 'claim-misplaced'],
    names: { kind: 'claim-misplaced', where: { revision: '2.1' } },
  },
  {
    what: 'the span of a claim of an older version was altered',
    alter: async (context) => {
      await force(context, `update revisions set extractor_version = 'older'`);
      await force(context, `update claims set start_unit = start_unit + 2 where value = 340`);
    },
    kinds: ['claim-misplaced'],
    names: { where: { revision: '2.1' } },
  },
  {
    what: 'a claim was removed',
    alter: (context) => force(context, `delete from claims where value = 340`),
    kinds: ['claim-missing', 'series-broken'],
    names: { kind: 'claim-missing', where: { revision: '2.1' } },
  },
  {
    what: 'a claim was invented',
    alter: (context) =>
      force(
        context,
        `insert into claims (revision_id, no, kind, part, standing, subject, subject_key, start_unit, end_unit,
          sentence_start, sentence_end, value_text, bound, value, low, high, extractor_version)
        select revision_id, 99, kind, part, standing, subject, subject_key, start_unit, end_unit, sentence_start,
          sentence_end, value_text, bound, 7, low, high, extractor_version from claims where value = 340`,
      ),
    kinds: ['claim-unfounded', 'point-missing'],
    names: { where: { revision: '2.1', claim: 99 } },
  },
  {
    what: 'a revision was removed',
    alter: async (context) => {
      await force(context, `delete from claims where revision_id = (select id from revisions where position = 2)`);
      await force(context, `delete from revisions where position = 2`);
    },
    kinds: ['change-unfounded', 'revision-missing'],
    names: { kind: 'revision-missing', where: { revision: '1.2' } },
  },
  {
    what: 'a text was moved to another article with all that is about it',
    alter: async (context) => {
      for (const table of ['texts', 'revisions', 'pairs', 'changes']) {
        await force(context, `update ${table} set article_id = 2`);
      }
      await force(context, `update revisions set position = position + 1 where published = '2026-03-04'`);
    },
    kinds: ['article-broken', 'revision-altered'],
    names: { kind: 'article-broken', where: { revision: '2' } },
  },
  {
    what: 'the versions of an article were taken apart',
    alter: (context) => force(context, `delete from links where kind = 'version'`),
    kinds: ['article-broken'],
    names: { where: { revision: '1' }, what: 'nothing joins a text of it with the others' },
  },
  {
    what: 'the date of a revision was altered',
    alter: (context) => force(context, `update revisions set published = '2026-02-27' where published = '2026-03-04'`),
    kinds: ['claim-altered', 'point-altered', 'revision-altered'],
    names: { where: { revision: '2.1' }, expected: '2026-03-04', found: '2026-02-27' },
  },
  {
    what: 'an appearance was removed',
    alter: (context) => force(context, `delete from appearances where published = '2026-03-04'`),
    kinds: ['appearance-missing', 'revision-unfounded', 'text-unfounded'],
    names: { kind: 'appearance-missing', where: { dump: 'mill.txt', byte: 0, endByte: page.length - 1 } },
  },
  {
    what: 'what an appearance states was altered',
    alter: (context) => force(context, `update appearances set outlet = 'The Reader' where published = '2026-03-04'`),
    kinds: ['appearance-altered', 'revision-altered'],
    names: { kind: 'appearance-altered', where: { dump: 'mill.txt' }, found: 'The Reader' },
  },
  {
    what: 'an entry of the chain was removed',
    alter: (context) => force(context, `delete from chain where no = 2`),
    kinds: ['chain-broken', 'chain-missing'],
    names: { kind: 'chain-missing', where: { dump: 'tuesday.jsonl.gz' } },
  },
  {
    what: 'the last entry of the chain was removed',
    alter: (context) => force(context, `delete from chain where no = 4`),
    kinds: ['chain-missing'],
    names: { where: { dump: 'harbour.txt' } },
  },
  {
    what: 'two entries of the chain were put in another order',
    alter: (context) =>
      force(
        context,
        `update chain set no = -no where no < 3; update chain set no = case no when -1 then 2 when -2 then 1 else no end`,
      ),
    kinds: ['chain-altered', 'chain-broken'],
    names: { kind: 'chain-broken', where: { entry: 1 } },
  },
  {
    what: 'an entry of the chain was altered and given another hash',
    alter: (context) => force(context, `update chain set hash = repeat('a', 64) where no = 2`),
    kinds: ['chain-altered', 'chain-broken'],
    names: { kind: 'chain-broken', where: { entry: 3 } },
  },
  {
    what: 'the receipts of an entry of the chain were altered',
    alter: (context) => force(context, `update chain set receipts = replace(receipts, ' 0 ', ' 1 ') where no = 3`),
    kinds: ['appearance-altered', 'chain-altered'],
    names: { kind: 'chain-altered', where: { entry: 3 } },
  },
  {
    what: 'the value of a change was altered',
    alter: (context) =>
      force(context, `update changes set after = jsonb_set(after, '{value}', '83') where after->>'value' = '38'`),
    kinds: ['change-altered', 'digest-altered'],
    names: { kind: 'change-altered', where: { revision: '1.2' } },
  },
  {
    what: 'a change was removed',
    alter: (context) => force(context, `delete from changes where after->>'value' = '38'`),
    kinds: ['change-missing', 'digest-altered'],
    names: { kind: 'change-missing', where: { revision: '1.2' } },
  },
  {
    what: 'a series was removed',
    alter: (context) => force(context, `delete from series where name like '%killed%'`),
    kinds: ['series-broken'],
    names: { where: { revision: '1.1' }, what: 'its measure or its series is gone' },
  },
  {
    what: 'a point was removed',
    alter: (context) =>
      force(context, `delete from points where claim_id = (select id from claims where value = 38 limit 1)`),
    kinds: ['point-missing'],
    names: { where: { revision: '1.2' } },
  },
  {
    what: 'a point was given what another claim measures',
    alter: (context) =>
      force(
        context,
        `update points set measure_id = (select measure_id from points p join claims c on c.id = p.claim_id where c.value = 340)
          where claim_id = (select id from claims where value = 38 limit 1)`,
      ),
    kinds: ['point-altered'],
    names: { where: { revision: '1.2' }, what: 'it is a point of something else' },
  },
  {
    what: 'what a claim measures was altered',
    alter: (context) =>
      force(
        context,
        `update measures set profile = replace(profile::text, 'workers', 'owners')::json
          where id = (select measure_id from points p join claims c on c.id = p.claim_id where c.value = 340)`,
      ),
    kinds: ['point-altered'],
    names: { where: { revision: '2.1' }, what: 'what it measures is stored otherwise' },
  },
  {
    what: 'a measure was moved to another series',
    alter: (context) =>
      force(
        context,
        `update measures set series_id = (select series_id from measures m join points p on p.measure_id = m.id
            join claims c on c.id = p.claim_id where c.value = 340)
          where id = (select measure_id from points p join claims c on c.id = p.claim_id where c.value = 1200 limit 1)`,
      ),
    kinds: ['series-altered'],
    names: { what: 'nothing joins a measure of it with the others' },
  },
  {
    what: 'a series was taken apart',
    alter: async (context) => {
      await force(
        context,
        `insert into series (id, kind, name, unit, created_at) overriding system value select 999, kind, name, unit, created_at from series
          where id = (select series_id from measures group by 1 having count(*) > 1 order by 1 limit 1);
        update measures set series_id = 999
          where id = (select max(id) from measures group by series_id having count(*) > 1 order by series_id limit 1)`,
      );
    },
    kinds: ['series-altered'],
    names: { where: { series: 999 }, what: expect.stringContaining('a measure of it joins one of series') as never },
  },
  {
    what: 'a series was called otherwise',
    alter: (context) => force(context, `update series set name = 'dogs in the valley' where name like '%killed%'`),
    kinds: ['series-altered'],
    names: { found: 'dogs in the valley' },
  },
  {
    what: 'the unit of a series was altered',
    alter: (context) => force(context, `update series set unit = 'dogs' where name like '%killed%'`),
    kinds: ['series-altered'],
    names: { found: 'dogs' },
  },
  {
    what: 'all findings were removed',
    alter: (context) => force(context, `delete from findings`),
    kinds: ['finding-missing'],
    names: { where: { revision: '3.1' } },
  },
  {
    what: 'a finding was altered',
    alter: (context) =>
      force(
        context,
        `update findings set detail = jsonb_set(detail, '{subject}', '"dogs"') where kind = 'contradiction'`,
      ),
    kinds: ['finding-missing', 'finding-unfounded'],
    names: { kind: 'finding-unfounded', where: { revision: '3.1' } },
  },
  {
    what: 'a dump was called otherwise',
    alter: (context) => force(context, `update dumps set name = 'friday.jsonl' where name = 'monday.jsonl'`),
    kinds: ['dump-altered'],
    names: { what: 'the file that brought it was called otherwise', expected: 'monday.jsonl', found: 'friday.jsonl' },
  },
  {
    what: 'the file that brought a dump was called otherwise, and came at another time',
    alter: (context) =>
      force(
        context,
        `update arrivals set name = 'friday.jsonl', received_at = received_at + interval '1 day' where name = 'monday.jsonl'`,
      ),
    kinds: ['dump-altered'],
    names: { what: 'the file that brought it came at another time' },
    options: { isQuick: true },
  },
  {
    what: 'the rank of a change that was told was altered',
    alter: (context) => force(context, `update changes set priority = priority + 1 where digest_id is not null`),
    kinds: ['change-altered'],
    names: { where: { revision: '1.2' }, what: 'its priority is not what the texts show' },
  },
  {
    what: 'a digest was altered',
    alter: (context) => force(context, `update digests set markdown = replace(markdown, '38', '83')`),
    kinds: ['digest-altered'],
    names: { kind: 'digest-altered' },
  },
  {
    what: 'the file of a digest was altered',
    alter: async (context) => {
      const folder = join(context.dataFolder, 'digests');
      for (const name of readdirSync(folder)) flip(join(folder, name), 5);
    },
    kinds: ['digest-altered'],
    names: { what: expect.stringContaining('differs from the digest at character 5') as never },
  },
];

test.each(tamperings)('$what: verify says so', { timeout: 60_000 }, async ({ alter, kinds, names, options = {} }) => {
  const context = await openTestContext(filled);
  try {
    await alter(context);
    const { ok, kept, faults } = await verified(context, options);
    expect(ok).toBe(false);
    expect(Object.keys(faults).sort()).toEqual([...kinds].sort());
    expect(kept).toContainEqual(expect.objectContaining({ ...names, ...whereLike(names) }));
  } finally {
    await context.close();
  }
});

function whereLike({ where }: Partial<Fault>): object {
  return where === undefined ? {} : { where: expect.objectContaining(where) };
}

test('one article is looked at alone, with the dumps that it was seen in', async () => {
  const context = await openTestContext(filled);
  try {
    await force(context, `update claims set value = 341 where value = 340`);
    const other = await verified(context, { article: toRowId(1) });
    expect(other).toMatchObject({ ok: true, checked: { files: 2, articles: 1, revisions: 2, appearances: 2 } });
    expect(await verified(context, { article: toRowId(2) })).toMatchObject({ ok: false, checked: { files: 1 } });
    expect(await verified(context, { since: '2027-01-01T00:00:00.000Z' })).toMatchObject({
      ok: true,
      checked: { files: 0, articles: 0, chainEntries: 4 },
    });
  } finally {
    await context.close();
  }
});

test('a chain that was made anew from its start is not the one whose end was noted', async () => {
  const context = await openTestContext(filled);
  try {
    const { chainHead } = await verified(context);
    expect(await verified(context, { noted: chainHead })).toMatchObject({ ok: true });
    const noted = { no: chainHead?.no ?? 0, hash: 'b'.repeat(64) };
    expect(await verified(context, { noted })).toMatchObject({ ok: false, faults: { 'chain-broken': 1 } });
    expect(await verified(context, { noted: { no: 9, hash: 'b'.repeat(64) } })).toMatchObject({ ok: false });
  } finally {
    await context.close();
  }
});

test('the database refuses to alter the chain, or to remove anything of it', async () => {
  const context = await openTestContext(filled);
  try {
    for (const query of [`update chain set range_no = 7`, `delete from chain`, `truncate chain`]) {
      await expect(context.db.execute(sql.raw(query))).rejects.toThrow();
    }
    expect((await verified(context)).ok).toBe(true);
  } finally {
    await context.close();
  }
});
