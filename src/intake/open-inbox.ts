import { constants } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { isIgnoredFolder, isMarker, markedName, markerOf } from './ignored-name.ts';
import { encodeName } from './name-bytes.ts';
import { type SettledFile, trackSettling } from './settling.ts';
import { lookAtFile, walkInbox } from './walk-inbox.ts';
import { errorCode } from './write-durably.ts';

export interface InboxOptions {
  /** the drop folder; made when it is missing */
  readonly inbox: string;
  /** how long size and time of a file must stand still, 2000 in service */
  readonly settleMs: number;
  /** how often the folder is walked although events tell of it */
  readonly rescanMs: number;
  /** `poll` for network mounts, which tell of nothing that others write: only walks, every `pollMs` */
  readonly watch: 'events' | 'poll';
  readonly pollMs: number;
  /**
   * Takes a settled file by its path in the folder. One at a time, awaited. When it fails, the file is left and
   * offered again after the next walk. It must not wait for `rescan` or `close`.
   */
  readonly onSettled: (relativePath: string) => Promise<void>;
  /** told of every failure; `path` in the folder, null where it is about the folder or the watching */
  readonly onError: (error: unknown, path: string | null) => void;
}

export interface Inbox {
  /** Walks the folder now; resolves when all files found settled were handed over. */
  rescan(): Promise<void>;
  /** Milliseconds since 1970 of the end of the last walk that succeeded; 0 before the first. */
  lastScanAt(): number;
  /** How long the file that waits longest has been known; null when none waits. */
  oldestPendingMs(): number | null;
  /** Stops watching; resolves when a hand-over that was under way has ended. */
  close(): Promise<void>;
}

/** From so many settled files on, events cost more than they tell (3000 files: 72 s with them, 19 s without). */
const bulkMin = 200;

/**
 * Watches a drop folder and hands over each file once it has settled, oldest first.
 *
 * Events are a hint, walks are the truth: an event that is lost delays a file until the next walk, it loses none.
 *
 * returns  the inbox, already walking; what it meets is told to `onError`
 * fails    never; a folder that cannot be made or read is told at each walk and tried again at the next
 */
export function openInbox(options: InboxOptions): Inbox {
  const inbox = new WatchedInbox({ ...options, inbox: resolve(options.inbox) });
  inbox.start();
  return inbox;
}

