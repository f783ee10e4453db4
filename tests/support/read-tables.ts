import { sql } from 'drizzle-orm';
import { textHash } from '../../src/articles/text-hash.ts';
import { chainStart, parseReceipts, sealOfEntry } from '../../src/db/chain-seal.ts';
import type { Tx } from '../../src/db/open-database.ts';
import { chain } from '../../src/db/schema/chain.ts';
import type { Job } from '../../src/jobs/job.ts';

type Row = Record<string, unknown>;

/** Every table by name, its rows as plain values in an order of their own content. */
export type CanonicalTables = Readonly<Record<string, readonly Row[]>>;

/**
 * Reads every table in a form that is the same for two runs that recorded the same: ids are replaced by content (texts
 * by their hash, articles by the smallest hash of their texts, revisions by hash and occurrence, dumps by SHA-256),
 * and what depends on when or in which order things were done is left out: instants of processing, superseded rows,
 * merged articles, heartbeats, and how the articles of a file divide into new, revised and known (their sum stays).
 */
export async function readCanonicalTables(db: Tx): Promise<CanonicalTables> {
  const names = await readNames(db);
  const tables: Record<string, readonly Row[]> = {};
  for (const [table, read] of Object.entries(readers)) tables[table] = sortRows(await read(db, names));
  return tables;
}

/** Jobs in the same form: what each is about, in an order of its own. */
export async function readCanonicalJobs(db: Tx, jobs: readonly Job[]): Promise<readonly Row[]> {
  const names = await readNames(db);
  const about = (job: Job): unknown => {
    switch (job.name) {
      case 'split-dump':
      case 'shelve-dump':
        return names.dump(job.payload.dumpId);
      case 'record-articles':
        return names.range(job.payload.rangeId);
      case 'record-claims':
      case 'reread-revisions':
      case 'record-series':
        return job.payload.revisionIds.map(names.revision).sort();
      case 'record-changes':
        return job.payload.pairs.map((pair) => pair.map(names.revision).join(' to ')).sort();
      case 'issue-digest':
      case 'describe-series':
        return null;
      case 'deliver-digest':
        return names.delivery(job.payload.deliveryId);
    }
  };
  return sortRows(jobs.map((job) => ({ name: job.name, about: about(job) })));
}

/** What the ids of this database stand for. */
interface Names {
  readonly range: (id: unknown) => string;
  readonly delivery: (id: unknown) => string;
  readonly text: (id: unknown) => string;
  readonly article: (id: unknown) => string;
  readonly revision: (id: unknown) => string;
  /** place of a claim in the reading that holds */
  readonly claim: (revision: unknown, no: unknown) => unknown;
  readonly dump: (id: unknown) => string;
  readonly digest: (id: unknown) => string;
}

async function readNames(db: Tx): Promise<Names> {
  const texts = await rowsOf(db, sql`select id, content_hash as name from texts`);
  const articles = await rowsOf(db, sql`select article_id as id, min(content_hash) as name from texts group by 1`);
  const revisions = await rowsOf(
    db,
    sql`select r.id, t.content_hash || '/' || r.occurrence as name from revisions r join texts t on t.id = r.text_id`,
  );
  const claims = await rowsOf(
    db,
    sql`select c.revision_id || '/' || c.no as id, case when c.superseded_by is not null then 'superseded'
        else coalesce(array_position(r.claim_order, c.no) - 1, c.no)::text end as name
      from claims c join revisions r on r.id = c.revision_id`,
  );
  const placeOf = new Map(claims.map(({ id, name }) => [id, name]));
  const dumps = await rowsOf(db, sql`select id, sha256 as name from dumps`);
  const digests = await rowsOf(db, sql`select id, subscription || ' ' || window_key as name from digests`);
  const ranges = await rowsOf(
    db,
    sql`select r.id, d.sha256 || ' ' || r.no as name from ranges r join dumps d on d.id = r.dump_id`,
  );
  const deliveries = await rowsOf(
    db,
    sql`select d.id, g.subscription || ' ' || g.window_key as name from deliveries d join digests g on g.id = d.digest_id`,
  );
  return {
    range: naming('range', ranges),
    delivery: naming('delivery', deliveries),
    text: naming('text', texts),
    article: naming('article', articles),
    revision: naming('revision', revisions),
    claim: (revision, no) => (no === null ? null : (placeOf.get(`${revision}/${no}`) ?? String(no))),
    dump: naming('dump', dumps),
    digest: naming(
      'digest',
      digests.map(({ id, name }) => ({ id, name: windowName(String(name)) })),
    ),
  };
}

