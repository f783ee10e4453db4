import { sql } from 'drizzle-orm';
import type { Instant } from '../../base/instant.ts';
import { insertRows } from '../insert-rows.ts';
import type { Tx } from '../open-database.ts';
import { owedDescriptions, series } from '../schema/series.ts';

/** A series as far as joining knows it. */
export interface SeriesHeading {
  readonly id: number;
  readonly kind: 'figure' | 'date';
  readonly isPinned: boolean;
  readonly isEmptied: boolean;
  readonly isMerged: boolean;
}

/** Some series by their numbers, lowest first. */
export async function findSeriesHeads(tx: Tx, ids: readonly number[]): Promise<SeriesHeading[]> {
  if (ids.length === 0) return [];
  const rows = (await tx.execute(
    sql`select id, kind, pinned, emptied_at is not null as emptied,
        merged_into is not null as merged from series where id = any(${list(ids)}) order by id`,
  )) as unknown as { id: string; kind: 'figure' | 'date'; pinned: boolean; emptied: boolean; merged: boolean }[];
  return rows.map(({ id, kind, pinned, emptied, merged }) => {
    return { id: Number(id), kind, isPinned: pinned, isEmptied: emptied, isMerged: merged };
  });
}

/** A series that is to be opened; its name and unit until it is described. */
export interface NewSeries {
  readonly kind: 'figure' | 'date';
  readonly name: string;
  readonly unit: string;
}

/** Opens series. Returns their numbers, in the order of the rows. */
export async function insertSeries(tx: Tx, rows: readonly NewSeries[], at: Instant): Promise<number[]> {
  const written = await insertRows(
    tx,
    series,
    ['kind', 'name', 'unit', 'createdAt'],
    rows.map((row) => ({ ...row, createdAt: at })),
    { returning: ['id', 'kind', 'name', 'unit'] },
  );
  // The rows come back in no promised order; which of two that look the same is which does not matter.
  const ids = new Map<string, number[]>();
  for (const row of written) {
    const key = JSON.stringify([row.kind, row.name, row.unit]);
    ids.set(key, [...(ids.get(key) ?? []), Number(row.id)]);
  }
  for (const same of ids.values()) same.sort((a, b) => b - a);
  return rows.map(({ kind, name, unit }) => ids.get(JSON.stringify([kind, name, unit]))?.pop() as number);
}

/** Notes where series went that hold nothing any more. */
export async function markSeriesMerged(tx: Tx, rows: readonly { from: number; into: number }[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(
    sql`update series set merged_into = u.into, emptied_at = null
      from unnest(${list(rows.map(({ from }) => from))}, ${list(rows.map(({ into }) => into))}) as u("from", "into")
      where series.id = u."from"`,
  );
}

/** Notes that no claim that holds is a point of some series. Their numbers still answer. */
export async function markSeriesEmptied(tx: Tx, ids: readonly number[], at: Instant): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(
    sql`update series set emptied_at = ${at} where emptied_at is null and merged_into is null and id = any(${list(ids)})`,
  );
}

/**
 * Notes that what some series hold has changed; those that were empty or merged stand for themselves again.
 *
 * A row that is there already is held as well, though nothing of it changes: who describes the series meanwhile does not
 * see yet what has changed, and must leave it owed.
 */
export async function oweDescription(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(
    sql`insert into owed_descriptions (series_id) select * from unnest(${list(ids)}) order by 1
      on conflict (series_id) do update set series_id = excluded.series_id where false`,
  );
  await tx.execute(
    sql`update series set merged_into = null, emptied_at = null
      where (merged_into is not null or emptied_at is not null) and id = any(${list(ids)})`,
  );
}

/** Are there series whose description is owed? */
export async function hasSeriesToDescribe(tx: Tx): Promise<boolean> {
  const rows = (await tx.execute(sql`select from ${owedDescriptions} limit 1`)) as unknown as unknown[];
  return rows.length > 0;
}

/**
 * Series whose description is owed, each held until the transaction ends, when it is owed no longer. Those that a joining
 * holds just now, or owes once more, are left out: to wait for it, while it waits for others of these, would be to wait
 * in a circle, and what it adds is not to be seen yet.
 */
export async function takeSeriesToDescribe(tx: Tx, limit: number): Promise<number[]> {
  const rows = (await tx.execute(
    sql`with held as materialized (
        select s.id from owed_descriptions o join series s on s.id = o.series_id order by s.id limit ${limit}
        for no key update of s, o skip locked
      )
      delete from owed_descriptions using held where series_id = held.id returning series_id as id`,
  )) as unknown as { id: string }[];
  return rows.map(({ id }) => Number(id));
}

/** How the live measures of some series call them, and how many do. */
export interface NameCount {
  readonly seriesId: number;
  readonly name: string;
  readonly unit: string;
  readonly count: number;
}

export async function findNames(tx: Tx, ids: readonly number[]): Promise<NameCount[]> {
  const rows = (await tx.execute(
    sql`select series_id, profile->>'name' as name, profile->>'unitName' as unit, count(*) as count
      from measures where live and series_id = any(${list(ids)}) group by 1, 2, 3`,
  )) as unknown as { series_id: string; name: string; unit: string; count: string }[];
  return rows.map((row) => ({
    seriesId: Number(row.series_id),
    name: row.name,
    unit: row.unit,
    count: Number(row.count),
  }));
}

/**
 * Writes names and units, and the words that series are found by: those of the subjects, also in the form
 * in which they are matched ("prisoners" as "detain"), and headlines of all their points that hold, stemmed.
 */
export async function writeDescriptions(
  tx: Tx,
  rows: readonly { readonly id: number; readonly name: string | null; readonly unit: string | null }[],
): Promise<void> {
  if (rows.length === 0) return;
  // From the measures on, whatever the server believes of tables that have just been filled.
  await tx.execute(
    sql`with held as materialized (
        select m.series_id, c.subject, r.text_id from measures m join points p on p.measure_id = m.id
          join claims c on c.id = p.claim_id join revisions r on r.id = p.revision_id
        where m.live and m.series_id = any(${list(rows.map(({ id }) => id))})
          and c.superseded_by is null and r.superseded_at is null
      ), said as (
        select series_id, subject as words from held union
        select h.series_id, x.headline from (select distinct series_id, text_id from held) h
          join texts x on x.id = h.text_id where x.headline is not null
      ), found as materialized (
        select series_id, strip(to_tsvector('english', string_agg(words, ' '))) as words from said group by series_id
      )
      update series s set name = coalesce(u.name, s.name), unit = coalesce(u.unit, s.unit),
        words = coalesce(w.words, s.words)
      from unnest(${list(rows.map(({ id }) => id))}, ${sql.param(rows.map(({ name }) => name))}::text[],
          ${sql.param(rows.map(({ unit }) => unit))}::text[]) as u(id, name, unit)
        left join found w on w.series_id = u.id
      where s.id = u.id and (s.name, s.unit, s.words) is distinct from
        (coalesce(u.name, s.name), coalesce(u.unit, s.unit), coalesce(w.words, s.words))`,
  );
}

function list(ids: readonly number[]) {
  return sql`${sql.param(ids.map(String))}::bigint[]`;
}
