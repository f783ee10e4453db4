import { expect } from 'vitest';
import { acceptDump } from '../../src/pipeline/accept-dump.ts';
import { claimBytes, takeThrough } from '../support/run-steps.ts';
import { mondayDump } from './dumps.ts';
import { testFourWays } from './four-ways.ts';

const boundaries = ['accept-dump:kept', 'accept-dump:committed'];
const shelving = ['shelve-dump:outcome', 'shelve-dump:moved'];

testFourWays('accepting a dump', {
  prepare: async (context) => {
    const claimed = await claimBytes(context, 'monday.jsonl', mondayDump);
    return () => acceptDump(context, claimed);
  },
  boundaries,
  expectFirst({ tables, files, followUps }) {
    expect(tables.dumps).toMatchObject([{ state: 'accepted', size_bytes: String(mondayDump.length) }]);
    expect(tables.arrivals).toMatchObject([{ name: 'monday.jsonl', outcome: null, shelved: false }]);
    expect(files).toContain('processing/KEY/monday.jsonl');
    expect(followUps).toMatchObject([{ name: 'split-dump' }]);
  },
});

testFourWays('accepting bytes that are known', {
  prepare: async (context) => {
    await takeThrough(context, 'monday.jsonl', mondayDump);
    const claimed = await claimBytes(context, 'again.jsonl', mondayDump);
    return () => acceptDump(context, claimed);
  },
  boundaries: [...boundaries, ...shelving],
  expectFirst({ tables, files, followUps }) {
    expect(tables.dumps).toHaveLength(1);
    expect(tables.arrivals).toContainEqual(
      expect.objectContaining({
        name: 'again.jsonl',
        outcome: 'duplicate',
        receipt: expect.objectContaining({ duplicateOf: { name: 'monday.jsonl' } }),
      }),
    );
    expect(files).toContain('duplicate/again.jsonl');
    expect(files).toContain('duplicate/again.jsonl.receipt.json');
    expect(followUps).toEqual([]);
  },
});

testFourWays('accepting an empty file', {
  prepare: async (context) => {
    const claimed = await claimBytes(context, 'nothing.txt', '');
    return () => acceptDump(context, claimed);
  },
  boundaries: [...boundaries, ...shelving],
  expectFirst({ tables, files }) {
    expect(tables.dumps).toEqual([]);
    expect(tables.arrivals).toMatchObject([{ outcome: 'failed', failure: { code: 'file-empty' } }]);
    expect(files).toEqual(expect.arrayContaining(['failed/nothing.txt', 'failed/nothing.txt.receipt.json']));
  },
});
