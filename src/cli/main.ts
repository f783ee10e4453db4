import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { SettingsError } from '../runtime/read-settings.ts';
import { addArticle } from './article.ts';
import { addArticles } from './articles.ts';
import { CommandFailure } from './command.ts';
import { addCompare } from './compare.ts';
import { addConfig } from './config.ts';
import { addConflicts } from './conflicts.ts';
import { addCorrections } from './corrections.ts';
import { addDigest } from './digest.ts';
import { addExport } from './export.ts';
import { addExtract } from './extract.ts';
import { addHealthcheck } from './healthcheck.ts';
import { addHistory } from './history.ts';
import { addIngest } from './ingest.ts';
import { addMigrate } from './migrate.ts';
import { addReprocess } from './reprocess.ts';
import { addRetry } from './retry.ts';
import { addSeries } from './series.ts';
import { addStart } from './start.ts';
import { addStatus } from './status.ts';
import { addTimeline } from './timeline.ts';
import { addTrace } from './trace.ts';
import { addVerify } from './verify.ts';
import { addVersion, version } from './version.ts';
import { addWhy } from './why.ts';

/** Exit codes: the command did its work; it failed; it was called wrongly. */
const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

/**
 * Runs one command and ends the process with its exit code.
 *
 * words    the command line after the name of the program
 */
export async function main(words: readonly string[]): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader such as head may stop early.
    if (error.code === 'EPIPE') process.exit(exitCodes.done);
    throw error;
  });
  process.exitCode = await run(words);
}

async function run(words: readonly string[]): Promise<number> {
  const program = new Command('claimtrail')
    .description('Tracks how the figures, dates and sources in news articles change.')
    .version(version())
    .exitOverride()
    .configureHelp({ sortSubcommands: false })
    .addHelpText('after', examples)
    .showHelpAfterError('(see --help)');
  const add = [
    addStart,
    addIngest,
    addDigest,
    addExport,
    addExtract,
    addCompare,
    addHistory,
    addTimeline,
    addConflicts,
    addSeries,
    addWhy,
    addArticle,
    addTrace,
    addCorrections,
    addArticles,
    addVerify,
    addStatus,
    addRetry,
    addReprocess,
  ];
  for (const one of [...add, addMigrate, addHealthcheck, addConfig, addVersion]) one(program);
  try {
    await program.parseAsync(words, { from: 'user' });
    return process.exitCode === undefined ? exitCodes.done : Number(process.exitCode);
  } catch (error) {
    // Thrown by a command of ours; what the library finds wrong it has told already.
    if (error instanceof InvalidArgumentError) process.stderr.write(`claimtrail: ${error.message} (see --help)\n`);
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    if (error instanceof SettingsError) {
      process.stderr.write(`claimtrail: ${error.message}\n`);
      return exitCodes.usage;
    }
    tell(error);
    return exitCodes.failed;
  }
}

/** Says what went wrong: in one line where it is the user's to mend, with causes and trace where it may be ours. */
function tell(error: unknown): void {
  if (error instanceof CommandFailure || !(error instanceof Error)) {
    process.stderr.write(`claimtrail: ${error instanceof Error ? error.message : String(error)}\n`);
    return;
  }
  process.stderr.write(`claimtrail: ${error.message || error.name}\n`);
  for (let cause = error.cause; cause instanceof Error; cause = cause.cause) {
    process.stderr.write(`  because: ${cause.message || cause.name}\n`);
  }
  if (error.stack) process.stderr.write(`${error.stack.split('\n').slice(1).join('\n')}\n`);
}

const examples = `
Examples:
  claimtrail start                                 run the service; drop files into ./inbox
  claimtrail ingest dumps/*.txt                    take files in and wait until all is recorded
  claimtrail digest run                            tell now what changed since the last digest
  claimtrail export changes --format csv > c.csv   every change ever recorded
  claimtrail compare monday.txt tuesday.txt        what one text says otherwise than another
  claimtrail why 12.3                              why a text is the third revision of article 12`;
