import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TextFacts, toComparable } from '../../src/identity/comparable-text.ts';
import { decideLink } from '../../src/identity/decide-link.ts';
import { readSignature } from '../../src/identity/read-signature.ts';
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
