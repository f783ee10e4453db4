import { sharedCount } from '../text/shingles.ts';
import { type Alignment, alignTexts } from './align-texts.ts';
import type { AllWords, ComparableText } from './comparable-text.ts';

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
 * points are added up; docs/decisions/0008 says why each is there. The answer is the same whichever text is given
 * first, and depends on nothing but the two, so that what belongs together does not depend on the order of arrival.
 *
 * returns  `version`; `wire-copy` where the words say so but two different outlets are stated; or `none`
 * source   weights from versions-dev and wire-dev, each half held against the other, and from made-up reports
 */
export function decideLink(a: ComparableText, b: ComparableText): Link {
  const shared = sharedCount(a.shingles, b.shingles);
  const containmentOfA = a.shingles.length === 0 ? 0 : shared / a.shingles.length;
  const containmentOfB = b.shingles.length === 0 ? 0 : shared / b.shingles.length;
  const headlineLikeness = likeness(a.headline, b.headline);
  const daysApart = dayDistance(a.published, b.published);
  const sameUrl = a.url !== null && a.url === b.url && pageAddress.test(a.url);
  const needed = neededPoints(a, b, daysApart);
  const seen = { shared, headlineLikeness, daysApart, sameUrl };
  // What takes longer to look at only speaks against, and is looked at while enough speaks for.
  const points = weigh(a, b, seen);
  const isOpen = () => points.length > 0 && sumOf(points) >= needed;
  if (isOpen()) points.push(...weighWords(a.all, b.all, seen));
  if (isOpen()) points.push(...weighFrame(inOrder(a, b), seen));
  const isLinked = isOpen();
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
 * Points needed. Reports are written to patterns and take over each other's background, so that they must have more in
 * common than standing pages; so must short texts, in which a few turns of phrase are a large part.
 */
function neededPoints(a: ComparableText, b: ComparableText, daysApart: number | null): number {
  const isReport = daysApart !== null || a.isReport || b.isReport;
  return isReport || a.isShort || b.isShort ? 40 : 20;
}

/** An address with more than a host: some exports give the outlet's front page for every article. */
export const pageAddress = /^[a-z][a-z0-9+.-]*:\/\/[^/]+\/+[^/]/i;

/** At the same address doubts weigh a quarter: a page is rewritten more often than it makes room for another. */
function doubt({ sameUrl }: Seen): number {
  return sameUrl ? 0.25 : 1;
}

/** What can be told from shingles, the opening and facts. */
function weigh(a: ComparableText, b: ComparableText, seen: Seen): LinkPoint[] {
  const isSameHeadline = seen.headlineLikeness !== null && seen.headlineLikeness >= 0.8;
  if (seen.shared < sharedMin && !(seen.sameUrl && isSameHeadline)) return [];
  return weighed([
    // The twenty make up for chance: half of a text of ten shingles says less than half of a text of five hundred.
    point('words in common', seen.shared / (Math.min(a.shingles.length, b.shingles.length) + 20)),
    point('the same opening', 0.2 * overlap(a.lead, b.lead)),
    point('the same address', seen.sameUrl ? 0.4 : 0),
    point('the same headline', isSameHeadline ? 0.15 : 0),
    point('stated days apart', daysPoints(seen.daysApart) * doubt(seen)),
  ]);
}

/** What can be told from all words without their order. */
function weighWords(a: AllWords, b: AllWords, seen: Seen): LinkPoint[] {
  const ofFigures = Math.min(1, Math.min(a.figures.size, b.figures.size) / 5);
  const ofNames = Math.min(1, Math.min(a.names.size, b.names.size) / 3);
  return weighed([
    point('other figures throughout', -0.4 * lack(overlap(a.figures, b.figures), 0.5) * ofFigures * doubt(seen)),
    point('other names throughout', -0.6 * lack(overlap(a.names, b.names), 0.6) * ofNames * doubt(seen)),
  ]);
}

function daysPoints(daysApart: number | null): number {
  if (daysApart === null || daysApart <= 1) return 0;
  return daysApart <= 3 ? -0.25 : -0.5;
}

/** How far a share falls below what is usual among versions: 0 at `usual` and above, 1 at nothing. */
function lack(share: number, usual: number): number {
  return Math.max(0, 1 - share / usual);
}

/**
 * What only shows when the texts are laid side by side: the same frame around other names, days and figures. Two figures
 * may change, as tolls do; a name counts twice. Versions have up to three slots in a hundred words of frame.
 */
function weighFrame(alignment: Alignment, seen: Seen): LinkPoint[] {
  const { matchedWords, nameSlots, dateSlots, figureSlots } = alignment;
  const slots = 2 * nameSlots + dateSlots + Math.max(0, figureSlots - 2);
  const density = slots / Math.max(12, matchedWords);
  return weighed([
    point('one frame with other names and figures', -Math.min(1, Math.max(0, density - 0.03) * 10) * doubt(seen)),
  ]);
}

function point(reason: string, share: number): LinkPoint {
  return { reason, points: Math.round(share * 100) };
}

/** Points that count. */
function weighed(points: readonly LinkPoint[]): LinkPoint[] {
  return points.filter(({ points: one }) => one !== 0);
}

function sumOf(points: readonly LinkPoint[]): number {
  return points.reduce((sum, { points: one }) => sum + one, 0);
}

/** Aligned in an order that depends on the texts alone, since rows of equal length may be found in either. */
function inOrder(a: ComparableText, b: ComparableText): Alignment {
  return a.body <= b.body ? alignTexts(a.all, b.all) : alignTexts(b.all, a.all);
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