class WatchedInbox implements Inbox {
  readonly #options: InboxOptions;
  readonly #settling;
  #watcher: FSWatcher | null = null;
  #scanning: Promise<void> = Promise.resolve();
  #handingOver: Promise<void> | null = null;
  #scanTimer: NodeJS.Timeout | undefined;
  #dueTimer: NodeJS.Timeout | undefined;
  #lastScanAtMs = 0;
  #hasLostEvents = false;
  #isInBulk = false;
  #isClosed = false;

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#settling = trackSettling(options.settleMs);
  }

  start(): void {
    void this.rescan();
  }

  async rescan(): Promise<void> {
    // A walk already under way may have passed the place of a new file, so each call walks anew.
    this.#scanning = this.#scanning.then(() => this.#scan());
    await this.#scanning;
    do await this.#handOver();
    while (!this.#isClosed && this.#settling.settled().length > 0);
  }

  lastScanAt(): number {
    return this.#lastScanAtMs;
  }

  oldestPendingMs(): number | null {
    const since = this.#settling.waitingSinceMs();
    return since === null ? null : Math.max(0, performance.now() - since);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#scanTimer);
    clearTimeout(this.#dueTimer);
    await this.#stopWatching();
    await this.#scanning;
    await this.#handingOver;
  }

  async #scan(): Promise<void> {
    if (this.#isClosed) return;
    clearTimeout(this.#scanTimer);
    const { inbox, onError, rescanMs, pollMs, watch: mode } = this.#options;
    try {
      await this.#makeFolder();
      if (mode === 'events' && !this.#hasLostEvents && !this.#isInBulk) this.#startWatching();
      const beganMs = performance.now();
      const found = await walkInbox(inbox, onError);
      for (const file of found) this.#settling.observe({ ...file, ageWhenAddedMs: null });
      this.#settling.forgetOthers(new Set(found.map((file) => file.path)), beganMs);
      this.#settling.release();
      this.#lastScanAtMs = Date.now();
    } catch (error) {
      onError(new Error(`drop folder ${inbox} could not be walked`, { cause: error }), null);
    }
    if (this.#isClosed) return;
    const pauseMs = mode === 'poll' ? pollMs : this.#hasLostEvents ? Math.min(pollMs, rescanMs) : rescanMs;
    clearTimeout(this.#scanTimer);
    this.#scanTimer = setTimeout(() => void this.rescan(), pauseMs);
  }

  /** Makes the folder where it is missing; one that vanished is told, and watched anew. */
  async #makeFolder(): Promise<void> {
    const { inbox, onError } = this.#options;
    const made = await mkdir(inbox, { recursive: true });
    if (made === undefined || this.#lastScanAtMs === 0) return;
    onError(new Error(`drop folder ${inbox} was gone and has been made again`), null);
    await this.#stopWatching();
  }

  #startWatching(): void {
    if (this.#watcher !== null) return;
    const { inbox, onError } = this.#options;
    const watcher = watch(inbox, {
      ignoreInitial: true,
      followSymlinks: false,
      usePolling: false,
      atomic: false,
      // The path to the folder itself may well hold hidden parts; only what lies below it is judged.
      ignored: (path) => relative(inbox, path).split(sep).some(isIgnoredFolder),
    });
    watcher.on('ready', () => void this.rescan());
    watcher.on('add', (path) => void this.#look(path, true));
    watcher.on('change', (path) => void this.#look(path, false));
    watcher.on('unlink', (path) => void this.#look(path, false));
    watcher.on('error', (error) => {
      if (this.#hasLostEvents || ['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return;
      // Out of watches, or a file system without events: from here on the folder is only walked, as often as allowed.
      this.#hasLostEvents = true;
      onError(new Error(`events of drop folder ${inbox} are lost; it is only walked now`, { cause: error }), null);
      void this.#stopWatching().then(() => this.rescan());
    });
    this.#watcher = watcher;
  }

  async #stopWatching(): Promise<void> {
    const watcher = this.#watcher;
    this.#watcher = null;
    await watcher?.close();
  }

  /** An event told of a file, or of the marker of one. */
  async #look(eventPath: string, isNew: boolean): Promise<void> {
    if (this.#isClosed) return;
    const { inbox, onError } = this.#options;
    const told = relative(inbox, eventPath).split(sep).join('/');
    const path = isMarker(told) ? markedName(told) : told;
    try {
      await this.#observe(path, isNew && path === told);
      // A name that is no UTF-8 reaches us damaged: only a walk can find its file.
      if (isNew && told.includes('\ufffd')) await this.rescan();
      await this.#handOver();
    } catch (error) {
      onError(error, path);
    }
  }

  async #observe(path: string, isNew: boolean): Promise<void> {
    const file = await lookAtFile(this.#options.inbox, path);
    if (file === null) this.#settling.forget(path);
    else this.#settling.observe({ ...file, ageWhenAddedMs: isNew ? Date.now() - file.modifiedAtMs : null });
  }

  /** Hands over all that has settled. One run at a time; whoever calls meanwhile waits for the same run. */
  #handOver(): Promise<void> {
    this.#handingOver ??= this.#handOverSettled().finally(() => {
      this.#handingOver = null;
      this.#awaitNextDue();
    });
    return this.#handingOver;
  }

  async #handOverSettled(): Promise<void> {
    for (;;) {
      if (this.#options.watch === 'events') {
        for (const path of this.#settling.due(performance.now())) await this.#lookAgain(path);
      }
      const batch = this.#settling.settled();
      if (batch.length === 0) return this.#endBulk();
      if (batch.length > bulkMin) await this.#beginBulk();
      for (const file of batch) {
        if (this.#isClosed) return;
        await this.#handOverOne(file);
      }
    }
  }

  /** Each file that goes makes the watcher read its whole folder anew: many are handed over faster without it. */
  async #beginBulk(): Promise<void> {
    this.#isInBulk = this.#options.watch === 'events';
    await this.#stopWatching();
  }

  /** What came during a bulk is found by a walk, which starts watching again too. */
  #endBulk(): void {
    if (!this.#isInBulk || this.#isClosed) return;
    this.#isInBulk = false;
    void this.rescan();
  }

  async #lookAgain(path: string): Promise<void> {
    try {
      await this.#observe(path, false);
    } catch (error) {
      this.#settling.hold(path);
      this.#options.onError(error, path);
    }
  }

  async #handOverOne(file: SettledFile): Promise<void> {
    const { inbox, onSettled, onError } = this.#options;
    try {
      if (this.#options.watch === 'poll') await freshen(join(inbox, file.path));
      const now = await lookAtFile(inbox, file.path);
      if (now === null) {
        this.#settling.forget(file.path);
      } else if (now.sizeBytes !== file.sizeBytes || now.modifiedAtMs !== file.modifiedAtMs) {
        this.#settling.observe({ ...now, ageWhenAddedMs: null });
      } else {
        // Before the file is taken: a marker that outlived it would speak for the next file of that name.
        if (now.markedAtMs !== null) await rm(encodeName(join(inbox, markerOf(file.path))), { force: true });
        await onSettled(file.path);
        this.#settling.forget(file.path);
      }
    } catch (error) {
      this.#settling.hold(file.path);
      onError(error, file.path);
    }
  }

  #awaitNextDue(): void {
    clearTimeout(this.#dueTimer);
    const dueMs = this.#settling.nextDueMs();
    if (this.#isClosed || dueMs === null || this.#options.watch === 'poll') return;
    this.#dueTimer = setTimeout(() => void this.#handOver(), Math.max(1, Math.ceil(dueMs - performance.now())));
  }
}

/** Opens a file, which makes a network mount ask its server for size and time rather than answer from memory. */
async function freshen(path: string): Promise<void> {
  try {
    const file = await open(encodeName(path), constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    await file.close();
  } catch {
    // Whether it can be read is for the one who takes it to find out, and to say on its receipt.
  }
}
