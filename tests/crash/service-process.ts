import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../bin/claimtrail', import.meta.url));

/** Where a service of the test works, and what it is given beside that. */
export interface ServicePlace {
  readonly dataFolder: string;
  readonly inboxFolder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** A service as its user starts it: a process of its own, here to be killed. */
export interface ServiceProcess {
  readonly process: ChildProcess;
  /** resolves with the signal or code that ended it */
  readonly ended: Promise<string>;
  /** port of its pages; null when it ended before it opened them */
  readonly port: Promise<number | null>;
  /** the end of what it wrote to standard error */
  tail(): string;
}

/** Starts the whole service; `crashAt` names the boundary at which it is to kill itself, e.g. `split-dump:committed#2`. */
export function startService(place: ServicePlace, crashAt: string | null): ServiceProcess {
  const child = spawn(
    process.execPath,
    [program, 'start', '--data', place.dataFolder, '--inbox', place.inboxFolder, '--port', '0'],
    {
      env: {
        ...process.env,
        CLAIMTRAIL_SETTLE_SECONDS: '0',
        CLAIMTRAIL_RESCAN_SECONDS: '1',
        CLAIMTRAIL_SWEEP_SECONDS: '1',
        CLAIMTRAIL_LOG_FORMAT: 'json',
        ...place.environment,
        ...(crashAt === null ? {} : { CLAIMTRAIL_TEST_CRASH_AT: crashAt }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors = (errors + chunk).slice(-20_000);
  });
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? String(code)));
  });
  const port = new Promise<number | null>((resolve) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const found = /http:\/\/[^:]+:(\d+)\/readyz/.exec(said);
      if (found) resolve(Number(found[1]));
    });
    void ended.then(() => resolve(null));
  });
  return { process: child, ended, port, tail: () => errors };
}

/** Asks the service to stop and returns how it ended. */
export async function stopService(service: ServiceProcess): Promise<string> {
  service.process.kill('SIGTERM');
  return service.ended;
}

/** Waits until nothing is left to do, the process has ended, or the time is up. */
export async function waitUntilIdle(
  service: ServiceProcess,
  place: ServicePlace,
  timeoutMs: number,
): Promise<'idle' | 'ended' | 'late'> {
  let hasEnded = false;
  void service.ended.then(() => {
    hasEnded = true;
  });
  const port = await service.port;
  const until = Date.now() + timeoutMs;
  while (!hasEnded && port !== null && Date.now() < until) {
    if (isEmpty(place.inboxFolder) && isEmpty(join(place.dataFolder, 'processing')) && (await owesNothing(port)))
      return 'idle';
    await sleep(50);
  }
  return hasEnded || port === null ? 'ended' : 'late';
}

async function owesNothing(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5000) });
    const { owed, queue } = (await answer.json()) as {
      owed: Record<string, number> | null;
      queue: Record<string, number> | null;
    };
    if (owed === null || queue === null) return false;
    const { wait = 0, prioritized = 0, active = 0 } = queue;
    return Object.values(owed).every((count) => count === 0) && wait + prioritized + active === 0;
  } catch {
    return false;
  }
}

/** Whether a folder holds no file. One whose parts go away while they are listed is being worked on: not empty. */
function isEmpty(folder: string): boolean {
  if (!existsSync(folder)) return true;
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).every((entry) => entry.isDirectory());
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Kills the embedded server of a data folder as a power cut would; false when none runs. */
export function killPostgres(dataFolder: string): boolean {
  for (const file of ['cluster', 'data', 'pgdata'].map((name) =>
    join(dataFolder, 'postgres', name, 'postmaster.pid'),
  )) {
    if (!existsSync(file)) continue;
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    try {
      process.kill(pid, 'SIGKILL');
      return true;
    } catch {
      return false;
    }
  }
  return false;
}
