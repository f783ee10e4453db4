import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readCanonicalTables } from './read-tables.ts';
import { takeThrough } from './run-steps.ts';
import { generateStories, inOrderOfPublication, renderDump } from './stories.ts';
import { openTestContext } from './test-context.ts';

const articles = inOrderOfPublication(
  generateStories({ seed: 3, stories: 4, revisionsMin: 2, revisionsMax: 3, bytesPerArticle: 900 }),
);

async function recordAt(moment: string, spareIds: boolean) {
  const context = await openTestContext();
  try {
    context.setNow(moment);
    // Numbers that are used up shift every id that follows.
    if (spareIds) await context.db.execute(sql`select setval('texts_id_seq', 700), setval('articles_id_seq', 40)`);
    await takeThrough(context, 'week.jsonl', renderDump(articles, 'json-lines'));
    return await readCanonicalTables(context.db);
  } finally {
    await context.close();
  }
}

test('two runs at other times with other ids read the same, table by table', async () => {
  const one = await recordAt('2026-03-02T10:00:00Z', false);
  const other = await recordAt('2027-07-12T23:59:59Z', true);
  expect(other).toEqual(one);
  for (const table of ['dumps', 'arrivals', 'texts', 'revisions', 'claims', 'pairs', 'changes', 'links'] as const) {
    expect(one[table]?.length, table).toBeGreaterThan(0);
  }
  const texts = one.chain?.filter((row) => 'text' in row) ?? [];
  expect(texts).toHaveLength(articles.length);
  for (const { sealed } of texts) expect(sealed).toBe(1);
  expect(one.chain?.length).toBeGreaterThan(articles.length);
});
