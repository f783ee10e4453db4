import type { ArticleId } from '../base/ids.ts';
import type { Instant } from '../base/instant.ts';
import { insertRows } from '../db/insert-rows.ts';
import type { Tx } from '../db/open-database.ts';
import { findArticlesOfTexts, findDecisions } from '../db/queries/decisions.ts';
import { mergeArticles } from '../db/queries/texts.ts';
import { articles, links, signatureKeys, texts } from '../db/schema/texts.ts';
import { decideLinks } from '../identity/decide-links.ts';
import { type DecidedLinks, type GraphLink, linkTexts, type NewText } from './link-texts.ts';
import { regroupArticles } from './regroup-articles.ts';

export interface PlacedTexts {
  /** by content hash: the row of each new text and the article it went to */
  readonly texts: ReadonlyMap<string, { textId: number; articleId: ArticleId }>;
  /** by text id, the other way round */
  readonly hashes: ReadonlyMap<number, string>;
  /** by content hash: whether it opened an article or joined one */
  readonly newTexts: ReadonlyMap<string, 'new' | 'revised'>;
  /** articles whose history is to be arranged again */
  readonly touched: readonly ArticleId[];
  /** articles that were found to be one with another */
  readonly mergedTo: ReadonlyMap<ArticleId, ArticleId>;
}

/**
 * Stores new texts and decides which article each belongs to. Call it with the identity lock held.
 *
 * A text joins every article that it is a version of: where these are several, they are one and are merged. So the
 * articles are the connected groups of texts, and do not depend on the order of arrival.
 *
 * beforehand  what was compared before the lock was had, so that only texts that came since are left to compare
 */
export async function placeTexts(
  tx: Tx,
  fresh: readonly NewText[],
  beforehand: DecidedLinks,
  at: Instant,
): Promise<PlacedTexts> {
  const graph = await linkTexts(tx, fresh, beforehand, decideLinks);
  const groups = groupTexts(fresh.length, graph);
  const decided = await findDecidedArticles(tx);
  const articleOf = await settleArticles(tx, groups, decided, at);
  const written = await insertRows(
    tx,
    texts,
    ['articleId', 'contentHash', 'headline', 'body', 'notices'],
    fresh.map(({ article }, i) => ({
      articleId: articleOf[i] as ArticleId,
      contentHash: article.contentHash,
      headline: article.headline,
      body: article.body,
      notices: [...article.notices],
    })),
    { returning: ['id', 'content_hash'] },
  );
  const idOf = new Map(written.map((row) => [String(row.content_hash), Number(row.id)]));
  const keyRows = fresh.flatMap(({ article, keys }) =>
    keys.map((key) => ({ key, textId: idOf.get(article.contentHash) as number })),
  );
  await insertRows(tx, signatureKeys, ['key', 'textId'], keyRows);
  await insertLinks(tx, fresh, graph, idOf);
  const placed = summarise(fresh, groups, articleOf, idOf);
  return decided.size === 0 ? placed : regroupDecided(tx, placed, groups, { decided, fresh, at });
}

/** Articles that hold texts which a decision by hand speaks of. */
async function findDecidedArticles(tx: Tx): Promise<ReadonlySet<ArticleId>> {
  const decisions = await findDecisions(tx, 'in force');
  const articleOf = await findArticlesOfTexts(
    tx,
    decisions.flatMap(({ textsA, textsB }) => [...textsA, ...textsB]),
  );
  return new Set(articleOf.values());
}

/** Parts the groups that reach a decided article anew: decisions hold for texts that come later as well. */
async function regroupDecided(
  tx: Tx,
  placed: PlacedTexts,
  groups: readonly Group[],
  { decided, fresh, at }: { decided: ReadonlySet<ArticleId>; fresh: readonly NewText[]; at: Instant },
): Promise<PlacedTexts> {
  const texts = new Map(placed.texts);
  const touched = new Set(placed.touched);
  const mergedTo = new Map(placed.mergedTo);
  for (const group of groups.filter(({ joined }) => joined.some((article) => decided.has(article)))) {
    const hashes = group.members.map((member) => (fresh[member] as NewText).article.contentHash);
    const ids = new Set(hashes.map((hash) => placed.texts.get(hash)?.textId ?? -1));
    const regrouped = await regroupArticles(tx, group.joined, ids, at);
    for (const article of regrouped.touched) touched.add(article);
    for (const article of group.joined) mergedTo.delete(article);
    for (const hash of hashes) {
      const textId = placed.texts.get(hash)?.textId ?? -1;
      texts.set(hash, { textId, articleId: regrouped.articleOf.get(textId) as ArticleId });
    }
  }
  return { ...placed, texts, touched: [...touched], mergedTo };
}

