import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import type { JobQueue } from '../../src/jobs/open-queue.ts';
import { openLogger } from '../../src/runtime/open-logger.ts';
import { type Watch, watchInbox } from '../../src/workers/watch-inbox.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';

let context: TestContext;
let inbox: string;
let watch: Watch | null = null;
let jobs: Job[];
let isQueueDown = false;

beforeEach(async () => {
  context = await openTestContext();
  inbox = mkdtempSync(join(tmpdir(), 'claimtrail-inbox-'));
  jobs = [];
});
afterEach(async () => {
  await watch?.close();
  vi.useRealTimers();
  await context.close();
  rmSync(inbox, { recursive: true });
});

const queue = {
  enqueue: async (more: readonly Job[]) => {
    if (isQueueDown) throw new Error('the queue is down');
    jobs.push(...more);
  },
} as JobQueue;

async function open() {
  const log = openLogger({ level: 'silent', format: 'json' });
  const settings = { settleMs: 50, rescanMs: 200, watch: 'events', pollMs: 100 } as const;
  watch = await watchInbox({ context, queue, inbox, log, ...settings });
}

/** Files that lie in processing/. */
const processing = () => readdirSync(join(context.dataFolder, 'processing'), { recursive: true }).map(String);

test('a settled file is claimed and its split enqueued', async () => {
  await open();
  writeFileSync(join(inbox, 'one.txt'), 'A bridge\n\nThe bridge at Oststadt cost 12 million crowns.\n');
  await vi.waitFor(() => expect(jobs).toMatchObject([{ name: 'split-dump' }]), { timeout: 20_000 });
  expect(readdirSync(inbox)).toEqual([]);
});

test('a file that an outage kept from being taken in is tried again, though others went through since', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await open();
  isQueueDown = true;
  writeFileSync(join(inbox, 'one.txt'), 'A bridge\n\nThe bridge at Oststadt cost 12 million crowns.\n');
  await vi.waitFor(() => expect(processing().some((path) => path.endsWith('one.txt'))).toBe(true), 20_000);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(jobs).toEqual([]);
  isQueueDown = false;
  writeFileSync(join(inbox, 'two.txt'), 'A tunnel\n\nThe tunnel at Weststadt cost 13 million crowns.\n');
  await vi.waitFor(() => expect(jobs).toHaveLength(1), 20_000);
  vi.advanceTimersByTime(10_000);
  await vi.waitFor(() => expect(new Set(jobs.map((job) => JSON.stringify(job))).size).toBe(2), 20_000);
});

test('files that an earlier process claimed are taken in at the start', async () => {
  mkdirSync(join(context.dataFolder, 'processing', '01jx0000000000000000000000'), { recursive: true });
  writeFileSync(
    join(context.dataFolder, 'processing', '01jx0000000000000000000000', 'left.txt'),
    'A dam\n\nIt holds.\n',
  );
  await open();
  expect(jobs).toMatchObject([{ name: 'split-dump' }]);
});
