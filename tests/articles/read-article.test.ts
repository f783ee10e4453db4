import { expect, test } from 'vitest';
import type { Article } from '../../src/articles/article.ts';
import { readArticle } from '../../src/articles/read-article.ts';
import type { PieceFields } from '../../src/dumps/piece.ts';

const first = 'The council closed the old bridge on Monday, and 4,200 commuters have to take the ferry.';
const second = 'Engineers found rust in two of its nine pillars, the mayor said.';

function read(lines: readonly string[], fields: PieceFields = {}): Article {
  const article = readArticle({ text: lines.join('\n'), fields }, 'one-article');
  if ('failure' in article) throw new Error(article.failure.message);
  return article;
}

function kinds(article: Article): string[] {
  return article.furniture.map((line) => line.kind);
}

test('the head of a scraped page is taken apart: headline once, captions and share marker aside', () => {
  const caption = 'People wait for the ferry, March 3, 2021 (Reuters)';
  const article = read([
    'Bridge closed for half a year',
    '',
    ` ${caption}`,
    caption,
    'TT',
    '20',
    '',
    'Bridge closed for half a year',
    '',
    ` ${caption}`,
    caption,
    '',
    first,
    '',
    'Rust',
    '',
    second,
  ]);
  expect(article.headline).toBe('Bridge closed for half a year');
  expect(article.body).toBe(`${first}\n\nRust\n\n${second}`);
  expect(article.published).toBeNull();
  expect(kinds(article)).toEqual([
    'caption',
    'caption',
    'share-marker',
    'share-count',
    'headline-repeat',
    'caption',
    'caption',
  ]);
});

test('a page whose headline does not come again after the share marker keeps its one headline', () => {
  const article = read(['Bridge closed', '', 'The bridge at dawn (Reuters)', 'TT', '', first, '', second]);
  expect(article).toMatchObject({ headline: 'Bridge closed', body: `${first}\n\n${second}` });
});

test('a text without a headline has none, and keeps every line', () => {
  expect(read([first, second])).toMatchObject({ headline: null, body: `${first}\n\n${second}`, furniture: [] });
});

test('a date header gives the date and is no part of the text', () => {
  const article = read([' date 2021-03-04 ', '', '', '', first, '', second]);
  expect(article).toMatchObject({ headline: null, published: { value: '2021-03-04', evidence: 'date line' } });
  expect(article.body).toBe(`${first}\n\n${second}`);
});

test.each([
  ['April 8, 2021', '2021-04-08', null],
  ['Thursday, April 8, 2021', '2021-04-08', null],
  ['By Ann Lee | Apr 8, 2021', '2021-04-08', 'Ann Lee'],
  ['By Ann Lee, 8 April 2021', '2021-04-08', 'Ann Lee'],
  ['Published: 8 April 2021 10:30 GMT', '2021-04-08T10:30:00.000Z', null],
  ['Updated April 8, 2021 at 6:15 PM EDT', '2021-04-08T22:15:00.000Z', null],
  ['Posted on April 8, 2021 by Ann Lee', '2021-04-08', 'Ann Lee'],
  ['Ann Lee | The Example | 8 April 2021', '2021-04-08', null],
  ['PORT HARBOUR, April 8, 2021', '2021-04-08', null],
  ['By Ann Lee and Bo Ek', null, 'Ann Lee and Bo Ek'],
])('a line "%s" below the headline is read and taken off', (line, value, byline) => {
  for (const gap of [[], ['']]) {
    const article = read(['Bridge closed', ...gap, line, '', first, '', second]);
    expect(article).toMatchObject({ headline: 'Bridge closed', body: `${first}\n\n${second}`, byline });
    expect(article.published?.value ?? null).toBe(value);
  }
});

test('a sentence that begins with "By" is text', () => {
  const sentence = 'By Monday the bridge had been closed for a week.';
  expect(read(['Bridge closed', '', sentence, '', first]).body).toBe(`${sentence}\n\n${first}`);
});

test('a dateline with a year gives the date and stays in the body; one without a year gives none', () => {
  expect(read([`PORT HARBOUR, March 4, 2021 (Agency) -- ${first}`]).published).toEqual({
    value: '2021-03-04',
    evidence: 'dateline',
  });
  expect(read([`PORT HARBOUR, March 4 (Agency) -- ${first}`]).published).toBeNull();
});

