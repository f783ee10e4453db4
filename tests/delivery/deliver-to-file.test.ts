import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refusal } from '../../src/base/failure.ts';
import { deliverToFile } from '../../src/delivery/deliver-to-file.ts';

let parent = '';

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'claimtrail-test-'));
});

afterEach(async () => {
  await rm(parent, { recursive: true, force: true });
});

const files = [
  { extension: 'md', content: '# Toll: 34 → 38\n' },
  { extension: 'json', content: '{}\n' },
];

test('each form is a file of its own, and no temporary stays', async () => {
  const folder = join(parent, 'digests');
  const paths = await deliverToFile({ folder, name: '2026-11-21-daily', files });
  expect(paths).toEqual([join(folder, '2026-11-21-daily.md'), join(folder, '2026-11-21-daily.json')]);
  expect((await readdir(folder)).sort()).toEqual(['2026-11-21-daily.json', '2026-11-21-daily.md']);
  expect(await readFile(join(folder, '2026-11-21-daily.md'), 'utf8')).toBe('# Toll: 34 → 38\n');
});

test('a repeat leaves the same bytes and does not touch the file', async () => {
  const [path = ''] = await deliverToFile({ folder: parent, name: 'a', files });
  const before = await stat(path, { bigint: true });
  await deliverToFile({ folder: parent, name: 'a', files });
  const after = await stat(path, { bigint: true });
  expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
});

test('a file that was damaged, or left half-written, is replaced', async () => {
  await writeFile(join(parent, 'a.md'), '# To');
  await deliverToFile({ folder: parent, name: 'a', files });
  expect(await readFile(join(parent, 'a.md'), 'utf8')).toBe('# Toll: 34 → 38\n');
});

test('two deliveries at once leave whole files', async () => {
  await Promise.all([1, 2, 3, 4, 5].map(() => deliverToFile({ folder: parent, name: 'a', files })));
  expect((await readdir(parent)).sort()).toEqual(['a.json', 'a.md']);
  expect(await readFile(join(parent, 'a.md'), 'utf8')).toBe('# Toll: 34 → 38\n');
});

for (const name of ['../outside', 'a/b', '.hidden', '', 'a\u0000b', 'x'.repeat(300)]) {
  test(`the name ${JSON.stringify(name.slice(0, 12))} is refused`, async () => {
    await expect(deliverToFile({ folder: parent, name, files })).rejects.toThrow(Refusal);
    expect(await readdir(parent)).toEqual([]);
  });
}

test('an outage is thrown as it is, to be tried again', async () => {
  await writeFile(join(parent, 'not-a-folder'), '');
  const folder = join(parent, 'not-a-folder', 'digests');
  await expect(deliverToFile({ folder, name: 'a', files })).rejects.toThrow('ENOTDIR');
});
