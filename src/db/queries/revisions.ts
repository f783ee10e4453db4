import { sql } from 'drizzle-orm';
import { type ArticleId, type RevisionId, toRowId } from '../../base/ids.ts';
import type { Instant } from '../../base/instant.ts';
import { insertRows } from '../insert-rows.ts';
import type { Tx } from '../open-database.ts';
import { revisions } from '../schema/texts.ts';

/** Where a revision stands in its history, and what the sighting that opens it says; instants as ISO strings. */
export interface RevisionPlace {
  readonly position: number;
  readonly published: string | null;
  /** where no date is stated: the days between which it was published, both included */
  readonly estimatedFrom: string | null;
  readonly estimatedTo: string | null;
  readonly observedAt: string;
  readonly receivedAt: string;
  readonly outlet: string | null;
  readonly url: string | null;
}

export interface RevisionRow extends RevisionPlace {
  readonly revisionId: RevisionId;
  readonly articleId: ArticleId;
  readonly textId: number;
  readonly occurrence: number;
  readonly supersededAt: string | null;
}

/** Every revision of some articles, superseded ones included. */
export async function findRevisionsOfArticles(tx: Tx, articleIds: readonly ArticleId[]): Promise<RevisionRow[]> {
  const rows = (await tx.execute(
    sql`select id, article_id, text_id, occurrence, position, published, estimated_from, estimated_to, observed_at,
        received_at, outlet, url, superseded_at
      from revisions where article_id = any(${sql.param(articleIds.map(String))}::bigint[])`,
  )) as unknown as Record<string, string | number | null>[];
  return rows.map((row) => ({
    revisionId: toRowId<RevisionId>(row.id),
    articleId: toRowId<ArticleId>(row.article_id),
    textId: Number(row.text_id),
    occurrence: Number(row.occurrence),
    position: Number(row.position),
    published: row.published as string | null,
    estimatedFrom: row.estimated_from as string | null,
    estimatedTo: row.estimated_to as string | null,
    observedAt: new Date(String(row.observed_at)).toISOString(),
    receivedAt: new Date(String(row.received_at)).toISOString(),
    outlet: row.outlet as string | null,
    url: row.url as string | null,
    supersededAt: row.superseded_at as string | null,
  }));
}

/** Writes new revisions. Returns the id of each, by text and occurrence. */
export async function insertRevisions(
  tx: Tx,
  rows: readonly (typeof revisions.$inferInsert)[],
): Promise<Map<string, RevisionId>> {
  const written = await insertRows(
    tx,
    revisions,
    [
      'articleId',
      'textId',
      'occurrence',
      'position',
      'published',
      'estimatedFrom',
      'estimatedTo',
      'observedAt',
      'receivedAt',
      'outlet',
      'url',
      'claimsOwed',
      'extractorVersion',
    ],
    rows,
    { returning: ['id', 'text_id', 'occurrence'] },
  );
  return new Map(written.map((row) => [`${row.text_id}/${row.occurrence}`, toRowId<RevisionId>(row.id)]));
}

export interface MovedRevision extends RevisionPlace {
  readonly revisionId: RevisionId;
  readonly redated: boolean;
}

/** Puts known revisions where they belong now; a date that one did not have before makes its claims owed again, and what its claims measure is worked out anew. */
export async function moveRevisions(tx: Tx, moved: readonly MovedRevision[]): Promise<void> {
  if (moved.length === 0) return;
  await tx.execute(
    sql`update revisions set position = u.position, published = u.published, estimated_from = u."estimatedFrom",
        estimated_to = u."estimatedTo", observed_at = u."observedAt", received_at = u."receivedAt", outlet = u.outlet, url = u.url, superseded_at = null,
        claims_owed = claims_owed or u.redated,
        series_owed = series_owed or u.redated or superseded_at is not null or revisions.outlet is distinct from u.outlet
      from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as u("revisionId" bigint, position integer,
        published text, "estimatedFrom" text, "estimatedTo" text, "observedAt" timestamptz, "receivedAt" timestamptz, outlet text, url text, redated boolean)
      where revisions.id = u."revisionId"`,
  );
}

/** Takes revisions out of the history that no sighting puts there any more; their rows stay. */
export async function supersedeRevisions(tx: Tx, ids: readonly RevisionId[], at: Instant): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(
    sql`update revisions set superseded_at = ${at}, position = 0, series_owed = true where id = any(${sql.param(ids.map(String))}::bigint[])`,
  );
}

/** What a revision's text is read against: its stated date, or the days between which it lies. */
export interface RevisionDate {
  readonly published: string | null;
  readonly estimatedFrom: string | null;
  readonly estimatedTo: string | null;
}

export interface RevisionTextRow extends RevisionDate {
  readonly revisionId: RevisionId;
  readonly headline: string | null;
  readonly body: string;
}

/** Texts and dates of some revisions. */
export async function findRevisionTexts(tx: Tx, ids: readonly RevisionId[]): Promise<Map<RevisionId, RevisionTextRow>> {
  const rows = (await tx.execute(
    sql`select r.id, r.published, r.estimated_from, r.estimated_to, t.headline, t.body
      from revisions r join texts t on t.id = r.text_id where r.id = any(${sql.param(ids.map(String))}::bigint[])`,
  )) as unknown as (DateColumns & { id: string; headline: string | null; body: string })[];
  return new Map(
    rows.map((row) => {
      const revisionId = toRowId<RevisionId>(row.id);
      return [revisionId, { revisionId, headline: row.headline, body: row.body, ...toRevisionDate(row) }];
    }),
  );
}

/** Dates of some revisions, stated and estimated, null where unknown. */
export async function findRevisionDates(tx: Tx, ids: readonly RevisionId[]): Promise<Map<RevisionId, RevisionDate>> {
  const rows = (await tx.execute(
    sql`select id, published, estimated_from, estimated_to from revisions
      where id = any(${sql.param(ids.map(String))}::bigint[])`,
  )) as unknown as (DateColumns & { id: string })[];
  return new Map(rows.map((row) => [toRowId<RevisionId>(row.id), toRevisionDate(row)]));
}

interface DateColumns {
  readonly published: string | null;
  readonly estimated_from: string | null;
  readonly estimated_to: string | null;
}

function toRevisionDate({ published, estimated_from, estimated_to }: DateColumns): RevisionDate {
  return { published, estimatedFrom: estimated_from, estimatedTo: estimated_to };
}

/** The revisions that came just before some others in their articles' histories, up to `count` of each, oldest first. */
export async function findEarlierRevisions(
  tx: Tx,
  ids: readonly RevisionId[],
  count: number,
): Promise<Map<RevisionId, RevisionId[]>> {
  const rows = (await tx.execute(
    sql`select o.id as of, e.id from revisions o cross join lateral (
        select id, position from revisions where article_id = o.article_id and superseded_at is null
          and position between 1 and o.position - 1 order by position desc limit ${count}
      ) e where o.id = any(${sql.param(ids.map(String))}::bigint[]) order by o.id, e.position`,
  )) as unknown as { of: string; id: string }[];
  const earlier = new Map<RevisionId, RevisionId[]>();
  for (const row of rows) {
    const of = toRowId<RevisionId>(row.of);
    earlier.set(of, [...(earlier.get(of) ?? []), toRowId<RevisionId>(row.id)]);
  }
  return earlier;
}
