import { Argument, type Command, Option } from 'commander';
import { type ExportKind, exportColumns, exportKinds, exportRows } from '../audit/export-rows.ts';
import { addCommand, print, withRuntime } from './command.ts';
import { renderCsvRow } from './render-csv.ts';

export function addExport(program: Command): void {
  addCommand(program, 'export', 'print everything recorded of one kind')
    .addArgument(new Argument('<kind>', 'what to print, one row each').choices([...exportKinds]))
    .addOption(new Option('--format <format>', 'form of the rows').choices(['jsonl', 'csv']).default('jsonl'))
    .addHelpText(
      'after',
      '\nExamples:\n  claimtrail export articles > articles.jsonl\n  claimtrail export changes --format csv > changes.csv',
    )
    .action((kind: ExportKind, options: { format: 'jsonl' | 'csv' }) =>
      withRuntime(options, async (runtime) => {
        if (options.format === 'csv') await print(renderCsvRow(exportColumns(kind)));
        for await (const row of exportRows(runtime.db, kind)) {
          if (options.format === 'jsonl') await print(`${JSON.stringify(row)}\n`);
          else await print(renderCsvRow(Object.values(row)));
        }
      }),
    );
}