/** The key of a digest that was asked for is the moment; that of a daily one its day. */
function windowName(name: string): string {
  return name.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z$/, 'asked for');
}

function naming(kind: string, rows: readonly Row[]): (id: unknown) => string {
  const names = new Map(rows.map(({ id, name }) => [Number(id), String(name)]));
  return (id) => (id === null ? 'none' : (names.get(Number(id)) ?? `${kind} that is missing`));
}

const readers: Record<string, (db: Tx, names: Names) => Promise<Row[]>> = {
  dumps: (db) =>
    rowsOf(
      db,
      sql`select sha256, reading, size_bytes, state, compression, detection, summary, failure, split_at is null as unsplit,
        recorded_at is null as unrecorded from dumps`,
    ),
  arrivals: async (db, names) => (await rowsOf(db, sql`select * from arrivals`)).map((row) => toArrival(row, names)),
  ranges: async (db, names) =>
    (await rowsOf(db, sql`select * from ranges`)).map((row) => ({
      dump: names.dump(row.dump_id),
      no: row.no,
      cuts: row.cuts,
      recorded: row.recorded_at !== null,
      accepted: Number(row.new_count) + Number(row.revised_count) + Number(row.known_count),
      rejections: row.rejections,
    })),
  articles: async (db, names) =>
    (
      await rowsOf(
        db,
        sql`select a.id, array_agg(t.content_hash order by t.content_hash) as texts
          from articles a left join texts t on t.article_id = a.id where a.merged_into is null group by a.id`,
      )
    ).map((row) => ({ article: names.article(row.id), texts: row.texts })),
  texts: async (db, names) =>
    (await rowsOf(db, sql`select content_hash, article_id, headline, body, notices from texts`)).map(
      ({ article_id, ...row }) => ({ ...row, article: names.article(article_id) }),
    ),
  signature_keys: async (db, names) =>
    (await rowsOf(db, sql`select key, text_id from signature_keys`)).map((row) => ({
      key: String(row.key),
      text: names.text(row.text_id),
    })),
  links: async (db, names) => (await rowsOf(db, sql`select * from links`)).map((row) => toLink(row, names)),
  appearances: async (db, names) =>
    (await rowsOf(db, sql`select * from appearances`)).map(({ id: _, text_id, dump_id, ...row }) => ({
      ...withoutFileTimes(row),
      text: names.text(text_id),
      dump: names.dump(dump_id),
      observed_at: row.observed_stated ? row.observed_at : null,
    })),
  chain: (db, names) => readChain(db, names),
  revisions: async (db, names) =>
    (await rowsOf(db, sql`select * from revisions where superseded_at is null`)).map((row) => ({
      revision: names.revision(row.id),
      article: names.article(row.article_id),
      position: row.position,
      published: row.published,
      estimated_from: row.estimated_from,
      observed: row.observed_at === row.received_at ? null : row.observed_at,
      outlet: row.outlet,
      url: row.url,
      claims_owed: row.claims_owed,
      extractor_version: row.extractor_version,
      reread_owed: row.reread_owed,
      series_owed: row.series_owed,
    })),
  claims: async (db, names) =>
    (
      await rowsOf(
        db,
        sql`select c.* from claims c join revisions r on r.id = c.revision_id where r.superseded_at is null
          and c.superseded_by is null`,
      )
    ).map(({ id: _, revision_id, no, ...row }) => ({
      revision: names.revision(revision_id),
      no: names.claim(revision_id, no),
      ...row,
    })),
  rereadings: async (db, names) =>
    (await rowsOf(db, sql`select * from rereadings`)).map((row) => ({
      revision: names.revision(row.revision_id),
      from_version: row.from_version,
      to_version: row.to_version,
      counts: [row.added, row.dropped, row.altered],
      told: row.digest_id !== null,
    })),
  pairs: async (db, names) =>
    (await rowsOf(db, sql`select * from pairs where superseded_at is null`)).map((row) => ({
      from: names.revision(row.from_revision),
      to: names.revision(row.to_revision),
      article: names.article(row.article_id),
      compared: row.compared_at !== null,
      reread: row.reread,
      extractor_version: row.extractor_version,
    })),
  changes: async (db, names) =>
    (await rowsOf(db, sql`select * from changes where superseded_at is null`)).map((row) => toChange(row, names)),
  findings: async (db, names) =>
    (
      await rowsOf(
        db,
        sql`select f.* from findings f join revisions r on r.id = f.revision_id
          where f.superseded_at is null and r.superseded_at is null`,
      )
    ).map((row) => ({
      kind: row.kind,
      revision: names.revision(row.revision_id),
      from: names.revision(row.from_revision),
      article: names.article(row.article_id),
      key: row.key,
      detail: toDetail(row, names),
      extractor_version: row.extractor_version,
      told: row.digest_id !== null,
    })),
  // A series is what it holds: its number depends on what came first.
  series: (db) =>
    rowsOf(
      db,
      sql`select s.kind, s.name, s.unit, s.pinned, s.id in (select series_id from owed_descriptions) as is_owed, s.words::text as words,
          array_agg(m.hash order by m.hash) as measures
        from series s left join measures m on m.series_id = s.id and m.live
        where s.merged_into is null and s.emptied_at is null group by s.id`,
    ),
  measures: (db) => rowsOf(db, sql`select hash, profile, keys from measures where live`),
  measure_keys: (db) =>
    rowsOf(db, sql`select k.key, m.hash, m.live from measure_keys k left join measures m on m.id = k.measure_id`),
  points: async (db, names) =>
    (
      await rowsOf(
        db,
        sql`select p.revision_id, c.no, m.hash, m.live from points p left join measures m on m.id = p.measure_id
          join claims c on c.id = p.claim_id join revisions r on r.id = c.revision_id
          where c.superseded_by is null and r.superseded_at is null`,
      )
    ).map(({ revision_id, no, ...row }) => ({
      revision: names.revision(revision_id),
      claim: names.claim(revision_id, no),
      ...row,
    })),
  series_decisions: (db) =>
    rowsOf(db, sql`select kind, measures_a, measures_b, name, undone_at is null as holds from series_decisions`),
  digests: async (db, names) =>
    (await rowsOf(db, sql`select * from digests`)).map((row) => ({
      digest: names.digest(row.id),
      change_count: row.change_count,
      first_line: row.first_line,
    })),
  digest_entries: async (db, names) =>
    (
      await rowsOf(
        db,
        sql`select e.digest_id as entry_of, e.role, c.* from digest_entries e left join changes c on c.id = e.change_id`,
      )
    ).map((row) => ({ digest: names.digest(row.entry_of), role: row.role, ...toChange(row, names) })),
  deliveries: async (db, names) =>
    (await rowsOf(db, sql`select * from deliveries`)).map((row) => ({
      digest: names.digest(row.digest_id),
      channel: row.channel,
      delivered: row.delivered_at !== null,
    })),
  step_failures: (db) => rowsOf(db, sql`select job from step_failures`),
  facts: (db) => rowsOf(db, sql`select name from facts`),
};

