import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';
import type { Reading } from '../../src/claims/reading.ts';

type Pattern = readonly [name: string, unit: string];

/** Texts of one pattern that hold no figures, or hardly any. */
const plain: readonly Pattern[] = [
  ['digits', '1'],
  ['one letter', 'a'],
  ['one-letter words', 'a '],
  ['capitals', 'A'],
  ['words without a space', 'abcdefghij'],
  ['words without a stop', 'people '],
  ['open brackets', '('],
  ['pairs of brackets', '()'],
  ['quotes', '"'],
  ['curly quotes', '“'],
  ['quoted letters', '“a” '],
  ['full stops', '.'],
  ['full stops apart', '. '],
  ['commas', ', '],
  ['semicolons', ';'],
  ['hyphens', '-'],
  ['hyphens apart', '- '],
  ['commas between digits', '1,'],
  ['points between digits', '1.'],
  ['currency signs', '$'],
  ['currency signs apart', '€ '],
  ['percent signs', '%'],
  ['rates of nothing', 'per per '],
  ['rates in a row', 'a day a day '],
  ['slashes', 'km/h/'],
  ['bounds', 'more than '],
  ['bounds of bounds', 'at least about '],
  ['scales', 'million '],
  ['money words', 'dollars and '],
  ['countries of money', 'Hong Kong '],
  ['adjectives of money', 'Iraqi '],
  ['hyphenated number words', 'twenty-'],
  ['sources', 'he said, '],
  ['sources that name', 'said Smith, '],
  ['who said', 'who said '],
  ['according to', 'according to '],
  ['of the', 'of the '],
  ['that', 'that '],
  ['possessives', "a's "],
  ['headings without ends', 'Title Without End\n'],
  ['line breaks', '\n'],
  ['line breaks of another system', '\r\n'],
  ['tabs', '\t'],
  ['weekdays', 'Friday, '],
  ['last week', 'last week '],
  ['clock letters', 'a.m. '],
  ['initials', 'U.S. '],
  ['digits of another script', '٣'],
  ['letters with marks', 'e\u0301'],
  ['marks without letters', '\u0301'],
  ['halves of characters', '\ud800'],
  ['halves in the wrong order', '\udc00\ud800'],
  ['astral characters', '\u{1f600}'],
  ['nothing of width', '\u200b'],
  ['zero bytes', '\0'],
];

/** Texts that are made of figures and times alone. */
const dense: readonly Pattern[] = [
  ['digits and hyphens', '1-'],
  ['digits and spaces', '12 '],
  ['number words', 'one hundred and '],
  ['open ranges', 'between 1 and '],
  ['nested ranges', 'from 1 to '],
  ['shares', 'one of the '],
  ['fractions', '1/2/'],
  ['halves', 'a half and '],
  ['dozens', 'dozens of '],
  ['percentages', '5% '],
  ['measures', '5 km '],
  ['letters of measure', '5m '],
  ['feet and inches', '5\'11" '],
  ['degrees', '5 degrees '],
  ['pounds', '5 pounds '],
  ['millions', '5 million '],
  ['rates of many', 'per 1 per '],
  ['figures in brackets', '((((5)))) '],
  ['fractions apart', '5 / 5'],
  ['ages', '5-year-old '],
  ['ages behind names', 'aged 5, '],
  ['telephones', '555-0140 '],
  ['groups parted by no-break spaces', '1\u00a0000\u00a0'],
  ['turned direction', '\u202e5 '],
  ['harm', 'killed 5 '],
  ['levels', 'rose to 5 '],
  ['tolls', 'the toll rose to 5 from 4 '],
  ['dates', 'May 5, 2026 '],
  ['dates with the day first', 'on 5 May 2026, '],
  ['times of day', '5:30 p.m. '],
  ['quarters', 'the third quarter '],
  ['weeks ago', 'two weeks ago '],
];

function repeat(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

function read(text: string): { reading: Reading; ms: number } {
  const from = processorTimeMs();
  const reading = readClaims({ text, date: '2026-03-05', headlineLength: 0 });
  return { reading, ms: processorTimeMs() - from };
}

/** Time that this process, which runs one file of tests at a time, was on a processor: others do not stretch it. */
function processorTimeMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Rounds until both times are undisturbed: neighbours on the same core still slow it down now and then. */
const roundsMax = 5;

/** Shorter times than this are lost in a pause for collecting garbage. */
const leastMs = 5;

/**
 * Four times the length may take four times the time, not the sixteen times of a reader that looks at everything again
 * for each word; 10 lies between. The least of several rounds counts for either length, so that a disturbed round of
 * the short text does not excuse the long one, nor its first, before the compiler has seen the code.
 */
function expectLinear(unit: string, length: number): void {
  const short = repeat(unit, length / 4);
  const long = repeat(unit, length);
  let shortMs = read(short).ms;
  let longMs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < roundsMax && longMs >= 10 * Math.max(shortMs, leastMs); round++) {
    shortMs = Math.min(shortMs, read(short).ms);
    const { reading, ms } = read(long);
    longMs = Math.min(longMs, ms);
    if (round === 0) expectSpans(long, reading);
  }
  expect(longMs).toBeLessThan(10 * Math.max(shortMs, leastMs));
}

function expectSpans(text: string, { quantities, times, claims }: Reading): void {
  const wrong = [...quantities, ...times].find((one) => text.slice(one.start, one.end) !== one.text);
  expect(wrong).toBeUndefined();
  const misplaced = claims.find(
    ({ sentence, sentenceStart }) => text.slice(sentenceStart, sentenceStart + sentence.length) !== sentence,
  );
  expect(misplaced).toBeUndefined();
}

describe('reading hostile text', () => {
  test.each(plain)(
    'takes time in proportion to the length of a megabyte of %s',
    (_name, unit) => expectLinear(unit, 1e6),
    300_000,
  );

  test.each(dense)('takes time in proportion to length for %s', (_name, unit) => expectLinear(unit, 40_000), 300_000);

  test('reads a megabyte of all of them one after another', () => {
    const patterns = [...plain, ...dense];
    const text = patterns.map(([, unit]) => repeat(unit, Math.ceil(1e6 / patterns.length))).join('\n');
    const { reading } = read(text);
    expect(reading.quantities.length).toBeGreaterThan(1000);
    expectSpans(text, reading);
  }, 300_000);
});
