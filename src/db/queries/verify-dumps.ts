import { and, asc, eq, gt, gte, type SQL, sql } from 'drizzle-orm';
import { type ArticleId, type DumpId, toRowId } from '../../base/ids.ts';
import type { Tx } from '../open-database.ts';
import { chain } from '../schema/chain.ts';
import { dumps, ranges } from '../schema/dumps.ts';
import type { ChainRow } from './chain.ts';
import type { DumpRow } from './dumps.ts';

/** What is looked at: everything, what came since a moment, or one article. */
export interface VerifyScope {
  readonly since: string | null;
  readonly article: ArticleId | null;
}

/** Dumps of the scope by id after `after`, at most `limit`. */
export async function pageDumps(tx: Tx, scope: VerifyScope, after: number, limit: number): Promise<DumpRow[]> {
  const rows = await tx
    .select()
    .from(dumps)
    .where(and(gt(dumps.id, after), ...inScope(scope)))
    .orderBy(asc(dumps.id))
    .limit(limit);
  return rows as DumpRow[];
}

function inScope({ since, article }: VerifyScope): SQL[] {
  if (article !== null) {
    return [
      sql`${dumps.id} in (select a.dump_id from appearances a join texts t on t.id = a.text_id
        where t.article_id = ${article})`,
    ];
  }
  return since === null ? [] : [gte(dumps.receivedAt, since)];
}

/** The file that brought a dump first, as it is noted; null where nothing is. */
export async function findFirstArrival(
  tx: Tx,
  dumpId: DumpId,
): Promise<{ name: string; inboxPath: string; receivedAt: string } | null> {
  const [row] = (await tx.execute(
    sql`select name, inbox_path, received_at from arrivals where dump_id = ${dumpId} order by id limit 1`,
  )) as unknown as { name: string; inbox_path: string; received_at: string }[];
  return row === undefined ? null : { name: row.name, inboxPath: row.inbox_path, receivedAt: row.received_at };
}

