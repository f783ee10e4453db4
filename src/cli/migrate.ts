import type { Command } from 'commander';
import { addCommand, print, withRuntime } from './command.ts';

export function addMigrate(program: Command): void {
  addCommand(program, 'migrate', 'bring the database schema up to date (start does so by itself)').action((options) =>
    // Opening the runtime migrates, under a lock that several processes share.
    withRuntime(options, async () => print('the schema is up to date\n')),
  );
}
