import { type SQL, sql } from 'drizzle-orm';
import type { RevisionText } from '../../text/revision-text.ts';
import type { Tx } from '../open-database.ts';
import type { ClaimColumns } from './stored-claims.ts';
import { isChangeVisible, isClaimVisible, isRevisionVisible, publishedBy, type Vantage } from './vantage.ts';

/** A claim as a point of a series, with the revision that makes it. */
export interface PointRow {
  readonly seriesId: number;
  readonly claimId: number;
  /** number of the claim in its revision */
  readonly no: number;
  /** the claim as it is stored: `toClaim` makes it of this and the text */
  readonly columns: ClaimColumns;
  readonly revision: RevisionPoint;
  /** label of the change by which it came to be in its article, and the notice that declares it; null where it is new */
  readonly label: string | null;
  readonly declaredBy: string | null;
}

/** A revision as far as its points are told. */
export interface RevisionPoint {
  readonly revisionId: number;
  readonly articleId: number;
  /** number in the history as it is now, from 1; 0 for one that is no longer in it */
  readonly position: number;
  readonly textId: number;
  readonly published: string | null;
  readonly estimatedFrom: string | null;
  readonly estimatedTo: string | null;
  /** the moment by which it was published for certain */
  readonly publishedBy: string;
  readonly observedAt: string;
  /** when its text came first */
  readonly receivedAt: string;
  readonly outlet: string | null;
  readonly url: string | null;
}

/** Series that say what became of a number: itself, the one that it was merged into, or undefined where there is none. */
export interface SeriesHead {
  readonly seriesId: number;
  readonly kind: 'figure' | 'date';
  readonly name: string;
  readonly unit: string;
  readonly pinned: boolean;
}

/** Follows a series to the one that holds what it held; undefined where there is no such number. */
export async function findSeriesHead(tx: Tx, seriesId: number): Promise<SeriesHead | undefined> {
  const rows = (await tx.execute(
    sql`with recursive chain as (
        select id, merged_into, 0 as depth from series where id = ${seriesId}
        union all select s.id, s.merged_into, c.depth + 1 from series s join chain c on s.id = c.merged_into
          where c.depth < 1000
      )
      select s.id, s.kind, s.name, s.unit, s.pinned from chain c join series s on s.id = c.id
      where c.merged_into is null`,
  )) as unknown as Record<string, unknown>[];
  return rows[0] === undefined ? undefined : toSeriesHead(rows[0]);
}

/**
 * Condition of series that hold something, as seen from a vantage point; what they hold is told from where one looks.
 *
 * series  alias of the table `series`
 */
export function isSeriesListed(series: string, { knownAt }: Vantage): SQL {
  const s = sql.raw(series);
  if (knownAt === null) return sql`(${s}.merged_into is null and ${s}.emptied_at is null)`;
  return sql`(${s}.merged_into is null and (${s}.emptied_at is null or ${s}.emptied_at > ${knownAt}::timestamptz))`;
}

/** Reads the columns id, kind, name, unit and pinned of a series. */
export function toSeriesHead(row: Readonly<Record<string, unknown>>): SeriesHead {
  return {
    seriesId: Number(row.id),
    kind: row.kind === 'date' ? 'date' : 'figure',
    name: String(row.name),
    unit: String(row.unit),
    pinned: row.pinned === true,
  };
}

/**
 * Points of some series that are visible from a vantage point, in no promised order. Their texts are read apart.
 */
export async function findPoints(tx: Tx, seriesIds: readonly number[], vantage: Vantage): Promise<PointRow[]> {
  if (seriesIds.length === 0) return [];
  const rows = (await tx.execute(
    sql`select m.series_id, c.*, r.article_id, r.position, r.text_id, r.published, r.estimated_from, r.estimated_to,
        r.observed_at, r.outlet, r.url, ${publishedBy('r', vantage.timeZone)} as published_by,
        case when r.occurrence > 1 then r.received_at else least(r.received_at, (select min(d.received_at)
          from appearances a join dumps d on d.id = a.dump_id where a.text_id = r.text_id)) end as first_received,
        x.label, x.declared_by
      from measures m join points p on p.measure_id = m.id
        join claims c on c.id = p.claim_id and c.revision_id = p.revision_id
        join revisions r on r.id = c.revision_id
        left join lateral (select x.label, x.declared_by from changes x where x.article_id = r.article_id
          and x.to_revision = r.id and x.claim_after = c.no and ${isChangeVisible('x', vantage)}
          and x.kind in ('figure-changed', 'date-changed', 'bound-changed') order by x.id limit 1) x on true
      where m.series_id = any(${sql.param(seriesIds.map(String))}::bigint[])
        and ${isRevisionVisible('r', vantage)} and ${isClaimVisible('c', vantage)}`,
  )) as unknown as (ClaimColumns & Record<string, unknown>)[];
  return rows.map(toPointRow);
}

