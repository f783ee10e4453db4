import { expect, test } from 'vitest';
import { exportColumns, exportKinds, exportRows } from '../../src/audit/export-rows.ts';
import { findRereadJobs, oweRereadings } from '../../src/pipeline/owe-rereadings.ts';
import { ingestFiles } from '../../src/workers/ingest-files.ts';
import { runUntilDone } from '../../src/workers/run-until-done.ts';
import { ageReadings } from '../support/age-readings.ts';
import { generateStories, writeDumps } from '../support/stories.ts';
import { openTestContext } from '../support/test-context.ts';

test('the columns of a kind are those of each of its rows, and are known without any', async () => {
  const context = await openTestContext();
  try {
    const stories = generateStories({ seed: 5, stories: 2, revisionsMin: 3, revisionsMax: 3, bytesPerArticle: 1000 });
    const articles = stories.flatMap((story) => story.revisions);
    const paths = await writeDumps(context.dataFolder, [{ name: 'all.jsonl', articles, shape: 'json-lines' }]);
    await ingestFiles(context, paths, { concurrency: 1, onStep: () => {} });
    await ageReadings(context.db);
    await oweRereadings(context, { isAll: false, article: null, limit: null });
    await runUntilDone(context, await findRereadJobs(context), 1, { onStep: () => {} });
    const counts = new Map<string, number>();
    for (const kind of exportKinds) {
      let rows = 0;
      for await (const row of exportRows(context.db, kind)) {
        expect(Object.keys(row)).toEqual(exportColumns(kind));
        rows++;
      }
      counts.set(kind, rows);
    }
    for (const kind of ['articles', 'claims', 'changes', 'rereadings'])
      expect(counts.get(kind), kind).toBeGreaterThan(3);
    for (const kind of ['dumps', 'arrivals']) expect(counts.get(kind), kind).toBe(1);
  } finally {
    await context.close();
  }
});
