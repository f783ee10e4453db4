import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClaimedFile, claimCopy, claimFile, listClaimed } from '../intake/claim-file.ts';
import { hintsFileName } from '../intake/ignored-name.ts';
import type { Receipt } from '../intake/receipt.ts';
import { walkInbox } from '../intake/walk-inbox.ts';
import type { Job } from '../jobs/job.ts';
import { acceptDump } from '../pipeline/accept-dump.ts';
import { readOutcomes } from '../pipeline/read-outcomes.ts';
import type { StepContext } from '../pipeline/step-context.ts';
import { sweep } from '../pipeline/sweep.ts';
import { runUntilDone } from './run-until-done.ts';

export interface Ingested {
  readonly receipts: readonly Receipt[];
  /** files of the drop folder that were still being written */
  readonly unsettled: readonly string[];
}

export interface IngestOptions {
  readonly concurrency: number;
  /** how the files are laid out, whatever they show by themselves; null to find out */
  readonly format?: string | null;
  onStep(done: number, left: number): void;
}

/** A file of the drop folder that keeps changing is left to the next run after this long. */
const patienceMs = 60_000;

/**
 * Takes copies of files, in their order, and works them through to the end.
 *
 * fails    Refusal for a file that cannot be read, before any other is worked on
 */
export async function ingestFiles(
  context: StepContext,
  paths: readonly string[],
  options: IngestOptions,
): Promise<Ingested> {
  const claimed: ClaimedFile[] = [];
  const { format = null } = options;
  for (const path of paths) {
    // It says how the others are to be read, and is named with them where a shell fills in a pattern.
    if (basename(path) === hintsFileName) continue;
    claimed.push(await claimCopy({ dataFolder: context.dataFolder, path, format }));
  }
  return { receipts: await workThrough(context, claimed, options), unsettled: [] };
}

/** Takes everything that has settled in the drop folder, oldest first, and works it through to the end. */
export async function ingestInbox(
  context: StepContext,
  inbox: { folder: string; settleMs: number },
  options: IngestOptions,
): Promise<Ingested> {
  const claimed: ClaimedFile[] = await listClaimed(context.dataFolder);
  const { format = null } = options;
  let unsettled: string[] = [];
  for (const until = Date.now() + patienceMs; ; await sleep(250)) {
    const files = await walkInbox(inbox.folder, (error) => {
      throw error;
    });
    const settled = files.filter((file) => Date.now() - file.modifiedAtMs >= inbox.settleMs);
    settled.sort((a, b) => a.modifiedAtMs - b.modifiedAtMs || (a.path < b.path ? -1 : 1));
    for (const { path } of settled) {
      const where = { dataFolder: context.dataFolder, inbox: inbox.folder, relativePath: path };
      claimed.push(await claimFile({ ...where, format }));
    }
    unsettled = files.filter((file) => !settled.includes(file)).map((file) => file.path);
    if (unsettled.length === 0 || Date.now() > until) break;
  }
  return { receipts: await workThrough(context, claimed, options), unsettled };
}

async function workThrough(
  context: StepContext,
  claimed: readonly ClaimedFile[],
  options: IngestOptions,
): Promise<Receipt[]> {
  const jobs: Job[] = [];
  for (const file of claimed) {
    const accepted = await acceptDump(context, file);
    if (accepted.kind === 'done') jobs.push(...accepted.followUps);
  }
  await runUntilDone(context, jobs, options.concurrency, options);
  // What an earlier command was interrupted in, and what grew stale while these steps ran.
  const owed = (await sweep(context)).filter((job) => job.name !== 'issue-digest');
  await runUntilDone(context, owed, options.concurrency, options);
  return readOutcomes(
    context,
    claimed.map((file) => file.key),
  );
}
