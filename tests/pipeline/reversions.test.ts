import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ingestFiles } from '../../src/workers/ingest-files.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';

let context: TestContext;
beforeEach(async () => {
  context = await openTestContext();
});
afterEach(() => context.close());

const versions = [
  { day: 1, toll: 31, tail: 'The bridge at the mill was closed to lorries.' },
  { day: 2, toll: 38, tail: 'The bridge at the mill was closed to all traffic.' },
  { day: 3, toll: 31, tail: 'The bridge at the mill was open again, engineers said.' },
];

/** One dump a version, the same article every time. */
function writeVersions(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'claimtrail-versions-'));
  return versions.map(({ day, toll, tail }) => {
    const maintext =
      `The flood in the Marrow valley killed ${toll} people, the rescue service said.\n\n` +
      `Boats from the coast had come up the river before dawn and searched the lower streets of Hallow.\n\n${tail}`;
    const record = {
      title: 'Flood in the Marrow valley',
      maintext,
      date_publish: `2026-03-0${day}`,
      url: 'https://courier.example/flood',
    };
    const path = join(folder, `day-${day}.jsonl`);
    writeFileSync(path, `${JSON.stringify(record)}\n`);
    return path;
  });
}

async function figureLabels(): Promise<{ label: string; told: string }[]> {
  const rows = (await context.db.execute(
    sql`select c.label, (c.before->>'value') || ' to ' || (c.after->>'value') as told from changes c
      join revisions r on r.id = c.to_revision
      where c.kind = 'figure-changed' and c.superseded_at is null order by r.position`,
  )) as unknown as { label: string; told: string }[];
  return rows.map(({ label, told }) => ({ label, told }));
}

const wanted = [
  { label: 'update', told: '31 to 38' },
  { label: 'reversion', told: '38 to 31' },
];

test('a figure that comes back is recorded as a reversion', async () => {
  await ingestFiles(context, writeVersions(), { concurrency: 1, onStep: () => {} });
  expect(await figureLabels()).toEqual(wanted);
});

test('it is one too when the revision that it comes back to arrives last', async () => {
  const [first, second, third] = writeVersions() as [string, string, string];
  const options = { concurrency: 1, onStep: () => {} };
  await ingestFiles(context, [second, third], options);
  expect((await figureLabels()).map(({ label }) => label)).not.toContain('reversion');
  await ingestFiles(context, [first], options);
  expect(await figureLabels()).toEqual(wanted);
});
