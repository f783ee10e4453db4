import { sql } from 'drizzle-orm';
import type { RevisionId } from '../../base/ids.ts';
import { insertRows } from '../insert-rows.ts';
import type { Tx } from '../open-database.ts';
import { measureKeys, points } from '../schema/series.ts';

/** A stored measure. */
export interface MeasureRow {
  readonly id: number;
  readonly hash: string;
  readonly seriesId: number;
  /** a claim that holds measures it */
  readonly isLive: boolean;
}

/** A stored measure with what it measures; the profile as JSON, which whoever compares it parses. */
export interface ProfiledMeasure extends MeasureRow {
  readonly profile: string;
  readonly keys: readonly number[];
}

const columns = sql`id, hash, series_id, live`;

/** Which of these hashes are stored. */
export async function findMeasuresByHash(tx: Tx, hashes: readonly string[]): Promise<MeasureRow[]> {
  if (hashes.length === 0) return [];
  return toMeasures(
    await tx.execute(sql`select ${columns} from measures where hash = any(${sql.param([...hashes])}::text[])`),
  );
}

/** Which live measures hold some of these keys, key by key. All of them: a limit would make the order of arrival count. */
export async function findHolders(tx: Tx, keys: readonly number[]): Promise<Map<number, number[]>> {
  if (keys.length === 0) return new Map();
  // In the order of the index, so that each of its pages is come by once.
  const sorted = keys.toSorted((a, b) => a - b);
  const rows = (await tx.execute(
    sql`select k.key, (select string_agg(measure_id::text, ' ') from measure_keys where measure_keys.key = k.key) as held
      from unnest(${list(sorted)}) as k(key)`,
  )) as unknown as { key: string; held: string | null }[];
  return new Map(
    rows.flatMap(({ key, held }) => (held === null ? [] : [[Number(key), held.split(' ').map(Number)] as const])),
  );
}

/** Measures by their numbers. */
export async function findMeasures(tx: Tx, ids: readonly number[]): Promise<MeasureRow[]> {
  if (ids.length === 0) return [];
  return toMeasures(await tx.execute(sql`select ${columns} from measures where id = any(${list(ids)})`));
}

/** Profiles of some measures as JSON, by the number of the measure. */
export async function findProfiles(tx: Tx, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = (await tx.execute(
    sql`select id, profile::text as profile from measures where id = any(${list(ids)})`,
  )) as unknown as { id: string; profile: string }[];
  return new Map(rows.map(({ id, profile }) => [Number(id), profile]));
}

/** The live measures of some series, with their profiles. */
export async function findMembers(tx: Tx, seriesIds: readonly number[]): Promise<ProfiledMeasure[]> {
  if (seriesIds.length === 0) return [];
  return toProfiled(
    await tx.execute(
      sql`select ${columns}, keys, profile::text as profile from measures
        where live and series_id = any(${list(seriesIds)})`,
    ),
  );
}

/** A measure that is to be stored. */
export interface NewMeasure {
  readonly hash: string;
  readonly profile: string;
  readonly keys: readonly number[];
  readonly seriesId: number;
}

