import { type Command, InvalidArgumentError } from 'commander';
import { extractorVersion } from '../claims/extractor-version.ts';
import {
  ArticleUnknown,
  countRereadings,
  findRereadJobs,
  oweRereadings,
  previewRereadings,
  type WantedRereadings,
} from '../pipeline/owe-rereadings.ts';
import type { StepContext } from '../pipeline/step-context.ts';
import { runUntilDone } from '../workers/run-until-done.ts';
import { addCommand, CommandFailure, print, withRuntime } from './command.ts';
import { openBar } from './open-bar.ts';
import { openContext } from './open-context.ts';

interface ReprocessOptions {
  readonly all?: boolean;
  readonly article?: number;
  readonly limit?: number;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const help = `
The texts stay as they are. What the current version reads otherwise is noted as our reading, never as a change of an
article; the next digest has a section on it. It may be stopped at any time and run beside the service, which goes on
with what was begun.

Examples:
  claimtrail reprocess --dry-run
  claimtrail reprocess
  claimtrail reprocess --article 12 --all`;

export function addReprocess(program: Command): void {
  addCommand(program, 'reprocess', 'read stored texts once more that an older version of the extractor read')
    .option('--all', 'those of the current version too')
    .option('--article <number>', 'only the revisions of one article', parseCount)
    .option('--limit <number>', 'at most so many revisions, the oldest first', parseCount)
    .option('--dry-run', 'only count what would be read otherwise')
    .option('--json', 'as JSON')
    .addHelpText('after', help)
    .action((options: ReprocessOptions) =>
      withRuntime({ ...options }, async (runtime) => {
        const { context, threads } = openContext(runtime);
        try {
          if (options.dryRun) await preview(context, options);
          else await reprocess(context, options, runtime.settings.concurrency);
        } catch (error) {
          if (error instanceof ArticleUnknown) throw new CommandFailure(error.message);
          throw error;
        } finally {
          await threads.close();
        }
      }),
    );
}

function wantedOf({
  all = false,
  article = null,
  limit = null,
}: { [Name in keyof ReprocessOptions]: ReprocessOptions[Name] | null }): WantedRereadings {
  return { isAll: all === true, article, limit };
}

async function preview(context: StepContext, options: ReprocessOptions): Promise<void> {
  const bar = openBar('revisions');
  const counts = await previewRereadings(context, wantedOf(options), (read) => bar.show(read, 0));
  bar.clear();
  if (options.json) return print(`${JSON.stringify({ extractorVersion, ...counts })}\n`);
  const { revisions, readOtherwise, added, dropped, altered } = counts;
  await print(
    `Extractor ${extractorVersion} would read ${many(revisions, 'revision')}, ${readOtherwise} of them otherwise: ` +
      `${claimsOf(added, dropped, altered)}. Nothing was written.\n`,
  );
}

async function reprocess(context: StepContext, options: ReprocessOptions, concurrency: number): Promise<void> {
  const since = context.now();
  const revisions = await oweRereadings(context, wantedOf(options));
  const bar = openBar();
  try {
    await workOff(context, concurrency, bar.show);
  } finally {
    bar.clear();
  }
  const counts = await countRereadings(context, since);
  if (options.json) return print(`${JSON.stringify({ extractorVersion, revisions, ...counts })}\n`);
  const { readOtherwise, added, dropped, altered, withdrawn, found } = counts;
  if (revisions === 0 && readOtherwise === 0)
    return print(`Nothing to read once more: the version is ${extractorVersion}.\n`);
  await print(
    `Extractor ${extractorVersion} read ${many(revisions, 'revision')} once more, ${readOtherwise} of them otherwise: ` +
      `${claimsOf(added, dropped, altered)}. ` +
      `${many(withdrawn, 'change')} withdrawn, ${found} found; the next digest tells.\n`,
  );
}

/** Runs what is owed, also by an earlier command that was interrupted, until a look finds nothing new. */
async function workOff(
  context: StepContext,
  concurrency: number,
  onStep: (done: number, left: number) => void,
): Promise<void> {
  let last = '';
  for (;;) {
    const jobs = await findRereadJobs(context);
    const names = JSON.stringify(jobs);
    // The same again: another process holds it, and will end it.
    if (jobs.length === 0 || names === last) return;
    last = names;
    await runUntilDone(context, jobs, concurrency, { onStep });
  }
}

function claimsOf(added: number, dropped: number, altered: number): string {
  return `${many(added, 'claim')} added, ${dropped} dropped, ${altered} altered`;
}

function many(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

function parseCount(value: string): number {
  if (!/^[1-9]\d{0,14}$/.test(value)) throw new InvalidArgumentError(`"${value}" is no whole number from 1`);
  return Number(value);
}
