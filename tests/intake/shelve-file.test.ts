import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Instant } from '../../src/base/instant.ts';
import { type ClaimedFile, claimCopy, claimFile } from '../../src/intake/claim-file.ts';
import type { Outcome } from '../../src/intake/receipt.ts';
import { shelveFile } from '../../src/intake/shelve-file.ts';
import { unshelveFile } from '../../src/intake/unshelve-file.ts';
import { filesBelow, makeFolder } from './make-folder.ts';
import { receiptOf } from './receipts.ts';

const at = '2026-11-20T08:00:01.000Z' as Instant;

async function claim(dataFolder: string, name: string, content = 'text'): Promise<ClaimedFile> {
  const inbox = await makeFolder();
  await writeFile(join(inbox, name), content);
  return claimFile({ dataFolder, inbox, relativePath: name });
}

async function shelve(dataFolder: string, claimed: ClaimedFile, outcome: Outcome = 'done'): Promise<string> {
  const path = await shelveFile({ dataFolder, claimed, outcome, receipt: receiptOf(claimed, { outcome }), at });
  return path.slice(dataFolder.length + 1);
}

describe('a file ends', () => {
  const cases: [Outcome, string][] = [
    ['done', 'done/2026/11/20/dump.txt'],
    ['duplicate', 'duplicate/dump.txt'],
    ['failed', 'failed/dump.txt'],
  ];
  for (const [outcome, path] of cases) {
    test(`as ${outcome} in ${path}, its receipt beside it, and nothing else is left`, async () => {
      const dataFolder = await makeFolder();
      const claimed = await claim(dataFolder, 'dump.txt');
      expect(await shelve(dataFolder, claimed, outcome)).toBe(path);
      expect(await filesBelow(dataFolder)).toEqual([path, `${path}.receipt.json`]);
      const text = await readFile(join(dataFolder, `${path}.receipt.json`), 'utf8');
      expect(text).toBe(`${JSON.stringify(receiptOf(claimed, { outcome }), null, 2)}\n`);
    });
  }
});

describe('a name that is taken', () => {
  test('gets a number before its extension', async () => {
    const dataFolder = await makeFolder();
    const names: string[] = [];
    for (const name of ['dump.txt', 'dump.txt', 'dump.txt', 'a.jsonl.gz', 'a.jsonl.gz', 'plain', 'plain']) {
      names.push(await shelve(dataFolder, await claim(dataFolder, name), 'failed'));
    }
    const ends = ['dump.txt', 'dump.2.txt', 'dump.3.txt', 'a.jsonl.gz', 'a.2.jsonl.gz', 'plain', 'plain.2'];
    expect(names).toEqual(ends.map((name) => `failed/${name}`));
  });

  test('by a file without a receipt, or by a receipt without a file, is not used', async () => {
    const dataFolder = await makeFolder();
    await shelve(dataFolder, await claim(dataFolder, 'dump.txt'), 'failed');
    await writeFile(join(dataFolder, 'failed', 'dump.2.txt'), 'put here by hand');
    await writeFile(join(dataFolder, 'failed', 'dump.3.txt.receipt.json'), 'no JSON');
    expect(await shelve(dataFolder, await claim(dataFolder, 'dump.txt'), 'failed')).toBe('failed/dump.4.txt');
    expect(await readFile(join(dataFolder, 'failed', 'dump.2.txt'), 'utf8')).toBe('put here by hand');
  });

  test('a hundred times over is told apart by the key', async () => {
    const dataFolder = await makeFolder();
    await shelve(dataFolder, await claim(dataFolder, 'dump.txt'), 'failed');
    for (let number = 2; number <= 100; number += 1) {
      await writeFile(join(dataFolder, 'failed', `dump.${number}.txt`), '');
    }
    const claimed = await claim(dataFolder, 'dump.txt');
    expect(await shelve(dataFolder, claimed, 'failed')).toBe(`failed/dump.${claimed.key}.txt`);
  });

  test('is given to one of many that ask at once', async () => {
    const dataFolder = await makeFolder();
    const claimed = await Promise.all(
      Array.from({ length: 12 }, (_, index) => claim(dataFolder, 'dump.txt', `text ${index}`)),
    );
    const paths = await Promise.all(claimed.map((each) => shelve(dataFolder, each, 'duplicate')));
    expect(new Set(paths).size).toBe(12);
    for (const [index, path] of paths.entries()) {
      expect(await readFile(join(dataFolder, path), 'utf8')).toBe(`text ${index}`);
      const receipt = JSON.parse(await readFile(join(dataFolder, `${path}.receipt.json`), 'utf8'));
      expect(receipt.arrival).toBe(claimed[index]?.key);
    }
  });
});

