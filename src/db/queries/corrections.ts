import { type SQL, sql } from 'drizzle-orm';
import type { EmptyNoticeDetail } from '../../changes/finding.ts';
import type { Tx } from '../open-database.ts';
import { changeColumns, type StoredChange, toStoredChange } from './change-row.ts';
import { isChangeVisible, isClaimVisible, isRevisionVisible, publishedBy, type Vantage } from './vantage.ts';

/** Which corrections are asked for. */
export interface CorrectionScope {
  readonly vantage: Vantage;
  /** part of the outlet's name, in any case; null for all */
  readonly outlet: string | null;
  /** when the revision that mends was published; null for no bound */
  readonly since: string | null;
  readonly until: string | null;
}

export interface CorrectionRow {
  readonly change: StoredChange;
  readonly articleId: number;
  readonly fromPosition: number;
  readonly toPosition: number;
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  /** the moment by which the revision that mends was published for certain */
  readonly mendedBy: string;
}

/** Changes that correct or withdraw, the latest first. */
export async function findCorrections(tx: Tx, scope: CorrectionScope): Promise<CorrectionRow[]> {
  const { vantage } = scope;
  const rows = (await tx.execute(
    sql`select * from (select ${changeColumns}, c.article_id, f.position as from_position, o.position as to_position,
        t.headline, coalesce(o.outlet, f.outlet) as outlet, o.url, c.no, ${publishedBy('o', vantage.timeZone)} as mended
      from changes c join revisions f on f.id = c.from_revision join revisions o on o.id = c.to_revision
      join texts t on t.id = o.text_id
      where (c.label in ('correction', 'retraction') or c.retraction) and ${isChangeVisible('c', vantage)}) c
      where ${isInScope('c.outlet', 'c.mended', scope)} order by c.mended desc, c.article_id, c.to_revision, c.no`,
  )) as unknown as Record<string, unknown>[];
  return rows.map((row) => ({
    change: toStoredChange(row),
    articleId: Number(row.article_id),
    fromPosition: Number(row.from_position),
    toPosition: Number(row.to_position),
    headline: row.headline as string | null,
    outlet: row.outlet as string | null,
    url: row.url as string | null,
    mendedBy: new Date(String(row.mended)).toISOString(),
  }));
}

