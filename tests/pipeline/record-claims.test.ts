import { expect } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { recordClaims } from '../../src/pipeline/record-claims.ts';
import { takeThrough } from '../support/run-steps.ts';
import { articles, weekDump } from './dumps.ts';
import { testFourWays } from './four-ways.ts';
import { recordOnly } from './record-only.ts';

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
