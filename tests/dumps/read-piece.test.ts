import { expect, test } from 'vitest';
import { detectDump } from '../../src/dumps/detect-dump.ts';
import type { Detection } from '../../src/dumps/detection.ts';
import type { Piece, RejectedPiece } from '../../src/dumps/piece.ts';
import { readPiece } from '../../src/dumps/read-piece.ts';
import { splitAs } from '../support/made-dumps.ts';

const jsonLines: Detection = { format: 'json-lines', encoding: 'utf-8', byteOrderMarkBytes: 0, evidence: [] };

function read(
  text: string,
  detection = detectDump(Buffer.from(text), 'made.txt', true),
): Promise<(Piece | RejectedPiece)[]> {
  const bytes = Buffer.from(text);
  const { cuts } = splitAs(bytes, detection);
  return Promise.all(cuts.map((cut) => readPiece(bytes.subarray(cut.start, cut.end), detection, cut)));
}

test.each([
  [
    'as news-please writes them',
    {
      title: 'Bridge closed',
      maintext: 'One.\nTwo.',
      date_publish: '2021-03-04 10:00:00',
      source_domain: 'example.org',
      authors: ['Ann Lee', 'Bo Ek'],
      url: 'https://example.org/1',
      date_download: '2021-03-05 01:00:00',
      description: 'x',
    },
    {
      headline: 'Bridge closed',
      published: '2021-03-04 10:00:00',
      outlet: 'example.org',
      byline: 'Ann Lee, Bo Ek',
      url: 'https://example.org/1',
      observed: '2021-03-05 01:00:00',
    },
  ],
  [
    'as trafilatura writes them',
    {
      title: 'Bridge closed',
      author: 'Ann Lee',
      hostname: 'example.org',
      sitename: 'The Example',
      date: '2021-03-04',
      raw_text: 'Bridge closed One.',
      text: 'One.\nTwo.',
      source: 'https://example.org/1',
      categories: 'Traffic',
    },
    {
      headline: 'Bridge closed',
      published: '2021-03-04',
      outlet: 'The Example',
      byline: 'Ann Lee',
      url: 'https://example.org/1',
      section: 'Traffic',
    },
  ],
  [
    'as newspaper writes them',
    {
      title: 'Bridge closed',
      text: 'One.\nTwo.',
      publish_date: '2021-03-04T10:00:00+01:00',
      source_url: 'https://example.org',
      url: 'https://example.org/1',
      authors: [],
    },
    { headline: 'Bridge closed', published: '2021-03-04T10:00:00+01:00', url: 'https://example.org/1' },
  ],
  [
    'as schema.org names them',
    {
      headline: 'Bridge closed',
      articleBody: ['One.', 'Two.'],
      datePublished: '2021-03-04',
      author: { name: 'Ann Lee' },
      publisher: { name: 'The Example' },
    },
    { headline: 'Bridge closed', published: '2021-03-04', outlet: 'The Example', byline: 'Ann Lee' },
  ],
])('JSON fields %s', async (_, record, fields) => {
  expect(await read(JSON.stringify(record), jsonLines)).toEqual([{ text: 'One.\nTwo.', fields }]);
});

test('a record that is not JSON is rejected with its place, and the next ones are read', async () => {
  const pieces = await read('{"text":"ü","n":1}\n{"text":"ü",x}\n[1]\n{"text":"b"', jsonLines);
  expect(pieces.map((piece) => ('failure' in piece ? piece.failure : 'read'))).toMatchObject([
    'read',
    { code: 'record-not-json', record: 2, line: 2, byte: 20 + 13 },
    { code: 'record-not-json', record: 3, line: 3 },
    { code: 'record-not-json', record: 4, line: 4, byte: 40 + 11 },
  ]);
});

test('a record without text is rejected', async () => {
  for (const record of ['{"title":"Bridge closed"}', '{"text":" \\n "}', '{"text":null,"body":""}', '{"text":7}']) {
    expect(await read(record, jsonLines)).toMatchObject([
      { failure: { code: 'record-without-text', record: 1, line: 1 } },
    ]);
  }
});

test('characters that no database stores are taken out of a text', async () => {
  expect(await read('{"text":"a\\u0000b\\ud800c\\u0007"}', jsonLines)).toEqual([{ text: 'ab\ufffdc', fields: {} }]);
});

test('a header block gives its fields, and what is below it is the text', async () => {
  const block =
    'Headline: Bridge closed\nBy: Ann Lee\nPublished: 4 March 2021\nOutlet: The Example\nSection: Traffic\nWords: 120';
  const fields = {
    headline: 'Bridge closed',
    byline: 'Ann Lee',
    published: '4 March 2021',
    outlet: 'The Example',
    section: 'Traffic',
  };
  expect(await read(`${block}\n\nOne.\n\nSource: two.`)).toEqual([{ text: '\nOne.\n\nSource: two.', fields }]);
  expect(await read(`---\n${block}\n---\nOne.`)).toEqual([{ text: 'One.', fields }]);
  expect(await read(`${block}\nText: One.\nTwo.`)).toEqual([{ text: 'One.\nTwo.', fields }]);
});

test('fields of two lines below an article open no new one', async () => {
  const one =
    'Title: Bridge closed\nDate: 2021-03-04\n\nThe bridge is closed until May.\n\nSource: Council\nCopyright: none';
  expect(await read(`${one}\n\n${one}`)).toHaveLength(2);
});

test('a line that is no UTF-8 in a UTF-8 dump is read as windows-1252', async () => {
  const bytes = Buffer.concat([
    Buffer.from('Der Fluß steigt.\nDer Flu'),
    Buffer.from([0xdf, 0x20, 0x93, 0x0a]),
    Buffer.from('Öl.'),
  ]);
  const detection: Detection = { format: 'one-article', encoding: 'utf-8', byteOrderMarkBytes: 0, evidence: [] };
  const cut = { ordinal: 1, start: 0, end: bytes.length, line: 1 };
  expect(await readPiece(bytes, detection, cut)).toMatchObject({ text: 'Der Fluß steigt.\nDer Fluß “\nÖl.' });
});

test('a record of half a million lines below a block of fields is read', async () => {
  const [piece] = await read(`Title: Bridge closed\nDate: 2021-03-04\n\n${'Rust.\n'.repeat(500_000)}`);
  expect(piece).toMatchObject({ fields: { headline: 'Bridge closed' } });
});
