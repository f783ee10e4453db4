import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlace, type Place, removePlace, run } from './program.ts';

let place: Place;
beforeAll(async () => {
  place = makePlace();
  const flood = (toll: number, day: number) =>
    JSON.stringify({
      title: `Flood in Oststadt kills ${toll}`,
      date: `2026-03-0${day}T10:00:00Z`,
      publisher: 'Oststadt Post',
      text: `At least ${toll} people were killed in the flood in Oststadt, the district office said. About 4,200 people in Oststadt
spent the night in school halls.`.replaceAll('\n', ' '),
    });
  const path = join(place.home, 'flood.jsonl');
  writeFileSync(path, `${flood(21, 1)}\n${flood(34, 2)}\n`);
  expect((await run(place, ['ingest', path])).code).toBe(0);
});
afterAll(() => removePlace(place));

interface Listed {
  readonly series: readonly { readonly id: number; readonly name: string; readonly points: number }[];
}

async function list(): Promise<Listed['series']> {
  const { code, stdout } = await run(place, ['series', 'list', '--json']);
  expect(code).toBe(0);
  return (JSON.parse(stdout) as Listed).series;
}

test('series are listed, the fullest first, with what they hold', async () => {
  const { code, stdout } = await run(place, ['series', 'list']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\d+ series\n/);
  expect(stdout).toMatch(/killed in the flood in Oststadt \(people\): 2 points, 1 articles, 1 outlets\n/);
});

test('a series is renamed and pinned, merged and parted again, and all of it is told with who, when and why', async () => {
  const [first, second] = await list();
  const [a, b] = [String(first?.id), String(second?.id)];
  const rename = await run(place, ['series', 'rename', b, 'Nights in school halls', '--note', 'shorter']);
  expect([rename.code, rename.stdout]).toEqual([0, `decision 1: the points are in series ${b}\n`]);
  expect((await run(place, ['series', 'pin', b])).code).toBe(0);
  expect((await list())[0]).toMatchObject({ id: Number(b), name: 'Nights in school halls' });
  const merge = await run(place, ['series', 'merge', a, b, '--json']);
  expect(JSON.parse(merge.stdout)).toEqual({ decision: 3, series: [Number(b)], undone: [] });
  expect((await list()).some(({ id }) => id === Number(a))).toBe(false);
  expect((await run(place, ['series', 'undo', '3'])).stdout).toMatch(
    /^decision 3: the points are in series \d+ and \d+\n$/,
  );
  expect((await list()).map(({ id }) => id)).toEqual(expect.arrayContaining([Number(a), Number(b)]));
  const { stdout } = await run(place, ['series', 'decisions']);
  expect(stdout).toMatch(
    /^1 {2}rename {2}\d+ to "Nights in school halls" {2}.*: shorter\n2 {2}pin .*\n3 {2}merge .*undone/,
  );
});

test.each([
  [['series', 'merge', '1', '999'], 1, 'there is no series 999'],
  [['series', 'split', '1'], 2, '--claims or --articles is needed'],
  [['series', 'pin', 'flood'], 2, '"flood" is no number'],
  [['series'], 2, '--jsonl'],
])('%j ends with %i and says why', async (words, code, message) => {
  const ended = await run(place, words);
  expect(ended.code).toBe(code);
  expect(ended.stderr).toContain(message);
});
