import type { JobName, JobPayload, StepResult } from '../jobs/job.ts';
import { deliverDigest } from '../pipeline/deliver-digest.ts';
import { describeSeries } from '../pipeline/describe-series.ts';
import { issueDigests } from '../pipeline/issue-digests.ts';
import { recordArticles } from '../pipeline/record-articles.ts';
import { recordChanges } from '../pipeline/record-changes.ts';
import { recordClaims } from '../pipeline/record-claims.ts';
import { recordSeries } from '../pipeline/record-series.ts';
import { rereadRevisions } from '../pipeline/reread-revisions.ts';
import { shelveDump } from '../pipeline/shelve-dump.ts';
import { splitDump } from '../pipeline/split-dump.ts';
import type { StepContext } from '../pipeline/step-context.ts';

type Step<Name extends JobName> = (context: StepContext, payload: JobPayload<Name>) => Promise<StepResult>;

/** Which step a job reminds of. */
export const steps: { readonly [Name in JobName]: Step<Name> } = {
  'split-dump': splitDump,
  'record-articles': recordArticles,
  'record-claims': recordClaims,
  'record-changes': recordChanges,
  'reread-revisions': rereadRevisions,
  'record-series': recordSeries,
  'describe-series': describeSeries,
  'shelve-dump': shelveDump,
  'issue-digest': issueDigests,
  'deliver-digest': deliverDigest,
};

/** Runs the step of a job. */
export function runStep<Name extends JobName>(
  context: StepContext,
  name: Name,
  payload: JobPayload<Name>,
): Promise<StepResult> {
  return steps[name](context, payload);
}
