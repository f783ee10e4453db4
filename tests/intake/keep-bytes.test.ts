import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keepBytes } from '../../src/intake/keep-bytes.ts';
import { filesBelow, makeFolder } from './make-folder.ts';

const content = Buffer.alloc(3_000_000, 'a line of some news\n');
const hash = createHash('sha256').update(content).digest('hex');
const kept = (dataFolder: string) => join(dataFolder, 'raw', hash.slice(0, 2), hash);

async function makeFile(bytes: Buffer = content): Promise<{ path: string; dataFolder: string }> {
  const folder = await makeFolder();
  await writeFile(join(folder, 'dump.txt'), bytes);
  return { path: join(folder, 'dump.txt'), dataFolder: join(folder, 'data') };
}

test('bytes are kept under their hash, as they are', async () => {
  const { path, dataFolder } = await makeFile();
  expect(await keepBytes(path, dataFolder)).toEqual({ sha256: hash, sizeBytes: 3_000_000 });
  expect(content.equals(await readFile(kept(dataFolder)))).toBe(true);
  expect(await filesBelow(join(dataFolder, 'raw'))).toHaveLength(1);
});

test('bytes kept already are not written again', async () => {
  const { path, dataFolder } = await makeFile();
  await keepBytes(path, dataFolder);
  const before = await stat(kept(dataFolder));
  await Promise.all([keepBytes(path, dataFolder), keepBytes(path, dataFolder)]);
  expect((await stat(kept(dataFolder))).ino).toBe(before.ino);
  expect(await filesBelow(join(dataFolder, 'raw'))).toHaveLength(1);
});

test('kept bytes that were cut short are made whole', async () => {
  const { path, dataFolder } = await makeFile();
  await keepBytes(path, dataFolder);
  await truncate(kept(dataFolder), 10);
  await keepBytes(path, dataFolder);
  expect(content.equals(await readFile(kept(dataFolder)))).toBe(true);
});

test('an empty file is kept too', async () => {
  const { path, dataFolder } = await makeFile(Buffer.alloc(0));
  expect(await keepBytes(path, dataFolder)).toEqual({
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    sizeBytes: 0,
  });
});

test('a file that is written to during the pass is refused, and nothing is left of it', async () => {
  const { path, dataFolder } = await makeFile(Buffer.alloc(30_000_000, 'x'));
  const keeping = keepBytes(path, dataFolder);
  const writing = (async () => {
    for (let part = 0; part < 50; part += 1) await appendFile(path, 'more');
  })();
  await expect(keeping).rejects.toMatchObject({ failure: { code: 'file-changed-while-read' } });
  await writing;
  expect(await readdir(join(dataFolder, 'raw'))).toEqual([]);
});

describe('what cannot be read is refused:', () => {
  test('a file that is gone', async () => {
    const { path, dataFolder } = await makeFile();
    await expect(keepBytes(`${path}.gone`, dataFolder)).rejects.toMatchObject({
      failure: { code: 'file-unreadable', message: 'dump.txt.gone could not be read: ENOENT' },
    });
  });

  test('a folder, a link and a pipe without a writer', async () => {
    const { path, dataFolder } = await makeFile();
    await mkdir(`${path}.folder`);
    await symlink(path, `${path}.link`);
    execFileSync('mkfifo', [`${path}.pipe`]);
    for (const each of ['folder', 'link', 'pipe']) {
      await expect(keepBytes(`${path}.${each}`, dataFolder)).rejects.toMatchObject({
        failure: { code: 'file-unreadable' },
      });
    }
  });
});

test('an outage is thrown as it is', async () => {
  const { path, dataFolder } = await makeFile();
  await mkdir(join(dataFolder, 'raw'), { recursive: true });
  await writeFile(join(dataFolder, 'raw', hash.slice(0, 2)), 'in the way');
  await expect(keepBytes(path, dataFolder)).rejects.toMatchObject({ code: expect.stringMatching(/^E(EXIST|NOTDIR)$/) });
  expect(await readdir(join(dataFolder, 'raw'))).toEqual([hash.slice(0, 2)]);
});
