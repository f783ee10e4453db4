import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExportRow } from '../../src/audit/export-records.ts';
import { exportKinds, exportRows } from '../../src/audit/export-rows.ts';
import { listIssuedDigests, readIssuedDigest } from '../../src/audit/read-digests.ts';
import { readStatus } from '../../src/audit/read-status.ts';
import { issueDigestNow } from '../../src/pipeline/issue-digests.ts';
import { readCanonicalTables } from '../support/read-tables.ts';
import { takeThrough } from '../support/run-steps.ts';
import { generateStories, inOrderOfPublication, renderDump } from '../support/stories.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';

const articles = inOrderOfPublication(
  generateStories({ seed: 41, stories: 4, revisionsMin: 2, revisionsMax: 3, bytesPerArticle: 900 }),
);
const week = renderDump(articles, 'json-lines');

let context: TestContext;
beforeAll(async () => {
  context = await openTestContext();
  await takeThrough(context, 'week.jsonl', week);
  await takeThrough(context, 'again.jsonl', week);
  await takeThrough(context, 'empty.txt', '');
});
afterAll(() => context.close());

async function rowsOf(kind: (typeof exportKinds)[number]): Promise<ExportRow[]> {
  const rows: ExportRow[] = [];
  for await (const row of exportRows(context.db, kind)) rows.push(row);
  return rows;
}

test('an exported article names the dumps and the bytes that it was read from', async () => {
  const rows = await rowsOf('articles');
  expect(rows).toHaveLength(articles.length);
  for (const { title, text, sources } of rows) {
    const [first, second] = sources as { dump: string; start: number; end: number }[];
    expect([first?.dump, second?.dump]).toEqual(['week.jsonl', 'again.jsonl']);
    const bytes = week.subarray(first?.start, first?.end).toString('utf8');
    expect(JSON.parse(bytes).title).toBe(title);
    expect(String(text).length).toBeGreaterThan(100);
  }
});

test('an exported claim stands at its span, in its sentence', async () => {
  const texts = new Map((await rowsOf('articles')).map((row) => [`${row.articleId}/${row.revision}`, row]));
  const claims = await rowsOf('claims');
  expect(claims.length).toBeGreaterThan(articles.length);
  for (const { articleId, revision, text, sentence, start, end } of claims) {
    const row = texts.get(`${articleId}/${revision}`);
    const whole = `${row?.title}\n\n${row?.text}`;
    // The span takes in the words of the bound: "about 778 million crowns".
    expect(whole.slice(Number(start), Number(end))).toContain(text);
    expect(sentence).toContain(whole.slice(Number(start), Number(end)));
    expect(whole).toContain(sentence);
  }
});

test('an exported change has both sides and the revisions they are from', async () => {
  const changes = await rowsOf('changes');
  expect(changes.length).toBeGreaterThan(0);
  for (const { from, to } of changes) expect(Number(to)).toBe(Number(from) + 1);
});

test('rows of one kind all have the same columns, as a table needs', async () => {
  for (const kind of exportKinds) {
    const shapes = new Set((await rowsOf(kind)).map((row) => Object.keys(row).join()));
    expect(shapes.size, kind).toBeLessThan(2);
  }
});

test('the status counts what is stored and names what failed', async () => {
  expect(await readStatus(context.db, Date.parse('2026-03-02T11:00:00Z'))).toMatchObject({
    stored: { dumps: 1, articles: 4, revisions: articles.length, digests: 0 },
    files: { done: 1, duplicate: 1, failed: 1, 'in work': 0 },
    owed: { dumps: 0, ranges: 0, claims: 0, pairs: 0, joinings: 0, descriptions: 0, arrivals: 0, deliveries: 0 },
    failedFiles: [{ name: 'empty.txt', code: 'file-empty' }],
    failedSteps: [],
  });
});

test('a digest is found by its number and by the key of its window, as it was issued', async () => {
  expect(await readIssuedDigest(context.db, '1')).toBe(null);
  const { markdown, windowKey } = await issueDigestNow(context);
  const [listed] = await listIssuedDigests(context.db);
  expect(listed).toMatchObject({ windowKey, subscription: 'daily' });
  expect((await readIssuedDigest(context.db, String(listed?.id)))?.markdown).toBe(markdown);
  expect((await readIssuedDigest(context.db, windowKey))?.markdown).toBe(markdown);
});

test('looking changes nothing', async () => {
  const before = await readCanonicalTables(context.db);
  for (const kind of exportKinds) await rowsOf(kind);
  await readStatus(context.db, Date.now());
  await listIssuedDigests(context.db);
  expect(await readCanonicalTables(context.db)).toEqual(before);
});
