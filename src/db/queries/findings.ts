import { and, inArray, isNull, sql } from 'drizzle-orm';
import { type ArticleId, type DigestId, type FindingId, type RevisionId, toRowId } from '../../base/ids.ts';
import type { Instant } from '../../base/instant.ts';
import type { Finding, FindingDetail } from '../../changes/finding.ts';
import type { FindingEntry } from '../../digests/digest.ts';
import type { Tx } from '../open-database.ts';
import { findings } from '../schema/findings.ts';
import { listPairs, type Pair } from './pairs.ts';
import { isRevisionVisible, type Vantage } from './vantage.ts';

/** A finding with the revision that shows it, and the one it was compared with where there is one. */
export interface FindingRow {
  readonly revisionId: RevisionId;
  readonly fromRevision: RevisionId | null;
  readonly finding: Finding;
}

export interface StoredFinding extends FindingRow {
  readonly id: FindingId;
}

/** The contradictions that are held of some revisions. */
export async function findContradictionsOf(tx: Tx, ids: readonly RevisionId[]): Promise<StoredFinding[]> {
  if (ids.length === 0) return [];
  return toStored(
    await tx.execute(
      sql`select id, kind, revision_id, from_revision, key, detail from findings
        where kind = 'contradiction' and superseded_at is null
          and revision_id = any(${sql.param(ids.map(String))}::bigint[]) order by id`,
    ),
  );
}

/** The notices that are held to declare what some pairs do not show. */
export async function findEmptyNoticesOf(tx: Tx, of: readonly Pair[]): Promise<StoredFinding[]> {
  if (of.length === 0) return [];
  return toStored(
    await tx.execute(
      sql`select id, kind, revision_id, from_revision, key, detail from findings
        join ${listPairs(of)} on revision_id = u.b and from_revision = u.a
        where kind = 'empty-notice' and superseded_at is null order by id`,
    ),
  );
}

/** All that is held of some revisions, whatever it is. */
export async function findFindingsHeld(tx: Tx, ids: readonly RevisionId[]): Promise<StoredFinding[]> {
  if (ids.length === 0) return [];
  return toStored(
    await tx.execute(
      sql`select id, kind, revision_id, from_revision, key, detail from findings
        where superseded_at is null and revision_id = any(${sql.param(ids.map(String))}::bigint[]) order by id`,
    ),
  );
}

function toStored(rows: unknown): StoredFinding[] {
  return (rows as (Finding & { id: string; revision_id: string; from_revision: string | null })[]).map(
    ({ id, revision_id, from_revision, kind, key, detail }) => ({
      id: toRowId<FindingId>(id),
      revisionId: toRowId<RevisionId>(revision_id),
      fromRevision: from_revision === null ? null : toRowId<RevisionId>(from_revision),
      finding: { kind, key, detail } as Finding,
    }),
  );
}

/** Writes findings under the articles that their revisions are in. */
export async function insertFindings(
  tx: Tx,
  rows: readonly FindingRow[],
  extractorVersion: string,
  at: Instant,
): Promise<void> {
  if (rows.length === 0) return;
  const list = rows.map(({ revisionId, fromRevision, finding: { kind, key, detail } }, no) => ({
    ...{ no, kind, key, detail },
    revision_id: revisionId,
    from_revision: fromRevision,
  }));
  // Numbered within their revision, in the order of the list.
  await tx.execute(
    sql`insert into findings
        (kind, revision_id, from_revision, article_id, no, key, detail, extractor_version, recorded_at)
      select u.kind, u.revision_id, u.from_revision, r.article_id,
        row_number() over (partition by u.revision_id order by u.no) - 1, u.key, u.detail, ${extractorVersion}, ${at}
      from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as u(no integer, kind text, revision_id bigint,
        from_revision bigint, key text, detail jsonb)
      join revisions r on r.id = u.revision_id order by u.no`,
  );
}

export interface KeptFinding {
  readonly id: FindingId;
  readonly detail: FindingDetail;
}

/** Has findings that are found again name their claims by the numbers that those have now. */
export async function keepFindings(tx: Tx, kept: readonly KeptFinding[]): Promise<void> {
  if (kept.length === 0) return;
  await tx.execute(
    sql`update findings set detail = u.detail
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as u(id bigint, detail jsonb) where findings.id = u.id`,
  );
}

/** Marks findings as no longer holding. */
export async function supersedeFindings(tx: Tx, ids: readonly FindingId[], at: Instant): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(findings)
    .set({ supersededAt: at })
    .where(and(isNull(findings.supersededAt), inArray(findings.id, [...ids])));
}

