import { readClaims } from '../../src/claims/read-claims.ts';
import { type JoinedSeries, joinArticles } from '../../src/series/join-articles.ts';
import type { ProfileInput } from '../../src/series/profile-claims.ts';
import type { OwnTopic } from './topics.ts';

/** The articles of a story with their claims, in the order of the story. */
export function readTopic({ articles }: Pick<OwnTopic, 'articles'>): ProfileInput[] {
  return articles.map(([day, outlet, text]) => {
    const headlineLength = text.indexOf('\n');
    const date = `${day}T12:00:00Z`;
    return { text, headlineLength, date, outlet, claims: readClaims({ text, headlineLength, date }).claims };
  });
}

/** A series as its points, article and value each, the series and its points in the order of the alphabet. */
export function pointsOf(series: readonly JoinedSeries[]): string[][] {
  return series
    .map(({ points }) => points.map(({ article, low, date }) => `${article} ${date ?? low}`).sort())
    .sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

interface Counts {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

/** Pairs of points that are in one series: told so and right, told so and wrong, not told. */
export function countPairs(topic: OwnTopic): Counts {
  const found = pointsOf(joinArticles(readTopic(topic)));
  const wanted = Object.values(topic.series).map((points) => points.map(([article, value]) => `${article} ${value}`));
  const known = new Set(wanted.flat());
  const pairsOf = (groups: readonly (readonly string[])[]) =>
    new Set(
      groups.flatMap((group) =>
        group.flatMap((a, at) =>
          group
            .slice(at + 1)
            .filter((b) => known.has(a) || known.has(b))
            .map((b) => [a, b].sort().join(' + ')),
        ),
      ),
    );
  const [told, gold] = [pairsOf(found), pairsOf(wanted)];
  const right = [...told].filter((pair) => gold.has(pair)).length;
  return { right, wrong: told.size - right, missed: gold.size - right };
}
