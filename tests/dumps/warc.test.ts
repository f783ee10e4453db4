import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';
import { readPiece } from '../../src/dumps/read-piece.ts';
import { splitAs, splitDump } from '../support/made-dumps.ts';
import { longRecord, pageOf, pageStyle } from '../support/made-pages.ts';
import { madeRecords, readRecords, trimmedRecord } from '../support/made-records.ts';
import type { WebCoding } from '../support/made-web-archives.ts';
import { answer, archiveRecord, siteStyle, wetText } from '../support/made-web-archives.ts';

const info = archiveRecord('warcinfo', 'application/warc-fields', 'software: made\r\n');
const wet = (text: string, length?: number) =>
  archiveRecord('conversion', 'text/plain', text, 'https://example.org/a', length);

const page = (number: number) =>
  `Bridge ${number} closed to all | The Example\nHome\nNews\nBridge ${number} closed to all\nBy Ann Lee\nThe council closed the old bridge number ${number} on Monday morning.\nEngineers had found rust in two of its pillars, they said.\nMost read\nFerry adds boats`;

test('a text of a page is read with its address, and the time of the crawl is not its date', async () => {
  const bytes = Buffer.concat([info, wet(page(1))]);
  const { detection, cuts, summary } = splitDump(bytes, 'made.warc.wet', [50]);
  expect(detection.format).toBe('warc');
  const piece = await readPiece(bytes.subarray(cuts[0]?.start, cuts[0]?.end), detection, cuts[0] ?? fail());
  const article = 'failure' in piece ? fail() : readArticle(piece, 'warc');
  expect(article).toMatchObject({
    headline: 'Bridge 1 closed to all',
    body: 'The council closed the old bridge number 1 on Monday morning.\n\nEngineers had found rust in two of its pillars, they said.',
    outlet: 'The Example',
    byline: 'Ann Lee',
    url: 'https://example.org/a',
    observed: '2021-05-06T07:08:09.000Z',
    published: null,
  });
  expect(summary.account).toMatchObject({ furniture: info.length - 4, separators: 8, leftovers: 0 });
});

function fail(): never {
  throw new Error('nothing was found');
}

test('pages of any site give back their articles', async () => {
  await fc.assert(
    fc.asyncProperty(madeRecords(1, 4), siteStyle, fc.integer({ min: 1, max: 3000 }), async (made, style, chunk) => {
      const blocks = made.map((record) =>
        archiveRecord('conversion', 'text/plain', wetText(record, style), record.url),
      );
      const bytes = Buffer.concat([info, ...blocks]);
      const { records, summary } = await readRecords(bytes, 'made.wet', [chunk]);
      expect(records).toEqual(
        made.map((record) => ({
          ...trimmedRecord(record),
          outlet: style.outlet,
          author: style.byline ? record.author : '',
          day: style.dated ? record.day : '',
        })),
      );
      const { account } = summary;
      expect(account.articles + account.furniture + account.separators + account.leftovers).toBe(bytes.length);
    }),
    { numRuns: 150 },
  );
});

test('answers of any site give back their articles, however they were packed', async () => {
  const coding = fc.constantFrom<WebCoding>('none', 'gzip', 'deflate', 'raw deflate', 'br');
  const chunk = fc.integer({ min: 1, max: 3000 });
  await fc.assert(
    fc.asyncProperty(
      madeRecords(1, 3),
      pageStyle,
      coding,
      fc.boolean(),
      chunk,
      async (made, style, as, parted, length) => {
        const blocks = made.map((record) => {
          const page = Buffer.from(pageOf(longRecord(record), style));
          return archiveRecord('response', 'application/http; msgtype=response', answer(page, as, parted), record.url);
        });
        const bytes = Buffer.concat([info, ...blocks]);
        const { records, summary } = await readRecords(bytes, 'made.warc', [length]);
        expect(records).toEqual(made.map((record) => trimmedRecord(longRecord(record))));
        const { account } = summary;
        expect(account.articles + account.furniture + account.separators + account.leftovers).toBe(bytes.length);
        expect(splitDump(bytes, 'made.warc', [length])).toEqual(splitDump(bytes, 'made.warc'));
      },
    ),
    { numRuns: 50 },
  );
});

const html = (title: string) =>
  Buffer.from(
    `<!doctype html><html><head><meta charset="utf-8"><title>${title} | The Example</title>
<meta property="article:published_time" content="2021-03-04T10:00:00Z"><meta property="og:site_name" content="The Example"></head>
<body><nav><a href="/">Home</a></nav><article><h1>${title}</h1><p class="by">By Ann Lee</p>
${[1, 2, 3, 4].map((part) => `<p>Paragraph ${part} tells, in a sentence of its own, what the council of the town said about it.</p>`).join('\n')}
</article><footer>© 2021</footer></body></html>`,
  );

const codings: readonly WebCoding[] = ['none', 'gzip', 'deflate', 'raw deflate', 'br'];

test.each(codings.flatMap((coding) => [[coding, true] as const, [coding, false] as const]))(
  'an answer with coding %s, in chunks: %s, is read as HTML',
  async (coding, chunked) => {
    const response = (title: string) =>
      archiveRecord('response', 'application/http; msgtype=response', answer(html(title), coding, chunked));
    const request = archiveRecord(
      'request',
      'application/http; msgtype=request',
      'GET / HTTP/1.1\r\nHost: example.org\r\n\r\n',
    );
    const bytes = Buffer.concat([
      info,
      request,
      response('Bridge closed at noon'),
      request,
      response('Ferry adds four boats'),
    ]);
    const { records, summary } = await readRecords(bytes, 'made.warc', [777]);
    expect(records).toMatchObject([
      {
        headline: 'Bridge closed at noon',
        outlet: 'The Example',
        url: 'https://example.org/a',
        day: '2021-03-04T10:00:00.000Z',
      },
      { headline: 'Ferry adds four boats' },
    ]);
    expect(records[0]).toMatchObject({ paragraphs: { length: 4 } });
    expect(summary.account.leftovers).toBe(0);
  },
);

