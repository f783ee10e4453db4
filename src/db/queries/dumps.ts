import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Failure } from '../../base/failure.ts';
import type { ArrivalId, DumpId, RangeId, Sha256 } from '../../base/ids.ts';
import type { Instant } from '../../base/instant.ts';
import type { Detection } from '../../dumps/detection.ts';
import type { SplitSummary } from '../../dumps/piece.ts';
import { advisoryLocks } from '../advisory-locks.ts';
import type { Tx } from '../open-database.ts';
import { arrivals, dumps, entries, ranges } from '../schema/dumps.ts';

export type DumpRow = typeof dumps.$inferSelect & { id: DumpId };
export type ArrivalRow = typeof arrivals.$inferSelect & { id: ArrivalId; dumpId: DumpId | null };

export async function lockAcceptance(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${advisoryLocks.acceptance})`);
}

export async function findArrivalByKey(tx: Tx, claimKey: string): Promise<ArrivalRow | undefined> {
  const [row] = await tx.select().from(arrivals).where(eq(arrivals.claimKey, claimKey));
  return row as ArrivalRow | undefined;
}

/** Reads an arrival's row and holds it until the transaction ends. */
export async function lockArrival(tx: Tx, arrivalId: ArrivalId): Promise<ArrivalRow | undefined> {
  const [row] = await tx.select().from(arrivals).where(eq(arrivals.id, arrivalId)).for('update');
  return row as ArrivalRow | undefined;
}

export async function findArrivalsOfDump(tx: Tx, dumpId: DumpId): Promise<ArrivalRow[]> {
  const rows = await tx.select().from(arrivals).where(eq(arrivals.dumpId, dumpId)).orderBy(asc(arrivals.id));
  return rows as ArrivalRow[];
}

export async function insertArrival(tx: Tx, row: typeof arrivals.$inferInsert): Promise<void> {
  await tx.insert(arrivals).values(row).onConflictDoNothing();
}

/** The dump with these bytes, read in this way: `reading` is '' where nobody said how. */
export async function findDumpByContent(tx: Tx, sha256: Sha256, reading: string): Promise<DumpRow | undefined> {
  const [row] = await tx
    .select()
    .from(dumps)
    .where(and(eq(dumps.sha256, sha256), eq(dumps.reading, reading)));
  return row as DumpRow | undefined;
}

/** Is a dump with these bytes, in whatever reading, still worked on? */
export async function isWorkedOn(tx: Tx, sha256: Sha256): Promise<boolean> {
  const [row] = await tx
    .select({ id: dumps.id })
    .from(dumps)
    .where(and(eq(dumps.sha256, sha256), inArray(dumps.state, ['accepted', 'split'])))
    .limit(1);
  return row !== undefined;
}

export async function findDump(tx: Tx, dumpId: DumpId): Promise<DumpRow | undefined> {
  const [row] = await tx.select().from(dumps).where(eq(dumps.id, dumpId));
  return row as DumpRow | undefined;
}

/** Reads a dump's row and holds it until the transaction ends. */
export async function lockDump(tx: Tx, dumpId: DumpId): Promise<DumpRow | undefined> {
  const [row] = await tx.select().from(dumps).where(eq(dumps.id, dumpId)).for('update');
  return row as DumpRow | undefined;
}

export async function insertDump(tx: Tx, row: typeof dumps.$inferInsert): Promise<DumpId> {
  const [written] = await tx.insert(dumps).values(row).returning({ id: dumps.id });
  return written?.id as DumpId;
}

/** Records how a dump is to be read and the ranges it was cut into. */
export async function recordSplit(
  tx: Tx,
  dumpId: DumpId,
  split: {
    compression: string;
    detection: Detection;
    summary: SplitSummary;
    /** in order, some at a time, each as its cuts' numbers in a row */
    ranges: AsyncIterable<number[][]>;
    at: Instant;
  },
): Promise<void> {
  let no = 0;
  for await (const some of split.ranges) {
    await tx.insert(ranges).values(some.map((cuts) => ({ dumpId, no: no++, cuts })));
  }
  const { compression, detection, summary, at } = split;
  await tx
    .update(dumps)
    .set({ state: 'split', compression, detection, summary, splitAt: at })
    .where(eq(dumps.id, dumpId));
}

/** Ends a dump that can never be read. */
export async function recordRejection(tx: Tx, dumpId: DumpId, failure: Failure, at: Instant): Promise<void> {
  await tx.update(dumps).set({ state: 'rejected', failure, recordedAt: at }).where(eq(dumps.id, dumpId));
}

/** Marks the dump recorded when its last range is. Returns whether it is. Call it with the identity lock held. */
export async function completeDump(tx: Tx, dumpId: DumpId, at: Instant): Promise<boolean> {
  const [open] = await tx
    .select({ id: ranges.id })
    .from(ranges)
    .where(and(eq(ranges.dumpId, dumpId), isNull(ranges.recordedAt)))
    .limit(1);
  if (open !== undefined) return false;
  await tx
    .update(dumps)
    .set({ state: 'recorded', recordedAt: at })
    .where(and(eq(dumps.id, dumpId), eq(dumps.state, 'split')));
  return true;
}

export interface RangeRow {
  readonly id: RangeId;
  readonly dump: DumpRow;
  readonly no: number;
  readonly cuts: number[];
  readonly recordedAt: string | null;
}

export async function findRange(tx: Tx, rangeId: RangeId): Promise<RangeRow | undefined> {
  const [row] = await tx
    .select()
    .from(ranges)
    .innerJoin(dumps, eq(dumps.id, ranges.dumpId))
    .where(eq(ranges.id, rangeId));
  if (row === undefined) return undefined;
  return { ...row.ranges, id: rangeId, dump: row.dumps as DumpRow };
}

export async function findOpenRanges(tx: Tx, dumpId: DumpId): Promise<RangeId[]> {
  const rows = await tx
    .select({ id: ranges.id })
    .from(ranges)
    .where(and(eq(ranges.dumpId, dumpId), isNull(ranges.recordedAt)))
    .orderBy(asc(ranges.no));
  return rows.map((row) => row.id as RangeId);
}

export interface RangeCounts {
  readonly newCount: number;
  readonly revisedCount: number;
  readonly knownCount: number;
  readonly rejections: Failure[];
}

/** Marks a range recorded. Returns false when it was already: then nothing is to be written for it. */
export async function markRangeRecorded(tx: Tx, rangeId: RangeId, counts: RangeCounts, at: Instant): Promise<boolean> {
  const rows = await tx
    .update(ranges)
    .set({ ...counts, recordedAt: at })
    .where(and(eq(ranges.id, rangeId), isNull(ranges.recordedAt)))
    .returning({ id: ranges.id });
  return rows.length === 1;
}

/** Sums the counts of a dump's ranges; rejections in the order of the dump. */
export async function sumRanges(tx: Tx, dumpId: DumpId): Promise<RangeCounts> {
  const rows = await tx.select().from(ranges).where(eq(ranges.dumpId, dumpId)).orderBy(asc(ranges.no));
  const total = { newCount: 0, revisedCount: 0, knownCount: 0, rejections: [] as Failure[] };
  for (const row of rows) {
    total.newCount += row.newCount;
    total.revisedCount += row.revisedCount;
    total.knownCount += row.knownCount;
    total.rejections.push(...row.rejections);
  }
  return total;
}

/** Ranges of a dump that hold a record that was rejected, in the order of the dump. */
export async function findRangesWithRejections(
  tx: Tx,
  dumpId: DumpId,
): Promise<{ cuts: number[]; rejections: Failure[] }[]> {
  return tx
    .select({ cuts: ranges.cuts, rejections: ranges.rejections })
    .from(ranges)
    .where(and(eq(ranges.dumpId, dumpId), sql`jsonb_array_length(${ranges.rejections}) > 0`))
    .orderBy(asc(ranges.no));
}

/** Fixes an arrival's outcome and receipt, before its file moves. */
export async function recordOutcome(
  tx: Tx,
  arrivalId: ArrivalId,
  end: { outcome: 'done' | 'duplicate' | 'failed'; receipt: unknown },
): Promise<void> {
  await tx.update(arrivals).set({ outcome: end.outcome, receipt: end.receipt }).where(eq(arrivals.id, arrivalId));
}

export async function markShelved(tx: Tx, arrivalId: ArrivalId, shelvedAs: string, at: Instant): Promise<void> {
  await tx.update(arrivals).set({ shelvedAs, shelvedAt: at }).where(eq(arrivals.id, arrivalId));
}

/** Arrivals that failed and lie on their shelf, the newest first. */
export async function findFailedArrivals(tx: Tx): Promise<ArrivalRow[]> {
  const rows = await tx
    .select()
    .from(arrivals)
    .where(and(eq(arrivals.outcome, 'failed'), isNotNull(arrivals.shelvedAt)))
    .orderBy(desc(arrivals.id));
  return rows as ArrivalRow[];
}

/** Forgets an arrival whose bytes were never kept, so that its file can be taken in anew. */
export async function deleteArrival(tx: Tx, arrivalId: ArrivalId): Promise<void> {
  await tx.delete(arrivals).where(eq(arrivals.id, arrivalId));
}

/** Has a dump that gave nothing split again. What it had rejected is forgotten; texts it gave are not touched. */
export async function reopenDump(tx: Tx, dumpId: DumpId): Promise<void> {
  await tx.delete(ranges).where(eq(ranges.dumpId, dumpId));
  await tx.delete(entries).where(eq(entries.dumpId, dumpId));
  await tx
    .update(dumps)
    .set({ state: 'accepted', failure: null, detection: null, summary: null, splitAt: null, recordedAt: null })
    .where(eq(dumps.id, dumpId));
}

/** Takes an arrival's outcome back. */
export async function reopenArrival(tx: Tx, arrivalId: ArrivalId): Promise<void> {
  await tx
    .update(arrivals)
    .set({ outcome: null, receipt: null, failure: null, shelvedAs: null, shelvedAt: null, digestId: null })
    .where(eq(arrivals.id, arrivalId));
}
