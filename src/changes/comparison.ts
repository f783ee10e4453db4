import type { Claim } from '../claims/reading.ts';
import type { Alignment } from '../revisions/alignment.ts';
import type { Notice } from './find-notices.ts';
import type { Statement } from './gather-statements.ts';
import type { ReadRevision } from './read-revision.ts';

/** Two revisions, their sentences and their claims, ready to be compared. */
export interface Comparison {
  readonly before: ReadRevision;
  readonly after: ReadRevision;
  readonly alignment: Alignment;
  readonly statementsBefore: readonly Statement[];
  readonly statementsAfter: readonly Statement[];
  /** claims of the newer text that give a value that holds no longer, by where their sentence starts */
  readonly formerOf: ReadonlyMap<number, readonly Claim[]>;
  readonly newNotices: readonly Notice[];
}
