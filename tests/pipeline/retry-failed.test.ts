import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { retryFailed } from '../../src/pipeline/retry-failed.ts';
import { runUntilDone } from '../../src/workers/run-until-done.ts';
import { readCanonicalTables } from '../support/read-tables.ts';
import { takeThrough } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';
import { mondayDump } from './dumps.ts';
import { listFiles, testFourWays } from './four-ways.ts';

const cutShort = gzipSync(mondayDump).subarray(0, 300);

testFourWays('trying a failed file again', {
  prepare: async (context) => {
    await takeThrough(context, 'short.gz', cutShort);
    await takeThrough(context, 'empty.txt', '');
    return async () => {
      const { jobs } = await retryFailed(context, []);
      await runUntilDone(context, jobs, 1, { onStep: () => {} });
      return { kind: 'done', followUps: [] };
    };
  },
  boundaries: ['retry-failed:unshelved', 'retry-failed:reopened'],
  expectFirst({ tables, files }) {
    expect(tables.arrivals?.map(({ name, outcome }) => [name, outcome]).sort()).toEqual([
      ['empty.txt', 'failed'],
      ['short.gz', 'failed'],
    ]);
    expect(files.filter((path) => path.startsWith('failed/'))).toEqual([
      'failed/empty.txt',
      'failed/empty.txt.receipt.json',
      'failed/short.gz',
      'failed/short.gz.receipt.json',
    ]);
  },
});

describe('after a repair', () => {
  let context: TestContext;
  beforeAll(async () => {
    context = await openTestContext();
  });
  afterAll(() => context.close());

  test('a file that was too large under an earlier limit is read, by the name it was dropped under', async () => {
    Object.assign(context, { uncompressedBytesMax: 1000 });
    await takeThrough(context, 'large.gz', gzipSync(mondayDump));
    await takeThrough(context, 'same-bytes.gz', gzipSync(mondayDump));
    expect(listFiles(context.dataFolder)).toContain('failed/large.gz');
    Object.assign(context, { uncompressedBytesMax: 1024 ** 3 });
    expect((await retryFailed(context, ['another.gz'])).files).toEqual([]);
    const { files, jobs } = await retryFailed(context, ['large.gz']);
    expect(files).toEqual(['large.gz']);
    await runUntilDone(context, jobs, 1, { onStep: () => {} });
    const { arrivals, texts } = await readCanonicalTables(context.db);
    expect(texts).toHaveLength(3);
    expect(arrivals).toMatchObject([{ name: 'large.gz', outcome: 'done' }, { outcome: 'failed' }]);
    expect(listFiles(context.dataFolder)).toContain('done/DAY/large.gz.receipt.json');
    expect(listFiles(context.dataFolder)).not.toContain('failed/large.gz.receipt.json');
  });
});
