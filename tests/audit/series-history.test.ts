import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findSeries, type SeriesFilter, type SeriesSummary } from '../../src/audit/find-series.ts';
import { readConflicts } from '../../src/audit/read-conflicts.ts';
import { readSeries } from '../../src/audit/read-series.ts';
import { readDeadlinesAhead, readTimeline } from '../../src/audit/read-timelines.ts';
import { parseVantage } from '../../src/audit/vantage.ts';
import { toInstant } from '../../src/base/instant.ts';
import { mergeSeries, undoSeriesDecision } from '../../src/pipeline/decide-series.ts';
import { runUntilDone } from '../../src/workers/run-until-done.ts';
import { readCanonicalTables } from '../support/read-tables.ts';
import { takeThrough } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';

interface Piece {
  readonly title: string;
  readonly date: string;
  readonly outlet: string;
  readonly url: string;
  readonly text: string;
}

const quake = (outlet: string, date: string, url: string, dead: string, more = ''): Piece => ({
  title: `Earthquake shakes Ostravia`,
  ...{ date, outlet, url: `https://example.org/${url}` },
  text: `An earthquake shook the valley of Ostravia before dawn. ${dead} people were killed in the earthquake in Ostravia, the governor said. ${more}Crews dug through the rubble of the bazaar all day, and the army sent cranes to the mountain road.`,
});

const bridge = (outlet: string, date: string, url: string, due: string): Piece => ({
  title: `Repairs of the Norrbrook bridge`,
  ...{ date, outlet, url: `https://example.org/${url}` },
  text: `Engineers began to weld new girders this week. The Norrbrook bridge is to reopen by ${due}, the roads agency said. Traffic is led over the old ferry landing until then, with long queues in the evening.`,
});

const storm: Piece = {
  title: 'Storm over Tarnholm',
  ...{ date: '2026-03-05T08:00:00Z', outlet: 'Evening Bell', url: 'https://example.org/bell-storm' },
  text: 'The wind came from the sea at noon. The storm destroyed 410 homes in Tarnholm, the fire service said. Power is back in the harbour.',
};

const days: readonly (readonly [string, string, readonly Piece[]])[] = [
  [
    '2026-03-02T20:00:00Z',
    'monday.jsonl',
    [
      quake('Harbour Post', '2026-03-02T08:00:00Z', 'post-quake', '34'),
      quake('Northern Wire', '2026-03-02T10:00:00Z', 'wire-quake', '38'),
      bridge('Harbour Post', '2026-03-02T09:00:00Z', 'post-bridge', 'the end of 2026'),
    ],
  ],
  [
    '2026-03-04T20:00:00Z',
    'wednesday.jsonl',
    [
      quake(
        'Harbour Post',
        '2026-03-03T08:00:00Z',
        'post-quake',
        '38',
        'Correction: an earlier version gave 34 dead. ',
      ),
      quake('Evening Bell', '2026-03-04T08:00:00Z', 'bell-quake', 'At least 38'),
      bridge('Northern Wire', '2026-03-04T09:00:00Z', 'wire-bridge', 'the end of June 2027'),
    ],
  ],
  ['2026-03-05T20:00:00Z', 'thursday.jsonl', [storm]],
  ['2026-03-06T20:00:00Z', 'friday.jsonl', [quake('Northern Wire', '2026-03-06T10:00:00Z', 'wire-quake', '41')]],
];

let context: TestContext;
beforeAll(async () => {
  context = await openTestContext();
  for (const [at, name, pieces] of days) {
    context.setNow(at);
    await takeThrough(context, name, pieces.map((piece) => `${JSON.stringify(piece)}\n`).join(''));
  }
});
afterAll(() => context.close());

const march = toInstant('2026-03-08T00:00:00Z') ?? ('' as never);
const present = parseVantage({}, 'UTC');
const at = (asOf?: string, knownAt?: string) => parseVantage({ asOf, knownAt }, 'UTC');

async function search(text: string, filter: Partial<SeriesFilter> = {}): Promise<readonly SeriesSummary[]> {
  const all = { kind: null, unit: null, outlet: null, since: null, until: null, vantage: present, limit: 10 };
  return (await findSeries(context.db, text, { ...all, ...filter })).series;
}

async function toll(): Promise<number> {
  const [first] = await search('killed Ostravia', { kind: 'figure' });
  return first?.seriesId ?? 0;
}

