/** A file as it was seen at one moment. */
export interface Observation {
  /** path in the drop folder */
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedAtMs: number;
  /** when it was seen, in milliseconds of a clock that never steps; its origin does not matter */
  readonly atMs: number;
  /**
   * Only for a file that came to be while the folder was watched: how long before that, by the wall clock, it was
   * last modified. Null for one that was merely found: nobody knows since when it stands there.
   */
  readonly ageWhenAddedMs: number | null;
  /** an empty file that a downloader keeps the name with, its temporary beside it */
  readonly isReserved: boolean;
  /** when its marker `NAME.done` was modified; null without a marker */
  readonly markedAtMs: number | null;
}

export interface SettledFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedAtMs: number;
}

interface Pending extends SettledFile {
  readonly firstSeenMs: number;
  readonly stillSinceMs: number;
  readonly lastSeenMs: number;
  readonly isComplete: boolean;
  readonly isReserved: boolean;
  readonly isHeld: boolean;
}

/** Tracks which files of a folder have settled; a value machine without clock or file system. */
export interface Settling {
  observe(observation: Observation): void;
  /** The file is gone or was taken. */
  forget(path: string): void;
  /** A walk that began at `atMs` found these files only: all others that were not seen since then are gone. */
  forgetOthers(paths: ReadonlySet<string>, atMs: number): void;
  /** It could not be handed over: it is not offered again until `release`. */
  hold(path: string): void;
  release(): void;
  /** Settled files in the order in which they are handed over: by modification, then by path. */
  settled(): readonly SettledFile[];
  /** Files that will have stood still by then, unless a look at them shows otherwise. */
  due(atMs: number): readonly string[];
  /** When the next file falls due; null when none waits. */
  nextDueMs(): number | null;
  /** When the file that waits longest was first seen; null when none waits. */
  waitingSinceMs(): number | null;
}

/**
 * Tracks files until they have settled, which is as soon as one of these holds: size and modification time stood
 * still over `settleMs`, as two looks at least that far apart show; a marker no older than the file lies beside it;
 * it was renamed in, which shows as a file that appears with a modification time older than `settleMs`.
 *
 * settleMs  how long a file must stand still
 * returns   the tracker; feeding it in any order is safe, a changed file starts anew
 */
export function trackSettling(settleMs: number): Settling {
  const pending = new Map<string, Pending>();
  const waiting = () => [...pending.values()].filter((file) => !file.isHeld);
  return {
    observe: (observation) =>
      pending.set(observation.path, advance(pending.get(observation.path), observation, settleMs)),
    forget: (path) => pending.delete(path),
    forgetOthers(paths, atMs) {
      for (const file of pending.values()) {
        if (!paths.has(file.path) && file.lastSeenMs < atMs) pending.delete(file.path);
      }
    },
    hold(path) {
      const file = pending.get(path);
      if (file !== undefined) pending.set(path, { ...file, isHeld: true });
    },
    release() {
      for (const [path, file] of pending) if (file.isHeld) pending.set(path, { ...file, isHeld: false });
    },
    settled: () =>
      waiting()
        .filter((file) => isSettled(file, settleMs))
        .sort(byModification)
        .map(({ path, sizeBytes, modifiedAtMs }) => ({ path, sizeBytes, modifiedAtMs })),
    due: (atMs) =>
      waiting()
        .filter((file) => !isSettled(file, settleMs) && dueMs(file, settleMs) <= atMs)
        .map((file) => file.path),
    nextDueMs: () => earliest(waiting().map((file) => dueMs(file, settleMs))),
    waitingSinceMs: () => earliest([...pending.values()].map((file) => file.firstSeenMs)),
  };
}

/**
 * A file dated 1970 or 1980 was given no time yet: robocopy writes 1980-01-01 on what it is still copying. Its age
 * says nothing of how long it has been complete.
 */
const datedSinceMs = Date.UTC(1990, 0, 1);

/** What is known of a file after one more look at it. */
function advance(known: Pending | undefined, seen: Observation, settleMs: number): Pending {
  const isSame = known?.sizeBytes === seen.sizeBytes && known.modifiedAtMs === seen.modifiedAtMs;
  const isFirst = known === undefined || isSame;
  const isDated = seen.modifiedAtMs >= datedSinceMs;
  const wasRenamedIn = isFirst && isDated && seen.ageWhenAddedMs !== null && seen.ageWhenAddedMs > settleMs;
  const isMarked = seen.markedAtMs !== null && seen.markedAtMs >= seen.modifiedAtMs;
  return {
    path: seen.path,
    sizeBytes: seen.sizeBytes,
    modifiedAtMs: seen.modifiedAtMs,
    firstSeenMs: known?.firstSeenMs ?? seen.atMs,
    stillSinceMs: isSame ? known.stillSinceMs : seen.atMs,
    lastSeenMs: seen.atMs,
    isComplete: isMarked || wasRenamedIn || (isSame && known.isComplete),
    isReserved: seen.isReserved,
    isHeld: isSame && known.isHeld,
  };
}

function isSettled(file: Pending, settleMs: number): boolean {
  if (file.isReserved) return false;
  return file.isComplete || file.lastSeenMs - file.stillSinceMs >= settleMs;
}

/** When the next look can settle it; a reserved name is looked at again and again. */
function dueMs(file: Pending, settleMs: number): number {
  return (file.isReserved ? file.lastSeenMs : file.stillSinceMs) + settleMs;
}

function byModification(a: SettledFile, b: SettledFile): number {
  return a.modifiedAtMs - b.modifiedAtMs || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}

function earliest(moments: readonly number[]): number | null {
  return moments.length === 0 ? null : moments.reduce((least, moment) => Math.min(least, moment));
}