/** Which of some hashes a dump has. */
export async function findKnownHashes(tx: Tx, hashes: readonly string[]): Promise<Set<string>> {
  const rows = (await tx.execute(
    sql`select distinct sha256 from dumps where sha256 = any(${sql.param(hashes)}::text[])`,
  )) as unknown as { sha256: string }[];
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** A range with the entry of the chain that covers it. */
export interface SealedRange {
  readonly no: number;
  readonly cuts: number[];
  readonly isRecorded: boolean;
  /** articles that its row counts */
  readonly accepted: number;
  readonly entry: ChainRow | null;
}

/** Numbers and cuts of the ranges of a dump, by number after `after`, at most `limit`. */
export async function pageRanges(
  tx: Tx,
  dumpId: DumpId,
  after: number,
  limit: number,
): Promise<{ no: number; cuts: number[] }[]> {
  return tx
    .select({ no: ranges.no, cuts: ranges.cuts })
    .from(ranges)
    .where(and(eq(ranges.dumpId, dumpId), gt(ranges.no, after)))
    .orderBy(asc(ranges.no))
    .limit(limit);
}

/** A range of a dump with the entry of the chain that covers it; undefined where it is gone. */
export async function findSealedRange(tx: Tx, dumpId: DumpId, no: number): Promise<SealedRange | undefined> {
  const [row] = await tx
    .select()
    .from(ranges)
    .leftJoin(chain, and(eq(chain.dumpId, ranges.dumpId), eq(chain.rangeNo, ranges.no)))
    .where(and(eq(ranges.dumpId, dumpId), eq(ranges.no, no)));
  if (row === undefined) return undefined;
  const { ranges: range, chain: entry } = row;
  return {
    no,
    cuts: range.cuts,
    isRecorded: range.recordedAt !== null,
    accepted: range.newCount + range.revisedCount + range.knownCount,
    entry,
  };
}

/** An appearance as it is stored, with its text; the text is null where its row is gone. */
export interface StoredAppearance {
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  /** what the dump says of it, by the names of the columns */
  readonly stated: Readonly<Record<string, unknown>>;
  readonly text: { readonly contentHash: string; readonly headline: string | null; readonly body: string } | null;
  readonly notices: unknown;
  /** article and number of its revision, for people; null where it is in none */
  readonly article: string | null;
  /** no earlier appearance has its text */
  readonly isFirst: boolean;
}

/** Appearances of a dump with ordinals from one to another, both included, in order. */
export async function findAppearancesBetween(
  tx: Tx,
  dumpId: DumpId,
  from: number,
  to: number,
): Promise<StoredAppearance[]> {
  const rows = (await tx.execute(
    sql`select a.*, t.content_hash, t.headline, t.body, t.notices, t.article_id,
        (select min(r.position) from revisions r where r.text_id = a.text_id and r.superseded_at is null) as position,
        not exists (select 1 from appearances b where b.text_id = a.text_id and b.id < a.id) as is_first
      from appearances a left join texts t on t.id = a.text_id
      where a.dump_id = ${dumpId} and a.ordinal between ${from} and ${to} order by a.ordinal`,
  )) as unknown as Record<string, unknown>[];
  return rows.map((row) => ({
    ordinal: Number(row.ordinal),
    start: Number(row.start_byte),
    end: Number(row.end_byte),
    stated: statedOf(row),
    text:
      row.content_hash === null
        ? null
        : { contentHash: String(row.content_hash), headline: row.headline as string | null, body: String(row.body) },
    notices: row.notices,
    article: row.article_id === null ? null : `${row.article_id}${row.position === null ? '' : `.${row.position}`}`,
    isFirst: row.is_first === true,
  }));
}

function statedOf(row: Record<string, unknown>): Record<string, unknown> {
  const { published, estimated_from, estimated_to, estimate_evidence, observed_stated } = row;
  const { outlet, byline, url, section, furniture } = row;
  return {
    ...{ published, publishedEvidence: row.published_evidence },
    ...{ estimatedFrom: estimated_from, estimatedTo: estimated_to, estimateEvidence: estimate_evidence },
    ...{ observedAt: new Date(String(row.observed_at)).toISOString(), observedStated: observed_stated },
    ...{ outlet, byline, url, section, furniture },
  };
}

/** How many appearances a dump has, whatever range they belong to. */
export async function countAppearances(tx: Tx, dumpId: DumpId): Promise<number> {
  const [row] = (await tx.execute(
    sql`select count(*) as count from appearances where dump_id = ${dumpId}`,
  )) as unknown as { count: string }[];
  return Number(row?.count ?? 0);
}

/** Ordinals of the appearances of an article's texts in a dump. */
export async function findOrdinalsOfArticle(tx: Tx, dumpId: DumpId, article: ArticleId): Promise<number[]> {
  const rows = (await tx.execute(
    sql`select a.ordinal from appearances a join texts t on t.id = a.text_id
      where a.dump_id = ${dumpId} and t.article_id = ${article} order by a.ordinal`,
  )) as unknown as { ordinal: number }[];
  return rows.map(({ ordinal }) => Number(ordinal));
}

/** Entries of the chain by number after `after`, with the bytes of their receipts. */
export async function pageChain(tx: Tx, after: number, limit: number): Promise<ChainRow[]> {
  return tx.select().from(chain).where(gt(chain.no, after)).orderBy(asc(chain.no)).limit(limit);
}

/** An entry of the chain whose range is not there, or was not recorded. */
export interface LooseEntry {
  readonly no: number;
  readonly dumpId: DumpId;
  readonly dumpSha256: string;
  readonly rangeNo: number;
  readonly hasDump: boolean;
}

/** Entries of the chain that no recorded range stands behind. */
export async function findLooseEntries(tx: Tx, limit: number): Promise<LooseEntry[]> {
  const rows = (await tx.execute(
    sql`select c.no, c.dump_id, c.dump_sha256, c.range_no,
        exists (select 1 from dumps d where d.id = c.dump_id) as has_dump
      from chain c left join ranges r on r.dump_id = c.dump_id and r.no = c.range_no and r.recorded_at is not null
      where r.id is null order by c.no limit ${limit}`,
  )) as unknown as { no: string; dump_id: string; dump_sha256: string; range_no: number; has_dump: boolean }[];
  return rows.map((row) => ({
    no: Number(row.no),
    dumpId: toRowId<DumpId>(row.dump_id),
    dumpSha256: row.dump_sha256,
    rangeNo: row.range_no,
    hasDump: row.has_dump,
  }));
}