/**
 * What the chain says that does not hang on the order of arrival: which articles each range gave, and how often each
 * text is sealed as received for the first time, letter by letter as it is stored. Numbers, links and which of several
 * ranges was the first do hang on it. A chain that does not hold together ends the reading.
 */
async function readChain(db: Tx, names: Names): Promise<Row[]> {
  const texts = await rowsOf(db, sql`select content_hash, headline, body from texts`);
  const stored = new Map(texts.map((row) => [row.content_hash, row as unknown as { headline: string; body: string }]));
  const sealed = new Map<string, number>();
  const entries: Row[] = [];
  let [last, previous] = [0, chainStart];
  for (const entry of await db.select().from(chain).orderBy(chain.no)) {
    const content = { ...entry, receivedAt: new Date(entry.receivedAt).toISOString() };
    const isNext = entry.no === last + 1 && entry.previous === previous;
    if (!isNext || entry.hash !== sealOfEntry(entry.no, previous, content)) {
      throw new Error(`entry ${entry.no} of the chain does not follow from entry ${last}`);
    }
    [last, previous] = [entry.no, entry.hash];
    const receipts = parseReceipts(entry.receipts);
    for (const receipt of receipts) {
      if (receipt === null) throw new Error(`entry ${entry.no} of the chain holds a line that is no receipt`);
      const text = stored.get(receipt.contentHash);
      if (receipt.textHash === null || text === undefined || textHash(text) !== receipt.textHash) continue;
      sealed.set(receipt.contentHash, (sealed.get(receipt.contentHash) ?? 0) + 1);
    }
    entries.push({
      dump: names.dump(entry.dumpId),
      sha256: entry.dumpSha256,
      range: entry.rangeNo,
      receipts: receipts.map((receipt) => ({ ...receipt, textHash: null })),
    });
  }
  return [
    ...entries,
    ...texts.map(({ content_hash }) => ({ text: content_hash, sealed: sealed.get(String(content_hash)) ?? 0 })),
  ];
}

