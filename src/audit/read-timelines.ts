import { groupBy } from '../base/group-by.ts';
import type { Instant } from '../base/instant.ts';
import type { Tx } from '../db/open-database.ts';
import { findSeriesAhead } from '../db/queries/deadlines.ts';
import {
  findPoints,
  findRevisionSteps,
  findSeriesHead,
  findTexts,
  type SeriesHead,
} from '../db/queries/told-points.ts';
import type { Vantage } from '../db/queries/vantage.ts';
import type { RevisionText } from '../text/revision-text.ts';
import { readPoints } from './read-series.ts';
import { dueAt, type Slip, slipOf } from './slip-of.ts';
import { placePoints, tellPoints } from './tell-points.ts';
import type { PlacedPoint, ToldPoint } from './told-point.ts';

/** How a deadline went. */
export interface Timeline extends SeriesHead {
  /** the number that was asked for, where that series was merged into this one */
  readonly mergedFrom: number | null;
  /** what is due by the text that came last: of several dates the next; null where nothing is to be seen */
  readonly due: ToldPoint | null;
  /** the last moment of it; null where it cannot be placed on the calendar */
  readonly dueAt: Instant | null;
  /** from the first date that was given to the last; null where there was one date only */
  readonly slipped: Slip | null;
  /** it is still said by the last version of an article */
  readonly isStanding: boolean;
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
 * from      the moment from which a date lies ahead
 * returns   undefined when there is no such series; `figure` when it is no deadline
 */
export async function readTimeline(
  tx: Tx,
  seriesId: number,
  from: Instant,
  vantage: Vantage,
): Promise<Timeline | 'figure' | undefined> {
  const head = await findSeriesHead(tx, seriesId);
  if (head === undefined) return undefined;
  if (head.kind === 'figure') return 'figure';
  const told = await readPoints(tx, head, vantage);
  const steps = await findRevisionSteps(tx, [...new Set(told.map(({ articleId }) => articleId))], vantage);
  const timeline = toTimeline(head, placePoints(told, steps, head.unit, false), from);
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
  const steps = await findRevisionSteps(tx, [...new Set(rows.map(({ revision }) => revision.articleId))], vantage);
  const rowsOf = groupBy(rows, ({ seriesId }) => seriesId);
  const read = (head: SeriesHead, texts: ReadonlyMap<number, RevisionText>) =>
    toTimeline(
      head,
      placePoints(tellPoints(rowsOf.get(head.seriesId) ?? [], head.unit, texts), steps, head.unit, false),
      from,
    );
  const ahead = heads.flatMap((head) => {
    const timeline = read(head, new Map());
    return timeline.isStanding && timeline.dueAt !== null && timeline.dueAt >= from ? [timeline] : [];
  });
  const next = ahead.sort(byDueDate).slice(0, limit);
  const shown = new Set(next.map(({ seriesId }) => seriesId));
  const texts = await findTexts(tx, [
    ...new Set(rows.flatMap(({ seriesId, revision }) => (shown.has(seriesId) ? [revision.textId] : []))),
  ]);
  return next.map((head) => read(head, texts));
}

function byDueDate(a: Timeline, b: Timeline): number {
  const [of, other] = [a.dueAt ?? '', b.dueAt ?? ''];
  return Number(b.pinned) - Number(a.pinned) || (of < other ? -1 : of > other ? 1 : a.seriesId - b.seriesId);
}

/**
 * Makes the timeline of a deadline from its points.
 *
 * points  in the order of time
 * from    the moment from which a date lies ahead: of several that one text gives, the next is what is due
 */
export function toTimeline(head: SeriesHead, points: readonly PlacedPoint[], from: Instant): Timeline {
  const { seriesId, kind, name, unit, pinned } = head;
  const texts = [...groupBy(points.filter(isSaid), ({ revision }) => revision).values()];
  const voices = [...groupBy(texts, ([first]) => voiceOf(first)).values()].flatMap((ofOne): TimelineVoice[] => {
    const last = nextOf(ofOne.at(-1) ?? [], from);
    return last === null ? [] : [{ outlet: last.outlet, point: last, steps: stepsOf(ofOne) }];
  });
  const standing = texts
    .map((text) => text.filter(({ stoodUntil }) => stoodUntil === null))
    .filter(({ length }) => length > 0);
  const due = nextOf(standing.at(-1) ?? texts.at(-1) ?? [], from);
  const dueMs = due === null ? null : dueAt(due.value);
  const lastOfEach = [...groupBy(texts, ([first]) => voiceOf(first)).values()].map((ofOne) => ofOne.at(-1) ?? []);
  return {
    ...{ seriesId, kind, name, unit, pinned, mergedFrom: null },
    due,
    dueAt: dueMs === null ? null : (new Date(dueMs).toISOString() as Instant),
    slipped: texts.length < 2 ? null : slipBetween(texts[0] ?? [], texts.at(-1) ?? []),
    isStanding: standing.length > 0,
    steps: stepsOf(texts),
    voices: voices.toSorted((a, b) => b.point.time.atMs - a.point.time.atMs),
    isDisputed: lastOfEach.some((of) => lastOfEach.some((other) => isNear(of, other) && !sharesDate(of, other))),
  };
}

/** What is quoted as earlier says nothing of what is due. */
function isSaid({ isFormer, time }: ToldPoint): boolean {
  return !isFormer || time.source === 'as of';
}

/** What was said longer ago than this is old news beside the other, not another view. */
const nearMs = 7 * 86_400_000;

function isNear([of]: readonly ToldPoint[], [other]: readonly ToldPoint[]): boolean {
  return of !== undefined && other !== undefined && Math.abs(of.time.atMs - other.time.atMs) <= nearMs;
}

function voiceOf(point: ToldPoint | undefined): string {
  return point?.outlet ?? `article ${point?.articleId}`;
}

/** Of the dates of one text the next that lies ahead; the last where all are past. */
function nextOf(text: readonly ToldPoint[], from: Instant): ToldPoint | null {
  const placed = text.toSorted((a, b) => (dueAt(a.value) ?? 0) - (dueAt(b.value) ?? 0));
  return placed.find((point) => (dueAt(point.value) ?? 0) >= Date.parse(from)) ?? placed.at(-1) ?? null;
}

function sharesDate(of: readonly ToldPoint[], other: readonly ToldPoint[]): boolean {
  return of.some((a) => other.some((b) => dueKey(a) === dueKey(b)));
}

/**
 * The points at which the date became another one. The same date in other words is no step, and where a text gives several,
 * none of them took the place of another.
 */
function stepsOf(texts: readonly (readonly ToldPoint[])[]): TimelineStep[] {
  return texts.flatMap((text, at) => {
    const before = texts[at - 1] ?? [];
    return text
      .filter((point) => !sharesDate([point], before))
      .map((point) => ({ point, slip: slipBetween(before, text) }));
  });
}

/** From the one date of a text to the one date of another; null where one of them gives several, or none. */
function slipBetween(before: readonly ToldPoint[], after: readonly ToldPoint[]): Slip | null {
  const [[from, ...others], [to, ...more]] = [before, after];
  if (from === undefined || to === undefined || others.length + more.length > 0) return null;
  return slipOf(from.value, to.value);
}

/** "By the end of 2026" and "by December 31" are one day; what cannot be placed is what it says. */
function dueKey({ value }: ToldPoint): string {
  return `${dueAt(value) ?? `${value.date} ${value.mod}`} ${value.bound === '>' ? '>' : ''}`;
}
