import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';
import type { Detection } from '../../src/dumps/detection.ts';
import { readPiece } from '../../src/dumps/read-piece.ts';
import { encode, splitAs, splitDump } from '../support/made-dumps.ts';

const one = 'The council closed the old bridge on Monday, and 4,200 commuters have to take the ferry until summer.';
const two = 'Engineers found rust in two of its nine pillars. The repairs cost 3 million euros, the mayor said.';
const bar = '_'.repeat(60);
const centred = (text: string) => `${' '.repeat(26)}${text}`;

/** What each case shows of an article: headline, day, and which of the two paragraphs or others it has. */
type Shown = readonly [headline: string | null, day: string | undefined, body: string];

async function check(
  lines: readonly string[],
  format: string,
  expected: readonly (Shown | string)[],
  declared: number | null = null,
) {
  const bytes = Buffer.from(lines.join('\n'));
  const { detection, cuts, summary } = splitDump(bytes);
  expect(detection.format).toBe(format);
  const shown = cuts.map(async (cut) => {
    const piece = await readPiece(bytes.subarray(cut.start, cut.end), detection, cut);
    const article = 'failure' in piece ? piece : readArticle(piece, detection.format);
    if ('failure' in article) return article.failure.code;
    const body = article.body.split('\n\n').map((text) => (text === one ? 'one' : text === two ? 'two' : text));
    return [article.headline, article.published?.value, body.join(' + ')];
  });
  expect(await Promise.all(shown)).toEqual(expected);
  expect(summary.declared).toBe(declared);
  const { account } = summary;
  expect(account.articles + account.furniture + account.separators + account.leftovers).toBe(bytes.length);
  return summary;
}

const nexisHead = [centred('The Harbour Times'), '', centred('January 25, 2023 Wednesday'), ''];
const nexisFirst = [
  ...nexisHead,
  'Bridge closed',
  '',
  'LENGTH: 430 words',
  '',
  one,
  '',
  two,
  '',
  'LOAD-DATE: May 3, 2023',
  '',
];
const nexisSecond = [
  ...nexisHead,
  'Ferry adds four boats',
  '',
  'LENGTH: 99 words',
  '',
  two,
  '',
  one,
  '',
  'LANGUAGE: ENGLISH',
];

test('the first document of a LexisNexis export is found where its mark is lost', async () => {
  const lines = [...nexisFirst, centred('2 of 2 DOCUMENTS'), '', ...nexisSecond];
  const day = '2023-01-25';
  await check(
    lines,
    'nexis',
    [
      ['Bridge closed', day, 'one + two'],
      ['Ferry adds four boats', day, 'two + one'],
    ],
    2,
  );
});

test('a LexisNexis document without any mark is told by its labels', async () => {
  await check(nexisFirst, 'nexis', [['Bridge closed', '2023-01-25', 'one + two']]);
});

test('fewer documents than the marks say become a warning', async () => {
  const lines = [centred('1 of 500 DOCUMENTS'), '', ...nexisFirst, centred('3 of 500 DOCUMENTS'), '', ...nexisSecond];
  const summary = await check(
    lines,
    'nexis',
    [
      ['Bridge closed', '2023-01-25', 'one + two'],
      ['Ferry adds four boats', '2023-01-25', 'two + one'],
    ],
    500,
  );
  expect(summary.warnings).toEqual(['count-mismatch: the dump says that it holds 500 articles, and 2 were found']);
});

test('two exports in one file are counted together, each with its cover', async () => {
  const cover = [
    '',
    'Download Request: All Documents: 1',
    'Time Of Request: Friday, March 20, 2020',
    'Project ID: None',
    '',
  ];
  const lines = [
    cover,
    [centred('1 of 1 DOCUMENTS'), ''],
    nexisFirst,
    cover,
    [centred('1 of 1 DOCUMENTS'), ''],
    nexisSecond,
  ];
  const summary = await check(
    lines.flat(),
    'nexis',
    [
      ['Bridge closed', '2023-01-25', 'one + two'],
      ['Ferry adds four boats', '2023-01-25', 'two + one'],
    ],
    2,
  );
  expect(summary.account.furniture).toBeGreaterThan(180);
  expect(summary.warnings).toEqual([]);
});

