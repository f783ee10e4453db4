import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/base/failure.ts';
import { keepBytes } from '../../src/intake/keep-bytes.ts';
import { dropSpool, readContents, uncompressedPath } from '../../src/intake/open-kept.ts';
import { makeTar, makeZip, onePage, onePageBzip2, onePageZstd } from '../support/made-packings.ts';
import { makeFolder } from './make-folder.ts';

const limits = { uncompressedBytesMax: 1e9, unfoldRatioMax: 1000, archiveEntriesMax: 1000 };

async function unfold(bytes: Uint8Array, more: Partial<typeof limits> = {}) {
  const dataFolder = await makeFolder();
  await writeFile(join(dataFolder, 'dump'), bytes);
  const { sha256 } = await keepBytes(join(dataFolder, 'dump'), dataFolder);
  const what = { dataFolder, sha256, ...limits, ...more };
  const opened = await uncompressedPath(what).catch(async (error: unknown) => {
    expect(await readdir(join(dataFolder, 'spool')).catch(() => [])).toEqual([]);
    throw error;
  });
  const contents = await readContents(opened.path);
  const all = await readFile(opened.path);
  const texts = contents?.entries.map(({ start, end }) => all.toString('utf8', start, end));
  return { what, opened, contents, texts, all };
}

const refusal = (code: string) => ({ failure: { code } });

const skippable = Buffer.from('502a4d18030000006e6f74', 'hex');

describe('a compressed file', () => {
  const cases = [
    { name: 'zstd', compression: 'zstd', bytes: onePageZstd, text: onePage },
    { name: 'bzip2', compression: 'bzip2', bytes: onePageBzip2, text: onePage },
    {
      name: 'two frames of zstd, one without content before each',
      compression: 'zstd',
      bytes: Buffer.concat([skippable, onePageZstd, skippable, onePageZstd]),
      text: onePage + onePage,
    },
    {
      name: 'two streams of bzip2, padded',
      compression: 'bzip2',
      bytes: Buffer.concat([onePageBzip2, onePageBzip2, Buffer.alloc(100)]),
      text: onePage + onePage,
    },
    {
      name: 'a thousand members of gzip',
      compression: 'gzip',
      bytes: Buffer.concat(Array.from({ length: 1000 }, (_, i) => gzipSync(`${i}\n`))),
      text: Array.from({ length: 1000 }, (_, i) => `${i}\n`).join(''),
    },
  ];
  for (const { name, compression, bytes, text } of cases) {
    test(`of ${name} is unfolded`, async () => {
      const { opened, contents, all } = await unfold(bytes);
      expect(opened).toMatchObject({ compression, sizeBytes: text.length });
      expect(all.toString()).toBe(text);
      expect(contents).toBeNull();
    });
  }

  for (const [name, bytes] of [['zstd', onePageZstd] as const, ['bzip2', onePageBzip2] as const]) {
    test(`of ${name} is refused when it is cut anywhere behind its mark, or something follows`, async () => {
      for (let end = 10; end < bytes.length; end++) {
        await expect(unfold(bytes.subarray(0, end)), `cut at ${end}`).rejects.toMatchObject(
          refusal('compression-damaged'),
        );
      }
      const followed = Buffer.concat([bytes, Buffer.from('and some more')]);
      await expect(unfold(followed)).rejects.toMatchObject(refusal('compression-damaged'));
    });
  }

  test('of bzip2 is refused when any of its bits is flipped, and never hangs', async () => {
    for (let bit = 80; bit < onePageBzip2.length * 8; bit += 7) {
      const flipped = Buffer.from(onePageBzip2);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const outcome = await unfold(flipped).then(
        ({ all }) => all.toString(),
        (error: unknown) => error,
      );
      // The last byte may end in bits that nothing stands in.
      if (outcome !== onePage) expect(outcome, `bit ${bit}`).toBeInstanceOf(Refusal);
    }
  });

  test('of zstd never hangs or crashes when its bits are flipped', async () => {
    for (let bit = 32; bit < onePageZstd.length * 8; bit += 5) {
      const flipped = Buffer.from(onePageZstd);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      await unfold(flipped).catch((error: unknown) => expect(error, `bit ${bit}`).toBeInstanceOf(Refusal));
    }
  });

  test('of zstd that asks for a gigabyte of memory is refused', async () => {
    const greedy = Buffer.from('28b52ffd00a0010000', 'hex');
    await expect(unfold(greedy)).rejects.toMatchObject(refusal('compression-damaged'));
  });
});

const three = [
  { name: 'b/two.txt', bytes: 'second\n' },
  { name: 'a/one.txt', bytes: 'first\n' },
  { name: 'c.txt.gz', bytes: gzipSync('third\n') },
];

