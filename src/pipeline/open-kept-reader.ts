import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type Failure, Refusal } from '../base/failure.ts';
import type { Sha256 } from '../base/ids.ts';
import { rawFolder, rawPath, temporaryPrefix } from '../intake/data-folder.ts';
import { readRange, uncompressedPath } from '../intake/open-kept.ts';
import type { UnfoldLimits } from '../intake/unfold-dump.ts';

/** Reads kept bytes for those who only look. */
export interface KeptReader {
  /** Where the bytes with this hash are kept, in the data folder. */
  pathOf(sha256: string): string;
  /** Bytes [start, end) of the unfolded dump, or why there are none. */
  read(sha256: string, start: number, end: number): Promise<Uint8Array | { readonly failure: Failure }>;
  /** Removes what was unfolded to be read. */
  close(): Promise<void>;
}

/**
 * Opens a reader of kept bytes that leaves the data folder as it is: what is packed is unfolded once into a temporary
 * folder of the machine, not into the spool of the service.
 */
export function openKeptReader({ dataFolder, ...limits }: { dataFolder: string } & UnfoldLimits): KeptReader {
  let aside: Promise<string> | null = null;
  const opened = new Map<string, Promise<string>>();
  const unfold = async (sha256: Sha256) => {
    aside ??= makeAside(dataFolder);
    return (await uncompressedPath({ dataFolder: await aside, sha256, ...limits })).path;
  };
  return {
    pathOf: (sha256) => relative(dataFolder, rawPath(dataFolder, sha256 as Sha256)),
    async read(sha256, start, end) {
      const path = opened.get(sha256) ?? unfold(sha256 as Sha256);
      opened.set(sha256, path);
      try {
        return await readRange(await path, start, end);
      } catch (error) {
        if (error instanceof Refusal) return { failure: error.failure };
        throw error;
      }
    },
    async close() {
      if (aside !== null) await rm(await aside, { recursive: true, force: true });
    },
  };
}

/** A data folder of its own in which the kept bytes are those of the service, and the spool is another. */
async function makeAside(dataFolder: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `${temporaryPrefix}claimtrail-`));
  await symlink(rawFolder(dataFolder), rawFolder(folder));
  return folder;
}
