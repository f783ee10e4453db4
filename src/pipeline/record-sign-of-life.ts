import { recordHeartbeat, removeHeartbeat } from '../db/queries/heartbeats.ts';
import type { StepContext } from './step-context.ts';

/** Notes that a part of the service is alive, and what it says of itself. */
export async function recordSignOfLife(context: StepContext, name: string, detail: object): Promise<void> {
  await recordHeartbeat(context.db, name, context.now(), detail);
}

/** Takes the note back at an orderly end, so that nobody waits for a part that was stopped on purpose. */
export async function endSignOfLife(context: StepContext, name: string): Promise<void> {
  await removeHeartbeat(context.db, name);
}
