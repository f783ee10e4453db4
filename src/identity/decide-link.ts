import { type Alignment, alignTexts } from './align-texts.ts';
import { type ComparableText, runHash } from './comparable-text.ts';

/** The grounds of a decision, in numbers and words that can be shown. */
export interface LinkEvidence {
  /** share of a's shingles that stand in b too, and the other way round; 0 to 1 */
  readonly containmentOfA: number;
  readonly containmentOfB: number;
  /** Jaccard likeness of the headlines' words; null where one has none */
  readonly headlineLikeness: number | null;
  /** days between the stated dates; null where one is not stated */
  readonly daysApart: number | null;
  readonly sameUrl: boolean;
  readonly rule: string;
  /** what spoke for and against, in hundredths; `version` and `wire-copy` have at least `needed` in all */
  readonly points?: readonly LinkPoint[];
  readonly needed?: number;
}

export interface LinkPoint {
  readonly reason: string;
  readonly points: number;
}

export interface Link {
  readonly kind: 'version' | 'wire-copy' | 'none';
  readonly evidence: LinkEvidence;
}

/** Shingles that two texts share at least; below it a quotation or a turn of phrase would do. */
const sharedMin = 4;

/**
 * Decides whether two texts are versions of one article. What speaks for and against is weighed in points, and the
 * points are added up. The answer is the same whichever text is given first,
 * and depends on nothing but the two, so that what belongs together does not depend on the order of arrival.
 *
 * returns  `version`; `wire-copy` where the words say so but two different outlets are stated; or `none`
 * source   weights from versions-dev and wire-dev, each half held against the other, and from made-up reports
 */
export function decideLink(a: ComparableText, b: ComparableText): Link {
  const shared = sharedRuns(a.runs, b.runs);
  const containmentOfA = a.runCount === 0 ? 0 : shared / a.runCount;
  const containmentOfB = b.runCount === 0 ? 0 : shared / b.runCount;
  const headlineLikeness = likeness(a.headline, b.headline);
  const daysApart = dayDistance(a.published, b.published);
  const sameUrl = a.url !== null && a.url === b.url;
  const points = weigh(a, b, { shared, headlineLikeness, daysApart, sameUrl });
  const needed = neededPoints(a, b, daysApart);
  const sum = points.reduce((total, point) => total + point.points, 0);
  const isLinked = points.length > 0 && sum >= needed;
  const strongest = points.toSorted((x, y) => y.points - x.points)[0];
  const rule = isLinked && strongest !== undefined ? strongest.reason : 'too little in common';
  const evidence = { containmentOfA, containmentOfB, headlineLikeness, daysApart, sameUrl, rule, points, needed };
  if (!isLinked) return { kind: 'none', evidence };
  const outletsDiffer = a.outlet !== null && b.outlet !== null && a.outlet.toLowerCase() !== b.outlet.toLowerCase();
  return { kind: outletsDiffer ? 'wire-copy' : 'version', evidence };
}

interface Seen {
  readonly shared: number;
  readonly headlineLikeness: number | null;
  readonly daysApart: number | null;
  readonly sameUrl: boolean;
}

/**
 * Points needed. Reports of the day are written to patterns and take over each other's background, so that they must
 * have more in common than standing pages.
 */
function neededPoints(a: ComparableText, b: ComparableText, daysApart: number | null): number {
  return daysApart !== null || a.isDaily || b.isDaily ? 40 : 22;
}

function weigh(a: ComparableText, b: ComparableText, seen: Seen): LinkPoint[] {
  const isSameHeadline = seen.headlineLikeness !== null && seen.headlineLikeness >= 0.8;
  if (seen.shared < sharedMin && !(seen.sameUrl && isSameHeadline)) return [];
  const points: LinkPoint[] = [];
  const add = (reason: string, share: number) => {
    const rounded = Math.round(share * 100);
    if (rounded !== 0) points.push({ reason, points: rounded });
  };
  // The twenty make up for chance: half of a text of ten runs says less than half of a text of five hundred.
  add('words in common', seen.shared / (Math.min(a.runCount, b.runCount) + 20));
  add('the same opening', 0.2 * overlap(a.lead, b.lead));
  if (seen.sameUrl) add('the same address', 0.4);
  if (isSameHeadline) add('the same headline', 0.15);
  if (seen.daysApart !== null && seen.daysApart > 3) add('stated dates more than three days apart', -0.5);
  else if (seen.daysApart !== null && seen.daysApart > 1) add('stated dates two or three days apart', -0.25);
  const fewest = Math.min(a.figures.size, b.figures.size);
  if (fewest > 0) {
    const kept = overlap(a.figures, b.figures);
    add('other figures throughout', -0.4 * Math.max(0, 1 - kept / 0.5) * Math.min(1, fewest / 8));
  }
  add('a shared frame with other names and figures', -framePenalty(inOrder(a, b)));
  return points;
}

function framePenalty(alignment: Alignment): number {
  const { matchedWords, nameSlots, dateSlots, figureSlots } = alignment;
  const slots = nameSlots + dateSlots + Math.max(0, figureSlots - 2);
  const density = slots / Math.max(12, matchedWords);
  return Math.min(1, Math.max(0, (density - 0.03) * 8));
}

/** Aligned in an order that depends on the texts alone, since rows of equal length may be found in either. */
function inOrder(a: ComparableText, b: ComparableText): Alignment {
  return a.body <= b.body ? alignTexts(a, b) : alignTexts(b, a);
}

/** Distinct runs that stand in both. */
function sharedRuns(a: Float64Array, b: Float64Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [runHash(a, i), runHash(b, j)];
    if (x === y) shared++;
    if (x <= y) for (i++; i < a.length && runHash(a, i) === x; ) i++;
    if (y <= x) for (j++; j < b.length && runHash(b, j) === y; ) j++;
  }
  return shared;
}

/** Share of the smaller set that stands in the other; 0 where it is too small to tell. */
function overlap(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let both = 0;
  for (const one of small) if (large.has(one)) both++;
  return both / small.size;
}

function likeness(a: string | null, b: string | null): number | null {
  if (a === null || b === null) return null;
  const x = new Set(a.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const y = new Set(b.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  if (x.size === 0 || y.size === 0) return null;
  let both = 0;
  for (const word of x) if (y.has(word)) both++;
  return both / (x.size + y.size - both);
}

function dayDistance(a: string | null, b: string | null): number | null {
  if (a === null || b === null) return null;
  const ms = Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10)));
  return Number.isNaN(ms) ? null : Math.round(ms / 86_400_000);
}
