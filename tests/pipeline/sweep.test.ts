import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acceptDump } from '../../src/pipeline/accept-dump.ts';
import { sweep } from '../../src/pipeline/sweep.ts';
import { runUntilDone } from '../../src/workers/run-until-done.ts';
import { readCanonicalTables } from '../support/read-tables.ts';
import { claimBytes, takeThrough } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';
import { mondayDump, weekDump } from './dumps.ts';
import { testFourWays } from './four-ways.ts';
import { recordOnly } from './record-only.ts';

testFourWays('a sweep over work of every kind', {
  prepare: async (context) => {
    await recordOnly(context, 'monday.jsonl', mondayDump);
    await acceptDump(context, await claimBytes(context, 'week.txt', weekDump));
    await acceptDump(context, await claimBytes(context, 'again.jsonl', mondayDump));
    return async () => ({ kind: 'done', followUps: await sweep(context) });
  },
  boundaries: [],
  expectFirst({ followUps }) {
    expect(followUps.map(({ name }) => name).sort()).toEqual([
      'issue-digest',
      'record-changes',
      'record-series',
      'shelve-dump',
      'split-dump',
    ]);
  },
});

let context: TestContext;
beforeEach(async () => {
  context = await openTestContext();
});
afterEach(() => context.close());

test('what every job was lost of is worked through from the rows alone', async () => {
  await recordOnly(context, 'monday.jsonl', mondayDump);
  await acceptDump(context, await claimBytes(context, 'week.txt', weekDump));
  const swept = await runUntilSwept();
  const undisturbed = await openTestContext();
  try {
    await takeThrough(undisturbed, 'monday.jsonl', mondayDump);
    await takeThrough(undisturbed, 'week.txt', weekDump);
    const { facts: _, ...expected } = await readCanonicalTables(undisturbed.db);
    expect(swept).toMatchObject(expected);
  } finally {
    await undisturbed.close();
  }
});

async function runUntilSwept() {
  const jobs = (await sweep(context)).filter(({ name }) => name !== 'issue-digest');
  await runUntilDone(context, jobs, 2, { onStep: () => {} });
  expect((await sweep(context)).map(({ name }) => name)).toEqual(['issue-digest']);
  return readCanonicalTables(context.db);
}

test('a file that cannot be shelved is noted as failing, keeps nothing else back, and is shelved after the repair', async () => {
  // A file where the shelf should be.
  mkdirSync(context.dataFolder, { recursive: true });
  writeFileSync(join(context.dataFolder, 'failed'), '');
  await expect(acceptDump(context, await claimBytes(context, 'empty.txt', ''))).rejects.toThrow();
  await acceptDump(context, await claimBytes(context, 'monday.jsonl', mondayDump));
  expect((await sweep(context)).map(({ name }) => name)).toEqual(['split-dump', 'issue-digest']);
  expect((await readCanonicalTables(context.db)).step_failures).toEqual([{ job: 'shelve-dump' }]);
  rmSync(join(context.dataFolder, 'failed'));
  await sweep(context);
  const { step_failures, arrivals } = await readCanonicalTables(context.db);
  expect(step_failures).toEqual([]);
  expect(arrivals).toContainEqual(expect.objectContaining({ name: 'empty.txt', shelved: true }));
});
