import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claimFile, listClaimed } from '../../src/intake/claim-file.ts';
import { acceptDump } from '../../src/pipeline/accept-dump.ts';
import { retryFailed } from '../../src/pipeline/retry-failed.ts';
import { ingestFiles, ingestInbox } from '../../src/workers/ingest-files.ts';
import { runUntilDone } from '../../src/workers/run-until-done.ts';
import { followUpsOf } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';
import { mondayDump } from './dumps.ts';
import { listFiles } from './four-ways.ts';

const twoStories = 'First story closes\n\nThe council met on Monday.\n\nEND\n\nSecond story opens\n\nIt rained.\n';
const separated = { separator: 'END', outlet: 'The Example' };

let context: TestContext;
let inbox: string;
beforeEach(async () => {
  context = await openTestContext();
  inbox = join(context.dataFolder, 'made-inbox');
  mkdirSync(join(inbox, 'papers', 'week'), { recursive: true });
});
afterEach(() => context.close());

function drop(path: string, content: string | Uint8Array): string {
  const at = join(inbox, path);
  writeFileSync(at, content);
  utimesSync(at, 1_700_000_000, 1_700_000_000);
  return at;
}

const quietly = { concurrency: 1, onStep: () => {} };

const takeInbox = () => ingestInbox(context, { folder: inbox, settleMs: 0 }, quietly);

async function rowsOf(table: string, columns: string): Promise<Record<string, unknown>[]> {
  return (await context.db.execute(`select ${columns} from ${table} order by 1`)) as unknown as Record<
    string,
    unknown
  >[];
}

describe('a claimtrail.json in the drop folder', () => {
  test('holds for the files beside it and below it, the nearest one alone, and stays where it is', async () => {
    drop('claimtrail.json', JSON.stringify(separated));
    drop('papers/week/made.txt', twoStories);
    drop('papers/claimtrail.json', JSON.stringify({ format: 'one-article' }));
    const { receipts } = await takeInbox();
    expect(receipts.map(({ name, format }) => [name, format?.name])).toEqual([['made.txt', 'one-article']]);
    expect(existsSync(join(inbox, 'claimtrail.json'))).toBe(true);
    rmSync(join(inbox, 'papers/claimtrail.json'));
    drop('papers/week/made.txt', twoStories);
    const again = await takeInbox();
    expect(again.receipts).toMatchObject([
      {
        outcome: 'done',
        format: { name: 'separator-lines', evidence: expect.arrayContaining(['separator given in claimtrail.json']) },
      },
    ]);
    expect(again.receipts[0]?.counts).toMatchObject({ articles: { new: 2 }, found: 2 });
    expect(await rowsOf('appearances', 'distinct outlet')).toEqual([{ outlet: 'The Example' }, { outlet: null }]);
  });

  test('is fixed when a file is taken: what it says later changes nothing, nor does a crash in between', async () => {
    drop('claimtrail.json', JSON.stringify(separated));
    drop('made.txt', twoStories);
    const { key } = await claimFile({ dataFolder: context.dataFolder, inbox, relativePath: 'made.txt' });
    drop('claimtrail.json', JSON.stringify({ format: 'one-article' }));
    const [claimed] = await listClaimed(context.dataFolder);
    expect(claimed?.key).toBe(key);
    context.failAt('accept-dump:kept');
    await expect(acceptDump(context, claimed as never)).rejects.toThrow('outage');
    const accepted = await acceptDump(context, claimed as never);
    await runUntilDone(context, followUpsOf(accepted), 1, quietly);
    expect(await rowsOf('dumps', 'hints, reading, modified_at')).toEqual([
      {
        hints: separated,
        reading: '{"outlet":"The Example","separator":"END"}',
        modified_at: expect.stringMatching(/^2023-11-14 /),
      },
    ]);
    expect(readdirSync(join(context.dataFolder, 'processing'))).toEqual([]);
  });

  test('that is broken has the files beside it fail, and they are read by a retry once it is mended', async () => {
    drop('claimtrail.json', '{"format": "sepp"}');
    drop('made.txt', twoStories);
    const { receipts } = await takeInbox();
    expect(receipts).toMatchObject([{ outcome: 'failed', sha256: null, reasons: [{ code: 'hints-invalid' }] }]);
    expect(receipts[0]?.reasons[0]?.message).toContain(`${inbox}/claimtrail.json: format must be one of`);
    expect(listFiles(context.dataFolder)).toContain('failed/made.txt');
    expect(await rowsOf('dumps', 'id')).toEqual([]);
    const unmended = await retryFailed(context, []);
    await runUntilDone(context, unmended.jobs, 1, quietly);
    expect(await rowsOf('arrivals', 'outcome')).toEqual([{ outcome: 'failed' }]);
    drop('claimtrail.json', JSON.stringify(separated));
    const { files, jobs } = await retryFailed(context, []);
    expect(files).toEqual(['made.txt']);
    await runUntilDone(context, jobs, 1, quietly);
    expect(await rowsOf('dumps', 'hints')).toEqual([{ hints: separated }]);
    expect(listFiles(context.dataFolder)).toContain('done/DAY/made.txt');
    expect(listFiles(context.dataFolder)).not.toContain('failed/made.txt');
  });

  test('that cannot be read is refused like a broken one', async () => {
    mkdirSync(join(inbox, 'claimtrail.json'));
    drop('made.txt', twoStories);
    expect((await takeInbox()).receipts).toMatchObject([{ outcome: 'failed', reasons: [{ code: 'hints-invalid' }] }]);
  });
});