/** Points of a series in a summary: of more, those that came first and those that came last. */
const sampleFirst = 8;
const sampleLast = 40;
export const sampleMax = sampleFirst + sampleLast;

/** Points for a summary of some series, and how many there are in all. */
export interface PointSample {
  readonly rows: readonly PointRow[];
  /** points of each series before any is left out or found to be invisible */
  readonly counts: ReadonlyMap<number, number>;
}

/**
 * Visible points of some series for a summary: all of most series, of large ones the first and last that came. What their
 * articles changed by them, and when their texts came first, is not looked up.
 */
export async function findPointSamples(tx: Tx, seriesIds: readonly number[], vantage: Vantage): Promise<PointSample> {
  if (seriesIds.length === 0) return { rows: [], counts: new Map() };
  const rows = (await tx.execute(
    sql`select s.series_id, s.in_all, c.*, r.article_id, r.position, r.text_id, r.published, r.estimated_from,
        r.estimated_to, r.observed_at, r.outlet, r.url, ${publishedBy('r', vantage.timeZone)} as published_by,
        r.received_at as first_received, null as label, null as declared_by
      from unnest(${sql.param(seriesIds.map(String))}::bigint[]) as wanted(id) cross join lateral (
          select m.series_id, p.claim_id, p.revision_id, count(*) over () as in_all,
            row_number() over (order by p.claim_id) as no
          from measures m join points p on p.measure_id = m.id where m.series_id = wanted.id
        ) s join claims c on c.id = s.claim_id and c.revision_id = s.revision_id
        join revisions r on r.id = s.revision_id
      where (s.no <= ${sampleFirst} or s.no > s.in_all - ${sampleLast})
        and ${isRevisionVisible('r', vantage)} and ${isClaimVisible('c', vantage)}`,
  )) as unknown as (ClaimColumns & Record<string, unknown>)[];
  return {
    rows: rows.map(toPointRow),
    counts: new Map(rows.map((row) => [Number(row.series_id), Number(row.in_all)])),
  };
}

function toPointRow(row: ClaimColumns & Readonly<Record<string, unknown>>): PointRow {
  return {
    seriesId: Number(row.series_id),
    claimId: Number(row.id),
    no: row.no,
    columns: row,
    revision: toRevisionPoint(row),
    label: row.label as string | null,
    declaredBy: row.declared_by as string | null,
  };
}

function toRevisionPoint(row: Readonly<Record<string, unknown>>): RevisionPoint {
  return {
    revisionId: Number(row.revision_id),
    articleId: Number(row.article_id),
    position: Number(row.position),
    textId: Number(row.text_id),
    published: row.published as string | null,
    estimatedFrom: row.estimated_from as string | null,
    estimatedTo: row.estimated_to as string | null,
    publishedBy: toIso(row.published_by),
    observedAt: toIso(row.observed_at),
    receivedAt: toIso(row.first_received),
    outlet: row.outlet as string | null,
    url: row.url as string | null,
  };
}

/** A revision that followed others in an article. */
export interface RevisionStep {
  readonly revisionId: number;
  readonly articleId: number;
  readonly position: number;
  readonly publishedBy: string;
}

/** The revisions of some articles that are visible from a vantage point, those of one article in their order. */
export async function findRevisionSteps(
  tx: Tx,
  articleIds: readonly number[],
  vantage: Vantage,
): Promise<RevisionStep[]> {
  if (articleIds.length === 0) return [];
  const rows = (await tx.execute(
    sql`select r.id, r.article_id, r.position, ${publishedBy('r', vantage.timeZone)} as published_by
      from revisions r where r.article_id = any(${sql.param(articleIds.map(String))}::bigint[])
        and ${isRevisionVisible('r', vantage)}
      order by r.article_id, r.position, r.id`,
  )) as unknown as Record<string, unknown>[];
  return rows.map((row) => ({
    revisionId: Number(row.id),
    articleId: Number(row.article_id),
    position: Number(row.position),
    publishedBy: toIso(row.published_by),
  }));
}

/** Texts by their number, headline and body. */
export async function findTexts(tx: Tx, textIds: readonly number[]): Promise<Map<number, RevisionText>> {
  if (textIds.length === 0) return new Map();
  const rows = (await tx.execute(
    sql`select id, headline, body from texts where id = any(${sql.param(textIds.map(String))}::bigint[])`,
  )) as unknown as { id: string; headline: string | null; body: string }[];
  return new Map(rows.map(({ id, headline, body }) => [Number(id), { headline, body }]));
}

function toIso(value: unknown): string {
  return new Date(String(value)).toISOString();
}
