import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { extractorVersion } from '../../src/claims/extractor-version.ts';
import { ageReadings, olderVersion } from '../support/age-readings.ts';
import { readCanonicalTables } from '../support/read-tables.ts';
import { generateStories, inOrderOfPublication, renderDump } from '../support/stories.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { makePlace, type Place, removePlace, run, startService, stop } from './program.ts';

const articles = inOrderOfPublication(
  generateStories({ seed: 47, stories: 4, revisionsMin: 2, revisionsMax: 3, bytesPerArticle: 900 }),
);

let place: Place;
let database: TestDatabase;

/** A place whose database the test can reach, with a week taken in and left as an older version would have. */
beforeAll(async () => {
  database = await openTestDatabase();
  place = makePlace({ DATABASE_URL: database.url });
  writeFileSync(join(place.home, 'week.jsonl'), renderDump(articles, 'json-lines'));
  expect((await run(place, ['ingest', 'week.jsonl'])).code).toBe(0);
  expect((await run(place, ['digest', 'run'])).code).toBe(0);
});
afterAll(async () => {
  removePlace(place);
  await database.close();
});

/** Runs the command, and has the process killed at a boundary of a step. */
async function runKilled(at: string): Promise<number | null> {
  const environment = { ...place.environment, CLAIMTRAIL_TEST_CRASH_AT: at };
  return (await run({ ...place, environment }, ['reprocess'])).code;
}

describe('reprocess', () => {
  test('has nothing to do where the current version read everything', async () => {
    const { code, stdout } = await run(place, ['reprocess']);
    expect([code, stdout]).toEqual([0, `Nothing to read once more: the version is ${extractorVersion}.\n`]);
    expect((await run(place, ['status'])).stdout).not.toContain('reprocess');
  });

  test('is named by the status and by a service that starts, which leaves old readings alone', async () => {
    await ageReadings(database.db);
    const note = `${articles.length} revisions were read by another version of the extractor than ${extractorVersion} (${articles.length} by ${olderVersion})`;
    expect((await run(place, ['status'])).stdout).toContain(note);
    const { readings } = JSON.parse((await run(place, ['status', '--json'])).stdout);
    expect(readings).toEqual({
      version: extractorVersion,
      older: { [olderVersion]: articles.length },
      olderInAll: articles.length,
    });
    const service = await startService(place);
    await vi.waitFor(() => expect(service.output().stderr + service.output().stdout).toContain(note), 10_000);
    await stop(service);
    expect((await run(place, ['reprocess', '--dry-run'])).stdout).toMatch(
      new RegExp(
        `^Extractor ${extractorVersion} would read ${articles.length} revisions, ${articles.length} of them otherwise: .*Nothing was written`,
      ),
    );
    expect((await run(place, ['status'])).stdout).toContain(note);
  });

  test('killed at every boundary, it ends in the rows of a run that nobody disturbed, and says what it found', async () => {
    for (const at of [
      'reprocess:marked',
      ...['computed', 'written', 'committed'].map((part) => `reread-revisions:${part}`),
      ...['computed', 'written', 'committed'].map((part) => `record-changes:${part}`),
    ]) {
      expect(await runKilled(at), at).toBe(null);
    }
    const { code, stdout } = await run(place, ['reprocess']);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^(?:Extractor|Nothing)/)]);
    const rough = await readCanonicalTables(database.db);
    expect(rough.rereadings).toHaveLength(articles.length);
    const calm = await openTestDatabase();
    const other = makePlace({ DATABASE_URL: calm.url });
    writeFileSync(join(other.home, 'week.jsonl'), renderDump(articles, 'json-lines'));
    await run(other, ['ingest', 'week.jsonl']);
    await run(other, ['digest', 'run']);
    await ageReadings(calm.db);
    const undisturbed = await run(other, ['reprocess', '--json']);
    expect(JSON.parse(undisturbed.stdout)).toMatchObject({
      extractorVersion,
      revisions: articles.length,
      readOtherwise: articles.length,
    });
    const tables = await readCanonicalTables(calm.db);
    for (const name of ['claims', 'changes', 'pairs', 'revisions', 'rereadings'])
      expect(rough[name], name).toEqual(tables[name]);
    removePlace(other);
    await calm.close();
  });

  test('is told by the next digest, once', async () => {
    const first = await run(place, ['digest', 'run']);
    expect(first.stdout).toContain(
      `## Our reading changed\n\nextractor ${olderVersion} → ${extractorVersion}: ${articles.length} revisions read otherwise`,
    );
    expect((await run(place, ['digest', 'run', '--json'])).stdout).not.toContain('"reread"');
    expect((await run(place, ['export', 'rereadings', '--format', 'csv'])).stdout.split('\r\n')).toHaveLength(
      articles.length + 2,
    );
    expect((await run(place, ['why', '1.1'])).stdout).toContain(
      `read otherwise by extractor ${extractorVersion} than by ${olderVersion} on`,
    );
  });

  test('leaves older readings to be seen, claim by claim', async () => {
    const { stdout } = await run(place, ['why', '1.1', '--claims']);
    expect(stdout).toMatch(
      new RegExp(`\\| no such thing \\| read so by ${olderVersion}, no more by ${extractorVersion} since 20`),
    );
    expect(stdout).toMatch(new RegExp(`\\| read so by ${extractorVersion}$`, 'm'));
  });

  test('goes on where a service runs', async () => {
    await ageReadings(database.db);
    const service = await startService(place);
    expect((await run(place, ['reprocess'])).code).toBe(0);
    await stop(service);
    expect((await run(place, ['status'])).stdout).not.toContain('reprocess');
  });

  test('called wrongly, or for an article that is not there, says so', async () => {
    expect((await run(place, ['reprocess', '--limit', 'few'])).code).toBe(2);
    const { code, stderr } = await run(place, ['reprocess', '--article', '4711']);
    expect([code, stderr]).toEqual([1, 'claimtrail: there is no article 4711\n']);
  });
});
