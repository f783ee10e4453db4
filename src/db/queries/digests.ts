import { asc, desc, eq, isNull, sql } from 'drizzle-orm';
import {
  type ArrivalId,
  type ArticleId,
  type ChangeId,
  type DeliveryId,
  type DigestId,
  type FindingId,
  toRowId,
} from '../../base/ids.ts';
import type { Instant } from '../../base/instant.ts';
import type { Amendment, DigestCounts, DigestEntry, DigestWarning, RereadInput } from '../../digests/digest.ts';
import { advisoryLocks } from '../advisory-locks.ts';
import { insertRows } from '../insert-rows.ts';
import type { Tx } from '../open-database.ts';
import { deliveries, digestEntries, digests } from '../schema/digests.ts';
import { needsLooking } from '../schema/dumps.ts';
import { toClaimChange } from './change-row.ts';
import { stampFindings } from './findings.ts';

export type DigestRow = typeof digests.$inferSelect & { id: DigestId };

/** Lets one process at a time issue digests, until the transaction ends. */
export async function lockDigests(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${advisoryLocks.digests})`);
}

export interface LastDigest {
  readonly endsAt: Instant;
  /** key of the last window that was fixed by the calendar; null when there was none */
  readonly lastDailyKey: string | null;
}

/** Where the digests of a subscription have got to. */
export async function findLastDigest(tx: Tx, subscription: string): Promise<LastDigest | null> {
  const [row] = (await tx.execute(
    sql`select max(ends_at) as ends_at, max(window_key) filter (where length(window_key) = 10) as daily
      from digests where subscription = ${subscription}`,
  )) as unknown as { ends_at: string | null; daily: string | null }[];
  if (row === undefined || row.ends_at === null) return null;
  return { endsAt: new Date(row.ends_at).toISOString() as Instant, lastDailyKey: row.daily };
}

/** When the first file came in; null while there is none. */
export async function findFirstArrival(tx: Tx): Promise<Instant | null> {
  const [row] = (await tx.execute(sql`select min(received_at) as at from arrivals`)) as unknown as {
    at: string | null;
  }[];
  return row?.at ? (new Date(row.at).toISOString() as Instant) : null;
}

/** What came in during [start, end), and what ended then: a large file may end in a later window than it came. */
export async function countWindow(tx: Tx, start: Instant, end: Instant): Promise<DigestCounts> {
  const [row] = (await tx.execute(
    sql`select files.*, ends.*, pieces.* from
      (select count(*) as files from arrivals where received_at >= ${start} and received_at < ${end}) files,
      (select count(*) filter (where outcome = 'duplicate') as duplicates,
        count(*) filter (where outcome = 'failed') as failed
        from arrivals where shelved_at >= ${start} and shelved_at < ${end}) ends,
      (select coalesce(sum(new_count), 0) as "articlesNew", coalesce(sum(revised_count), 0) as revisions,
        coalesce(sum(known_count), 0) as known, coalesce(sum(jsonb_array_length(rejections)), 0)
          + (select coalesce(sum(jsonb_array_length(coalesce(summary->'rejected', '[]'::jsonb))), 0)
            from dumps where recorded_at >= ${start} and recorded_at < ${end}) as rejected
        from ranges where recorded_at >= ${start} and recorded_at < ${end}) pieces`,
  )) as unknown as Record<string, string>[];
  return Object.fromEntries(
    Object.entries(row ?? {}).map(([name, count]) => [name, Number(count)]),
  ) as unknown as DigestCounts;
}

/** Changes of articles, recorded before a moment, that no digest has told and that hold. */
export async function findUntoldChanges(tx: Tx, before: Instant): Promise<DigestEntry[]> {
  const rows = (await tx.execute(
    sql`${selectEntries} where c.digest_id is null and c.superseded_at is null and c.cause = 'text'
      and c.recorded_at < ${before} order by c.id`,
  )) as unknown as EntryRow[];
  return rows.map(toEntry);
}

/**
 * Changes that a digest told, that hold no longer since before a moment as articles go, and of which no digest has
 * said so.
 */
export async function findChangesToAmend(tx: Tx, before: Instant): Promise<Amendment[]> {
  const rows = (await tx.execute(
    sql`${selectEntries} where c.digest_id is not null and c.superseded_at is not null and c.amended_by is null
      and c.superseded_cause is distinct from 'reading' and c.superseded_at < ${before} order by c.id`,
  )) as unknown as (EntryRow & { told_in: string | null })[];
  return rows.map((row) => ({ changeId: toRowId<ChangeId>(row.id), toldIn: row.told_in, entry: toEntry(row) }));
}

/** What our reading found otherwise before a moment, of which no digest has told. */
export async function findUntoldRereads(tx: Tx, before: Instant): Promise<RereadInput> {
  const versions = (await tx.execute(
    sql`select from_version as "from", to_version as "to", count(*) as revisions from rereadings
      where digest_id is null and at < ${before} group by 1, 2 order by 1, 2`,
  )) as unknown as { from: string; to: string; revisions: string }[];
  const withdrawn = (await tx.execute(
    sql`${selectEntries} where c.digest_id is not null and c.superseded_at is not null and c.amended_by is null
      and c.superseded_cause = 'reading' and c.superseded_at < ${before} order by c.id`,
  )) as unknown as (EntryRow & { told_in: string | null })[];
  const found = (await tx.execute(
    sql`${selectEntries} where c.digest_id is null and c.superseded_at is null and c.cause = 'reading'
      and c.recorded_at < ${before} order by c.id`,
  )) as unknown as EntryRow[];
  return {
    versions: versions.map(({ from, to, revisions }) => ({ from, to, revisions: Number(revisions) })),
    withdrawn: withdrawn.map((row) => ({
      changeId: toRowId<ChangeId>(row.id),
      toldIn: row.told_in,
      entry: toEntry(row),
      replacedBy: row.replaced_by === null ? null : toRowId<ChangeId>(row.replaced_by),
    })),
    found: found.map(toEntry),
  };
}

export interface UntoldFile extends DigestWarning {
  readonly arrivalId: ArrivalId;
}

/** Warnings of a file that a digest tells; the rest is counted, and stands on the receipt. */
const warningsOfFileMax = 5;

/** Files shelved before a moment that failed or warn of something and that no digest has told, each once. */
export async function findUntoldFiles(tx: Tx, before: Instant): Promise<UntoldFile[]> {
  const rows = (await tx.execute(
    sql`select id, name, outcome, coalesce(receipt->'reasons'->0->>'message', failure->>'message') as reason,
        coalesce(receipt->'warnings', '[]'::jsonb) as warnings
      from arrivals where shelved_at < ${before} and digest_id is null and ${sql.raw(needsLooking)} order by id`,
  )) as unknown as { id: string; name: string; outcome: string; reason: string | null; warnings: string[] }[];
  return rows.map(({ id, name, outcome, reason, warnings }) => {
    const left = warnings.length - warningsOfFileMax;
    const parts = [
      ...(outcome === 'failed' ? [`failed: ${reason ?? 'see its receipt'}`] : []),
      ...warnings.slice(0, warningsOfFileMax),
      ...(left > 0 ? [`and ${left} more, see its receipt`] : []),
    ];
    return { arrivalId: toRowId<ArrivalId>(id), file: name, message: parts.join('; ') };
  });
}

/** Writes a digest with its entries, stamps the changes and files it tells, and owes its delivery. Null when it is there already. */
export async function insertDigest(
  tx: Tx,
  row: typeof digests.$inferInsert,
  entries: {
    told: readonly ChangeId[];
    amended: readonly ChangeId[];
    files: readonly ArrivalId[];
    findings: { readonly told: readonly FindingId[]; readonly amended: readonly FindingId[] };
    /** rereadings before this moment are told */
    rereadsBefore: Instant;
  },
): Promise<{ digestId: DigestId; deliveryId: DeliveryId } | null> {
  const [written] = await tx.insert(digests).values(row).onConflictDoNothing().returning({ id: digests.id });
  if (written === undefined) return null;
  const digestId = written.id as DigestId;
  const rows = [
    ...entries.told.map((changeId) => ({ changeId, role: 'told' as const })),
    ...entries.amended.map((changeId) => ({ changeId, role: 'amended' as const })),
  ].map((entry, no) => ({ ...entry, digestId, no }));
  await insertRows(tx, digestEntries, ['digestId', 'no', 'changeId', 'role'], rows);
  const stamp = (table: string, column: string, ids: readonly number[]) =>
    tx.execute(
      sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = ${digestId}
        where id = any(${sql.param(ids.map(String))}::bigint[])`,
    );
  if (entries.told.length > 0) await stamp('changes', 'digest_id', entries.told);
  if (entries.amended.length > 0) await stamp('changes', 'amended_by', entries.amended);
  if (entries.files.length > 0) await stamp('arrivals', 'digest_id', entries.files);
  await stampFindings(tx, digestId, entries.findings);
  await tx.execute(
    sql`update rereadings set digest_id = ${digestId} where digest_id is null and at < ${entries.rereadsBefore}`,
  );
  const [delivery] = await tx.insert(deliveries).values({ digestId, channel: 'file' }).returning({ id: deliveries.id });
  return { digestId, deliveryId: delivery?.id as DeliveryId };
}

