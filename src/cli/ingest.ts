import { type Command, InvalidArgumentError } from 'commander';
import { Refusal } from '../base/failure.ts';
import { readFormatName } from '../dumps/dump-hints.ts';
import { describeReceipt } from '../pipeline/compose-receipt.ts';
import { type Ingested, ingestFiles, ingestInbox } from '../workers/ingest-files.ts';
import { addCommand, CommandFailure, print, withRuntime } from './command.ts';
import { openBar } from './open-bar.ts';
import { openContext } from './open-context.ts';

interface IngestOptions {
  readonly inbox?: string | boolean;
  readonly json?: boolean;
  readonly format?: string;
}

export function addIngest(program: Command): void {
  addCommand(program, 'ingest [files...]', 'take files in and return when all is recorded and compared')
    .option('--inbox [folder]', 'take what lies in the drop folder instead of files (CLAIMTRAIL_INBOX)')
    .option('--format <name>', 'how the files are laid out, whatever they look like; see docs/FORMATS.md')
    .option('--json', 'print the receipts as JSON')
    .addHelpText(
      'after',
      '\nFiles are copied and stay where they are. Exit code 1 when a file failed.' +
        '\n\nExamples:\n  claimtrail ingest dumps/*.txt\n  claimtrail ingest --inbox --json\n  claimtrail ingest --format factiva export.txt',
    )
    .action(async (files: string[], options: IngestOptions) => {
      if (files.length === 0 && !options.inbox) throw new InvalidArgumentError('files, or --inbox, are needed');
      if (files.length > 0 && options.inbox) throw new InvalidArgumentError('either files or --inbox, not both');
      const format = options.format === undefined ? null : knownFormat(options.format);
      const ingested = await ingest(files, options, format);
      if (options.json) await print(`${JSON.stringify(ingested, null, 2)}\n`);
      else await tell(ingested);
      if (ingested.receipts.some((receipt) => receipt.outcome === 'failed')) process.exitCode = 1;
    });
}

function knownFormat(name: string): string {
  try {
    return readFormatName(name);
  } catch (error) {
    if (error instanceof Refusal) throw new InvalidArgumentError(error.message);
    throw error;
  }
}

async function ingest(files: readonly string[], options: IngestOptions, format: string | null): Promise<Ingested> {
  const flags: Record<string, unknown> = {
    ...options,
    inbox: typeof options.inbox === 'string' ? options.inbox : undefined,
  };
  return withRuntime(flags, async (runtime) => {
    const { context, threads } = openContext(runtime);
    const { inboxFolder: folder, settleSeconds, concurrency } = runtime.settings;
    const bar = openBar();
    try {
      if (files.length > 0) return await ingestFiles(context, files, { concurrency, format, onStep: bar.show });
      return await ingestInbox(
        context,
        { folder, settleMs: settleSeconds * 1000 },
        { concurrency, format, onStep: bar.show },
      );
    } catch (error) {
      if (error instanceof Refusal) throw new CommandFailure(error.message);
      throw error;
    } finally {
      bar.clear();
      await threads.close();
    }
  });
}

/** A line for each file, and one for all. */
async function tell({ receipts, unsettled }: Ingested): Promise<void> {
  const sum = { new: 0, revised: 0, known: 0, rejected: 0 };
  for (const receipt of receipts) {
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += receipt.counts.articles[key];
    await print(`${describeReceipt(receipt)}\n`);
    for (const warning of receipt.warnings) await print(`  warning: ${warning}\n`);
  }
  for (const path of unsettled) await print(`${path}: still being written, left in the drop folder\n`);
  const files = `${receipts.length} ${receipts.length === 1 ? 'file' : 'files'}`;
  await print(
    `${files}: ${sum.new} articles new, ${sum.revised} revised, ${sum.known} known, ${sum.rejected} rejected\n`,
  );
}