test('a note above the first document that is no cover is left over, with a warning', async () => {
  const lines = ['Collected for the seminar, please do not pass on.', '', '1 of 1 DOCUMENTS', '', ...nexisFirst];
  const summary = await check(lines, 'nexis', [['Bridge closed', '2023-01-25', 'one + two']], 1);
  expect(summary.warnings.join()).toMatch(/49 bytes from line 1 on belong to no article/);
});

test('a document cut off in its head is rejected, and those before it are read', async () => {
  const lines = ['1 of 2 DOCUMENTS', '', ...nexisFirst, '2 of 2 DOCUMENTS', '', 'The Harbour Times', '', 'January 2'];
  await check(lines, 'nexis', [['Bridge closed', '2023-01-25', 'one + two'], 'record-without-text'], 2);
});

test.each([
  [
    'labels for all, in another order',
    ['LENGTH: 300 words', '', 'BYLINE: Ann Lee', '', 'HEADLINE: Bridge closed', '', 'BODY:', one, '', two],
  ],
  [
    'a headline in capitals with a colon',
    ['CITY COUNCIL: Bridge closed', '', 'LENGTH: 9 words', '', one, '', two],
    'CITY COUNCIL: Bridge closed',
  ],
  [
    'labels below the length',
    [
      'Bridge closed',
      '',
      'LENGTH: 9 words',
      '',
      'DATELINE: HARBOUR',
      '',
      'HIGHLIGHT: Rust everywhere',
      '',
      one,
      '',
      two,
    ],
  ],
  [
    'pictures in several blocks',
    ['Bridge closed', '', 'LENGTH: 9 words', '', one, '', two, '', 'GRAPHIC: A photo', '', 'Another one (Agency)'],
  ],
  [
    'a body that ends with a note',
    ['Bridge closed', '', 'LENGTH: 9 words', '', one, '', 'Note: 3 million euros are about 3.2 million dollars.'],
    'Bridge closed',
    'one + Note: 3 million euros are about 3.2 million dollars.',
  ],
  ['no labels in the head', ['Bridge closed', '', one, '', two]],
])('LexisNexis: %s', async (_, below, headline = 'Bridge closed', body = 'one + two') => {
  const lines = ['1 of 1 DOCUMENTS', '', ...nexisHead, ...below, '', 'LOAD-DATE: May 3, 2023', '', 'LANGUAGE: ENGLISH'];
  await check(lines, 'nexis', [[headline, '2023-01-25', body]], 1);
});

const plainHead = [
  '138 words',
  '25 January 2023',
  'The Harbour Times',
  'HARB',
  'English',
  'Copyright 2023 The Harbour Times.',
];

test.each([
  ['a section above the headline', ['Politics', 'Bridge closed for half a year', ...plainHead, '', one, '', two]],
  ['a byline without "By"', ['Bridge closed for half a year', '', 'Ann Lee', ...plainHead, '', one, '', two]],
  ['no number at its end', ['Bridge closed for half a year', '', ...plainHead, '', one, '', two], ''],
  [
    'a page between two paragraphs',
    [
      'Bridge closed for half a year',
      '',
      ...plainHead,
      '',
      one,
      '',
      'Page 2 of 9 © 2023 Factiva, Inc. All rights reserved.',
      '',
      two,
    ],
  ],
  [
    'a notice of rights in two lines',
    [
      'Bridge closed for half a year',
      '',
      ...plainHead.slice(0, -1),
      'Copyright 2023, The Harbour Times',
      'Company. All Rights Reserved.',
      '',
      one,
      '',
      two,
    ],
  ],
])('Factiva without codes: %s', async (_, lines, last = 'Document HARB000020230125ef1p0000x') => {
  await check([...lines, '', last], 'factiva', [['Bridge closed for half a year', '2023-01-25', 'one + two']]);
});

