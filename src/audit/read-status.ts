import { toInstant } from '../base/instant.ts';
import { invariant } from '../base/invariant.ts';
import { extractorVersion } from '../claims/extractor-version.ts';
import type { Tx } from '../db/open-database.ts';
import { findHeartbeats } from '../db/queries/heartbeats.ts';
import { countOwedWork, type OpenCounts } from '../db/queries/owed-work.ts';
import { countReadings } from '../db/queries/rereadings.ts';
import { countFiles, countStored, findFileNotes } from '../db/queries/status.ts';
import { findStepFailures, type StepFailure } from '../db/queries/step-failures.ts';

/** What a person wants to know first. */
export interface Status {
  readonly stored: Record<string, number>;
  readonly files: Record<string, number>;
  readonly readings: Readings;
  readonly owed: OpenCounts;
  /** parts of the service that gave a sign of life within a minute */
  readonly running: readonly string[];
  readonly failedFiles: readonly { name: string; code: string; message: string }[];
  /** files of the last week whose receipt warns of something, newest first */
  readonly warnings: readonly FileWarning[];
  readonly failedSteps: readonly StepFailure[];
}

/** By which version of the extractor the stored revisions were read last. */
export interface Readings {
  readonly version: string;
  /** revisions that another version read, by that version */
  readonly older: Readonly<Record<string, number>>;
  readonly olderInAll: number;
}

export interface FileWarning {
  readonly name: string;
  readonly receivedAt: string;
  /** articles that it says it holds; null where it does not say */
  readonly declared: number | null;
  /** records found in it; null where it was not split */
  readonly found: number | null;
  readonly rejected: number;
  readonly warnings: readonly string[];
}

/** Warnings of older files were told by the digests, and stand on the receipts. */
const warningDays = 7;

/** Files that are named; the rest is counted. */
const notesMax = 50;

const silentMs = 60_000;

/** Reads the state of the service. Nothing is written. */
export async function readStatus(db: Tx, nowMs: number): Promise<Status> {
  const since = toInstant(nowMs - warningDays * 86_400_000);
  invariant(since !== null, `no instant a week before ${nowMs}`);
  const notes = await findFileNotes(db, since, notesMax);
  const heartbeats = await findHeartbeats(db);
  return {
    stored: await countStored(db),
    files: await countFiles(db),
    readings: await readReadings(db),
    owed: await countOwedWork(db),
    running: heartbeats.filter(({ at }) => nowMs - Date.parse(at) < silentMs).map(({ name }) => name),
    failedFiles: notes.flatMap(({ name, failure }) =>
      failure === null ? [] : [{ name, code: failure.code, message: failure.message }],
    ),
    warnings: notes
      .filter(({ warnings, receivedAt }) => warnings.length > 0 && receivedAt >= since)
      .map(({ failure: _, ...warned }) => warned),
    failedSteps: await findStepFailures(db),
  };
}

/** Counts what was read by another version of the extractor than the one that runs. */
export async function readReadings(db: Tx): Promise<Readings> {
  const older = [...(await countReadings(db))].filter(([version]) => version !== extractorVersion);
  const olderInAll = older.reduce((sum, [, count]) => sum + count, 0);
  return { version: extractorVersion, older: Object.fromEntries(older), olderInAll };
}

/** Says that there are readings of another version, and what to do about them; null when there are none. */
export function describeOldReadings({ version, older, olderInAll }: Readings): string | null {
  if (olderInAll === 0) return null;
  const of = Object.entries(older).map(([name, count]) => `${count} by ${name}`);
  const were = olderInAll === 1 ? '1 revision was' : `${olderInAll} revisions were`;
  return `${were} read by another version of the extractor than ${version} (${of.join(', ')}); "claimtrail reprocess" reads them once more`;
}
