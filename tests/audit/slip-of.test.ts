import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveBetween } from '../../src/audit/move-between.ts';
import { type DueDate, dueAt, slipOf } from '../../src/audit/slip-of.ts';
import { sparkLine } from '../../src/audit/spark-line.ts';
import type { SeriesPoint } from '../../src/series/to-point.ts';

const due = (date: string, bound: DueDate['bound'] = '<', mod: string | null = null): DueDate => ({ date, mod, bound });

describe('how far a deadline moved', () => {
  const cases: readonly (readonly [DueDate, DueDate, string | undefined])[] = [
    [due('2026', '<', 'END'), due('2027', '<', 'MID'), '+6 months'],
    [due('2026', '<', 'END'), due('2026-12-31'), 'same date'],
    [due('2026-03-05', '='), due('2026-03-08', '='), '+3 days'],
    [due('2026-03-05', '='), due('2026-03-04', '='), '−1 day'],
    [due('2026-03-05', '='), due('2026-03-05'), 'same day'],
    [due('2026-09'), due('2026-06'), '−3 months'],
    [due('2026'), due('2030'), '+4 years'],
    [due('2026-Q1'), due('2026-Q3'), '+6 months'],
    [due('2026-12'), due('2026-12-20'), 'about −11 days'],
    [due('2027', '>'), due('2028', '>'), '+12 months'],
    [due('XXXX-09'), due('2026-09'), undefined],
  ];
  test.each(cases)('%j → %j', (before, after, words) => expect(slipOf(before, after)?.words).toBe(words));

  test('there and back is the same way', () => {
    const date = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    const day = date.map((at) => due(at.toISOString().slice(0, 10), '='));
    fc.assert(
      fc.property(
        day,
        day,
        (a, b) => (slipOf(a, b)?.days ?? 0) === -(slipOf(b, a)?.days ?? 0) || slipOf(a, b)?.days === 0,
      ),
    );
    fc.assert(fc.property(day, (a) => dueAt(a) === Date.parse(`${a.date}T23:59:59.999Z`)));
  });
});

const point = (value: number | null, more: Partial<SeriesPoint> = {}): SeriesPoint => ({
  ...{ value, low: value, high: value, date: null, mod: null, bound: '=', asOf: null },
  ...more,
});

describe('how far a figure moved', () => {
  const cases: readonly (readonly [SeriesPoint, SeriesPoint, string, string])[] = [
    [point(350), point(362), 'people', '+12, +3.4 %'],
    [point(362), point(350), 'people', '−12, −3.3 %'],
    [point(34), point(34), 'people', 'unchanged'],
    [point(34), point(34, { bound: '>' }), 'people', 'same value, other bound'],
    [point(0), point(5), 'people', '+5'],
    [point(5.75), point(6.25), 'percent', '+0.5 points'],
    [point(0.1), point(0.3), 'km', '+0.2, +200 %'],
    [point(null, { low: 30, high: 40 }), point(34), 'people', 'another range'],
    [point(2_000_000), point(1_000_000), 'USD', '−1,000,000, −50 %'],
  ];
  test.each(cases)('%j → %j in %s', (before, after, unit, words) => {
    expect(moveBetween(before, after, unit).words).toBe(words);
  });
});

describe('a spark line', () => {
  test.each([
    [[], ''],
    [[5], '▅'],
    [[5, 5, 5], '▅▅▅'],
    [[1, 2, 3, 4, 5, 6, 7, 8], '▁▂▃▄▅▆▇█'],
    [[150_000, 2500, 2000], '█▁▁'],
    [[-3, 0], '▁█'],
  ])('of %j is %s', (values, drawn) => expect(sparkLine(values)).toBe(drawn));

  test('is as long as its numbers, at most 24, and ends as they do', () => {
    const numbers = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(numbers, (values) => {
        const drawn = sparkLine(values);
        expect(drawn).toHaveLength(Math.min(24, values.length));
        const last = values.at(-1) ?? 0;
        if (values.length <= 24 && values.every((value) => value <= last) && values.some((value) => value < last)) {
          expect(drawn.endsWith('█')).toBe(true);
        }
      }),
    );
  });
});
