import { sql } from 'drizzle-orm';
import { type ArticleId, type DumpId, toRowId } from '../../base/ids.ts';
import { advisoryLocks } from '../advisory-locks.ts';
import type { Tx } from '../open-database.ts';

export async function lockIdentity(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${advisoryLocks.identity})`);
}

export interface KnownText {
  readonly textId: number;
  readonly articleId: ArticleId;
}

/** Which of these content hashes are stored, and where. */
export async function findTextsByHash(tx: Tx, hashes: readonly string[]): Promise<Map<string, KnownText>> {
  if (hashes.length === 0) return new Map();
  const rows = (await tx.execute(
    sql`select content_hash, id, article_id from texts where content_hash = any(${sql.param(hashes)}::text[])`,
  )) as unknown as { content_hash: string; id: string; article_id: string }[];
  return new Map(
    rows.map((row) => [row.content_hash, { textId: Number(row.id), articleId: toRowId<ArticleId>(row.article_id) }]),
  );
}

/** Texts looked at for one key: a key that more texts share is boilerplate and finds no version. */
export const textsOfKeyMax = 64;

/** Texts that hold some of these keys, key by key. */
export async function findTextsByKey(tx: Tx, keys: readonly number[]): Promise<{ key: number; textId: number }[]> {
  if (keys.length === 0) return [];
  // In the order of the index, so that each of its pages is come by once: a fourth of the time.
  const sorted = keys.toSorted((a, b) => a - b).map(String);
  const rows = (await tx.execute(
    sql`select k.key, s.text_id from unnest(${sql.param(sorted)}::bigint[]) as k(key)
      cross join lateral (
        select text_id from signature_keys where signature_keys.key = k.key order by text_id limit ${textsOfKeyMax}
      ) s`,
  )) as unknown as { key: string; text_id: string }[];
  return rows.map((row) => ({ key: Number(row.key), textId: Number(row.text_id) }));
}

/** A stored text's article, and what its appearances state of it; null where none states it. */
export interface StatedFacts {
  readonly textId: number;
  readonly articleId: ArticleId;
  readonly published: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
}

/** Texts with what their appearances state of them. */
export async function findTextFacts(tx: Tx, textIds: readonly number[]): Promise<StatedFacts[]> {
  if (textIds.length === 0) return [];
  const rows = (await tx.execute(
    sql`select t.id, t.article_id, min(a.published) as published, min(a.outlet) as outlet, min(a.url) as url
      from texts t left join appearances a on a.text_id = t.id
      where t.id = any(${sql.param(textIds.map(String))}::bigint[]) group by t.id`,
  )) as unknown as (Omit<StatedFacts, 'textId' | 'articleId'> & { id: string; article_id: string })[];
  return rows.map(({ published, outlet, url, ...row }) => ({
    ...{ textId: Number(row.id), articleId: toRowId<ArticleId>(row.article_id) },
    ...{ published, outlet, url },
  }));
}

export interface TextWords {
  readonly textId: number;
  readonly headline: string | null;
  readonly body: string;
}

/** What some texts say. It never changes, so it may be read before a lock is had. */
export async function findTextWords(tx: Tx, textIds: readonly number[]): Promise<TextWords[]> {
  if (textIds.length === 0) return [];
  const rows = (await tx.execute(
    sql`select id, headline, body from texts where id = any(${sql.param(textIds.map(String))}::bigint[])`,
  )) as unknown as { id: string; headline: string | null; body: string }[];
  return rows.map(({ id, headline, body }) => ({ textId: Number(id), headline, body }));
}

/** Moves everything of some articles into another one. The merged rows stay and say where they went. */
export async function mergeArticles(tx: Tx, into: ArticleId, merged: readonly ArticleId[]): Promise<void> {
  if (merged.length === 0) return;
  const ids = sql`${sql.param(merged.map(String))}::bigint[]`;
  for (const table of ['texts', 'revisions', 'pairs', 'changes']) {
    await tx.execute(sql`update ${sql.identifier(table)} set article_id = ${into} where article_id = any(${ids})`);
  }
  await tx.execute(sql`update articles set merged_into = ${into} where id = any(${ids}) or merged_into = any(${ids})`);
}

/** Articles that the pieces of a dump, from one ordinal to another, became. */
export async function findArticlesOfDump(tx: Tx, dumpId: DumpId, from: number, to: number): Promise<ArticleId[]> {
  const rows = (await tx.execute(
    sql`select distinct t.article_id from appearances a join texts t on t.id = a.text_id
      where a.dump_id = ${dumpId} and a.ordinal between ${from} and ${to}`,
  )) as unknown as { article_id: string }[];
  return rows.map((row) => toRowId<ArticleId>(row.article_id));
}

export interface SightingRow {
  readonly articleId: ArticleId;
  readonly textId: number;
  readonly dumpId: DumpId;
  readonly ordinal: number;
  readonly published: string | null;
  readonly estimatedFrom: string | null;
  readonly estimatedTo: string | null;
  readonly observedAt: string;
  readonly observedStated: boolean;
  readonly receivedAt: string;
  readonly outlet: string | null;
  readonly url: string | null;
}

/** Every appearance of every text of some articles. */
export async function findSightings(tx: Tx, articleIds: readonly ArticleId[]): Promise<SightingRow[]> {
  const rows = (await tx.execute(
    sql`select t.article_id, a.text_id, a.dump_id, a.ordinal, a.published, a.estimated_from, a.estimated_to,
        a.observed_at, a.observed_stated, d.received_at, a.outlet, a.url
      from texts t join appearances a on a.text_id = t.id join dumps d on d.id = a.dump_id
      where t.article_id = any(${sql.param(articleIds.map(String))}::bigint[])`,
  )) as unknown as Record<string, string | number | boolean | null>[];
  return rows.map((row) => ({
    articleId: toRowId<ArticleId>(row.article_id),
    textId: Number(row.text_id),
    dumpId: toRowId<DumpId>(row.dump_id),
    ordinal: Number(row.ordinal),
    published: row.published as string | null,
    estimatedFrom: row.estimated_from as string | null,
    estimatedTo: row.estimated_to as string | null,
    observedAt: toIso(row.observed_at),
    observedStated: row.observed_stated === true,
    receivedAt: toIso(row.received_at),
    outlet: row.outlet as string | null,
    url: row.url as string | null,
  }));
}

function toIso(value: unknown): string {
  return new Date(String(value)).toISOString();
}
