import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';
import type { Detection, Encoding, FormatName } from '../../src/dumps/detection.ts';
import { readPiece } from '../../src/dumps/read-piece.ts';
import { encode, madeArticles, pageStyle, scrapedPage, splitAs, splitDump } from '../support/made-dumps.ts';

const formats: readonly FormatName[] = [
  'scraped-pages',
  'separator-lines',
  'header-blocks',
  'json-lines',
  'one-article',
];
const encodings: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];

const detection: fc.Arbitrary<Detection> = fc.record({
  format: fc.constantFrom(...formats),
  encoding: fc.constantFrom(...encodings),
  byteOrderMarkBytes: fc.constantFrom(0, 2, 3),
  evidence: fc.constant([]),
  separator: fc.constantFrom('-----', '\f'),
  separatorEnclosesHeadlines: fc.boolean(),
  seamGapLines: fc.constantFrom(1, 2, 3),
  seamsWithoutHeadline: fc.boolean(),
  headerNames: fc.constantFrom(['title', 'date'], ['url']),
});

/** Bytes in which line ends, bars, heads of pages and header names are frequent, and any others occur. */
const wildBytes: fc.Arbitrary<Buffer> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\r',
        '\r\n',
        '\n\n\n',
        'TT\n',
        '-----\n',
        '\f',
        'Title: a\nDate: 1\n',
        '{"text":"x"}\n',
        ' ',
      ),
      fc.constantFrom(
        'A headline of five words here\n',
        'date 2021-03-04\n',
        'x'.repeat(70),
        'Note: copyright of others\n',
      ),
    ),
    { maxLength: 40 },
  )
  .chain((parts) =>
    fc.tuple(fc.constantFrom(...encodings), fc.uint8Array({ maxLength: 12 })).map(([encoding, noise]) => {
      const text = encode(parts.join(''), encoding, false);
      return Buffer.concat([text, noise, text]);
    }),
  );

test('the cuts do not depend on how the bytes are chopped into chunks', () => {
  fc.assert(
    fc.property(
      wildBytes,
      detection,
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 }),
      (bytes, as, chunks) => {
        expect(splitAs(bytes, as, chunks)).toEqual(splitAs(bytes, as));
      },
    ),
    { numRuns: 400 },
  );
});

test('the byte account adds up, and the cuts are in order, apart from each other and counted', () => {
  fc.assert(
    fc.property(wildBytes, detection, (bytes, as) => {
      const { cuts, summary } = splitAs(bytes, as, [7]);
      const { account } = summary;
      expect(account.bytes).toBe(bytes.length);
      expect(account.articles + account.furniture + account.separators + account.leftovers).toBe(bytes.length);
      expect(
        Math.min(account.articles, account.furniture, account.separators, account.leftovers),
      ).toBeGreaterThanOrEqual(0);
      expect(account.articles).toBe(cuts.reduce((sum, cut) => sum + cut.end - cut.start, 0));
      expect(cuts.map((cut) => cut.ordinal)).toEqual(cuts.map((_, at) => at + 1));
      expect(summary.found).toBe(cuts.length);
      let last = 0;
      for (const cut of cuts) {
        expect(cut.start).toBeGreaterThanOrEqual(last);
        expect(cut.end).toBeGreaterThan(cut.start);
        last = cut.end;
      }
      expect(last).toBeLessThanOrEqual(bytes.length);
    }),
    { numRuns: 400 },
  );
});

test('what no cut holds is white space, bars and the byte order mark', () => {
  fc.assert(
    fc.property(madeArticles(2, 4), pageStyle, fc.boolean(), (articles, style, mark) => {
      const text = articles.map((article) => scrapedPage(article, style).join('\n')).join('\n\n\n');
      const bytes = encode(`\n \n${text}\n\n`, 'utf-8', mark);
      const { cuts } = splitDump(bytes);
      let rest = '';
      let at = 0;
      for (const cut of cuts) {
        rest += bytes.toString('utf8', at, cut.start);
        at = cut.end;
      }
      rest += bytes.toString('utf8', at);
      expect(rest.replace('\ufeff', '').trim()).toBe('');
    }),
  );
});

test('a line number is that of the first line of the cut, whatever the line ends', () => {
  for (const lineBreak of ['\n', '\r', '\r\n']) {
    const bytes = Buffer.from(['', '{"text":"a"}', '', '{"text":"b"}', ''].join(lineBreak));
    const { cuts, summary } = splitDump(bytes, 'made.jsonl', [1]);
    expect(cuts.map((cut) => cut.line)).toEqual([2, 4]);
    expect(summary.lines).toBe(4);
  }
});

