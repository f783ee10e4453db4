import { relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { describeOldReadings, readReadings } from '../audit/read-status.ts';
import type { Log } from '../runtime/open-logger.ts';
import { openRuntime, type Runtime } from '../runtime/open-runtime.ts';
import { readServiceHolder, type ServiceLock, tryServiceLock } from '../runtime/postgres/try-service-lock.ts';
import type { Settings } from '../runtime/settings.ts';
import { openWeb } from '../web/open-web.ts';
import { openWorkers } from '../workers/open-workers.ts';
import { watchInbox } from '../workers/watch-inbox.ts';
import { addCommand, CommandFailure, openCommand } from './command.ts';
import { openContext } from './open-context.ts';

/** The parts of the service; `start` is all of them in one process. */
type Role = 'watch' | 'worker' | 'web';

const commands: { readonly name: string; readonly roles: readonly Role[]; readonly description: string }[] = [
  { name: 'start', roles: ['watch', 'worker', 'web'], description: 'run the whole service until it is stopped' },
  { name: 'watch', roles: ['watch'], description: 'run only the part that takes files from the drop folder' },
  { name: 'worker', roles: ['worker'], description: 'run only the part that works through the queue' },
  { name: 'web', roles: ['web'], description: 'run only the pages: /healthz, /readyz, /metrics' },
];

/** Running steps get this long to finish when the process is asked to stop; then they are handed back. */
const stopMs = 7000;

/** Wait before opening everything again after the database was lost; it doubles up to the longest. */
const reopenMs = 500;
const reopenMsMax = 30_000;

/** A process that ran this long before it lost its database starts waiting anew. */
const steadyMs = 60_000;

export function addStart(program: Command): void {
  for (const { name, roles, description } of commands) {
    const command = addCommand(program, name, description)
      .option('--inbox <folder>', 'drop folder (CLAIMTRAIL_INBOX)')
      .option('--port <number>', 'port of the pages (CLAIMTRAIL_PORT)')
      .action(async (options) => {
        const { settings, log } = openCommand(options, 'info');
        await runService(settings, log, roles);
        // Whatever a step that was handed back still holds open ends with the process.
        process.exit(0);
      });
    if (name === 'start')
      command.addHelpText('after', '\nExample:\n  claimtrail start --data ./data --inbox ./inbox --port 8484');
  }
}

/** Runs the parts until a signal comes; opens everything anew when the embedded database is lost. */
async function runService(settings: Settings, log: Log, roles: readonly Role[]): Promise<void> {
  const stop = waitForSignal(log);
  let waitMs = reopenMs;
  for (let isFirst = true; ; isFirst = false) {
    const started = Date.now();
    let parts: Parts;
    try {
      parts = await openParts(settings, log, roles);
    } catch (error) {
      if (isFirst || error instanceof CommandFailure) throw error;
      log.error({ err: error }, `the service cannot be opened again yet; next try in ${waitMs / 1000} s`);
      if ((await Promise.race([stop, sleep(waitMs)])) === 'stop') return;
      waitMs = Math.min(waitMs * 2, reopenMsMax);
      continue;
    }
    if (isFirst) announce(settings, roles, parts.port);
    const why = await Promise.race([stop, parts.lost]);
    await Promise.race([parts.close(), sleep(stopMs)]);
    await Promise.race([parts.closeRuntime(), sleep(stopMs / 3)]);
    if (why === 'stop') return log.info('stopped');
    log.error('the database was lost; opening everything again');
    waitMs = Date.now() - started > steadyMs ? reopenMs : Math.min(waitMs * 2, reopenMsMax);
    if ((await Promise.race([stop, sleep(waitMs)])) === 'stop') return;
  }
}

interface Parts {
  readonly port: number | null;
  /** resolves when the database is lost */
  readonly lost: Promise<'lost'>;
  close(): Promise<void>;
  closeRuntime(): Promise<void>;
}

async function openParts(settings: Settings, log: Log, roles: readonly Role[]): Promise<Parts> {
  const runtime = await openRuntime(settings, log);
  const closers: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    for (const close of closers.reverse()) await close().catch((error) => log.warn({ err: error }, 'closing failed'));
  };
  const lost = new Promise<'lost'>((resolve) => runtime.onLost(() => resolve('lost')));
  try {
    const isWhole = roles.length === commands[0]?.roles.length;
    if (isWhole) {
      const lock = await takeServiceLock(runtime);
      closers.push(() => lock.release());
    }
    const port = await openRoles(runtime, roles, closers, isWhole);
    return { port, lost, close: closeAll, closeRuntime: () => runtime.close() };
  } catch (error) {
    await closeAll();
    await runtime.close();
    throw error;
  }
}

