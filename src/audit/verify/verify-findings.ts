import { groupBy } from '../../base/group-by.ts';
import type { RevisionId } from '../../base/ids.ts';
import type { Contradiction } from '../../changes/find-contradictions.ts';
import type { EmptyNotice } from '../../changes/find-empty-notices.ts';
import type { FindingSide } from '../../changes/finding.ts';
import { checkFindings } from './check-findings.ts';
import type { FaultLog } from './open-fault-log.ts';
import { type ArticlePage, nameOfRevision } from './read-article-page.ts';

/** Holds the stored contradictions of a page against those of its readings, one for each revision that was read. */
export function verifyContradictions(
  log: FaultLog,
  page: ArticlePage,
  readings: ReadonlyMap<RevisionId, readonly Contradiction[]>,
): void {
  const stored = groupBy(
    page.findings.filter(({ finding }) => finding.kind === 'contradiction'),
    ({ revisionId }) => revisionId,
  );
  for (const row of page.revisions) {
    const read = readings.get(row.revisionId);
    if (read === undefined) continue;
    const order = page.readings.get(row.revisionId)?.claimOrder ?? null;
    const numbered = (side: FindingSide): FindingSide => ({ ...side, claim: order?.[side.claim] ?? side.claim });
    const derived = read.map((finding) => {
      const { first, second } = finding.detail;
      return { ...finding, detail: { ...finding.detail, first: numbered(first), second: numbered(second) } };
    });
    const held = (stored.get(row.revisionId) ?? []).map(({ finding }) => finding);
    for (const fault of checkFindings(nameOfRevision(row), held, derived)) log.add(fault);
    log.checked.findings += held.length;
  }
}

/** As `verifyContradictions`, with what notices of compared pairs declare and their texts do not show. */
export function verifyEmptyNotices(
  log: FaultLog,
  page: ArticlePage,
  compared: readonly { from: RevisionId; to: RevisionId; emptyNotices: readonly EmptyNotice[] }[],
): void {
  const stored = groupBy(
    page.findings.filter(({ finding }) => finding.kind === 'empty-notice'),
    ({ fromRevision, revisionId }) => `${fromRevision} ${revisionId}`,
  );
  const rowOf = new Map(page.revisions.map((row) => [row.revisionId, row]));
  for (const { from, to, emptyNotices } of compared) {
    const held = (stored.get(`${from} ${to}`) ?? []).map(({ finding }) => finding);
    for (const fault of checkFindings(nameOfRevision(rowOf.get(to)), held, emptyNotices)) log.add(fault);
    log.checked.findings += held.length;
  }
}
