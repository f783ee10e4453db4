import type { ClaimRow } from '../db/queries/claims.ts';

/** A claim of an earlier reading, by its row and number. */
export interface StoredClaim extends ClaimRow {
  readonly id: number;
}

/** What a new reading of a text leaves to be written. */
export interface ReadingDiff {
  /** numbers of the claims that hold now, in the order of the new reading */
  readonly order: readonly number[];
  /** claims to be written, under their new numbers */
  readonly fresh: readonly ClaimRow[];
  /** rows of claims that the new reading does not have */
  readonly gone: readonly number[];
  /** claims where none was, claims that are there no more, and claims that say otherwise at the same place */
  readonly added: number;
  readonly dropped: number;
  readonly altered: number;
}

/**
 * Compares a new reading of a text with the stored one, claim by claim. A claim that is the same in both keeps its row
 * and number, so that what points to it stays right; the others get numbers that no claim of the revision ever had.
 *
 * stored   claims that hold, in any order
 * read     the new reading, in its order
 * nextNo   the smallest number that is free
 */
export function diffReading(stored: readonly StoredClaim[], read: readonly ClaimRow[], nextNo: number): ReadingDiff {
  const left = new Map<string, StoredClaim[]>();
  for (const claim of stored.toSorted((a, b) => b.no - a.no)) {
    const key = contentOf(claim);
    left.set(key, [...(left.get(key) ?? []), claim]);
  }
  const order: number[] = [];
  const fresh: ClaimRow[] = [];
  for (const claim of read) {
    const same = left.get(contentOf(claim))?.pop();
    const no = same?.no ?? nextNo + fresh.length;
    order.push(no);
    if (same === undefined) fresh.push({ ...claim, no });
  }
  const gone = [...left.values()].flat();
  const altered = countAltered(gone, fresh);
  return {
    order,
    fresh,
    gone: gone.map(({ id }) => id),
    added: fresh.length - altered,
    dropped: gone.length - altered,
    altered,
  };
}

/** Claims that begin or end where one of the same kind did, each counted once. */
function countAltered(gone: readonly ClaimRow[], fresh: readonly ClaimRow[]): number {
  const free = new Set(gone);
  const places = new Map<string, ClaimRow[]>();
  for (const claim of gone)
    for (const place of placesOf(claim)) places.set(place, [...(places.get(place) ?? []), claim]);
  let count = 0;
  for (const claim of fresh) {
    const before = placesOf(claim)
      .flatMap((place) => places.get(place) ?? [])
      .find((one) => free.has(one));
    if (before === undefined) continue;
    free.delete(before);
    count++;
  }
  return count;
}

function placesOf({ kind, startUnit, endUnit }: ClaimRow): string[] {
  return [`${kind} from ${startUnit}`, `${kind} to ${endUnit}`];
}

/** What a claim says and where, in a form that is equal for equal claims. */
function contentOf(claim: ClaimRow): string {
  const { kind, part, standing, subject, subjectKey, attribution, hedge, asOf } = claim;
  const { startUnit, endUnit, sentenceStart, sentenceEnd, valueText, bound } = claim;
  const { value, low, high, trend, unit, unitText, concept, timeType, timeValue, timeMod } = claim;
  return JSON.stringify([
    ...[kind, part, standing, subject, subjectKey, attribution, hedge, asOf],
    ...[startUnit, endUnit, sentenceStart, sentenceEnd, valueText, bound],
    ...[value, low, high, trend, unit, unitText, concept, timeType, timeValue, timeMod],
  ]);
}
