import { expect, test } from 'vitest';
import { Refusal } from '../../src/base/failure.ts';
import { detectDump } from '../../src/dumps/detect-dump.ts';
import { encode } from '../support/made-dumps.ts';

const story =
  'The council closed the old bridge on Monday, and 4,200 commuters will have to take the ferry until the summer.';
const more =
  'Engineers found rust in two of its nine pillars. “We could not wait,” the mayor said – the repairs cost €3m.';

function check(text: string, format: string, name = 'made.txt'): void {
  expect(detectDump(Buffer.from(text), name, true)).toMatchObject({ format });
}

function refusal(bytes: Uint8Array): unknown {
  try {
    detectDump(bytes, 'made.txt', true);
  } catch (error) {
    if (error instanceof Refusal) return error.failure;
    throw error;
  }
  return null;
}

test.each([
  [
    'headline, captions, share marker, headline',
    `Bridge closed for half a year\n\nThe bridge (Reuters)\nThe bridge (Reuters)\nTT\n12\n\nBridge closed for half a year\n\nThe bridge (Reuters)\n\n${story}`,
    'scraped-pages',
  ],
  [
    'a page without a share marker',
    `Bridge closed for half a year\n\nThe old bridge at dawn (Reuters)\nThe old bridge at dawn (Reuters)\n\nBridge closed for half a year\n\n${story}`,
    'scraped-pages',
  ],
  ['a date header', ` date 2021-03-04 \n\n\n\n${story}\n\n${more}`, 'scraped-pages'],
  [
    "a re-poster's notice",
    `${story}\n${more}\nNote: This text was indexed from elsewhere, copyright with its owner.`,
    'scraped-pages',
  ],
  [
    'bars of dashes',
    `Bridge closed for half a year\n\n${story}\n\n-----\n\nFerry adds four boats\n\n${more}`,
    'separator-lines',
  ],
  ['form feeds', `Bridge closed for half a year\n${story}\n\fFerry adds four boats\n${more}`, 'separator-lines'],
  [
    'bars above and below headlines',
    `======\nBridge closed for half a year\n======\n${story}\n======\nFerry adds four boats\n======\n${more}`,
    'separator-lines',
  ],
  [
    'asterisks between sections of one article',
    `Bridge closed for half a year\n\n${story}\n\n***\n\n${more}\n\n***\n\n${story}`,
    'one-article',
  ],
  ['header blocks', `Title: Bridge closed\nDate: 2021-03-04\n\n${story}`, 'header-blocks'],
  ['a colon in a text', `Bridge closed\n\nSource: the council said so. ${story}\n\n${more}`, 'one-article'],
  ['records', `{"title":"Bridge closed","text":"x"}\n{"title":"Ferry","text":"y"}`, 'json-lines'],
  ['one headline and its text', `Bridge closed\n${story}\n${more}`, 'one-article'],
  ['text alone', `${story}\n\n${more}`, 'one-article'],
])('%s', (_, text, format) => check(text, format));

test('a damaged first record does not hide that a file named .jsonl holds JSON Lines', () => {
  check('{"title":"Bridge cl\n{"title":"Ferry","text":\n{"text":"a"', 'json-lines', 'export.jsonl');
});

test.each([
  ['utf-8', true, 3],
  ['utf-8', false, 0],
  ['utf-16le', true, 2],
  ['utf-16le', false, 0],
  ['utf-16be', true, 2],
  ['utf-16be', false, 0],
  ['windows-1252', false, 0],
] as const)('a text in %s, byte order mark %s', (encoding, mark, byteOrderMarkBytes) => {
  const bytes = encode(`Bridge closed\n\n${story}\n\n${more}`, encoding, mark);
  expect(detectDump(bytes, 'made.txt', true)).toMatchObject({ encoding, byteOrderMarkBytes });
});

test('a head that ends inside a character is still UTF-8', () => {
  const bytes = Buffer.from(`${more} ${'€'.repeat(20)}`);
  for (const cut of [1, 2]) {
    expect(detectDump(bytes.subarray(0, bytes.length - cut), 'made.txt', false).encoding).toBe('utf-8');
  }
});

test('a file without bytes, and one of white space, are refused as empty', () => {
  for (const text of ['', ' \n\r\n\t', '\ufeff', '\ufeff\n\n']) {
    expect(refusal(Buffer.from(text))).toMatchObject({ code: 'file-empty' });
  }
});

test('zero and control bytes that fit no encoding are refused with the first of them', () => {
  expect(refusal(Buffer.from('A short text\0 with a zero byte'))).toMatchObject({ code: 'text-binary', byte: 12 });
  expect(refusal(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]))).toMatchObject({
    code: 'text-binary',
    byte: 0,
  });
  const noise = Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919 + at * at * 31) % 256));
  expect(refusal(noise)).toMatchObject({ code: 'text-binary' });
  expect(refusal(Buffer.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0]))).toMatchObject({ code: 'encoding-unknown' });
});

test('a stray zero byte in a long text does not make it binary', () => {
  const text = `${story}\n`.repeat(60);
  expect(detectDump(Buffer.from(`${text}\0${text}`), 'made.txt', true).encoding).toBe('utf-8');
});
