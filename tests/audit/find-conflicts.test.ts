import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findConflicts } from '../../src/audit/find-conflicts.ts';
import type { PlacedPoint } from '../../src/audit/told-point.ts';

interface Given {
  readonly outlet: string | null;
  readonly at: string;
  readonly value: number;
  readonly bound?: '=' | '~' | '<' | '>';
  readonly until?: string;
  readonly part?: 'headline' | 'body';
  readonly article?: number;
  readonly former?: boolean;
  readonly asOf?: string;
  readonly label?: 'correction' | 'update';
}

let numbers = 0;
function point(given: Given): PlacedPoint {
  const { outlet, at, value, bound = '=', until, part = 'body', former = false, asOf } = given;
  const claimId = ++numbers;
  const articleId = given.article ?? claimId;
  const said = `${bound === '=' ? '' : bound}${value}`;
  return {
    ...{ claimId, articleId, revision: `${articleId}.1`, claim: `${articleId}.1.0`, outlet, url: null },
    time: {
      atMs: Date.parse(at),
      value: asOf ?? at,
      source: asOf === undefined ? 'published' : 'as of',
      isWide: false,
    },
    ...{ published: at, publishedBetween: null, publishedBy: at, receivedAt: at, converted: null },
    ...{ attribution: null, hedge: null, isFormer: former, part, sentence: '', said },
    side: { text: said, value, bound, unit: 'people', start: 0, end: 2 },
    value: { value, low: value, high: value, date: null, mod: null, bound, asOf: asOf ?? null },
    ...{ label: given.label ?? null, declaredBy: null, move: null, movedFrom: null, repeats: [] },
    stoodUntil: until === undefined ? null : { at: until, revision: 'later', says: null },
  };
}

const found = (...given: Given[]) =>
  findConflicts(given.map(point)).map(({ first, second, daysApart, settledBy }) => {
    const settled = settledBy === null ? '' : settledBy.isCorrection ? ', corrected' : ', then the same';
    return `${first.outlet} ${first.said} / ${second.outlet} ${second.said}, ${daysApart}${settled}`;
  });

const [eight, nine, ten, next, third] = [
  '2026-03-02T08:00:00.000Z',
  '2026-03-02T09:00:00.000Z',
  '2026-03-02T10:00:00.000Z',
  '2026-03-03T10:00:00.000Z',
  '2026-03-04T10:00:00.000Z',
];

