import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EstimateInput, estimatePublished } from '../../src/articles/estimate-published.ts';
import { toDay } from '../../src/base/instant.ts';

const file = { name: null, modifiedAt: null, receivedAt: '2026-11-21T08:00:00.000Z' };
const plain: EstimateInput = {
  ...{ headline: null, body: 'The ferry sails.', captions: [], url: null, observed: null, file },
  ...{ lower: null, upper: null },
};
const named = (name: string) => ({ ...file, name });
const written = (modifiedAt: string) => ({ ...file, modifiedAt });
const sank = 'The ferry sank on January 5, 2024.';
const day = (value: string) => toDay(value) as NonNullable<ReturnType<typeof toDay>>;

test.each<[string, Partial<EstimateInput>, [string, string] | null]>([
  ['a past day in the text, and the time of receipt', { body: sank }, ['2024-01-05', '2026-11-21']],
  ['the latest of several', { body: `${sank} It was raised on March 6, 2024.` }, ['2024-03-06', '2026-11-21']],
  ['a plan is none', { body: `${sank} It will sail on May 6, 2025.` }, ['2024-01-05', '2026-11-21']],
  ['a day after the receipt is none', { body: `${sank} Seen on May 6, 2031.` }, ['2024-01-05', '2026-11-21']],
  ['a caption', { captions: ['People wait, January 5, 2024 (Agency)'] }, ['2024-01-05', '2026-11-21']],
  ['a headline', { headline: 'What we know of March 3, 2025' }, ['2025-03-03', '2026-11-21']],
  ['no day at all', {}, null],
  ['only a latest day', { file: named('2024-01-09_page.txt') }, null],
  ['the day of the file name', { body: sank, file: named('2024-01-09_page.txt') }, ['2024-01-05', '2024-01-09']],
  ['without dashes', { body: sank, file: named('dump-20240109.jsonl.gz') }, ['2024-01-05', '2024-01-09']],
  ['with a clock time', { body: sank, file: named('crawl_20240109T101500.csv') }, ['2024-01-05', '2024-01-09']],
  ['the end of its month', { body: sank, file: named('2024-01.csv') }, ['2024-01-05', '2024-01-31']],
  ['the end of its year', { body: sank, file: named('news-2024.csv') }, ['2024-01-05', '2024-12-31']],
  ['the last day of two', { body: sank, file: named('2023-12-01_2024-02-01.csv') }, ['2024-01-05', '2024-02-01']],
  ['a day of folders', { body: sank, file: named('crawl/2024/01/09/page.html') }, ['2024-01-05', '2024-01-09']],
  ['a number is no day', { body: sank, file: named('a20249901b.txt') }, ['2024-01-05', '2026-11-21']],
  ['a name the text proves wrong', { body: sank, file: named('story-2019-05-01.txt') }, ['2024-01-05', '2026-11-21']],
  ['the time of the file', { body: sank, file: written('2024-01-08T08:00:00.000Z') }, ['2024-01-05', '2024-01-08']],
  ['a clock ahead of UTC', { body: sank, file: written('2024-01-08T12:00:00.000Z') }, ['2024-01-05', '2024-01-09']],
  ['a clock never set', { file: written('1980-01-01T00:00:00.000Z'), body: sank }, ['2024-01-05', '2026-11-21']],
  ['when it was fetched', { body: sank, observed: '2024-01-06T03:00:00.000Z' }, ['2024-01-05', '2024-01-06']],
  ['the address', { url: 'https://post.example/2024/01/09/ferry' }, ['2024-01-09', '2024-01-10']],
  ['the address, another way', { url: 'https://post.example/2024-01-09-ferry' }, ['2024-01-09', '2024-01-10']],
  ['the address with a name', { url: 'https://post.example/2024/jan/09/ferry' }, ['2024-01-09', '2024-01-10']],
  ['an address that is no day', { url: 'https://post.example/2024/99/09/ferry' }, null],
  [
    'neighbours',
    { lower: { day: day('2024-01-05'), reason: 'a' }, upper: { day: day('2024-01-06'), reason: 'b' } },
    ['2024-01-05', '2024-01-06'],
  ],
  [
    'a dateline near the file',
    { body: 'OSTSTADT, Jan. 8 (Agency) -- It sails.', file: named('2024-01-09.txt') },
    ['2024-01-08', '2024-01-09'],
  ],
  [
    'a dateline on the day itself',
    { body: 'OSTSTADT, Jan. 9 (Agency) -- It sails.', file: named('2024-01-09.txt') },
    ['2024-01-09', '2024-01-09'],
  ],
  [
    'a dateline far from the file',
    { body: 'OSTSTADT, Aug. 8 (Agency) -- It sails.', file: named('2024-01-09.txt') },
    null,
  ],
  [
    'a dateline with one year to choose',
    { body: `OSTSTADT, Feb. 8 (Agency) -- ${sank}`, file: named('2024.csv') },
    ['2024-02-08', '2024-02-09'],
  ],
  ['a dateline with two', { body: `OSTSTADT, Feb. 8 (Agency) -- ${sank}` }, ['2024-01-05', '2026-11-21']],
  ['a weekday that tells the year', { body: `${sank} It was raised on Friday, Feb. 7.` }, ['2025-02-07', '2026-11-21']],
  ['a day that fits two years', { body: `${sank} It was raised on Feb. 7.` }, ['2024-01-05', '2026-11-21']],
  [
    'a day that fits one year',
    { body: `${sank} It was raised on Feb. 7.`, file: named('2024-03.csv') },
    ['2024-02-07', '2024-03-31'],
  ],
  ['a year in the past', { body: 'The pier was built in 2019.' }, ['2019-01-01', '2026-11-21']],
  ['a year proves no file wrong', { body: 'It was shown in 2027.', file: named('2026-03-01.txt') }, null],
  ['nothing known of the file', { body: sank, file: { name: null, modifiedAt: null, receivedAt: null } }, null],
])('%s', (_, input, interval) => {
  const found = estimatePublished({ ...plain, ...input });
  expect(found === null ? null : [found.from, found.to]).toEqual(interval);
});