test('the list of headlines at the top of a Factiva print is furniture', async () => {
  const page = (at: number) => ['', `Page ${at} of 2 © 2023 Factiva, Inc. All rights reserved.`, ''];
  const list = ['Factiva', '', 'Headlines', '', 'Bridge closed for half a year ........ 2'];
  const lines = [
    ...list,
    ...page(1),
    'Bridge closed',
    '',
    ...plainHead,
    '',
    one,
    '',
    two,
    '',
    'Document HARB000020230125ef1p0000x',
    ...page(2),
  ];
  const summary = await check(lines, 'factiva', [['Bridge closed', '2023-01-25', 'one + two']]);
  expect(summary.account.leftovers).toBe(0);
});

const codedHead = (space: string) =>
  ['HD', 'WC', 'PD', 'SN', 'LA', 'CY'].map(
    (code, at) =>
      `${code}${space}${['Bridge closed', '9 words', '25 January 2023', 'The Harbour Times', 'English', '(c) 2023'][at]}`,
  );

test.each([
  [
    'one space behind the codes',
    [
      ...codedHead(' '),
      '',
      'LP',
      one,
      '',
      'TD',
      two,
      '',
      'NS gtrans : Transport',
      'AN Document HARB000020230125ef1p0000x',
    ],
  ],
  [
    'blank lines below the codes',
    [
      ...codedHead('\n\n').flatMap((line) => line.split('\n')),
      '',
      'LP',
      '',
      one,
      '',
      'TD',
      '',
      two,
      '',
      'AN',
      '',
      'Document HARB000020230125ef1p0000x',
    ],
  ],
  [
    'a number without "Document"',
    [...codedHead('   '), '', `LP   ${one}`, '', `TD   ${two}`, '', 'AN   HARB000020230125ef1p0000x'],
  ],
  ['no number at all', [...codedHead('   '), '', 'LP', one, '', 'TD', two]],
  [
    'another order of fields',
    [...codedHead('\t').reverse(), '', 'LP', one, '', 'TD', two, '', 'AN\tDocument HARB000020230125ef1p0000x'],
  ],
])('Factiva with codes: %s', async (_, lines) => {
  const shown: Shown = ['Bridge closed', '2023-01-25', 'one + two'];
  await check([...lines, '', '', ...lines], 'factiva', [shown, shown]);
});

const fields = [
  'Title: Bridge closed',
  '',
  'Publication title: The Harbour Times',
  '',
  'Publication date: Jan 25, 2023',
  '',
  'Database: ProQuest Central',
];

test.each([
  [
    'the full text below the fields',
    ['Bridge closed', '', `Abstract: ${one}`, '', ...fields, '', `Full text: ${one}`, '', two],
  ],
  ['the label of the text alone', ['Bridge closed', '', 'Full Text', '', one, '', two, '', ...fields]],
  [
    'fields that lost a space',
    ['Bridge closed', '', `Full text: ${one}`, '', two, '', 'Documenttype: News', '', ...fields],
  ],
  [
    'a field broken by a blank line',
    ['Bridge closed', '', `Full text: ${one}`, '', two, '', ...fields, '', 'Copyright: the Times', '', 'and others'],
  ],
  ['a credit at the end', ['Bridge closed', '', `Full text: ${one}`, two, 'CREDIT: Ann Lee', '', ...fields]],
])('ProQuest: %s', async (_, lines) => {
  await check(
    [bar, '', 'Document 1 of 1', '', ...lines, '', bar],
    'proquest',
    [['Bridge closed', '2023-01-25', 'one + two']],
    1,
  );
});

test('a ProQuest document with an abstract alone is rejected, and the next one is read', async () => {
  const lines = [bar, '', 'Document 1 of 2', '', 'Bridge closed', '', `Abstract: ${one}`, '', ...fields, '', bar, ''];
  const next = ['Document 2 of 2', '', 'Bridge closed', '', `Full text: ${one}`, '', two, '', ...fields];
  await check(
    [...lines, ...next],
    'proquest',
    ['record-without-text', ['Bridge closed', '2023-01-25', 'one + two']],
    2,
  );
});

test('a ProQuest document that breaks off in its text is read as far as it goes', async () => {
  const lines = [bar, '', 'Document 1 of 1', '', 'Bridge closed', '', `Full text: ${one}`, '', 'Engineers found'];
  await check(
    ['Report Information from ProQuest', '', ...lines],
    'proquest',
    [['Bridge closed', undefined, 'one + Engineers found']],
    1,
  );
});

