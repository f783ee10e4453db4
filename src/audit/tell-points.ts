import { groupBy } from '../base/group-by.ts';
import type { ChangeLabel, ChangeSide } from '../changes/claim-change.ts';
import { toSide } from '../changes/judge-pair.ts';
import { renderSide } from '../changes/render-side.ts';
import { toClaim } from '../db/queries/stored-claims.ts';
import type { PointRow, RevisionStep } from '../db/queries/told-points.ts';
import { type SeriesPoint, toPoint } from '../series/to-point.ts';
import { joinRevisionText, type RevisionText } from '../text/revision-text.ts';
import { isSameValue, moveBetween } from './move-between.ts';
import { pointTime } from './point-time.ts';
import { isOnCourse, type PlacedPoint, type StoodUntil, type ToldPoint } from './told-point.ts';

/**
 * Brings points into the order of time, each revision's values once.
 *
 * rows    of one series, in any order
 * unit    of the series
 * texts   by number; a point whose text is missing has no sentence
 */
export function tellPoints(
  rows: readonly PointRow[],
  unit: string,
  texts: ReadonlyMap<number, RevisionText>,
): ToldPoint[] {
  return onceEach(rows.map((row) => tellPoint(row, unit, texts.get(row.revision.textId)))).sort(byTime);
}

/**
 * Sets points against each other: how far each is from the one before, until when it stood, and what repeats it.
 *
 * points     of one series, as `tellPoints` orders them
 * steps      the visible revisions of their articles
 * isFolded   whether a value that an outlet gives again is told with the first
 */
export function placePoints(
  points: readonly ToldPoint[],
  steps: readonly RevisionStep[],
  unit: string,
  isFolded: boolean,
): PlacedPoint[] {
  const stood = standings(points, steps);
  const groups = isFolded ? foldRepeats(points) : points.map((point) => [point]);
  let latest: ToldPoint | null = null;
  const latestOf = new Map<string, ToldPoint>();
  return groups.flatMap(([first, ...repeats]) => {
    if (first === undefined) return [];
    const isOn = isOnCourse(first);
    const before: ToldPoint | null = latestOf.get(voiceOf(first)) ?? latest;
    // Two values of one text are two things said at once: nothing moved from the one to the other.
    const move =
      before === null || !isOn || before.revision === first.revision
        ? null
        : moveBetween(before.value, first.value, unit);
    if (isOn) latest = first;
    if (isOn) latestOf.set(voiceOf(first), first);
    const last = repeats.at(-1) ?? first;
    const movedFrom = move === null || before === null || voiceOf(before) === voiceOf(first) ? null : voiceOf(before);
    return [{ ...first, move, movedFrom, stoodUntil: stood.get(last) ?? null, repeats }];
  });
}

function tellPoint(row: PointRow, unit: string, text: RevisionText | undefined): ToldPoint {
  const { revision, columns } = row;
  const claim = toClaim(columns, text === undefined ? '' : joinRevisionText(text).text);
  const given = toSide(claim);
  const side = text === undefined ? { ...given, text: columns.value_text } : given;
  const value = toPoint(claim, unit);
  const isFormer = claim.standing === 'former';
  const name = nameOf(revision);
  const { published, estimatedFrom: from, estimatedTo: to } = revision;
  return {
    claimId: row.claimId,
    revision: name,
    articleId: revision.articleId,
    claim: `${name}.${row.no}`,
    time: pointTime({ asOf: claim.asOf, isFormer, revision }),
    published,
    publishedBetween: published === null && (from !== null || to !== null) ? { from, to } : null,
    publishedBy: revision.publishedBy,
    receivedAt: revision.receivedAt,
    outlet: revision.outlet,
    url: revision.url,
    side,
    said: renderSide(side),
    value,
    converted: convertedWords(side, value, unit),
    attribution: claim.attribution,
    hedge: claim.hedge,
    isFormer,
    part: claim.part,
    sentence: claim.sentence,
    label: row.label as ChangeLabel | null,
    declaredBy: row.declaredBy,
  };
}

