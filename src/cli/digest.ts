import type { Command } from 'commander';
import { listIssuedDigests, readIssuedDigest } from '../audit/read-digests.ts';
import { deliverDigest } from '../pipeline/deliver-digest.ts';
import { issueDigestNow, issueDigests, previewDigest } from '../pipeline/issue-digests.ts';
import { addCommand, CommandFailure, print, withRuntime } from './command.ts';
import { openContext } from './open-context.ts';

export function addDigest(program: Command): void {
  const digest = program.command('digest').description('tell what changed: issue, list and show digests');
  addRun(digest);
  addList(digest);
  addShow(digest);
}

function addRun(digest: Command): void {
  addCommand(digest, 'run', 'issue and print a digest of what no digest has told yet')
    .option('--preview', 'print it and leave everything as it is')
    .option('--due', 'issue only the daily digests that are due, as the service does')
    .option('--json', 'as JSON')
    .action((options: { preview?: boolean; due?: boolean; json?: boolean }) =>
      withRuntime(options, async (runtime) => {
        const { context, threads } = openContext(runtime);
        try {
          if (options.due) {
            const result = await issueDigests(context);
            const followUps = result.kind === 'done' ? result.followUps : [];
            for (const job of followUps) if (job.name === 'deliver-digest') await deliverDigest(context, job.payload);
            return await print(`${followUps.length} digests issued\n`);
          }
          const issued = options.preview
            ? { ...(await previewDigest(context)), deliveryId: null }
            : await issueDigestNow(context);
          if (issued.deliveryId !== null) await deliverDigest(context, { deliveryId: issued.deliveryId });
          await print(options.json ? `${JSON.stringify(issued.digest, null, 2)}\n` : issued.markdown);
        } finally {
          await threads.close();
        }
      }),
    );
}

function addList(digest: Command): void {
  addCommand(digest, 'list', 'list the digests that were issued')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) =>
      withRuntime(options, async (runtime) => {
        const rows = await listIssuedDigests(runtime.db);
        if (options.json) return print(`${JSON.stringify(rows, null, 2)}\n`);
        if (rows.length === 0) return print('no digest yet\n');
        for (const row of rows) {
          await print(`${row.id}  ${row.windowKey}  ${row.changes} changes  ${row.firstLine}\n`);
        }
      }),
    );
}

function addShow(digest: Command): void {
  addCommand(digest, 'show <digest>', 'print an issued digest, by its number or the key of its window')
    .option('--json', 'as JSON')
    .action((which: string, options: { json?: boolean }) =>
      withRuntime(options, async (runtime) => {
        const found = await readIssuedDigest(runtime.db, which);
        if (found === null) throw new CommandFailure(`no digest ${which}; see "claimtrail digest list"`);
        await print(options.json ? found.json : found.markdown);
      }),
    );
}
