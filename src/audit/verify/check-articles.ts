import { groupBy } from '../../base/group-by.ts';
import type { StoredLink, StoredText } from '../../db/queries/verify-articles.ts';
import { groupTexts } from '../../identity/group-texts.ts';
import type { Fault } from './fault.ts';

/**
 * Looks whether each article is what its links and the decisions by hand make it: its texts hang together, and no link
 * that holds leads to a text of another one.
 */
export function checkArticles(texts: readonly StoredText[], links: readonly StoredLink[]): Fault[] {
  const hashOf = new Map(texts.map(({ textId, contentHash }) => [textId, contentHash]));
  const faults: Fault[] = [];
  for (const { a, b, articleA, articleB } of links) {
    if (articleA === articleB) continue;
    faults.push({
      kind: 'article-broken',
      where: { revision: String(articleA) },
      what: `a text of it is a version of one that stands in article ${articleB}`,
      expected: 'one article',
      found: hashOf.get(a) ?? hashOf.get(b) ?? null,
    });
  }
  for (const [articleId, own] of groupBy(texts, (text) => text.articleId)) {
    const within = links.filter(({ articleA, articleB }) => articleA === articleId && articleB === articleId);
    const weighed = within.map(({ a, b }) => ({ a, b, strength: 1 }));
    const { groups } = groupTexts(
      own.map(({ textId }) => textId),
      weighed,
      [],
    );
    for (const [first] of groups.slice(1)) {
      const what = 'nothing joins a text of it with the others';
      const found = hashOf.get(first ?? 0) ?? null;
      faults.push({ kind: 'article-broken', where: { revision: String(articleId) }, what, expected: null, found });
    }
  }
  return faults;
}
