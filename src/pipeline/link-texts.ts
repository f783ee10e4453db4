import type { Article } from '../articles/article.ts';
import type { ArticleId } from '../base/ids.ts';
import type { Tx } from '../db/open-database.ts';
import { findTextFacts, findTextsByKey, findTextWords, type StatedFacts, textsOfKeyMax } from '../db/queries/texts.ts';
import type { TextFacts } from '../identity/comparable-text.ts';
import type { Link } from '../identity/decide-link.ts';
import type { LinksToDecide } from '../identity/decide-links.ts';
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
 * decide   `decideLinks`, here or on a thread
 * returns  links of versions and of wire copies; pairs that are neither are left out
 */
export async function linkTexts(
  tx: Tx,
  fresh: readonly NewText[],
  decided: DecidedLinks,
  decide: (input: LinksToDecide) => Link[] | Promise<Link[]>,
): Promise<GraphLink[]> {
  const pairs = [...(await pairWithStored(tx, fresh)), ...pairNew(fresh)];
  const open = pairs.filter(({ name, stated }) => decided.get(name)?.stated !== stated);
  const links = open.length === 0 ? [] : await decide(await gatherTexts(tx, fresh, open));
  for (const [i, { name, stated }] of open.entries()) decided.set(name, { stated, link: links[i] as Link });
  return pairs.flatMap(({ from, toNew, toStored, name }) => {
    const link = decided.get(name)?.link as Link;
    return link.kind === 'none' ? [] : [{ from, toNew, toStored, link }];
  });
}

/** A new text, by its index, and what it is to be compared with. */
interface OpenPair {
  readonly from: number;
  readonly toNew: number | null;
  readonly toStored: StatedFacts | null;
  /** the two, and what is stated of the stored one: while both are the same, so is the link */
  readonly name: string;
  readonly stated: string;
}

async function pairWithStored(tx: Tx, fresh: readonly NewText[]): Promise<OpenPair[]> {
  const candidates = await findStoredCandidates(tx, fresh);
  const facts = new Map((await findTextFacts(tx, [...new Set(candidates.flat())])).map((row) => [row.textId, row]));
  return candidates.flatMap((ids, from) =>
    ids.map((textId) => {
      const row = facts.get(textId) as StatedFacts;
      const stated = JSON.stringify([row.published, row.outlet, row.url]);
      return { from, toNew: null, toStored: row, stated, name: `${hashAt(fresh, from)} ${textId}` };
    }),
  );
}

function pairNew(fresh: readonly NewText[]): OpenPair[] {
  return findNewCandidates(fresh).map(([from, to]) => {
    return { from, toNew: to, toStored: null, stated: '', name: `${hashAt(fresh, from)} ${hashAt(fresh, to)}` };
  });
}

/** The texts of some pairs, each once: the new ones that occur, and the stored ones as they are read now. */
async function gatherTexts(tx: Tx, fresh: readonly NewText[], open: readonly OpenPair[]): Promise<LinksToDecide> {
  const rows = new Map(open.flatMap(({ toStored }) => (toStored === null ? [] : [[toStored.textId, toStored]])));
  const texts: TextFacts[] = [];
  const placeOf = new Map<string, number>();
  const put = (name: string, facts: () => TextFacts): number => {
    const known = placeOf.get(name);
    if (known !== undefined) return known;
    placeOf.set(name, texts.length);
    return texts.push(facts()) - 1;
  };
  const words = new Map((await findTextWords(tx, [...rows.keys()])).map((row) => [row.textId, row]));
  const putNew = (i: number) => put(`new ${i}`, () => factsOfNew(fresh[i] as NewText));
  const pairs = open.map(({ from, toNew, toStored }): [number, number] => {
    if (toStored === null) return [putNew(from), putNew(toNew as number)];
    const { textId, published, outlet, url } = toStored;
    const { headline = null, body = '' } = words.get(textId) ?? {};
    return [putNew(from), put(`stored ${textId}`, () => ({ headline, body, published, outlet, url }))];
  });
  return { texts, pairs };
}

function factsOfNew({ article }: NewText): TextFacts {
  const { headline, body, published, outlet, url } = article;
  return { headline, body, published: published?.value ?? null, outlet, url };
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

function hashAt(fresh: readonly NewText[], i: number): string {
  return (fresh[i] as NewText).article.contentHash;
}
