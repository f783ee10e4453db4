import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openThreads, type Threads } from '../../src/runtime/open-threads.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimtrail-threads-'));
const entry = join(folder, 'entry.mjs');
let threads: Threads;

const program = `
import { isMainThread, threadId } from 'node:worker_threads';
export const twice = ({ words }) => [...words, ...words];
export const where = async () => {
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { isMainThread, threadId };
};
export const fail = () => { throw new RangeError('too much'); };
`;

beforeAll(() => {
  writeFileSync(entry, program);
  threads = openThreads(pathToFileURL(entry), 2);
});
afterAll(async () => {
  await threads.close();
  rmSync(folder, { recursive: true });
});

test('a call by name gives back what the function returned', async () => {
  expect(await threads.run('twice', { words: ['a', 'b'] })).toEqual(['a', 'b', 'a', 'b']);
});

test('calls run outside the main thread, and those beyond the count wait', async () => {
  const calls = Array.from({ length: 6 }, () => threads.run('where', null));
  expect(threads.waiting()).toBeGreaterThan(0);
  const places = (await Promise.all(calls)) as { isMainThread: boolean; threadId: number }[];
  expect(places.some((place) => place.isMainThread)).toBe(false);
  expect(new Set(places.map((place) => place.threadId)).size).toBeLessThanOrEqual(2);
  expect(threads.waiting()).toBe(0);
});

test('what a function throws is thrown here, and the next call works', async () => {
  await expect(threads.run('fail', null)).rejects.toThrow(/too much/);
  expect(await threads.run('twice', { words: [] })).toEqual([]);
});
