import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../base/failure.ts';
import type { Sha256 } from '../base/ids.ts';
import type { Tx } from '../db/open-database.ts';
import type { DumpRow } from '../db/queries/dumps.ts';
import type { RevisionTextRow } from '../db/queries/revisions.ts';
import type { JoinInput } from '../db/queries/series-owed.ts';
import type { SightingRow } from '../db/queries/texts.ts';
import { spoolFolder, temporaryPrefix } from '../intake/data-folder.ts';
import { listKept } from '../intake/list-kept.ts';
import type { RevisionText } from '../text/revision-text.ts';
import { wantedRevisions } from './arrange-articles.ts';
import type { ReadPiece } from './compute.ts';
import { toDatedText } from './dated-text.ts';
import { findDescriptions } from './describe-series.ts';
import { earlierMax } from './earlier-revisions.ts';
import { findRangeFiles } from './find-range-files.ts';
import { type GroupInput, type MatchInput, measureOf } from './match-measures.ts';
import { toCuts } from './range-file.ts';
import type { StepContext } from './step-context.ts';

/** Two neighbours, and the revisions before them, oldest first. */
interface StoredPair {
  readonly before: RevisionTextRow;
  readonly after: RevisionTextRow;
  readonly earlier: readonly RevisionTextRow[];
}

/**
 * Gives the functions that the steps run to whoever holds what is stored against what they give. Nothing is written but
 * unfolded copies of packed dumps, each in a folder of its own under `spool/` for as long as it is open.
 *
 * width  pieces of work that are asked for at once: a few more than there are threads
 */
export function openVerifyTools(context: StepContext, width: number) {
  const { compute, dataFolder } = context;
  return {
    width,
    earlierMax,
    hashKept: (sha256: string) => compute.hashBytes({ dataFolder, sha256: sha256 as Sha256 }),
    listKept: () => listKept(dataFolder),
    openDump: (sha256: string) => openAside(context, sha256 as Sha256),
    readRange: (dump: DumpRow, path: string, cuts: readonly number[]) => readRange(context, dump, path, cuts),
    hashTexts: (texts: readonly RevisionText[]) =>
      compute.hashTexts({ texts: texts.map(({ headline, body }) => ({ headline, body })) }),
    readClaims: (revisions: readonly RevisionTextRow[]) => compute.readAgain({ texts: revisions.map(toDatedText) }),
    compare: (pairs: readonly StoredPair[]) =>
      compute.compareTexts({
        pairs: pairs.map(({ before, after, earlier }) => ({
          before: toDatedText(before),
          after: toDatedText(after),
          earlier: earlier.map(toDatedText),
        })),
      }),
    measureClaims: (revisions: readonly JoinInput[]) => compute.measureClaims({ revisions }),
    measureOf,
    matchMeasures: (input: MatchInput) => compute.matchMeasures(input),
    groupMeasures: (input: GroupInput) => compute.groupMeasures(input),
    describeSeries: (tx: Tx, ids: readonly number[]) => findDescriptions(tx, ids),
    arrange: (sightings: readonly SightingRow[]) =>
      wantedRevisions(sightings).map(({ first, ...revision }) => ({ ...revision, observedAt: first.observedAt })),
    readDelivered: (path: string) => readIfThere(join(dataFolder, path)),
  };
}

/** Unfolds a dump anew: a copy that lies under `spool/` may be another one. */
async function openAside(context: StepContext, sha256: Sha256) {
  const { dataFolder, uncompressedBytesMax, unfoldRatioMax, archiveEntriesMax } = context;
  await mkdir(spoolFolder(dataFolder), { recursive: true });
  const copies = await mkdtemp(join(spoolFolder(dataFolder), `${temporaryPrefix}verify-`));
  const close = () => rm(copies, { recursive: true, force: true });
  try {
    const limits = { uncompressedBytesMax, unfoldRatioMax, archiveEntriesMax };
    const opened = await context.compute.openKept({ dataFolder, sha256, copies, ...limits });
    if (!('failure' in opened)) return { path: opened.path, close };
    await close();
    return opened;
  } catch (error) {
    await close();
    throw error;
  }
}

async function readRange(
  { db, compute }: StepContext,
  dump: DumpRow,
  path: string,
  numbers: readonly number[],
): Promise<ReadPiece[] | null> {
  if (dump.detection === null) return null;
  const cuts = toCuts(numbers);
  const files = await findRangeFiles(db, dump, cuts);
  try {
    return await compute.readArticles({ path, detection: dump.detection, cuts, files });
  } catch (error) {
    // The file ends too soon. Threads hand on no classes.
    if (
      error instanceof Refusal ||
      (error instanceof Error && /, before byte \d+ that was asked for$/.test(error.message))
    )
      return null;
    throw error;
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
