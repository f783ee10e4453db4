import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Job, jobSchemas } from '../../src/jobs/job.ts';
import { acceptDump } from '../../src/pipeline/accept-dump.ts';
import { runUntilDone } from '../../src/workers/run-until-done.ts';
import { steps } from '../../src/workers/steps.ts';
import { readCanonicalTables } from '../support/read-tables.ts';
import { claimBytes, followUpsOf } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';

let context: TestContext;
beforeEach(async () => {
  context = await openTestContext();
});
afterEach(() => context.close());

async function accept(name: string): Promise<readonly Job[]> {
  const line = JSON.stringify({ title: `Pier ${name}`, text: `The pier ${name} at Oststadt cost 3 million crowns.` });
  return followUpsOf(await acceptDump(context, await claimBytes(context, `${name}.jsonl`, `${line}\n`)));
}

test('every job has its step', () => {
  expect(Object.keys(steps).sort()).toEqual(Object.keys(jobSchemas).sort());
});

test('an outage in a step is waited out, and the work goes on to the end', async () => {
  const jobs = [...(await accept('north')), ...(await accept('south'))];
  context.failAt('record-articles:written');
  const progress: [number, number][] = [];
  await runUntilDone(context, jobs, 2, { onStep: (done, left) => progress.push([done, left]) });
  const { arrivals } = await readCanonicalTables(context.db);
  expect(arrivals).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }]);
  // two each of splitting, recording, joining and shelving; describing may be shared
  const [done, left] = progress.at(-1) ?? [0, -1];
  expect(left).toBe(0);
  expect(done).toBeGreaterThanOrEqual(9);
});

test('a step that keeps failing does not keep the others from their end, and is told', async () => {
  const [north, south] = [await accept('north'), await accept('south')];
  const { scanDump } = context.compute;
  const [{ sha256: oneHash } = { sha256: '' }] = (await readCanonicalTables(context.db)).dumps as { sha256: string }[];
  Object.assign(context, {
    compute: {
      ...context.compute,
      scanDump: async (input: Parameters<typeof scanDump>[0]) => {
        if (input.path.includes(oneHash)) throw new Error('the disk does not answer');
        return scanDump(input);
      },
    },
  });
  await expect(runUntilDone(context, [...north, ...south], 2, { onStep: () => {} })).rejects.toThrow('the disk');
  const { arrivals } = await readCanonicalTables(context.db);
  expect(arrivals?.map(({ outcome }) => outcome).sort()).toEqual(['done', null]);
});
