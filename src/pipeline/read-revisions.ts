import type { RevisionId } from '../base/ids.ts';
import type { Tx } from '../db/open-database.ts';
import type { ReadState } from '../db/queries/claims.ts';
import { findPairsReopenedForReading } from '../db/queries/pairs.ts';
import { findRevisionDates, findRevisionTexts } from '../db/queries/revisions.ts';
import { findOwingSeries } from '../db/queries/series-owed.ts';
import type { StepResult } from '../jobs/job.ts';
import { isSameDate, toDatedText } from './dated-text.ts';
import { compareJobs, joinJobs } from './follow-ups.ts';
import type { StepContext } from './step-context.ts';
import { writeReadings } from './write-readings.ts';

/**
 * Reads the stored texts of revisions and writes their claims.
 *
 * step     name of the step, for its boundaries
 * lock     which of the revisions owe it, each held until the transaction ends
 * returns  done, with the comparisons and joinings that a changed reading leaves to do; revisions that owe nothing are left alone
 */
export async function readRevisions(
  context: StepContext,
  revisionIds: readonly RevisionId[],
  { step, lock }: { step: string; lock: (tx: Tx, ids: readonly RevisionId[]) => Promise<ReadState[]> },
): Promise<StepResult> {
  const texts = await findRevisionTexts(context.db, revisionIds);
  const list = [...texts.values()];
  const read = await context.compute.readAgain({ texts: list.map(toDatedText) });
  const readingOf = new Map(list.map(({ revisionId }, i) => [revisionId, read[i]]));
  context.boundary(`${step}:computed`);
  await context.db.transaction(async (tx) => {
    const owing = await lock(tx, revisionIds);
    const dates = await findRevisionDates(
      tx,
      owing.map(({ revisionId }) => revisionId),
    );
    // A date that changed while we read makes the reading stale: it stays owed.
    const readings = owing.flatMap((state) => {
      const reading = readingOf.get(state.revisionId);
      const isCurrent = isSameDate(dates.get(state.revisionId), texts.get(state.revisionId));
      if (reading === undefined || !isCurrent) return [];
      return [{ state, rows: reading.claims, contradictions: reading.contradictions }];
    });
    await writeReadings(tx, readings, context.now());
    context.boundary(`${step}:written`);
  });
  context.boundary(`${step}:committed`);
  const pairs = await findPairsReopenedForReading(context.db, revisionIds);
  const toJoin = await findOwingSeries(context.db, revisionIds);
  return { kind: 'done', followUps: [...compareJobs(pairs), ...joinJobs(toJoin)] };
}
