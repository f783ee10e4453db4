import { expect } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { recordChanges } from '../../src/pipeline/record-changes.ts';
import { weekDump } from './dumps.ts';
import { testFourWays } from './four-ways.ts';
import { recordOnly } from './record-only.ts';

testFourWays('recording the changes of neighbours', {
  prepare: async (context) => {
    const jobs = await recordOnly(context, 'week.txt', weekDump);
    const job = jobs.find(({ name }) => name === 'record-changes') as Extract<Job, { name: 'record-changes' }>;
    return () => recordChanges(context, job.payload);
  },
  boundaries: ['record-changes:computed', 'record-changes:written', 'record-changes:committed'],
  expectFirst({ tables }) {
    expect(tables.pairs?.every(({ compared }) => compared)).toBe(true);
    expect(tables.changes?.length).toBeGreaterThan(0);
  },
});
