import type { Command } from 'commander';
import { describeOldReadings, type FileWarning, readStatus } from '../audit/read-status.ts';
import { addCommand, print, withRuntime } from './command.ts';

export function addStatus(program: Command): void {
  addCommand(program, 'status', 'print what is stored, what is still to be done and what failed')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) =>
      withRuntime(options, async (runtime) => {
        const status = await readStatus(runtime.db, Date.now());
        if (options.json) return print(`${JSON.stringify(status, null, 2)}\n`);
        const pairs = (counts: object) =>
          Object.entries(counts)
            .map(([name, count]) => `${count} ${name}`)
            .join(', ');
        await print(`Stored:  ${pairs(status.stored)}\n`);
        await print(`Files:   ${pairs(status.files)}\n`);
        await print(`To do:   ${pairs(status.owed)}\n`);
        const old = describeOldReadings(status.readings);
        if (old !== null) await print(`Old:     ${old}\n`);
        await print(`Service: ${status.running.length === 0 ? 'not running' : status.running.join('; ')}\n`);
        for (const warned of status.warnings) await print(`Warning: ${describeWarning(warned)}\n`);
        for (const { name, code, message } of status.failedFiles)
          await print(`Failed:  ${name}: ${message} [${code}]\n`);
        for (const { job, message, times, lastAt } of status.failedSteps) {
          await print(`Failing: ${job} (${times} times, last ${lastAt}): ${message}\n`);
        }
      }),
    );
}

/** `week.txt (says 500 articles, 499 found, 2 rejected): …` */
function describeWarning({ name, declared, found, rejected, warnings }: FileWarning): string {
  const counts = [
    ...(declared === null ? [] : [`says ${declared} articles`]),
    ...(found === null ? [] : [`${found} found`]),
    `${rejected} rejected`,
  ];
  return `${name} (${counts.join(', ')}): ${warnings.join('; ')}`;
}
