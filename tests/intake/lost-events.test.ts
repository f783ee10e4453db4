import { EventEmitter } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { type Inbox, openInbox } from '../../src/intake/open-inbox.ts';
import { makeFolder, until } from './make-folder.ts';

/** A watcher that tells of nothing by itself, as on a mount where others write. */
const deaf = vi.hoisted(() => ({ watchers: [] as (EventEmitter & { close(): Promise<void> })[] }));

vi.mock('chokidar', () => ({
  watch: () => {
    const watcher = Object.assign(new EventEmitter(), { close: async () => {} });
    deaf.watchers.push(watcher);
    return watcher;
  },
}));

const opened: Inbox[] = [];

afterEach(async () => {
  for (const inbox of opened.splice(0)) await inbox.close();
  deaf.watchers.length = 0;
});

async function open(rescanMs: number, pollMs: number) {
  const folder = await makeFolder();
  const taken: string[] = [];
  const errors: string[] = [];
  const inbox = openInbox({
    ...{ inbox: folder, settleMs: 50, rescanMs, pollMs, watch: 'events' as const },
    onSettled: async (path) => {
      taken.push(path);
      await rm(join(folder, path));
    },
    onError: (error) => errors.push(String(error)),
  });
  opened.push(inbox);
  await inbox.rescan();
  return { folder, taken, errors };
}

test('a file of which no event tells is found by the next walk', async () => {
  const { folder, taken, errors } = await open(100, 60_000);
  await writeFile(join(folder, 'silent.txt'), 'text');
  await until(() => taken.length === 1);
  expect(errors).toEqual([]);
});

test('when the system has no more watches, that is told once and the folder is walked as often as allowed', async () => {
  const { folder, taken, errors } = await open(60_000, 50);
  const noMore = Object.assign(new Error('System limit for number of file watchers reached'), { code: 'ENOSPC' });
  for (let times = 0; times < 3; times += 1) deaf.watchers[0]?.emit('error', noMore);
  await writeFile(join(folder, 'walked.txt'), 'text');
  await until(() => taken.length === 1);
  expect(errors).toEqual([expect.stringContaining('it is only walked now')]);
  expect(deaf.watchers).toHaveLength(1);
});

test('events of files that are no longer there, or never were, do no harm', async () => {
  const { folder, taken, errors } = await open(60_000, 60_000);
  for (const event of ['add', 'change', 'unlink']) {
    for (const name of ['gone.txt', '.hidden', 'a/b/c.txt', 'x.done', 'caf\ufffd.txt']) {
      deaf.watchers[0]?.emit(event, join(folder, name));
    }
  }
  await writeFile(join(folder, 'told.txt'), 'text');
  deaf.watchers[0]?.emit('add', join(folder, 'told.txt'));
  await until(() => taken.length === 1);
  expect(errors).toEqual([]);
});
