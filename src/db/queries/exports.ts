import { sql } from 'drizzle-orm';
import type { Tx } from '../open-database.ts';
import { isChangeVisible, isClaimVisible, isRevisionVisible, present, type Vantage } from './vantage.ts';

type Row = Record<string, unknown>;

/** Articles (by id) of one page of an export: pages keep memory flat. */
const pageArticles = 500;

/** Condition of rows whose moment is not after the one that is looked back to. */
export function isKnown(column: string, { knownAt }: Vantage) {
  return knownAt === null ? sql`true` : sql`${sql.raw(column)} <= ${knownAt}::timestamptz`;
}

/**
 * Current revisions with their texts and appearances, article by article, each page a list. A file that was dropped
 * again under another name is a source of its own.
 */
export async function* pageRevisions(tx: Tx, vantage: Vantage = present): AsyncGenerator<Row[]> {
  yield* pages(
    tx,
    (after, last) => sql`
    select r.article_id, r.position, r.id as revision_id, r.occurrence, r.published, r.estimated_from, r.estimated_to,
      r.observed_at, r.outlet, r.url, t.headline, t.body, t.content_hash, t.notices,
      (select json_agg(distinct e) from appearances a, jsonb_array_elements_text(a.estimate_evidence) e
        where a.text_id = r.text_id and (a.estimated_from = r.estimated_from or a.estimated_to = r.estimated_to)
      ) as estimate_evidence,
      (select json_agg(json_build_object('dump', n.name, 'sha256', d.sha256,
          'entry', (select e.name from entries e where e.dump_id = a.dump_id and e.start_byte <= a.start_byte
            and e.end_byte > a.start_byte order by e.start_byte desc limit 1), 'ordinal', a.ordinal, 'start', a.start_byte,
          'end', a.end_byte, 'publishedAt', a.published, 'publishedEvidence', a.published_evidence, 'outlet', a.outlet)
          order by n.first, a.ordinal)
        from appearances a join dumps d on d.id = a.dump_id
        join (select dump_id, name, min(id) as first from arrivals group by dump_id, name) n on n.dump_id = a.dump_id
        where a.text_id = r.text_id and ${isKnown('d.received_at', vantage)}) as sources
    from revisions r join texts t on t.id = r.text_id
    where ${isRevisionVisible('r', vantage)} and r.article_id > ${after} and r.article_id <= ${last}
    order by r.article_id, r.position, r.id`,
  );
}

/** Claims of current revisions, with the literal text cut from the stored one. */
export async function* pageClaims(tx: Tx, vantage: Vantage = present): AsyncGenerator<Row[]> {
  yield* pages(
    tx,
    (after, last) => sql`
    select r.article_id, r.position, c.revision_id, c.no, c.kind, c.part, c.standing, c.subject, c.subject_key,
      c.attribution, c.hedge, c.value_text, c.bound, c.value, c.low, c.high, c.trend, c.unit, c.unit_text, c.concept,
      c.time_type, c.time_value, c.time_mod, c.as_of, c.start_unit, c.end_unit, c.sentence_start, c.sentence_end,
      t.headline, t.body, r.extractor_version, c.extractor_version as since_version
    from claims c join revisions r on r.id = c.revision_id join texts t on t.id = r.text_id
    where ${isClaimVisible('c', vantage)} and ${isRevisionVisible('r', vantage)}
      and r.article_id > ${after} and r.article_id <= ${last}
    order by r.article_id, r.position, r.id, coalesce(array_position(r.claim_order, c.no), c.no)`,
  );
}

/** Changes that hold, with the places of both sides. */
export async function* pageChanges(tx: Tx, vantage: Vantage = present): AsyncGenerator<Row[]> {
  yield* pages(
    tx,
    (after, last) => sql`
    select c.id, c.article_id, f.position as from_position, o.position as to_position, c.kind, c.subject, c.before,
      c.after, c.sentence_before, c.sentence_after, c.label, c.rule, c.declared_by, c.retraction, c.priority,
      c.extractor_version, c.cause, c.recorded_at, c.digest_id, c.claim_before, c.claim_after, o.outlet, o.url, o.published, o.observed_at
    from changes c join revisions f on f.id = c.from_revision join revisions o on o.id = c.to_revision
    where ${isChangeVisible('c', vantage)} and c.article_id > ${after} and c.article_id <= ${last}
    order by c.article_id, o.position, c.to_revision, c.no, c.id`,
  );
}

/** Revisions that a later version of the extractor read otherwise, oldest rereading first. */
export async function* pageRereadings(tx: Tx, vantage: Vantage = present): AsyncGenerator<Row[]> {
  yield* pages(
    tx,
    (after, last) => sql`
    select r.article_id, r.position, n.from_version, n.to_version, n.at, n.added, n.dropped, n.altered, n.digest_id
    from revisions r join rereadings n on n.revision_id = r.id
    where ${isRevisionVisible('r', vantage)} and ${isKnown('n.at', vantage)}
      and r.article_id > ${after} and r.article_id <= ${last}
    order by r.article_id, r.position, n.id`,
  );
}

async function* pages(tx: Tx, query: (after: number, last: number) => ReturnType<typeof sql>): AsyncGenerator<Row[]> {
  for (let after = 0; ; ) {
    const [page] = (await tx.execute(
      sql`select max(id) as last from (select id from articles where id > ${after} order by id limit ${pageArticles}) p`,
    )) as unknown as { last: string | null }[];
    if (page?.last === null || page?.last === undefined) return;
    const last = Number(page.last);
    yield (await tx.execute(query(after, last))) as unknown as Row[];
    after = last;
  }
}