describe('history of words', () => {
  test('finds the series of a figure across outlets, with its first and last value', async () => {
    const [first] = await search('people killed Ostravia', { kind: 'figure' });
    expect(first).toMatchObject({ kind: 'figure', unit: 'people', articles: 3 });
    expect(first?.outlets).toEqual(['Evening Bell', 'Harbour Post', 'Northern Wire']);
    expect([first?.first?.said, first?.last?.said]).toEqual(['34', '41']);
    expect(first?.spark).toMatch(/^▁.*█$/);
  });

  const finding: readonly (readonly [string, string])[] = [
    ['the beginning of a word', 'earthq Ostrav'],
    ['words of the headline', 'earthquake shakes'],
    ['another form of a word', 'killing Ostravia'],
    ['a phrase', '"killed in the earthquake"'],
    ['a number that it holds', '41 Ostravia'],
    ['a number alone', '41'],
    ['a misspelt word', 'eartquake Ostrvia'],
    ['most of several words', 'toll killed Ostravia'],
    ['words with common ones between', 'the people killed in the Ostravia'],
  ];
  test.each(finding)('finds it by %s', async (_, text) => {
    const found = (await search(text, { kind: 'figure' })).map(({ seriesId }) => seriesId);
    expect(found).toContain(await toll());
  });

  test.each(['helicopters', '"in the killed earthquake"', '99', 'the of', 'killed -earthquake', ''])(
    'finds nothing for "%s"',
    async (text) => expect(await search(text, { kind: 'figure' })).toEqual([]),
  );

  test('keeps to kind, unit, outlet and time of publication', async () => {
    expect((await search('Norrbrook bridge')).map(({ kind }) => kind)).toContain('date');
    expect(await search('Norrbrook bridge', { kind: 'figure' })).toEqual([]);
    expect(await search('killed Ostravia', { unit: 'USD' })).toEqual([]);
    expect((await search('killed Ostravia', { outlet: 'bell', kind: 'figure' })).length).toBe(1);
    expect(await search('killed Ostravia', { outlet: 'Gazette' })).toEqual([]);
    expect((await search('killed Ostravia', { since: '2026-03-06T00:00:00Z', kind: 'figure' })).length).toBe(1);
    expect(await search('killed Ostravia', { since: '2026-03-07T00:00:00Z' })).toEqual([]);
    expect(await search('killed Ostravia', { until: '2026-03-01T00:00:00Z' })).toEqual([]);
  });

  test('looks back: what had been published or received by then', async () => {
    const last = async (vantage: typeof present) =>
      (await search('killed Ostravia', { vantage, kind: 'figure' }))[0]?.last?.said;
    expect(await last(at('2026-03-02T09:00Z'))).toBe('34');
    expect(await last(at('2026-03-05'))).toBe('at least 38');
    expect(await last(at(undefined, '2026-03-03'))).toBe('38');
    expect(await search('killed Ostravia', { vantage: at(undefined, '2026-03-01') })).toEqual([]);
  });
});

describe('history of a series', () => {
  test('tells every point in the order of time, with how far it moved, and folds what an outlet repeats', async () => {
    const series = await readSeries(context.db, await toll(), present, true);
    const told = series?.points.map(({ said, outlet, move, time }) => [
      time.value.slice(0, 10),
      said,
      outlet,
      move?.words ?? null,
    ]);
    expect(told).toEqual([
      ['2026-03-02', '34', 'Harbour Post', null],
      ['2026-03-02', '38', 'Northern Wire', '+4, +12 %'],
      ['2026-03-03', '34', 'Harbour Post', null],
      ['2026-03-03', '38', 'Harbour Post', '+4, +12 %'],
      ['2026-03-04', 'at least 38', 'Evening Bell', 'same value, other bound'],
      ['2026-03-06', '41', 'Northern Wire', '+3, +7.9 %'],
    ]);
  });

  test('a point says until when it stood and by what it was replaced, and whether that was a correction', async () => {
    const points = (await readSeries(context.db, await toll(), present, true))?.points ?? [];
    const [first, second, quoted, third] = points;
    expect(first?.stoodUntil).toMatchObject({ at: '2026-03-03T08:00:00.000Z', says: '38' });
    expect(second?.stoodUntil).toMatchObject({ at: '2026-03-06T10:00:00.000Z', says: '41' });
    expect(quoted).toMatchObject({ isFormer: true, stoodUntil: null });
    expect(third).toMatchObject({ label: 'correction', stoodUntil: null });
    expect(first?.sentence).toContain('34 people were killed');
    expect(first?.attribution).toContain('governor');
  });

  test('a value that was not yet replaced at that time still stands there', async () => {
    const points = (await readSeries(context.db, await toll(), at('2026-03-02'), true))?.points ?? [];
    expect(points.map(({ said, stoodUntil }) => [said, stoodUntil])).toEqual([
      ['34', null],
      ['38', null],
    ]);
  });

  test('a number that no series has is no series', async () => {
    expect(await readSeries(context.db, 987654, present, true)).toBe(undefined);
  });
});

