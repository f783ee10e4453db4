import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Sha256, toSha256 } from '../../src/base/ids.ts';
import { keepBytes } from '../../src/intake/keep-bytes.ts';
import { dropSpool, readRange, streamChunks, uncompressedPath } from '../../src/intake/open-kept.ts';
import { makeFolder } from './make-folder.ts';

interface Kept {
  dataFolder: string;
  sha256: Sha256;
  uncompressedBytesMax: number;
}

async function keep(bytes: Buffer, uncompressedBytesMax = 1e9): Promise<Kept> {
  const dataFolder = await makeFolder();
  await writeFile(join(dataFolder, 'dump'), bytes);
  return { dataFolder, uncompressedBytesMax, sha256: (await keepBytes(join(dataFolder, 'dump'), dataFolder)).sha256 };
}

const spooled = (dataFolder: string) => readdir(join(dataFolder, 'spool'));

describe('kept bytes', () => {
  test('that are not compressed are read where they are', async () => {
    const kept = await keep(Buffer.from('plain text'));
    const opened = await uncompressedPath(kept);
    expect(opened).toMatchObject({ compression: 'none', sizeBytes: 10 });
    expect(await readFile(opened.path, 'utf8')).toBe('plain text');
  });

  for (const bytes of [[], [0x1f], [0x1f, 0x8b], [0x1f, 0x8b, 0x07, 0x00]]) {
    test(`of ${bytes.length} bytes that only begin like gzip are not taken for it`, async () => {
      expect(await uncompressedPath(await keep(Buffer.from(bytes)))).toMatchObject({ compression: 'none' });
    });
  }

  test('in gzip are unfolded once', async () => {
    const kept = await keep(gzipSync('packed text'));
    const opened = await uncompressedPath(kept);
    expect(opened).toMatchObject({ compression: 'gzip', sizeBytes: 11 });
    await writeFile(opened.path, 'as it was!!');
    expect(await readFile((await uncompressedPath(kept)).path, 'utf8')).toBe('as it was!!');
    await dropSpool(kept.dataFolder, kept.sha256);
    await dropSpool(kept.dataFolder, kept.sha256);
    expect(await spooled(kept.dataFolder)).toEqual([]);
    expect(await readFile((await uncompressedPath(kept)).path, 'utf8')).toBe('packed text');
  });

  test('asked for by two at once are unfolded whole for both', async () => {
    const kept = await keep(gzipSync(Buffer.alloc(5_000_000, 'text ')));
    const opened = await Promise.all([uncompressedPath(kept), uncompressedPath(kept), uncompressedPath(kept)]);
    expect(opened.map(({ sizeBytes }) => sizeBytes)).toEqual([5_000_000, 5_000_000, 5_000_000]);
    expect(await spooled(kept.dataFolder)).toEqual([kept.sha256]);
  });

  test('of several gzip members in a row, padded with zeros, are one content', async () => {
    const kept = await keep(Buffer.concat([gzipSync('one '), gzipSync(''), gzipSync('two'), Buffer.alloc(700)]));
    expect(await readFile((await uncompressedPath(kept)).path, 'utf8')).toBe('one two');
  });

  test('that are gone are missed by name', async () => {
    const kept = await keep(Buffer.from('text'));
    await rm(join(kept.dataFolder, 'raw'), { recursive: true });
    await expect(uncompressedPath(kept)).rejects.toMatchObject({ failure: { code: 'raw-bytes-missing' } });
    const sha256 = toSha256('0'.repeat(64));
    await expect(uncompressedPath({ ...kept, sha256 })).rejects.toMatchObject({
      failure: { code: 'raw-bytes-missing' },
    });
  });
});

describe('gzip is refused', () => {
  const packed = gzipSync(randomBytes(300_000));
  const flipped = Buffer.from(packed);
  flipped.writeUInt8(flipped.readUInt8(150_000) ^ 0x40, 150_000);
  const wrongSum = Buffer.from(packed);
  wrongSum.writeUInt8(wrongSum.readUInt8(packed.length - 6) ^ 1, packed.length - 6);
  const cases = [
    { name: 'when it is cut short', bytes: packed.subarray(0, 200_000) },
    { name: 'when only its last byte is missing', bytes: packed.subarray(0, -1) },
    { name: 'when it is cut within the header', bytes: packed.subarray(0, 8) },
    { name: 'when its second member is cut short', bytes: Buffer.concat([packed, packed.subarray(0, 1000)]) },
    { name: 'when a bit in it is flipped', bytes: flipped },
    { name: 'when its checksum is wrong', bytes: wrongSum },
    { name: 'when text follows it', bytes: Buffer.concat([packed, Buffer.from('and then some text')]) },
    { name: 'when something follows its padding', bytes: Buffer.concat([packed, Buffer.alloc(512), packed]) },
  ];
  for (const { name, bytes } of cases) {
    test(name, async () => {
      const kept = await keep(bytes);
      await expect(uncompressedPath(kept)).rejects.toMatchObject({
        failure: { code: 'compression-damaged', byte: expect.any(Number) },
      });
      expect(await spooled(kept.dataFolder)).toEqual([]);
    });
  }

  test('when it unfolds to more than is allowed, long before the disk is full', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const kept = await keep(bomb, 1_000_000);
    await expect(uncompressedPath(kept)).rejects.toMatchObject({ failure: { code: 'compression-too-large' } });
    expect(await spooled(kept.dataFolder)).toEqual([]);
  });

  test('when the limit was lowered after it was unfolded', async () => {
    const kept = await keep(gzipSync('packed text'));
    await uncompressedPath(kept);
    await expect(uncompressedPath({ ...kept, uncompressedBytesMax: 10 })).rejects.toMatchObject({
      failure: { code: 'compression-too-large' },
    });
  });

  test('but not when it unfolds to just what is allowed', async () => {
    expect(await uncompressedPath(await keep(gzipSync('packed text'), 11))).toMatchObject({ sizeBytes: 11 });
  });
});

describe('reading', () => {
  test('a range gives exactly its bytes', async () => {
    const path = join(await makeFolder(), 'file');
    await writeFile(path, '0123456789');
    expect(Buffer.from(await readRange(path, 3, 6)).toString()).toBe('345');
    expect(await readRange(path, 10, 10)).toHaveLength(0);
    await expect(readRange(path, 5, 11)).rejects.toMatchObject({ failure: { code: 'raw-bytes-missing', byte: 10 } });
    await expect(readRange(`${path}.gone`, 0, 1)).rejects.toMatchObject({ failure: { code: 'raw-bytes-missing' } });
  });

  test('in chunks gives the whole file in order, all chunks full but the last', async () => {
    const path = join(await makeFolder(), 'file');
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 100 }),
        fc.integer({ min: 1, max: 40 }),
        async (bytes, chunkBytes) => {
          await writeFile(path, bytes);
          const chunks: Uint8Array[] = [];
          for await (const chunk of streamChunks(path, chunkBytes)) chunks.push(chunk);
          expect(Buffer.concat(chunks).equals(Buffer.from(bytes))).toBe(true);
          expect(chunks.slice(0, -1).every((chunk) => chunk.length === chunkBytes)).toBe(true);
          expect(chunks.every((chunk) => chunk.length > 0)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });
});
