import type { Tx } from '../db/open-database.ts';
import type { DumpRow } from '../db/queries/dumps.ts';
import { findEntriesBetween } from '../db/queries/entries.ts';
import type { Cut } from '../dumps/piece.ts';
import type { FileAt } from './compute.ts';

/** The file of a dump, or those of an archive that some cuts of it lie in, with what their names and times tell. */
export async function findRangeFiles(
  tx: Tx,
  { id, name, modifiedAt, receivedAt }: Pick<DumpRow, 'id' | 'name' | 'modifiedAt' | 'receivedAt'>,
  cuts: readonly Cut[],
): Promise<FileAt[]> {
  const dump = { start: 0, name, modifiedAt, receivedAt };
  const entries = await findEntriesBetween(tx, id, cuts[0]?.start ?? 0, cuts.at(-1)?.end ?? 0);
  return [dump, ...entries.map((entry) => ({ ...entry, modifiedAt: entry.modifiedAt ?? modifiedAt, receivedAt }))];
}