test('a very long line is read without being held in memory, and its bytes are counted', () => {
  const as: Detection = { format: 'one-article', encoding: 'utf-8', byteOrderMarkBytes: 0, evidence: [] };
  const line = Buffer.alloc(3_000_000, 'harbour ');
  const { cuts } = splitAs(Buffer.concat([Buffer.from('A headline\n'), line, Buffer.from('\n')]), as, [65536]);
  expect(cuts).toEqual([{ ordinal: 1, start: 0, end: 11 + 3_000_000, line: 1 }]);
});

test('a record over 16 MB is rejected with its number and place, and the records around it are kept', async () => {
  const { openSplitter } = await import('../../src/dumps/open-splitter.ts');
  const as: Detection = { format: 'json-lines', encoding: 'utf-8', byteOrderMarkBytes: 0, evidence: [] };
  const splitter = openSplitter(as);
  const cuts = [...splitter.push(Buffer.from('{"text":"first"}\n{"text":"'))];
  const chunk = Buffer.alloc(1_048_576, 'x');
  for (let turn = 0; turn < 17; turn++) cuts.push(...splitter.push(chunk));
  cuts.push(...splitter.push(Buffer.from('"}\n{"text":"last"}')));
  const { cuts: last, summary } = splitter.end();
  expect([...cuts, ...last].map((cut) => [cut.ordinal, cut.line])).toEqual([
    [1, 1],
    [3, 3],
  ]);
  expect(summary.found).toBe(3);
  expect(summary.rejected).toMatchObject([
    { start: 17, failure: { code: 'record-too-long', record: 2, line: 2, byte: 17 } },
  ]);
  expect(summary.account.leftovers).toBeGreaterThan(16 * 1024 * 1024);
});

test('whatever the bytes, a cut becomes a text or a rejection and nothing is thrown', async () => {
  await fc.assert(
    fc.asyncProperty(wildBytes, detection, async (bytes, as) => {
      for (const cut of splitAs(bytes, as).cuts) {
        const piece = await readPiece(bytes.subarray(cut.start, cut.end), as, cut);
        const article = 'failure' in piece ? piece : readArticle(piece, as.format);
        if ('failure' in article) expect(article.failure.message).not.toBe('');
        else expect(article.body.trim()).toBe(article.body);
      }
    }),
    { numRuns: 400 },
  );
});

test.each([
  ['spaces inside a line', `Title${' '.repeat(60_000)}x: y\n`, 20],
  ['lines that come again and again', 'A line of five words here\nAnother line of five words\n', 20_000],
  ['share markers', 'TT\nA headline of five words\n', 20_000],
  ['dashes that end otherwise', `${'-'.repeat(190)}x\n`, 4_000],
])('%s take no longer than other text', async (_, part, times) => {
  const bytes = Buffer.from(part.repeat(times));
  const before = process.cpuUsage();
  for (const format of formats) {
    const as: Detection = { format, encoding: 'utf-8', byteOrderMarkBytes: 0, evidence: [], separator: '-----' };
    for (const cut of splitAs(bytes, { ...as, headerNames: ['title'], seamGapLines: 2 }).cuts.slice(0, 50)) {
      const piece = await readPiece(bytes.subarray(cut.start, cut.end), as, cut);
      if (!('failure' in piece)) readArticle(piece, format);
    }
  }
  expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
});

test('names nested without end in a record do not break it', async () => {
  const text = `{"text":"a","author":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  const as: Detection = { format: 'json-lines', encoding: 'utf-8', byteOrderMarkBytes: 0, evidence: [] };
  const cut = { ordinal: 1, start: 0, end: text.length, line: 1 };
  expect(await readPiece(Buffer.from(text), as, cut)).toMatchObject({ text: 'a' });
});

test('a page whose headline is the oldest line that is remembered does not overlap the page above it', () => {
  const captions = Array.from({ length: 6 }, (_, i) => [
    `Crews at pier ${i}, March 4 (Agency)`,
    `Crews at pier ${i}, March 4 (Agency)`,
  ]);
  const story = 'The council closed the old bridge on Monday, after engineers found rust in two pillars.';
  const page = (headline: string) => [headline, ...captions.flat(), 'TT', headline, story];
  const bytes = Buffer.from(
    [...page('Bridge closed for half a year'), ...page('Ferry adds four boats today')].join('\n'),
  );
  const as: Detection = { format: 'scraped-pages', encoding: 'utf-8', byteOrderMarkBytes: 0, evidence: [] };
  const { cuts } = splitAs(bytes, as);
  expect(cuts.map(({ start, end }) => bytes.toString('utf8', start, end).split('\n')[0])).toEqual([
    'Bridge closed for half a year',
    'Ferry adds four boats today',
  ]);
  expect(cuts[0]?.end).toBe(cuts[1] === undefined ? -1 : cuts[1].start - 1);
});
