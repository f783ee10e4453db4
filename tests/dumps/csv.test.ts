import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CsvQuoting } from '../../src/dumps/csv/scan-csv-record.ts';
import { openCsvScanner } from '../../src/dumps/csv/scan-csv-record.ts';
import type { Encoding } from '../../src/dumps/detection.ts';
import { encode, splitAs, splitDump } from '../support/made-dumps.ts';
import type { MadeRecord } from '../support/made-records.ts';
import { madeRecords, readRecords, trimmedRecord } from '../support/made-records.ts';

const encodings: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];

interface TableStyle {
  readonly delimiter: string;
  readonly quoting: CsvQuoting;
  readonly always: boolean;
  readonly lineBreak: string;
}

const tableStyle: fc.Arbitrary<TableStyle> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  quoting: fc.constantFrom<CsvQuoting>('doubled', 'backslash'),
  always: fc.boolean(),
  lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
});

function field(value: string, style: TableStyle): string {
  if (!style.always && !/["\n\r\\]/.test(value) && !value.includes(style.delimiter)) return value;
  const inner = style.quoting === 'backslash' ? value.replace(/["\\]/g, '\\$&') : value.replaceAll('"', '""');
  return `"${inner}"`;
}

function row(values: readonly string[], style: TableStyle): string {
  return values.map((value) => field(value, style)).join(style.delimiter);
}

const plainStyle: TableStyle = { delimiter: ',', quoting: 'doubled', always: false, lineBreak: '\n' };
const names = ['id', 'title', 'publication', 'author', 'date', 'url', 'content'];

function table(records: readonly MadeRecord[], style: TableStyle): string {
  const rows = records.map((record, at) =>
    row(
      [
        String(at + 1),
        record.headline,
        record.outlet,
        record.author,
        record.day,
        record.url,
        record.paragraphs.join(style.lineBreak),
      ],
      style,
    ),
  );
  return [row(names, style), ...rows, ''].join(style.lineBreak);
}

test('a small table is read by the names of its columns', async () => {
  const text =
    'title,date,source,url,text\n"Bridge closed, ""for good""",2021-03-04,The Example,https://example.org/b,"The council closed it.\nRust was found."\n';
  const { detection, records, summary } = await readRecords(Buffer.from(text), 'made.csv');
  expect(detection).toMatchObject({ format: 'csv', delimiter: ',', layout: 'doubled' });
  expect(records).toEqual([
    {
      headline: 'Bridge closed, "for good"',
      paragraphs: ['The council closed it.', 'Rust was found.'],
      outlet: 'The Example',
      author: '',
      url: 'https://example.org/b',
      day: '2021-03-04',
    },
  ]);
  expect(summary.account).toMatchObject({ furniture: 26, leftovers: 0 });
});

test('tables in any dialect, encoding and line break give back their records', async () => {
  await fc.assert(
    fc.asyncProperty(
      madeRecords(2, 5),
      tableStyle,
      fc.constantFrom(...encodings),
      fc.boolean(),
      fc.integer({ min: 1, max: 900 }),
      async (made, style, encoding, mark, chunk) => {
        const plain = encoding === 'windows-1252' ? made.map(asLatin) : made;
        const bytes = encode(table(plain, style), encoding, mark && encoding !== 'windows-1252');
        const { detection, records, summary } = await readRecords(bytes, 'made.csv', [chunk]);
        expect(detection).toMatchObject({ format: 'csv', delimiter: style.delimiter, columns: names });
        expect(records).toEqual(plain.map(trimmedRecord));
        const { account } = summary;
        expect(account.articles + account.furniture + account.separators + account.leftovers).toBe(bytes.length);
      },
    ),
    { numRuns: 150 },
  );
});

function asLatin(record: MadeRecord): MadeRecord {
  return { ...record, paragraphs: record.paragraphs.map((text) => `${text} Été.`) };
}

const wildText = fc
  .array(fc.constantFrom('a', 'b ', '"', '""', '"', ',', ',', '\n', '\r\n', '\\', '\\"', 'é', '1'), { maxLength: 40 })
  .map((parts) => parts.join(''));

test('rows end where csv-parse ends them, whatever the quotes', () => {
  fc.assert(
    fc.property(wildText, fc.constantFrom<CsvQuoting>('doubled', 'backslash', 'none'), (text, quoting) => {
      const bytes = Buffer.from(text, 'utf8');
      const scanner = openCsvScanner({ delimiter: ',', quoting });
      const counts: number[] = [];
      for (let at = 0; at < bytes.length; ) {
        const end = scanner.scan(bytes, at, bytes.length);
        if (end < 0 && scanner.isOpen()) return; // csv-parse refuses the whole text
        if ((end < 0 ? bytes.length : end) > at) counts.push(scanner.fields());
        at = end < 0 ? bytes.length : end + 1;
        scanner.reset();
      }
      const rows: string[][] = parse(bytes, {
        quote: quoting === 'none' ? null : '"',
        escape: quoting === 'backslash' ? '\\' : '"',
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_quotes: true,
        relax_column_count: true,
        skip_empty_lines: true,
      });
      expect(counts).toEqual(rows.map((fields) => fields.length));
    }),
    { numRuns: 2000 },
  );
});

test('cuts of damaged tables do not depend on the chunks', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(wildText, fc.constant('\n1,"x\ny",z,"t"\n')), { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...encodings),
      (parts, chunks, encoding) => {
        const bytes = encode(`a,b,c,text\n${parts.join('')}`, encoding, false);
        const as = {
          format: 'csv',
          encoding,
          byteOrderMarkBytes: 0,
          evidence: [],
          columns: ['a', 'b', 'c', 'd'],
        } as const;
        const whole = splitAs(bytes, as);
        expect(splitAs(bytes, as, chunks)).toEqual(whole);
        let last = 0;
        for (const cut of whole.cuts) {
          expect(cut.start).toBeGreaterThanOrEqual(last);
          expect(cut.end).toBeGreaterThan(cut.start);
          last = cut.end;
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test('a stray quote costs its row and not the rest', async () => {
  const rows = Array.from({ length: 30 }, (_, at) =>
    row(
      [
        String(at + 1),
        `Headline ${at + 1} of the day`,
        'Post',
        'A',
        '2021-03-04',
        `https://e.org/${at}`,
        `Text "${at}".\nMore, and more.`,
      ],
      plainStyle,
    ),
  );
  for (const damage of [
    '8,"An opened headline,Post,A,2021-03-04,https://e.org/x,Text of it.',
    '8,An "odd headline,Post,A,2021-03-04,https://e.org/x,"Text of it.\nMore',
  ]) {
    const text = [names.join(','), ...rows.slice(0, 7), damage, ...rows.slice(8), ''].join('\n');
    const { records } = await readRecords(Buffer.from(text), 'made.csv', [64]);
    expect(records.length).toBe(30);
    expect(records.filter((record) => 'headline' in record).length).toBe(29);
    expect(records[7]).toEqual({ code: 'record-damaged', record: 8, line: 16 });
    expect(records[8]).toMatchObject({
      headline: 'Headline 9 of the day',
      paragraphs: ['Text "8".', 'More, and more.'],
    });
  }
});

test('quotes inside a text that were not doubled are read as they stand', async () => {
  const text = 'title,date,text\nOne,2021-03-04,"She said "no, never" and\nleft the hall."\nTwo,2021-03-05,Plain.\n';
  const { records } = await readRecords(Buffer.from(text), 'made.csv');
  expect(records).toMatchObject([
    { headline: 'One', paragraphs: ['She said "no, never" and', 'left the hall.'] },
    { headline: 'Two', paragraphs: ['Plain.'] },
  ]);
});

test('a row that has more fields than the header is refused, a shorter one is read', async () => {
  const text = 'title,text,date,url\nOne,Text one.,2021-03-04,u\nTwo,Text, two,2021-03-05,u\nThree,Text three.\n';
  const { records } = await readRecords(Buffer.from(text), 'made.csv');
  expect(records).toMatchObject([
    { headline: 'One' },
    { code: 'record-damaged', record: 2, line: 3 },
    { headline: 'Three' },
  ]);
});

test('a table that breaks off inside a quoted text keeps its whole rows', async () => {
  const text = 'title,date,text\nOne,2021-03-04,"Text one."\nTwo,2021-03-05,"Text two.\nIt goes';
  const { records } = await readRecords(Buffer.from(text), 'made.csv');
  expect(records).toMatchObject([{ headline: 'One' }, { code: 'record-damaged', record: 2, line: 3 }]);
});

test('a header that comes again, empty rows and the hint of a spreadsheet are no articles', async () => {
  const text = 'sep=;\ntitle;text\nOne;Text one.\n;\n\ntitle;text\nTwo;Text two.\n';
  const { records, summary } = await readRecords(Buffer.from(text), 'made.csv');
  expect(records).toMatchObject([{ headline: 'One' }, { headline: 'Two' }]);
  expect(summary.account.furniture).toBe(5 + 10 + 10);
});

test('a column of row numbers without a name is passed over', async () => {
  const text = ',title,text\n0,One,Text one.\n1,Two,Text two.\n';
  expect((await readRecords(Buffer.from(text), 'made.csv')).records).toMatchObject([
    { headline: 'One' },
    { headline: 'Two' },
  ]);
  const unnamed = text.slice(1);
  expect((await readRecords(Buffer.from(unnamed), 'made.csv')).records).toMatchObject([
    { headline: 'One' },
    { headline: 'Two' },
  ]);
});

test.each([
  ['prose with commas', 'In the text, they said, all was well.\nNo one, not even she, believed it, though.\n'],
  ['a table without a text', 'title,date,url\nOne,2021-03-04,https://e.org/1\nTwo,2021-03-05,https://e.org/2\n'],
  ['an article whose headline has a comma', 'Title, text and date\n\nThe council closed the bridge, they said.\n'],
  ['names and then sentences', 'text, source\n\nThe council closed the old bridge on Monday.\n\nIt was rusty.\n'],
])('%s is no table', (_, text) => {
  expect(splitDump(Buffer.from(text), 'made.csv').detection.format).not.toBe('csv');
});

test('a row of many megabytes is cut whole, and rows after it are read', async () => {
  const long = 'word, '.repeat(500_000);
  const text = `title,text\nOne,"${long}\n${long}"\nTwo,Text two.\n`;
  const { cuts } = splitDump(Buffer.from(text), 'made.csv', [65_536]);
  expect(cuts.map((cut) => [cut.ordinal, cut.line])).toEqual([
    [1, 2],
    [2, 4],
  ]);
});

test('a text that is HTML is shown as text, and lists that Python wrote are names', async () => {
  const text = `title,authors,text\nOne,"['Ann Lee', ""Bo O'Dea""]","<p>First &amp; one.</p>\n<p>Second<br>third.</p>"\n`;
  const { records } = await readRecords(Buffer.from(text), 'made.csv');
  expect(records).toMatchObject([{ author: "Ann Lee, Bo O'Dea", paragraphs: ['First & one.', 'Second', 'third.'] }]);
});

test('a row with quotes behind backslashes is read although the rows before it double them', async () => {
  const text =
    'title,date,text\nOne,2021-03-04,"Text ""one""."\nTwo,2021-03-05,"She said \\"no, never\\", and left."\n';
  const { records } = await readRecords(Buffer.from(text), 'made.csv');
  expect(records).toMatchObject([{ paragraphs: ['Text "one".'] }, { paragraphs: ['She said "no, never", and left.'] }]);
});

test('in tables parted by tabs, quotes may stand for themselves', async () => {
  const text =
    'id\ttitle\ttext\n1\t"No" to the bridge\t"We wait," she said.\n2\tStorm\t"It came" and "went.\n3\t"Yes\tAll is well.\n';
  const { records } = await readRecords(Buffer.from(text), 'made.tsv');
  expect(records).toMatchObject([
    { headline: '"No" to the bridge', paragraphs: ['"We wait," she said.'] },
    { headline: 'Storm', paragraphs: ['"It came" and "went.'] },
    { headline: '"Yes', paragraphs: ['All is well.'] },
  ]);
});