describe('an archive', () => {
  const packings = [
    ['zip', async () => makeZip(three)],
    ['tar', () => makeTar(three)],
    ['tar.gzip', async () => gzipSync(await makeTar(three))],
  ] as const;
  for (const [compression, make] of packings) {
    test(`(${compression}) is unfolded file by file in its order, a compressed one once more`, async () => {
      const { what, opened, contents, texts, all } = await unfold(await make());
      expect(opened.compression).toBe(compression);
      expect(contents?.entries.map(({ name }) => name)).toEqual(['b/two.txt', 'a/one.txt', 'c.txt.gz']);
      expect(texts).toEqual(['second\n', 'first\n', 'third\n']);
      expect(contents?.entries[0]?.modifiedAt).toMatch(/^20\d\d-/);
      await dropSpool(what.dataFolder, what.sha256);
      expect(await readdir(join(what.dataFolder, 'spool'))).toEqual([]);
      const again = await uncompressedPath(what);
      expect(await readContents(again.path)).toEqual(contents);
      expect(hash(await readFile(again.path))).toBe(hash(all));
    });
  }

  test('may hold entries packed with zstd and bzip2, and stored ones', async () => {
    const files = [
      { name: 'a.zst', bytes: onePageZstd, method: 0 },
      { name: 'b.bz2', bytes: onePageBzip2 },
    ];
    for (const bytes of [makeZip(files), await makeTar(files)]) {
      expect((await unfold(bytes)).texts).toEqual([onePage, onePage]);
    }
  });

  test('never has its names used as paths, and shows them without signs of control', async () => {
    const names = [
      '../../etc/passwd',
      '/etc/passwd',
      'C:\\evil\\..\\x.txt',
      'a\u202Etxt.exe',
      `${'n'.repeat(400)}.txt`,
    ];
    const files = names.map((name) => ({ name, bytes: `text of ${name}` }));
    const { what, contents } = await unfold(makeZip(files));
    expect(contents?.entries.every(({ failure }) => failure === undefined)).toBe(true);
    expect(contents?.entries.map(({ name }) => name.length <= 255 && !/\p{Cc}|\p{Cf}/u.test(name))).not.toContain(
      false,
    );
    expect((await readdir(what.dataFolder)).sort()).toEqual(['dump', 'raw', 'spool']);
    expect((await readdir(join(what.dataFolder, 'spool'))).sort()).toEqual([
      what.sha256,
      `${what.sha256}.entries.json`,
    ]);
  });

  test('passes folders and litter over', async () => {
    const litter = ['__MACOSX/._a.txt', '.DS_Store', 'x/Thumbs.db', 'folder/', 'claimtrail.json'];
    const zip = makeZip([...litter.map((name) => ({ name, bytes: '' })), { name: 'a.txt', bytes: 'text' }]);
    expect((await unfold(zip)).contents).toMatchObject({ passedOver: 5, entries: [{ name: 'a.txt' }] });
    const tar = await makeTar([
      { name: 'folder', bytes: '', type: 'directory' },
      { name: '__MACOSX/._a', bytes: 'x' },
      { name: 'a.txt', bytes: 'text' },
    ]);
    expect((await unfold(tar)).contents).toMatchObject({ passedOver: 2, entries: [{ name: 'a.txt' }] });
  });

  test('sets files aside that it cannot read, each for itself', async () => {
    const wrong = Buffer.from(gzipSync('damaged within'));
    wrong.writeUInt8(wrong.readUInt8(12) ^ 1, 12);
    const zip = makeZip([
      { name: 'secret.txt', bytes: 'x'.repeat(20), flags: 1 },
      { name: 'odd.txt', bytes: 'x', method: 98 },
      { name: 'link', bytes: '/etc/passwd', mode: 0o120777 },
      { name: 'empty.txt', bytes: '' },
      { name: 'sum.txt', bytes: 'its sum is wrong', crc: 7 },
      { name: 'inner.zip', bytes: makeZip(three) },
      { name: 'inner.tar.gz', bytes: gzipSync(await makeTar(three)) },
      { name: 'twice.gz', bytes: gzipSync(gzipSync('twice')) },
      { name: 'wrong.gz', bytes: wrong },
      { name: 'good.txt', bytes: 'good' },
    ]);
    const { contents, texts, all } = await unfold(zip);
    expect(contents?.entries.map(({ failure }) => failure?.code ?? null)).toEqual([
      ...['entry-unreadable', 'entry-unreadable', 'entry-unreadable', 'file-empty', 'compression-damaged'],
      ...['archive-nested', 'archive-nested', 'archive-nested', 'compression-damaged', null],
    ]);
    expect(texts?.at(-1)).toBe('good');
    expect(all.toString()).toBe('good');
    const tar = await makeTar([
      { name: 'link', bytes: '', type: 'symlink' },
      { name: 'pipe', bytes: '', type: 'fifo' },
      { name: 'wrong.gz', bytes: wrong },
      { name: 'inner.zip', bytes: makeZip(three) },
      { name: 'good.txt', bytes: 'good' },
    ]);
    const ofTar = await unfold(tar);
    expect(ofTar.contents?.entries.map(({ failure }) => failure?.code ?? null)).toEqual([
      ...['entry-unreadable', 'entry-unreadable', 'compression-damaged', 'archive-nested', null],
    ]);
    expect(ofTar.texts?.at(-1)).toBe('good');
  });

  test('that is a tar is refused wherever it is cut short', async () => {
    const tar = await makeTar(three);
    const end = tar.length - 1024;
    for (let at = 512; at <= end; at += at % 512 === 0 ? 1 : 37) {
      await expect(unfold(tar.subarray(0, at)), `cut at ${at}`).rejects.toMatchObject(refusal('compression-damaged'));
    }
    const packed = gzipSync(tar);
    for (let at = 20; at < packed.length; at += 11) {
      await expect(unfold(packed.subarray(0, at))).rejects.toMatchObject(refusal('compression-damaged'));
    }
  });

  test('that is a zip is refused wherever it is cut short', async () => {
    const zip = makeZip(three);
    for (let at = 4; at < zip.length; at += 5) {
      await expect(unfold(zip.subarray(0, at)), `cut at ${at}`).rejects.toMatchObject(refusal('compression-damaged'));
    }
  });

  test.skipIf(process.platform !== 'linux')('that is a broken zip is not left open', async () => {
    const open = () => readdirSync('/proc/self/fd').length;
    await unfold(makeZip(three).subarray(0, 90)).catch(() => {});
    const before = open();
    for (let i = 0; i < 20; i++) await unfold(makeZip(three).subarray(0, 90)).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(open()).toBeLessThan(before + 10);
  });

  test('that is a zip with places outside of the file is refused', async () => {
    const zip = makeZip(three);
    const end = zip.length - 22;
    for (const high of [0, 0x001fffff, 0x00200000, 0x7fffffff, 0xffffffff]) {
      const locator = Buffer.alloc(20);
      locator.write('PK\x06\x07', 'latin1');
      locator.writeUInt32LE(0xfffffff0, 8);
      locator.writeUInt32LE(high, 12);
      const far = Buffer.concat([zip.subarray(0, end), locator, zip.subarray(end)]);
      await expect(unfold(far)).rejects.toMatchObject(refusal('compression-damaged'));
    }
    for (let at = zip.length - 80; at < zip.length; at++) {
      const changed = Buffer.from(zip);
      changed.writeUInt8(0xff, at);
      await unfold(changed).catch((error: unknown) => expect(error, `byte ${at}`).toBeInstanceOf(Refusal));
    }
  });

  test('never hangs or crashes when its bytes are changed', async () => {
    for (const whole of [makeZip(three), await makeTar(three.slice(0, 2))]) {
      for (let at = 4; at < whole.length; at += 13) {
        const changed = Buffer.from(whole);
        changed.writeUInt8(changed.readUInt8(at) ^ 0xff, at);
        await unfold(changed).catch((error: unknown) => expect(error, `byte ${at}`).toBeInstanceOf(Refusal));
      }
    }
  });
});