test('images, errors, redirections and the crawler’s own records are no articles', async () => {
  const image = Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 31) % 256));
  const bytes = Buffer.concat([
    info,
    archiveRecord('response', 'application/http', answer(image, 'none', false, 'image/png')),
    archiveRecord(
      'response',
      'application/http',
      'HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Nothing is here.',
    ),
    archiveRecord('response', 'application/http', 'HTTP/1.1 301 Moved\r\nLocation: /b\r\n\r\n'),
    archiveRecord('metadata', 'application/warc-fields', 'fetchTimeMs: 3\r\n'),
    archiveRecord('revisit', 'application/http', 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'),
    archiveRecord('response', 'text/dns', '20210506 example.org. 300 IN A 1.2.3.4', 'dns:example.org'),
    archiveRecord('resource', 'text/html', html('Bridge closed at noon')),
  ]);
  const { records, summary } = await readRecords(bytes, 'made.warc');
  expect(records).toMatchObject([{ headline: 'Bridge closed at noon' }]);
  expect(summary.account.leftovers).toBe(0);
});

test.each([
  ['too small', (length: number) => length - 40],
  ['too large', (length: number) => length + 40],
  ['far too large', (length: number) => length + 1_000_000],
  ['nothing', () => 0],
])('a length that is %s costs no record', async (_, wrong) => {
  const bad = wet(page(2), wrong(page(2).length));
  const { records, summary } = await readRecords(
    Buffer.concat([info, wet(page(1)), bad, wet(page(3)), wet(page(4))]),
    'made.wet',
    [33],
  );
  expect(records).toMatchObject(
    [1, 2, 3, 4].map((number) => ({ headline: `Bridge ${number} closed to all`, paragraphs: { length: 2 } })),
  );
  expect(summary.account.leftovers).toBe(0);
});

test('a page that shows a record of an archive is not cut there', async () => {
  const shown = `${page(2)}\n\nWARC/1.0\nWARC-Type: conversion\nContent-Type: text/plain\nContent-Length: 5\n\nabcde\n\n`;
  const { records } = await readRecords(
    Buffer.concat([info, wet(page(1)), wet(shown), wet(page(3))]),
    'made.wet',
    [100],
  );
  expect(records).toMatchObject([1, 2, 3].map((number) => ({ headline: `Bridge ${number} closed to all` })));
});

test('an archive that breaks off keeps its whole records', async () => {
  const bytes = Buffer.concat([info, wet(page(1)), wet(page(2))]);
  const { records } = await readRecords(bytes.subarray(0, bytes.length - 60), 'made.wet');
  expect(records).toMatchObject([{ headline: 'Bridge 1 closed to all' }, { code: 'record-damaged', record: 2 }]);
  const inHead = await readRecords(bytes.subarray(0, info.length + wet(page(1)).length + 60), 'made.wet');
  expect(inHead.records).toMatchObject([{ headline: 'Bridge 1 closed to all' }]);
});

test('a page of nothing but menus is refused', async () => {
  const menus = 'The Example\nHome\nNews\nSport\nMost read\nFerry adds boats\nAbout us\nContact';
  const { records } = await readRecords(Buffer.concat([info, wet(menus), wet(page(2))]), 'made.wet');
  expect(records).toMatchObject([{ code: 'record-without-text', record: 1 }, { headline: 'Bridge 2 closed to all' }]);
});

test('a payload that cannot be unpacked is refused', async () => {
  const broken = Buffer.from(
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x00\x01\x02\x03',
  );
  const plain = Buffer.concat([
    Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n'),
    html('Bridge closed at noon'),
  ]);
  const bytes = Buffer.concat([
    info,
    archiveRecord('response', 'application/http', broken),
    archiveRecord('response', 'application/http', plain),
  ]);
  const { records } = await readRecords(bytes, 'made.warc');
  expect(records).toMatchObject([{ code: 'record-damaged', record: 1 }, { headline: 'Bridge closed at noon' }]);
});

test('cuts of wild archives do not depend on the chunks and never overlap', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'WARC/1.0\r\n',
      'WARC/1.1\n',
      '\r\n\r\n',
      '\n\n',
      '\n',
      'text\n',
      'WARC-Type: conversion\n',
      'Content-Type: text/plain\n',
      'x',
    ),
    fc.integer({ min: 0, max: 60 }).map((length) => `Content-Length: ${length}\n`),
    fc.constantFrom(info.toString(), wet('abc').toString(), wet('abc', 400).toString(), wet('a\nb\nc', 1).toString()),
  );
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 20 }),
      fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 4 }),
      (parts, chunks) => {
        const bytes = Buffer.from(parts.join(''));
        const as = { format: 'warc', encoding: 'utf-8', byteOrderMarkBytes: 0, evidence: [] } as const;
        const whole = splitAs(bytes, as);
        expect(splitAs(bytes, as, chunks)).toEqual(whole);
        const { account } = whole.summary;
        expect(
          Math.min(account.articles, account.furniture, account.separators, account.leftovers),
        ).toBeGreaterThanOrEqual(0);
        let last = 0;
        for (const cut of whole.cuts) {
          expect(cut.start).toBeGreaterThanOrEqual(last);
          expect(cut.end).toBeGreaterThan(cut.start);
          last = cut.end;
        }
        expect(last).toBeLessThanOrEqual(bytes.length);
      },
    ),
    { numRuns: 1000 },
  );
});
