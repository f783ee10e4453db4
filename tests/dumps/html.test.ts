import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';
import { decodePage } from '../../src/dumps/html/decode-page.ts';
import { readHtmlPage } from '../../src/dumps/html/read-html-page.ts';
import { splitDump } from '../support/made-dumps.ts';
import { longRecord, pageOf, pageStyle } from '../support/made-pages.ts';
import { madeRecords, readRecords, trimmedRecord } from '../support/made-records.ts';

test('pages in one file give back their articles with what they state, and account for every byte', async () => {
  const chunk = fc.integer({ min: 1, max: 3000 });
  await fc.assert(
    fc.asyncProperty(madeRecords(1, 3), pageStyle, chunk, async (made, style, length) => {
      const bytes = Buffer.from(made.map((record) => pageOf(longRecord(record), style)).join('\n'));
      const { detection, records, summary } = await readRecords(bytes, 'made.html', [length]);
      expect(detection.format).toBe('html');
      expect(records).toEqual(made.map((record) => trimmedRecord(longRecord(record))));
      const { account } = summary;
      expect(account.articles + account.furniture + account.separators + account.leftovers).toBe(bytes.length);
      expect(splitDump(bytes, 'made.html', [length])).toEqual(splitDump(bytes, 'made.html'));
    }),
    { numRuns: 60 },
  );
});

const texts = Array.from(
  { length: 4 },
  (_, at) =>
    `<p>Paragraph ${at + 1} tells, in a sentence of its own, what the council of the town decided about the bridge.</p>`,
);

function articleOf(html: string, address: string | null = null) {
  const article = readArticle(readHtmlPage(html, address), 'html');
  if ('failure' in article) throw new Error(article.failure.message);
  return article;
}

test.each([
  [
    'a heading that the title begins with',
    '<title>Bridge closed at last | News | Example</title>',
    '<h1>Bridge closed at last</h1>',
    'Bridge closed at last',
  ],
  ['a title alone', '<title>Bridge closed at last - The Example</title>', '', 'Bridge closed at last'],
  [
    'a title that names the outlet first',
    '<title>Example: Bridge closed at last</title><meta property="og:site_name" content="Example">',
    '<h1>Bridge closed at last</h1>',
    'Bridge closed at last',
  ],
  ['a heading of the site', '<title>Bridge closed at last</title>', '<h1>The Example</h1>', 'Bridge closed at last'],
  [
    'a dash of the headline',
    '<meta property="og:title" content="Bridge closed - at last">',
    '',
    'Bridge closed - at last',
  ],
  [
    'a heading in parts',
    '<title>Bridge closed &amp; gone</title>',
    '<h1><a href="#">Bridge <em>closed</em></a> &amp;\n gone</h1>',
    'Bridge closed & gone',
  ],
])('the headline of %s', (_, head, heading, headline) => {
  expect(
    articleOf(`<html><head>${head}</head><body><article>${heading}${texts.join('')}</article></body></html>`).headline,
  ).toBe(headline);
});

test('lists and quotations are kept, captions, menus and scripts are not', () => {
  const article = articleOf(`<html><head><title>Bridge closed at last</title></head><body>
<nav>Home News</nav><article><h1>Bridge closed at last</h1>${texts[0]}<figure><img src="x"><figcaption>A caption, March 2019</figcaption></figure>
${texts[1]}<ul><li>first point of the list, which is long</li><li>second point of the list, which is long</li></ul>
<blockquote><p>“We waited for years,” said the mayor of the town.</p></blockquote>${texts[2]}<script>x()</script>${texts[3]}</article></body></html>`);
  const lines = article.body.split('\n\n');
  expect(lines.length).toBe(7);
  expect(lines.slice(2, 5)).toEqual([
    'first point of the list, which is long',
    'second point of the list, which is long',
    '“We waited for years,” said the mayor of the town.',
  ]);
});

test('labels of buttons and boxes inside the text are left out', () => {
  const article =
    articleOf(`<html><head><title>Bridge closed at last</title></head><body><article><h1>Bridge closed at last</h1>
${texts[0]}<div>Advertisement</div>${texts[1]}<div>Read more: Ferry adds boats</div>${texts[2]}${texts[3]}<div>Share this story</div></article></body></html>`);
  expect(article.body.split('\n\n').length).toBe(4);
  expect(article.furniture).toContainEqual({ kind: 'boilerplate', text: 'Advertisement' });
});