test('the evidence says what bounds the interval', () => {
  const found = estimatePublished({ ...plain, body: sank, file: named('2024-01-09_page.txt') });
  expect(found?.evidence).toEqual(['text names January 5, 2024', 'file is named for 2024-01-09']);
});

test('an interval never ends before it begins, lies before the receipt and has evidence, whatever the input', () => {
  const text = fc.array(
    fc.constantFrom(
      'OST, Jan. 5 (A) -- ',
      'on May 5, 2024',
      'in 2019',
      'Feb. 29',
      'Friday, May 6',
      'was',
      'will',
      '.',
      '2026-12-31',
    ),
    { maxLength: 12 },
  );
  const at = fc.option(fc.date({ min: new Date('1970-01-01'), max: new Date('2026-11-01'), noInvalidDate: true }));
  const name = fc.constantFrom(null, '2024-05-01.txt', '20191301', '2018', 'x-2024-02.csv', '../2023-01-01/a.txt');
  const bound = fc.option(fc.constantFrom('2019-01-01', '2024-05-04', '2026-01-01'));
  fc.assert(
    fc.property(text, text, name, at, at, bound, bound, (words, caption, fileName, modified, observed, low, high) => {
      const found = estimatePublished({
        ...{ headline: null, body: words.join(' '), captions: [caption.join(' ')], url: null },
        observed: observed?.toISOString() ?? null,
        file: { ...file, name: fileName, modifiedAt: modified?.toISOString() ?? null },
        lower: low === null ? null : { day: day(low), reason: 'neighbour' },
        upper: high === null ? null : { day: day(high), reason: 'neighbour' },
      });
      if (found === null) return;
      expect(found.from <= found.to).toBe(true);
      expect(found.to <= '2026-11-21').toBe(true);
      expect(found.evidence.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
