import { existsSync, lstatSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { toInstant } from '../../src/base/instant.ts';
import { type ClaimedFile, claimFile, listClaimed } from '../../src/intake/claim-file.ts';
import { keepBytes } from '../../src/intake/keep-bytes.ts';
import { readContents, uncompressedPath } from '../../src/intake/open-kept.ts';
import { shelveFile } from '../../src/intake/shelve-file.ts';
import { makeZip } from '../support/made-packings.ts';
import { filesBelow, makeFolder } from './make-folder.ts';
import { receiptOf } from './receipts.ts';

/*
 * A process that is killed stops between two calls to the file system. Here every call but the first `left` fails,
 * and so do all after it, those that tidy up too: what is then on disk is what a killed process leaves.
 */
const life = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY }));

vi.mock('node:fs/promises', async (importOriginal) => {
  const actual = await importOriginal<Record<string, unknown>>();
  const changing = ['mkdir', 'rename', 'copyFile', 'open', 'rm', 'rmdir', 'unlink', 'link', 'utimes'];
  const wrap =
    (call: unknown) =>
    async (...args: unknown[]) => {
      if (life.left <= 0) throw new Error('killed');
      life.left -= 1;
      return typeof call === 'function' ? call(...args) : undefined;
    };
  return Object.fromEntries(
    Object.entries(actual).map(([name, call]) => [name, changing.includes(name) ? wrap(call) : call]),
  );
});