/** Deliveries that have no receipt, the oldest first. */
export async function findOwedDeliveries(tx: Tx): Promise<DeliveryId[]> {
  const rows = await tx.select({ id: deliveries.id }).from(deliveries).where(isNull(deliveries.deliveredAt));
  return rows.map(({ id }) => id as DeliveryId).sort((a, b) => a - b);
}

export interface OwedDelivery {
  readonly windowKey: string;
  readonly subscription: string;
  readonly markdown: string;
  readonly json: string;
}

/** What is to be delivered; undefined when it was. */
export async function findOwedDelivery(tx: Tx, deliveryId: DeliveryId): Promise<OwedDelivery | undefined> {
  const [row] = (await tx.execute(
    sql`select g.window_key, g.subscription, g.markdown, g.json from deliveries d join digests g on g.id = d.digest_id
      where d.id = ${deliveryId} and d.delivered_at is null`,
  )) as unknown as { window_key: string; subscription: string; markdown: string; json: string }[];
  if (row === undefined) return undefined;
  return { windowKey: row.window_key, subscription: row.subscription, markdown: row.markdown, json: row.json };
}

export async function markDelivered(tx: Tx, deliveryId: DeliveryId, receipt: object, at: Instant): Promise<void> {
  await tx.update(deliveries).set({ deliveredAt: at, receipt }).where(eq(deliveries.id, deliveryId));
}

