import { groupLinked } from '../base/group-linked.ts';

/** A version link between two texts. */
export interface TextLink {
  readonly a: number;
  readonly b: number;
  /** the stronger link is followed first where a decision lets only one of two hold */
  readonly strength: number;
}

/** A decision by hand, in force. A merge has one text on either side. */
export interface Decision {
  readonly id: number;
  readonly kind: 'merge' | 'split';
  readonly textsA: readonly number[];
  readonly textsB: readonly number[];
}

export interface GroupedTexts {
  /** texts of one article each, ascending; the group of the smallest text first */
  readonly groups: readonly (readonly number[])[];
  /** links that a decision does not let hold, by their place in `links`, and the decision */
  readonly overruled: ReadonlyMap<number, number>;
}

/**
 * Parts texts into articles: texts that are linked, directly or through others, are one, unless a split keeps them
 * apart. Decided merges come first, then links, the strongest first; a link that would bring the two sides of a split
 * together is left out. The result depends on what is given, not on its order.
 *
 * textIds    all texts; links and decisions may name others, which are passed over
 * fails      never
 */
export function groupTexts(
  textIds: readonly number[],
  links: readonly TextLink[],
  decisions: readonly Decision[],
): GroupedTexts {
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
