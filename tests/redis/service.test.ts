import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  drop,
  makePlace,
  type Place,
  type Running,
  readReceipts,
  removePlace,
  run,
  startService,
  stop,
  waitForReceipt,
} from '../cli/program.ts';
import { generateStories, inOrderOfPublication, renderDump } from '../support/stories.ts';

const redisUrl = process.env.CLAIMTRAIL_TEST_REDIS_URL;
if (redisUrl === undefined) {
  process.stderr.write('CLAIMTRAIL_TEST_REDIS_URL is not set: the tests of the queue on Redis are left out\n');
}

describe.skipIf(redisUrl === undefined)('the service with its queue on Redis', () => {
  let place: Place;
  let service: Running & { readonly url: string };
  let redis: Redis;
  beforeAll(async () => {
    redis = new Redis(redisUrl ?? '', { maxRetriesPerRequest: null });
    await redis.flushdb();
    place = makePlace({ REDIS_URL: redisUrl ?? '' });
    service = await startService(place);
  });
  afterAll(async () => {
    await stop(service);
    await redis.quit();
    removePlace(place);
  });

  const dump = (seed: number, stories: number) =>
    renderDump(
      inOrderOfPublication(generateStories({ seed, stories, revisionsMin: 2, revisionsMax: 2, bytesPerArticle: 900 })),
      'json-lines',
    );

  test('takes a file through to its receipt', async () => {
    drop(place, 'first.jsonl', dump(1, 3));
    const receipt = await waitForReceipt(place, /^done\/.*first\.jsonl/);
    expect(receipt.counts.articles).toEqual({ new: 3, revised: 3, known: 0, rejected: 0 });
    expect(await redis.exists('bull:claimtrail:meta')).toBe(1);
  });

  test('is ready, and says how much waits', async () => {
    await vi.waitFor(async () => expect((await fetch(`${service.url}/readyz`)).status).toBe(200), 20_000);
    expect(await (await fetch(`${service.url}/readyz`)).json()).toMatchObject({ queue: { active: 0, failed: 0 } });
  });

  test('goes on by itself when Redis is flushed in the middle', async () => {
    for (let i = 0; i < 12; i++) drop(place, `many-${i}.jsonl`, dump(100 + i, 30));
    let flushes = 0;
    await vi.waitFor(
      async () => {
        if (flushes < 8) {
          flushes++;
          await redis.flushdb();
        }
        expect(readReceipts(place).filter(({ path }) => /many-/.test(path))).toHaveLength(12);
      },
      { timeout: 100_000, interval: 150 },
    );
    await vi.waitFor(
      async () => {
        const { owed } = (await (await fetch(`${service.url}/readyz`)).json()) as { owed: Record<string, number> };
        expect(Object.values(owed).every((count) => count === 0)).toBe(true);
      },
      { timeout: 60_000, interval: 300 },
    );
    const { stdout } = await run(place, ['status', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ failedFiles: [], failedSteps: [], files: { done: 13 } });
  });

  test('stops within ten seconds of SIGTERM with 0', async () => {
    await sleep(100);
    const before = Date.now();
    expect((await stop(service)).code).toBe(0);
    expect(Date.now() - before).toBeLessThan(10_000);
  });
});
