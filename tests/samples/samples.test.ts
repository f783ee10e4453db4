import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/articles/article.ts';
import { readArticle } from '../../src/articles/read-article.ts';
import { compareRevisions } from '../../src/changes/compare-revisions.ts';
import { readRevision } from '../../src/changes/read-revision.ts';
import { detectDump } from '../../src/dumps/detect-dump.ts';
import { openSplitter } from '../../src/dumps/open-splitter.ts';
import { readPiece } from '../../src/dumps/read-piece.ts';
import { toComparable } from '../../src/identity/comparable-text.ts';
import { decideLink } from '../../src/identity/decide-link.ts';

const folder = fileURLToPath(new URL('../../samples/', import.meta.url));

/** Reads the articles of a sample as the pipeline does, in one go. */
async function articlesOf(name: string): Promise<Article[]> {
  const bytes = readFileSync(`${folder}${name}.txt`);
  const detection = detectDump(bytes, name, true);
  const splitter = openSplitter(detection);
  const cuts = [...splitter.push(bytes), ...splitter.end().cuts];
  const reading = cuts.map(async (cut) => {
    const piece = await readPiece(bytes.subarray(cut.start, cut.end), detection, cut);
    if ('failure' in piece) throw new Error(piece.failure.message);
    const article = readArticle(piece, detection.format);
    if ('failure' in article) throw new Error(article.failure.message);
    return article;
  });
  return Promise.all(reading);
}

const counts = [
  ['day-1/harbour-courier', 2],
  ['day-1/orrin-valley-news', 1],
  ['day-2/harbour-courier', 2],
  ['day-2/lowland-reader', 1],
  ['day-3/harbour-courier', 1],
  ['day-3/orrin-valley-news', 1],
] as const;

const all = await Promise.all(counts.map(([name]) => articlesOf(name)));
const [courier1, orrin1, courier2, reader, courier3, orrin2] = all.map(([first]) => first as Article) as [
  ...[Article, Article, Article],
  ...[Article, Article, Article],
];

function changesBetween(before: Article, after: Article): string[] {
  const read = (article: Article) => readRevision(article, article.published?.value ?? null);
  return compareRevisions(read(before), read(after))
    .map(({ kind, before, after }) => `${kind}: ${before?.text} → ${after?.text}`)
    .sort();
}

describe('the samples', () => {
  test.each(counts)('%s holds as many articles as its README says', async (name, count) => {
    expect(await articlesOf(name)).toHaveLength(count);
  });

  test('are seven different texts in eight articles', () => {
    const hashes = all.flat().map((article) => article.contentHash);
    expect([hashes.length, new Set(hashes).size]).toEqual([8, 7]);
    expect(all[0]?.[1]?.contentHash).toBe(all[2]?.[1]?.contentHash);
  });

  test('have headlines and dates where the shape has them', () => {
    expect(courier1.headline).toBe('Flood in Varnholt Kills 17 as Dyke Gives Way');
    expect([orrin1, reader, orrin2].map((article) => article.headline)).toEqual([null, null, null]);
    expect([courier1, orrin1, orrin2].map((article) => article.published?.value ?? null)).toEqual([
      null,
      '2026-03-02',
      '2026-03-04',
    ]);
  });

  test('are versions of one article only within one outlet', () => {
    const articles = [courier1, courier2, courier3, orrin1, orrin2, reader];
    const comparable = articles.map(({ headline, body, published }) =>
      toComparable({ headline, body, published: published?.value ?? null, outlet: null, url: null }),
    );
    const linked = comparable.map((one) =>
      comparable.map((other) => (decideLink(one, other).kind === 'version' ? '1' : '0')).join(''),
    );
    expect(linked).toEqual(['111000', '111000', '111000', '000110', '000110', '000001']);
  });

  test('change on the second day as their README says', () => {
    expect(changesBetween(courier1, courier2)).toEqual([
      'date-changed: until March 9 → until March 12',
      'figure-changed: 17 people → 23 people',
      'headline-changed: Flood in Varnholt Kills 17 as Dyke Gives Way → Toll in Varnholt Flood Rises to 23',
    ]);
  });

  test('change on the third day as their README says', () => {
    expect(changesBetween(courier2, courier3)).toEqual([
      'attribution-changed: the governor’s office → the civil protection agency',
      'figure-changed: 23 people → 21 people',
      'headline-changed: Toll in Varnholt Flood Rises to 23 → Toll in Varnholt Flood Corrected to 21',
    ]);
    expect(courier3.notices).toEqual([expect.objectContaining({ kind: 'correction' })]);
    expect(changesBetween(orrin1, orrin2)).toEqual([
      'attribution-changed: Selborn → The district surveyor',
      'date-changed: by March 6 → by March 11',
      'figure-changed: At least 15 people → At least 21 people',
    ]);
  });
});
