import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readProcess } from './read-process.ts';

interface Holder {
  readonly pid: number;
  readonly startedMark: string;
}

let taken = 0;

/**
 * Takes the lock under which a server is looked for, set up and started, so that of two processes one does it.
 *
 * path     the lock's file; it holds the number of the process that has it, and a dead one's lock is taken over
 * waitMs   how long to wait for a living holder
 * returns  a function that gives the lock back
 * fails    Error that names the holder, when it still has the lock after `waitMs`
 */
export async function takeStartLock(path: string, waitMs: number): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true });
  const mark = readProcess(process.pid)?.startedMark ?? '';
  const own = JSON.stringify({ pid: process.pid, startedMark: mark } satisfies Holder);
  taken += 1;
  const draft = `${path}.${process.pid}-${taken}`;
  await writeFile(draft, own);
  try {
    const until = performance.now() + waitMs;
    for (;;) {
      if (await linkWhenFree(draft, path)) return () => rm(path, { force: true });
      const text = await readText(path);
      if (text !== null && !isHeld(text)) await clearDeadLock(path, text, draft);
      else if (performance.now() > until) throw new Error(`the database is being started by ${nameHolder(text)}`);
      else await sleep(25);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** A hard link appears whole or not at all, so nobody ever reads half a lock. */
async function linkWhenFree(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the dead lock aside; what was moved is looked at again, since somebody else may have been quicker. */
async function clearDeadLock(path: string, dead: string, draft: string): Promise<void> {
  const aside = `${draft}.dead`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if ((await readText(aside)) !== dead) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

function isHeld(text: string): boolean {
  const holder = parseHolder(text);
  if (!holder) return false;
  const running = readProcess(holder.pid);
  return running !== null && running.startedMark === holder.startedMark;
}

function parseHolder(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('startedMark' in value)) return null;
    return { pid: Number(value.pid), startedMark: String(value.startedMark) };
  } catch {
    return null;
  }
}

function nameHolder(text: string | null): string {
  return `process ${parseHolder(text ?? '')?.pid ?? 'unknown'}`;
}

async function readText(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}