export async function listDigests(tx: Tx): Promise<DigestRow[]> {
  return (await tx.select().from(digests).orderBy(asc(digests.endsAt), asc(digests.id))) as DigestRow[];
}

/** Finds a digest by its number or the key of its window; the newest where two subscriptions share a key. */
export async function findDigest(tx: Tx, which: string): Promise<DigestRow | undefined> {
  const byId = /^\d{1,9}$/.test(which) ? eq(digests.id, Number(which)) : eq(digests.windowKey, which);
  const [row] = await tx.select().from(digests).where(byId).orderBy(desc(digests.id)).limit(1);
  return row as DigestRow | undefined;
}

type EntryRow = Record<string, string | number | boolean | null | object>;

const selectEntries = sql`select c.*, t.headline, o.outlet, o.url, o.published, o.estimated_from, o.estimated_to,
    o.observed_at, g.window_key as told_in,
    f.position as from_position, o.position as to_position,
    (select d.name from appearances a join dumps d on d.id = a.dump_id where a.text_id = o.text_id
      order by a.dump_id, a.ordinal limit 1) as dump
  from changes c join revisions f on f.id = c.from_revision
  join revisions o on o.id = c.to_revision join texts t on t.id = o.text_id
  left join digests g on g.id = c.digest_id`;

function toInterval(from: unknown, to: unknown): Pick<DigestEntry, 'publishedBetween'> {
  return typeof from === 'string' && typeof to === 'string' ? { publishedBetween: { from, to } } : {};
}

function toEntry(row: EntryRow): DigestEntry {
  return {
    changeId: toRowId<ChangeId>(row.id),
    articleId: toRowId<ArticleId>(row.article_id),
    headline: row.headline as string | null,
    outlet: row.outlet as string | null,
    url: row.url as string | null,
    dump: String(row.dump),
    revisionFrom: Number(row.from_position),
    revisionTo: Number(row.to_position),
    publishedAt: row.published as string | null,
    ...toInterval(row.estimated_from, row.estimated_to),
    observedAt: new Date(String(row.observed_at)).toISOString(),
    change: toClaimChange(row),
  };
}
