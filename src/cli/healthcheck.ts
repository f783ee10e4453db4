import { hostname } from 'node:os';
import { type Command, Option } from 'commander';
import { readStatus } from '../audit/read-status.ts';
import { addCommand, CommandFailure, openCommand, print, withRuntime } from './command.ts';

const timeoutMs = 5000;

interface HealthOptions {
  readonly port?: string;
  readonly part?: 'watch' | 'worker';
}

export function addHealthcheck(program: Command): void {
  addCommand(program, 'healthcheck', 'ask the running service whether it is ready; exit code 1 when it is not')
    .option('--port <number>', 'port of the service (CLAIMTRAIL_PORT)')
    .addOption(
      new Option('--part <part>', 'look for signs of life of one part on this machine, without its pages').choices([
        'watch',
        'worker',
      ]),
    )
    .action((options: HealthOptions) =>
      options.part === undefined ? askPages(options) : askPart(options, options.part),
    );
}

async function askPages(options: HealthOptions): Promise<void> {
  const { settings } = openCommand({ ...options }, 'warn');
  const host = ['0.0.0.0', '::'].includes(settings.host) ? '127.0.0.1' : settings.host;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${settings.port}/readyz`;
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) }).catch((error: Error) => {
    throw new CommandFailure(`no answer from ${url}: ${(error.cause as Error | undefined)?.message ?? error.message}`);
  });
  const body = await response.text();
  if (!response.ok) throw new CommandFailure(`not ready: ${body.trim()}`);
  await print(`${body.trim()}\n`);
}

/** The watcher is one for all; of the workers one must be of this machine. */
async function askPart(options: HealthOptions, part: 'watch' | 'worker'): Promise<void> {
  const running = await withRuntime(
    { ...options },
    async (runtime) => (await readStatus(runtime.db, Date.now())).running,
  );
  const wanted = part === 'watch' ? 'watch' : `worker ${hostname()} `;
  if (!running.some((name) => name.startsWith(wanted))) throw new CommandFailure(`no sign of life of ${wanted.trim()}`);
  await print(`${part} is alive\n`);
}
