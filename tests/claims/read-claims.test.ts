import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';

describe('reading any text', () => {
  test('keeps every span inside the text and equal to its part', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            'at least',
            '12',
            'people',
            'killed',
            '-',
            '$',
            '1.2bn',
            'on',
            'May',
            '2026',
            ',',
            '.',
            '\n',
            'one',
            'in',
            'million',
            'rose',
            'to',
            'from',
            '%',
            'said',
            '“',
            'Friday',
            'a',
            'half',
            '–',
            '(',
            ')',
            'years',
            'ago',
            "'s",
            '\u00a0',
            '½',
            '12,34,567',
            ':',
          ),
          { maxLength: 40 },
        )
        .chain((words) => fc.constantFrom(words.join(' '), words.join(''))),
    );
    fc.assert(
      fc.property(text, fc.constantFrom('2026-03-01', null, 'rubbish'), (source, date) => {
        const reading = readClaims({ text: source, date, headlineLength: Math.min(10, source.length) });
        for (const { text: part, start, end } of [...reading.quantities, ...reading.times]) {
          expect(end).toBeGreaterThan(start);
          expect(source.slice(start, end)).toBe(part);
        }
        for (const claim of reading.claims) {
          expect(claim.start).toBeGreaterThanOrEqual(claim.sentenceStart);
          expect(claim.end).toBeLessThanOrEqual(claim.sentenceStart + claim.sentence.length);
          expect(claim.end).toBeGreaterThan(claim.start);
          expect(source.slice(claim.sentenceStart, claim.sentenceStart + claim.sentence.length)).toBe(claim.sentence);
        }
      }),
      { numRuns: 500 },
    );
  });
});
