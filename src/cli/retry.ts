import type { Command } from 'commander';
import { retryFailed } from '../pipeline/retry-failed.ts';
import { runUntilDone } from '../workers/run-until-done.ts';
import { addCommand, print, withRuntime } from './command.ts';
import { openContext } from './open-context.ts';

export function addRetry(program: Command): void {
  addCommand(program, 'retry [names...]', 'read failed files again, all or those named, and try failing steps at once')
    .option('--json', 'as JSON')
    .action((names: string[], options: { json?: boolean }) =>
      withRuntime(options, async (runtime) => {
        const { context, threads } = openContext(runtime);
        try {
          const { files, steps, jobs } = await retryFailed(context, names);
          await runUntilDone(context, jobs, runtime.settings.concurrency, { onStep: () => {} });
          if (options.json) return await print(`${JSON.stringify({ files, steps })}\n`);
          await print(
            `${files.length} files read again, ${steps.length} failing steps tried again; see "claimtrail status"\n`,
          );
        } finally {
          await threads.close();
        }
      }),
    );
}
