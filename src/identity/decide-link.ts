import type { RevisionText } from '../text/revision-text.ts';
import { sharedCount, shingleHashes } from '../text/shingles.ts';

/** What is known of a text besides its words. Dates are days or instants as stated; null where nothing is stated. */
export interface TextFacts extends RevisionText {
  readonly published: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
}

/** A text ready to be compared with many: its facts and the sorted hashes of its body's shingles. */
export interface ComparableText extends TextFacts {
  readonly shingles: Int32Array;
}

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
}

export interface Link {
  readonly kind: 'version' | 'wire-copy' | 'none';
  readonly evidence: LinkEvidence;
}

/** Shingles that two texts share at least; below it a quotation or a boilerplate line would do. */
const sharedMin = 8;

/** Prepares a text for comparison. */
export function toComparable(facts: TextFacts): ComparableText {
  return { ...facts, shingles: shingleHashes(facts.body) };
}

/**
 * Decides whether two texts are versions of one article. The answer is the same whichever is given first, and
 * depends on nothing but the two, so that what belongs together does not depend on the order of arrival.
 *
 * returns  `version`; `wire-copy` where the words say so but two different outlets are stated; or `none`
 * source   thresholds from versions-dev and wire-dev: .21 is best for undated versions of one page, .40 for agency
 *          copy at most a day apart, .54 where the date is not looked at
 */
export function decideLink(a: ComparableText, b: ComparableText): Link {
  const shared = sharedCount(a.shingles, b.shingles);
  const containmentOfA = a.shingles.length === 0 ? 0 : shared / a.shingles.length;
  const containmentOfB = b.shingles.length === 0 ? 0 : shared / b.shingles.length;
  const headlineLikeness = likeness(a.headline, b.headline);
  const daysApart = dayDistance(a.published, b.published);
  const sameUrl = a.url !== null && a.url === b.url;
  const containment = Math.max(containmentOfA, containmentOfB);
  const rule = sameArticleRule({ containment, shared, headlineLikeness, daysApart, sameUrl });
  const evidence = {
    containmentOfA,
    containmentOfB,
    headlineLikeness,
    daysApart,
    sameUrl,
    rule: rule ?? 'no rule holds',
  };
  if (rule === null) return { kind: 'none', evidence };
  const outletsDiffer = a.outlet !== null && b.outlet !== null && a.outlet.toLowerCase() !== b.outlet.toLowerCase();
  return { kind: outletsDiffer ? 'wire-copy' : 'version', evidence };
}

function sameArticleRule(seen: {
  containment: number;
  shared: number;
  headlineLikeness: number | null;
  daysApart: number | null;
  sameUrl: boolean;
}): string | null {
  const { containment, shared, headlineLikeness, daysApart, sameUrl } = seen;
  const sameHeadline = headlineLikeness !== null && headlineLikeness >= 0.8;
  if (sameUrl && (containment >= 0.15 || sameHeadline)) return 'same address';
  if (shared < sharedMin && !(sameHeadline && containment >= 0.3)) return null;
  if (daysApart !== null && daysApart > 3) {
    // Reports written to one pattern on different days share most of their words and are not versions.
    return containment >= 0.85 && sameHeadline ? 'nearly the whole text and the headline, days apart' : null;
  }
  if (daysApart !== null && daysApart > 1)
    return containment >= 0.6 ? 'most of the text, up to three days apart' : null;
  if (daysApart !== null) return containment >= 0.4 ? 'much of the text, at most a day apart' : null;
  if (containment >= 0.3) return 'much of the text, no dates to compare';
  return sameHeadline && containment >= 0.2 ? 'the headline and part of the text' : null;
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
