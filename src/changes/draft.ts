import type { ChangeKind, ChangeSide } from './claim-change.ts';
import type { Statement } from './gather-statements.ts';

/** A change that has been found but not yet labelled and ranked. */
export interface Draft {
  readonly kind: ChangeKind;
  readonly subject: string;
  readonly subjectKey: string;
  readonly before: ChangeSide | null;
  readonly after: ChangeSide | null;
  readonly sentenceBefore: string | null;
  readonly sentenceAfter: string | null;
  readonly statementBefore: Statement | null;
  readonly statementAfter: Statement | null;
  /** the newer text withdraws the claim in words */
  readonly withdrawn: boolean;
  /** found by its digits alone, without a claim on both sides */
  readonly stray: boolean;
}
