import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { type ExportKind, exportColumns, exportKinds, exportRows, readSchemaVersion } from '../audit/export-rows.ts';
import { readSnapshot } from '../audit/read-snapshot.ts';
import { extractorVersion } from '../claims/extractor-version.ts';
import { addCommand, CommandFailure, print, withRuntime } from './command.ts';
import { checkExport, type Manifest } from './export-manifest.ts';
import { clock } from './open-context.ts';
import { renderCsvRow, toCells } from './render-csv.ts';
import { addVantageOptions, readVantageOptions, type VantageOptions, vantageHelp } from './vantage-options.ts';
import { version } from './version.ts';
import { writeExport } from './write-export.ts';

type What = ExportKind | 'all' | 'check';

interface ExportOptions extends VantageOptions {
  readonly format: 'jsonl' | 'csv' | 'both';
  readonly to?: string;
  readonly json?: boolean;
}

const help = `
All rows are of one moment, while the service goes on. With --to they are written to a new or empty folder, whole or not
at all, with a manifest.json that has rows, bytes and SHA-256 of each file; "export check" compares a folder with it.
What starts like a formula gets an apostrophe in front in CSV.
${vantageHelp}

Examples:
  claimtrail export articles > articles.jsonl
  claimtrail export changes --format csv > changes.csv
  claimtrail export all --to ./march --format both --known-at 2026-03-31
  claimtrail export check ./march`;

export function addExport(program: Command): void {
  const command = addCommand(program, 'export', 'print or write everything recorded, of one kind or of all')
    .addArgument(new Argument('<what>', 'kind of rows').choices([...exportKinds, 'all', 'check']))
    .argument('[folder]', 'of an export, to be checked')
    .addOption(
      new Option('--format <format>', 'form of the rows; both only with --to')
        .choices(['jsonl', 'csv', 'both'])
        .default('jsonl'),
    )
    .option('--to <folder>', 'write files and a manifest into this folder');
  addVantageOptions(command)
    .option('--json', 'tell what was written or checked as JSON')
    .addHelpText('after', help)
    .action(async (what: What, folder: string | undefined, options: ExportOptions) => {
      if (what === 'check') return check(folder, options);
      if (folder !== undefined) throw new InvalidArgumentError('a folder to write to is named with --to');
      if (options.to !== undefined) return write(what, options.to, options);
      if (what === 'all') throw new InvalidArgumentError('"export all" needs --to FOLDER');
      if (options.format === 'both') throw new InvalidArgumentError('both formats at once need --to FOLDER');
      await stream(what, options);
    });
}

async function stream(kind: ExportKind, options: ExportOptions): Promise<void> {
  await withRuntime({ ...options }, async ({ db, settings }) => {
    const vantage = readVantageOptions(options, settings.timeZone);
    await readSnapshot(db, async (tx) => {
      if (options.format === 'csv') await print(renderCsvRow(exportColumns(kind)));
      for await (const row of exportRows(tx, kind, vantage)) {
        if (options.format === 'jsonl') await print(`${JSON.stringify(row)}\n`);
        else await print(renderCsvRow(toCells(row)));
      }
    });
  });
}

async function write(what: ExportKind | 'all', folder: string, options: ExportOptions): Promise<void> {
  await withRuntime({ ...options }, async ({ db, settings }) => {
    const vantage = readVantageOptions(options, settings.timeZone);
    const kinds = what === 'all' ? exportKinds : [what];
    const formats = options.format === 'both' ? (['jsonl', 'csv'] as const) : [options.format];
    const manifest = await readSnapshot(db, async (tx) => {
      const schema = await readSchemaVersion(tx);
      const facts = {
        version: 1 as const,
        claimtrail: version(),
        extractor: extractorVersion,
        schema,
        at: clock(),
        vantage,
      };
      const tables = kinds.map((kind) => ({
        kind,
        columns: exportColumns(kind),
        rows: exportRows(tx, kind, vantage),
      }));
      return writeExport(folder, tables, formats, facts);
    });
    if (options.json) return print(`${JSON.stringify(manifest, null, 2)}\n`);
    await print(`${describeFiles(manifest)} written to ${folder}\n`);
    for (const { name, rows, bytes } of manifest.files) await print(`  ${name}: ${rows} rows, ${bytes} bytes\n`);
  });
}

async function check(folder: string | undefined, options: ExportOptions): Promise<void> {
  if (folder === undefined) throw new InvalidArgumentError('"export check" needs the folder of an export');
  const { manifest, problems } = await checkExport(folder);
  if (options.json) await print(`${JSON.stringify({ folder, problems, manifest }, null, 2)}\n`);
  else if (problems.length === 0) {
    await print(`${describeFiles(manifest)} as the manifest of ${manifest.at} says\n`);
  }
  if (problems.length === 0) return;
  const count = problems.length === 1 ? '1 file is' : `${problems.length} files are`;
  throw new CommandFailure(
    `${count} not as the manifest says\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
  );
}

function describeFiles({ files }: Manifest): string {
  // A kind that is there in both formats has its rows once.
  const rows = [...new Map(files.map((file) => [file.kind, file.rows])).values()].reduce((sum, one) => sum + one, 0);
  return `${files.length} ${files.length === 1 ? 'file' : 'files'} with ${rows} rows`;
}
