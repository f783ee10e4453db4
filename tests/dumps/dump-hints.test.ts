import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/base/failure.ts';
import { detectDump } from '../../src/dumps/detect-dump.ts';
import { formatNames } from '../../src/dumps/detection.ts';
import { canonicalHints, readFormatName, readHints } from '../../src/dumps/dump-hints.ts';
import { openSplitter } from '../../src/dumps/open-splitter.ts';
import { readPiece } from '../../src/dumps/read-piece.ts';

const read = (said: unknown, name = 'week.txt') => readHints(JSON.stringify(said), '/in/claimtrail.json', name);

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return `${error.failure.code}: ${error.message}`;
    throw error;
  }
  return 'nothing was wrong';
}

describe('a claimtrail.json', () => {
  test('says what holds for all files beside it', () => {
    expect(read({ format: 'csv', encoding: 'latin1', outlet: ' The Example ', dates: 'day-first' })).toEqual({
      format: 'csv',
      formatBy: 'claimtrail.json',
      encoding: 'windows-1252',
      outlet: 'The Example',
      dates: 'day-first',
    });
    expect(read({})).toEqual({});
  });

  test('says more of names that fit a pattern; the more specific pattern goes before the wider, wherever it stands', () => {
    const said = {
      outlet: 'All',
      files: {
        'week.txt': { outlet: 'This One' },
        '*.txt': { format: 'one-article', outlet: 'Texts' },
        'week.?xt': { encoding: 'utf-8' },
        '*.csv': { format: 'csv' },
      },
    };
    expect(read(said)).toEqual({
      format: 'one-article',
      formatBy: 'claimtrail.json',
      outlet: 'This One',
      encoding: 'utf-8',
    });
    expect(read(said, 'day.txt')).toMatchObject({ outlet: 'Texts' });
    expect(read(said, 'day.txt.gz')).toEqual({ outlet: 'All' });
  });

  test.each([
    ['*', 'week.txt', true],
    ['*.txt', '.txt', true],
    ['w*k*.txt', 'week-k.txt', true],
    ['w*k?.txt', 'week.txt', false],
    ['week', 'week.txt', false],
    ['[a-z]*', 'week.txt', false],
    [`${'*a'.repeat(40)}b`, 'a'.repeat(250), false],
  ])('the pattern %s and the name %s: %s', (pattern, name, fits) => {
    expect(read({ files: { [pattern]: { outlet: 'X' } } }, name)).toEqual(fits ? { outlet: 'X' } : {});
  });

  test.each([
    [{ format: 'lexis' }, `format must be one of ${formatNames.join(', ')}`],
    [{ files: { '*.txt': { format: 7 } } }, 'files["*.txt"].format must be one of'],
    [{ encoding: 'koi8' }, 'encoding must be one of utf-8, utf-16le'],
    [{ outlet: '' }, 'outlet must be a text of 1 to 200 characters'],
    [{ observed: '2021-02-30' }, 'observed must be a day (2021-03-04) or an instant'],
    [{ observed: '2021-02-03T10:00' }, 'observed must be a day (2021-03-04) or an instant'],
    [{ dates: 'german' }, 'dates must be day-first or month-first'],
    [{ language: 'de' }, 'has the unknown name "language"; known are format, encoding, outlet'],
    [{ files: { a: { files: {} } } }, 'files.a has the unknown name "files"'],
    [[], 'must be an object'],
  ])('%j is refused with its place', (said, message) => {
    expect(messageOf(() => read(said))).toContain(`hints-invalid: /in/claimtrail.json: ${message}`);
  });

  test('that is no JSON is refused with its line', () => {
    const text = '{\n  "format": "csv",\n  oops\n}';
    expect(messageOf(() => readHints(text, '/in/claimtrail.json', 'a'))).toMatch(/claimtrail\.json.*not JSON/);
  });
});

test('whatever a claimtrail.json holds, it is read or refused with a reason', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      const message = messageOf(() => readHints(text, 'claimtrail.json', 'a.txt'));
      expect(message).toMatch(/^nothing was wrong$|^hints-invalid: claimtrail\.json/);
    }),
  );
});

test('hints that have a file read in the same way are one string, whoever gave them; none are the empty one', () => {
  expect(canonicalHints({})).toBe('');
  const byFile = read({ outlet: 'X', format: 'csv' });
  const byCommand = { format: 'csv', outlet: 'X', formatBy: '--format' } as const;
  expect(canonicalHints(byFile)).toBe(canonicalHints(byCommand));
  expect(canonicalHints(byFile)).not.toBe(canonicalHints(read({ outlet: 'Y', format: 'csv' })));
});

