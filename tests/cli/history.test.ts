import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePlace, type Place, removePlace, run } from './program.ts';

const piece = (title: string, outlet: string, date: string, text: string) =>
  `${JSON.stringify({ title, outlet, date, url: `https://example.org/${outlet.split(' ')[0]}/${title.length}`, text })}\n`;
const toll = (outlet: string, date: string, dead: string) =>
  piece(
    'Landslide buries Marnfeld',
    outlet,
    date,
    `A hillside came down on the lower town at night. ${dead} people were killed in the landslide at Marnfeld, the mayor said. Dogs searched the mud until the rain came back in the evening.`,
  );
const tunnel = (outlet: string, date: string, due: string) =>
  piece(
    'Tunnel under the Marn',
    outlet,
    date,
    `Workers lined the second tube with concrete. The Marn tunnel is to open by ${due}, the railway said. Trains go round by the coast until then and take an hour longer.`,
  );

let place: Place;
beforeAll(async () => {
  place = makePlace();
  const monday = [
    toll('Valley Courier', '2026-03-02T08:00:00Z', '21'),
    toll('Coast Gazette', '2026-03-02T09:00:00Z', '27'),
    tunnel('Valley Courier', '2026-03-02T08:30:00Z', 'the end of 2031'),
  ];
  const friday = [
    toll('Valley Courier', '2026-03-06T08:00:00Z', '29'),
    tunnel('Coast Gazette', '2026-03-06T08:30:00Z', 'June 30, 2032'),
  ];
  writeFileSync(join(place.home, 'monday.jsonl'), monday.join(''));
  writeFileSync(join(place.home, 'friday.jsonl'), friday.join(''));
  const { code, stderr } = await run(place, ['ingest', 'monday.jsonl', 'friday.jsonl']);
  expect([code, stderr]).toEqual([0, '']);
});
afterAll(() => removePlace(place));

async function numberOf(...words: string[]): Promise<string> {
  const { stdout } = await run(place, ['history', '--json', ...words]);
  return String(JSON.parse(stdout).series[0].seriesId);
}

describe('history', () => {
  test('finds a series by words, and shows each point of it by its number', async () => {
    const found = await run(place, ['history', 'killed', 'Marnfeld']);
    expect(found.code).toBe(0);
    expect(found.stdout).toMatch(/^1 series for “killed Marnfeld”\n/);
    expect(found.stdout).toMatch(
      /3 points, 2 articles, 2 outlets\n.*21 \(2026-03-02 08:00Z\) → 29 \(2026-03-06 08:00Z\)/,
    );
    const shown = await run(place, ['history', await numberOf('killed', 'Marnfeld')]);
    const lines = shown.stdout.split('\n');
    expect(lines[0]).toMatch(/\(people\) · series \d+ · 3 points, 2 articles, 2 outlets$/);
    expect(shown.stdout).toMatch(
      /^2026-03-02 09:00Z +27 +\+6, \+29 % on Valley Courier +Coast Gazette · \d+\.1\.\d+ \[\d+\] · received /m,
    );
    expect(shown.stdout).toContain('the mayor: “27 people were killed in the landslide at Marnfeld, the mayor said.”');
    expect(shown.stdout).toMatch(/stood until 2026-03-06 08:00Z: \d+\.2 says 29/);
  });

  test('as JSON every point has its claim, its place and its times', async () => {
    const { stdout } = await run(place, [
      'history',
      await numberOf('killed', 'Marnfeld'),
      '--json',
      '--as-of',
      '2026-03-03',
    ]);
    const { vantage, points } = JSON.parse(stdout);
    expect(vantage).toMatchObject({ asOf: '2026-03-03T23:59:59.999Z', knownAt: null });
    expect(points).toHaveLength(2);
    expect(points[0]).toMatchObject({
      said: '21',
      published: '2026-03-02T08:00:00.000Z',
      value: { value: 21, bound: '=' },
    });
  });

  test('says so when nothing fits, and when there is no such series', async () => {
    expect((await run(place, ['history', 'submarine'])).stdout).toBe('No series fits “submarine”\n');
    const missing = await run(place, ['history', '99999']);
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('there is no series 99999')]);
  });

  test.each([
    [['history']],
    [['history', 'x', '--as-of', 'yesterday']],
    [['history', 'x', '--kind', 'cats']],
    [['history', 'x', '--limit', '0']],
    [['conflicts', '--series', 'x']],
    [['timeline', '--known-at', '2026-03-02T10:00']],
  ])('called as %j ends with 2', async (words) => expect((await run(place, words)).code).toBe(2));
});

describe('timeline', () => {
  test('alone lists what lies ahead, with what each outlet says', async () => {
    const { code, stdout } = await run(place, ['timeline']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 deadline lies ahead of /);
    expect(stdout).toMatch(/^by 2032-06-30 .*moved \+6 months since it was first given · outlets differ$/m);
    expect(stdout).toContain('by end of 2031  Valley Courier');
  });

  test('of words shows how the date slipped', async () => {
    const { stdout } = await run(place, ['timeline', 'Marn', 'tunnel']);
    expect(stdout).toMatch(/2026-03-06 08:30Z {2}by 2032-06-30 {2}\+6 months {2}Coast Gazette/);
    expect(stdout).toContain('The outlets differ:');
  });

  test('of a figure says where its history is', async () => {
    const { code, stderr } = await run(place, ['timeline', await numberOf('killed', 'Marnfeld')]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('is a figure, not a deadline')]);
  });
});

describe('conflicts', () => {
  test('names both outlets and their sentences', async () => {
    const { code, stdout } = await run(place, ['conflicts']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 conflict between outlets, 0 texts contradict themselves\n/);
    expect(stdout).toMatch(/: 21 against 27 · open · series \d+$/m);
    expect(stdout).toContain('Coast Gazette');
    expect(stdout).toContain('“21 people were killed');
  });

  test('of a moment before there were two say none', async () => {
    const { stdout } = await run(place, ['conflicts', '--as-of', '2026-03-02T08:30Z']);
    expect(stdout).toMatch(/^0 conflicts between outlets, .*published by 2026-03-02 08:30Z\n$/);
  });
});
