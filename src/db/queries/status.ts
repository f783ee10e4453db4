import { sql } from 'drizzle-orm';
import type { Failure } from '../../base/failure.ts';
import type { Tx } from '../open-database.ts';

/** Rows by table, those that hold now. */
export async function countStored(tx: Tx): Promise<Record<string, number>> {
  return countRow(
    tx,
    sql`select (select count(*) from dumps) as dumps,
      (select count(*) from articles where merged_into is null) as articles,
      (select count(*) from revisions where superseded_at is null) as revisions,
      (select count(*) from claims) as claims,
      (select count(*) from changes where superseded_at is null) as changes,
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
  readonly failure: Failure | null;
  readonly warnings: readonly string[];
}

/** Files that failed, or whose receipt warns of something, newest first. */
export async function findFileNotes(tx: Tx, limit: number): Promise<FileNote[]> {
  const rows = (await tx.execute(
    sql`select name, outcome, receipt->'reasons'->0 as reason, receipt->'warnings' as warnings from arrivals
      where outcome = 'failed' or jsonb_array_length(coalesce(receipt->'warnings', '[]'::jsonb)) > 0
      order by id desc limit ${limit}`,
  )) as unknown as { name: string; outcome: string; reason: Failure | null; warnings: string[] | null }[];
  return rows.map((row) => ({
    name: row.name,
    failure: row.outcome === 'failed' ? (row.reason ?? { code: 'no-article-found', message: 'see its receipt' }) : null,
    warnings: row.warnings ?? [],
  }));
}

async function countRow(tx: Tx, query: ReturnType<typeof sql>): Promise<Record<string, number>> {
  const [row] = (await tx.execute(query)) as unknown as Record<string, string>[];
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, count]) => [name, Number(count)]));
}
