import { afterEach, beforeEach, expect, test } from 'vitest';
import { readStatus } from '../../src/audit/read-status.ts';
import type { Receipt } from '../../src/intake/receipt.ts';
import { describeReceipt } from '../../src/pipeline/compose-receipt.ts';
import { issueDigestNow, issueDigests, previewDigest } from '../../src/pipeline/issue-digests.ts';
import { takeThrough } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';

let context: TestContext;
beforeEach(async () => {
  context = await openTestContext();
});
afterEach(() => context.close());

const document = (number: number, headline: string, body: string) =>
  `${number} of 3 DOCUMENTS\n\nThe Example\n\nMarch ${number}, 2021 Monday\n\n${headline}\n\nBYLINE: Ann Lee\n\n` +
  `LENGTH: 12 words\n\n${body}\n\nLOAD-DATE: March 5, 2021\n\n\n`;

/** An export that says that it holds three documents, of which the last is missing. */
const export3 =
  document(1, 'Bridge closed for half a year', 'The council closed the old bridge on Monday.') +
  document(2, 'Ferry adds four boats', 'Four boats cross the river from Tuesday on.');

const mismatch = 'count-mismatch: the dump says that it holds 3 articles, and 2 were found';

const good = JSON.stringify({ title: 'Bridge closed', text: 'The council closed the old bridge.' });

async function receipts(): Promise<Receipt[]> {
  const rows = await context.db.execute('select receipt from arrivals order by id');
  return (rows as unknown as { receipt: Receipt }[]).map(({ receipt }) => receipt);
}

test('a dump that holds fewer articles than it says is warned of on its receipt, once', async () => {
  await takeThrough(context, 'export.txt', export3);
  await takeThrough(context, 'again.txt', export3);
  const [receipt, again] = await receipts();
  expect(receipt).toMatchObject({ outcome: 'done', counts: { declared: 3, found: 2 }, warnings: [mismatch] });
  expect(again).toMatchObject({ outcome: 'duplicate', warnings: [] });
});

test('the status names the files of the last week with warnings, what they declare, hold and lost', async () => {
  await takeThrough(context, 'export.txt', export3);
  await takeThrough(context, 'some.jsonl', `${good}\n{"oops\n`);
  const { warnings } = await readStatus(context.db, Date.parse('2026-03-05T10:00:00Z'));
  expect(warnings).toMatchObject([
    {
      name: 'some.jsonl',
      declared: null,
      found: 2,
      rejected: 1,
      warnings: [expect.stringContaining('1 record was set aside')],
    },
    { name: 'export.txt', declared: 3, found: 2, rejected: 0, warnings: [mismatch] },
  ]);
  expect((await readStatus(context.db, Date.parse('2026-03-12T10:00:00Z'))).warnings).toEqual([]);
});

test('a digest tells each file with warnings once, and a quiet day says that it was quiet', async () => {
  await takeThrough(context, 'export.txt', export3);
  await takeThrough(context, 'bad.jsonl', '{"title": "No end", "text": "It breaks\n');
  const preview = await previewDigest(context);
  context.setNow('2026-03-04T08:00:00Z');
  await issueDigests(context);
  const rows = (await context.db.execute('select markdown, json from digests order by ends_at')) as unknown as {
    markdown: string;
    json: string;
  }[];
  const [first, second] = rows.map(({ json }) => JSON.parse(json));
  expect(rows).toHaveLength(2);
  expect(first.warnings).toEqual([
    { file: 'bad.jsonl', message: expect.stringMatching(/^failed: /) },
    { file: 'export.txt', message: mismatch },
  ]);
  expect(first.warnings).toEqual(preview.digest.warnings);
  expect(rows[0]?.markdown).toContain(`## Files with warnings\n\n- bad.jsonl: failed`);
  expect(second.warnings).toEqual([]);
  expect(second.firstLine).toBe('0 files, 0 articles, 0 changes');
  expect((await issueDigestNow(context)).digest.warnings).toEqual([]);
});

test('a file that was shelved while a digest was issued is told by the next one', async () => {
  await takeThrough(context, 'export.txt', export3);
  await context.db.execute('update arrivals set shelved_at = null');
  context.setNow('2026-03-03T08:00:00Z');
  await issueDigests(context);
  await context.db.execute("update arrivals set shelved_at = '2026-03-02T10:00:00Z'");
  context.setNow('2026-03-03T09:00:00Z');
  expect((await issueDigestNow(context)).digest.warnings).toEqual([{ file: 'export.txt', message: mismatch }]);
});

test('a file in which nothing parts articles is one article, and its line says so', async () => {
  await takeThrough(
    context,
    'one.txt',
    'Bridge closed for half a year\n\nThe council closed the old bridge on Monday.\n',
  );
  const [receipt] = await receipts();
  expect(receipt?.format).toMatchObject({ name: 'one-article' });
  expect(describeReceipt(receipt as Receipt)).toBe(
    'one.txt: 1 new, 0 revised, 0 known, 0 rejected (no seams between articles in the first 2 lines: taken as one article; ASCII only, read as UTF-8)',
  );
});
