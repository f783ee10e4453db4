import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TextFacts, toComparable } from '../../src/identity/comparable-text.ts';
import { decideLink } from '../../src/identity/decide-link.ts';
import { rankCandidates } from '../../src/identity/rank-candidates.ts';
import { readSignature } from '../../src/identity/read-signature.ts';
import { type PatternName, type PatternReport, patternReport, patterns } from '../support/pattern-reports.ts';
import { generateStories, type StoryArticle } from '../support/stories.ts';

const stories = generateStories({ seed: 9, stories: 12, revisionsMin: 2, revisionsMax: 3, bytesPerArticle: 700 });
const articles = stories.flatMap(({ revisions }) => revisions);

const factsOf = (article: StoryArticle, more: Partial<TextFacts> = {}): TextFacts => ({
  headline: article.headline,
  body: article.body,
  published: null,
  outlet: null,
  url: null,
  ...more,
});
const decide = (a: TextFacts, b: TextFacts) => decideLink(toComparable(a), toComparable(b));

const facts = fc.record({
  article: fc.constantFrom(...articles),
  words: fc.integer({ min: 3, max: 120 }),
  published: fc.option(fc.constantFrom('2026-03-01', '2026-03-02T08:00:00.000Z', '2026-03-04', '2026-03-20')),
  outlet: fc.option(fc.constantFrom('Oststadt Post', 'OSTSTADT POST', 'Marn Radio')),
  url: fc.option(fc.constantFrom('https://post.example/1', 'https://radio.example/2')),
  hasHeadline: fc.boolean(),
});
const drawn = facts.map(({ article, words, hasHeadline, ...rest }) =>
  factsOf(article, {
    ...rest,
    ...(hasHeadline ? {} : { headline: null }),
    body: article.body.split(/\s+/).slice(0, words).join(' '),
  }),
);

describe('the decision whether two texts are one article', () => {
  test('is the same whichever is given first, with its evidence turned', () => {
    fc.assert(
      fc.property(drawn, drawn, (a, b) => {
        const [one, other] = [decide(a, b), decide(b, a)];
        const { containmentOfA, containmentOfB, ...rest } = other.evidence;
        expect(one).toEqual({
          kind: other.kind,
          evidence: { ...rest, containmentOfA: containmentOfB, containmentOfB: containmentOfA },
        });
      }),
    );
  });

  test('links every made-up revision with the one before, and no two stories', () => {
    for (const { revisions } of stories) {
      revisions.slice(1).forEach((after, i) => {
        expect(decide(factsOf(revisions[i] as StoryArticle), factsOf(after)).kind).toBe('version');
      });
    }
    for (const [i, one] of stories.entries()) {
      for (const other of stories.slice(0, i)) {
        const [a, b] = [one.revisions[0], other.revisions[0]] as [StoryArticle, StoryArticle];
        expect(decide(factsOf(a), factsOf(b)).kind).toBe('none');
      }
    }
  });

  test('keeps the same words at two outlets apart as wire copy', () => {
    const [article] = articles as [StoryArticle];
    const [post, radio] = [factsOf(article, { outlet: 'Oststadt Post' }), factsOf(article, { outlet: 'Marn Radio' })];
    expect(decide(post, radio).kind).toBe('wire-copy');
    expect(decide(post, { ...radio, outlet: 'oststadt post' }).kind).toBe('version');
  });
});

describe('reports written to one pattern', () => {
  const kinds = Object.keys(patterns) as PatternName[];
  const reports = (kind: PatternName) => Array.from({ length: 40 }, (_, seed) => patternReport(kind, seed));
  const factsOfReport = ({ headline, body }: PatternReport, more: Partial<TextFacts> = {}): TextFacts => ({
    headline,
    body,
    published: null,
    outlet: null,
    url: null,
    ...more,
  });

  test.each(kinds)('are no versions of each other, with or without date and headline: %s', (kind) => {
    const made = reports(kind);
    const ways: ((report: PatternReport, at: number) => TextFacts)[] = [
      (report) => factsOfReport(report),
      (report) => factsOfReport(report, { headline: null }),
      (report, at) => factsOfReport(report, { published: `2026-03-${String((at % 28) + 1).padStart(2, '0')}` }),
    ];
    for (const way of ways) {
      const texts = made.map((report, at) => toComparable(way(report, at)));
      const pairs = texts.flatMap((one, at) => texts.slice(0, at).map((other) => decideLink(one, other)));
      // Two fillings may fall on the same place and person; such reports cannot be told from an update.
      expect(pairs.filter(({ kind }) => kind !== 'none').length / pairs.length).toBeLessThan(0.01);
    }
  });

  test.each(kinds)(
    'are versions of themselves when a toll or a sum has grown, or a sentence came to it: %s',
    (kind) => {
      for (const report of reports(kind)) {
        const before = factsOfReport(report);
        const grown = factsOfReport(report, { body: report.updated });
        const longer = factsOfReport(report, {
          body: `${report.body} An inquiry has been opened, the office said later.`,
        });
        for (const after of [grown, longer]) {
          expect(decide(before, after).kind).toBe('version');
          expect(decide({ ...before, headline: null }, { ...after, headline: null }).kind).toBe('version');
          const [day, next] = [{ published: '2026-03-01' }, { published: '2026-03-02' }];
          expect(decide({ ...before, ...day }, { ...after, ...next }).kind).toBe('version');
        }
      }
    },
  );

  test('name each reason with its points, and what was needed', () => {
    const [one, other] = [patternReport('market', 1), patternReport('market', 2)] as [PatternReport, PatternReport];
    const { evidence } = decide(factsOfReport(one), factsOfReport(other));
    const reasons = evidence.points?.map(({ reason }) => reason);
    expect(reasons).toEqual([
      'words in common',
      'the same opening',
      'other figures throughout',
      'other names throughout',
    ]);
    expect(evidence.points?.reduce((sum, { points }) => sum + points, 0)).toBeLessThan(evidence.needed ?? 0);
  });
});

