import { groupLinked, type Link, type LinkedGroups } from '../base/group-linked.ts';

/** A decision by hand, in force. A merge has one text on either side. */
export interface Decision {
  readonly id: number;
  readonly kind: 'merge' | 'split';
  readonly textsA: readonly number[];
  readonly textsB: readonly number[];
}

/**
 * Parts texts into articles: texts that are linked, directly or through others, are one, unless a split keeps them
 * apart. Decided merges come first, then links, the strongest first; a link that would bring the two sides of a split
 * together is left out. The result depends on what is given, not on its order.
 *
 * textIds    all texts; links and decisions may name others, which are passed over
 * returns    the texts of one article each, and the links that a decision does not let hold
 * fails      never
 */
export function groupTexts(
  textIds: readonly number[],
  links: readonly Link[],
  decisions: readonly Decision[],
): LinkedGroups {
  const sides = decisions.map(({ id, kind, textsA, textsB }) => ({ id, kind, sideA: textsA, sideB: textsB }));
  return groupLinked(textIds, links, sides);
}

/**
 * Says which article each group is: it keeps the number that its oldest text has, where no group before it took that.
 *
 * groups     as `groupTexts` gives them
 * articleOf  the article each text is in now; null for a new text
 * returns    for each group its article, or null where a new one is to be opened
 */
export function chooseArticles(
  groups: readonly (readonly number[])[],
  articleOf: ReadonlyMap<number, number | null>,
): (number | null)[] {
  const taken = new Set<number>();
  return groups.map((group) => {
    for (const text of group) {
      const article = articleOf.get(text) ?? null;
      if (article === null || taken.has(article)) continue;
      taken.add(article);
      return article;
    }
    return null;
  });
}
