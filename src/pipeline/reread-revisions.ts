import type { RevisionId } from '../base/ids.ts';
import { lockRevisionsToReread } from '../db/queries/rereadings.ts';
import type { StepResult } from '../jobs/job.ts';
import { readRevisions } from './read-revisions.ts';
import type { StepContext } from './step-context.ts';

/**
 * Reads revisions once more that somebody asked for: texts stay, our reading of them may change.
 *
 * returns  done, with the comparisons that follow; revisions that were read again already are left alone
 */
export async function rereadRevisions(
  context: StepContext,
  { revisionIds }: { revisionIds: readonly RevisionId[] },
): Promise<StepResult> {
  return readRevisions(context, revisionIds, { step: 'reread-revisions', lock: lockRevisionsToReread });
}