/** New texts that belong together, with the stored articles they join. */
interface Group {
  readonly members: number[];
  readonly joined: ArticleId[];
}

function groupTexts(count: number, graph: readonly GraphLink[]): Group[] {
  const parent = new Map<string, string>();
  const find = (node: string): string => {
    let root = node;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    return root;
  };
  const join = (a: string, b: string) => {
    const [x, y] = [find(a), find(b)];
    if (x !== y) parent.set(x, y);
  };
  const stored = new Set<ArticleId>();
  for (const { from, toNew, toStored, link } of graph) {
    if (link.kind !== 'version') continue;
    if (toNew !== null) join(`new ${from}`, `new ${toNew}`);
    if (toStored !== null) {
      stored.add(toStored.articleId);
      join(`new ${from}`, `stored ${toStored.articleId}`);
    }
  }
  const groups = new Map<string, Group>();
  const groupOf = (root: string): Group => {
    const group = groups.get(root) ?? { members: [], joined: [] };
    groups.set(root, group);
    return group;
  };
  for (let i = 0; i < count; i++) groupOf(find(`new ${i}`)).members.push(i);
  for (const articleId of stored) groupOf(find(`stored ${articleId}`)).joined.push(articleId);
  return [...groups.values()];
}

/** Finds or makes the article of each group; returns it by index of the new text. Decided articles are not merged. */
async function settleArticles(
  tx: Tx,
  groups: readonly Group[],
  decided: ReadonlySet<ArticleId>,
  at: Instant,
): Promise<ArticleId[]> {
  const opened = groups.filter((group) => group.joined.length === 0);
  const rows = await insertRows(
    tx,
    articles,
    ['createdAt'],
    opened.map(() => ({ createdAt: at })),
    { returning: ['id'] },
  );
  const ids = rows.map((row) => Number(row.id) as ArticleId).sort((a, b) => a - b);
  const articleOf: ArticleId[] = [];
  for (const group of groups) {
    const [first, ...merged] = group.joined.toSorted((a, b) => a - b);
    const articleId = first ?? (ids.shift() as ArticleId);
    if (!group.joined.some((article) => decided.has(article))) await mergeArticles(tx, articleId, merged);
    for (const member of group.members) articleOf[member] = articleId;
  }
  return articleOf;
}

async function insertLinks(
  tx: Tx,
  fresh: readonly NewText[],
  graph: readonly GraphLink[],
  idOf: ReadonlyMap<string, number>,
): Promise<void> {
  const textId = (i: number) => idOf.get((fresh[i] as NewText).article.contentHash) as number;
  const rows = graph.map(({ from, toNew, toStored, link }) => {
    const other = toNew === null ? (toStored?.textId as number) : textId(toNew);
    const kind: 'version' | 'wire-copy' = link.kind === 'wire-copy' ? 'wire-copy' : 'version';
    const { containmentOfA, containmentOfB, ...rest } = link.evidence;
    if (textId(from) < other) return { textA: textId(from), textB: other, kind, evidence: link.evidence };
    const turned = { containmentOfA: containmentOfB, containmentOfB: containmentOfA, ...rest };
    return { textA: other, textB: textId(from), kind, evidence: turned };
  });
  await insertRows(tx, links, ['textA', 'textB', 'kind', 'evidence'], rows);
}

function summarise(
  fresh: readonly NewText[],
  groups: readonly Group[],
  articleOf: readonly ArticleId[],
  idOf: ReadonlyMap<string, number>,
): PlacedTexts {
  const newTexts = new Map<string, 'new' | 'revised'>();
  const mergedTo = new Map<ArticleId, ArticleId>();
  for (const { members, joined } of groups) {
    members.forEach((member, i) => {
      const opens = joined.length === 0 && i === 0;
      newTexts.set((fresh[member] as NewText).article.contentHash, opens ? 'new' : 'revised');
    });
    const target = articleOf[members[0] as number] as ArticleId;
    for (const articleId of joined) if (articleId !== target) mergedTo.set(articleId, target);
  }
  const placed = fresh.map(({ article }, i): [string, { textId: number; articleId: ArticleId }] => [
    article.contentHash,
    { textId: idOf.get(article.contentHash) as number, articleId: articleOf[i] as ArticleId },
  ]);
  return {
    texts: new Map(placed),
    hashes: new Map(placed.map(([hash, { textId }]) => [textId, hash])),
    newTexts,
    touched: [...new Set(articleOf)],
    mergedTo,
  };
}
