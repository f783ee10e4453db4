import { sql } from 'drizzle-orm';
import { type ArticleId, type RevisionId, toRowId } from '../../base/ids.ts';
import type { ChangeSide } from '../../changes/claim-change.ts';
import type { Tx } from '../open-database.ts';
import { claims } from '../schema/claims.ts';
import type { VerifyScope } from './verify-dumps.ts';

/** Articles of the scope by id after `after`, at most `limit`; those that were merged into another hold nothing. */
export async function pageArticles(tx: Tx, scope: VerifyScope, after: number, limit: number): Promise<ArticleId[]> {
  const { since, article } = scope;
  const only =
    article !== null
      ? sql`and a.id = ${article}`
      : since === null
        ? sql``
        : sql`and exists (select 1 from texts t join appearances p on p.text_id = t.id join dumps d on d.id = p.dump_id
            where t.article_id = a.id and d.received_at >= ${since})`;
  const rows = (await tx.execute(
    sql`select a.id from articles a where a.id > ${after} ${only} order by a.id limit ${limit}`,
  )) as unknown as { id: string }[];
  return rows.map(({ id }) => toRowId<ArticleId>(id));
}

/** A stored text, and whether anything says where it came from. */
export interface StoredText {
  readonly textId: number;
  readonly articleId: ArticleId;
  readonly contentHash: string;
  readonly headline: string | null;
  readonly body: string;
  readonly isSeen: boolean;
}

/** The texts of some articles. */
export async function findTextsOf(tx: Tx, articles: readonly ArticleId[]): Promise<StoredText[]> {
  const rows = (await tx.execute(
    sql`select t.id, t.article_id, t.content_hash, t.headline, t.body,
        exists (select 1 from appearances a where a.text_id = t.id) as is_seen
      from texts t where t.article_id = any(${sql.param(articles.map(String))}::bigint[]) order by t.id`,
  )) as unknown as Record<string, unknown>[];
  return rows.map((row) => ({
    textId: Number(row.id),
    articleId: toRowId<ArticleId>(row.article_id),
    contentHash: String(row.content_hash),
    headline: row.headline as string | null,
    body: String(row.body),
    isSeen: row.is_seen === true,
  }));
}

/** Two texts that were found to be versions of one article, and that no decision by hand keeps apart. */
export interface StoredLink {
  readonly a: number;
  readonly b: number;
  readonly articleA: number;
  readonly articleB: number;
}

/** The links that hold of which an end is among some texts; decided merges among them. */
export async function findHoldingLinks(tx: Tx, textIds: readonly number[]): Promise<StoredLink[]> {
  if (textIds.length === 0) return [];
  const list = sql`${sql.param(textIds.map(String))}::bigint[]`;
  const rows = (await tx.execute(
    sql`select l.a, l.b, a.article_id as article_a, b.article_id as article_b from (
        select text_a as a, text_b as b from links where kind = 'version' and overruled_by is null
          and text_a = any(${list})
        union select text_a, text_b from links where kind = 'version' and overruled_by is null and text_b = any(${list})
        union select m.a, m.b from (
          select texts_a[1] as a, texts_b[1] as b from decisions where kind = 'merge' and undone_at is null
        ) m where m.a = any(${list}) or m.b = any(${list})
      ) l join texts a on a.id = l.a join texts b on b.id = l.b order by 1, 2`,
  )) as unknown as Record<string, unknown>[];
  return rows.map((row) => ({
    a: Number(row.a),
    b: Number(row.b),
    articleA: Number(row.article_a),
    articleB: Number(row.article_b),
  }));
}

/** How a revision was read, with what its reading hangs on. */
export interface RevisionReading {
  readonly revisionId: RevisionId;
  readonly extractorVersion: string | null;
  /** its claims are to be read, or to be read once more */
  readonly isOwed: boolean;
  /** its claims are to be joined to series */
  readonly isSeriesOwed: boolean;
  /** numbers of the claims that hold, in the order of the reading; null where they are 0, 1, 2 … */
  readonly claimOrder: readonly number[] | null;
  readonly rereadings: readonly number[];
}

/** How the revisions of some articles were read last. */
export async function findReadingsOf(
  tx: Tx,
  articles: readonly ArticleId[],
): Promise<Map<RevisionId, RevisionReading>> {
  const rows = (await tx.execute(
    sql`select r.id, r.extractor_version, r.claims_owed or r.reread_owed as owed, r.series_owed, r.claim_order,
        array(select n.id::float8 from rereadings n where n.revision_id = r.id) as rereadings
      from revisions r where r.article_id = any(${sql.param(articles.map(String))}::bigint[])`,
  )) as unknown as Record<string, unknown>[];
  return new Map(
    rows.map((row) => {
      const revisionId = toRowId<RevisionId>(row.id);
      const reading = {
        revisionId,
        extractorVersion: row.extractor_version as string | null,
        isOwed: row.owed === true,
        isSeriesOwed: row.series_owed === true,
        claimOrder: row.claim_order as number[] | null,
        rereadings: (row.rereadings as unknown[]).map(Number),
      };
      return [revisionId, reading];
    }),
  );
}

/** Every claim of some revisions, those that hold no longer included. */
export async function findAllClaims(tx: Tx, ids: readonly RevisionId[]): Promise<ClaimOfRevision[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(claims)
    .where(sql`${claims.revisionId} = any(${sql.param(ids.map(String))}::bigint[])`);
  return rows.map((row) => ({ ...row, revisionId: toRowId<RevisionId>(row.revisionId) }));
}

