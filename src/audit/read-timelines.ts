import { groupBy } from '../base/group-by.ts';
import type { Instant } from '../base/instant.ts';
import type { Tx } from '../db/open-database.ts';
import { findSeriesAhead } from '../db/queries/deadlines.ts';
import { findPoints, findSeriesHead, findTexts, type SeriesHead } from '../db/queries/told-points.ts';
import type { Vantage } from '../db/queries/vantage.ts';
import { readPoints } from './read-series.ts';
import { dueAt, type Slip, slipOf } from './slip-of.ts';
import { tellPoints } from './tell-points.ts';
import { isOnCourse, type ToldPoint } from './told-point.ts';

/** How a deadline went. */
export interface Timeline extends SeriesHead {
  /** the number that was asked for, where that series was merged into this one */
  readonly mergedFrom: number | null;
  /** what was said last; null where nothing is to be seen */
  readonly due: ToldPoint | null;
  /** the last moment of it; null where it cannot be placed on the calendar */
  readonly dueAt: Instant | null;
  /** from the first date that was given to the last; null where there was one date only */
  readonly slipped: Slip | null;
  /** each date that took the place of another one, in the order of time, and the first */
  readonly steps: readonly TimelineStep[];
  /** what each outlet said last, the latest first; articles of unknown outlets stand for themselves */
  readonly voices: readonly TimelineVoice[];
  /** the outlets do not agree on the date */
  readonly isDisputed: boolean;
}

export interface TimelineStep {
  readonly point: ToldPoint;
  /** against the step before; null for the first one, and where a date cannot be placed */
  readonly slip: Slip | null;
}

export interface TimelineVoice {
  readonly outlet: string | null;
  /** the last thing it said */
  readonly point: ToldPoint;
  /** all that it said, in the order of time, each date once in a row */
  readonly steps: readonly TimelineStep[];
}

/**
 * Reads how a deadline went. Nothing is written.
 *
 * seriesId  its number; that of a series that was merged into another leads to the other
 * returns   undefined when there is no such series; `figure` when it is no deadline
 */
export async function readTimeline(
  tx: Tx,
  seriesId: number,
  vantage: Vantage,
): Promise<Timeline | 'figure' | undefined> {
  const head = await findSeriesHead(tx, seriesId);
  if (head === undefined) return undefined;
  if (head.kind === 'figure') return 'figure';
  const timeline = toTimeline(head, await readPoints(tx, head, vantage));
  return { ...timeline, mergedFrom: head.seriesId === seriesId ? null : seriesId };
}

/** Deadlines that lie ahead are looked for among so many that are named for the time after. */
const aheadMax = 500;

/**
 * Reads which deadlines lie ahead, the next first. Nothing is written.
 *
 * from   the moment from which they lie ahead
 * limit  deadlines at most
 */
export async function readDeadlinesAhead(tx: Tx, from: Instant, vantage: Vantage, limit: number): Promise<Timeline[]> {
  const heads = await findSeriesAhead(tx, from.slice(0, 10), vantage, Math.max(aheadMax, limit));
  const rows = await findPoints(
    tx,
    heads.map(({ seriesId }) => seriesId),
    vantage,
  );
  const rowsOf = groupBy(rows, ({ seriesId }) => seriesId);
  const ahead = heads.flatMap((head) => {
    const timeline = toTimeline(head, tellPoints(rowsOf.get(head.seriesId) ?? [], head.unit, new Map()));
    return timeline.dueAt !== null && timeline.dueAt >= from ? [timeline] : [];
  });
  const next = ahead.sort(byDueDate).slice(0, limit);
  const shown = new Set(next.map(({ seriesId }) => seriesId));
  const texts = await findTexts(tx, [
    ...new Set(rows.flatMap(({ seriesId, revision }) => (shown.has(seriesId) ? [revision.textId] : []))),
  ]);
  return next.map((head) => toTimeline(head, tellPoints(rowsOf.get(head.seriesId) ?? [], head.unit, texts)));
}

function byDueDate(a: Timeline, b: Timeline): number {
  const [of, other] = [a.dueAt ?? '', b.dueAt ?? ''];
  return Number(b.pinned) - Number(a.pinned) || (of < other ? -1 : of > other ? 1 : a.seriesId - b.seriesId);
}

/**
 * Makes the timeline of a deadline from its points.
 *
 * points  in the order of time
 */
export function toTimeline(head: SeriesHead, points: readonly ToldPoint[]): Timeline {
  const { seriesId, kind, name, unit, pinned } = head;
  const said = points.filter(isOnCourse);
  const voices = [...groupBy(said, voiceOf).values()].flatMap((ofOne): TimelineVoice[] => {
    const last = ofOne.at(-1);
    return last === undefined ? [] : [{ outlet: last.outlet, point: last, steps: stepsOf(ofOne) }];
  });
  const steps = stepsOf(said);
  const [first, last] = [steps[0]?.point, said.at(-1)];
  const due = last === undefined ? null : dueAt(last.value);
  return {
    ...{ seriesId, kind, name, unit, pinned, mergedFrom: null },
    due: last ?? null,
    dueAt: due === null ? null : (new Date(due).toISOString() as Instant),
    slipped:
      first === undefined || last === undefined || first.revision === last.revision
        ? null
        : slipOf(first.value, last.value),
    steps,
    voices: voices.toSorted((a, b) => b.point.time.atMs - a.point.time.atMs),
    isDisputed: new Set(voices.map(({ point }) => dueAt(point.value))).size > 1,
  };
}

function voiceOf({ outlet, articleId }: ToldPoint): string {
  return outlet ?? `article ${articleId}`;
}

/** The points at which the date became another one; the same date in other words is no step. */
function stepsOf(points: readonly ToldPoint[]): TimelineStep[] {
  const steps: TimelineStep[] = [];
  for (const point of points) {
    const before = steps.at(-1);
    if (before === undefined) steps.push({ point, slip: null });
    else if (dueKey(before.point) !== dueKey(point))
      // Two dates of one text are said at once: none took the place of the other.
      steps.push({
        point,
        slip: before.point.revision === point.revision ? null : slipOf(before.point.value, point.value),
      });
  }
  return steps;
}

/** "By the end of 2026" and "by December 31" are one day; what cannot be placed is what it says. */
function dueKey({ value }: ToldPoint): string {
  return `${dueAt(value) ?? `${value.date} ${value.mod}`} ${value.bound === '>' ? '>' : ''}`;
}
