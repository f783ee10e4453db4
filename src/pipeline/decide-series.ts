import type { Instant } from '../base/instant.ts';
import type { Tx } from '../db/open-database.ts';
import { findMembers } from '../db/queries/measures.ts';
import { findSeriesHeads, oweDescription, type SeriesHeading } from '../db/queries/series.ts';
import {
  findMeasuredBy,
  findSeriesDecisions,
  findSeriesNow,
  findSeriesOfHashes,
  insertSeriesDecision,
  markSeriesDecisionsUndone,
  type SeriesDecisionRow,
  setPinned,
} from '../db/queries/series-decisions.ts';
import { lockSeries } from '../db/queries/series-owed.ts';
import type { Job } from '../jobs/job.ts';
import { type Decider, DecisionRefused } from './decide-articles.ts';
import { regroupSeries } from './regroup-series.ts';
import type { StepContext } from './step-context.ts';

export interface DecidedSeries {
  readonly decision: number;
  /** the series that hold now what was decided about */
  readonly series: readonly number[];
  /** decisions that this one took out of force, as they said the contrary */
  readonly undone: readonly number[];
  /** descriptions that follow */
  readonly jobs: readonly Job[];
}

/**
 * Decides that two series are one. Splits that keep them apart are undone.
 *
 * fails    DecisionRefused when one of them does not exist, holds nothing, or both are one already
 */
export async function mergeSeries(context: StepContext, a: number, b: number, decider: Decider) {
  return decide(context, decider, async (tx) => {
    const [one, other] = [await requireSeries(tx, a), await requireSeries(tx, b)];
    if (one.id === other.id) throw new DecisionRefused(`series ${a} and ${b} are one already`);
    if (one.kind !== other.kind)
      throw new DecisionRefused(`series ${a} is of ${one.kind}s, series ${b} of ${other.kind}s`);
    const members = await findMembers(tx, [one.id, other.id]);
    const of = (id: number) => members.filter(({ seriesId }) => seriesId === id).map(({ hash }) => hash);
    const sides = { measuresA: of(one.id).sort(), measuresB: of(other.id).sort() };
    const undone = contrary(await findSeriesDecisions(tx, 'in force'), 'split', sides);
    return { kind: 'merge', seriesId: one.id, otherId: other.id, ...sides, name: null, undone };
  });
}

/** Points of a series that somebody names. */
export interface NamedPoints {
  /** numbers of their claims, as "history" and "trace" tell them */
  readonly claims: readonly number[];
  /** articles all of whose points in the series are meant */
  readonly articles: readonly number[];
}

/**
 * Decides that some points of a series are another one. Claims that measure the very same go with them. Merges that hold
 * the two sides together are undone.
 *
 * fails    DecisionRefused when there is no such series or point in it, or nothing would stay
 */
export async function splitSeries(context: StepContext, series: number, points: NamedPoints, decider: Decider) {
  return decide(context, decider, async (tx) => {
    const { id } = await requireSeries(tx, series);
    const named = await findMeasuredBy(tx, id, points);
    const missing = points.claims.find((claim) => !named.some(({ claimId }) => claimId === claim));
    if (missing !== undefined) throw new DecisionRefused(`claim ${missing} is no point of series ${id}`);
    const absent = points.articles.find((article) => !named.some(({ articleId }) => articleId === article));
    if (absent !== undefined) throw new DecisionRefused(`article ${absent} has no point in series ${id}`);
    const leaving = new Set(named.map(({ hash }) => hash));
    const hashes = (await findMembers(tx, [id])).map(({ hash }) => hash).sort();
    const sides = {
      measuresA: hashes.filter((hash) => leaving.has(hash)),
      measuresB: hashes.filter((hash) => !leaving.has(hash)),
    };
    if (sides.measuresB.length === 0) throw new DecisionRefused(`no point of series ${id} would stay`);
    const undone = contrary(await findSeriesDecisions(tx, 'in force'), 'merge', sides);
    return { kind: 'split', seriesId: id, otherId: null, ...sides, name: null, undone };
  });
}

/**
 * Gives a series a name, which it keeps whatever its points say.
 *
 * fails    DecisionRefused when there is no such series, or the name is empty
 */
export async function renameSeries(context: StepContext, series: number, name: string, decider: Decider) {
  const clean = name.trim().replaceAll(/\s+/g, ' ');
  return decide(context, decider, async (tx) => {
    const { id } = await requireSeries(tx, series);
    if (clean === '') throw new DecisionRefused('the name is empty');
    return { kind: 'rename', seriesId: id, otherId: null, measuresA: [], measuresB: [], name: clean, undone: [] };
  });
}

/**
 * Has a series listed first, and keep its number and name when others are found to be the same; or no longer.
 *
 * fails    DecisionRefused when there is no such series, or it is so already
 */
export async function pinSeries(context: StepContext, series: number, kind: 'pin' | 'unpin', decider: Decider) {
  return decide(context, decider, async (tx) => {
    const { id, isPinned } = await requireSeries(tx, series);
    if (isPinned === (kind === 'pin')) throw new DecisionRefused(`series ${id} is ${isPinned ? '' : 'not '}pinned`);
    return { kind, seriesId: id, otherId: null, measuresA: [], measuresB: [], name: null, undone: [] };
  });
}

