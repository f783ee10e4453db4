import { expect, test } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';

const first = 'The council closed the old bridge on Monday after engineers found rust in two of its pillars.';
const second = 'Repairs will take half a year, the mayor said, and a ferry will carry people across the river.';
const third = '“We have no other choice,” she told the people who had come to the town hall.';

function read(lines: readonly string[], headline?: string) {
  const fields = headline === undefined ? {} : { headline };
  const article = readArticle({ text: lines.join('\n'), fields, isWholePage: true }, 'warc');
  if ('failure' in article) return article.failure.code;
  const { body, published, outlet, byline } = article;
  return { headline: article.headline, lines: body.split('\n\n'), published: published?.value ?? null, outlet, byline };
}

const title = 'Bridge closed for half a year';
const menu = ['Skip to content', 'Home', 'News', 'Sport', 'Sign in'];
const found = { headline: title, lines: [first, second, third] };

test.each([
  ['title and body', [`${title} | Example`, title, first, second, third], { ...found, outlet: 'Example' }],
  [
    'an outlet before the headline',
    [`Example: ${title}`, ...menu, title, first, second, third],
    { ...found, outlet: 'Example' },
  ],
  ['a title in three parts', [`${title} | News | Example`, ...menu, 'Example', title, first, second, third], found],
  ['a title that was cut short', ['Bridge closed for half … - Example', ...menu, title, first, second, third], found],
  ['a title in other case and quotes', ['BRIDGE CLOSED FOR HALF A YEAR', title, first, second, third], found],
  [
    'no title, but a notice on top and a byline below the headline',
    [
      'We use cookies to improve your experience. Accept all?',
      ...menu,
      title,
      'By Ann Lee',
      'Share',
      first,
      second,
      third,
    ],
    found,
  ],
  [
    'a title that no line repeats',
    [`${title} - The Example`, ...menu, 'The Example', first, second, third],
    { ...found, outlet: 'The Example' },
  ],
  [
    'a headline repeated in a path and below',
    [`${title} - Example`, 'Home > News >', title, ...menu, title, first, second, third, 'Share', title],
    found,
  ],
  [
    'byline, date, place of a menu and labels above the body',
    [
      `${title} - Example`,
      title,
      'Home > Region > Town',
      'By Ann Lee',
      'March 4, 2021',
      '3 min read',
      'Share',
      'Tweet',
      'Harbour Office',
      first,
      second,
      third,
    ],
    { ...found, published: '2021-03-04', byline: 'Ann Lee' },
  ],
  [
    'labels and links inside',
    [
      `${title} - Example`,
      title,
      first,
      'Advertisement',
      'Story continues below',
      second,
      'Read more: Ferry adds four boats',
      'Related articles',
      'Ferry adds boats',
      'Storm warning',
      third,
    ],
    found,
  ],
  [
    'a sub-heading inside, also one that could be a label',
    [`${title} - Example`, title, first, 'A longer wait', second, 'Comments', third, 'Most read', 'Storm warning'],
    { headline: title, lines: [first, 'A longer wait', second, 'Comments', third] },
  ],
  [
    'a notice about cookies above and below',
    [
      `${title} - Example`,
      'We use cookies to improve your experience, and our partners use them for advertising.',
      ...menu,
      title,
      first,
      second,
      third,
      'By continuing to browse the site you agree to the use of cookies.',
    ],
    found,
  ],
  [
    'links below without a label',
    [
      `${title} - Example`,
      title,
      first,
      second,
      third,
      'Ferry adds four boats',
      'Storm warning for the coast',
      'Imprint',
    ],
    found,
  ],
  [
    'teasers below in whole sentences',
    [
      `${title} - Example`,
      title,
      first,
      second,
      third,
      'More from Region',
      'Ferry adds boats',
      'Four new boats will cross the river from Monday on, says the operator of the line.',
    ],
    found,
  ],
  [
    'who reported',
    [`${title} - Example`, title, first, second, 'Reporting by Ann Lee; editing by Bo Lund', 'More', 'About us'],
    { headline: title, lines: [first, second, 'Reporting by Ann Lee; editing by Bo Lund'] },
  ],
  [
    'a list of results under a repeated headline',
    [
      'Results of the cup - Example',
      ...menu,
      'Results of the cup',
      'Town 2-1 Village',
      'Port 0-0 Harbour',
      'Most read',
      'Storm warning',
    ],
    { headline: 'Results of the cup', lines: ['Town 2-1 Village', 'Port 0-0 Harbour'] },
  ],
  [
    'a script without spaces',
    [
      '橋が半年閉鎖 - 例新聞',
      'ホーム',
      '橋が半年閉鎖',
      '町議会は月曜日、柱の錆が見つかったとして古い橋の閉鎖を決めた。',
      '修理には半年かかる見込みだと町長は述べた。',
      '© 2021 例新聞',
    ],
    {
      headline: '橋が半年閉鎖',
      lines: [
        '町議会は月曜日、柱の錆が見つかったとして古い橋の閉鎖を決めた。',
        '修理には半年かかる見込みだと町長は述べた。',
      ],
    },
  ],
])('%s', (_, lines, expected) => {
  expect(read(lines)).toMatchObject(expected);
});

test('a date above buttons is the article’s, also where no line repeats the title', () => {
  const lines = [
    `${title} | News | Example`,
    ...menu,
    'By Ann Lee',
    'March 4, 2021',
    'Share',
    '3 min read',
    first,
    second,
  ];
  expect(read(lines)).toMatchObject({
    headline: title,
    published: '2021-03-04',
    byline: 'Ann Lee',
    lines: [first, second],
  });
});

test('a stated headline is looked for in the page', () => {
  expect(read([...menu, title, first, second, 'Most read', 'Storm'], title)).toMatchObject({
    headline: title,
    lines: [first, second],
  });
});

test('a page of menus is refused', () => {
  expect(read(['Example', ...menu, 'Most read', 'Ferry adds four boats', 'About us'])).toBe('record-without-text');
});

test.each([
  ['labels', 'Most read'],
  ['titles', 'The title'],
  ['prose', first],
])('pages of many %s take no longer than others', (_, line) => {
  const before = process.cpuUsage();
  read(['The title - Example', ...Array<string>(30_000).fill(line), first]);
  expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
});

test('a page with half a million lines below its article is read', () => {
  const below = Array.from({ length: 500_000 }, () => 'Subscribe');
  expect(read([`${title} | Example`, title, first, second, third, ...below])).toMatchObject(found);
});
