import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';
import type { Encoding } from '../../src/dumps/detection.ts';
import { readPiece } from '../../src/dumps/read-piece.ts';
import type { MadeArticle } from '../support/made-dumps.ts';
import { encode, madeArticles, pageStyle, scrapedPage, spaced, splitDump } from '../support/made-dumps.ts';

const encodings: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];
const wrapping = {
  encoding: fc.constantFrom(...encodings),
  mark: fc.boolean(),
  lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
};
interface Wrapping {
  readonly encoding: Encoding;
  readonly mark: boolean;
  readonly lineBreak: string;
}

type Expected = Pick<MadeArticle, 'paragraphs'> & { readonly headline: string | null };

/** Reads a dump to the end and expects exactly these articles. */
async function check(
  lines: readonly string[],
  wrap: Wrapping,
  articles: readonly Expected[],
  format: string,
): Promise<void> {
  const bytes = encode(lines.join(wrap.lineBreak), wrap.encoding, wrap.mark && wrap.encoding !== 'windows-1252');
  const { detection, cuts } = splitDump(bytes, 'made.txt', [4096]);
  expect(detection.format).toBe(format);
  const reading = cuts.map(async (cut) => {
    const piece = await readPiece(bytes.subarray(cut.start, cut.end), detection, cut);
    const article = 'failure' in piece ? piece : readArticle(piece, detection.format);
    return 'failure' in article ? article : { headline: article.headline, body: article.body };
  });
  expect(await Promise.all(reading)).toEqual(
    articles.map(({ headline, paragraphs }) => ({ headline, body: paragraphs.join('\n\n') })),
  );
}

test('scraped pages joined with one to four blank lines come apart again', async () => {
  await fc.assert(
    fc.asyncProperty(
      madeArticles(1, 5),
      fc.array(pageStyle, { minLength: 5, maxLength: 5 }),
      fc.integer({ min: 1, max: 4 }),
      fc.record(wrapping),
      async (articles, styles, gap, wrap) => {
        const lines = articles.flatMap((article, at) => {
          const page = scrapedPage(article, styles[at] ?? { captions: [], count: null, leadingSpace: false });
          return at === 0 ? page : [...Array<string>(gap).fill(''), ...page];
        });
        await check(lines, wrap, articles, 'scraped-pages');
      },
    ),
  );
});

test('articles with wide gaps between them and no page around them come apart again', async () => {
  await fc.assert(
    fc.asyncProperty(
      madeArticles(2, 6),
      fc.integer({ min: 2, max: 5 }),
      fc.record(wrapping),
      async (articles, gap, wrap) => {
        const lines = articles.flatMap(({ headline, paragraphs }, at) => {
          const body = [headline, '', ...spaced(paragraphs)];
          return at === 0 ? body : [...Array<string>(gap).fill(''), ...body];
        });
        await check(lines, wrap, articles, 'scraped-pages');
      },
    ),
  );
});

test('articles joined with separator lines come apart again', async () => {
  const bars = [
    '-----',
    '='.repeat(60),
    '***',
    '* * *',
    '_'.repeat(40),
    '\f',
    '~~~~',
    '-- -- --',
    '=== Article 2 ===',
    '-=-=-=-',
    '%%%%',
  ];
  const ends = fc.record({ first: fc.boolean(), last: fc.boolean(), blank: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      madeArticles(2, 6),
      fc.constantFrom(...bars),
      ends,
      fc.record(wrapping),
      async (articles, bar, end, wrap) => {
        const seam = end.blank ? ['', bar, ''] : [bar];
        const parts = articles.flatMap(({ headline, paragraphs }, at) => {
          const body = [headline, '', ...spaced(paragraphs)];
          return at === 0 ? body : [...seam, ...body];
        });
        const lines = [...(end.first ? [bar] : []), ...parts, ...(end.last ? [bar] : [])];
        await check(lines, wrap, articles, 'separator-lines');
      },
    ),
  );
});

test('articles below header blocks come apart again', async () => {
  const labels = fc.constantFrom(['Title', 'Date', 'URL'], ['Headline', 'Published', 'By'], ['URL', 'TITLE', 'Source']);
  await fc.assert(
    fc.asyncProperty(
      madeArticles(1, 5),
      labels,
      fc.constantFrom(['', ''], [''], ['', '---', '']),
      fc.record(wrapping),
      async (articles, names, seam, wrap) => {
        const lines = articles.flatMap(({ headline, paragraphs }, at) => {
          const values = names.map(
            (name) => `${name}: ${/title|headline/i.test(name) ? headline : 'https://example.org/x'}`,
          );
          const body = [...values, '', ...spaced(paragraphs)];
          return at === 0 ? body : [...seam, ...body];
        });
        await check(lines, wrap, articles, 'header-blocks');
      },
    ),
  );
});

test('articles written as JSON Lines come apart again', async () => {
  await fc.assert(
    fc.asyncProperty(madeArticles(1, 5), fc.record(wrapping), async (articles, wrap) => {
      const lines = articles.map(({ headline, paragraphs }) =>
        JSON.stringify({ title: headline, date: null, text: paragraphs.join('\n') }),
      );
      await check(lines, wrap, articles, 'json-lines');
    }),
  );
});

test('a single article stays in one piece, whatever its sub-headings', async () => {
  await fc.assert(
    fc.asyncProperty(madeArticles(1, 1), fc.record(wrapping), fc.boolean(), async (articles, wrap, close) => {
      const lines = articles.flatMap(({ headline, paragraphs }) =>
        close ? [headline, ...paragraphs] : [headline, '', ...spaced(paragraphs)],
      );
      await check(lines, wrap, articles, 'one-article');
    }),
  );
});

test('pages and texts without a headline, mixed, come apart at gaps as wide as those between pages', async () => {
  await fc.assert(
    fc.asyncProperty(
      madeArticles(2, 5),
      pageStyle,
      fc.integer({ min: 3, max: 4 }),
      fc.record(wrapping),
      async (made, style, gap, wrap) => {
        const articles = made.filter(({ paragraphs }) => paragraphs.length >= 3 && paragraphs.join('').length >= 300);
        fc.pre(articles.length >= 2);
        const lines = articles.flatMap((article, at) => {
          const body = at % 2 === 0 ? scrapedPage(article, style) : spaced(article.paragraphs);
          return at === 0 ? body : [...Array<string>(gap).fill(''), ...body];
        });
        const gold = articles.map(({ headline, paragraphs }, at) => ({
          headline: at % 2 === 0 ? headline : null,
          paragraphs,
        }));
        await check(lines, wrap, gold, 'scraped-pages');
      },
    ),
  );
});

test('articles whose headline stands above a block of fields come apart again', async () => {
  await fc.assert(
    fc.asyncProperty(madeArticles(1, 5), fc.boolean(), fc.record(wrapping), async (articles, blank, wrap) => {
      const lines = articles.flatMap(({ headline, paragraphs }, at) => {
        const fields = ['By: Ann Lee', 'Date: 2021-03-04', 'Source: The Example'];
        const body = [headline, ...(blank ? [''] : []), ...fields, '', ...spaced(paragraphs)];
        return at === 0 ? body : ['', '', ...body];
      });
      await check(lines, wrap, articles, 'header-blocks');
    }),
  );
});
