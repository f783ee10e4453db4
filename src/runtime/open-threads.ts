import { setFlagsFromString } from 'node:v8';
import { Piscina } from 'piscina';

/** Threads for work that takes processor time, so that locks are renewed and pages answer meanwhile. */
export interface Threads {
  /** Calls an exported function of the entry module by name; values are copied both ways. */
  run(name: string, input: unknown): Promise<unknown>;
  /** Calls that wait for a thread. */
  waiting(): number;
  close(): Promise<void>;
}

/**
 * Per cent by which a heap may outgrow what lives in it before it is swept. Without it each thread lets garbage of
 * four times its living memory pile up: 640 MB for a dump of 100 MB, 340 MB with it, at the same speed.
 */
const heapGrowthPercent = 30;

/** A quarter of the default, for what a thread made last; more made nothing faster. */
const youngMegabytesMax = 12;

/**
 * Starts threads that load one module.
 *
 * entry    the compiled module, as a file: URL
 * count    threads, all started at once and kept
 */
export function openThreads(entry: URL, count: number): Threads {
  setFlagsFromString(`--heap-growing-percent=${heapGrowthPercent}`);
  const resourceLimits = { maxYoungGenerationSizeMb: youngMegabytesMax };
  const pool = new Piscina({ filename: entry.href, minThreads: count, maxThreads: count, resourceLimits });
  return {
    run: (name, input) => pool.run(input, { name }),
    waiting: () => pool.queueSize,
    close: () => pool.destroy(),
  };
}
