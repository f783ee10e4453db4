import { groupBy } from '../base/group-by.ts';
import type { RevisionId } from '../base/ids.ts';
import type { Instant } from '../base/instant.ts';
import type { Contradiction } from '../changes/find-contradictions.ts';
import { extractorVersion } from '../claims/extractor-version.ts';
import type { Tx } from '../db/open-database.ts';
import {
  type ClaimRow,
  deleteClaims,
  findReadStates,
  insertClaims,
  markClaimsRecorded,
  type ReadState,
} from '../db/queries/claims.ts';
import { reopenPairsForReading, reopenPairsOf } from '../db/queries/pairs.ts';
import {
  deleteClaimRows,
  findLastClaimNumbers,
  findStoredClaims,
  insertRereadings,
  setClaimOrders,
  supersedeClaims,
} from '../db/queries/rereadings.ts';
import { diffReading, type ReadingDiff } from './diff-reading.ts';
import { earlierMax } from './earlier-revisions.ts';
import { settleContradictions } from './settle-findings.ts';

/** What the current extractor reads from a revision. */
export interface NewReading {
  readonly state: ReadState;
  readonly rows: readonly ClaimRow[];
  readonly contradictions: readonly Contradiction[];
}

/**
 * Writes readings of revisions. Call it with the revisions held.
 *
 * A reading that is the first, or one by the same version against another date, takes the place of what was there.
 * One of a text that an older version read leaves the claims that are the same alone, supersedes those that are not,
 * and has the revision's pairs compared again, as a change of our reading.
 */
export async function writeReadings(tx: Tx, readings: readonly NewReading[], at: Instant): Promise<void> {
  const plain = readings.filter(({ state }) => isFirst(state) || (isRedated(state) && state.claimOrder === null));
  const others = readings.filter((reading) => !plain.includes(reading));
  await deleteClaims(tx, idsOf(plain));
  await insertClaims(
    tx,
    plain.map(({ state, rows }) => ({ revisionId: state.revisionId, rows })),
    extractorVersion,
  );
  const changed = new Set(await writeOver(tx, others, at));
  await settleContradictionsOf(tx, readings, at);
  await markClaimsRecorded(tx, idsOf(readings), extractorVersion);
  // While they were owed, a comparison could not tell the numbers of their claims.
  await reopenPairsOf(tx, idsOf(others.filter(({ state }) => isRedated(state))));
  const reread = others.filter(
    ({ state }) => !isRedated(state) && (state.extractorVersion !== extractorVersion || changed.has(state.revisionId)),
  );
  await reopenPairsForReading(tx, idsOf(reread), earlierMax);
}

/** Call it when the claims are written: their numbers are those of the order that stands now. */
async function settleContradictionsOf(tx: Tx, readings: readonly NewReading[], at: Instant): Promise<void> {
  const states = await findReadStates(tx, idsOf(readings));
  const read = readings.map(({ state: { revisionId }, contradictions }) => {
    return { revisionId, contradictions, claimOrder: states.get(revisionId)?.claimOrder ?? null };
  });
  await settleContradictions(tx, read, at);
}

function isFirst({ extractorVersion: version }: ReadState): boolean {
  return version === null;
}

/** Read by this version, and owed once more as its date was learned. */
function isRedated({ extractorVersion: version, claimsOwed }: ReadState): boolean {
  return version === extractorVersion && claimsOwed;
}

function idsOf(readings: readonly NewReading[]): RevisionId[] {
  return readings.map(({ state }) => state.revisionId);
}

interface Rewritten extends NewReading {
  readonly diff: ReadingDiff;
}

/** Returns the revisions whose claims changed. */
async function writeOver(tx: Tx, readings: readonly NewReading[], at: Instant): Promise<RevisionId[]> {
  const ids = idsOf(readings);
  const stored = groupBy(await findStoredClaims(tx, ids), ({ revisionId }) => revisionId);
  const last = await findLastClaimNumbers(tx, ids);
  const rewritten = readings
    .map((reading): Rewritten => {
      const { revisionId } = reading.state;
      const diff = diffReading(stored.get(revisionId) ?? [], reading.rows, (last.get(revisionId) ?? -1) + 1);
      return { ...reading, diff };
    })
    .filter(({ state, diff }) => hasChanged(state, diff));
  const [redated, reread] = [
    rewritten.filter(({ state }) => isRedated(state)),
    rewritten.filter(({ state }) => !isRedated(state)),
  ];
  await deleteClaimRows(
    tx,
    redated.flatMap(({ diff }) => diff.gone),
  );
  await supersede(tx, reread, at);
  await insertClaims(
    tx,
    rewritten.map(({ state, diff }) => ({ revisionId: state.revisionId, rows: diff.fresh })),
    extractorVersion,
  );
  await setClaimOrders(
    tx,
    rewritten.map(({ state, diff: { order } }) => ({
      revisionId: state.revisionId,
      // Where none ever had another number, the next reading may count from 0 again.
      order: order.every((no, i) => no === i) && (last.get(state.revisionId) ?? -1) < order.length ? null : order,
    })),
  );
  return idsOf(rewritten);
}

function hasChanged({ claimOrder }: ReadState, { order, gone, fresh }: ReadingDiff): boolean {
  if (gone.length > 0 || fresh.length > 0) return true;
  return order.some((no, i) => no !== (claimOrder === null ? i : claimOrder[i]));
}

async function supersede(tx: Tx, reread: readonly Rewritten[], at: Instant): Promise<void> {
  const otherwise = reread.filter(({ diff }) => diff.gone.length > 0 || diff.fresh.length > 0);
  const noted = await insertRereadings(
    tx,
    otherwise.map(({ state, diff: { added, dropped, altered } }) => ({
      revisionId: state.revisionId,
      fromVersion: state.extractorVersion ?? extractorVersion,
      toVersion: extractorVersion,
      at,
      ...{ added, dropped, altered },
    })),
  );
  await supersedeClaims(
    tx,
    otherwise.flatMap(({ state, diff }) =>
      diff.gone.map((id) => ({ id, rereading: noted.get(state.revisionId) as number })),
    ),
  );
}
