import { sql } from 'drizzle-orm';
import type { DumpId } from '../../base/ids.ts';
import type { Tx } from '../open-database.ts';

/** A file of an archive: its name, where its bytes begin in the unfolded dump, and when it was written, if it says. */
export interface EntryTime {
  readonly name: string;
  readonly start: number;
  readonly modifiedAt: string | null;
}

/** The files of an archive that bytes [start, end) of the unfolded dump lie in; none for a dump that is no archive. */
export async function findEntriesBetween(tx: Tx, dumpId: DumpId, start: number, end: number): Promise<EntryTime[]> {
  const rows = (await tx.execute(
    sql`select name, start_byte, modified_at from entries
      where dump_id = ${dumpId} and start_byte < ${end} and end_byte > ${start} order by no`,
  )) as unknown as { name: string; start_byte: string; modified_at: string | null }[];
  return rows.map((row) => ({
    name: row.name,
    start: Number(row.start_byte),
    modifiedAt: row.modified_at === null ? null : new Date(row.modified_at).toISOString(),
  }));
}
