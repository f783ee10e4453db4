import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Link } from '../../src/base/group-linked.ts';
import { chooseArticles, type Decision, groupTexts } from '../../src/identity/group-texts.ts';

const link = (a: number, b: number, strength = 50): Link => ({ a, b, strength });
const split = (id: number, textsA: number[], textsB: number[]): Decision => ({ id, kind: 'split', textsA, textsB });
const merge = (id: number, a: number, b: number): Decision => ({ id, kind: 'merge', textsA: [a], textsB: [b] });

describe('texts in articles', () => {
  test('texts linked through others are one article', () => {
    expect(groupTexts([1, 2, 3, 4], [link(1, 2), link(3, 2)], []).groups).toEqual([[1, 2, 3], [4]]);
  });

  test('a merge by hand joins what no link does', () => {
    expect(groupTexts([1, 2, 3], [link(1, 2)], [merge(1, 3, 1)]).groups).toEqual([[1, 2, 3]]);
  });

  test('a split keeps its sides apart, and the link between them is overruled by it', () => {
    const { groups, overruled } = groupTexts([1, 2, 3], [link(1, 2), link(2, 3)], [split(7, [3], [1, 2])]);
    expect(groups).toEqual([[1, 2], [3]]);
    expect([...overruled]).toEqual([[1, 7]]);
  });

  test('a text that is linked with both sides of a split goes where more speaks for it', () => {
    const decisions = [split(1, [1], [2])];
    expect(groupTexts([1, 2, 3], [link(1, 3, 40), link(2, 3, 60)], decisions).groups).toEqual([[1], [2, 3]]);
    expect(groupTexts([1, 2, 3], [link(1, 3, 60), link(2, 3, 40)], decisions).groups).toEqual([[1, 3], [2]]);
  });

  test('whatever the order of texts, links and decisions, the articles are the same and no split is broken', () => {
    const texts = fc.integer({ min: 2, max: 9 });
    const cases = texts.chain((count) => {
      const text = fc.integer({ min: 1, max: count });
      const links = fc.array(fc.record({ a: text, b: text, strength: fc.integer({ min: 1, max: 4 }) }), {
        maxLength: 14,
      });
      const side = fc.uniqueArray(text, { minLength: 1, maxLength: 3 });
      const splits = fc.array(fc.tuple(side, side), { maxLength: 3 });
      return fc.record({ count: fc.constant(count), links, splits, seed: fc.integer() });
    });
    fc.assert(
      fc.property(cases, ({ count, links, splits }) => {
        const decisions = splits
          .map(([a, b], i) =>
            split(
              i + 1,
              a,
              b.filter((text) => !a.includes(text)),
            ),
          )
          .filter(({ textsB }) => textsB.length > 0);
        const ids = Array.from({ length: count }, (_, i) => i + 1);
        const { groups } = groupTexts(ids, links, decisions);
        expect(groupTexts(ids.toReversed(), links.toReversed(), decisions.toReversed()).groups).toEqual(groups);
        expect(groups.flat().sort((a, b) => a - b)).toEqual(ids);
        for (const { textsA, textsB } of decisions) {
          const isTogether = groups.some(
            (group) => textsA.some((a) => group.includes(a)) && textsB.some((b) => group.includes(b)),
          );
          expect(isTogether).toBe(false);
        }
      }),
    );
  });
});

describe('numbers of articles', () => {
  test('a group keeps the number of its oldest text, and a second group that had it gets a new one', () => {
    const articleOf = new Map<number, number | null>([
      [1, 10],
      [2, 10],
      [3, 20],
      [4, null],
    ]);
    expect(chooseArticles([[1, 3], [2], [4]], articleOf)).toEqual([10, null, null]);
    expect(chooseArticles([[1], [2, 3]], articleOf)).toEqual([10, 20]);
  });
});