describe('the same bytes', () => {
  test('with other hints are another dump, with the same ones a duplicate', async () => {
    for (const said of [{}, separated, {}, separated, { ...separated, outlet: 'The Other' }]) {
      drop('claimtrail.json', JSON.stringify(said));
      drop('made.txt', twoStories);
      await takeInbox();
    }
    expect((await rowsOf('arrivals', 'id, outcome')).map(({ outcome }) => outcome)).toEqual([
      'done',
      'done',
      'duplicate',
      'duplicate',
      'done',
    ]);
    expect(await rowsOf('dumps', 'reading')).toHaveLength(3);
    expect(listFiles(context.dataFolder).filter((path) => path.startsWith('raw/'))).toHaveLength(1);
  });

  test('in two readings keep their unfolded copy until both are through', async () => {
    const packed = gzipSync(mondayDump);
    drop('monday.gz', packed);
    const first = await claimFile({ dataFolder: context.dataFolder, inbox, relativePath: 'monday.gz' });
    drop('claimtrail.json', JSON.stringify({ outlet: 'The Example' }));
    drop('monday.gz', packed);
    const second = await claimFile({ dataFolder: context.dataFolder, inbox, relativePath: 'monday.gz' });
    const jobs = [];
    for (const claimed of [first, second]) jobs.push(followUpsOf(await acceptDump(context, claimed)));
    await runUntilDone(context, jobs[0] ?? [], 1, quietly);
    expect(listFiles(context.dataFolder).filter((path) => path.startsWith('spool/'))).toHaveLength(1);
    await runUntilDone(context, jobs[1] ?? [], 1, quietly);
    expect(listFiles(context.dataFolder).filter((path) => path.startsWith('spool/'))).toEqual([]);
    expect(await rowsOf('dumps', 'state')).toEqual([{ state: 'recorded' }, { state: 'recorded' }]);
  });
});

describe('files given to the command', () => {
  test('follow the claimtrail.json in their own folder, not one above it, and --format before both', async () => {
    drop('claimtrail.json', JSON.stringify(separated));
    const path = drop('papers/made.txt', twoStories);
    expect((await ingestFiles(context, [path], quietly)).receipts).toMatchObject([{ format: { name: 'one-article' } }]);
    const beside = drop('papers/claimtrail.json', JSON.stringify(separated));
    const { receipts } = await ingestFiles(context, [path, beside], quietly);
    expect(receipts).toMatchObject([{ format: { name: 'separator-lines' } }]);
    const forced = await ingestFiles(context, [path], { ...quietly, format: 'scraped-pages' });
    expect(forced.receipts).toMatchObject([
      { format: { name: 'scraped-pages', evidence: expect.arrayContaining(['format given with --format']) } },
    ]);
    expect(readFileSync(path, 'utf8')).toBe(twoStories);
  });

  test('carry the moment at which the dump was made, where the dump states none', async () => {
    drop('claimtrail.json', JSON.stringify({ observed: '2021-03-04T10:00:00+01:00' }));
    await ingestFiles(context, [drop('made.txt', twoStories)], quietly);
    const [row] = await rowsOf('appearances', 'observed_at, observed_stated');
    expect(new Date(String(row?.observed_at)).toISOString()).toBe('2021-03-04T09:00:00.000Z');
  });
});
