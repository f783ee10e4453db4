import { Refusal } from '../base/failure.ts';
import type { Sha256 } from '../base/ids.ts';
import type { OpenKept } from '../intake/open-kept.ts';
import type { StepContext } from './step-context.ts';

/**
 * Finds a file with the unfolded bytes of a dump; what is packed is unfolded off the main thread.
 *
 * fails    Refusal as `uncompressedPath` does
 */
export async function openDump(context: StepContext, sha256: Sha256): Promise<OpenKept> {
  const { dataFolder, uncompressedBytesMax, unfoldRatioMax, archiveEntriesMax } = context;
  const limits = { uncompressedBytesMax, unfoldRatioMax, archiveEntriesMax };
  const opened = await context.compute.openKept({ dataFolder, sha256, ...limits });
  if ('failure' in opened) throw new Refusal(opened.failure);
  return opened;
}
