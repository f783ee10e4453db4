import { appendFile, mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type Inbox, type InboxOptions, openInbox } from '../../src/intake/open-inbox.ts';
import { makeFolder, until } from './make-folder.ts';

interface Opened {
  inbox: Inbox;
  folder: string;
  taken: string[];
  errors: string[];
}

const opened: Inbox[] = [];

afterEach(async () => {
  for (const inbox of opened.splice(0)) await inbox.close();
});

async function open(options: Partial<InboxOptions> & { inbox: string }): Promise<Opened> {
  const taken: string[] = [];
  const errors: string[] = [];
  const inbox = openInbox({
    settleMs: 200,
    rescanMs: 60_000,
    watch: 'events',
    pollMs: 50,
    onSettled: async (path) => {
      taken.push(path);
      await rm(join(options.inbox, path));
    },
    onError: (error) => errors.push(String(error)),
    ...options,
  });
  opened.push(inbox);
  await inbox.rescan();
  return { inbox, folder: options.inbox, taken, errors };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function writeOld(path: string, content = 'old news'): Promise<void> {
  await writeFile(path, content);
  await utimes(path, 1_700_000_000, 1_700_000_000);
}

describe('with events', () => {
  test('a file dropped in is handed over once it stands still, and not before', async () => {
    const { folder, taken } = await open({ inbox: await makeFolder(), settleMs: 1000 });
    const path = join(folder, 'slow.txt');
    for (let part = 0; part < 5; part += 1) {
      await appendFile(path, 'part\n');
      await pause(100);
      expect(taken).toEqual([]);
    }
    await until(() => taken.length === 1);
    expect(taken).toEqual(['slow.txt']);
  });

  test('a file that is being written at start-up is waited for', async () => {
    const folder = await makeFolder();
    await writeOld(join(folder, 'half.txt'), 'half');
    const { taken } = await open({ inbox: folder, settleMs: 1000 });
    await pause(500);
    await appendFile(join(folder, 'half.txt'), ' and half');
    await pause(600);
    expect(taken).toEqual([]);
    await until(() => taken.length === 1);
  });

  test('a file renamed in is handed over at once', async () => {
    const folder = await makeFolder();
    const beside = await makeFolder();
    const { taken } = await open({ inbox: folder, settleMs: 60_000 });
    // Once a marker was seen, the folder is being watched.
    await writeFile(join(folder, 'first.txt'), 'text');
    await writeFile(join(folder, 'first.txt.done'), '');
    await until(() => taken.length === 1);
    await writeOld(join(beside, 'ready.txt'));
    await rename(join(beside, 'ready.txt'), join(folder, 'ready.txt'));
    await until(() => taken.length === 2);
    expect(taken).toEqual(['first.txt', 'ready.txt']);
  });

  test('a file with a marker is handed over at once, and the marker goes', async () => {
    const folder = await makeFolder();
    const { taken, inbox } = await open({ inbox: folder, settleMs: 30_000 });
    await writeFile(join(folder, 'marked.txt'), 'text');
    await writeFile(join(folder, 'marked.txt.done'), '');
    await until(() => taken.length === 1);
    await writeFile(join(folder, 'marked.txt'), 'another text of that name');
    await inbox.rescan();
    expect(taken).toEqual(['marked.txt']);
  });

  test('files in subfolders that are moved in are found', async () => {
    const folder = await makeFolder();
    const beside = await makeFolder();
    const { taken } = await open({ inbox: folder });
    await mkdir(join(beside, 'sub', 'deep'), { recursive: true });
    await writeFile(join(beside, 'sub', 'deep', 'a.txt'), 'a');
    await writeFile(join(beside, 'sub', 'b.txt'), 'b');
    await rename(join(beside, 'sub'), join(folder, 'sub'));
    await until(() => taken.length === 2);
    expect([...taken].sort()).toEqual(['sub/b.txt', 'sub/deep/a.txt']);
  });

  test('a failing hand-over leaves the file, and the next walk offers it again', async () => {
    const folder = await makeFolder();
    let failures = 0;
    const taken: string[] = [];
    const { inbox, errors } = await open({
      inbox: folder,
      settleMs: 50,
      onSettled: async (path) => {
        failures += 1;
        if (failures === 1) throw new Error('database is away');
        taken.push(path);
        await rm(join(folder, path));
      },
    });
    await writeFile(join(folder, 'again.txt'), 'text');
    await until(() => errors.length === 1);
    await pause(200);
    expect(failures).toBe(1);
    await inbox.rescan();
    expect(taken).toEqual(['again.txt']);
  });

  test('hundreds of files are all handed over, once, and a later one is seen as before', async () => {
    const folder = await makeFolder();
    const { taken, errors } = await open({ inbox: folder, settleMs: 100 });
    for (let number = 0; number < 250; number += 1) await writeFile(join(folder, `${number}.txt`), 'text');
    await until(() => taken.length === 250);
    await pause(300);
    await writeFile(join(folder, 'later.txt'), 'text');
    await until(() => taken.length === 251);
    expect(new Set(taken).size).toBe(251);
    expect(errors).toEqual([]);
  });

  test('the folder is made when missing, and made again when it vanishes', async () => {
    const parent = await makeFolder();
    const folder = join(parent, 'not', 'yet');
    const { inbox, taken, errors } = await open({ inbox: folder, settleMs: 50 });
    expect(errors).toEqual([]);
    await rm(join(parent, 'not'), { recursive: true });
    await inbox.rescan();
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('was gone and has been made again');
    await writeFile(join(folder, 'after.txt'), 'text');
    await until(() => taken.length === 1);
  });
});

describe('with polling', () => {
  test('files are handed over oldest first, after two walks saw them the same', async () => {
    const folder = await makeFolder();
    await writeOld(join(folder, 'z.txt'));
    await writeOld(join(folder, 'a.txt'));
    await writeFile(join(folder, 'new.txt'), 'text');
    await mkdir(join(folder, 'sub'));
    await writeOld(join(folder, 'sub', 'm.txt'));
    const { taken } = await open({ inbox: folder, watch: 'poll' });
    expect(taken).toEqual([]);
    await until(() => taken.length === 4);
    expect(taken).toEqual(['a.txt', 'sub/m.txt', 'z.txt', 'new.txt']);
  });

  test('what is hidden, temporary, a link, a marker, a receipt or a pipe is left alone', async () => {
    const folder = await makeFolder();
    const names = [
      ...['.hidden.txt', 'a.tmp', 'b.part', 'c.PARTIAL', 'd.crdownload', 'e.swp', 'f.txt~', '~$g.docx', '.~lock.h#'],
      ...['i.filepart', 'j.download', 'Thumbs.db', 'desktop.ini', 'k.receipt.json', 'lonely.txt.done'],
    ];
    for (const name of names) await writeOld(join(folder, name));
    await mkdir(join(folder, '.stversions'));
    await writeOld(join(folder, '.stversions', 'x.txt'));
    await mkdir(join(folder, 'empty'));
    const outside = await makeFolder();
    await writeOld(join(outside, 'secret.txt'));
    await symlink(join(outside, 'secret.txt'), join(folder, 'link.txt'));
    await symlink(outside, join(folder, 'linked'));
    await writeOld(join(folder, 'real.txt'));
    const { taken, errors, inbox } = await open({ inbox: folder, watch: 'poll' });
    await until(() => taken.length === 1);
    await pause(300);
    expect(taken).toEqual(['real.txt']);
    expect(errors).toEqual([]);
    expect(inbox.oldestPendingMs()).toBeNull();
    expect(Date.now() - inbox.lastScanAt()).toBeLessThan(2000);
  });

  test('an empty file waits while a download with its name is under way', async () => {
    const folder = await makeFolder();
    await writeOld(join(folder, 'big.txt'), '');
    await writeOld(join(folder, 'big.txt.part'), 'half of');
    const { taken, inbox } = await open({ inbox: folder, watch: 'poll' });
    await pause(400);
    expect(taken).toEqual([]);
    expect(inbox.oldestPendingMs()).toBeGreaterThan(100);
    await rename(join(folder, 'big.txt.part'), join(folder, 'big.txt'));
    await until(() => taken.length === 1);
  });

  test('a name that is no UTF-8 is handed over', async () => {
    const folder = await makeFolder();
    const name = Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from('.txt')]);
    await writeFile(name, 'text');
    const taken: string[] = [];
    await open({
      inbox: folder,
      watch: 'poll',
      onSettled: async (path) => {
        taken.push(path);
        await rm(name);
      },
    });
    await until(() => taken.length === 1);
    expect(taken).toEqual(['caf\udce9.txt']);
  });
});
