import type { RevisionId } from '../base/ids.ts';
import { extractorVersion } from '../claims/extractor-version.ts';
import { deleteClaims, insertClaims, lockRevisionsOwingClaims, markClaimsRecorded } from '../db/queries/claims.ts';
import { findRevisionDates, findRevisionTexts } from '../db/queries/revisions.ts';
import type { StepResult } from '../jobs/job.ts';
import { isSameDate, toDatedText } from './dated-text.ts';
import type { StepContext } from './step-context.ts';

/**
 * Reads the claims of revisions that owe them: texts that came back, and those whose date was learned later, against
 * which "Saturday" and "last month" are resolved.
 *
 * returns  done, with nothing to follow; revisions whose claims are written already are left alone
 */
export async function recordClaims(
  context: StepContext,
  { revisionIds }: { revisionIds: readonly RevisionId[] },
): Promise<StepResult> {
  const rows = [...(await findRevisionTexts(context.db, revisionIds)).values()];
  const texts = rows.map(toDatedText);
  const claims = await context.compute.readClaimRows({ texts });
  context.boundary('record-claims:computed');
  await context.db.transaction(async (tx) => {
    const owing = new Set(await lockRevisionsOwingClaims(tx, revisionIds));
    const now = await findRevisionDates(tx, [...owing]);
    // A date that changed while we read makes the reading stale: it stays owed.
    const current = rows.flatMap((row, i) =>
      owing.has(row.revisionId) && isSameDate(now.get(row.revisionId), row)
        ? [{ revisionId: row.revisionId, rows: claims[i] ?? [] }]
        : [],
    );
    const ids = current.map(({ revisionId }) => revisionId);
    await deleteClaims(tx, ids);
    await insertClaims(tx, current);
    await markClaimsRecorded(tx, ids, extractorVersion);
    context.boundary('record-claims:written');
  });
  context.boundary('record-claims:committed');
  return { kind: 'done', followUps: [] };
}
