import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlace, type Place, removePlace, run } from './program.ts';

let place: Place;
beforeAll(async () => {
  place = makePlace();
  const flood = (toll: number, hour: number) =>
    JSON.stringify({
      title: `Flood on the Marn kills ${toll}`,
      date: `2026-03-01T${hour}:00:00Z`,
      text: `The river rose above its dykes near Oststadt and cut off nine villages, and at least ${toll} people died there.`,
    });
  const path = join(place.home, 'flood.jsonl');
  writeFileSync(path, `${flood(21, 10)}\n${flood(34, 12)}\n${flood(38, 16)}\n`);
  expect((await run(place, ['ingest', path])).code).toBe(0);
});
afterAll(() => removePlace(place));

test('why names the dump, the bytes and the points for each link', async () => {
  const { code, stdout } = await run(place, ['why', '1.2']);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^Revision 2 of 3 of article 1: Flood on the Marn kills 34\n {2}revision; content hash [0-9a-f]{64}/,
  );
  expect(stdout).toMatch(/flood\.jsonl: article 2, bytes \d+ to \d+/);
  expect(stdout).toMatch(/version of 1\.1: Flood on the Marn kills 21\n.*\n {4}points: words in common \+\d+/);
  const asJson = await run(place, ['why', '1', '--json']);
  expect(JSON.parse(asJson.stdout)).toMatchObject({ articleId: 1, position: 3, outcome: 'revision' });
});

test('a split, told and taken back', async () => {
  const split = await run(place, ['articles', 'split', '1', '--revisions', '3', '--note', 'another river']);
  expect([split.code, split.stdout]).toEqual([0, 'decision 1: the texts are in articles 1 and 2\n']);
  expect((await run(place, ['why', '2'])).stdout).toMatch(/decision 1: split by .*: another river\n/);
  expect((await run(place, ['articles', 'decisions'])).stdout).toMatch(
    /^1 {2}split {2}2 apart from 1 .*another river\n$/,
  );
  const undo = await run(place, ['articles', 'undo', '1', '--json']);
  expect(JSON.parse(undo.stdout)).toEqual({ decision: 1, undone: [], articles: [1] });
});

test.each([
  [['why', '1.9'], 1, 'there is no revision 1.9'],
  [['why', 'the flood'], 2, 'is no revision'],
  [['articles', 'merge', '1', '77'], 1, 'there is no article 77'],
  [['articles', 'split', '1'], 2, '--revisions'],
])('%j ends with %i and says why', async (words, code, message) => {
  const ended = await run(place, words);
  expect(ended.code).toBe(code);
  expect(ended.stderr).toContain(message);
});
