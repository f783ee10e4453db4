import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDay, toInstant } from '../../src/base/instant.ts';

describe('an instant', () => {
  test.each([
    ['2026-03-01T08:00:00Z', '2026-03-01T08:00:00.000Z'],
    ['2026-03-01T09:30:00.5+01:30', '2026-03-01T08:00:00.500Z'],
    ['Sun, 01 Mar 2026 08:00:00 GMT', '2026-03-01T08:00:00.000Z'],
    [0, '1970-01-01T00:00:00.000Z'],
    [-62135596800000, '0001-01-01T00:00:00.000Z'],
    [253402300799999, '9999-12-31T23:59:59.999Z'],
  ])('of %s is %s', (value, instant) => {
    expect(toInstant(value)).toBe(instant);
  });

  test.each(['', 'soon', '2026-13-01T00:00:00Z', Number.NaN, -62135596800001, 253402300800000])(
    'is not made of %s',
    (value) => {
      expect(toInstant(value)).toBeNull();
    },
  );

  test('sorts as a string as its moment sorts in time', () => {
    const ms = fc.integer({ min: -62135596800000, max: 253402300799999 });
    fc.assert(
      fc.property(ms, ms, (a, b) => {
        expect(String(toInstant(a)) < String(toInstant(b))).toBe(a < b);
      }),
    );
  });
});

describe('a day', () => {
  test.each(['2026-02-28', '2024-02-29', '0001-01-01', '9999-12-31'])('may be %s', (value) => {
    expect(toDay(value)).toBe(value);
  });

  test.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-3-1',
    '2026-03-01T00:00:00Z',
    ' 2026-03-01',
    '',
  ])('is not %s', (value) => {
    expect(toDay(value)).toBeNull();
  });
});
