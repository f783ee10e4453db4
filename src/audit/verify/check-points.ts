import type { RevisionReading, StoredPoint } from '../../db/queries/verify-articles.ts';
import type { NumberedClaim } from './check-claims.ts';
import type { Fault } from './fault.ts';

/**
 * Looks whether the points of a revision are of its claims and of series that are there. Points of what holds no longer
 * stay, for what was known earlier; those of what holds are in series that hold something.
 *
 * isCurrent  the revision is in the history of its article
 */
export function checkPoints(
  { name, isCurrent }: { readonly name: string; readonly isCurrent: boolean },
  reading: RevisionReading,
  claims: readonly NumberedClaim[],
  points: readonly StoredPoint[],
): Fault[] {
  // While its series are owed, points may be of claims that were read otherwise meanwhile.
  if (reading.isSeriesOwed || reading.isOwed) return [];
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return points.flatMap((point): Fault[] => {
    const claim = byId.get(point.claimId);
    const where = { revision: name, point: point.claimId, ...(claim === undefined ? {} : { claim: claim.no }) };
    const fault = (what: string, expected: string): Fault[] => [
      { kind: 'series-broken', where, what, expected, found: null },
    ];
    if (claim === undefined) return fault('its claim is gone', `claim ${point.claimId}`);
    if (!point.hasSeries) return fault('its measure or its series is gone', 'a series');
    const holds = isCurrent && claim.supersededBy === null;
    if (holds && !point.isSeriesCurrent)
      return fault('its series is marked as holding nothing', 'a series that holds it');
    return [];
  });
}
