import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type FormatName, formatNames } from '../../src/dumps/detection.ts';
import { splitDump } from '../support/made-dumps.ts';
import { readMadeText } from '../support/read-made-dump.ts';

/*
 * docs/FORMATS.md promises a smallest example of each format: what stands there has to be read as it says.
 */

const sections: Readonly<Record<FormatName, string>> = {
  'scraped-pages': 'Scraped pages',
  'separator-lines': 'Separator lines',
  'header-blocks': 'Header blocks',
  'json-lines': 'JSON Lines',
  'json-document': 'JSON documents',
  csv: 'CSV',
  nexis: 'LexisNexis (Academic, Nexis Uni)',
  factiva: 'Factiva',
  proquest: 'ProQuest',
  warc: 'Web archives (WET, WARC)',
  html: 'HTML',
  xml: 'XML',
  mail: 'Mail',
  'one-article': 'One article',
};

const page = readFileSync(new URL('../../docs/FORMATS.md', import.meta.url), 'utf8');

/** The first indented block of a section, its three dots at the end of a line left out. */
function exampleOf(heading: string): string {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const lines = section.split('\n');
  const first = lines.findIndex((line) => line.startsWith('    '));
  if (first < 0) return '';
  let last = first;
  while (last < lines.length && (lines[last] === '' || lines[last]?.startsWith('    '))) last++;
  return lines
    .slice(first, last)
    .map((line) => line.slice(4))
    .filter((line) => line !== '…')
    .join('\n');
}

describe('the documented example', () => {
  test.each(formatNames)('of %s is read as that format, without a loss', async (format) => {
    const text = exampleOf(sections[format]);
    expect(splitDump(Buffer.from(text), 'made.dump', [1000]).detection).toMatchObject({ format });
    const articles = await readMadeText(text);
    expect(articles.length).toBeGreaterThan(0);
    for (const article of articles) expect(article).toHaveProperty('body');
    expect(JSON.stringify(articles[0])).toMatch(/bridge|Bridge/);
  });
});