const layouts: readonly (readonly [Detection['format'], string])[] = [
  ...([
    ['nexis', 'numbered'],
    ['nexis', 'ended'],
    ['proquest', 'numbered'],
    ['proquest', 'bars'],
  ] as const),
  ...([
    ['factiva', 'codes'],
    ['factiva', 'codes-spaced'],
    ['factiva', 'plain'],
  ] as const),
];

const wildLines = fc.array(
  fc.constantFrom(
    ...['', '', ' ', '\f', one, two, bar, 'Body', 'BODY:', '2 of 3 DOCUMENTS', '1 of 1 DOCUMENTS', 'End of Document'],
    ...['Dokument 2 von 3', 'Document 2 of 3', 'Documents (3)', 'Job Number: 12', '1. A headline', 'January 25, 2023'],
    ...[
      'LENGTH: 9 words',
      'LOAD-DATE: May 3, 2023',
      'GRAPHIC: a photo',
      'HD',
      'HD   A headline',
      'LP',
      'TD',
      'AN',
      'IN 2021',
    ],
    ...[
      '138 words',
      'Document HARB000020230125ef1p0000x',
      'Search Summary',
      'Results Found',
      '3',
      'Page 1 of 2',
      'English',
    ],
    ...[
      'Full text: a',
      'Abstract: b',
      'Database: c',
      'Contact us at: d',
      'Copyright 2023 The Harbour Times',
      'Factiva',
    ],
  ),
  { maxLength: 60 },
);

test('whatever marks and fields follow each other, the account adds up and nothing is thrown', async () => {
  await fc.assert(
    fc.asyncProperty(
      wildLines,
      fc.constantFrom(...layouts),
      fc.constantFrom('utf-8' as const, 'utf-16le' as const),
      fc.integer({ min: 1, max: 40 }),
      async (lines, [format, layout], encoding, size) => {
        const bytes = encode(lines.join('\n'), encoding, false);
        const as: Detection = { format, layout, encoding, byteOrderMarkBytes: 0, evidence: [] };
        const { cuts, summary } = splitAs(bytes, as, [size]);
        expect(splitAs(bytes, as)).toEqual({ cuts, summary });
        const { account } = summary;
        expect(account.articles + account.furniture + account.separators + account.leftovers).toBe(bytes.length);
        expect(Math.min(account.furniture, account.separators, account.leftovers)).toBeGreaterThanOrEqual(0);
        expect(account.articles).toBe(cuts.reduce((sum, cut) => sum + cut.end - cut.start, 0));
        let last = 0;
        for (const cut of cuts) {
          expect(cut.start).toBeGreaterThanOrEqual(last);
          expect(cut.end).toBeGreaterThan(cut.start);
          last = cut.end;
          const piece = await readPiece(bytes.subarray(cut.start, cut.end), as, cut);
          if (!('failure' in piece)) readArticle(piece, format);
        }
      },
    ),
    { numRuns: 600 },
  );
});

test.each([
  ['labels without end', 'LENGTH: 9 words\n'],
  ['spaces in a line', `Document${' '.repeat(500)}x\n`],
  ['words of days', 'Monday January 25 of the year\n\n'],
  ['codes', 'HD\nIN\n\nTD\n'],
  ['short blocks', 'Copyright: a\n\nb\n\n'],
  ['dashes and digits', `${'1,234.'.repeat(60)}\n`],
])('%s take no longer than other text', async (_, part) => {
  const bytes = Buffer.from(part.repeat(Math.ceil(200_000 / part.length)));
  const before = process.cpuUsage();
  for (const [format, layout] of layouts) {
    const as: Detection = { format, layout, encoding: 'utf-8', byteOrderMarkBytes: 0, evidence: [] };
    const whole = { ordinal: 1, start: 0, end: bytes.length, line: 1 };
    for (const cut of [whole, ...splitAs(bytes, as).cuts.slice(0, 20)]) {
      const piece = await readPiece(bytes.subarray(cut.start, cut.end), as, cut);
      if (!('failure' in piece)) readArticle(piece, format);
    }
  }
  expect(process.cpuUsage(before).user).toBeLessThan(12_000_000);
});
