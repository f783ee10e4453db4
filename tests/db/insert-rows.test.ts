import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertRows } from '../../src/db/insert-rows.ts';
import { chain } from '../../src/db/schema/chain.ts';
import { articles, signatureKeys, texts } from '../../src/db/schema/texts.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const written = fc.record({
  headline: fc.option(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))),
  body: fc
    .string({ unit: fc.constantFrom(...'ab {}",\\\n\t\'%$1'.split(''), 'ü', '😀', 'NULL', '"') })
    .filter((text) => !text.includes('\0')),
  notices: fc.array(
    fc.record({ text: fc.constantFrom('a "quoted" one', '{1,2}', 'NULL', '\\'), kind: fc.constant('x') }),
  ),
});

test('rows come back as they were written, whatever stands in them', async () => {
  const [article] = await insertRows(database.db, articles, ['createdAt'], [{ createdAt: '2026-03-01T00:00:00Z' }], {
    returning: ['id'],
  });
  const articleId = Number(article?.id);
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(written, { maxLength: 6 }), async (list) => {
      round += 1;
      const rows = list.map((row, i) => ({ ...row, articleId, contentHash: `${round}/${i}` }));
      await insertRows(database.db, texts, ['articleId', 'contentHash', 'headline', 'body', 'notices'], rows as never);
      const stored = await database.db
        .select({ headline: texts.headline, body: texts.body, notices: texts.notices })
        .from(texts)
        .where(sql`content_hash like ${`${round}/%`}`)
        .orderBy(texts.id);
      expect(stored).toEqual(list);
    }),
    { numRuns: 40 },
  );
});

test('more rows than one statement takes are all written', async () => {
  const rows = Array.from({ length: 12_001 }, (_, i) => ({ key: 2 ** 51 + i, textId: i }));
  await insertRows(database.db, signatureKeys, ['key', 'textId'], rows);
  const [found] = (await database.db.execute(
    sql`select count(*) as rows, max(key) as most from signature_keys`,
  )) as unknown as { rows: string; most: string }[];
  expect([Number(found?.rows), Number(found?.most)]).toEqual([12_001, 2 ** 51 + 12_000]);
});

test('truth values, moments and numbers of every size come back as they were written', async () => {
  const rows = [true, false, true].map((filledLater, i) => ({
    ...{
      no: i + 1,
      dumpId: 2 ** 40 + i,
      dumpSha256: 'ab',
      rangeNo: i,
      receipts: '',
      filledLater,
      previous: 'p',
      hash: 'h',
    },
    receivedAt: `2026-03-0${i + 1}T08:00:00.12${i}Z`,
  }));
  const columns = Object.keys(rows[0] ?? {}) as (keyof (typeof rows)[number])[];
  await insertRows(database.db, chain, columns, rows);
  const stored = await database.db.select().from(chain).orderBy(chain.no);
  expect(stored.map((row) => ({ ...row, receivedAt: new Date(row.receivedAt).toISOString() }))).toEqual(rows);
});
