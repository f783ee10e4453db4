import type { StoredPoint } from '../../db/queries/verify-articles.ts';
import { describe } from './describe.ts';
import type { Fault } from './fault.ts';
import type { DerivedMeasure, DerivedPoint } from './verify-tools.ts';

/** What is stored of the points of a revision, and what its claims measure now. */
export interface JoinedSides {
  /** for people, `12.3` */
  readonly name: string;
  /** numbers of the claims that hold, by their ids */
  readonly claims: ReadonlyMap<number, number>;
  readonly stored: readonly StoredPoint[];
  readonly derived: readonly DerivedPoint[];
  readonly measures: ReadonlyMap<string, DerivedMeasure>;
}

/**
 * Holds the points of a revision against what its claims measure: each claim that measures something is one point, of
 * just that.
 *
 * measureOf  the measure that a stored profile makes
 * returns    null where another version joined the revision
 */
export function checkJoined(sides: JoinedSides, measureOf: (profile: string) => DerivedMeasure): Fault[] | null {
  const { name, claims, stored, derived, measures } = sides;
  const held = new Map(stored.filter(({ claimId }) => claims.has(claimId)).map((point) => [point.claimId, point]));
  const whereOf = (id: number) => ({ revision: name, point: id, claim: claims.get(id) ?? 0 });
  const faults: Fault[] = [];
  const add = (id: number, what: string, expected: string | null, found: string | null) =>
    faults.push({ kind: 'point-altered', where: whereOf(id), what, expected, found });
  let isOther = false;
  for (const { claimId, hash } of derived) {
    const point = held.get(claimId);
    held.delete(claimId);
    const expected = measures.get(hash)?.profile ?? null;
    if (point === undefined) {
      const what = 'it measures something, and is a point of no series';
      faults.push({ kind: 'point-missing', where: whereOf(claimId), what, expected: toWords(expected), found: null });
      continue;
    }
    const { measure } = point;
    // That its measure is gone is told elsewhere.
    if (measure === null) continue;
    const isSame = measure.profile === expected;
    if (measure.hash === hash && !isSame) {
      add(claimId, 'what it measures is stored otherwise', toWords(expected), toWords(measure.profile));
    } else if (measure.hash !== hash && isSame) {
      add(claimId, 'the hash of what it measures is another one', hash, measure.hash);
    } else if (measure.hash !== hash) {
      if (hashOf(measure.profile, measureOf) !== measure.hash) isOther = true;
      else add(claimId, 'it is a point of something else', toWords(expected), toWords(measure.profile));
    } else if (!measure.isLive) {
      add(claimId, 'what it measures is marked as measured by nothing', null, null);
    }
  }
  for (const [claimId, { measure }] of held) {
    if (measure === null) continue;
    if (hashOf(measure.profile, measureOf) !== measure.hash) isOther = true;
    else add(claimId, 'it is a point, and measures nothing', null, toWords(measure.profile));
  }
  return isOther ? null : faults;
}

function hashOf(profile: string, measureOf: (profile: string) => DerivedMeasure): string | null {
  try {
    return measureOf(profile).hash;
  } catch {
    // Of a profile that no version of ours can have made.
    return null;
  }
}

function toWords(profile: string | null): string {
  return describe(profile);
}
