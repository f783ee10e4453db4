import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClaimedFile, claimCopy } from '../../src/intake/claim-file.ts';
import type { Job, StepResult } from '../../src/jobs/job.ts';
import { acceptDump } from '../../src/pipeline/accept-dump.ts';
import type { StepContext } from '../../src/pipeline/step-context.ts';
import { runUntilDone } from '../../src/workers/run-until-done.ts';

/** Puts a file of these bytes where a claimed one lies, as the watcher does. */
export async function claimBytes(context: StepContext, name: string, bytes: string | Uint8Array): Promise<ClaimedFile> {
  const folder = mkdtempSync(join(tmpdir(), `claimtrail-drop-${randomBytes(3).toString('hex')}`));
  try {
    writeFileSync(join(folder, name), bytes);
    return await claimCopy({ dataFolder: context.dataFolder, path: join(folder, name) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Jobs that follow from a step. */
export function followUpsOf(result: StepResult): readonly Job[] {
  return result.kind === 'done' ? result.followUps : [];
}

/** Takes a file in and works it through to its receipt, one step at a time. */
export async function takeThrough(context: StepContext, name: string, bytes: string | Uint8Array): Promise<void> {
  const accepted = await acceptDump(context, await claimBytes(context, name, bytes));
  await runUntilDone(context, followUpsOf(accepted), 1, { onStep: () => {} });
}
