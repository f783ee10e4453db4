import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Encoding } from '../../src/dumps/detection.ts';
import { encode, splitAs, splitDump } from '../support/made-dumps.ts';
import type { MadeRecord } from '../support/made-records.ts';
import { madeRecords, readRecords, trimmedRecord } from '../support/made-records.ts';

const encodings: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];

function plain(record: MadeRecord): object {
  return {
    ...{ title: record.headline, authors: [record.author], date_publish: `${record.day} `, image: null },
    ...{ source: { id: null, name: record.outlet }, url: record.url, maintext: record.paragraphs.join('\n') },
  };
}

function linked(record: MadeRecord): object {
  return {
    '@type': 'NewsArticle',
    ...{ headline: record.headline, author: [{ '@type': 'Person', name: record.author }], datePublished: record.day },
    ...{ publisher: { '@type': 'Organization', name: record.outlet }, url: record.url },
    articleBody: record.paragraphs.join('\n\n'),
  };
}

/** Ways in which exports wrap their records. */
const wrappings: readonly (readonly [string, (records: readonly MadeRecord[]) => unknown, readonly string[]])[] = [
  ['a list', (records) => records.map(plain), []],
  [
    'a list of articles among others',
    (records) => ({ status: 'ok', total: 900, articles: records.map(plain) }),
    ['articles'],
  ],
  ['items of data', (records) => ({ data: { page: [1], items: records.map(plain) }, links: {} }), ['data', 'items']],
  [
    'hits of a search engine',
    (records) => ({
      took: 3,
      hits: {
        total: { value: 2 },
        hits: records.map((record, at) => ({ _index: 'n', _id: at, _source: plain(record) })),
      },
    }),
    ['hits', 'hits'],
  ],
  [
    'resources with attributes',
    (records) => ({ data: records.map((record) => ({ id: 1, attributes: plain(record) })) }),
    ['data'],
  ],
  ['a list of linked data', (records) => records.map(linked), []],
  [
    'graphs of linked data',
    (records) => records.map((record) => ({ '@graph': [{ '@type': 'WebPage', name: 'x' }, linked(record)] })),
    [],
  ],
  [
    'records under their addresses',
    (records) => Object.fromEntries(records.map((record) => [record.url, plain(record)])),
    ['*'],
  ],
  [
    'lists under their days',
    (records) => Object.fromEntries(records.map((record, at) => [`2021-03-0${at}`, [plain(record)]])),
    ['*'],
  ],
  ['pages of lists', (records) => records.map((record) => ({ page: 1, results: [plain(record)] })), ['*', 'results']],
];

test.each(wrappings)('%s gives back its records, in any encoding and layout', async (_, wrap, path) => {
  await fc.assert(
    fc.asyncProperty(
      madeRecords(2, 5),
      fc.constantFrom(0, 1, 2, '\t'),
      fc.constantFrom(...encodings),
      fc.boolean(),
      fc.boolean(),
      fc.integer({ min: 1, max: 700 }),
      async (made, indent, encoding, mark, returns, chunk) => {
        const text = JSON.stringify(wrap(made), null, indent).replace(/\n/g, returns ? '\r\n' : '\n');
        const bytes = encode(
          encoding === 'windows-1252' ? asAscii(text) : text,
          encoding,
          mark && encoding !== 'windows-1252',
        );
        const { detection, records, summary } = await readRecords(bytes, 'made.json', [chunk]);
        expect(detection).toMatchObject({ format: 'json-document', recordPath: path });
        expect(records).toEqual(made.map(trimmedRecord));
        const { account } = summary;
        expect(account.articles + account.furniture + account.separators + account.leftovers).toBe(bytes.length);
      },
    ),
    { numRuns: 30 },
  );
});

