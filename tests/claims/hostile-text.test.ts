import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';

const patterns: [string, string][] = [
  ['digits', '1'],
  ['digits and commas', '1,'],
  ['digits and hyphens', '1-'],
  ['digits and spaces', '12 '],
  ['number words', 'one hundred and '],
  ['nested ranges', 'from 1 to '],
  ['words without a stop', 'people '],
  ['capitals', 'A'],
  ['open brackets', '('],
  ['quotes', '“'],
  ['full stops', '.'],
  ['line breaks', '\n'],
  ['commas', ', '],
  ['possessives', "a's "],
  ['sources', 'he said, '],
  ['shares', 'one of the '],
  ['currency signs', '$'],
  ['hyphenated words', 'twenty-'],
  ['weekdays', 'Friday, '],
  ['astral characters', '\u{1f600}'],
];

function millisecondsFor(text: string): number {
  const from = performance.now();
  readClaims({ text, date: '2026-03-05', headlineLength: 0 });
  return performance.now() - from;
}

describe('reading hostile text', () => {
  test.each(patterns)(
    'takes time in proportion to length for %s',
    (_name, unit) => {
      const long = unit.repeat(Math.ceil(200_000 / unit.length));
      const short = long.slice(0, 25_000);
      const once = Math.min(millisecondsFor(short), millisecondsFor(short));
      // eight times the length; a quadratic reader would need sixty-four times the time. The floor and the second and
      // third try are for a busy machine, on which a pause outweighs a short run.
      const limit = Math.max(once, 5) * 32;
      let best = millisecondsFor(long);
      for (let tries = 0; tries < 2 && best >= limit; tries++) best = Math.min(best, millisecondsFor(long));
      expect(best).toBeLessThan(limit);
    },
    60_000,
  );
});
