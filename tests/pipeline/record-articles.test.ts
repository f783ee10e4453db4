import { expect } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { acceptDump } from '../../src/pipeline/accept-dump.ts';
import { recordArticles } from '../../src/pipeline/record-articles.ts';
import { splitDump } from '../../src/pipeline/split-dump.ts';
import { claimBytes, followUpsOf, takeThrough } from '../support/run-steps.ts';
import type { TestContext } from '../support/test-context.ts';
import { articles, mondayDump, weekDump } from './dumps.ts';
import { testFourWays } from './four-ways.ts';

const boundaries = ['record-articles:computed', 'record-articles:written', 'record-articles:committed'];

/** Takes a file in and splits it; returns the jobs of its ranges. */
async function split(context: TestContext, name: string, bytes: string | Uint8Array) {
  const [job] = followUpsOf(await acceptDump(context, await claimBytes(context, name, bytes)));
  const ranges = followUpsOf(await splitDump(context, (job as Extract<Job, { name: 'split-dump' }>).payload));
  return ranges as Extract<Job, { name: 'record-articles' }>[];
}

testFourWays('recording the articles of a first dump', {
  prepare: async (context) => {
    const [range] = await split(context, 'monday.jsonl', mondayDump);
    return () => recordArticles(context, range?.payload as never);
  },
  boundaries,
  expectFirst({ tables, followUps }) {
    expect(tables.articles).toHaveLength(2);
    expect(tables.revisions).toHaveLength(3);
    expect(tables.revisions?.every(({ claims_owed }) => claims_owed === false)).toBe(true);
    expect(tables.claims?.length).toBeGreaterThan(5);
    expect(tables.dumps).toMatchObject([{ state: 'recorded' }]);
    expect(followUps.map(({ name }) => name).sort()).toEqual(['record-changes', 'record-series', 'shelve-dump']);
  },
});

testFourWays('recording versions of what is known', {
  prepare: async (context) => {
    await takeThrough(context, 'monday.jsonl', mondayDump);
    const [range] = await split(context, 'week.txt', weekDump);
    return () => recordArticles(context, range?.payload as never);
  },
  boundaries,
  expectFirst({ tables, followUps }) {
    expect(tables.articles).toHaveLength(3);
    expect(tables.revisions).toHaveLength(articles.length);
    expect(tables.appearances).toHaveLength(3 + articles.length);
    expect(tables.pairs).toHaveLength(3);
    expect(followUps.map(({ name }) => name).sort()).toEqual(['record-changes', 'record-series', 'shelve-dump']);
  },
});

// The second dump gives the texts of the first their dates, so what was read of them is owed anew.
const undated = articles.slice(0, 3).map(({ headline, body }) => `${headline}\n\n${body}\n`);

testFourWays('recording dates of texts that came without', {
  prepare: async (context) => {
    for (const [i, text] of undated.entries()) await takeThrough(context, `page-${i}.txt`, text);
    const [range] = await split(context, 'week.txt', weekDump);
    return () => recordArticles(context, range?.payload as never);
  },
  boundaries,
  expectFirst({ tables, followUps }) {
    expect(tables.revisions?.filter(({ claims_owed }) => claims_owed === true)).toHaveLength(3);
    expect(tables.revisions?.every(({ published }) => published !== null)).toBe(true);
    expect(followUps.map(({ name }) => name).sort()).toEqual([
      'record-changes',
      'record-claims',
      'record-series',
      'shelve-dump',
    ]);
  },
});
