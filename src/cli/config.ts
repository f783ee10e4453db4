import type { Command } from 'commander';
import { readEnvironment } from '../runtime/environment.ts';
import { maskedSettings } from '../runtime/read-settings.ts';
import { addCommand, print } from './command.ts';

export function addConfig(program: Command): void {
  addCommand(program, 'config', 'print every setting, its value and where it comes from; secrets are masked')
    .option('--inbox <folder>', 'as for start')
    .option('--port <number>', 'as for start')
    .option('--json', 'as JSON')
    .action(async (options: { json?: boolean } & Record<string, string>) => {
      const rows = maskedSettings(readEnvironment(), options as Record<string, string>);
      if (options.json) return print(`${JSON.stringify(rows, null, 2)}\n`);
      const wide = Math.max(...rows.map((row) => row.variable.length));
      for (const { variable, value, from } of rows)
        await print(`${variable.padEnd(wide)}  ${value || '(off)'}  [${from}]\n`);
    });
}
