import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingestFiles } from '../../src/workers/ingest-files.ts';
import { generateStories, renderDump } from '../support/stories.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';

let context: TestContext;
beforeAll(async () => {
  context = await openTestContext();
});
afterAll(() => context.close());

test('a dump of made-up stories is recorded once, and again as known', async () => {
  const stories = generateStories({ seed: 7, stories: 3, revisionsMax: 1, bytesPerArticle: 1200 });
  const folder = mkdtempSync(join(tmpdir(), 'claimtrail-dumps-'));
  const articles = stories.flatMap((story) => story.revisions);
  writeFileSync(join(folder, 'one.jsonl'), renderDump(articles, 'json-lines'));
  writeFileSync(join(folder, 'two.txt'), renderDump(articles, 'header-blocks'));
  const options = { concurrency: 2, onStep: () => {} };
  const first = await ingestFiles(context, [join(folder, 'one.jsonl')], options);
  expect(first.receipts[0]?.counts.articles).toEqual({ new: 3, revised: 0, known: 0, rejected: 0 });
  const second = await ingestFiles(context, [join(folder, 'two.txt')], options);
  expect(second.receipts[0]?.counts.articles).toEqual({ new: 0, revised: 0, known: 3, rejected: 0 });
});