describe('a file that is made to fill the disk is refused', () => {
  const zeros = Buffer.alloc(80 * 1024 * 1024);

  test('when an archive holds more files than are allowed', async () => {
    const many = Array.from({ length: 21 }, (_, i) => ({ name: `${i}.txt`, bytes: 'x' }));
    for (const bytes of [makeZip(many), await makeTar(many)]) {
      await expect(unfold(bytes, { archiveEntriesMax: 20 })).rejects.toMatchObject(refusal('archive-too-large'));
      await unfold(bytes, { archiveEntriesMax: 21 });
    }
  });

  test('when its files together unfold to more than is allowed', async () => {
    const files = ['a', 'b', 'c'].map((name) => ({ name, bytes: randomBytes(400).toString('hex') }));
    const packed = [makeZip(files), await makeTar(files), gzipSync(await makeTar(files))];
    for (const bytes of packed) {
      await expect(unfold(bytes, { uncompressedBytesMax: 2000 })).rejects.toMatchObject(
        refusal('compression-too-large'),
      );
    }
  });

  test('when it unfolds to more times its size than is allowed, compressed twice or not', async () => {
    const once = gzipSync(zeros);
    await expect(unfold(once, { unfoldRatioMax: 500 })).rejects.toMatchObject(refusal('compression-ratio'));
    const twice = makeZip([{ name: 'zeros.gz', bytes: once }]);
    await expect(unfold(twice)).rejects.toMatchObject(refusal('compression-ratio'));
  });
});

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