/**
 * Takes a decision out of force. Series are then as their measures and the other decisions have them.
 *
 * fails    DecisionRefused when there is no such decision, or it was undone before
 */
export async function undoSeriesDecision(context: StepContext, id: number, by: string): Promise<DecidedSeries> {
  return context.db.transaction(async (tx) => {
    await lockSeries(tx);
    const decision = (await findSeriesDecisions(tx, 'all')).find((row) => row.id === id);
    if (decision === undefined) throw new DecisionRefused(`there is no decision ${id} about series`);
    if (decision.undoneAt !== null) throw new DecisionRefused(`decision ${id} was undone on ${decision.undoneAt}`);
    const at = context.now();
    await markSeriesDecisionsUndone(tx, [id], by, at);
    return carryOut(context, tx, { decision, undone: [], isUndone: true, at });
  });
}

type Wanted = Omit<SeriesDecisionRow, 'id' | 'note' | 'decidedBy' | 'decidedAt' | 'undoneBy' | 'undoneAt'> & {
  readonly undone: readonly number[];
};

function decide(context: StepContext, decider: Decider, prepare: (tx: Tx) => Promise<Wanted>): Promise<DecidedSeries> {
  return context.db.transaction(async (tx) => {
    await lockSeries(tx);
    const { undone, ...wanted } = await prepare(tx);
    const at = context.now();
    await markSeriesDecisionsUndone(tx, undone, decider.by, at);
    const row = { ...wanted, note: decider.note, decidedBy: decider.by, decidedAt: at };
    const id = await insertSeriesDecision(tx, row);
    return carryOut(context, tx, {
      decision: { ...row, id, undoneBy: null, undoneAt: null },
      undone,
      isUndone: false,
      at,
    });
  });
}

/** Brings the series that a decision is about in line with the decisions that are in force now. */
async function carryOut(
  context: StepContext,
  tx: Tx,
  {
    decision,
    undone,
    isUndone,
    at,
  }: { decision: SeriesDecisionRow; undone: readonly number[]; isUndone: boolean; at: Instant },
): Promise<DecidedSeries> {
  const hashes = [...decision.measuresA, ...decision.measuresB];
  const held = new Set((await findSeriesOfHashes(tx, hashes)).values());
  const earlier = isUndone ? seriesBefore(decision) : new Map<string, number>();
  if (held.size > 0) await regroupSeries(tx, context.compute, { series: [...held], fresh: [], earlier, at });
  const now = await findSeriesNow(tx, [decision.seriesId]);
  const named = [...now.values()];
  if (decision.kind === 'pin' || decision.kind === 'unpin') await pinAsDecided(tx, named);
  await oweDescription(tx, named);
  context.boundary('decide-series:written');
  const after = hashes.length === 0 ? named : [...new Set((await findSeriesOfHashes(tx, hashes)).values())];
  const series = after.toSorted((a, b) => a - b);
  return { decision: decision.id, undone, series, jobs: [{ name: 'describe-series', payload: {} }] };
}

/** The series that the measures of a decision were in when it was made, by their hashes. */
function seriesBefore({ seriesId, otherId, measuresA, measuresB }: SeriesDecisionRow): Map<string, number> {
  const before = new Map(measuresA.map((hash) => [hash, seriesId]));
  for (const hash of measuresB) before.set(hash, otherId ?? seriesId);
  return before;
}

/** Of the decisions in force about a series the latest holds. */
async function pinAsDecided(tx: Tx, ids: readonly number[]): Promise<void> {
  const decisions = (await findSeriesDecisions(tx, 'in force')).filter(
    ({ kind }) => kind === 'pin' || kind === 'unpin',
  );
  const now = await findSeriesNow(
    tx,
    decisions.map(({ seriesId }) => seriesId),
  );
  for (const id of ids) {
    const last = decisions.findLast(({ seriesId }) => now.get(seriesId) === id);
    await setPinned(tx, id, last?.kind === 'pin');
  }
}

/** Decisions of a kind that have measures on either side. */
function contrary(
  decisions: readonly SeriesDecisionRow[],
  kind: 'merge' | 'split',
  { measuresA, measuresB }: { measuresA: readonly string[]; measuresB: readonly string[] },
): number[] {
  const [a, b] = [new Set(measuresA), new Set(measuresB)];
  const meets = (hashes: readonly string[], side: ReadonlySet<string>) => hashes.some((hash) => side.has(hash));
  return decisions
    .filter((row) => row.kind === kind)
    .filter(
      (row) =>
        (meets(row.measuresA, a) && meets(row.measuresB, b)) || (meets(row.measuresA, b) && meets(row.measuresB, a)),
    )
    .map(({ id }) => id);
}

async function requireSeries(tx: Tx, series: number): Promise<SeriesHeading> {
  const id = (await findSeriesNow(tx, [series])).get(series);
  const [found] = id === undefined ? [] : await findSeriesHeads(tx, [id]);
  if (found === undefined) throw new DecisionRefused(`there is no series ${series}`);
  if (found.isEmptied) throw new DecisionRefused(`series ${series} holds no point any more`);
  return found;
}
