import { expect } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { acceptDump } from '../../src/pipeline/accept-dump.ts';
import { recordClaims } from '../../src/pipeline/record-claims.ts';
import { sweep } from '../../src/pipeline/sweep.ts';
import { runStep } from '../../src/workers/steps.ts';
import { claimBytes, followUpsOf, takeThrough } from '../support/run-steps.ts';
import type { TestContext } from '../support/test-context.ts';
import { articles, mondayDump, weekDump } from './dumps.ts';
import { testFourWays } from './four-ways.ts';

/** Takes a file in and runs its steps as far as its articles are recorded; returns the follow-ups of that. */
async function recordOnly(context: TestContext, name: string, bytes: string | Uint8Array): Promise<Job[]> {
  let jobs = [...followUpsOf(await acceptDump(context, await claimBytes(context, name, bytes)))];
  while (jobs.some((job) => job.name === 'split-dump' || job.name === 'record-articles')) {
    const results = [];
    for (const job of jobs) results.push(await runStep(context, job.name, job.payload as never));
    jobs = results.flatMap(followUpsOf);
  }
  return jobs;
}

testFourWays('reading claims against dates learned later', {
  prepare: async (context) => {
    for (const [i, { headline, body }] of articles.slice(0, 3).entries()) {
      await takeThrough(context, `page-${i}.txt`, `${headline}\n\n${body}\n`);
    }
    const jobs = await recordOnly(context, 'week.txt', weekDump);
    const job = jobs.find(({ name }) => name === 'record-claims') as Extract<Job, { name: 'record-claims' }>;
    return () => recordClaims(context, job.payload);
  },
  boundaries: ['record-claims:computed', 'record-claims:written', 'record-claims:committed'],
  expectFirst({ tables }) {
    expect(tables.revisions?.every(({ claims_owed }) => claims_owed === false)).toBe(true);
    const read = new Set(tables.claims?.map(({ revision }) => revision));
    expect(read.size).toBe(articles.length);
  },
});

testFourWays('recording the changes of neighbours', {
  prepare: async (context) => {
    const jobs = await recordOnly(context, 'week.txt', weekDump);
    const job = jobs.find(({ name }) => name === 'record-changes') as Extract<Job, { name: 'record-changes' }>;
    return () => runStep(context, 'record-changes', job.payload);
  },
  boundaries: ['record-changes:computed', 'record-changes:written', 'record-changes:committed'],
  expectFirst({ tables }) {
    expect(tables.pairs?.every(({ compared }) => compared)).toBe(true);
    expect(tables.changes?.length).toBeGreaterThan(0);
  },
});

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
      'shelve-dump',
      'split-dump',
    ]);
  },
});