test.each([
  ['windows-1251', 'Мост закрыт на полгода'],
  ['shift_jis', '橋が半年閉鎖されました'],
  ['gb2312', '大桥关闭半年'],
  ['euc-kr', '다리가 반년 동안 폐쇄'],
  ['iso-8859-15', 'Brücke für 5 € gesperrt'],
])('a page in %s is decoded by its own word', (charset, title) => {
  for (const meta of [
    `<meta charset="${charset}">`,
    `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`,
  ]) {
    const bytes = iconv.encode(`<html><head>${meta}<title>${title}</title></head>`, charset);
    expect(decodePage(bytes, null)).toContain(title);
  }
});

test('the server’s charset goes before the page’s, UTF-8 that is valid before both, and unknown names mean nothing', () => {
  const html = '<html><head><meta charset="iso-8859-1"><title>Мост</title>';
  expect(decodePage(iconv.encode(html, 'koi8-r'), 'koi8-r')).toContain('Мост');
  expect(decodePage(Buffer.from(html), 'koi8-r')).toContain('Мост');
  expect(decodePage(Buffer.from('caf\xe9', 'latin1'), 'no-such-charset')).toBe('café');
  expect(decodePage(Buffer.from(`\ufeff${html}`, 'utf16le'), null)).toContain('Мост');
  expect(decodePage(Buffer.from('<p>\x1b$B66\x1b(B</p>'), 'ISO-2022-JP')).toBe('<p>橋</p>');
});

test('pages that were joined to one file come apart', async () => {
  const pages = [1, 2, 3].map(
    (number) =>
      `<!DOCTYPE html>\n<html><head><title>Title number ${number}</title></head><body><h1>Title number ${number}</h1>${texts.join('\n')}</body></html>\n`,
  );
  const { records, summary } = await readRecords(Buffer.from(pages.join('\n')), 'made.txt', [100]);
  expect(records).toMatchObject(
    [1, 2, 3].map((number) => ({ headline: `Title number ${number}`, paragraphs: { length: 4 } })),
  );
  expect(summary.account.leftovers).toBe(0);
});

test('a page without an article is refused', async () => {
  const { records } = await readRecords(
    Buffer.from('<html><body><ul><li><a href="/">Home</a><li>News</ul></body></html>'),
    'made.html',
  );
  expect(records).toMatchObject([{ code: 'record-without-text' }]);
});

test('a page that is too large or too deep for a tree is read as plain text', () => {
  const head =
    '<html><head><title>Bridge closed at last | Example</title></head><body><p>Home</p><h1>Bridge closed at last</h1>';
  for (const body of [
    `${'<div>'.repeat(100_000)}${texts.join('')}`,
    `${texts.join('')}${'<a href="x">link</a>\n'.repeat(100_000)}`,
    `${'<b>'.repeat(3000)}${texts.join('')}`,
    // Few tags and not deep, but all of them: 30 s with a tree.
    // A node for each: half a gigabyte with a tree.
    `${texts.join('')}<p>${'&amp;'.repeat(700_000)}</p>`,
    `${texts.join('')}${`${'<div>'.repeat(390)}a${'</div>'.repeat(390)}`.repeat(38)}`,
  ]) {
    const before = process.cpuUsage();
    expect(articleOf(`${head}${body}`)).toMatchObject({ headline: 'Bridge closed at last' });
    expect(articleOf(`${head}${body}`).body).toContain('Paragraph 4 tells');
    expect(process.cpuUsage(before).user).toBeLessThan(4_000_000);
  }
});

test('whatever the page, something is returned and nothing is thrown', () => {
  const part = fc.constantFrom(
    ...[
      '<p>',
      '</p>',
      '<div',
      '>',
      '<table>',
      '<tr>',
      '</table>',
      '<script type="application/ld+json">',
      '{"@type":"NewsArticle"',
      '}',
      '</script>',
    ],
    ...[
      '<title>',
      '</title>',
      '<h1>',
      '<meta property="og:title" content=',
      '"',
      "'",
      '<!--',
      '-->',
      '<svg>',
      '<math>',
      '<template>',
      '&#0;',
      '&#xffffffff;',
    ],
    ...[
      'A sentence of words, with commas, that is long enough to count. ',
      '<body>',
      '</body></html>',
      '<html>',
      '<select><option>',
      '\0',
      '\ud800',
    ],
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
      const piece = readHtmlPage(parts.join(''), 'https://example.org/a');
      expect(typeof piece.text).toBe('string');
    }),
    { numRuns: 300 },
  );
});

test('text that only names a tag is no page', () => {
  expect(
    splitDump(Buffer.from('The <html> tag\n\nIs an element of the web, the teacher said on Monday.\n'), 'made.txt')
      .detection.format,
  ).not.toBe('html');
});
