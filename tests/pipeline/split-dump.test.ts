import { expect } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { acceptDump } from '../../src/pipeline/accept-dump.ts';
import { splitDump } from '../../src/pipeline/split-dump.ts';
import { claimBytes, followUpsOf } from '../support/run-steps.ts';
import type { TestContext } from '../support/test-context.ts';
import { mondayDump } from './dumps.ts';
import { testFourWays } from './four-ways.ts';

const boundaries = ['split-dump:computed', 'split-dump:committed'];

async function accept(context: TestContext, name: string, bytes: string | Uint8Array) {
  const [job] = followUpsOf(await acceptDump(context, await claimBytes(context, name, bytes)));
  const { payload } = job as Extract<Job, { name: 'split-dump' }>;
  return () => splitDump(context, payload);
}

testFourWays('splitting a dump', {
  prepare: (context) => accept(context, 'monday.jsonl', mondayDump),
  boundaries,
  expectFirst({ tables, followUps }) {
    expect(tables.dumps).toMatchObject([{ state: 'split', compression: 'none', detection: { format: 'json-lines' } }]);
    expect(tables.ranges).toMatchObject([{ no: 0, recorded: false, accepted: 0, rejections: [] }]);
    expect(tables.ranges?.[0]?.cuts).toHaveLength(12);
    expect(followUps).toMatchObject([{ name: 'record-articles' }]);
  },
});

testFourWays('splitting bytes that hold no text', {
  prepare: (context) => accept(context, 'noise.txt', Buffer.from('1f8b08000000000000ff6b6b6b6b', 'hex')),
  boundaries,
  expectFirst({ tables, followUps }) {
    expect(tables.dumps).toMatchObject([{ state: 'rejected', failure: { code: 'compression-damaged' } }]);
    expect(tables.ranges).toEqual([]);
    expect(followUps).toMatchObject([{ name: 'shelve-dump' }]);
  },
});
