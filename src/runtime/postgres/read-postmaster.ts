import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readProcess } from './read-process.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** As the server writes it: starting, ready, stopping, standby; empty at the very beginning. */
  readonly status: string;
}

/**
 * Reads which server holds a cluster, from the file it keeps there.
 *
 * returns  null when there is no file, or the process it names does not run, or is another program that got the same
 *          number
 */
export function readPostmaster(cluster: string): Postmaster | null {
  const named = readPidFile(cluster);
  if (!named) return null;
  const running = readProcess(named.pid);
  return running && holds(running.command, cluster) ? named : null;
}

/**
 * Makes a left-over file harmless whose number now belongs to another living program: the server would take that
 * program for one of its kind and not start. The file is kept, since the server finds the shared memory of its dead
 * predecessor through it; only the number becomes ours, and the server looks past the number of its parent.
 */
export function disarmPidFile(cluster: string): void {
  const named = readPidFile(cluster);
  if (!named || readProcess(named.pid) === null || readPostmaster(cluster)) return;
  const path = join(cluster, 'postmaster.pid');
  const [, ...rest] = readFileSync(path, 'utf8').split('\n');
  writeFileSync(path, [String(process.pid), ...rest].join('\n'));
}

/**
 * Waits until the server is gone.
 *
 * returns  whether it went within `waitMs`
 */
export async function waitForEnd(cluster: string, pid: number, waitMs: number): Promise<boolean> {
  const until = performance.now() + waitMs;
  while (readPostmaster(cluster)?.pid === pid) {
    if (performance.now() > until) return false;
    await sleep(10);
  }
  return true;
}

function readPidFile(cluster: string): Postmaster | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    if (!Number.isSafeInteger(pid) || pid < 1) return null;
    return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim() };
  } catch {
    return null;
  }
}

/** A server is started with `-D <cluster>`; some print the path as it was given, so the real one is tried as well. */
function holds(command: string, cluster: string): boolean {
  if (!command.includes('postgres')) return false;
  return command.includes(cluster) || command.includes(realpathSync(cluster));
}
