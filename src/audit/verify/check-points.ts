import type { RevisionReading, StoredPoint } from '../../db/queries/verify-articles.ts';
import type { NumberedClaim } from './check-claims.ts';
import type { Fault } from './fault.ts';

/** Looks whether the points of a revision are of claims that hold, and of series that are there. */
export function checkPoints(
  name: string,
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
    if (claim.supersededBy !== null) return fault('its claim holds no longer', 'a claim that holds');
    if (!point.hasSeries) return fault('its measure or its series is gone', 'a series');
    return [];
  });
}