test('the number of a series that was merged into another one by hand leads to the other, until that is undone', async () => {
  const homes = (await search('homes destroyed Tarnholm'))[0]?.seriesId ?? 0;
  const numbers = async () =>
    Promise.all([await toll(), homes].map(async (id) => (await readSeries(context.db, id, present, true))?.seriesId));
  expect(new Set(await numbers()).size).toBe(2);
  const merged = await mergeSeries(context, await toll(), homes, { by: 'someone', note: null });
  await runUntilDone(context, merged.jobs, 1, { onStep: () => {} });
  expect(new Set(await numbers()).size).toBe(1);
  const gone = (await search('killed Ostravia', { kind: 'figure' }))[0]?.seriesId === homes ? await toll() : homes;
  const led = await readSeries(context.db, gone, present, true);
  expect([led?.seriesId === gone, led?.points.some(({ said }) => said.startsWith('410'))]).toEqual([
    led?.mergedFrom === null,
    true,
  ]);
  const undone = await undoSeriesDecision(context, merged.decision, 'someone');
  await runUntilDone(context, undone.jobs, 1, { onStep: () => {} });
  expect(new Set(await numbers()).size).toBe(2);
});

describe('timelines', () => {
  test('a deadline tells how far it slipped, and what each outlet says', async () => {
    const [found] = await search('Norrbrook bridge reopen', { kind: 'date' });
    const timeline = await readTimeline(context.db, found?.seriesId ?? 0, march, present);
    if (timeline === undefined || timeline === 'figure') throw new Error('no timeline');
    expect(timeline.due?.said).toBe('by end of 2027-06');
    expect(timeline.slipped?.words).toBe('+6 months');
    expect(timeline.isDisputed).toBe(true);
    expect(timeline.voices.map(({ outlet, point }) => [outlet, point.said])).toEqual([
      ['Northern Wire', 'by end of 2027-06'],
      ['Harbour Post', 'by end of 2026'],
    ]);
  });

  test('a figure has no timeline', async () => {
    expect(await readTimeline(context.db, await toll(), march, present)).toBe('figure');
  });

  test('deadlines ahead are listed from the moment that is asked about', async () => {
    const ahead = async (from: string, vantage = present) =>
      (await readDeadlinesAhead(context.db, toInstant(from) ?? ('' as never), vantage, 10)).map(({ due }) => due?.said);
    expect(await ahead('2026-03-08T00:00:00Z')).toEqual(['by end of 2027-06']);
    expect(await ahead('2027-06-30T00:00:00Z')).toEqual(['by end of 2027-06']);
    expect(await ahead('2027-07-01T00:00:00Z')).toEqual([]);
    expect(await ahead('2026-03-03T00:00:00Z', at('2026-03-03'))).toEqual(['by end of 2026']);
  });
});

describe('conflicts', () => {
  const ask = (more: object = {}) =>
    readConflicts(context.db, { vantage: present, since: null, seriesId: null, limit: 50, ...more });

  test('two outlets of one day that cannot both be right are a conflict, and its correction is told', async () => {
    const conflicts = (await ask())?.outlets.filter(({ series }) => series.kind === 'figure') ?? [];
    expect(conflicts).toHaveLength(1);
    const [conflict] = conflicts;
    expect([conflict?.first.said, conflict?.second.said]).toEqual(['34', '38']);
    expect(conflict?.daysApart).toBe(0);
    expect(conflict?.settledBy).toMatchObject({ isCorrection: true, point: { said: '38', outlet: 'Harbour Post' } });
    expect(conflict?.first.sentence).toContain('34 people');
    expect(conflict?.settledBy?.point.sentence).toContain('38 people');
  });

  test('before the correction it is open', async () => {
    const [conflict] = (await ask({ vantage: at('2026-03-02') }))?.outlets ?? [];
    expect(conflict).toMatchObject({ settledBy: null });
  });

  test('they can be asked for one series, and from a moment on', async () => {
    expect((await ask({ seriesId: await toll() }))?.outlets).toHaveLength(1);
    expect((await ask({ since: '2026-03-05T00:00:00Z' }))?.outlets).toEqual([]);
    expect(await ask({ seriesId: 987654 })).toBe(undefined);
  });
});

test('looking changes nothing', async () => {
  const before = await readCanonicalTables(context.db);
  await search('eartquake Ostrvia');
  await readSeries(context.db, await toll(), at('2026-03-05', '2026-03-05'), false);
  await readDeadlinesAhead(context.db, march, present, 10);
  await readConflicts(context.db, { vantage: present, since: null, seriesId: null, limit: 50 });
  expect(await readCanonicalTables(context.db)).toEqual(before);
});
