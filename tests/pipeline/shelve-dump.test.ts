import { expect } from 'vitest';
import { acceptDump } from '../../src/pipeline/accept-dump.ts';
import { shelveDump } from '../../src/pipeline/shelve-dump.ts';
import { sweep } from '../../src/pipeline/sweep.ts';
import { runStep } from '../../src/workers/steps.ts';
import { claimBytes, followUpsOf } from '../support/run-steps.ts';
import type { TestContext } from '../support/test-context.ts';
import { mondayDump } from './dumps.ts';
import { testFourWays } from './four-ways.ts';

const boundaries = ['shelve-dump:outcome', 'shelve-dump:moved'];

/** Takes a file in twice and works it through up to its shelving; returns that job's payload. */
async function prepareShelving(context: TestContext, bytes: Uint8Array = mondayDump) {
  const first = await acceptDump(context, await claimBytes(context, 'monday.jsonl', bytes));
  await acceptDump(context, await claimBytes(context, 'monday.jsonl', bytes));
  let jobs = [...followUpsOf(first)];
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
    if (job.name === 'shelve-dump') return job.payload;
    jobs = [...jobs, ...followUpsOf(await runStep(context, job.name, job.payload as never))];
  }
  throw new Error('no shelving followed');
}

testFourWays('shelving a dump and its like', {
  prepare: async (context) => {
    const payload = await prepareShelving(context);
    return () => shelveDump(context, payload);
  },
  boundaries,
  expectFirst({ tables, files }) {
    expect(tables.arrivals?.map(({ outcome, shelved }) => [outcome, shelved])).toEqual([
      ['done', true],
      ['duplicate', true],
    ]);
    expect(files.filter((path) => !path.startsWith('raw/'))).toEqual([
      'done/DAY/monday.jsonl',
      'done/DAY/monday.jsonl.receipt.json',
      'duplicate/monday.jsonl',
      'duplicate/monday.jsonl.receipt.json',
    ]);
  },
});

testFourWays('a sweep beside a shelving', {
  prepare: async (context) => {
    const payload = await prepareShelving(context);
    return async () => {
      await Promise.all([shelveDump(context, payload), sweep(context), sweep(context)]);
      return { kind: 'done', followUps: [] };
    };
  },
  boundaries: [],
  expectFirst({ files }) {
    expect(files.filter((path) => path.startsWith('d'))).toHaveLength(4);
  },
});

testFourWays('shelving a dump with records that were rejected', {
  prepare: async (context) => {
    const payload = await prepareShelving(context, Buffer.concat([mondayDump, Buffer.from('{"title": "No end\n')]));
    return () => shelveDump(context, payload);
  },
  boundaries: [...boundaries, 'shelve-dump:set-aside'],
  expectFirst({ tables, files }) {
    expect(tables.arrivals?.map(({ outcome, shelved }) => [outcome, shelved])).toEqual([
      ['done', true],
      ['duplicate', true],
    ]);
    expect(files.filter((path) => path.startsWith('failed/'))).toEqual([
      'failed/monday.jsonl.KEY.rejected/reasons.jsonl',
      'failed/monday.jsonl.KEY.rejected/records.jsonl',
    ]);
  },
});