/** Marks what pairs showed that are neighbours no more as no longer holding. */
export async function supersedeFindingsOfPairs(tx: Tx, of: readonly Pair[], at: Instant): Promise<void> {
  if (of.length === 0) return;
  await tx.execute(
    sql`update findings set superseded_at = ${at} from ${listPairs(of)}
      where findings.revision_id = u.b and findings.from_revision = u.a and findings.superseded_at is null`,
  );
}

/** A finding for people. */
export type FindingAt = Omit<FindingEntry, 'isKnown'>;

const selectFindings = sql`select f.id, f.article_id, r.position, t.headline, r.outlet, r.url, r.published,
    r.observed_at, g.window_key as told_in, f.kind, f.key, f.detail
  from findings f join revisions r on r.id = f.revision_id join texts t on t.id = r.text_id
  left join digests g on g.id = f.digest_id`;

const holds = sql`f.superseded_at is null and r.superseded_at is null`;

/**
 * Findings recorded before a moment that hold and that no digest has told; `isKnown` where a digest told the same of
 * another revision of the article.
 */
export async function findUntoldFindings(tx: Tx, before: Instant): Promise<FindingEntry[]> {
  const rows = (await tx.execute(
    sql`select q.*, exists (select from findings o where o.article_id = q.article_id and o.key = q.key
        and o.digest_id is not null and o.amended_by is null) as is_known
      from (${selectFindings} where f.digest_id is null and ${holds} and f.recorded_at < ${before}) q order by q.id`,
  )) as unknown as (FindingAtRow & { is_known: boolean })[];
  return rows.map((row) => ({ ...toFindingAt(row), isKnown: row.is_known }));
}

/** Findings that a digest told, that hold no longer since before a moment, and of which no digest has said so. */
export async function findFindingsToAmend(tx: Tx, before: Instant): Promise<FindingAt[]> {
  const rows = (await tx.execute(
    sql`${selectFindings} where f.digest_id is not null and f.amended_by is null
      and (f.superseded_at < ${before} or r.superseded_at < ${before})
      and not exists (select from findings o join revisions p on p.id = o.revision_id where o.article_id = f.article_id
        and o.key = f.key and o.superseded_at is null and p.superseded_at is null)
      order by f.id`,
  )) as unknown as FindingAtRow[];
  return rows.map(toFindingAt);
}

/** Findings of an article that hold as seen from a vantage point, in the order of its revisions. */
export async function findFindingsOfArticle(tx: Tx, articleId: ArticleId, vantage: Vantage): Promise<FindingAt[]> {
  const { knownAt } = vantage;
  const stands =
    knownAt === null
      ? sql`f.superseded_at is null`
      : sql`f.recorded_at <= ${knownAt}::timestamptz
          and (f.superseded_at is null or f.superseded_at > ${knownAt}::timestamptz)`;
  const rows = (await tx.execute(
    sql`${selectFindings} where f.article_id = ${articleId} and ${stands} and ${isRevisionVisible('r', vantage)}
      order by r.position, f.id`,
  )) as unknown as FindingAtRow[];
  return rows.map(toFindingAt);
}

/** Notes which digest told findings, or told that they hold no longer. */
export async function stampFindings(
  tx: Tx,
  digestId: DigestId,
  { told, amended }: { told: readonly FindingId[]; amended: readonly FindingId[] },
): Promise<void> {
  for (const [column, ids] of [
    ['digest_id', told],
    ['amended_by', amended],
  ] as const) {
    if (ids.length === 0) continue;
    await tx.execute(
      sql`update findings set ${sql.identifier(column)} = ${digestId}
        where id = any(${sql.param(ids.map(String))}::bigint[])`,
    );
  }
}

type FindingAtRow = Record<'id' | 'article_id' | 'observed_at', string> &
  Record<'headline' | 'outlet' | 'url' | 'published' | 'told_in', string | null> &
  Finding & { readonly position: number };

function toFindingAt(row: FindingAtRow): FindingAt {
  return {
    findingId: toRowId<FindingId>(row.id),
    articleId: toRowId<ArticleId>(row.article_id),
    revision: Number(row.position),
    headline: row.headline,
    outlet: row.outlet,
    url: row.url,
    publishedAt: row.published,
    observedAt: new Date(row.observed_at).toISOString(),
    toldIn: row.told_in,
    finding: { kind: row.kind, key: row.key, detail: row.detail } as Finding,
  };
}
