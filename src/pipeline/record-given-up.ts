import { clearStepFailure, recordStepFailure } from '../db/queries/step-failures.ts';
import type { StepContext } from './step-context.ts';

/** Keeps what a job failed with after its last attempt; `status` shows it until the step succeeds. */
export async function recordGivenUp(context: StepContext, job: string, payload: unknown, error: Error): Promise<void> {
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  const message = `${error.message}${cause}`.slice(0, 4000);
  await recordStepFailure(context.db, { job, payload, message, at: context.now() });
}

/** Forgets the failures of a step that succeeded after all. */
export async function forgetGivenUp(context: StepContext, job: string, payload: unknown): Promise<void> {
  await clearStepFailure(context.db, job, payload);
}
