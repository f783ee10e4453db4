import { sql } from 'drizzle-orm';
import type { Notice } from '../../articles/article.ts';
import { type ArticleId, type RevisionId, toRowId } from '../../base/ids.ts';
import type { Tx } from '../open-database.ts';
import { changeColumns, type StoredChange, toStoredChange } from './change-row.ts';
import { isChangeVisible, isClaimVisible, isRevisionVisible, publishedBy, type Vantage } from './vantage.ts';

/** A revision in the history of its article, as seen from a vantage point. */
export interface HistoryRow {
  readonly revisionId: RevisionId;
  /** number in the history as it is now, from 1; 0 for one that is no longer in it */
  readonly position: number;
  /** 2 and more where the text came back after another one */
  readonly occurrence: number;
  readonly textId: number;
  readonly contentHash: string;
  readonly headline: string | null;
  /** the first words of its text */
  readonly opening: string;
  readonly notices: readonly Notice[];
  /** as stated, a day or an instant */
  readonly published: string | null;
  /** where no date is stated: the days between which it was published, both included */
  readonly estimatedFrom: string | null;
  readonly estimatedTo: string | null;
  /** the moment by which it was published for certain */
  readonly publishedBy: string;
  readonly observedAt: string;
  /** when its text came first */
  readonly receivedAt: string;
  readonly outlet: string | null;
  readonly url: string | null;
  /** the version that read it last; null while its claims are to be read */
  readonly extractorVersion: string | null;
  readonly claims: number;
}

/** The history of an article in its order, the oldest revision first. */
export async function findHistory(tx: Tx, articleId: ArticleId, vantage: Vantage): Promise<HistoryRow[]> {
  const rows = (await tx.execute(
    sql`select r.id, r.position, r.occurrence, r.text_id, r.published, r.estimated_from, r.estimated_to, r.observed_at,
        r.outlet, r.url, r.extractor_version, t.content_hash, t.headline, left(t.body, 100) as opening, t.notices,
        ${publishedBy('r', vantage.timeZone)} as published_by,
        case when r.occurrence > 1 then r.received_at else least(r.received_at, (select min(d.received_at)
          from appearances a join dumps d on d.id = a.dump_id where a.text_id = r.text_id)) end as first_received,
        (select count(*) from claims c where c.revision_id = r.id and ${isClaimVisible('c', vantage)}) as claims
      from revisions r join texts t on t.id = r.text_id
      where r.article_id = ${articleId} and ${isRevisionVisible('r', vantage)}
      order by r.position, r.id`,
  )) as unknown as Record<string, unknown>[];
  return inOrder(rows.map(toHistoryRow));
}

/** Puts those that are no longer numbered where their date belongs. */
function inOrder(rows: readonly HistoryRow[]): HistoryRow[] {
  const ordered = rows.filter(({ position }) => position > 0);
  const others = rows.filter(({ position }) => position === 0);
  for (const row of others.toSorted((a, b) => (a.publishedBy < b.publishedBy ? -1 : 1))) {
    const at = ordered.findIndex(({ publishedBy }) => publishedBy > row.publishedBy);
    ordered.splice(at < 0 ? ordered.length : at, 0, row);
  }
  return ordered;
}

function toHistoryRow(row: Record<string, unknown>): HistoryRow {
  return {
    revisionId: toRowId<RevisionId>(row.id),
    position: Number(row.position),
    occurrence: Number(row.occurrence),
    textId: Number(row.text_id),
    contentHash: String(row.content_hash),
    headline: row.headline as string | null,
    opening: String(row.opening),
    notices: row.notices as Notice[],
    published: row.published as string | null,
    estimatedFrom: row.estimated_from as string | null,
    estimatedTo: row.estimated_to as string | null,
    publishedBy: toIso(row.published_by),
    observedAt: toIso(row.observed_at),
    receivedAt: toIso(row.first_received),
    outlet: row.outlet as string | null,
    url: row.url as string | null,
    extractorVersion: row.extractor_version as string | null,
    claims: Number(row.claims),
  };
}

/** Changes of an article as seen from a vantage point, in the order of its revisions. */
export async function findHistoryChanges(tx: Tx, articleId: ArticleId, vantage: Vantage): Promise<StoredChange[]> {
  const rows = (await tx.execute(
    sql`select ${changeColumns} from changes c join revisions o on o.id = c.to_revision
      where c.article_id = ${articleId} and ${isChangeVisible('c', vantage)} order by o.position, c.to_revision, c.no, c.id`,
  )) as unknown as Record<string, unknown>[];
  return rows.map(toStoredChange);
}

/** Which of some neighbours in a history, the older first, were compared. */
export async function findComparedPairs(tx: Tx, articleId: ArticleId): Promise<Set<string>> {
  const rows = (await tx.execute(
    sql`select from_revision || ' ' || to_revision as pair from pairs
      where article_id = ${articleId} and generation > 0`,
  )) as unknown as { pair: string }[];
  return new Set(rows.map(({ pair }) => pair));
}

/** Numbers of articles whose texts were moved into this one, ascending. */
export async function findMergedArticles(tx: Tx, articleId: ArticleId): Promise<number[]> {
  const rows = (await tx.execute(
    sql`select id from articles where merged_into = ${articleId} order by id`,
  )) as unknown as { id: string }[];
  return rows.map(({ id }) => Number(id));
}

function toIso(value: unknown): string {
  return new Date(String(value)).toISOString();
}
