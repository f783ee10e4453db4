import { groupBy } from '../base/group-by.ts';
import type { RevisionId } from '../base/ids.ts';
import type { Instant } from '../base/instant.ts';
import type { Contradiction } from '../changes/find-contradictions.ts';
import type { EmptyNotice } from '../changes/find-empty-notices.ts';
import type { Finding, FindingSide } from '../changes/finding.ts';
import { extractorVersion } from '../claims/extractor-version.ts';
import type { Tx } from '../db/open-database.ts';
import {
  type FindingRow,
  findContradictionsOf,
  findEmptyNoticesOf,
  insertFindings,
  type KeptFinding,
  keepFindings,
  type StoredFinding,
  supersedeFindings,
} from '../db/queries/findings.ts';
import type { Pair } from '../db/queries/pairs.ts';

/** What a reading of a revision finds to contradict itself, and the numbers of its claims in the order of the reading. */
export interface ReadContradictions {
  readonly revisionId: RevisionId;
  readonly contradictions: readonly Contradiction[];
  /** null where claims are numbered 0, 1, 2 … */
  readonly claimOrder: readonly number[] | null;
}

/** Writes the contradictions of revisions that are new, and have none. */
export async function insertContradictions(tx: Tx, read: readonly ReadContradictions[], at: Instant): Promise<void> {
  await insertFindings(tx, read.flatMap(toRows), extractorVersion, at);
}

/**
 * Brings the stored contradictions of revisions in line with a new reading. Call it with the revisions held. One that is
 * found again keeps its row, so that it is not told anew.
 */
export async function settleContradictions(tx: Tx, read: readonly ReadContradictions[], at: Instant): Promise<void> {
  const known = await findContradictionsOf(
    tx,
    read.map(({ revisionId }) => revisionId),
  );
  await settle(tx, known, read.flatMap(toRows), at);
}

/**
 * Brings what is stored of the notices of pairs in line with a new comparison. Call it with the pairs held.
 */
export async function settleEmptyNotices(
  tx: Tx,
  compared: readonly { pair: Pair; emptyNotices: readonly EmptyNotice[] }[],
  at: Instant,
): Promise<void> {
  const known = await findEmptyNoticesOf(
    tx,
    compared.map(({ pair }) => pair),
  );
  const rows = compared.flatMap(({ pair: [fromRevision, revisionId], emptyNotices }) =>
    emptyNotices.map((finding) => ({ revisionId, fromRevision, finding })),
  );
  await settle(tx, known, rows, at);
}

function toRows({ revisionId, contradictions, claimOrder }: ReadContradictions): FindingRow[] {
  const numbered = (side: FindingSide): FindingSide => ({ ...side, claim: claimOrder?.[side.claim] ?? side.claim });
  return contradictions.map((finding) => {
    const { first, second } = finding.detail;
    const detail = { ...finding.detail, first: numbered(first), second: numbered(second) };
    return { revisionId, fromRevision: null, finding: { ...finding, detail } };
  });
}

async function settle(
  tx: Tx,
  known: readonly StoredFinding[],
  rows: readonly FindingRow[],
  at: Instant,
): Promise<void> {
  const left = groupBy(known, contentOf);
  const fresh: FindingRow[] = [];
  const renumbered: KeptFinding[] = [];
  for (const row of rows) {
    const same = left.get(contentOf(row))?.pop();
    if (same === undefined) fresh.push(row);
    else if (claimsOf(same) !== claimsOf(row)) renumbered.push({ id: same.id, detail: row.finding.detail });
  }
  const gone = [...left.values()].flat().map(({ id }) => id);
  await supersedeFindings(tx, gone, at);
  await keepFindings(tx, renumbered);
  await insertFindings(tx, fresh, extractorVersion, at);
}

/** The numbers of its claims: a rereading may give the claims of a finding that is found again other ones. */
function claimsOf({ finding }: FindingRow): string {
  return finding.kind === 'empty-notice' ? '' : `${finding.detail.first.claim} ${finding.detail.second.claim}`;
}

/** What a finding says and where; rows come back with the fields of their detail in another order. */
function contentOf({ revisionId, fromRevision, finding }: FindingRow): string {
  return JSON.stringify([revisionId, fromRevision, finding.kind, finding.key, detailOf(finding)]);
}

function detailOf(finding: Finding): unknown {
  if (finding.kind === 'empty-notice') {
    const { notice, noticeKind, start, end, names, missing } = finding.detail;
    return [notice, noticeKind, start, end, names, missing];
  }
  const { subject, between, first, second } = finding.detail;
  const sides = [first, second].map(({ start, end, text, attribution }) => [start, end, text, attribution]);
  return [subject, between, sides];
}
