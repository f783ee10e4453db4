import { type Instant, toInstant } from '../base/instant.ts';
import { computeOnThreads } from '../pipeline/compute-on-threads.ts';
import type { StepContext } from '../pipeline/step-context.ts';
import { readCrashPoint } from '../runtime/environment.ts';
import type { Runtime } from '../runtime/open-runtime.ts';
import { openThreads, type Threads } from '../runtime/open-threads.ts';

/** Makes what the steps work with from what the process opened. The threads are the caller's to close. */
export function openContext(runtime: Runtime): { context: StepContext; threads: Threads } {
  const { settings } = runtime;
  const threads = openThreads(new URL('../pipeline/compute.js', import.meta.url), settings.threads);
  const context: StepContext = {
    db: runtime.db,
    compute: computeOnThreads(threads.run),
    dataFolder: settings.dataFolder,
    uncompressedBytesMax: settings.uncompressedBytesMax,
    unfoldRatioMax: settings.unfoldRatioMax,
    archiveEntriesMax: settings.archiveEntriesMax,
    digestTime: settings.digestTime,
    timeZone: settings.timeZone,
    now: clock,
    boundary: openBoundary(readCrashPoint()),
  };
  return { context, threads };
}

/** The moment it is. */
export function clock(): Instant {
  const now = toInstant(Date.now());
  if (now === null) throw new Error('the clock of this machine is outside the years 1 to 9999');
  return now;
}

/** Ends the process at a named boundary of a step, as a power cut would; only the crash test asks for it. */
function openBoundary(point: string | null): (name: string) => void {
  if (point === null) return () => {};
  const [wanted, times] = point.split('#');
  let left = Number(times ?? 1);
  return (name) => {
    if (name === wanted && --left === 0) process.kill(process.pid, 'SIGKILL');
  };
}
