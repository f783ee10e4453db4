import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pageRevisions } from '../../src/db/queries/exports.ts';
import { arrivals, ranges } from '../../src/db/schema/dumps.ts';
import { texts } from '../../src/db/schema/texts.ts';
import type { Receipt } from '../../src/intake/receipt.ts';
import type { Job } from '../../src/jobs/job.ts';
import { acceptDump } from '../../src/pipeline/accept-dump.ts';
import { splitDump } from '../../src/pipeline/split-dump.ts';
import { makeTar, makeZip, onePage } from '../support/made-packings.ts';
import { claimBytes, followUpsOf, takeThrough } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';
import { articles, mondayDump, weekDump } from './dumps.ts';
import { testFourWays } from './four-ways.ts';

interface Source {
  readonly dump: string;
  readonly entry: string;
  readonly ordinal: number;
}

const binary = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) & 0xff));

const mixed = [
  { name: 'monday.jsonl', bytes: mondayDump },
  { name: 'photo.jpg', bytes: binary },
  { name: 'desk/week.txt.gz', bytes: gzipSync(weekDump) },
  { name: 'page.txt', bytes: onePage },
];

testFourWays('splitting an archive', {
  prepare: async (context) => {
    const [job] = followUpsOf(await acceptDump(context, await claimBytes(context, 'week.zip', makeZip(mixed))));
    return () => splitDump(context, (job as Extract<Job, { name: 'split-dump' }>).payload);
  },
  boundaries: ['split-dump:computed', 'split-dump:committed'],
  expectFirst({ tables, followUps }) {
    expect(tables.dumps).toMatchObject([{ state: 'split', compression: 'zip', summary: { found: 10 } }]);
    expect(followUps).toMatchObject([{ name: 'record-articles' }]);
  },
});

describe('an archive', () => {
  let context: TestContext;
  beforeEach(async () => {
    context = await openTestContext();
  });
  afterEach(() => context.close());

  async function receiptOf(name: string): Promise<Receipt> {
    const rows = await context.db.select().from(arrivals).where(eq(arrivals.name, name));
    return rows[0]?.receipt as Receipt;
  }

  for (const [name, make] of [
    ['week.zip', async () => makeZip(mixed)],
    ['week.tgz', async () => gzipSync(await makeTar(mixed))],
  ] as const) {
    test(`of mixed formats (${name}) is read file by file, and its receipt tells of each`, async () => {
      await takeThrough(context, name, await make());
      const receipt = await receiptOf(name);
      expect(receipt).toMatchObject({
        outcome: 'done',
        compression: name === 'week.zip' ? 'zip' : 'tar.gzip',
        counts: { articles: { rejected: 0 }, found: 3 + articles.length + 1 },
        entries: [
          { name: 'monday.jsonl', format: 'json-lines', found: 3, failure: null },
          { name: 'photo.jpg', format: null, found: 0, failure: { code: 'text-binary' } },
          { name: 'desk/week.txt.gz', format: 'header-blocks', found: articles.length, failure: null },
          { name: 'page.txt', found: 1, failure: null },
        ],
      });
      expect(receipt.warnings).toContainEqual(expect.stringMatching(/^entry-set-aside: photo\.jpg: /));
      const { bytes, ...parts } = receipt.bytes ?? { bytes: -1 };
      expect(receipt.bytes?.leftovers).toBe(binary.length);
      expect(bytes).toBe(mondayDump.length + binary.length + Buffer.byteLength(weekDump) + onePage.length);
      expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(bytes);
      const sources: Source[] = [];
      for await (const page of pageRevisions(context.db))
        for (const row of page) sources.push(...(row.sources as Source[]));
      const places = sources.map((source) => [source.ordinal, source.dump, source.entry]);
      expect(places.sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
        ...[1, 2, 3].map((ordinal) => [ordinal, name, 'monday.jsonl']),
        ...articles.map((_, i) => [4 + i, name, 'desk/week.txt.gz']),
        [4 + articles.length, name, 'page.txt'],
      ]);
    });
  }

  test('gives the rows that its files give one by one', async () => {
    const hashesOf = async (taker: TestContext) =>
      (await taker.db.select().from(texts)).map(({ contentHash }) => contentHash).sort();
    const apart = await openTestContext();
    try {
      for (const { name, bytes } of mixed) await takeThrough(apart, basename(name), bytes);
      await takeThrough(context, 'week.tar', await makeTar(mixed));
      expect(await hashesOf(context)).toEqual(await hashesOf(apart));
    } finally {
      await apart.close();
    }
  });

  test('of many small files is worked on in few ranges', async () => {
    const files = Array.from({ length: 450 }, (_, i) => ({
      name: `pages/${i}.txt`,
      bytes: `Title: Report ${i}\nDate: 2021-03-04\n\nThe mill of district ${i} ground ${i + 100} tonnes of rye.\n`,
    }));
    await takeThrough(context, 'pages.tar', await makeTar(files));
    expect(await context.db.select().from(ranges)).toHaveLength(3);
    const receipt = await receiptOf('pages.tar');
    expect(receipt.counts.found).toBe(450);
    expect(receipt.entries).toHaveLength(450);
    const found = receipt.counts.articles;
    expect(found.new + found.revised + found.known).toBe(450);
  });

  test('of which nothing can be read fails, and says what each file was', async () => {
    await takeThrough(context, 'photos.zip', makeZip(['a.jpg', 'b.jpg'].map((name) => ({ name, bytes: binary }))));
    expect(await receiptOf('photos.zip')).toMatchObject({
      outcome: 'failed',
      reasons: [{ code: 'text-binary', message: expect.stringMatching(/^none of the 2 files/) }],
      entries: [{ failure: { code: 'text-binary' } }, { failure: { code: 'text-binary' } }],
    });
    await takeThrough(context, 'empty.zip', makeZip([]));
    expect(await receiptOf('empty.zip')).toMatchObject({ outcome: 'failed', reasons: [{ code: 'file-empty' }] });
  });

  test('sets a bad record of one of its files aside, named, and reads the rest', async () => {
    const files = [
      { name: 'page.txt', bytes: onePage },
      { name: 'bad.jsonl', bytes: Buffer.from(mondayDump).toString().replace('\n', '\n{"title": "broken off\n') },
    ];
    await takeThrough(context, 'bad.zip', makeZip(files));
    const receipt = await receiptOf('bad.zip');
    expect(receipt.counts.articles).toMatchObject({ rejected: 1 });
    expect(receipt.reasons).toMatchObject([{ code: 'record-not-json', record: 3, line: 2 }]);
    expect(receipt.reasons[0]?.message).toMatch(/^bad\.jsonl: /);
  });
});