describe('outlets contradict each other', () => {
  const cases: readonly (readonly [string, Given[], string[]])[] = [
    [
      'on one day',
      [
        { outlet: 'A', at: eight, value: 34 },
        { outlet: 'B', at: nine, value: 38 },
      ],
      ['A 34 / B 38, 0'],
    ],
    [
      'on neighbouring days',
      [
        { outlet: 'A', at: nine, value: 38 },
        { outlet: 'B', at: next, value: 34 },
      ],
      ['A 38 / B 34, 1'],
    ],
    [
      'not where the later day has the higher number, which may have risen',
      [
        { outlet: 'A', at: nine, value: 34 },
        { outlet: 'B', at: next, value: 38 },
      ],
      [],
    ],
    [
      'by their last words',
      [
        { outlet: 'A', at: eight, value: 9, until: ten },
        { outlet: 'B', at: nine, value: 12 },
        { outlet: 'A', at: ten, value: 8 },
      ],
      ['B 12 / A 8, 0'],
    ],
    [
      'and are not settled by a bound that only allows it',
      [
        { outlet: 'A', at: eight, value: 34, until: ten },
        { outlet: 'B', at: nine, value: 38 },
        { outlet: 'A', at: ten, value: 20, bound: '>' },
      ],
      ['A 34 / B 38, 0'],
    ],
    [
      'not two days apart',
      [
        { outlet: 'A', at: nine, value: 34 },
        { outlet: 'B', at: third, value: 38 },
      ],
      [],
    ],
    [
      'not where a bound allows both',
      [
        { outlet: 'A', at: eight, value: 30, bound: '>' },
        { outlet: 'B', at: nine, value: 38 },
      ],
      [],
    ],
    [
      'not with themselves',
      [
        { outlet: 'A', at: eight, value: 34 },
        { outlet: 'A', at: nine, value: 38 },
      ],
      [],
    ],
    [
      'not once the one had taken its value back',
      [
        { outlet: 'A', at: eight, value: 34, until: nine },
        { outlet: 'B', at: ten, value: 38 },
      ],
      [],
    ],
    [
      'where the one took it back later, and that is told',
      [
        { outlet: 'A', at: eight, value: 34, until: ten },
        { outlet: 'B', at: nine, value: 38 },
        { outlet: 'A', at: ten, value: 38, label: 'correction' },
      ],
      ['A 34 / B 38, 0, corrected'],
    ],
    [
      'or went on to the same number without correcting anything',
      [
        { outlet: 'A', at: eight, value: 34, until: ten },
        { outlet: 'B', at: nine, value: 38 },
        { outlet: 'A', at: ten, value: 38 },
      ],
      ['A 34 / B 38, 0, then the same'],
    ],
    [
      'not by what is quoted as earlier',
      [
        { outlet: 'A', at: eight, value: 34, former: true },
        { outlet: 'B', at: nine, value: 38 },
      ],
      [],
    ],
    [
      'not by a headline whose text gives the figure itself',
      [
        { outlet: 'A', at: eight, value: 30, part: 'headline', article: 900 },
        { outlet: 'A', at: eight, value: 38, article: 900 },
        { outlet: 'B', at: nine, value: 38 },
      ],
      [],
    ],
    [
      'by articles whose outlets are unknown',
      [
        { outlet: null, at: eight, value: 34 },
        { outlet: null, at: nine, value: 38 },
      ],
      ['null 34 / null 38, 0'],
    ],
    [
      'of one month that both speak of',
      [
        { outlet: 'A', at: eight, value: 6.1, asOf: '2026-01' },
        { outlet: 'B', at: third, value: 7.4, asOf: '2026-01' },
      ],
      ['A 6.1 / B 7.4, 0'],
    ],
    [
      'not of a month against a day, nor of two months',
      [
        { outlet: 'A', at: eight, value: 6.1, asOf: '2026-01' },
        { outlet: 'B', at: nine, value: 7.4 },
        { outlet: 'C', at: nine, value: 5.2, asOf: '2026-02' },
      ],
      [],
    ],
    [
      'not where one of several values of a text agrees with the other',
      [
        { outlet: 'A', at: eight, value: 34, article: 901 },
        { outlet: 'A', at: eight, value: 38, article: 901 },
        { outlet: 'B', at: nine, value: 38 },
      ],
      [],
    ],
    [
      'once, however often they repeat it',
      [
        { outlet: 'A', at: eight, value: 34 },
        { outlet: 'B', at: nine, value: 38 },
        { outlet: 'A', at: nine, value: 34 },
        { outlet: 'B', at: next, value: 38 },
      ],
      ['A 34 / B 38, 0'],
    ],
  ];
  test.each(cases)('%s', (_, given, expected) => expect(found(...given)).toEqual(expected));

  test('the order in which points are given does not matter', () => {
    const made = fc.record({
      outlet: fc.constantFrom('A', 'B', 'C'),
      at: fc
        .integer({ min: 0, max: 96 })
        .map((hour) => new Date(Date.parse(eight) + hour * 3_600_000 + hour).toISOString()),
      value: fc.integer({ min: 1, max: 5 }),
    });
    const points = fc.uniqueArray(made, { selector: ({ at }) => at, maxLength: 8 });
    fc.assert(
      fc.property(
        points.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(found(...shuffled).sort()).toEqual(found(...list).sort());
        },
      ),
    );
  });
});
