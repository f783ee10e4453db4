import { sql } from 'drizzle-orm';
import type { ContradictionDetail } from '../../changes/finding.ts';
import type { Tx } from '../open-database.ts';
import { isSeriesListed, type SeriesHead, toSeriesHead } from './told-points.ts';
import { isClaimVisible, isRevisionVisible, publishedBy, type Vantage } from './vantage.ts';

/**
 * Series of which more than one outlet gives a value, and more than one value is given, those told last first. Articles of
 * unknown outlets count as outlets of their own.
 *
 * since   the moment from which a point must have been published; null for all
 * before  how many of them were read already
 */
export async function findDisputableSeries(
  tx: Tx,
  { vantage, since, before, limit }: { vantage: Vantage; since: string | null; before: number; limit: number },
): Promise<SeriesHead[]> {
  const published = publishedBy('r', vantage.timeZone);
  const isLate = since === null ? sql`true` : sql`bool_or((${published}) >= ${since}::timestamptz)`;
  const rows = (await tx.execute(
    sql`select s.id, s.kind, s.name, s.unit, s.pinned, max(${published}) as last
      from series s join measures m on m.series_id = s.id join points p on p.measure_id = m.id
        join revisions r on r.id = p.revision_id join claims c on c.id = p.claim_id and c.revision_id = p.revision_id
      where ${isSeriesListed('s', vantage)} and ${isRevisionVisible('r', vantage)} and ${isClaimVisible('c', vantage)}
        and c.standing = 'current'
      group by s.id
      having count(distinct coalesce(r.outlet, r.article_id::text)) > 1 and ${isLate}
        and count(distinct coalesce(c.time_value, c.low::text)) > 1
      order by last desc, s.id limit ${limit} offset ${before}`,
  )) as unknown as Record<string, unknown>[];
  return rows.map(toSeriesHead);
}

/** A contradiction within a revision, as it was found. */
export interface ContradictionRow {
  readonly findingId: number;
  readonly key: string;
  readonly detail: ContradictionDetail;
  readonly articleId: number;
  readonly position: number;
  readonly outlet: string | null;
  readonly headline: string | null;
  readonly published: string | null;
  readonly publishedBy: string;
  /** whether a later visible revision of the article does not have it any more */
  readonly goneIn: number | null;
}

/**
 * Contradictions within revisions that are visible from a vantage point, each once an article: in the last revision that
 * has it. Those published last come first.
 *
 * seriesId  only those with a claim that is a point of this series; null for all
 */
export async function findContradictionRows(
  tx: Tx,
  question: { vantage: Vantage; since: string | null; seriesId: number | null; limit: number },
): Promise<ContradictionRow[]> {
  const { vantage, since, seriesId, limit } = question;
  const { knownAt } = vantage;
  const holds =
    knownAt === null
      ? sql`f.superseded_at is null`
      : sql`f.recorded_at <= ${knownAt}::timestamptz and (f.superseded_at is null or f.superseded_at > ${knownAt}::timestamptz)`;
  const ofSeries =
    seriesId === null
      ? sql`true`
      : sql`exists (select 1 from claims c join points p on p.claim_id = c.id join measures m on m.id = p.measure_id
          where c.revision_id = f.revision_id and m.series_id = ${seriesId}
            and c.no in ((f.detail->'first'->>'claim')::int, (f.detail->'second'->>'claim')::int))`;
  const rows = (await tx.execute(
    sql`select * from (
        select distinct on (f.article_id, f.key) f.id, f.key, f.detail, f.article_id, r.position, r.outlet, t.headline,
          r.published, ${publishedBy('r', vantage.timeZone)} as published_by,
          (select min(n.position) from revisions n where n.article_id = f.article_id and n.position > r.position
            and ${isRevisionVisible('n', vantage)}) as gone_in
        from findings f join revisions r on r.id = f.revision_id join texts t on t.id = r.text_id
        where f.kind = 'contradiction' and ${holds} and ${isRevisionVisible('r', vantage)} and ${ofSeries}
        order by f.article_id, f.key, r.position desc
      ) found where ${since === null ? sql`true` : sql`published_by >= ${since}::timestamptz`}
      order by published_by desc, id limit ${limit}`,
  )) as unknown as Record<string, unknown>[];
  return rows.map((row) => ({
    findingId: Number(row.id),
    key: String(row.key),
    detail: row.detail as ContradictionDetail,
    articleId: Number(row.article_id),
    position: Number(row.position),
    outlet: row.outlet as string | null,
    headline: row.headline as string | null,
    published: row.published as string | null,
    publishedBy: new Date(String(row.published_by)).toISOString(),
    goneIn: row.gone_in === null ? null : Number(row.gone_in),
  }));
}
