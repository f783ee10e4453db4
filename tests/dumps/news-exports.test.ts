import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readArticle } from '../../src/articles/read-article.ts';
import type { Encoding } from '../../src/dumps/detection.ts';
import { readPiece } from '../../src/dumps/read-piece.ts';
import { encode, splitAs, splitDump } from '../support/made-dumps.ts';
import type { MadeStory } from '../support/made-news-exports.ts';
import {
  factivaDump,
  factivaStyle,
  madeStories,
  nexisDump,
  nexisStyle,
  nexisUniDump,
  nexisUniStyle,
  proquestDump,
  proquestStyle,
} from '../support/made-news-exports.ts';

const wrapping = fc.record({
  encoding: fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
  mark: fc.boolean(),
  lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
  chunk: fc.constantFrom(7, 4096),
});
type Wrapping = typeof wrapping extends fc.Arbitrary<infer T> ? T : never;

async function articlesOf(bytes: Buffer, chunk: number) {
  const { detection, cuts, summary } = splitDump(bytes, 'made.txt', [chunk]);
  const reading = cuts.map(async (cut) => {
    const piece = await readPiece(bytes.subarray(cut.start, cut.end), detection, cut);
    return 'failure' in piece ? piece : readArticle(piece, detection.format);
  });
  return { detection, cuts, summary, articles: await Promise.all(reading) };
}

function bodyOf(paragraphs: readonly string[]): string {
  return paragraphs.join('\n\n').replace(/\s+/g, ' ');
}

/** Reads an export to the end and expects exactly these articles with these fields. */
async function check(
  lines: readonly string[],
  wrap: Wrapping,
  stories: readonly MadeStory[],
  expected: { readonly format: string; readonly declared: number | null },
): Promise<void> {
  const bytes = encode(lines.join(wrap.lineBreak), wrap.encoding, wrap.mark && wrap.encoding !== 'windows-1252');
  const { detection, summary, articles } = await articlesOf(bytes, wrap.chunk);
  expect(detection.format).toBe(expected.format);
  const read = articles.map((article) => {
    if ('failure' in article) return article;
    const { headline, body, published, outlet, byline, section } = article;
    return { headline, body: body.replace(/\s+/g, ' '), day: published?.value, outlet, byline, section };
  });
  expect(read).toEqual(
    stories.map((story) => ({
      ...{ headline: story.headline, body: bodyOf(story.paragraphs), day: story.day },
      ...{ outlet: story.outlet, byline: story.byline, section: story.section },
    })),
  );
  expect(summary.declared).toBe(expected.declared);
  expect(summary.warnings).toEqual([]);
  expect(summary.account.leftovers).toBe(0);
}

test('LexisNexis exports with numbered documents come apart again, with their fields', async () => {
  await fc.assert(
    fc.asyncProperty(madeStories(1, 4), nexisStyle, wrapping, async (stories, style, wrap) => {
      await check(nexisDump(stories, style), wrap, stories, { format: 'nexis', declared: stories.length });
    }),
    { numRuns: 200 },
  );
});

test('Nexis Uni exports come apart again, with their fields', async () => {
  await fc.assert(
    fc.asyncProperty(madeStories(1, 4), nexisUniStyle, wrapping, async (stories, style, wrap) => {
      const declared = style.cover ? stories.length : null;
      await check(nexisUniDump(stories, style), wrap, stories, { format: 'nexis', declared });
    }),
    { numRuns: 200 },
  );
});

test('Factiva exports come apart again, with their fields', async () => {
  await fc.assert(
    fc.asyncProperty(madeStories(1, 4), factivaStyle, wrapping, async (made, style, wrap) => {
      const stories = style.layout === 'plain' ? made.map((story) => ({ ...story, section: null })) : made;
      const declared = style.summary ? stories.length : null;
      await check(factivaDump(stories, style), wrap, stories, { format: 'factiva', declared });
    }),
    { numRuns: 200 },
  );
});

test('ProQuest exports come apart again, with their fields', async () => {
  await fc.assert(
    fc.asyncProperty(madeStories(1, 4), proquestStyle, wrapping, async (stories, style, wrap) => {
      const declared = style.marks ? stories.length : null;
      await check(proquestDump(stories, style), wrap, stories, { format: 'proquest', declared });
    }),
    { numRuns: 200 },
  );
});

const anyDump: fc.Arbitrary<{ lines: string[]; count: number }> = madeStories(2, 4).chain((stories) =>
  fc
    .oneof(
      nexisStyle.map((style) => nexisDump(stories, style)),
      nexisUniStyle.map((style) => nexisUniDump(stories, style)),
      factivaStyle.map((style) => factivaDump(stories, style)),
      proquestStyle.map((style) => proquestDump(stories, style)),
    )
    .map((lines) => ({ lines, count: stories.length })),
);

test('the account of an export adds up wherever it breaks off, and its cuts do not depend on the chunks', () => {
  fc.assert(
    fc.property(
      anyDump,
      fc.double({ min: 0.3, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 50 }),
      (made, share, size) => {
        const all = Buffer.from(made.lines.join('\n'));
        const { detection } = splitDump(all);
        const bytes = all.subarray(0, Math.floor(all.length * share));
        const { cuts, summary } = splitAs(bytes, detection, [size]);
        expect(splitAs(bytes, detection)).toEqual({ cuts, summary });
        const { account } = summary;
        expect(account.articles + account.furniture + account.separators + account.leftovers).toBe(bytes.length);
        expect(Math.min(account.separators, account.furniture, account.leftovers)).toBeGreaterThanOrEqual(0);
        expect(cuts.length).toBeLessThanOrEqual(made.count);
      },
    ),
    { numRuns: 200 },
  );
});