function isInScope(outlet: string, at: string, scope: CorrectionScope): SQL {
  const [name, moment] = [sql.raw(outlet), sql.raw(at)];
  const parts = [
    ...(scope.outlet === null ? [] : [sql`position(lower(${scope.outlet}::text) in lower(coalesce(${name}, ''))) > 0`]),
    ...(scope.since === null ? [] : [sql`${moment} >= ${scope.since}::timestamptz`]),
    ...(scope.until === null ? [] : [sql`${moment} <= ${scope.until}::timestamptz`]),
  ];
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

/** A revision of an article with corrections, as far as its times go. */
export interface DatedRevisionRow {
  readonly revisionId: number;
  readonly articleId: number;
  readonly position: number;
  readonly headline: string | null;
  readonly published: string | null;
  readonly estimatedFrom: string | null;
  readonly estimatedTo: string | null;
  readonly observedAt: string;
}

/** The histories of some articles, each in its order. */
export async function findDatedRevisions(
  tx: Tx,
  articleIds: readonly number[],
  vantage: Vantage,
): Promise<DatedRevisionRow[]> {
  const rows = (await tx.execute(
    sql`select r.id, r.article_id, r.position, t.headline, r.published, r.estimated_from, r.estimated_to, r.observed_at
      from revisions r join texts t on t.id = r.text_id
      where r.article_id = any(${listOf(articleIds)}) and ${isRevisionVisible('r', vantage)}
      order by r.article_id, r.position, r.id`,
  )) as unknown as Record<string, string | null>[];
  return rows.map((row) => ({
    revisionId: Number(row.id),
    articleId: Number(row.article_id),
    position: Number(row.position),
    headline: row.headline ?? null,
    published: row.published ?? null,
    estimatedFrom: row.estimated_from ?? null,
    estimatedTo: row.estimated_to ?? null,
    observedAt: new Date(String(row.observed_at)).toISOString(),
  }));
}

/** Changes of some articles that put a value into a revision. */
export async function findValueChanges(
  tx: Tx,
  articleIds: readonly number[],
  vantage: Vantage,
): Promise<StoredChange[]> {
  const rows = (await tx.execute(
    sql`select ${changeColumns} from changes c
      where c.article_id = any(${listOf(articleIds)}) and c.claim_after is not null and ${isChangeVisible('c', vantage)}`,
  )) as unknown as Record<string, unknown>[];
  return rows.map(toStoredChange);
}

/** A claim by what it says, without its words. */
export interface ClaimValueRow {
  readonly revisionId: number;
  readonly no: number;
  readonly part: 'headline' | 'body';
  readonly subjectKey: string;
  /** equal for claims of the same value in the same unit */
  readonly value: string;
}

/** What the claims of some articles say. */
export async function findClaimValues(
  tx: Tx,
  articleIds: readonly number[],
  vantage: Vantage,
): Promise<ClaimValueRow[]> {
  const rows = (await tx.execute(
    sql`select c.revision_id, c.no, c.part, c.subject_key,
        concat_ws(' ', c.kind, c.value, c.low, c.high, c.unit, c.time_value, c.time_mod) as value
      from claims c join revisions r on r.id = c.revision_id
      where r.article_id = any(${listOf(articleIds)}) and ${isClaimVisible('c', vantage)} order by c.revision_id, c.no`,
  )) as unknown as Record<string, string>[];
  return rows.map((row) => ({
    revisionId: Number(row.revision_id),
    no: Number(row.no),
    part: row.part === 'headline' ? 'headline' : 'body',
    subjectKey: String(row.subject_key),
    value: String(row.value),
  }));
}

/** A notice that declares what the texts do not show. */
export interface EmptyNoticeRow {
  readonly findingId: number;
  readonly articleId: number;
  readonly position: number;
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly publishedBy: string;
  readonly detail: EmptyNoticeDetail;
}

/** Notices that declare what the texts do not show, the latest first, each once however many revisions repeat it. */
export async function findEmptyNotices(tx: Tx, scope: CorrectionScope): Promise<EmptyNoticeRow[]> {
  const { vantage } = scope;
  const { knownAt } = vantage;
  const stands =
    knownAt === null
      ? sql`f.superseded_at is null`
      : sql`f.recorded_at <= ${knownAt}::timestamptz
          and (f.superseded_at is null or f.superseded_at > ${knownAt}::timestamptz)`;
  const rows = (await tx.execute(
    sql`select * from (select distinct on (f.article_id, f.key) f.id, f.article_id, f.detail, r.position, r.outlet,
        t.headline, ${publishedBy('r', vantage.timeZone)} as at
      from findings f join revisions r on r.id = f.revision_id join texts t on t.id = r.text_id
      where f.kind = 'empty-notice' and ${stands} and ${isRevisionVisible('r', vantage)}
      order by f.article_id, f.key, r.position) e
      where ${isInScope('e.outlet', 'e.at', scope)} order by e.at desc, e.id`,
  )) as unknown as Record<string, unknown>[];
  return rows.map((row) => ({
    findingId: Number(row.id),
    articleId: Number(row.article_id),
    position: Number(row.position),
    headline: row.headline as string | null,
    outlet: row.outlet as string | null,
    publishedBy: new Date(String(row.at)).toISOString(),
    detail: row.detail as EmptyNoticeDetail,
  }));
}

/** A notice of correction or withdrawal that no change answers to. */
export interface LooseNoticeRow {
  readonly articleId: number;
  readonly position: number;
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly publishedBy: string;
  readonly kind: 'correction' | 'withdrawal';
  readonly notice: string;
  /** no revision before it is to be seen: what it corrects was never received */
  readonly isFirst: boolean;
  /** changes since the revision before it, of which none is declared by the notice */
  readonly changes: number;
}

/**
 * Notices of correction and withdrawal that came with a revision and that neither a change nor a finding tells of, the
 * latest first.
 */
export async function findLooseNotices(tx: Tx, scope: CorrectionScope): Promise<LooseNoticeRow[]> {
  const { vantage } = scope;
  const isTold = sql`(position(left(c.declared_by, 60) in n ->> 'text') > 0
    or position(left(n ->> 'text', 60) in c.declared_by) > 0)`;
  const rows = (await tx.execute(
    sql`select * from (select distinct on (r.id, n ->> 'text') r.article_id, r.position, t.headline, r.outlet, n ->> 'kind' as kind,
        n ->> 'text' as notice, ${publishedBy('r', vantage.timeZone)} as at,
        not exists (select from revisions e where e.article_id = r.article_id and e.position > 0
          and e.position < r.position and ${isRevisionVisible('e', vantage)}) as is_first,
        (select count(*) from changes c where c.article_id = r.article_id and c.to_revision = r.id and ${isChangeVisible('c', vantage)}) as changes
      from revisions r join texts t on t.id = r.text_id cross join lateral jsonb_array_elements(t.notices) n
      where t.notices <> '[]'::jsonb and n ->> 'kind' in ('correction', 'withdrawal') and ${isRevisionVisible('r', vantage)}
        and not exists (select from changes c where c.article_id = r.article_id and c.to_revision = r.id
          and c.declared_by is not null and ${isTold}
          and ${isChangeVisible('c', vantage)})
        and not exists (select from findings f where f.revision_id = r.id and f.kind = 'empty-notice'
          and f.superseded_at is null and position(left(f.detail ->> 'notice', 60) in n ->> 'text') > 0)
        and not exists (select from revisions e join texts o on o.id = e.text_id where e.article_id = r.article_id
          and e.position > 0 and e.position < r.position and ${isRevisionVisible('e', vantage)}
          and o.notices @> jsonb_build_array(jsonb_build_object('text', n ->> 'text')))) l
      where ${isInScope('l.outlet', 'l.at', scope)} order by l.at desc, l.article_id, l.position`,
  )) as unknown as Record<string, unknown>[];
  return rows.map((row) => ({
    articleId: Number(row.article_id),
    position: Number(row.position),
    headline: row.headline as string | null,
    outlet: row.outlet as string | null,
    publishedBy: new Date(String(row.at)).toISOString(),
    kind: row.kind === 'withdrawal' ? 'withdrawal' : 'correction',
    notice: String(row.notice),
    isFirst: row.is_first === true,
    changes: Number(row.changes),
  }));
}

function listOf(ids: readonly number[]): SQL {
  return sql`${sql.param(ids.map(String))}::bigint[]`;
}
