import { asc, eq, sql } from 'drizzle-orm';
import type { Failure } from '../../base/failure.ts';
import type { DumpId } from '../../base/ids.ts';
import type { Detection } from '../../dumps/detection.ts';
import type { SplitSummary } from '../../dumps/piece.ts';
import { insertRows } from '../insert-rows.ts';
import type { Tx } from '../open-database.ts';
import { entries } from '../schema/dumps.ts';

/** A file of an archive: its name, where its bytes begin in the unfolded dump, when it was written, how it is read. */
export interface EntryAt {
  readonly name: string;
  readonly start: number;
  readonly modifiedAt: string | null;
  readonly detection: Detection | null;
}

/** Records the files of an archive, in their order. */
export async function insertEntries(
  tx: Tx,
  dumpId: DumpId,
  files: readonly {
    readonly name: string;
    readonly start: number;
    readonly end: number;
    readonly modifiedAt: string | null;
    readonly detection: Detection | null;
    readonly summary: SplitSummary | null;
    readonly failure: Failure | null;
  }[],
): Promise<void> {
  const rows = files.map((file, i) => ({
    ...{ dumpId, no: i + 1, name: file.name, startByte: file.start, endByte: file.end, modifiedAt: file.modifiedAt },
    ...{ detection: file.detection, summary: file.summary, failure: file.failure },
  }));
  await insertRows(
    tx,
    entries,
    ['dumpId', 'no', 'name', 'startByte', 'endByte', 'modifiedAt', 'detection', 'summary', 'failure'],
    rows,
  );
}

/** The files of an archive that bytes [start, end) of the unfolded dump lie in; none for a dump that is no archive. */
export async function findEntriesBetween(tx: Tx, dumpId: DumpId, start: number, end: number): Promise<EntryAt[]> {
  const rows = (await tx.execute(
    sql`select name, start_byte, modified_at, detection from entries
      where dump_id = ${dumpId} and start_byte < ${end} and end_byte > ${start} order by no`,
  )) as unknown as { name: string; start_byte: string; modified_at: string | null; detection: Detection | null }[];
  return rows.map((row) => ({
    name: row.name,
    start: Number(row.start_byte),
    modifiedAt: row.modified_at === null ? null : new Date(row.modified_at).toISOString(),
    detection: row.detection,
  }));
}

/** A file of an archive, as its receipt tells of it. */
export interface EntryOutcome {
  readonly name: string;
  readonly format: string | null;
  readonly found: number;
  readonly failure: Failure | null;
}

/** The first files of an archive, in their order. */
export async function findEntryOutcomes(tx: Tx, dumpId: DumpId, limit: number): Promise<EntryOutcome[]> {
  const rows = await tx
    .select({
      name: entries.name,
      format: sql<string | null>`detection ->> 'format'`,
      found: sql<number>`coalesce((summary ->> 'found')::int, 0)`,
      failure: entries.failure,
    })
    .from(entries)
    .where(eq(entries.dumpId, dumpId))
    .orderBy(asc(entries.no))
    .limit(limit);
  return rows;
}
