import { sql } from 'drizzle-orm';
import type { Tx } from '../open-database.ts';
import { isKnown } from './exports.ts';
import { isClaimVisible, isRevisionVisible, publishedBy, type Vantage } from './vantage.ts';

type Row = Record<string, unknown>;

/** Series of one page of an export. */
const pageSeriesMax = 500;

/** Every series by its number, with how many points of it are to be seen; those that became part of another say which. */
export async function* pageSeries(tx: Tx, vantage: Vantage): AsyncGenerator<Row[]> {
  yield* pages(
    tx,
    (after, last) => sql`
    select s.id, s.kind, s.name, s.unit, s.pinned, s.merged_into, s.emptied_at, s.created_at, coalesce(n.points, 0) as points,
      coalesce(n.articles, 0) as articles, n.first_published, n.last_published
    from series s left join (
      select m.series_id, count(*) as points, count(distinct r.article_id) as articles,
        min(${publishedBy('r', vantage.timeZone)}) as first_published, max(${publishedBy('r', vantage.timeZone)}) as last_published
      from measures m join points p on p.measure_id = m.id join claims c on c.id = p.claim_id
        join revisions r on r.id = c.revision_id
      where m.series_id > ${after} and m.series_id <= ${last} and ${isRevisionVisible('r', vantage)}
        and ${isClaimVisible('c', vantage)} group by m.series_id
    ) n on n.series_id = s.id
    where s.id > ${after} and s.id <= ${last} and ${isKnown('s.created_at', vantage)} order by s.id`,
  );
}

/** Every point to be seen, series by series, in the order of publication. */
export async function* pagePoints(tx: Tx, vantage: Vantage): AsyncGenerator<Row[]> {
  yield* pages(
    tx,
    (after, last) => sql`
    select m.series_id, m.hash as measure, s.unit as series_unit, c.*, r.article_id, r.position, r.outlet, r.url, r.published,
      r.estimated_from, r.estimated_to, r.observed_at, ${publishedBy('r', vantage.timeZone)} as published_by,
      case when r.occurrence > 1 then r.received_at else least(r.received_at, (select min(d.received_at)
        from appearances a join dumps d on d.id = a.dump_id where a.text_id = r.text_id)) end as first_received,
      t.headline, t.body
    from measures m join series s on s.id = m.series_id join points p on p.measure_id = m.id
      join claims c on c.id = p.claim_id join revisions r on r.id = c.revision_id join texts t on t.id = r.text_id
    where m.series_id > ${after} and m.series_id <= ${last} and ${isRevisionVisible('r', vantage)}
      and ${isClaimVisible('c', vantage)}
    order by m.series_id, published_by, r.article_id, r.position, r.id, c.no`,
  );
}

async function* pages(tx: Tx, query: (after: number, last: number) => ReturnType<typeof sql>): AsyncGenerator<Row[]> {
  for (let after = 0; ; ) {
    const [page] = (await tx.execute(
      sql`select max(id) as last from (select id from series where id > ${after} order by id limit ${pageSeriesMax}) p`,
    )) as unknown as { last: string | null }[];
    if (page?.last === null || page?.last === undefined) return;
    const last = Number(page.last);
    yield (await tx.execute(query(after, last))) as unknown as Row[];
    after = last;
  }
}