describe('versions', () => {
  const [article] = articles as [StoryArticle];

  test('are found when only the headline was edited', () => {
    const edited = factsOf({ ...article, headline: 'Something else altogether' });
    expect(decide(factsOf(article), edited).kind).toBe('version');
    const dated = { published: '2026-03-01' };
    expect(decide(factsOf(article, dated), { ...edited, ...dated }).kind).toBe('version');
  });

  test('are found when the text was corrected weeks later', () => {
    const sentences = article.body.split('. ');
    const corrected = { ...article, body: [...sentences.slice(0, -1), 'A figure was put right'].join('. ') };
    const [then, later] = [{ published: '2026-03-01' }, { published: '2026-03-29' }];
    expect(decide(factsOf(article, then), factsOf(corrected, later)).kind).toBe('version');
    const url = 'https://post.example/1';
    expect(decide(factsOf(article, { ...then, url }), factsOf(corrected, { ...later, url })).kind).toBe('version');
  });

  test('are not made by a headline that comes back over another text', () => {
    const others = stories.slice(1).map(({ revisions }) => revisions[0] as StoryArticle);
    for (const other of others) {
      const [then, later] = [{ published: '2026-03-01' }, { published: '2026-06-01' }];
      const column = factsOf({ ...other, headline: article.headline }, later);
      expect(decide(factsOf(article, then), column).kind).toBe('none');
    }
  });

  test('are found when the lead was rewritten or the text was cut to its first half', () => {
    const paragraphs = article.body.split(/(?<=\.) /);
    const rewritten = ['Late on in the evening it came out how much had changed.', ...paragraphs.slice(1)].join(' ');
    const half = paragraphs.slice(0, Math.ceil(paragraphs.length / 2)).join(' ');
    for (const body of [rewritten, half]) {
      expect(decide(factsOf(article), factsOf({ ...article, body })).kind).toBe('version');
      const dated = { published: '2026-03-01', headline: null };
      expect(decide(factsOf(article, dated), factsOf({ ...article, body }, dated)).kind).toBe('version');
    }
  });
});

test('a page at the same address is the same article however much of it was rewritten, a column there is not', () => {
  const url = 'https://post.example/1';
  const [first, second] = stories as [(typeof stories)[0], (typeof stories)[0]];
  const [before, other] = [first.revisions[0], second.revisions[0]] as [StoryArticle, StoryArticle];
  const kept = before.body.split(/\s+/).slice(0, 12).join(' ');
  const rewritten = factsOf({ ...before, body: `${kept}. ${other.body}` }, { url, published: '2026-03-01' });
  expect(decide(factsOf(before, { url, published: '2026-03-01' }), rewritten).kind).toBe('version');
  expect(decide(factsOf(before, { published: '2026-03-01' }), { ...rewritten, url: null }).kind).toBe('none');
  const column = factsOf({ ...other, headline: before.headline }, { url, published: '2026-06-01' });
  expect(decide(factsOf(before, { url, published: '2026-03-01' }), column).kind).toBe('none');
});

describe('candidates', () => {
  test('are those that share two keys, and a key that few texts hold counts more', () => {
    const holders = new Map([
      [1, [10, 11, 12, 13]],
      [2, [10, 11, 12, 13]],
      [3, [10, 11, 12, 13]],
      [4, [20]],
      [5, [20]],
      [6, [30]],
    ]);
    const ranked = rankCandidates([1, 2, 3, 4, 5, 6, 7], (key) => holders.get(key));
    expect(ranked).toEqual([10, 11, 12, 13, 20]);
    const crowd = Array.from({ length: 64 }, (_, i) => 100 + i);
    const crowded = new Map([...holders, [1, crowd], [2, crowd], [3, crowd]]);
    expect(rankCandidates([1, 2, 3, 4, 5, 6, 7], (key) => crowded.get(key))).toEqual([20, ...crowd.slice(0, 9)]);
  });
});

describe('a signature', () => {
  test('is the same for the same text, of distinct safe integers', () => {
    for (const { headline, body } of articles) {
      const { keys } = readSignature({ headline, body });
      expect(readSignature({ headline, body }).keys).toEqual(keys);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.every((key) => Number.isSafeInteger(key) && key >= 0 && key < 2 ** 52)).toBe(true);
    }
  });

  test('stays what it was, since stored texts are found by it', () => {
    const { keys } = readSignature({ headline: 'Ferry to Oststadt is late', body: 'The ferry came two hours late.' });
    expect(keys).toMatchInlineSnapshot(`
      [
        1192957912231261,
        1526753857312754,
        107613232512951,
        368464761270868,
        3115567739368847,
      ]
    `);
  });

  test('shares at least two keys between revisions of a story', () => {
    for (const { revisions } of stories) {
      revisions.slice(1).forEach((after, i) => {
        const known = new Set(readSignature(revisions[i] as StoryArticle).keys);
        expect(readSignature(after).keys.filter((key) => known.has(key)).length).toBeGreaterThanOrEqual(2);
      });
    }
  });

  test('of a text without words has no keys', () => {
    expect(readSignature({ headline: null, body: '' }).keys).toEqual([]);
  });
});
