import { type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../../base/instant.ts';

/** From where somebody looks back: what had been published by a moment, what we had received by a moment, or both. */
export interface Vantage {
  /** only what had been published by then; null for all */
  readonly asOf: Instant | null;
  /** only what we had received by then, and as it stood then; null for what stands now */
  readonly knownAt: Instant | null;
  /** IANA name; a day that an article states ends when it ends there */
  readonly timeZone: string;
}

/** What stands now. */
export const present: Vantage = { asOf: null, knownAt: null, timeZone: 'UTC' };

/**
 * The moment by which a revision had been published for certain, as an expression of SQL: the instant that it states;
 * else the end of the day that it states or is estimated to be of, or when it was seen on that very day; else when it
 * was seen.
 *
 * revision  alias of the table `revisions`
 */
export function publishedBy(revision: string, timeZone: string): SQL {
  const r = sql.raw(revision);
  const zone = sql`${timeZone}::text`;
  const day = sql`coalesce(${r}.published, ${r}.estimated_to)::date`;
  const start = sql`(${day}::timestamp at time zone ${zone})`;
  const next = sql`((${day} + 1)::timestamp at time zone ${zone})`;
  return sql`case when length(${r}.published) > 10 then ${r}.published::timestamptz
    when coalesce(${r}.published, ${r}.estimated_to) is null then ${r}.observed_at
    when ${r}.observed_at >= ${start} and ${r}.observed_at < ${next} then ${r}.observed_at
    else ${next} - interval '1 millisecond' end`;
}

/**
 * Condition of revisions that are in the history of their article as seen from a vantage point. One that was taken out
 * later than `knownAt` counts as being in it; its position is 0 now.
 *
 * revision  alias of the table `revisions`
 */
export function isRevisionVisible(revision: string, { asOf, knownAt, timeZone }: Vantage): SQL {
  const r = sql.raw(revision);
  const published = asOf === null ? sql`true` : sql`(${publishedBy(revision, timeZone)}) <= ${asOf}::timestamptz`;
  if (knownAt === null) return sql`(${r}.superseded_at is null and ${published})`;
  // `received_at` is that of the sighting that opens the revision, which may have come after others of the same text.
  return sql`((${r}.superseded_at is null or ${r}.superseded_at > ${knownAt}::timestamptz) and ${published}
    and (${r}.received_at <= ${knownAt}::timestamptz or (${r}.occurrence = 1 and exists (
      select from appearances va join dumps vd on vd.id = va.dump_id
      where va.text_id = ${r}.text_id and vd.received_at <= ${knownAt}::timestamptz))))`;
}

/**
 * Condition of claims that our reading of their revision held, as seen from a vantage point. Whether the revision itself
 * is visible is another question. What was read against a date that was learned later is gone: its rows are not kept.
 *
 * claim  alias of the table `claims`
 */
export function isClaimVisible(claim: string, { knownAt }: Vantage): SQL {
  const c = sql.raw(claim);
  if (knownAt === null) return sql`(${c}.superseded_by is null)`;
  return sql`((${c}.superseded_by is null or exists (
      select from rereadings vn where vn.id = ${c}.superseded_by and vn.at > ${knownAt}::timestamptz))
    and not exists (select from rereadings vn where vn.revision_id = ${c}.revision_id
      and vn.to_version = ${c}.extractor_version and vn.at > ${knownAt}::timestamptz))`;
}

/**
 * Condition of changes that held, as seen from a vantage point: both revisions are visible, and it had been recorded
 * and not taken back.
 *
 * change  alias of the table `changes`
 */
export function isChangeVisible(change: string, vantage: Vantage): SQL {
  const c = sql.raw(change);
  const { asOf, knownAt } = vantage;
  const published =
    asOf === null
      ? sql`true`
      : sql`(select count(*) from revisions vr where vr.id in (${c}.from_revision, ${c}.to_revision)
          and ${isRevisionVisible('vr', vantage)}) = 2`;
  if (knownAt === null) return sql`(${c}.superseded_at is null and ${published})`;
  return sql`(${c}.recorded_at <= ${knownAt}::timestamptz
    and (${c}.superseded_at is null or ${c}.superseded_at > ${knownAt}::timestamptz) and ${published})`;
}