/** The value in the unit of the series; null where its text gives it in that unit. */
function convertedWords(side: ChangeSide, { value, low, high }: SeriesPoint, unit: string): string | null {
  if (typeof side.value === 'string' || side.value === null || low === null || high === null) return null;
  const given = typeof side.value === 'number' ? side.value : side.value[0];
  if (given === (value ?? low)) return null;
  return renderSide({ ...side, value: value ?? [low, high], unit });
}

/** A revision may give a value several times, in headline and body: the body tells more of it. */
function onceEach(points: readonly ToldPoint[]): ToldPoint[] {
  const given = groupBy(points, (point) => JSON.stringify([point.revision, point.isFormer, valueKey(point)]));
  return [...given.values()].flatMap(
    (same) =>
      same.toSorted(
        (a, b) => Number(a.part === 'headline') - Number(b.part === 'headline') || a.side.start - b.side.start,
      )[0] ?? [],
  );
}

function valueKey({ value: { low, high, date, mod } }: ToldPoint): unknown {
  return [low, high, date, mod];
}

function byTime(a: ToldPoint, b: ToldPoint): number {
  return (
    a.time.atMs - b.time.atMs ||
    compare(a.publishedBy, b.publishedBy) ||
    compare(a.receivedAt, b.receivedAt) ||
    a.articleId - b.articleId ||
    compareRevisions(a.revision, b.revision) ||
    a.side.start - b.side.start ||
    a.claimId - b.claimId
  );
}

function compareRevisions(a: string, b: string): number {
  const [of, other] = [Number(a.split('.')[1]), Number(b.split('.')[1])];
  return (Number.isNaN(of) ? 0 : of) - (Number.isNaN(other) ? 0 : other);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Until when each point stood: the next revision of its article that does not give its value. */
function standings(points: readonly ToldPoint[], steps: readonly RevisionStep[]): Map<ToldPoint, StoodUntil> {
  const stepsOf = groupBy(steps, ({ articleId }) => articleId);
  const current = points.filter(({ isFormer }) => !isFormer);
  const pointsOf = groupBy(current, ({ revision }) => revision);
  const stood = new Map<ToldPoint, StoodUntil>();
  for (const point of current) {
    const history = (stepsOf.get(point.articleId) ?? []).toSorted(inHistory);
    const at = history.findIndex((step) => nameOf(step) === point.revision);
    const next =
      at < 0
        ? undefined
        : history
            .slice(at + 1)
            .find((step) => !(pointsOf.get(nameOf(step)) ?? []).some((other) => isSameValue(other.value, point.value)));
    if (next === undefined) continue;
    const others = pointsOf.get(nameOf(next)) ?? [];
    const says = others.length === 0 ? null : others.map(({ said }) => said).join(' and ');
    stood.set(point, { at: next.publishedBy, revision: nameOf(next), says });
  }
  return stood;
}

/** Who gives a point; an article of an unknown outlet stands for itself. */
function voiceOf({ outlet, articleId }: ToldPoint): string {
  return outlet ?? `article ${articleId}`;
}

/** By number; one that is no longer numbered goes where its date belongs. */
function inHistory(a: RevisionStep, b: RevisionStep): number {
  const isNumbered = a.position > 0 && b.position > 0;
  return isNumbered ? a.position - b.position : compare(a.publishedBy, b.publishedBy);
}

function nameOf({ articleId, position }: Pick<RevisionStep, 'articleId' | 'position'>): string {
  return `${articleId}.${position === 0 ? '–' : position}`;
}

/** Points with those that repeat them: the same outlet gives the same value, with the same bound, without another between. */
function foldRepeats(points: readonly ToldPoint[]): ToldPoint[][] {
  const lastOf = new Map<string, ToldPoint[]>();
  const groups: ToldPoint[][] = [];
  for (const point of points) {
    const outlet = `${voiceOf(point)}${point.isFormer ? ' quoting' : ''}`;
    const last = lastOf.get(outlet);
    const [first] = last ?? [];
    if (last && first && isSameValue(first.value, point.value) && first.value.bound === point.value.bound) {
      last.push(point);
      continue;
    }
    const group = [point];
    lastOf.set(outlet, group);
    groups.push(group);
  }
  return groups;
}
