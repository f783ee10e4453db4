import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { joinArticles, linkMembers } from '../../src/series/join-articles.ts';
import { keysOf } from '../../src/series/keys-of.ts';
import { matchProfiles } from '../../src/series/match-profiles.ts';
import { profileClaims } from '../../src/series/profile-claims.ts';
import { moreTopics } from './more-topics.ts';
import { countPairs, pointsOf, readTopic } from './read-topic.ts';
import { ownTopics } from './topics.ts';

/** Stories of which a part is still joined wrongly; what is wrong is told in docs/SERIES.md. */
const imperfect = new Set(['tunnel', 'breach', 'reservoir', 'refinery', 'clinic', 'tourists', 'front']);

describe('series of a story', () => {
  test.each(ownTopics.filter(({ id }) => !imperfect.has(id)))('hold what belongs together: $id', (topic) => {
    expect(countPairs(topic)).toMatchObject({ wrong: 0, missed: 0 });
  });

  it.each([
    ['that were looked at', ownTopics, 0.88],
    ['of other fields', moreTopics, 0.78],
  ] as const)('hold most of what belongs together in stories %s', (_, topics, floor) => {
    const counts = topics.map(countPairs);
    const sum = (name: 'right' | 'wrong' | 'missed') => counts.reduce((total, one) => total + one[name], 0);
    const f1 = (2 * sum('right')) / (2 * sum('right') + sum('wrong') + sum('missed'));
    expect(f1).toBeGreaterThan(floor);
  });

  it('are the same whatever order the articles come in', () => {
    const inputs = ownTopics.map(readTopic);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: inputs.length - 1 }), fc.infiniteStream(fc.nat()), (at, ranks) => {
        const articles = inputs[at] ?? [];
        const order = articles.map((_, index) => ({ index, rank: ranks.next().value ?? 0 }));
        order.sort((x, y) => x.rank - y.rank || x.index - y.index);
        const shuffled = joinArticles(order.flatMap(({ index }) => articles[index] ?? []));
        const renumbered = shuffled.map((series) => ({
          ...series,
          points: series.points.map((point) => ({ ...point, article: order[point.article]?.index ?? -1 })),
        }));
        expect(pointsOf(renumbered)).toEqual(pointsOf(joinArticles(articles)));
      }),
      { numRuns: 60 },
    );
  });

  it('of two stories at once are those of each alone', () => {
    const [one, other] = [ownTopics[1], ownTopics[7]].map((topic) => (topic === undefined ? [] : readTopic(topic)));
    const alone = pointsOf(joinArticles(one ?? []));
    const both = pointsOf(joinArticles([...(one ?? []), ...(other ?? [])]));
    for (const series of alone) expect(both).toContainEqual(series);
  });
});

describe('a join', () => {
  const profiles = ownTopics.flatMap((topic) =>
    readTopic(topic).flatMap((input) => profileClaims(input).flatMap((profile) => profile ?? [])),
  );

  it('is the same from either side, and always between profiles that share a key', () => {
    let joins = 0;
    for (const a of profiles) {
      for (const b of profiles) {
        const match = matchProfiles(a, b);
        expect(matchProfiles(b, a)).toMatchObject({ joins: match.joins, strength: match.strength });
        if (a === b || !match.joins) continue;
        joins++;
        expect(keysOf(a).some((key) => keysOf(b).includes(key))).toBe(true);
      }
    }
    expect(joins).toBeGreaterThan(100);
  });

  it('does not depend on what else there is: in batches or at once, the links are the same', () => {
    const members = profiles.map((profile, id) => ({ id, profile }));
    const pairs = (some: typeof members) => new Set(linkMembers(some).map(({ a, b }) => `${a} ${b}`));
    const whole = pairs(members);
    fc.assert(
      fc.property(fc.subarray(members, { minLength: 2 }), (part) => {
        const ids = new Set(part.map(({ id }) => String(id)));
        const expected = [...whole].filter((pair) => pair.split(' ').every((id) => ids.has(id)));
        expect([...pairs(part)].sort()).toEqual(expected.sort());
      }),
      { numRuns: 20 },
    );
  });

  it('survives being kept as JSON', () => {
    for (const profile of profiles) expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
  });
});