async function openRoles(
  runtime: Runtime,
  roles: readonly Role[],
  closers: (() => Promise<void>)[],
  isWhole: boolean,
): Promise<number | null> {
  const { settings, log } = runtime;
  const queue = await runtime.openQueue();
  closers.push(() => queue.close());
  const { context, threads } = openContext(runtime);
  closers.push(() => threads.close());
  // Nobody else works for this database: jobs of a process that was killed would only wait for their locks to run out.
  if (isWhole && settings.databaseUrl === null) await queue.clear();
  if (roles.includes('worker')) {
    const { queueTarget: target, metrics } = runtime;
    const sweepMs = settings.sweepSeconds * 1000;
    const workers = openWorkers({ context, queue, target, concurrency: settings.concurrency, sweepMs, log, metrics });
    closers.push(() => workers.close());
    await workers.sweepNow();
    await noteOldReadings(runtime);
  }
  if (roles.includes('watch')) {
    const watch = await watchInbox({
      context,
      queue,
      inbox: settings.inboxFolder,
      settleMs: settings.settleSeconds * 1000,
      rescanMs: settings.rescanSeconds * 1000,
      watch: settings.watch,
      pollMs: settings.pollSeconds * 1000,
      log,
    });
    closers.push(() => watch.close());
  }
  if (!roles.includes('web')) return null;
  const web = await openWeb(runtime, queue);
  closers.push(() => web.close());
  return web.port;
}

/** They are left alone: reading an archive once more takes its time, and is for a person to start. */
async function noteOldReadings({ db, log }: Runtime): Promise<void> {
  const note = describeOldReadings(await readReadings(db));
  if (note !== null) log.info(note);
}

async function takeServiceLock(runtime: Runtime): Promise<ServiceLock> {
  const lock = await tryServiceLock(runtime.databaseUrl);
  if (lock !== null) return lock;
  const holder = await readServiceHolder(runtime.databaseUrl);
  const who = holder === null ? 'another process' : `process ${holder.pid} on ${holder.host}, since ${holder.since}`;
  throw new CommandFailure(
    `a service already runs on ${runtime.settings.databaseUrl === null ? runtime.settings.dataFolder : 'this database'}: ` +
      `${who}. Stop it first, or give this one another --data folder.`,
  );
}

function waitForSignal(log: Log): Promise<'stop'> {
  return new Promise((resolve) => {
    let asked = 0;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        asked++;
        if (asked > 1) process.exit(1);
        log.info({ signal }, 'stopping: running steps are finished or handed back');
        resolve('stop');
      });
    }
  });
}

/** Three lines for people: where to drop, where to look, what is sent when. */
function announce(settings: Settings, roles: readonly Role[], port: number | null): void {
  const here = (path: string) => {
    const near = relative(process.cwd(), path);
    return near.startsWith('..') ? path : `./${near}`;
  };
  const lines = [
    roles.includes('watch') ? `Drop text dumps into ${here(settings.inboxFolder)}` : `Running: ${roles.join(', ')}`,
    `Receipts are in ${here(settings.dataFolder)}/done, digests in ${here(settings.dataFolder)}/digests` +
      ` (daily at ${settings.digestTime} ${settings.timeZone}; now: bin/claimtrail digest run)`,
    port === null ? 'No pages in this process' : `Health: http://${settings.host}:${port}/readyz`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
