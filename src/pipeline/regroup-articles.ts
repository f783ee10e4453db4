import type { ArticleId } from '../base/ids.ts';
import type { Instant } from '../base/instant.ts';
import { insertRows } from '../db/insert-rows.ts';
import type { Tx } from '../db/open-database.ts';
import {
  findDecisions,
  findTextsOfArticles,
  findVersionLinks,
  markMerged,
  markOverruled,
  moveTexts,
  type VersionLink,
} from '../db/queries/decisions.ts';
import { articles } from '../db/schema/texts.ts';
import type { LinkEvidence } from '../identity/decide-link.ts';
import { chooseArticles, groupTexts } from '../identity/group-texts.ts';

export interface Regrouped {
  /** every article concerned, emptied ones included: their histories are to be arranged again */
  readonly touched: readonly ArticleId[];
  /** the article each text is in now */
  readonly articleOf: ReadonlyMap<number, ArticleId>;
}

/**
 * Parts the texts of some articles anew, as their links and the decisions in force have it, and moves those that
 * belong elsewhere. Call it with the identity lock held.
 *
 * fresh  texts among them that were just written and are in no article of their own yet
 */
export async function regroupArticles(
  tx: Tx,
  articleIds: readonly ArticleId[],
  fresh: ReadonlySet<number>,
  at: Instant,
): Promise<Regrouped> {
  const before = await findTextsOfArticles(tx, articleIds);
  const textIds = [...before.keys()];
  const links = await findVersionLinks(tx, textIds);
  const decisions = await findDecisions(tx, 'in force');
  const weighed = links.map(({ a, b, evidence }) => ({ a, b, strength: strengthOf(evidence as LinkEvidence) }));
  const { groups, overruled } = groupTexts(textIds, weighed, decisions);
  const known = new Map([...before].map(([text, article]) => [text, fresh.has(text) ? null : article]));
  const chosen = await openMissing(tx, chooseArticles(groups, known), at);
  const moves = groups.flatMap((group, i) =>
    group.flatMap((textId) =>
      before.get(textId) === chosen[i] ? [] : [{ textId, articleId: chosen[i] as ArticleId }],
    ),
  );
  await moveTexts(tx, moves);
  await markOverruled(tx, newlyOverruled(links, overruled));
  const articleOf = new Map(groups.flatMap((group, i) => group.map((text) => [text, chosen[i] as ArticleId] as const)));
  await noteEmptied(tx, articleIds, before, articleOf);
  return { touched: [...new Set([...articleIds, ...chosen])], articleOf };
}

/** How much speaks for a link: the points it has, or of links made before points were counted, the containment. */
function strengthOf({ points, containmentOfA, containmentOfB }: LinkEvidence): number {
  if (points !== undefined) return points.reduce((sum, point) => sum + point.points, 0);
  return 100 * Math.max(containmentOfA, containmentOfB);
}

async function openMissing(tx: Tx, chosen: readonly (number | null)[], at: Instant): Promise<ArticleId[]> {
  const missing = chosen.filter((article) => article === null);
  const opened = await insertRows(
    tx,
    articles,
    ['createdAt'],
    missing.map(() => ({ createdAt: at })),
    { returning: ['id'] },
  );
  const ids = opened.map((row) => Number(row.id)).sort((a, b) => a - b);
  return chosen.map((article) => (article ?? ids.shift()) as ArticleId);
}

function newlyOverruled(links: readonly VersionLink[], overruled: ReadonlyMap<number, number>) {
  return links.flatMap(({ a, b, overruledBy }, i) => {
    const decision = overruled.get(i) ?? null;
    return decision === overruledBy ? [] : [{ a, b, decision }];
  });
}

/** An article without texts says where its oldest text went. */
async function noteEmptied(
  tx: Tx,
  articleIds: readonly ArticleId[],
  before: ReadonlyMap<number, ArticleId>,
  after: ReadonlyMap<number, ArticleId>,
): Promise<void> {
  const held = new Set(after.values());
  const oldest = new Map<ArticleId, number>();
  for (const [text, article] of before) oldest.set(article, Math.min(text, oldest.get(article) ?? text));
  const emptied = articleIds.flatMap((articleId) => {
    const text = oldest.get(articleId);
    if (held.has(articleId) || text === undefined) return [];
    return [{ articleId, mergedInto: after.get(text) ?? null }];
  });
  await markMerged(tx, [...emptied, ...[...held].map((articleId) => ({ articleId, mergedInto: null }))]);
}
