import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cut } from '../../src/dumps/piece.ts';
import { openRangeWriter, readRanges, toCuts } from '../../src/pipeline/range-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimtrail-ranges-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Cuts of some bytes each, with some more between them. */
const cutsOf = (count: number, bytes: number, between: number): Cut[] =>
  Array.from({ length: count }, (_, i) => {
    const start = i * (bytes + between);
    return { ordinal: i + 1, start, end: start + bytes, line: i * 3 + 1 };
  });

async function through(cuts: readonly Cut[]): Promise<Cut[][]> {
  const path = join(folder, 'ranges');
  const writer = openRangeWriter(path);
  for (const cut of cuts) writer.add(cut);
  expect(writer.close()).toBe(cuts.length);
  const out: Cut[][] = [];
  for await (const some of readRanges(path, 7)) out.push(...some.map(toCuts));
  return out;
}

describe('the ranges of a dump', () => {
  test.each([
    ['many short articles', cutsOf(10_000, 400, 1), 200, 1024 ** 2],
    ['articles of a quarter of a megabyte', cutsOf(50, 250_000, 3), 4, 1024 ** 2],
    ['articles longer than a range', cutsOf(5, 3_000_000, 1), 1, 3_000_000],
    ['articles with much between them', cutsOf(40, 100, 1_000_000), 9, 8 * 1024 ** 2],
    ['none', [], 0, 0],
  ])('%s come back as they were, in ranges of bounded length', async (_, cuts, countMax, spanMax) => {
    const ranges = await through(cuts);
    expect(ranges.flat()).toEqual(cuts);
    for (const range of ranges) {
      expect(range.length).toBeLessThanOrEqual(countMax);
      const bytes = range.reduce((sum, { start, end }) => sum + end - start, 0);
      expect(Math.min(bytes, (range.at(-1)?.end ?? 0) - (range[0]?.start ?? 0))).toBeLessThanOrEqual(spanMax);
    }
  });
});