test('a format that nobody knows is refused with those that are known', () => {
  expect(readFormatName('csv')).toBe('csv');
  expect(messageOf(() => readFormatName('word'))).toContain(formatNames.join(', '));
});

const twoStories = 'First story closes\n\nThe council met on Monday.\n\nEND\n\nSecond story opens\n\nIt rained.\n';

async function cutsOf(bytes: Buffer, hints: Parameters<typeof detectDump>[3]) {
  const detection = detectDump(bytes, 'made.txt', true, hints);
  const splitter = openSplitter(detection);
  const first = splitter.push(bytes);
  const { cuts, summary } = splitter.end();
  const all = [...first, ...cuts];
  const pieces = await Promise.all(all.map((cut) => readPiece(bytes.subarray(cut.start, cut.end), detection, cut)));
  return { detection, pieces, summary };
}

describe('what a person said goes before what the dump shows', () => {
  test('a separator of words parts articles, and is in none', async () => {
    const { detection, pieces } = await cutsOf(Buffer.from(twoStories), { separator: 'END' });
    expect(detection).toMatchObject({ format: 'separator-lines', separator: 'END' });
    expect(detection.evidence[0]).toBe('separator given in claimtrail.json');
    expect(pieces.map((piece) => ('text' in piece ? piece.text.split('\n')[0] : 'rejected'))).toEqual([
      'First story closes',
      'Second story opens',
    ]);
    expect(JSON.stringify(pieces)).not.toContain('END');
  });

  test('a format is taken although the dump looks like another, and the evidence says who named it', async () => {
    const lines = Buffer.from('{"title":"A","text":"One."}\n{"title":"B","text":"Two."}\n');
    const { detection, pieces } = await cutsOf(lines, { format: 'one-article', formatBy: '--format' });
    expect(detection.format).toBe('one-article');
    expect(detection.evidence[0]).toBe('format given with --format');
    expect(pieces).toHaveLength(1);
  });

  test('a table is read by its first line where nothing shows that it is one', async () => {
    const table = Buffer.from('Headline;Text\nBridge closed;The council closed it.\n');
    const { detection, pieces } = await cutsOf(table, { format: 'csv' });
    expect(detection).toMatchObject({ format: 'csv', delimiter: ';', columns: ['Headline', 'Text'] });
    expect(pieces).toMatchObject([{ text: 'The council closed it.', fields: { headline: 'Bridge closed' } }]);
  });

  test('an encoding is taken although the bytes would be valid in another', async () => {
    const { pieces } = await cutsOf(Buffer.from('Caf\u00e9 opens\n\nIt rained.\n', 'utf8'), {
      encoding: 'windows-1252',
    });
    expect(pieces).toMatchObject([{ text: expect.stringContaining('Caf\u00c3\u00a9') }]);
    const marked = Buffer.from('\ufeffCaf\u00e9\n', 'utf16le');
    expect(detectDump(marked, 'a', true, { encoding: 'utf-16le' })).toMatchObject({ byteOrderMarkBytes: 2 });
  });

  test('an outlet is that of records which state none, and of no other', async () => {
    const lines = Buffer.from(
      '{"title":"A","text":"One came.","outlet":"The Other"}\n{"title":"B","text":"Two came."}\n',
    );
    const { pieces } = await cutsOf(lines, { outlet: 'The Example' });
    expect(pieces.map((piece) => ('fields' in piece ? piece.fields.outlet : null))).toEqual([
      'The Other',
      'The Example',
    ]);
  });

  test('the order of days in figures is handed on to those who read dates', () => {
    expect(detectDump(Buffer.from(twoStories), 'a', true, { dates: 'month-first' }).dateOrder).toBe('month-first');
  });

  test.each(formatNames)(
    '%s named for a dump of another kind throws nothing and accounts for every byte',
    async (format) => {
      for (const text of [twoStories, '{"text": "x"', 'a,b\n"', '<p>']) {
        const bytes = Buffer.from(text);
        const { account } = (await cutsOf(bytes, { format })).summary;
        const { articles, furniture, separators, leftovers } = account;
        expect(articles + furniture + separators + leftovers).toBe(bytes.length);
      }
    },
  );
});
