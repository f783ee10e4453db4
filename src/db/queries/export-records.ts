import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../open-database.ts';
import { isKnown } from './exports.ts';
import { isRevisionVisible, type Vantage } from './vantage.ts';

type Row = Record<string, unknown>;

/** Rows of one page of an export: receipts and digests may be long. */
const pageRows = 500;

/** Dumps in the order in which they came, with what was said of their arrivals. */
export async function* pageDumps(tx: Tx, vantage: Vantage): AsyncGenerator<Row[]> {
  yield* pages(
    tx,
    (after) => sql`select d.id, d.sha256, d.name, d.size_bytes, d.received_at, d.observed_at, d.modified_at, d.hints,
        d.state, d.compression, d.detection, d.summary, d.failure, d.recorded_at,
        (select json_agg(json_build_object('name', e.name, 'start', e.start_byte, 'end', e.end_byte, 'format',
          e.detection ->> 'format', 'found', e.summary -> 'found', 'failure', e.failure) order by e.no)
          from entries e where e.dump_id = d.id) as entries,
        (select json_agg(v.receipt order by v.id) from arrivals v
          where v.dump_id = d.id and v.receipt is not null and ${isKnown('v.received_at', vantage)}) as receipts
      from dumps d where d.id > ${after} and ${isKnown('d.received_at', vantage)} order by d.id limit ${pageRows}`,
  );
}

/** Files as they were taken, in the order in which they came; of those whose bytes could not be kept too. */
export async function* pageArrivals(tx: Tx, vantage: Vantage): AsyncGenerator<Row[]> {
  yield* pages(
    tx,
    (
      after,
    ) => sql`select v.id, v.claim_key, v.dump_id, d.sha256, v.name, v.inbox_path, v.size_bytes, v.received_at, v.outcome,
        v.failure, v.shelved_as, v.shelved_at, v.receipt, v.digest_id
      from arrivals v left join dumps d on d.id = v.dump_id
      where v.id > ${after} and ${isKnown('v.received_at', vantage)} order by v.id limit ${pageRows}`,
  );
}

/** Digests in the order in which they were issued, with the numbers of the changes that they told or took back. */
export async function* pageDigests(tx: Tx, vantage: Vantage): AsyncGenerator<Row[]> {
  const entriesOf = (role: string) =>
    sql`(select json_agg(e.change_id order by e.no) from digest_entries e where e.digest_id = g.id and e.role = ${role})`;
  yield* pages(
    tx,
    (after) => sql`select g.id, g.subscription, g.window_key, g.starts_at, g.ends_at, g.issued_at, g.change_count,
        g.first_line, g.markdown, g.json, ${entriesOf('told')} as told, ${entriesOf('amended')} as amended,
        (select json_agg(json_build_object('channel', l.channel, 'deliveredAt', l.delivered_at, 'receipt', l.receipt)
          order by l.id) from deliveries l where l.digest_id = g.id) as deliveries
      from digests g where g.id > ${after} and ${isKnown('g.issued_at', vantage)} order by g.id limit ${pageRows}`,
  );
}

/** What revisions show of themselves, as it holds from the vantage point. */
export async function* pageFindings(tx: Tx, vantage: Vantage): AsyncGenerator<Row[]> {
  const { knownAt } = vantage;
  const holds =
    knownAt === null
      ? sql`f.superseded_at is null`
      : sql`(f.superseded_at is null or f.superseded_at > ${knownAt}::timestamptz) and ${isKnown('f.recorded_at', vantage)}`;
  yield* pages(
    tx,
    (
      after,
    ) => sql`select f.id, f.kind, f.article_id, r.position, o.position as from_position, f.detail, r.outlet, r.url,
        r.published, r.observed_at, f.recorded_at, f.digest_id, f.extractor_version
      from findings f join revisions r on r.id = f.revision_id left join revisions o on o.id = f.from_revision
      where f.id > ${after} and ${holds} and ${isRevisionVisible('r', vantage)} order by f.id limit ${pageRows}`,
  );
}

/** Decisions by hand on articles, those that were undone included, with the articles that their texts are in now. */
export async function* pageArticleDecisions(tx: Tx, vantage: Vantage): AsyncGenerator<Row[]> {
  const articlesOf = (texts: string) =>
    sql`(select json_agg(distinct t.article_id) from texts t where t.id = any(${sql.raw(texts)}))`;
  yield* pages(
    tx,
    (
      after,
    ) => sql`select id, kind, ${articlesOf('decisions.texts_a')} as side_a, ${articlesOf('decisions.texts_b')} as side_b,
        texts_a, texts_b, null as name, note, decided_by, decided_at,
        case when ${isKnown('undone_at', vantage)} then undone_by end as undone_by,
        case when ${isKnown('undone_at', vantage)} then undone_at end as undone_at
      from decisions where id > ${after} and ${isKnown('decided_at', vantage)} order by id limit ${pageRows}`,
  );
}

/** Decisions by hand on series, those that were undone included. */
export async function* pageSeriesDecisions(tx: Tx, vantage: Vantage): AsyncGenerator<Row[]> {
  yield* pages(
    tx,
    (after) => sql`select id, kind, json_build_array(series_id) as side_a,
        case when other_id is not null then json_build_array(other_id) end as side_b, measures_a, measures_b, name, note,
        decided_by, decided_at, case when ${isKnown('undone_at', vantage)} then undone_by end as undone_by,
        case when ${isKnown('undone_at', vantage)} then undone_at end as undone_at
      from series_decisions where id > ${after} and ${isKnown('decided_at', vantage)} order by id limit ${pageRows}`,
  );
}

/** What the schema of this database was brought to: how many migrations ran, and the time stamp of the last. */
export async function findSchemaVersion(tx: Tx): Promise<{ migrations: number; last: string | null }> {
  const [row] = (await tx.execute(
    sql`select count(*) as migrations, max(created_at) as last from drizzle.__drizzle_migrations`,
  )) as unknown as { migrations: string; last: string | null }[];
  const last = row?.last ?? null;
  return {
    migrations: Number(row?.migrations ?? 0),
    last: last === null ? null : new Date(Number(last)).toISOString(),
  };
}

async function* pages(tx: Tx, query: (after: number) => SQL): AsyncGenerator<Row[]> {
  for (let after = 0; ; ) {
    const rows = (await tx.execute(query(after))) as unknown as Row[];
    if (rows.length === 0) return;
    yield rows;
    after = Number(rows.at(-1)?.id);
  }
}
