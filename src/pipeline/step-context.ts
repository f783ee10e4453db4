import type { Instant } from '../base/instant.ts';
import type { Tx } from '../db/open-database.ts';
import type { Compute } from './compute-on-threads.ts';

/** What a step may use besides its payload. Made once by whoever opens the service. */
export interface StepContext {
  readonly db: Tx;
  readonly compute: Compute;
  readonly dataFolder: string;
  readonly uncompressedBytesMax: number;
  readonly unfoldRatioMax: number;
  readonly archiveEntriesMax: number;
  readonly digestTime: string;
  readonly timeZone: string;
  now(): Instant;
  /**
   * Called between the parts of a step, with the part's name. Does nothing in service; the crash test ends the
   * process here.
   */
  boundary(name: string): void;
}
