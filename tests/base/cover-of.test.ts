import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverOf } from '../../src/base/cover-of.ts';

const span = fc.tuple(fc.nat(60), fc.nat(12)).map(([start, length]) => ({ start, end: start + length }));

test('a span touches the cover exactly when it shares a character with one of its spans', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 12 }), span, (spans, asked) => {
      const shares = spans.some(
        ({ start, end }) => start < end && asked.start < asked.end && start < asked.end && asked.start < end,
      );
      if (asked.start < asked.end) expect(coverOf(spans).touches(asked)).toBe(shares);
    }),
    { numRuns: 1000 },
  );
});
