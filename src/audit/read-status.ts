import type { Tx } from '../db/open-database.ts';
import { findHeartbeats } from '../db/queries/heartbeats.ts';
import { countOwedWork, type OpenCounts } from '../db/queries/owed-work.ts';
import { countFiles, countStored, findFileNotes } from '../db/queries/status.ts';
import { findStepFailures, type StepFailure } from '../db/queries/step-failures.ts';

/** What a person wants to know first. */
export interface Status {
  readonly stored: Record<string, number>;
  readonly files: Record<string, number>;
  readonly owed: OpenCounts;
  /** parts of the service that gave a sign of life within a minute */
  readonly running: readonly string[];
  readonly failedFiles: readonly { name: string; code: string; message: string }[];
  readonly warnings: readonly { name: string; warnings: readonly string[] }[];
  readonly failedSteps: readonly StepFailure[];
}

/** Files that are named; the rest is counted. */
const notesMax = 50;

const silentMs = 60_000;

/** Reads the state of the service. Nothing is written. */
export async function readStatus(db: Tx, nowMs: number): Promise<Status> {
  const notes = await findFileNotes(db, notesMax);
  const heartbeats = await findHeartbeats(db);
  return {
    stored: await countStored(db),
    files: await countFiles(db),
    owed: await countOwedWork(db),
    running: heartbeats.filter(({ at }) => nowMs - Date.parse(at) < silentMs).map(({ name }) => name),
    failedFiles: notes.flatMap(({ name, failure }) =>
      failure === null ? [] : [{ name, code: failure.code, message: failure.message }],
    ),
    warnings: notes.filter(({ warnings }) => warnings.length > 0).map(({ name, warnings }) => ({ name, warnings })),
    failedSteps: await findStepFailures(db),
  };
}