test('boilerplate below the body is set apart', () => {
  const note = 'Note: This article has been indexed to our site, we claim no ownership of it.';
  const article = read([first, second, note]);
  expect(article.body).toBe(`${first}\n\n${second}`);
  expect(article.furniture).toEqual([{ kind: 'boilerplate', text: note }]);
});

test('fields come before what the text says, and a repeated headline is taken off', () => {
  const article = read(['Bridge  closed', '', first], {
    headline: 'Bridge closed',
    published: '2021-03-04 10:00:00',
    observed: '2021-03-05 01:00:00',
    outlet: 'The Example',
    byline: 'Ann Lee',
    url: 'https://example.org/1',
  });
  expect(article).toMatchObject({ headline: 'Bridge closed', body: first, outlet: 'The Example', byline: 'Ann Lee' });
  expect(article.published).toEqual({ value: '2021-03-04', evidence: 'date field' });
  expect(article.observed).toBe('2021-03-05T01:00:00.000Z');
});

test('lines that a program broke at a fixed width are put together, paragraph by paragraph', () => {
  const wrap = (text: string) =>
    text
      .replace(/(.{1,60})(?:\s+|$)/g, '$1\n')
      .trimEnd()
      .split('\n');
  const long = `${first} ${second} ${first} ${second}`;
  expect(read(['Bridge closed', '', ...wrap(long), '', ...wrap(long)]).body).toBe(`${long}\n\n${long}`);
});

test('characters inside a paragraph stay as they are', () => {
  const odd = 'The toll  is\u00a038 – not “34”… he said.';
  expect(read(['Bridge closed', '', odd]).body).toBe(odd);
});

test.each([
  ['CORRECTED-Bridge closed for half a year', 'correction'],
  ['REFILE-Bridge closed for half a year', 'correction'],
  ['UPDATE 2-Bridge closed for half a year', 'update'],
  ['Bridge Closed, 2nd Ld-Writethru', 'update'],
  ['WITHDRAWN: Bridge closed for half a year', 'withdrawal'],
])('the headline "%s" is a notice', (headline, kind) => {
  expect(read([headline, '', first]).notices).toMatchObject([{ kind, text: headline }]);
});

test.each([
  ['(Updates number of commuters in paragraph 4)', 'update'],
  ['(Corrects number of pillars in paragraph 2)', 'correction'],
  ['Correction: An earlier text gave a wrong number of pillars.', 'correction'],
  ['An earlier version of this article gave a wrong number of pillars.', 'correction'],
  ["Editor's note: The bridge was built in 1961.", 'editors-note'],
  ['This story has been withdrawn after the council denied it.', 'withdrawal'],
])('the paragraph "%s" is a notice and stays in the body', (line, kind) => {
  for (const lines of [
    [first, second, line],
    [line, first, second],
  ]) {
    const article = read(['Bridge closed', '', ...lines.flatMap((text) => [text, ''])]);
    expect(article.notices).toMatchObject([{ kind, text: line }]);
    expect(article.body).toContain(line);
  }
});

test('an article that updates a law or corrects a course has no notice', () => {
  expect(
    read(['Council updates rules for ferries', '', 'The captain corrects the course of the ferry.', first]).notices,
  ).toEqual([]);
});

test.each([
  'PORT HARBOUR, March 4 (Agency) --',
  'PORT HARBOUR _',
  '(In paragraph 3, read "nine" for "ten")',
  'no capital here',
])('the line "%s" above a text is no headline', (line) =>
  expect(read([line, '', first, '', second])).toMatchObject({
    headline: null,
    body: `${line}\n\n${first}\n\n${second}`,
  }),
);

test('a headline underlined with a bar is a headline', () => {
  expect(read(['Bridge closed', '=============', '', first])).toMatchObject({ headline: 'Bridge closed', body: first });
});

test('a piece of nothing but a page head is rejected', () => {
  const lines = [
    'Bridge closed for half a year',
    '',
    'The bridge (Reuters)',
    'TT',
    '',
    'Bridge closed for half a year',
  ];
  expect(readArticle({ text: lines.join('\n'), fields: {} }, 'scraped-pages')).toMatchObject({
    failure: { code: 'record-without-text' },
  });
});
