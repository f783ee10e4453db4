import { groupBy } from '../base/group-by.ts';
import { toDay } from '../base/instant.ts';
import { judgeConflict } from '../series/judge-conflict.ts';
import { isSameValue } from './move-between.ts';
import type { PlacedPoint } from './told-point.ts';

/** Two outlets that say of one thing, at one time, what cannot both be true. */
export interface Conflict {
  /** the one that was published first */
  readonly first: PlacedPoint;
  readonly second: PlacedPoint;
  /** 0 for one day, 1 for the day after */
  readonly daysApart: 0 | 1;
  /** two sources are named, and they are not the same */
  readonly hasOtherSources: boolean;
  /** what one of the two said later that both can be true with; null while they differ */
  readonly settledBy: Settlement | null;
}

export interface Settlement {
  readonly point: PlacedPoint;
  /** the outlet withdrew or corrected what it had said; else it went on to say otherwise */
  readonly isCorrection: boolean;
}

/**
 * Finds outlets that contradict each other: points of one series, of one day or of neighbouring ones, while both stood,
 * whose bounds cannot both be true. What is quoted as earlier contradicts nothing, and a headline only where its text
 * gives no figure of its own.
 *
 * points   of one series, in the order of time, none folded
 * returns  of each two outlets what they said last against each other
 */
export function findConflicts(points: readonly PlacedPoint[]): Conflict[] {
  const stated = statedOnce(points);
  const textOf = groupBy(stated, ({ revision }) => revision);
  const found = new Map<string, Found>();
  stated.forEach((a, at) => {
    for (const b of stated.slice(at + 1)) {
      if (voiceOf(a) === voiceOf(b)) continue;
      const daysApart = distance(a, b);
      if (daysApart === null || (daysApart === 1 && mayHaveRisen(a, b)) || !stoodTogether(a, b)) continue;
      if (!contradict(textOf.get(a.revision) ?? [a], textOf.get(b.revision) ?? [b])) continue;
      const key = [a, b]
        .map((one) => `${voiceOf(one)} ${one.said}`)
        .sort()
        .join('\n');
      const known = found.get(key);
      found.set(key, { conflict: known?.conflict ?? toConflict(a, b, daysApart, stated), lastMs: startOf(b) });
    }
  });
  return lastOfEach([...found.values()]);
}

interface Found {
  readonly conflict: Conflict;
  /** when the later of the two was said last */
  readonly lastMs: number;
}

/** What two outlets said last against each other stands for what they had said before. */
function lastOfEach(found: readonly Found[]): Conflict[] {
  const ofPair = groupBy(found, ({ conflict: { first, second } }) => [first, second].map(voiceOf).sort().join('\n'));
  return [...ofPair.values()].flatMap((same) => same.toSorted((a, b) => b.lastMs - a.lastMs)[0]?.conflict ?? []);
}

/** A count that is higher a day later has most often risen. */
function mayHaveRisen(a: PlacedPoint, b: PlacedPoint): boolean {
  return (b.value.low ?? 0) > (a.value.high ?? 0);
}

/** Of several values that a text gives, one that agrees with the other text is enough: the rest are about something else. */
function contradict(of: readonly PlacedPoint[], other: readonly PlacedPoint[]): boolean {
  return of.every((a) => other.every((b) => judgeConflict(a.value, b.value) === 'conflict'));
}

function statedOnce(points: readonly PlacedPoint[]): PlacedPoint[] {
  const inBody = new Set(points.flatMap(({ revision, part }) => (part === 'body' ? [revision] : [])));
  return points
    .filter(({ isFormer, part, revision }) => !isFormer && (part === 'body' || !inBody.has(revision)))
    .sort((a, b) => startOf(a) - startOf(b));
}

/** Articles of unknown outlets stand for themselves. */
function voiceOf({ outlet, articleId }: PlacedPoint): string {
  return outlet ?? `article ${articleId}`;
}

const dayMs = 86_400_000;

