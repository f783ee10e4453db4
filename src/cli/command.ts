import type { Command } from 'commander';
import { readEnvironment } from '../runtime/environment.ts';
import { type Log, openLogger } from '../runtime/open-logger.ts';
import { openRuntime, type Runtime } from '../runtime/open-runtime.ts';
import { type Flags, findUnknownVariables, readSettings } from '../runtime/read-settings.ts';
import type { Settings } from '../runtime/settings.ts';

/** A message for the user that ends the command with exit code 1, without a trace of ours. */
export class CommandFailure extends Error {}

/** Adds a command that takes the flags every command takes. */
export function addCommand(program: Command, nameAndArguments: string, description: string): Command {
  return program
    .command(nameAndArguments)
    .description(description)
    .option('--data <folder>', 'folder that holds everything claimtrail keeps (CLAIMTRAIL_DATA)');
}

/** Reads the settings of a command from its flags and the environment, and opens its log. */
export function openCommand(
  options: Record<string, unknown>,
  quietest: 'info' | 'warn',
): { settings: Settings; log: Log } {
  const environment = readEnvironment();
  const settings = readSettings(environment, toFlags(options));
  const level = settings.logLevel === 'info' ? quietest : settings.logLevel;
  const log = openLogger({ level, format: settings.logFormat });
  for (const name of findUnknownVariables(environment)) {
    if (!name.startsWith('CLAIMTRAIL_TEST_')) log.warn(`${name} is no setting of claimtrail; see "claimtrail config"`);
  }
  return { settings, log };
}

/** Runs a command that needs the database and nothing else: joins the running service's, or starts it for itself. */
export async function withRuntime<Result>(
  options: Record<string, unknown>,
  work: (runtime: Runtime) => Promise<Result>,
): Promise<Result> {
  const { settings, log } = openCommand(options, 'warn');
  const runtime = await openRuntime(settings, log);
  try {
    return await work(runtime);
  } finally {
    await runtime.close();
  }
}

/** Writes to standard output and waits until it is taken, so that a slow reader is not outrun. */
export async function print(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
}

function toFlags(options: Record<string, unknown>): Flags {
  const flags: Record<string, string | undefined> = {};
  for (const name of ['data', 'inbox', 'port']) {
    if (typeof options[name] === 'string') flags[name] = options[name];
  }
  return flags;
}
