import type { Tx } from '../db/open-database.ts';
import { findHeartbeats, pingDatabase } from '../db/queries/heartbeats.ts';
import { countOwedWork, type OpenCounts } from '../db/queries/owed-work.ts';

/** Whether the service can do its work, and what hinders it. */
export interface Readiness {
  readonly status: 'ready' | 'not ready';
  readonly problems: readonly string[];
  readonly queue: Record<string, number> | null;
  readonly owed: OpenCounts | null;
  /** null when no watcher runs */
  readonly watcher: { readonly heartbeatAgeMs: number; readonly oldestPendingMs: number | null } | null;
  /** workers that gave a sign of life within the last minute */
  readonly workers: number;
}

/** A worker gives a sign of life every ten seconds. */
const workerSilentMs = 60_000;

/** Longer than this a part that does not answer counts as gone. */
const answerMs = 3000;

/**
 * Asks the database, the queue and the signs of life.
 *
 * limits   the moment it is, and how long the watcher may be silent
 */
export async function readReadiness(
  db: Tx,
  queueCounts: () => Promise<Record<string, number>>,
  limits: { nowMs: number; watcherSilentMs: number },
): Promise<Readiness> {
  const problems: string[] = [];
  const ask = async <Answer>(what: string, question: () => Promise<Answer>): Promise<Answer | null> => {
    try {
      return await within(question());
    } catch (error) {
      problems.push(`${what}: ${reasonOf(error)}`);
      return null;
    }
  };
  const alive = await ask('database', () => pingDatabase(db).then(() => true));
  const queue = await ask('queue', queueCounts);
  const owed = alive === null ? null : await ask('database', () => countOwedWork(db));
  const heartbeats = alive === null ? [] : ((await ask('database', () => findHeartbeats(db))) ?? []);
  const ages = heartbeats.map(({ name, at, detail }) => ({ name, detail, ageMs: limits.nowMs - Date.parse(at) }));
  const watcher = ages.find(({ name }) => name === 'watch');
  const workers = ages.filter(({ name, ageMs }) => name.startsWith('worker') && ageMs < workerSilentMs).length;
  if (watcher === undefined) problems.push('watcher: none has given a sign of life');
  else if (watcher.ageMs > limits.watcherSilentMs)
    problems.push(`watcher: silent for ${Math.round(watcher.ageMs / 1000)} s`);
  if (alive !== null && workers === 0) problems.push('workers: none has given a sign of life for a minute');
  const pending = watcher?.detail.oldestPendingMs;
  return {
    status: problems.length === 0 ? 'ready' : 'not ready',
    problems,
    queue,
    owed,
    watcher:
      watcher === undefined
        ? null
        : { heartbeatAgeMs: watcher.ageMs, oldestPendingMs: typeof pending === 'number' ? pending : null },
    workers,
  };
}

/** The innermost cause: what the driver says, not which query met it. */
function reasonOf(error: unknown): string {
  let inner = error;
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  return inner instanceof Error ? inner.message || inner.name : String(inner);
}

async function within<Answer>(question: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${answerMs} ms`)), answerMs);
  });
  try {
    return await Promise.race([question, late]);
  } finally {
    clearTimeout(timer);
  }
}
