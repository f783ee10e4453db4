import type { RevisionId } from '../base/ids.ts';
import type { Tx } from '../db/open-database.ts';
import { deletePoints, findHeldElsewhere, findPointsOf, type PointRow, writePoints } from '../db/queries/measures.ts';
import {
  findJoinInputs,
  findOwingSeries,
  type JoinInput,
  type LockedJoin,
  lockRevisionsOwingSeries,
  lockSeries,
  markSeriesRecorded,
} from '../db/queries/series-owed.ts';
import type { StepResult } from '../jobs/job.ts';
import { joinMeasures } from './join-measures.ts';
import type { Measure, MeasuredRevision } from './match-measures.ts';
import type { StepContext } from './step-context.ts';

/** Wait before revisions that another step held, or whose claims changed meanwhile, are joined again. */
const staleMs = 200;

/**
 * Joins the claims of revisions to series, and takes those out that hold no more: of revisions that were superseded, or
 * that were read otherwise.
 *
 * returns  done, with the descriptions that follow; revisions that owe nothing are left alone. `later` when what they
 *          were joined from changed meanwhile
 */
export async function recordSeries(
  context: StepContext,
  { revisionIds }: { revisionIds: readonly RevisionId[] },
): Promise<StepResult> {
  const inputs = await findJoinInputs(context.db, revisionIds);
  if (inputs.length === 0) return { kind: 'done', followUps: [{ name: 'describe-series', payload: {} }] };
  const { measures, revisions } = await context.compute.measureClaims({ revisions: inputs });
  const byHash = new Map(measures.map((measure) => [measure.hash, measure]));
  context.boundary('record-series:computed');
  const isLeft = await context.db.transaction(async (tx) => {
    await lockSeries(tx);
    const locked = new Map((await lockRevisionsOwingSeries(tx, revisionIds)).map((row) => [row.revisionId, row]));
    const current = inputs.flatMap((input, i): Joinable[] => {
      const isCurrent = isSameState(locked.get(input.revisionId), input);
      return isCurrent ? [{ revisionId: input.revisionId, measured: revisions[i] as MeasuredRevision }] : [];
    });
    await writePointsOf(context, tx, current, byHash);
    await markSeriesRecorded(
      tx,
      current.map(({ revisionId }) => revisionId),
    );
    context.boundary('record-series:written');
    return (
      (
        await findOwingSeries(
          tx,
          inputs.map(({ revisionId }) => revisionId),
        )
      ).length > 0
    );
  });
  context.boundary('record-series:committed');
  if (isLeft) return { kind: 'later', delayMs: staleMs };
  return { kind: 'done', followUps: [{ name: 'describe-series', payload: {} }] };
}

/** Whether a revision is as it was when its claims were measured. */
function isSameState(now: LockedJoin | undefined, then: JoinInput): boolean {
  if (now === undefined || now.isSuperseded !== then.isSuperseded) return false;
  const claimIds = new Set(then.claims.map(({ id }) => Number(id)));
  return (
    now.published === then.published &&
    now.estimatedTo === then.estimatedTo &&
    now.outlet === then.outlet &&
    now.claimIds.length === claimIds.size &&
    now.claimIds.every((id) => claimIds.has(id))
  );
}

interface Joinable {
  readonly revisionId: RevisionId;
  readonly measured: MeasuredRevision;
}

async function writePointsOf(
  context: StepContext,
  tx: Tx,
  revisions: readonly Joinable[],
  byHash: ReadonlyMap<string, Measure>,
): Promise<void> {
  const ids = revisions.map(({ revisionId }) => revisionId);
  const before = await findPointsOf(tx, ids);
  const hashes = new Set(revisions.flatMap(({ measured }) => measured.points.map(({ hash }) => hash)));
  const doubtful = new Map(
    before.filter(({ hash }) => !hashes.has(hash)).map((point) => [point.measureId, point.hash]),
  );
  const held = await findHeldElsewhere(tx, [...doubtful.keys()], ids);
  const orphans = [...doubtful].filter(([id]) => !held.has(id)).map(([id, hash]) => ({ id, hash }));
  const measures = [...hashes].map((hash) => byHash.get(hash) as Measure);
  const placed = await joinMeasures(tx, context.compute, { measures, orphans }, context.now());
  const known = new Map(before.map(({ claimId, measureId }) => [claimId, measureId]));
  const wanted = revisions.flatMap(({ revisionId, measured }) =>
    measured.points.map(({ claimId, hash }): PointRow => {
      return { claimId, measureId: placed.get(hash)?.id as number, revisionId };
    }),
  );
  await writePoints(
    tx,
    wanted.filter(({ claimId, measureId }) => known.get(claimId) !== measureId),
  );
  await deletePoints(
    tx,
    before.filter(({ isGone }) => isGone).map(({ claimId }) => claimId),
  );
}
