import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { keepBytes } from '../../src/intake/keep-bytes.ts';
import { uncompressedPath } from '../../src/intake/open-kept.ts';
import { filesBelow, makeFolder } from './make-folder.ts';

/** Bytes that still fit on the disk. */
const disk = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY }));

vi.mock('node:fs/promises', async (importOriginal) => {
  const actual = await importOriginal<typeof import('node:fs/promises')>();
  const open: typeof actual.open = async (...args) => {
    const file = await actual.open(...args);
    const writeFile = file.writeFile.bind(file);
    file.writeFile = async (data, options) => {
      disk.left -= Buffer.byteLength(data as string | Buffer);
      if (disk.left < 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      await writeFile(data, options);
    };
    return file;
  };
  return { ...actual, open };
});

test('a full disk is thrown as it is, leaves nothing half-made, and the next try goes through', async () => {
  const dataFolder = await makeFolder();
  const path = join(dataFolder, 'dump.gz');
  const content = Buffer.from('some news of the day, '.repeat(200_000));
  await files.writeFile(path, gzipSync(content, { level: 0 }));
  disk.left = 2_000_000;
  await expect(keepBytes(path, dataFolder)).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(await filesBelow(join(dataFolder, 'raw'))).toEqual([]);
  disk.left = Number.POSITIVE_INFINITY;
  const { sha256 } = await keepBytes(path, dataFolder);
  disk.left = 2_000_000;
  const kept = { dataFolder, sha256, uncompressedBytesMax: 1e9 };
  await expect(uncompressedPath(kept)).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(await filesBelow(join(dataFolder, 'spool'))).toEqual([]);
  disk.left = Number.POSITIVE_INFINITY;
  expect(await uncompressedPath(kept)).toMatchObject({ sizeBytes: content.length });
});
