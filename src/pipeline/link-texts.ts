import type { Article } from '../articles/article.ts';
import type { ArticleId } from '../base/ids.ts';
import type { Tx } from '../db/open-database.ts';
import { findTextFacts, findTextsByKey, findTextWords, type StatedFacts, textsOfKeyMax } from '../db/queries/texts.ts';
import { type ComparableText, toComparable } from '../identity/comparable-text.ts';
import { decideLink, type Link } from '../identity/decide-link.ts';
import { rankCandidates } from '../identity/rank-candidates.ts';

/** A text that is not stored yet, and the keys it will be found by. */
export interface NewText {
  readonly article: Article;
  readonly keys: readonly number[];
}

/** A link between a new text, by its index, and another new one or a stored one. */
export interface GraphLink {
  readonly from: number;
  readonly toNew: number | null;
  readonly toStored: { readonly textId: number; readonly articleId: ArticleId } | null;
  readonly link: Link;
}

/**
 * What was decided of pairs of texts. A link depends on the two texts and on what is stated of them and on nothing
 * else, so what is decided before the identity lock is had stands under it while that is stated still. Texts are not
 * kept: those of some ranges at once would take hundreds of megabytes.
 */
export type DecidedLinks = Map<string, { readonly stated: string; readonly link: Link }>;

/**
 * Links new texts with each other and with stored ones that share keys with them.
 *
 * decided  pairs that need not be compared again; those compared now are added
 * returns  links of versions and of wire copies; pairs that are neither are left out
 */
export async function linkTexts(tx: Tx, fresh: readonly NewText[], decided: DecidedLinks): Promise<GraphLink[]> {
  const ofNew = openComparables(fresh);
  const out: GraphLink[] = [];
  for (const { from, textId, articleId, link } of await linkWithStored(tx, fresh, ofNew, decided)) {
    if (link.kind !== 'none') out.push({ from, toNew: null, toStored: { textId, articleId }, link });
  }
  for (const [from, to] of findNewCandidates(fresh)) {
    const name = `${hashAt(fresh, from)} ${hashAt(fresh, to)}`;
    const link = decided.get(name)?.link ?? decideLink(ofNew(from), ofNew(to));
    decided.set(name, { stated: '', link });
    if (link.kind !== 'none') out.push({ from, toNew: to, toStored: null, link });
  }
  return out;
}

interface StoredLink {
  readonly from: number;
  readonly textId: number;
  readonly articleId: ArticleId;
  readonly link: Link;
}

async function linkWithStored(
  tx: Tx,
  fresh: readonly NewText[],
  ofNew: (i: number) => ComparableText,
  decided: DecidedLinks,
): Promise<StoredLink[]> {
  const candidates = await findStoredCandidates(tx, fresh);
  const facts = new Map((await findTextFacts(tx, [...new Set(candidates.flat())])).map((row) => [row.textId, row]));
  const pairs = candidates.flatMap((ids, from) =>
    ids.map((textId) => {
      const row = facts.get(textId) as StatedFacts;
      const stated = JSON.stringify([row.published, row.outlet, row.url]);
      return { from, row, stated, name: `${hashAt(fresh, from)} ${textId}` };
    }),
  );
  const open = pairs.filter(({ name, stated }) => decided.get(name)?.stated !== stated);
  const words = new Map(
    (await findTextWords(tx, [...new Set(open.map(({ row }) => row.textId))])).map((row) => [row.textId, row]),
  );
  const comparable = new Map<number, ComparableText>();
  for (const { from, row, stated, name } of open) {
    const text =
      comparable.get(row.textId) ?? toComparable({ headline: null, body: '', ...words.get(row.textId), ...row });
    comparable.set(row.textId, text);
    decided.set(name, { stated, link: decideLink(ofNew(from), text) });
  }
  return pairs.map(({ from, row: { textId, articleId }, name }) => {
    return { from, textId, articleId, link: decided.get(name)?.link as Link };
  });
}

/** Stored texts that each new one is to be compared with. */
async function findStoredCandidates(tx: Tx, fresh: readonly NewText[]): Promise<number[][]> {
  const holders = new Map<number, number[]>();
  for (const { key, textId } of await findTextsByKey(tx, [...new Set(fresh.flatMap(({ keys }) => keys))])) {
    const known = holders.get(key);
    if (known === undefined) holders.set(key, [textId]);
    else known.push(textId);
  }
  return fresh.map(({ keys }) => rankCandidates(keys, (key) => holders.get(key)));
}

/** Pairs of new texts that share enough keys, the earlier one first. */
function findNewCandidates(fresh: readonly NewText[]): [number, number][] {
  const holders = new Map<number, number[]>();
  return fresh.flatMap(({ keys }, i) => {
    const ranked = rankCandidates(keys, (key) => holders.get(key));
    for (const key of keys) {
      const others = holders.get(key);
      if (others === undefined) holders.set(key, [i]);
      else if (others.length < textsOfKeyMax) others.push(i);
    }
    return ranked.map((other): [number, number] => [other, i]);
  });
}

/** The new texts made ready to be compared, each when it is asked for first. */
function openComparables(fresh: readonly NewText[]): (i: number) => ComparableText {
  const ready = new Map<number, ComparableText>();
  return (i) => {
    const known = ready.get(i);
    if (known !== undefined) return known;
    const { headline, body, published, outlet, url } = (fresh[i] as NewText).article;
    const made = toComparable({ headline, body, published: published?.value ?? null, outlet, url });
    ready.set(i, made);
    return made;
  };
}

function hashAt(fresh: readonly NewText[], i: number): string {
  return (fresh[i] as NewText).article.contentHash;
}
