import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';
import type { Reading, ReadingInput } from '../../src/claims/reading.ts';
import { splitSentences } from '../../src/text/split-sentences.ts';

/** Words and signs of which figures, times and claims are made, and what stands between them. */
const pieces = (
  'a an the one two three four ten twelve twenty forty ninety hundred thousand million billion dozen dozens half third ' +
  'quarter quarters per cent percent % $ € £ ¥ US$ A$ Rs RM USD kr p c m bn k km kg ft in mph MW mW °C °F C F K G degrees ' +
  'minus plus below above zero dollars cents pounds pence dinars Iraqi Hong Kong year years old month week day hour aged ' +
  'age of to from and or between about more less than at least up most nearly over under some as many fewer - – — / . , ; : ' +
  "' ’ “ ” \" ( ) [ ] 's st nd rd th first second last next this that yesterday today Monday March May 2026 1990s noon p.m. " +
  'early late mid end since until by in on ago later before after toll rose fell killed people died said says police ' +
  'according told who not no only U.S. COVID-19 F-16 number No. × x ^ ² ³ ½ ¼ = + ~ * & # @ _ \\'
).split(' ');

const digits = fc.oneof(
  fc.nat({ max: 3000 }).map(String),
  fc.double({ min: 0, max: 1e12, noNaN: true }).map(String),
  fc.constantFrom(
    '1,200',
    '12,34,567',
    '1.200,5',
    '1 200 000',
    '1\u202f200',
    '00',
    '9'.repeat(400),
    '1.2.3',
    '1,2,3,',
    '٣',
    '१२',
  ),
);

const spaces = fc.constantFrom(' ', ' ', ' ', '', '-', '\n', '\u00a0', '\u2009', '\u200b', '. ');

const mixed = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...pieces) },
        { weight: 2, arbitrary: digits },
        { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) },
      ),
      spaces,
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.flat().join(''));

const codeUnits = fc.array(fc.nat({ max: 0xffff }), { maxLength: 200 }).map((codes) => String.fromCharCode(...codes));

const texts = fc.oneof(
  { weight: 4, arbitrary: mixed },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: codeUnits },
);

const dates = fc.oneof(
  fc.constantFrom(
    '2026-11-21',
    '2024-02-29',
    '2026-03-01T23:59:59Z',
    '1999-12-31',
    '0001-01-01',
    'no date',
    '2026-13-45',
  ),
  fc.constant(null),
);

const inputs: fc.Arbitrary<ReadingInput> = fc
  .tuple(texts, dates, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([text, date, share]) => ({ text, date, headlineLength: Math.floor(share * text.length) }));

function holds(property: (input: ReadingInput, reading: Reading) => void, runs = 600): void {
  fc.assert(
    fc.property(inputs, (input) => {
      property(input, readClaims(input));
    }),
    { numRuns: runs },
  );
}

describe('reading any text', () => {
  test('spans of quantities and times lie in the text, are not empty and hold their words', () => {
    holds(({ text }, { quantities, times }) => {
      for (const { start, end, text: words } of [...quantities, ...times]) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(text.slice(start, end)).toBe(words);
      }
    });
  });

  test('values are finite, and a single value is both ends', () => {
    holds((_input, { quantities }) => {
      for (const { value, low, high } of quantities) {
        expect(Number.isFinite(low)).toBe(true);
        expect(Number.isFinite(high)).toBe(true);
        if (value !== null) expect([low, high]).toEqual([value, value]);
      }
    });
  });

  test('claims carry the part of the text that their sentence is, and lie in it', () => {
    holds(({ text }, { claims }) => {
      for (const { sentence, sentenceStart, start, end } of claims) {
        expect(text.slice(sentenceStart, sentenceStart + sentence.length)).toBe(sentence);
        expect(start).toBeGreaterThanOrEqual(sentenceStart);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(sentenceStart + sentence.length);
      }
    });
  });

  test('claims lie in one sentence and come in the order of the text within it', () => {
    holds(({ text }, { claims }) => {
      const sentences = splitSentences(text);
      for (const [index, claim] of claims.entries()) {
        const home = sentences.find(({ start, end }) => start <= claim.start && claim.end <= end);
        expect(home).toBeDefined();
        const before = claims[index - 1];
        if (before?.sentenceStart === claim.sentenceStart) expect(before.start).toBeLessThanOrEqual(claim.start);
      }
    });
  });

  test('quantities do not overlap and come in the order of the text', () => {
    holds((_input, { quantities }) => {
      for (const [index, { start }] of quantities.entries()) {
        const before = quantities[index - 1];
        if (before !== undefined) expect(before.end).toBeLessThanOrEqual(start);
      }
    });
  });

  test('the same text is read the same again', () => {
    holds((input, reading) => expect(readClaims(input)).toEqual(reading), 200);
  });

  test('a reading can be written as JSON and is the same when read back', () => {
    holds((_input, reading) => expect(JSON.parse(JSON.stringify(reading))).toEqual(reading), 100);
  });
});