/** Writes measures. Returns the number of each by its hash. */
export async function insertMeasures(tx: Tx, rows: readonly NewMeasure[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (let at = 0; at < rows.length; at += rowsMax) {
    const part = rows.slice(at, at + rowsMax);
    const written = (await tx.execute(
      sql`insert into measures (hash, series_id, profile, keys)
        select u.hash, u.series_id, u.profile::json, u.keys::bigint[]
        from unnest(${sql.param(part.map(({ hash }) => hash))}::text[], ${list(part.map(({ seriesId }) => seriesId))},
          ${sql.param(part.map(({ profile }) => profile))}::text[],
          ${sql.param(part.map(({ keys }) => `{${keys.join(',')}}`))}::text[]) as u(hash, series_id, profile, keys)
        order by u.hash returning id, hash`,
    )) as unknown as { id: string; hash: string }[];
    for (const row of written) ids.set(row.hash, Number(row.id));
  }
  return ids;
}

/** Rows a statement. */
const rowsMax = 5000;

/** Has measures be found by their keys. */
export async function insertKeys(tx: Tx, rows: readonly { id: number; keys: readonly number[] }[]): Promise<void> {
  const flat = rows.flatMap(({ id, keys }) => keys.map((key) => ({ key, measureId: id })));
  flat.sort((a, b) => a.key - b.key);
  await insertRows(tx, measureKeys, ['key', 'measureId'], flat, { conflict: sql`on conflict do nothing` });
}

/** Has measures that no claim measures any more be found no longer. */
export async function retireMeasures(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(
    sql`with retired as (update measures set live = false where id = any(${list(ids)}) returning id, keys)
      delete from measure_keys using retired, unnest(retired.keys) as k(key)
      where measure_keys.key = k.key and measure_keys.measure_id = retired.id`,
  );
}

/** Puts measures into series; they are live from then on. */
export async function moveMeasures(tx: Tx, moves: readonly { id: number; seriesId: number }[]): Promise<void> {
  if (moves.length === 0) return;
  await tx.execute(
    sql`update measures set series_id = u.series_id, live = true
      from unnest(${list(moves.map(({ id }) => id))}, ${list(moves.map(({ seriesId }) => seriesId))}) as u(id, series_id)
      where measures.id = u.id`,
  );
}

/** Puts everything of some series into others, past measures too. */
export async function moveAllMeasures(tx: Tx, moves: readonly { from: number; into: number }[]): Promise<void> {
  if (moves.length === 0) return;
  await tx.execute(
    sql`update measures set series_id = u.into
      from unnest(${list(moves.map(({ from }) => from))}, ${list(moves.map(({ into }) => into))}) as u("from", "into")
      where measures.series_id = u."from"`,
  );
}

/** A point: a claim, and what it measures. */
export interface PointRow {
  readonly claimId: number;
  readonly measureId: number;
  readonly revisionId: RevisionId;
}

/** The points that some revisions have or had; `isGone` where the claim is no more. */
export async function findPointsOf(
  tx: Tx,
  revisionIds: readonly RevisionId[],
): Promise<(PointRow & { hash: string; isGone: boolean })[]> {
  if (revisionIds.length === 0) return [];
  const rows = (await tx.execute(
    sql`select p.claim_id, p.measure_id, p.revision_id, m.hash, c.id is null as gone
      from points p join measures m on m.id = p.measure_id left join claims c on c.id = p.claim_id
      where p.revision_id = any(${list(revisionIds)})`,
  )) as unknown as { claim_id: string; measure_id: string; revision_id: string; hash: string; gone: boolean }[];
  return rows.map((row) => ({
    claimId: Number(row.claim_id),
    measureId: Number(row.measure_id),
    revisionId: Number(row.revision_id) as RevisionId,
    hash: row.hash,
    isGone: row.gone,
  }));
}

/** Writes points; a claim that measured something else measures this now. */
export async function writePoints(tx: Tx, rows: readonly PointRow[]): Promise<void> {
  await insertRows(tx, points, ['claimId', 'measureId', 'revisionId'], rows, {
    conflict: sql`on conflict (claim_id) do update set measure_id = excluded.measure_id`,
  });
}

/** Removes the points of claims that are no more. */
export async function deletePoints(tx: Tx, claimIds: readonly number[]): Promise<void> {
  if (claimIds.length === 0) return;
  await tx.execute(sql`delete from points where claim_id = any(${list(claimIds)})`);
}

/** Those of some measures that a claim which holds measures, in a revision other than these. */
export async function findHeldElsewhere(
  tx: Tx,
  measureIds: readonly number[],
  revisionIds: readonly RevisionId[],
): Promise<Set<number>> {
  if (measureIds.length === 0) return new Set();
  const rows = (await tx.execute(
    sql`select m.id from unnest(${list(measureIds)}) as m(id) where exists (
        select from points p join claims c on c.id = p.claim_id and c.superseded_by is null
          join revisions r on r.id = p.revision_id and r.superseded_at is null
        where p.measure_id = m.id and p.revision_id <> all(${list(revisionIds)}))`,
  )) as unknown as { id: string }[];
  return new Set(rows.map(({ id }) => Number(id)));
}

interface MeasureColumns {
  readonly id: string;
  readonly hash: string;
  readonly series_id: string;
  readonly live: boolean;
}

function toMeasures(rows: unknown): MeasureRow[] {
  return (rows as MeasureColumns[]).map(({ id, hash, series_id, live }) => ({
    id: Number(id),
    hash,
    seriesId: Number(series_id),
    isLive: live,
  }));
}

function toProfiled(rows: unknown): ProfiledMeasure[] {
  const all = [...(rows as (MeasureColumns & { keys: readonly string[]; profile: string })[])];
  const measures = toMeasures(all);
  return all.map(({ keys, profile }, i) => ({ ...(measures[i] as MeasureRow), profile, keys: keys.map(Number) }));
}

function list(ids: readonly number[]) {
  return sql`${sql.param(ids.map(String))}::bigint[]`;
}
