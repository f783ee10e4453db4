import { groupBy } from '../base/group-by.ts';
import { renderSide } from '../changes/render-side.ts';
import type { Tx } from '../db/open-database.ts';
import { type ContradictionRow, findContradictionRows, findDisputableSeries } from '../db/queries/conflicts.ts';
import {
  findPoints,
  findRevisionSteps,
  findSeriesHead,
  findTexts,
  type SeriesHead,
} from '../db/queries/told-points.ts';
import type { Vantage } from '../db/queries/vantage.ts';
import { type Conflict, findConflicts } from './find-conflicts.ts';
import { placePoints, tellPoints } from './tell-points.ts';

/** What contradicts what, as seen from a vantage point. */
export interface Conflicts {
  /** outlets against each other, the latest first */
  readonly outlets: readonly SeriesConflict[];
  /** one revision against itself: headline against body, one sentence against another; the latest first */
  readonly inside: readonly ToldContradiction[];
  /** there are more than the limit allowed */
  readonly isCut: boolean;
}

export interface SeriesConflict extends Conflict {
  readonly series: SeriesHead;
}

/** A contradiction within a revision, its two values in words. */
export interface ToldContradiction extends ContradictionRow {
  readonly revision: string;
  readonly said: readonly [string, string];
}

/** Which conflicts are asked for. */
export interface ConflictQuestion {
  readonly vantage: Vantage;
  /** the moment from which one of the two must have been published; null for all */
  readonly since: string | null;
  /** only those of this series; null for all */
  readonly seriesId: number | null;
  /** of each kind, at most */
  readonly limit: number;
}

/** Series read at a time: their points are held in memory together. */
const seriesBatch = 200;

/**
 * Reads what contradicts what. Nothing is written.
 *
 * returns  undefined when there is no series of the number that was asked for
 */
export async function readConflicts(tx: Tx, question: ConflictQuestion): Promise<Conflicts | undefined> {
  const { seriesId, limit, vantage, since } = question;
  const head = seriesId === null ? null : await findSeriesHead(tx, seriesId);
  if (head === undefined) return undefined;
  const found: SeriesConflict[] = head === null ? [] : await conflictsOf(tx, [head], question);
  for (let before = 0; head === null && found.length <= limit; before += seriesBatch) {
    const heads = await findDisputableSeries(tx, { vantage, since, before, limit: seriesBatch });
    found.push(...(await conflictsOf(tx, heads, question)));
    if (heads.length < seriesBatch) break;
  }
  const rows = await findContradictionRows(tx, {
    ...{ vantage, since, limit: limit + 1 },
    seriesId: head === null ? null : head.seriesId,
  });
  const outlets = await addSentences(tx, found.sort(byTime).slice(0, limit), vantage);
  return {
    outlets,
    inside: rows.slice(0, limit).map(tellContradiction),
    isCut: found.length > limit || rows.length > limit,
  };
}

async function conflictsOf(
  tx: Tx,
  heads: readonly SeriesHead[],
  question: ConflictQuestion,
): Promise<SeriesConflict[]> {
  const { vantage, since } = question;
  const rows = await findPoints(
    tx,
    heads.map(({ seriesId }) => seriesId),
    vantage,
  );
  const steps = await findRevisionSteps(tx, [...new Set(rows.map(({ revision }) => revision.articleId))], vantage);
  const [rowsOf, stepsOf] = [groupBy(rows, (row) => row.seriesId), groupBy(steps, (step) => step.articleId)];
  return heads.flatMap((series) => {
    const told = tellPoints(rowsOf.get(series.seriesId) ?? [], series.unit, new Map());
    const around = [...new Set(told.map(({ articleId }) => articleId))].flatMap((id) => stepsOf.get(id) ?? []);
    return findConflicts(placePoints(told, around, series.unit, false))
      .filter(({ second }) => since === null || second.publishedBy >= since)
      .map((conflict) => ({ ...conflict, series }));
  });
}

/** The sentences of those that are told: texts are long, and few of them are needed. */
async function addSentences(tx: Tx, conflicts: readonly SeriesConflict[], vantage: Vantage): Promise<SeriesConflict[]> {
  const ids = [...new Set(conflicts.map(({ series }) => series.seriesId))];
  const told = new Set(
    conflicts.flatMap(({ first, second, settledBy }) =>
      [first, second, ...(settledBy ? [settledBy.point] : [])].map(({ claimId }) => claimId),
    ),
  );
  const rows = (await findPoints(tx, ids, vantage)).filter(({ claimId }) => told.has(claimId));
  const texts = await findTexts(tx, [...new Set(rows.map(({ revision }) => revision.textId))]);
  const rowOf = new Map(rows.map((row) => [row.claimId, row]));
  const withSentence = <Point extends Conflict['first']>(point: Point): Point => {
    const row = rowOf.get(point.claimId);
    const [read] = row === undefined ? [] : tellPoints([row], '', texts);
    return read === undefined ? point : { ...point, sentence: read.sentence, side: read.side };
  };
  return conflicts.map((conflict) => ({
    ...conflict,
    first: withSentence(conflict.first),
    second: withSentence(conflict.second),
    settledBy: conflict.settledBy && { ...conflict.settledBy, point: withSentence(conflict.settledBy.point) },
  }));
}

function byTime(a: SeriesConflict, b: SeriesConflict): number {
  const [of, other] = [a.second.publishedBy, b.second.publishedBy];
  return of > other ? -1 : of < other ? 1 : a.series.seriesId - b.series.seriesId || a.first.claimId - b.first.claimId;
}

function tellContradiction(row: ContradictionRow): ToldContradiction {
  const { first, second } = row.detail;
  return { ...row, revision: `${row.articleId}.${row.position || '–'}`, said: [renderSide(first), renderSide(second)] };
}
