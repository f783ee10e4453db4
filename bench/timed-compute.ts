import {
  compareTexts,
  decidePairs,
  groupMeasures,
  hashBytes,
  hashTexts,
  matchMeasures,
  measureClaims,
  openKept,
  readAgain,
  readArticles,
  readClaimRows,
  readTexts,
  scanDump,
} from '../src/pipeline/compute.ts';
import type { Compute } from '../src/pipeline/compute-on-threads.ts';
import { threadTimeMs } from './processor-time.ts';

/*
 * Entry of the worker threads of the bench: the functions of pipeline/compute.ts, each timed on its thread.
 */

export interface TimedAnswer {
  readonly value: unknown;
  readonly wallMs: number;
  /** on the processor; null where the system does not tell */
  readonly threadMs: number | null;
}

function timed<Input>(work: (input: Input) => unknown): (input: Input) => Promise<TimedAnswer> {
  return async (input) => {
    const [wall, busy] = [performance.now(), threadTimeMs()];
    const value = await work(input);
    const end = threadTimeMs();
    const threadMs = busy === null || end === null ? null : end - busy;
    return { value, wallMs: performance.now() - wall, threadMs };
  };
}

const functions = {
  openKept: timed(openKept),
  scanDump: timed(scanDump),
  readArticles: timed(readArticles),
  readTexts: timed(readTexts),
  decidePairs: timed(decidePairs),
  readClaimRows: timed(readClaimRows),
  readAgain: timed(readAgain),
  compareTexts: timed(compareTexts),
  hashBytes: timed(hashBytes),
  hashTexts: timed(hashTexts),
  measureClaims: timed(measureClaims),
  matchMeasures: timed(matchMeasures),
  groupMeasures: timed(groupMeasures),
} satisfies Record<keyof Compute, unknown>;

/** Runs one of the functions by name. */
export function run({ name, input }: { name: keyof typeof functions; input: never }): Promise<TimedAnswer> {
  return functions[name](input);
}
