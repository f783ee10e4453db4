import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/base/failure.ts';
import { nextArrivalKey } from '../../src/intake/arrival-key.ts';
import { claimCopy, claimFile, listClaimed } from '../../src/intake/claim-file.ts';
import { filesBelow, makeFolder } from './make-folder.ts';

async function makeFolders(under?: string): Promise<{ dataFolder: string; inbox: string }> {
  return { dataFolder: await makeFolder(), inbox: await makeFolder(under) };
}

describe('a claimed file', () => {
  // A memory disk is another file system where there is one; elsewhere both cases go the same way.
  for (const under of [undefined, ...(existsSync('/dev/shm') ? ['/dev/shm'] : [])]) {
    test(`from ${under ?? 'the same file system'} lies in processing with its path, size and time`, async () => {
      const { dataFolder, inbox } = await makeFolders(under);
      await mkdir(join(inbox, 'a', 'b'), { recursive: true });
      await writeFile(join(inbox, 'a', 'b', 'c.txt'), 'twelve bytes');
      await utimes(join(inbox, 'a', 'b', 'c.txt'), 1_700_000_000.123, 1_700_000_000.123);
      const claimed = await claimFile({ dataFolder, inbox, relativePath: 'a/b/c.txt' });
      expect(claimed).toEqual({
        key: claimed.key,
        relativePath: 'a/b/c.txt',
        name: 'c.txt',
        path: join(dataFolder, 'processing', claimed.key, 'a', 'b', 'c.txt'),
        sizeBytes: 12,
        modifiedAtMs: 1_700_000_000_123,
      });
      expect(await readFile(claimed.path, 'utf8')).toBe('twelve bytes');
      expect(await filesBelow(inbox)).toEqual([]);
      expect(await filesBelow(dataFolder)).toEqual([`processing/${claimed.key}/a/b/c.txt`]);
      expect(await listClaimed(dataFolder)).toEqual([claimed]);
    });
  }

  test('whose name is no UTF-8 gets one that is', async () => {
    const { dataFolder, inbox } = await makeFolders();
    await writeFile(Buffer.concat([Buffer.from(`${inbox}/caf`), Buffer.from([0xe9, 0x2e, 0x74])]), 'x');
    const claimed = await claimFile({ dataFolder, inbox, relativePath: 'caf\udce9.t' });
    expect(claimed.name).toBe('caf%E9.t');
    expect(await listClaimed(dataFolder)).toEqual([claimed]);
  });

  const oddNames = [
    'new\nline.txt',
    'quo"te\'s.txt',
    'back\\slash',
    '  spaces ',
    '新聞.txt',
    '🗞️.jsonl',
    '-rf',
    'é'.repeat(127),
  ];
  for (const name of oddNames) {
    test(`may be called ${JSON.stringify(name.slice(0, 20))}`, async () => {
      const { dataFolder, inbox } = await makeFolders();
      await writeFile(join(inbox, name), 'x');
      const claimed = await claimFile({ dataFolder, inbox, relativePath: name });
      expect(claimed.name).toBe(name);
      expect(await listClaimed(dataFolder)).toEqual([claimed]);
    });
  }

  test('that is gone fails the claim and leaves nothing behind', async () => {
    const { dataFolder, inbox } = await makeFolders();
    await expect(claimFile({ dataFolder, inbox, relativePath: 'gone.txt' })).rejects.toThrow('ENOENT');
    expect(await readdir(join(dataFolder, 'processing'))).toEqual([]);
  });

  test('is never looked for outside the drop folder', async () => {
    const { dataFolder, inbox } = await makeFolders();
    await expect(claimFile({ dataFolder, inbox, relativePath: '../x' })).rejects.toThrow('leaves the drop folder');
  });
});

describe('a copy for the command', () => {
  test('leaves the file of the user alone', async () => {
    const { dataFolder, inbox } = await makeFolders();
    const path = join(inbox, 'mine.txt');
    await writeFile(path, 'mine');
    await symlink(path, join(inbox, 'link.txt'));
    const before = await stat(path);
    const claimed = await claimCopy({ dataFolder, path: join(inbox, 'link.txt') });
    expect(claimed).toMatchObject({ name: 'link.txt', relativePath: 'link.txt', sizeBytes: 4 });
    expect(claimed.modifiedAtMs).toBe(Math.round(before.mtimeMs));
    expect((await stat(path)).ino).toBe(before.ino);
    expect(await listClaimed(dataFolder)).toEqual([claimed]);
  });

  for (const name of ['missing.txt', 'folder']) {
    test(`of ${name} is refused`, async () => {
      const { dataFolder, inbox } = await makeFolders();
      await mkdir(join(inbox, 'folder'));
      const refused = claimCopy({ dataFolder, path: join(inbox, name) });
      await expect(refused).rejects.toThrow(Refusal);
      await expect(refused).rejects.toMatchObject({ failure: { code: 'file-unreadable' } });
    });
  }
});

describe('the list of claimed files', () => {
  test('is empty before anything was claimed', async () => {
    expect(await listClaimed(join(await makeFolder(), 'not-yet'))).toEqual([]);
  });

  test('is in the order of the claims', async () => {
    const { dataFolder, inbox } = await makeFolders();
    const keys: string[] = [];
    for (const name of ['z', 'a', 'm']) {
      await writeFile(join(inbox, name), name);
      keys.push((await claimFile({ dataFolder, inbox, relativePath: name })).key);
    }
    expect((await listClaimed(dataFolder)).map((claimed) => claimed.key)).toEqual(keys);
  });

  test('has no half-made copies; those that are nobody’s any more are removed', async () => {
    const { dataFolder } = await makeFolders();
    const copying = join(dataFolder, 'processing', `.tmp-${nextArrivalKey()}`);
    await mkdir(copying, { recursive: true });
    await writeFile(join(copying, 'half.txt'), 'ha');
    expect(await listClaimed(dataFolder)).toEqual([]);
    expect(await readdir(copying)).toEqual(['half.txt']);
  });

  test('has a file whose original was not removed yet, and removes that original', async () => {
    const { dataFolder, inbox } = await makeFolders();
    const source = join(inbox, 'moved.txt');
    await writeFile(source, 'moved');
    const stats = await stat(source, { bigint: true });
    const key = nextArrivalKey();
    await mkdir(join(dataFolder, 'processing', key), { recursive: true });
    await writeFile(join(dataFolder, 'processing', key, 'moved.txt'), 'moved');
    const identity = [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join('-');
    const note = JSON.stringify({ source, identity });
    await writeFile(join(dataFolder, 'processing', `${key}.moving.json`), note);
    expect(await listClaimed(dataFolder)).toHaveLength(1);
    expect(await filesBelow(inbox)).toEqual([]);
    expect(await readdir(join(dataFolder, 'processing'))).toEqual([key]);
  });

  test('leaves an original that is another file by now', async () => {
    const { dataFolder, inbox } = await makeFolders();
    const source = join(inbox, 'moved.txt');
    await writeFile(join(inbox, 'new'), 'other');
    await rename(join(inbox, 'new'), source);
    const key = nextArrivalKey();
    await mkdir(join(dataFolder, 'processing', key), { recursive: true });
    await writeFile(join(dataFolder, 'processing', key, 'moved.txt'), 'moved');
    await writeFile(
      join(dataFolder, 'processing', `${key}.moving.json`),
      JSON.stringify({ source, identity: '1-2-3-4-5' }),
    );
    expect(await listClaimed(dataFolder)).toHaveLength(1);
    expect(await readFile(source, 'utf8')).toBe('other');
  });
});
