import { expect, test } from 'vitest';
import { pointTime } from '../../src/audit/point-time.ts';

const seen = '2026-03-10T08:00:00.000Z';
const revision = { published: null, estimatedFrom: null, estimatedTo: null, publishedBy: seen, observedAt: seen };
const dated = { ...revision, published: '2026-03-02T09:00:00.000Z', publishedBy: '2026-03-02T09:00:00.000Z' };
const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);

const cases: readonly (readonly [string, Parameters<typeof pointTime>[0], string, string, boolean])[] = [
  ['what the claim speaks of', { asOf: '2022', isFormer: false, revision: dated }, '2022-07-02', 'as of', false],
  [
    'the day of a text that speaks of its own year',
    { asOf: '2026', isFormer: false, revision: dated },
    '2026-03-02',
    'as of',
    false,
  ],
  ['when it was published', { asOf: null, isFormer: false, revision: dated }, '2026-03-02', 'published', false],
  [
    'the end of a close estimate',
    {
      asOf: null,
      isFormer: false,
      revision: {
        ...revision,
        estimatedFrom: '2026-03-01',
        estimatedTo: '2026-03-04',
        publishedBy: '2026-03-04T23:59:59.999Z',
      },
    },
    '2026-03-04',
    'estimated',
    false,
  ],
  [
    'the middle of a wide one, which tells of no course',
    {
      asOf: null,
      isFormer: false,
      revision: {
        ...revision,
        estimatedFrom: '2020-01-01',
        estimatedTo: '2026-01-01',
        publishedBy: '2026-01-01T23:59:59.999Z',
      },
    },
    '2023-01-01',
    'estimated',
    true,
  ],
  ['when it was seen', { asOf: null, isFormer: false, revision }, '2026-03-10', 'seen', false],
];

test.each(cases)('a point is of %s', (_, point, at, source, isWide) => {
  const time = pointTime(point);
  expect([day(time.atMs), time.source, time.isWide]).toEqual([at, source, isWide]);
});

test('a value that is quoted as earlier goes just before the others of its text', () => {
  const [quoted, own] = [true, false].map((isFormer) => pointTime({ asOf: null, isFormer, revision: dated }).atMs);
  expect(quoted).toBeLessThan(own ?? 0);
});