/** How many days two points are apart; null for more than one, and where that is not known of both. */
function distance(a: PlacedPoint, b: PlacedPoint): 0 | 1 | null {
  const [of, other] = [spokenDay(a), spokenDay(b)];
  if (of === null || other === null) return isOfOneTime(a, b) ? 0 : null;
  const days = Math.abs(of - other) / dayMs;
  return days === 0 ? 0 : days === 1 ? 1 : null;
}

/** Of one month, quarter or year that both speak of, told within some days of each other. */
function isOfOneTime(a: PlacedPoint, b: PlacedPoint): boolean {
  const isSpoken = a.time.source === 'as of' && b.time.source === 'as of' && a.time.value === b.time.value;
  return isSpoken && Math.abs(startOf(a) - startOf(b)) < 7 * dayMs;
}

/**
 * The day that a point is of, in ms; that of publication where nothing else is said. Null for a longer time, and where
 * the day of publication is neither stated nor estimated to the day: texts that were seen together may be years apart.
 */
function spokenDay({ time, published, publishedBetween }: PlacedPoint): number | null {
  if (time.source === 'as of') return toMs(time.value);
  if (published !== null) return toMs(published);
  return publishedBetween === null || publishedBetween.from !== publishedBetween.to ? null : toMs(publishedBetween.to);
}

function toMs(value: string | null): number | null {
  const day = toDay((value ?? '').slice(0, 10));
  return day === null ? null : Date.parse(day);
}

/** When it was published; of a day, its beginning. */
function startOf({ published, publishedBy }: PlacedPoint): number {
  return Date.parse(published ?? publishedBy);
}

/**
 * Whether the one had not been taken back when the other was published. Of a text that states a day alone, the hour is not
 * known: then it counts as having stood the whole day.
 */
function stoodTogether(a: PlacedPoint, b: PlacedPoint): boolean {
  const [earlier, later] = startOf(a) <= startOf(b) ? [a, b] : [b, a];
  if (earlier.stoodUntil === null) return true;
  const end = Date.parse(earlier.stoodUntil.at);
  const isDayOnly = later.published?.length === 10;
  return isDayOnly ? end >= startOf(later) : end > startOf(later);
}

function toConflict(a: PlacedPoint, b: PlacedPoint, daysApart: 0 | 1, stated: readonly PlacedPoint[]): Conflict {
  const [first, second] = startOf(a) <= startOf(b) ? [a, b] : [b, a];
  const sources = [a.attribution, b.attribution].map((source) => source?.toLowerCase().trim() ?? null);
  return {
    first,
    second,
    daysApart,
    hasOtherSources: sources[0] !== null && sources[1] !== null && sources[0] !== sources[1],
    settledBy: findSettlement(first, second, stated),
  };
}

/** The same value, or one that is rounded or about it: a mere bound that allows it settles nothing. */
function isAgreement(point: PlacedPoint, other: PlacedPoint): boolean {
  if (isSameValue(point.value, other.value)) return true;
  const isOpen = [point, other].some(({ value: { bound } }) => bound === '<' || bound === '>');
  return judgeConflict(point.value, other.value) === 'compatible' && (point.value.date !== null || !isOpen);
}

/** The first later statement of one of the two that the other's value allows. */
function findSettlement(first: PlacedPoint, second: PlacedPoint, stated: readonly PlacedPoint[]): Settlement | null {
  const byVoice = groupBy([first, second], voiceOf);
  for (const point of stated) {
    const own = byVoice.get(voiceOf(point))?.[0];
    if (own === undefined || startOf(point) <= startOf(own) || startOf(point) < startOf(second)) continue;
    const other = own === first ? second : first;
    if (!isAgreement(point, other) || judgeConflict(point.value, own.value) === 'same') continue;
    return {
      point,
      isCorrection: point.label === 'correction' || point.label === 'retraction' || point.declaredBy !== null,
    };
  }
  return null;
}
