import { sql } from 'drizzle-orm';
import type { Failure } from '../../base/failure.ts';
import type { Instant } from '../../base/instant.ts';
import type { Tx } from '../open-database.ts';
import { needsLooking } from '../schema/dumps.ts';

/** Rows by table, those that hold now. */
export async function countStored(tx: Tx): Promise<Record<string, number>> {
  return countRow(
    tx,
    sql`select (select count(*) from dumps) as dumps,
      (select count(*) from articles where merged_into is null) as articles,
      (select count(*) from revisions where superseded_at is null) as revisions,
      (select count(*) from claims where superseded_by is null) as claims,
      (select count(*) from changes where superseded_at is null) as changes,
      (select count(*) from findings f join revisions r on r.id = f.revision_id
        where f.superseded_at is null and r.superseded_at is null) as findings,
      (select count(*) from series where merged_into is null and emptied_at is null) as series,
      (select count(*) from digests) as digests`,
  );
}

/** Files by outcome. */
export async function countFiles(tx: Tx): Promise<Record<string, number>> {
  return countRow(
    tx,
    sql`select count(*) filter (where outcome = 'done') as done,
      count(*) filter (where outcome = 'duplicate') as duplicate,
      count(*) filter (where outcome = 'failed') as failed,
      count(*) filter (where shelved_at is null) as "in work" from arrivals`,
  );
}

export interface FileNote {
  readonly name: string;
  readonly receivedAt: string;
  readonly failure: Failure | null;
  /** articles that it says it holds, and records found in it; null where it does not say, or was not split */
  readonly declared: number | null;
  readonly found: number | null;
  readonly rejected: number;
  readonly warnings: readonly string[];
}

/** Files that failed, and files received since a moment whose receipt warns of something; newest first. */
export async function findFileNotes(tx: Tx, since: Instant, limit: number): Promise<FileNote[]> {
  const rows = (await tx.execute(
    sql`select name, received_at as "receivedAt", outcome, receipt->'reasons'->0 as reason, receipt->'counts' as counts,
        coalesce(receipt->'warnings', '[]'::jsonb) as warnings
      from arrivals where ${sql.raw(needsLooking)} and (outcome = 'failed' or received_at >= ${since})
      order by id desc limit ${limit}`,
  )) as unknown as FileNoteRow[];
  return rows.map(({ name, receivedAt, outcome, reason, counts, warnings }) => ({
    name,
    receivedAt: new Date(receivedAt).toISOString(),
    failure: outcome === 'failed' ? (reason ?? { code: 'no-article-found', message: 'see its receipt' }) : null,
    declared: counts?.declared ?? null,
    found: counts?.found ?? null,
    rejected: counts?.articles.rejected ?? 0,
    warnings,
  }));
}

interface FileNoteRow {
  readonly name: string;
  readonly receivedAt: string;
  readonly outcome: string;
  readonly reason: Failure | null;
  readonly counts: { declared: number | null; found: number | null; articles: { rejected: number } } | null;
  readonly warnings: string[];
}

async function countRow(tx: Tx, query: ReturnType<typeof sql>): Promise<Record<string, number>> {
  const [row] = (await tx.execute(query)) as unknown as Record<string, string>[];
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, count]) => [name, Number(count)]));
}