test('a name as long as the file system allows leaves room for the receipt', async () => {
  const dataFolder = await makeFolder();
  for (const name of [`${'é'.repeat(125)}.txt`, 'x'.repeat(255), `a.${'y'.repeat(253)}`]) {
    const paths = [
      await shelve(dataFolder, await claim(dataFolder, name), 'failed'),
      await shelve(dataFolder, await claim(dataFolder, name), 'failed'),
    ];
    expect(new Set(paths).size).toBe(2);
    const receipt = JSON.parse(await readFile(join(dataFolder, `${paths[1]}.receipt.json`), 'utf8'));
    expect(receipt.name).toBe(name);
  }
});

test('a file named like a receipt takes no receipt’s place', async () => {
  const dataFolder = await makeFolder();
  const folder = await makeFolder();
  await writeFile(join(folder, 'dump.txt.receipt.json'), '{"arrival":"x"}');
  const odd = await claimCopy({ dataFolder, path: join(folder, 'dump.txt.receipt.json') });
  await shelve(dataFolder, odd, 'failed');
  expect(await shelve(dataFolder, await claim(dataFolder, 'dump.txt'), 'failed')).toBe('failed/dump.2.txt');
});

test('a file that grew after it was taken is said to have grown', async () => {
  const dataFolder = await makeFolder();
  const claimed = await claim(dataFolder, 'dump.txt');
  await appendFile(claimed.path, ' and more');
  const path = await shelve(dataFolder, claimed);
  const receipt = JSON.parse(await readFile(join(dataFolder, `${path}.receipt.json`), 'utf8'));
  expect(receipt.warnings).toEqual([expect.stringContaining('4 bytes then, 13 when it was shelved')]);
});

describe('shelving again', () => {
  test('after all was done gives the same path and changes nothing, on a later day too', async () => {
    const dataFolder = await makeFolder();
    await shelve(dataFolder, await claim(dataFolder, 'dump.txt'));
    const claimed = await claim(dataFolder, 'dump.txt', 'second');
    const path = await shelve(dataFolder, claimed);
    const before = await filesBelow(dataFolder);
    const later = '2026-11-24T10:00:00.000Z' as Instant;
    const again = await shelveFile({ dataFolder, claimed, outcome: 'done', receipt: receiptOf(claimed), at: later });
    expect(again).toBe(join(dataFolder, path));
    expect(await filesBelow(dataFolder)).toEqual(before);
  });

  test('a file that was taken back to be tried again leaves no receipt of its failure', async () => {
    const dataFolder = await makeFolder();
    const claimed = await claim(dataFolder, 'dump.txt');
    const failed = await shelve(dataFolder, claimed, 'failed');
    expect(await unshelveFile(dataFolder, failed, claimed)).toBe(true);
    expect(await filesBelow(dataFolder)).toEqual([`processing/${claimed.key}/dump.txt`]);
    expect(await unshelveFile(dataFolder, failed, claimed)).toBe(false);
    // Killed before the old receipt was removed.
    await writeFile(
      join(dataFolder, `${failed}.receipt.json`),
      JSON.stringify(receiptOf(claimed, { outcome: 'failed' })),
    );
    expect(await shelve(dataFolder, claimed, 'failed')).toBe(failed);
    expect(await filesBelow(dataFolder)).toEqual([failed, `${failed}.receipt.json`]);
  });

  test('a file that somebody took away writes its receipt, which says so', async () => {
    const dataFolder = await makeFolder();
    const claimed = await claim(dataFolder, 'dump.txt');
    await rm(claimed.path);
    const path = await shelve(dataFolder, claimed);
    const receipt = JSON.parse(await readFile(join(dataFolder, `${path}.receipt.json`), 'utf8'));
    expect(receipt.warnings).toEqual(['the file itself was gone from the processing folder when it was to be shelved']);
    expect(await shelve(dataFolder, claimed)).toBe(path);
  });
});
