import type { RevisionId } from '../base/ids.ts';
import { lockRevisionsOwingClaims } from '../db/queries/claims.ts';
import type { StepResult } from '../jobs/job.ts';
import { readRevisions } from './read-revisions.ts';
import type { StepContext } from './step-context.ts';

/**
 * Reads the claims of revisions that owe them: texts that came back, and those whose date was learned later, against
 * which "Saturday" and "last month" are resolved.
 *
 * returns  done, with comparisons to follow where an older version had read a revision; revisions whose claims are
 *          written already are left alone
 */
export async function recordClaims(
  context: StepContext,
  { revisionIds }: { revisionIds: readonly RevisionId[] },
): Promise<StepResult> {
  return readRevisions(context, revisionIds, { step: 'record-claims', lock: lockRevisionsOwingClaims });
}