/** An estimate that ends with the time of a file depends on when the file was made or taken in. */
function withoutFileTimes(row: Row): Row {
  const evidence = ((row.estimate_evidence ?? []) as string[]).map((reason) =>
    reason.replace(/^(file was \w+) .*/, '$1'),
  );
  const hangsOnFile = evidence.some((reason) => reason.startsWith('file was'));
  return { ...row, estimate_evidence: evidence, estimated_to: hangsOnFile ? null : row.estimated_to };
}

function toArrival(row: Row, names: Names): Row {
  return {
    name: row.name,
    inbox_path: row.inbox_path,
    size_bytes: row.size_bytes,
    dump: names.dump(row.dump_id),
    outcome: row.outcome,
    failure: row.failure,
    shelved: row.shelved_at !== null,
    // The day of shelving is in the path of what is done.
    shelved_as: row.shelved_as === null ? null : String(row.shelved_as).replace(/\d{4}\/\d\d\/\d\d/, 'DAY'),
    receipt: row.receipt === null ? null : toReceipt(row.receipt as Row),
  };
}

function toReceipt(receipt: Row): Row {
  const { arrival: _a, receivedAt: _r, finishedAt: _f, durationsMs: _d, ...kept } = receipt;
  const counts = kept.counts as { articles: Record<string, number> };
  const { rejected, ...accepted } = counts.articles;
  const sum = Object.values(accepted).reduce((total, count) => total + count, 0);
  const duplicateOf = kept.duplicateOf as Row | null;
  return {
    ...kept,
    // A duplicate counts what its original had given so far.
    setAside: receipt.setAside === null ? null : String(receipt.setAside).replace(/\b[0-7][0-9a-z]{25}\b/, 'KEY'),
    counts: { ...counts, articles: receipt.outcome === 'duplicate' ? null : { accepted: sum, rejected } },
    duplicateOf: duplicateOf === null ? null : { name: duplicateOf.name },
  };
}

/** Two linked texts have no order; what the evidence says of one or the other goes with it. */
function toLink(row: Row, names: Names): Row {
  const [a, b] = [names.text(row.text_a), names.text(row.text_b)];
  const { containmentOfA, containmentOfB, ...evidence } = row.evidence as Row;
  const containment = { [a]: containmentOfA, [b]: containmentOfB };
  return { texts: [a, b].sort(), kind: row.kind, evidence, containment };
}

function toChange(row: Row, names: Names): Row {
  return {
    from: names.revision(row.from_revision),
    to: names.revision(row.to_revision),
    article: names.article(row.article_id),
    kind: row.kind,
    subject: row.subject,
    subject_key: row.subject_key,
    before: row.before,
    after: row.after,
    sentence_before: row.sentence_before,
    sentence_after: row.sentence_after,
    label: row.label,
    rule: row.rule,
    declared_by: row.declared_by,
    retraction: row.retraction,
    priority: row.priority,
    claim_before: names.claim(row.from_revision, row.claim_before),
    claim_after: names.claim(row.to_revision, row.claim_after),
    cause: row.cause,
    extractor_version: row.extractor_version,
    told: row.digest_id !== null,
  };
}

/** What a finding says, its claims by their place in the reading that holds. */
function toDetail(row: Row, names: Names): Row {
  const { first, second, ...detail } = row.detail as Row;
  const sides = [first, second].filter((side) => side !== undefined) as Row[];
  return { ...detail, sides: sides.map((side) => ({ ...side, claim: names.claim(row.revision_id, side.claim) })) };
}

async function rowsOf(db: Tx, query: ReturnType<typeof sql>): Promise<Row[]> {
  return [...((await db.execute(query)) as unknown as Row[])].map((row) => ({ ...row }));
}

function sortRows(rows: readonly Row[]): Row[] {
  const keyed = rows.map((row) => ({ key: stable(row), row }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}

/** JSON with the keys of every object in order. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