function asAscii(text: string): string {
  return text.replace(/[^\x00-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

test('one object over several lines is one article', async () => {
  const text = JSON.stringify({ headline: 'Bridge closed', articleBody: 'The council closed it.' }, null, 2);
  const { detection, records } = await readRecords(Buffer.from(text), 'made.json');
  expect(detection).toMatchObject({ format: 'json-document', recordPath: [] });
  expect(records).toMatchObject([{ headline: 'Bridge closed', paragraphs: ['The council closed it.'] }]);
});

test('objects over several lines may follow each other', async () => {
  const one = (number: number) => JSON.stringify({ title: `Title ${number}`, text: `Text ${number}.` }, null, 1);
  const { records } = await readRecords(Buffer.from([1, 2, 3].map(one).join('\n')), 'made.json', [5]);
  expect(records).toMatchObject([{ headline: 'Title 1' }, { headline: 'Title 2' }, { headline: 'Title 3' }]);
});

test('lines that are articles stay JSON Lines', () => {
  const text = '{"title":"One","text":"Text one."}\n{"title":"Two","text":"Text two."}\n';
  expect(splitDump(Buffer.from(text), 'made.json').detection.format).toBe('json-lines');
  expect(splitDump(Buffer.from(text.slice(0, 35)), 'made.json').detection.format).toBe('json-lines');
});

const list = (records: readonly string[]): string => `[\n${records.map((record) => `  ${record}`).join(',\n')}\n]\n`;
const record = (number: number): string =>
  JSON.stringify({ title: `Title ${number}`, tags: ['a', { title: 'b' }], text: `Text "${number}".` }, null, 2).replace(
    /\n/g,
    '\n  ',
  );

test.each([
  ['a value without a comma', record(2).replace('",', '"'), 5],
  ['a string without its end', record(2).replace('2".', '2').replace('\\"."', ''), 0],
  ['a bracket that is missing', record(2).replace(']', ''), 0],
  ['an object without its end', record(2).slice(0, -1), 0],
  ['a break inside a string', record(2).replace('Text', 'Text\n{"'), 0],
  ['a bracket too many', record(2).replace(']', ']}'), 0],
])('%s costs its record alone', async (_, bad) => {
  const text = list([record(1), bad, record(3), record(4)]);
  const { records, detection } = await readRecords(Buffer.from(text), 'made.json', [7]);
  expect(detection.format).toBe('json-document');
  expect(records[0]).toMatchObject({ headline: 'Title 1' });
  expect(records.slice(-2)).toMatchObject([{ headline: 'Title 3' }, { headline: 'Title 4' }]);
  expect(records.slice(1, -2).length).toBeGreaterThan(0);
  for (const refused of records.slice(1, -2)) expect(refused).toHaveProperty('code');
});

test('a list that breaks off keeps its whole records', async () => {
  const text = list([record(1), record(2), record(3)]);
  const { records } = await readRecords(Buffer.from(text.slice(0, -20)), 'made.json');
  expect(records).toMatchObject([
    { headline: 'Title 1' },
    { headline: 'Title 2' },
    { code: 'record-not-json', record: 3 },
  ]);
});

test('elements that are no objects are refused', async () => {
  const text = '[{"title":"One","text":"Text one."}, null, 7 ,"x, y",{"title":"Two","text":"Text two."}, 8]';
  const { records } = await readRecords(Buffer.from(text), 'made.json', [3]);
  expect(records.map((found) => ('code' in found ? found.code : found.headline))).toEqual([
    'One',
    'record-not-json',
    'record-not-json',
    'record-not-json',
    'Two',
    'record-not-json',
  ]);
});

test('cuts of wild documents do not depend on the chunks and never overlap', () => {
  const part = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\n',
    '\r\n',
    ' ',
    '"a"',
    '"articles":[',
    '{"a":1}',
    'é',
    '7',
  );
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 60 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...encodings),
      fc.constantFrom([], ['articles'], ['*'], ['*', 'a']),
      (parts, chunks, encoding, recordPath) => {
        const bytes = encode(parts.join(''), encoding, false);
        const as = { format: 'json-document', encoding, byteOrderMarkBytes: 0, evidence: [], recordPath } as const;
        const whole = splitAs(bytes, as);
        expect(splitAs(bytes, as, chunks)).toEqual(whole);
        const { account } = whole.summary;
        expect(Math.min(account.articles, account.furniture, account.separators)).toBeGreaterThanOrEqual(0);
        let last = 0;
        for (const cut of whole.cuts) {
          expect(cut.start).toBeGreaterThanOrEqual(last);
          expect(cut.end).toBeGreaterThan(cut.start);
          last = cut.end;
        }
        expect(last).toBeLessThanOrEqual(bytes.length);
      },
    ),
    { numRuns: 1500 },
  );
});

test('brackets nested without end take no memory and no time', () => {
  for (const text of ['['.repeat(300_000), '{"a":'.repeat(100_000), `{"articles":${'['.repeat(300_000)}`]) {
    const { summary } = splitDump(Buffer.from(`${text}\n`), 'made.json', [65_536]);
    expect(summary.account.bytes).toBe(text.length + 1);
  }
});

test('answers of news interfaces are read by their own names', async () => {
  const docs = [
    {
      web_url: 'https://example.org/a',
      lead_paragraph: 'The council closed it.',
      pub_date: '2021-03-04T05:06:07+0000',
      headline: { main: 'Bridge closed', kicker: null },
      byline: { original: 'By Ann Lee' },
    },
    {
      webTitle: 'Ferry adds boats',
      webPublicationDate: '2021-03-05T00:00:00Z',
      webUrl: 'https://example.org/b',
      fields: { bodyText: 'Four boats come.', byline: 'Bo Lund' },
    },
    {
      title: { rendered: 'Storm' },
      content: { rendered: '<p>It came.</p>\n<p>It &amp; rain went.</p>' },
      link: 'https://example.org/c',
      date: '2021-03-06',
    },
  ];
  const { records, detection } = await readRecords(Buffer.from(JSON.stringify({ response: { docs } })), 'made.json');
  expect(detection.recordPath).toEqual(['response', 'docs']);
  expect(records).toMatchObject([
    {
      headline: 'Bridge closed',
      author: 'Ann Lee',
      url: 'https://example.org/a',
      paragraphs: ['The council closed it.'],
    },
    { headline: 'Ferry adds boats', author: 'Bo Lund', url: 'https://example.org/b', paragraphs: ['Four boats come.'] },
    { headline: 'Storm', day: '2021-03-06', paragraphs: ['It came.', 'It & rain went.'] },
  ]);
});

test('a list that states no texts is refused record by record', async () => {
  const articles = [1, 2].map((number) => ({
    url: `https://e.org/${number}`,
    title: `Title ${number}`,
    seendate: '20210304',
  }));
  const { records } = await readRecords(Buffer.from(JSON.stringify({ articles }, null, 1)), 'made.json');
  expect(records.map((found) => ('code' in found ? found.code : ''))).toEqual([
    'record-without-text',
    'record-without-text',
  ]);
});