/** Runs a step that is killed after 0, 1, 2 … calls, and what comes after the restart, until the step gets through. */
async function killEverywhere<World>(
  prepare: () => Promise<World>,
  step: (world: World) => Promise<unknown>,
  restart: (world: World) => Promise<void>,
): Promise<number> {
  for (let calls = 0; ; calls += 1) {
    const world = await prepare();
    life.left = calls;
    const outcome = await step(world).then(
      () => 'through',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    life.left = Number.POSITIVE_INFINITY;
    expect(['through', 'killed']).toContain(outcome);
    await restart(world);
    if (outcome === 'through') return calls;
  }
}

interface World {
  dataFolder: string;
  inbox: string;
}

const otherFileSystem = '/dev/shm';
const hasOther = existsSync(otherFileSystem) && lstatSync(otherFileSystem).dev !== lstatSync('/tmp').dev;

async function makeWorld(under?: string): Promise<World> {
  const world = { dataFolder: await makeFolder(), inbox: await makeFolder(under) };
  await files.mkdir(join(world.inbox, 'desk'));
  await files.writeFile(join(world.inbox, 'desk', 'dump.txt'), 'some text');
  return world;
}

const relativePath = 'desk/dump.txt';

/** After a restart: claimed files first, then the drop folder. Every file is there once. */
async function takeAll({ dataFolder, inbox }: World): Promise<ClaimedFile[]> {
  const claimed = await listClaimed(dataFolder);
  if ((await filesBelow(inbox)).length > 0) claimed.push(await claimFile({ dataFolder, inbox, relativePath }));
  return claimed;
}

describe('killed anywhere', () => {
  for (const [name, under] of [
    ['a claim by renaming', undefined],
    ['a claim across file systems', hasOther ? otherFileSystem : undefined],
  ] as const) {
    test(`${name} neither loses nor doubles the file`, async () => {
      const points = await killEverywhere(
        () => makeWorld(under),
        ({ dataFolder, inbox }) => claimFile({ dataFolder, inbox, relativePath }),
        async (world) => {
          const [claimed, ...more] = await takeAll(world);
          expect(more).toEqual([]);
          expect(claimed).toMatchObject({ relativePath, name: 'dump.txt', sizeBytes: 9 });
          expect(await files.readFile(claimed?.path ?? '', 'utf8')).toBe('some text');
          expect(await filesBelow(world.inbox)).toEqual([]);
        },
      );
      expect(points).toBeGreaterThan(2);
    });
  }

  test('keeping bytes leaves none or all of them under their hash', async () => {
    const points = await killEverywhere(
      makeWorld,
      ({ dataFolder, inbox }) => keepBytes(join(inbox, relativePath), dataFolder),
      async ({ dataFolder, inbox }) => {
        const { sha256 } = await keepBytes(join(inbox, relativePath), dataFolder);
        const kept = (await filesBelow(join(dataFolder, 'raw'))).filter((path) => !path.startsWith('.tmp-'));
        expect(kept).toEqual([`${sha256.slice(0, 2)}/${sha256}`]);
        expect(await files.readFile(join(dataFolder, 'raw', kept[0] ?? ''), 'utf8')).toBe('some text');
      },
    );
    expect(points).toBeGreaterThan(4);
  });

  test('unfolding gzip leaves none or all of it', async () => {
    const content = 'text that is packed '.repeat(50_000);
    const points = await killEverywhere(
      async () => {
        const world = await makeWorld();
        await files.writeFile(join(world.inbox, relativePath), gzipSync(content));
        return {
          dataFolder: world.dataFolder,
          ...(await keepBytes(join(world.inbox, relativePath), world.dataFolder)),
        };
      },
      (world) => uncompressedPath({ ...world, uncompressedBytesMax: 1e9 }),
      async (world) => {
        const { path, sizeBytes } = await uncompressedPath({ ...world, uncompressedBytesMax: 1e9 });
        expect(sizeBytes).toBe(content.length);
        expect(await files.readFile(path, 'utf8')).toBe(content);
      },
    );
    expect(points).toBeGreaterThan(3);
  });

  test('unfolding an archive leaves none of it, or all with the list of its files', async () => {
    const archive = makeZip([
      { name: 'a.txt', bytes: 'first '.repeat(1000) },
      { name: 'b.txt', bytes: 'second '.repeat(1000), crc: 1 },
      { name: 'c.txt', bytes: 'third '.repeat(1000) },
    ]);
    const points = await killEverywhere(
      async () => {
        const world = await makeWorld();
        await files.writeFile(join(world.inbox, relativePath), archive);
        return {
          dataFolder: world.dataFolder,
          ...(await keepBytes(join(world.inbox, relativePath), world.dataFolder)),
        };
      },
      (world) => uncompressedPath({ ...world, uncompressedBytesMax: 1e9 }),
      async (world) => {
        const { path, sizeBytes } = await uncompressedPath({ ...world, uncompressedBytesMax: 1e9 });
        expect(sizeBytes).toBe(12_000);
        const contents = await readContents(path);
        expect(contents?.entries.map(({ start, end }) => [start, end])).toEqual([
          [0, 6000],
          [6000, 6000],
          [6000, 12_000],
        ]);
      },
    );
    expect(points).toBeGreaterThan(6);
  });

  for (const namesakes of [0, 2]) {
    for (const nextOutcome of ['done', 'duplicate'] as const) {
      const ending = nextOutcome === 'done' ? 'as before' : 'with another outcome';
      test(`shelving beside ${namesakes} namesakes, resumed the next day ${ending}, ends in one place`, async () => {
        const points = await killEverywhere(
          () => makeClaimed(namesakes),
          (world) => shelve(world, 'done', '2026-11-20T23:59:59Z'),
          async (world) => {
            const path = await shelve(world, nextOutcome, '2026-11-21T00:00:05Z');
            const left = (await filesBelow(world.dataFolder)).filter((each) => !world.before.includes(each));
            const target = path.slice(world.dataFolder.length + 1);
            const halfMade = left.filter((each) => /\/\.tmp-[^/]+$/.test(each));
            expect(left.filter((each) => !halfMade.includes(each))).toEqual([target, `${target}.receipt.json`]);
            expect(await files.readFile(path, 'utf8')).toBe('some text');
            const receipt = JSON.parse(await files.readFile(`${path}.receipt.json`, 'utf8'));
            expect(receipt).toMatchObject({ arrival: world.claimed.key, outcome: target.split('/')[0] });
            expect(await files.readdir(join(world.dataFolder, 'processing')).then(withoutTemporaries)).toEqual([]);
          },
        );
        expect(points).toBeGreaterThan(8);
      });
    }
  }
});

interface ClaimedWorld extends World {
  claimed: ClaimedFile;
  before: string[];
}

async function makeClaimed(namesakes: number): Promise<ClaimedWorld> {
  const world = await makeWorld();
  for (let number = 0; number < namesakes; number += 1) {
    const path = join(world.inbox, 'dump.txt');
    await files.writeFile(path, `namesake ${number}`);
    const claimed = await claimFile({ ...world, relativePath: 'dump.txt' });
    for (const outcome of ['done', 'duplicate'] as const) {
      await shelve(
        { ...world, claimed: { ...claimed, key: `${number}${outcome}` }, before: [] },
        outcome,
        '2026-11-20T09:00:00Z',
      );
      await files.mkdir(join(world.dataFolder, 'processing', claimed.key), { recursive: true });
      await files.writeFile(claimed.path, `namesake ${number}`);
    }
    await files.rm(join(world.dataFolder, 'processing', claimed.key), { recursive: true });
  }
  const claimed = await claimFile({ ...world, relativePath });
  const before = (await filesBelow(world.dataFolder)).filter((path) => !path.startsWith('processing/'));
  return { ...world, claimed, before };
}

function shelve({ dataFolder, claimed }: ClaimedWorld, outcome: 'done' | 'duplicate', atText: string): Promise<string> {
  const at = toInstant(atText);
  if (at === null) throw new Error(`no instant: ${atText}`);
  const receipt = receiptOf(claimed, { outcome, receivedAt: '2026-11-20T23:00:00.000Z', finishedAt: at });
  return shelveFile({ dataFolder, claimed, outcome, receipt, at });
}

function withoutTemporaries(names: string[]): string[] {
  return names.filter((name) => !name.startsWith('.tmp-'));
}
