import type { ClaimChange } from '../changes/claim-change.ts';
import type { RevisionTextRow } from '../db/queries/revisions.ts';
import { compareTexts } from './compute.ts';
import { toDatedText } from './dated-text.ts';
import { earlierMax } from './earlier-revisions.ts';

/**
 * Compares any two stored revisions as the step record-changes compares neighbours. Nothing is written.
 *
 * before, after  in the order of the question, which may be that of time or not
 * earlier        revisions before `before`, oldest first; those that the step looks at are taken
 */
export async function compareStored(
  before: RevisionTextRow,
  after: RevisionTextRow,
  earlier: readonly RevisionTextRow[],
): Promise<ClaimChange[]> {
  const pair = {
    before: toDatedText(before),
    after: toDatedText(after),
    earlier: earlier.slice(-earlierMax).map(toDatedText),
  };
  return [...(compareTexts({ pairs: [pair] })[0]?.changes ?? [])];
}
