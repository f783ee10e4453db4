import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { extractorVersion } from '../claims/extractor-version.ts';
import { print } from './command.ts';

/** The version in package.json. */
export function version(): string {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}

export function addVersion(program: Command): void {
  program
    .command('version')
    .description('print the versions of claimtrail, its extractor and Node')
    .action(() => print(`claimtrail ${version()}, extractor ${extractorVersion}, Node ${process.versions.node}\n`));
}
