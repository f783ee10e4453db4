import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRevision } from '../../src/changes/read-revision.ts';
import { commonInterval, type DayInterval, readBetween } from '../../src/pipeline/read-between.ts';

const read = (body: string, from: string, to: string) => readBetween({ headline: null, body }, { from, to });
const valuesOf = (body: string, from: string, to: string) =>
  read(body, from, to).reading.times.map(({ text, value }) => `${text}: ${value}`);

test.each<[string, string, string, string[]]>([
  ['The ferry sank on January 5.', '2024-02-01', '2024-03-20', ['January 5: 2024-01-05']],
  ['The ferry sank on January 5.', '2024-12-01', '2025-11-20', ['January 5: XXXX-01-05']],
  ['The ferry sank on Tuesday.', '2024-03-06', '2024-03-08', ['Tuesday: 2024-03-05']],
  ['The ferry sank on Tuesday.', '2024-03-06', '2024-03-28', ['Tuesday: 2024-03']],
  ['The ferry sank on Tuesday.', '2024-03-06', '2024-06-28', ['Tuesday: 2024']],
  ['The ferry sank on Tuesday.', '2024-11-06', '2025-06-28', ['Tuesday: XXXX-WXX-2']],
  ['The ferry sank yesterday.', '2024-03-06', '2024-03-07', ['yesterday: 2024-03']],
  ['The ferry sank yesterday.', '2023-12-30', '2024-01-07', ['yesterday: XXXX-XX-XX']],
  ['The ferry sank last month.', '2024-03-06', '2024-03-28', ['last month: 2024-02']],
  ['The ferry sank last month.', '2024-03-06', '2024-04-28', ['last month: 2024']],
  ['The ferry sank last year.', '2024-03-06', '2024-12-28', ['last year: 2023']],
  ['The ferry sank on January 5, 2019.', '2023-12-30', '2024-03-07', ['January 5, 2019: 2019-01-05']],
  ['The ferry sank last year.', '2022-03-06', '2024-12-28', ['last year: XXXX']],
])('%s between %s and %s', (body, from, to, values) => expect(valuesOf(body, from, to)).toEqual(values));

const texts = [
  'The bridge must reopen by March 31. At least 34 people died on Saturday, the district office said.',
  'The line stays closed until next Friday. Repairs cost 12 million dollars last year, up from 9 million in 2019.',
  'Talks begin on June 3 and end in two weeks. The minister said yesterday that 40 of 120 wells were dry this spring.',
];

test('an interval of one day is read like a stated date, one of more than a year like no date', () => {
  for (const body of texts) {
    const revision = { headline: null, body };
    expect(read(body, '2024-03-06', '2024-03-06')).toEqual(readRevision(revision, '2024-03-06'));
    expect(read(body, '2022-03-06', '2024-03-06')).toEqual(readRevision(revision, null));
  }
});

test('what is resolved between two days is what both of them say, and no figure is lost', () => {
  const day = fc.date({ min: new Date('2019-01-01'), max: new Date('2026-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...texts), day, fc.integer({ min: 1, max: 360 }), (body, start, days) => {
      const from = start.toISOString().slice(0, 10);
      const to = new Date(start.getTime() + days * 86_400_000).toISOString().slice(0, 10);
      const both = [from, to].map((date) => readRevision({ headline: null, body }, date).reading);
      const { reading } = read(body, from, to);
      for (const { start: at, end, value } of reading.times) {
        if (value.includes('X')) continue;
        for (const one of both) {
          const same = one.times.find((time) => time.start === at && time.end === end);
          expect(same === undefined || same.value.startsWith(value)).toBe(true);
        }
      }
      const figures = (claims: readonly { kind: string; start: number }[]) =>
        claims.filter(({ kind }) => kind === 'figure').map(({ start: at }) => at);
      for (const one of both) expect(figures(reading.claims)).toEqual(expect.arrayContaining(figures(one.claims)));
      expect(reading.claims.map(({ start: at }) => at)).toEqual(
        reading.claims.map(({ start: at }) => at).toSorted((a, b) => a - b),
      );
    }),
    { numRuns: 60 },
  );
});

test.each<[DayInterval[], DayInterval | null]>([
  [[], null],
  [[{ from: '2024-01-01', to: '2024-02-01' }], { from: '2024-01-01', to: '2024-02-01' }],
  [
    [
      { from: '2024-01-01', to: '2024-02-01' },
      { from: '2024-01-20', to: '2024-05-01' },
    ],
    { from: '2024-01-20', to: '2024-02-01' },
  ],
  [
    [
      { from: '2024-01-01', to: '2024-02-01' },
      { from: '2024-03-01', to: '2024-03-05' },
    ],
    { from: '2024-03-01', to: '2024-03-05' },
  ],
])('of %j all have %j in common', (intervals, common) => {
  expect(commonInterval(intervals)).toEqual(common);
  expect(commonInterval(intervals.toReversed())).toEqual(common);
});
