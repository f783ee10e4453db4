import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Job, StepResult } from '../../src/jobs/job.ts';
import { type JobQueue, openQueue } from '../../src/jobs/open-queue.ts';
import { type JobWorker, openWorker } from '../../src/jobs/open-worker.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const split = (dumpId: number) => ({ name: 'split-dump', payload: { dumpId } }) as Job;
const deliver = (deliveryId: number) => ({ name: 'deliver-digest', payload: { deliveryId } }) as Job;

let database: TestDatabase;
let queue: JobQueue;
let worker: JobWorker | null = null;
let ran: string[];
let problems: string[];

beforeEach(async () => {
  database = await openTestDatabase();
  queue = openQueue({ kind: 'postgres', url: database.url }, () => {});
  ran = [];
  problems = [];
});
afterEach(async () => {
  await worker?.close();
  await queue.close();
  await database.close();
});

function work(run: (name: string, turn: number) => Promise<StepResult>, concurrency = 1): void {
  worker = openWorker(
    { kind: 'postgres', url: database.url },
    {
      concurrency,
      run: async (name, payload) => {
        ran.push(`${name} ${Object.values(payload)[0]}`);
        return run(name, ran.length);
      },
      onError: (_, job) => problems.push(job ?? 'connection'),
      onGivenUp: (name) => problems.push(`given up ${name}`),
    },
  );
}
const done = async (): Promise<StepResult> => ({ kind: 'done', followUps: [] });
const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 50 });

test('a reminder that waits already is not added again, and what a reader waits for comes first', async () => {
  await queue.enqueue([split(1), split(2), split(1), deliver(5)]);
  await queue.enqueue([split(2)]);
  work(done);
  await until(() => expect(ran).toHaveLength(3));
  await sleep(300);
  expect(ran[0]).toBe('deliver-digest 5');
  expect(ran.slice(1).sort()).toEqual(['split-dump 1', 'split-dump 2']);
});

test('a job that ended can be reminded of again under the same id', async () => {
  work(done);
  await queue.enqueue([split(1)]);
  await until(() => expect(ran).toHaveLength(1));
  await until(async () => expect(await queue.counts()).toMatchObject({ active: 0, failed: 0 }));
  await queue.enqueue([split(1)]);
  await until(() => expect(ran).toHaveLength(2));
});

test('a step that throws is tried again, and one that says later costs no attempt', async () => {
  work(async (_, turn) => {
    if (turn === 1) throw new Error('the database is away');
    return turn === 2 ? { kind: 'later', delayMs: 50 } : { kind: 'done', followUps: [] };
  });
  await queue.enqueue([split(1)]);
  await until(() => expect(ran).toHaveLength(3));
  expect(problems).toEqual(['split-dump']);
});

test('closing waits for the running step', async () => {
  let ended = false;
  work(async () => {
    await sleep(400);
    ended = true;
    return { kind: 'done', followUps: [] };
  });
  await queue.enqueue([split(1)]);
  await until(() => expect(ran).toHaveLength(1));
  await worker?.close();
  worker = null;
  expect(ended).toBe(true);
});

test('a cleared queue is empty and takes jobs again', async () => {
  await queue.scheduleDigests({ time: '07:00', timeZone: 'Europe/Berlin' });
  await queue.enqueue([split(1), split(2)]);
  await queue.clear();
  expect(await queue.counts()).toMatchObject({ wait: 0, prioritized: 0, delayed: 0 });
  await queue.scheduleDigests({ time: '07:00', timeZone: 'Europe/Berlin' });
  await queue.scheduleDigests({ time: '08:00', timeZone: 'Europe/Berlin' });
  expect(await queue.counts()).toMatchObject({ delayed: 1 });
  await queue.enqueue([split(1)]);
  work(done);
  await until(() => expect(ran).toEqual(['split-dump 1']));
});
