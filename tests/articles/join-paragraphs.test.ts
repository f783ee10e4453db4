import { expect, test } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';

function bodyOf(lines: readonly string[]): string | null {
  const article = readArticle({ text: lines.join('\n'), fields: { headline: 'Bridge closed' } }, 'header-blocks');
  return 'failure' in article ? null : article.body;
}

const first = [
  'The council closed the old bridge on Monday, and 4,200 commuters',
  'will have to take the ferry until the summer, when the first of',
  'two new lanes is to open.',
];
const second = [
  'Engineers found rust in two of its nine pillars. Nobody had gone',
  'down to look at them since 1998, the mayor said in a letter to',
  'the council, and the repairs would cost 3 million euros.',
];

test('lines broken at a width are put together, with blank lines between paragraphs', () => {
  expect(bodyOf([...first, '', ...second])).toBe(`${first.join(' ')}\n\n${second.join(' ')}`);
});

test('a paragraph begins with a line that stands in, where no blank lines part them', () => {
  const [one = '', ...oneRest] = first;
  const [two = '', ...twoRest] = second;
  expect(bodyOf([`   ${one}`, ...oneRest, `   ${two}`, ...twoRest])).toBe(`${first.join(' ')}\n\n${second.join(' ')}`);
});

test('a text that stands in as a whole is put together all the same', () => {
  const indented = [...first, '', ...second].map((line) => (line === '' ? '' : `    ${line}`));
  expect(bodyOf(indented)).toBe(`${first.join(' ')}\n\n${second.join(' ')}`);
});

test('paragraphs of one line each stay apart, however alike they are in length', () => {
  const lines = [
    'The council closed the old bridge on Monday, for the whole summer.',
    'Engineers found rust in two of its nine pillars, said the mayor.',
    'The repairs cost 3 million euros, and nobody knows who will pay.',
  ];
  expect(bodyOf(lines)).toBe(lines.join('\n\n'));
});

test('a sub-heading between broken lines stays a paragraph of its own', () => {
  expect(bodyOf([...first, '', 'Rust', '', ...second])).toBe(`${first.join(' ')}\n\nRust\n\n${second.join(' ')}`);
});
