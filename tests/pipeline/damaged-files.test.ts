import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../../src/intake/receipt.ts';
import { takeThrough } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';
import { mondayDump } from './dumps.ts';
import { listFiles } from './four-ways.ts';

let context: TestContext;
beforeEach(async () => {
  context = await openTestContext();
});
afterEach(() => context.close());

const record = (title: string, text: string) => JSON.stringify({ title, text });
const good = record('Bridge closed for half a year', 'The council closed the old bridge on Monday.');
const better = record('Ferry adds four boats', 'Four boats cross the river from Tuesday on.');

/** Takes a file in; its receipt as it lies beside the file, and where that is. */
async function take(name: string, bytes: string | Uint8Array): Promise<{ receipt: Receipt; folder: string }> {
  await takeThrough(context, name, bytes);
  const path = filesBelow(context.dataFolder).find((each) => each.endsWith(`/${name}.receipt.json`));
  if (path === undefined) throw new Error(`no receipt for ${name}`);
  return {
    receipt: JSON.parse(readFileSync(path, 'utf8')),
    folder: path.slice(context.dataFolder.length + 1).split('/')[0] ?? '',
  };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Content of a file that was set aside, by the end of its path. */
function setAside(ending: string): string {
  const path = filesBelow(join(context.dataFolder, 'failed')).find((each) => each.endsWith(ending));
  return path === undefined ? '' : readFileSync(path, 'utf8');
}

async function textsOf(): Promise<string[]> {
  const rows = await context.db.execute("select coalesce(headline, '') || '|' || body as text from texts order by id");
  return (rows as unknown as { text: string }[]).map(({ text }) => text);
}

function expectWholeAccount({ bytes }: Receipt, sizeBytes: number): void {
  expect(bytes?.bytes).toBe(sizeBytes);
  const { articles = 0, furniture = 0, separators = 0, leftovers = 0 } = bytes ?? {};
  expect(articles + furniture + separators + leftovers).toBe(sizeBytes);
}

describe('a file that cannot be unfolded', () => {
  test('a gzip file that is cut short fails with the byte at which it ends, and nothing of it is stored', async () => {
    const { receipt, folder } = await take('short.jsonl.gz', gzipSync(mondayDump).subarray(0, 400));
    expect(folder).toBe('failed');
    expect(receipt).toMatchObject({
      outcome: 'failed',
      reasons: [{ code: 'compression-damaged', byte: expect.any(Number) }],
    });
    expect(receipt.reasons[0]?.message).toContain('unexpected end of file');
    expect(await textsOf()).toEqual([]);
    expect(listFiles(context.dataFolder)).toContain('failed/short.jsonl.gz');
  });
});

describe('bytes that are no characters', () => {
  test('a few that are not UTF-8 are read as windows-1252, their line alone, and the rest as it is', async () => {
    const text = Buffer.concat([
      Buffer.from('Café opens at the “Old Mill”\n\nThe café opened – after 3 years – on Monday.\n\n'.repeat(4)),
      Buffer.from([0x4e, 0x61, 0xef, 0x76, 0x65, 0x20, 0x80, 0x35, 0x0a]),
    ]);
    const { receipt } = await take('invalid.txt', text);
    expect(receipt).toMatchObject({ outcome: 'done', encoding: 'utf-8' });
    expect(receipt.format?.evidence.join()).toMatch(/UTF-8 but for \d+ of its \d+ characters/);
    const [article] = await textsOf();
    expect(article).toContain('Naïve €5');
    expect(article).toContain('café opened – after');
    expect(article).not.toContain('\ufffd');
    expectWholeAccount(receipt, text.length);
  });

  test('records of two encodings in one dump are each read in their own', async () => {
    const latin = Buffer.from(record('Größe der Brücke', 'Die Brücke ist für Monate gesperrt.'), 'latin1');
    const utf8 = Buffer.from(record('Fähre fährt öfter', 'Vier Boote fahren über den Fluß.'), 'utf8');
    const filler = Array.from({ length: 30 }, (_, i) => record(`Häufige Meldung ${i}`, `Es ist schön, zum ${i}. Mal.`));
    const bytes = Buffer.concat([
      Buffer.from(`${filler.join('\n')}\n`),
      latin,
      Buffer.from('\n'),
      utf8,
      Buffer.from('\n'),
    ]);
    const { receipt } = await take('mixed.jsonl', bytes);
    expect(receipt.counts).toMatchObject({ articles: { rejected: 0 }, found: 32 });
    const texts = (await textsOf()).join('\n');
    expect(texts).toContain('Größe der Brücke|Die Brücke ist für Monate gesperrt.');
    expect(texts).toContain('Fähre fährt öfter|Vier Boote fahren über den Fluß.');
  });

  test('zero bytes here and there are taken out of a text', async () => {
    const text = Buffer.from(
      `Bridge closed for half a year\n\n${'The council closed the old bridge. '.repeat(80)}Rust\0 was found.\n`,
    );
    const { receipt } = await take('zeros.txt', text);
    expect(receipt).toMatchObject({ outcome: 'done', counts: { articles: { new: 1 } } });
    expect((await textsOf())[0]).toContain('Rust was found.');
    expectWholeAccount(receipt, text.length);
  });

  test('a file of zero bytes fails as no text, with the first of them', async () => {
    const { receipt, folder } = await take(
      'holes.txt',
      Buffer.concat([Buffer.from('A headline\n\n'), Buffer.alloc(5000)]),
    );
    expect(folder).toBe('failed');
    expect(receipt).toMatchObject({ outcome: 'failed', reasons: [{ code: 'text-binary', byte: 12 }] });
  });
});

describe('lines', () => {
  test('that end in CR alone are lines', async () => {
    const article = (headline: string, body: string) => `${headline}\r\r${body}\r`;
    const bridge = article(
      'Bridge closed for half a year',
      'The council closed the old bridge on Monday; rust was found in two pillars.',
    );
    const ferry = article(
      'Ferry adds four boats on Tuesday',
      'Four boats cross the river from Tuesday on, every half an hour until midnight.',
    );
    const school = article(
      'School on the hill opens again',
      'Lessons begin at eight on Thursday, in the old rooms and in four new ones.',
    );
    const bytes = Buffer.from([bridge, ferry, school].join('\r--------------------\r\r'));
    const { receipt } = await take('old-mac.txt', bytes);
    expect(receipt).toMatchObject({ outcome: 'done', format: { name: 'separator-lines' }, counts: { found: 3 } });
    expect(await textsOf()).toEqual([
      'Bridge closed for half a year|The council closed the old bridge on Monday; rust was found in two pillars.',
      'Ferry adds four boats on Tuesday|Four boats cross the river from Tuesday on, every half an hour until midnight.',
      'School on the hill opens again|Lessons begin at eight on Thursday, in the old rooms and in four new ones.',
    ]);
    expectWholeAccount(receipt, bytes.length);
  });

  test('of CR alone are each read in their own encoding', async () => {
    const lines = ['Café opens at the “Old Mill”', '', 'The café opened – after 3 years – on Monday.', '', ''].join(
      '\r',
    );
    const latin = Buffer.from('Naïve Größe: 5 Räume.\r', 'latin1');
    await take('old-mac.txt', Buffer.concat([Buffer.from(lines.repeat(12)), latin]));
    expect((await textsOf()).join()).toContain('Naïve Größe: 5 Räume.');
    expect((await textsOf()).join()).toContain('The café opened – after 3 years');
  });

  test('of CR alone count for the line of a bad record too', async () => {
    const { receipt } = await take('old-mac.jsonl', `${good}\r{"oops\r${better}\r`);
    expect(receipt.counts.articles).toMatchObject({ new: 2, rejected: 1 });
    expect(receipt.reasons).toMatchObject([{ code: 'record-not-json', record: 2, line: 2 }]);
  });

  test('of 50 MB are set aside with number and place, the records around them are read, and memory stays small', async () => {
    const long = Buffer.alloc(50 * 1024 * 1024, 'x');
    const bytes = Buffer.concat([Buffer.from(`${good}\n{"text":"`), long, Buffer.from(`"}\n${better}\n`)]);
    const usedBytes = () => process.memoryUsage().heapUsed + process.memoryUsage().external;
    const before = usedBytes();
    let mostBytes = 0;
    const timer = setInterval(() => {
      mostBytes = Math.max(mostBytes, usedBytes());
    }, 5);
    const { receipt } = await take('long.jsonl', bytes);
    clearInterval(timer);
    expect(mostBytes).toBeGreaterThan(0);
    expect(mostBytes - before).toBeLessThan(100 * 1024 * 1024);
    expect(receipt).toMatchObject({ outcome: 'done', counts: { articles: { new: 2, rejected: 1 }, found: 3 } });
    expect(receipt.reasons).toMatchObject([{ code: 'record-too-long', record: 2, line: 2, byte: good.length + 1 }]);
    expect(JSON.parse(setAside('reasons.jsonl'))).toMatchObject({
      record: 2,
      line: 2,
      code: 'record-too-long',
      bytesKept: false,
    });
    expectWholeAccount(receipt, bytes.length);
  });
});

describe('a bad record', () => {
  const broken = '{"title": "No end", "text": "It breaks';
  const empty = '{"title": "No text at all"}';

  test('is set aside with its number, reason and bytes, and the rest of the file goes on', async () => {
    const { receipt, folder } = await take('some.jsonl', [good, broken, better, empty, ''].join('\n'));
    expect(folder).toBe('done');
    expect(receipt.counts.articles).toMatchObject({ new: 2, rejected: 2 });
    expect(receipt.reasons).toMatchObject([
      { code: 'record-not-json', record: 2, line: 2 },
      { code: 'record-without-text', record: 4, line: 4 },
    ]);
    expect(receipt.warnings).toEqual([expect.stringMatching(/^2 records were set aside: record 2 at line 2/)]);
    expect(receipt.setAside).toMatch(/^failed\/some\.jsonl\.\w{26}\.rejected$/);
    const reasons = setAside('.rejected/reasons.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(reasons).toMatchObject([
      { record: 2, line: 2, start: good.length + 1, code: 'record-not-json', bytesKept: true },
      { record: 4, line: 4, code: 'record-without-text', bytesKept: true },
    ]);
    expect(setAside('.rejected/records.jsonl')).toBe(`${broken}\n${empty}\n`);
  });

  test('of a packed table is set aside below the header, so that it can be mended and dropped', async () => {
    const rows = [
      'headline,date,text',
      'A,2021-03-04,"One came."',
      'B,2021-03-05,"Two, came",too many',
      'C,2021-03-06,Three came.',
      '',
    ];
    const { receipt } = await take('table.csv.gz', gzipSync(rows.join('\n')));
    expect(receipt.counts.articles).toMatchObject({ new: 2, rejected: 1 });
    expect(setAside('.rejected/records.csv')).toBe(`headline,date,text\n${rows[2]}\n`);
    expect(listFiles(context.dataFolder).filter((path) => path.startsWith('spool/'))).toEqual([]);
  });

  test('among bad ones only leaves the file itself on the failed shelf', async () => {
    const { receipt, folder } = await take('all.jsonl', `${broken}\n${empty}\n`);
    expect(folder).toBe('failed');
    expect(receipt.reasons).toHaveLength(2);
    expect(listFiles(context.dataFolder).filter((path) => path.startsWith('failed/'))).toEqual([
      'failed/all.jsonl',
      'failed/all.jsonl.receipt.json',
    ]);
  });
});