type ClaimOfRevision = typeof claims.$inferSelect & { readonly revisionId: RevisionId };

/** A claim that is a point of a series. */
export interface StoredPoint {
  readonly claimId: number;
  readonly revisionId: RevisionId;
  /** what it measures, as it is stored; null where that is gone */
  readonly measure: { readonly hash: string; readonly profile: string; readonly isLive: boolean } | null;
  /** its measure, and the series of that, are there */
  readonly hasSeries: boolean;
  /** the series holds something, and was not merged into another */
  readonly isSeriesCurrent: boolean;
}

/** The points of some revisions. */
export async function findPointsOf(tx: Tx, ids: readonly RevisionId[]): Promise<StoredPoint[]> {
  if (ids.length === 0) return [];
  const rows = (await tx.execute(
    sql`select p.claim_id, p.revision_id, m.hash, m.profile::text as profile, m.live, s.id is not null as has_series,
        s.merged_into is null and s.emptied_at is null as is_current
      from points p left join measures m on m.id = p.measure_id left join series s on s.id = m.series_id
      where p.revision_id = any(${sql.param(ids.map(String))}::bigint[]) order by p.claim_id`,
  )) as unknown as Record<string, unknown>[];
  return rows.map((row) => ({
    claimId: Number(row.claim_id),
    revisionId: toRowId<RevisionId>(row.revision_id),
    measure:
      row.hash === null ? null : { hash: String(row.hash), profile: String(row.profile), isLive: row.live === true },
    hasSeries: row.has_series === true,
    isSeriesCurrent: row.is_current === true,
  }));
}

/** A stored change with the numbers of its revisions, for people. */
export interface StoredChange {
  readonly id: number;
  readonly fromRevision: RevisionId;
  readonly toRevision: RevisionId;
  readonly articleId: number;
  readonly generation: number;
  readonly isCurrent: boolean;
  readonly kind: string;
  readonly subject: string;
  readonly subjectKey: string;
  readonly before: ChangeSide | null;
  readonly after: ChangeSide | null;
  readonly sentenceBefore: string | null;
  readonly sentenceAfter: string | null;
  readonly label: string;
  readonly rule: string;
  readonly declaredBy: string | null;
  readonly retraction: boolean;
  readonly priority: number;
  readonly claimBefore: number | null;
  readonly claimAfter: number | null;
  readonly digestId: number | null;
}

/** Changes of some articles, those that hold no longer included. */
export async function findChangesOf(tx: Tx, articles: readonly ArticleId[]): Promise<StoredChange[]> {
  const rows = (await tx.execute(
    sql`select id, from_revision, to_revision, article_id, generation, superseded_at is null as is_current, kind, subject,
        subject_key, before, after, sentence_before, sentence_after, label, rule, declared_by, retraction, priority,
        claim_before, claim_after, digest_id
      from changes where article_id = any(${sql.param(articles.map(String))}::bigint[]) order by id`,
  )) as unknown as Record<string, unknown>[];
  return rows.map((row) => ({
    id: Number(row.id),
    fromRevision: toRowId<RevisionId>(row.from_revision),
    toRevision: toRowId<RevisionId>(row.to_revision),
    articleId: Number(row.article_id),
    generation: Number(row.generation),
    isCurrent: row.is_current === true,
    kind: String(row.kind),
    subject: String(row.subject),
    subjectKey: String(row.subject_key),
    before: row.before as ChangeSide | null,
    after: row.after as ChangeSide | null,
    sentenceBefore: row.sentence_before as string | null,
    sentenceAfter: row.sentence_after as string | null,
    label: String(row.label),
    rule: String(row.rule),
    declaredBy: row.declared_by as string | null,
    retraction: row.retraction === true,
    priority: Number(row.priority),
    claimBefore: row.claim_before as number | null,
    claimAfter: row.claim_after as number | null,
    digestId: row.digest_id === null ? null : Number(row.digest_id),
  }));
}

/** Two neighbours, and how they were compared last. */
export interface StoredPair {
  readonly from: RevisionId;
  readonly to: RevisionId;
  readonly isCompared: boolean;
  readonly extractorVersion: string | null;
}

/** The pairs of neighbours that some articles have now. */
export async function findCurrentPairs(tx: Tx, articles: readonly ArticleId[]): Promise<StoredPair[]> {
  const rows = (await tx.execute(
    sql`select from_revision, to_revision, compared_at is not null as is_compared, extractor_version from pairs
      where superseded_at is null and article_id = any(${sql.param(articles.map(String))}::bigint[])`,
  )) as unknown as Record<string, unknown>[];
  return rows.map((row) => ({
    from: toRowId<RevisionId>(row.from_revision),
    to: toRowId<RevisionId>(row.to_revision),
    isCompared: row.is_compared === true,
    extractorVersion: row.extractor_version as string | null,
  }));
}

/** What is to be looked at, counted beforehand. */
export interface VerifyTotals {
  readonly dumps: number;
  readonly articles: number;
}

export async function countToVerify(tx: Tx): Promise<VerifyTotals> {
  const [row] = (await tx.execute(
    sql`select (select count(*) from dumps) as dumps, (select count(*) from articles) as articles`,
  )) as unknown as { dumps: string; articles: string }[];
  return { dumps: Number(row?.dumps ?? 0), articles: Number(row?.articles ?? 0) };
}
