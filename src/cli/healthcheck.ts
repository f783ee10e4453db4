import type { Command } from 'commander';
import { addCommand, CommandFailure, openCommand, print } from './command.ts';

const timeoutMs = 5000;

export function addHealthcheck(program: Command): void {
  addCommand(program, 'healthcheck', 'ask the running service whether it is ready; exit code 1 when it is not')
    .option('--port <number>', 'port of the service (CLAIMTRAIL_PORT)')
    .action(async (options) => {
      const { settings } = openCommand(options, 'warn');
      const host = ['0.0.0.0', '::'].includes(settings.host) ? '127.0.0.1' : settings.host;
      const url = `http://${host.includes(':') ? `[${host}]` : host}:${settings.port}/readyz`;
      const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) }).catch((error: Error) => {
        throw new CommandFailure(
          `no answer from ${url}: ${(error.cause as Error | undefined)?.message ?? error.message}`,
        );
      });
      const body = await response.text();
      if (!response.ok) throw new CommandFailure(`not ready: ${body.trim()}`);
      await print(`${body.trim()}\n`);
    });
}
