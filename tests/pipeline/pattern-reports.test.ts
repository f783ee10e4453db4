import { expect, test } from 'vitest';
import { patternReport } from '../support/pattern-reports.ts';
import { readCanonicalTables } from '../support/read-tables.ts';
import { takeThrough } from '../support/run-steps.ts';
import { openTestContext } from '../support/test-context.ts';

/** Short, undated and all written to one pattern. */
const reports = Array.from({ length: 500 }, (_, seed) => patternReport('undatedFire', seed));
const line = (title: string, text: string) => `${JSON.stringify({ title, text })}\n`;

test('five hundred short undated reports of one pattern are five hundred articles, and their updates find them', async () => {
  const context = await openTestContext();
  try {
    await takeThrough(context, 'reports.jsonl', reports.map(({ headline, body }) => line(headline, body)).join(''));
    const first = await readCanonicalTables(context.db);
    expect(first.texts).toHaveLength(500);
    expect(first.articles).toHaveLength(500);
    expect(first.changes).toEqual([]);

    context.setNow('2026-03-03T08:00:00Z');
    const later = reports.slice(100, 110).map(({ headline, updated }) => line(headline, updated));
    await takeThrough(context, 'updates.jsonl', later.join(''));
    const second = await readCanonicalTables(context.db);
    expect(second.texts).toHaveLength(510);
    expect(second.articles).toHaveLength(500);
    expect(second.changes).toHaveLength(10);
  } finally {
    await context.close();
  }
});
