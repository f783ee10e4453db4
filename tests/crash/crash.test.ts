import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/open-database.ts';
import { openLogger } from '../../src/runtime/open-logger.ts';
import { attachPostgres } from '../../src/runtime/postgres/attach-postgres.ts';
import { Random } from '../support/random.ts';
import { type CanonicalTables, readCanonicalTables } from '../support/read-tables.ts';
import { type CorpusFile, dropFiles, makeCorpus } from './corpus.ts';
import { killPostgres, type ServicePlace, startService, stopService, waitUntilIdle } from './service-process.ts';

/*
 * Kills the service with SIGKILL at every boundary of every step and at moments drawn by chance, restarts it each
 * time, and compares every table and every shelf with those of a run that nobody disturbed.
 */

const kills = Number(process.env.CLAIMTRAIL_TEST_KILLS ?? 50);
const seed = Number(process.env.CLAIMTRAIL_TEST_SEED ?? 2026);
const redisUrl = process.env.CLAIMTRAIL_TEST_REDIS_URL;

/** Every boundary that a file passes on its way. Those of the digest are passed by the command, below. */
const boundaries = [
  'watch:claimed',
  'accept-dump:kept',
  'accept-dump:committed',
  'split-dump:computed',
  'split-dump:committed',
  'split-dump:enqueued',
  'record-articles:computed',
  'record-articles:written',
  'record-articles:committed',
  'record-articles:enqueued',
  'record-changes:computed',
  'record-changes:written',
  'record-changes:committed',
  'record-changes:enqueued',
  'record-series:computed',
  'record-series:written',
  'record-series:committed',
  'record-series:enqueued',
  'describe-series:written',
  'shelve-dump:outcome',
  'shelve-dump:moved',
  'shelve-dump:enqueued',
] as const;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('a service that is killed again and again', () => {
  test(`ends in the same rows after ${kills} kills, jobs in Postgres`, async () => {
    const files = makeCorpus(seed, kills);
    const calm = await runUndisturbed(files, {});
    const rough = await runKilled(files, {}, async () => {});
    compare(rough, calm);
  });

  test.skipIf(redisUrl === undefined)('ends in the same rows with the queue on Redis, flushed in between', async () => {
    const { Redis } = await import('ioredis');
    const redis = new Redis(redisUrl ?? '');
    const files = makeCorpus(seed + 1, Math.ceil(kills / 2));
    const environment = { REDIS_URL: redisUrl ?? '' };
    const calm = await runUndisturbed(files, environment);
    await redis.flushall();
    let rounds = 0;
    const rough = await runKilled(files, environment, async () => {
      if (rounds++ % 3 === 1) await redis.flushall();
    });
    await redis.flushall();
    redis.disconnect();
    compare(rough, calm);
  });
});

interface RunEnd {
  readonly tables: CanonicalTables;
  /** paths of everything on the shelves and in processing/, without the days' folders */
  readonly shelves: readonly string[];
  readonly killed: number;
}

function compare(rough: RunEnd, calm: RunEnd): void {
  expect(rough.shelves).toEqual(calm.shelves);
  expect(Object.keys(rough.tables)).toEqual(Object.keys(calm.tables));
  for (const name of Object.keys(calm.tables)) expect(rough.tables[name], name).toEqual(calm.tables[name]);
  expect(calm.tables.changes?.length).toBeGreaterThan(20);
  expect(rough.killed).toBeGreaterThanOrEqual(Math.min(kills, 10));
}

async function runUndisturbed(files: readonly CorpusFile[], environment: Record<string, string>): Promise<RunEnd> {
  const place = openPlace(environment);
  dropFiles(place.inboxFolder, files, 0);
  await finish(place);
  runDigest(place, null);
  return readEnd(place, 0);
}

async function runKilled(
  files: readonly CorpusFile[],
  environment: Record<string, string>,
  between: () => Promise<void>,
): Promise<RunEnd> {
  const place = openPlace(environment);
  const random = new Random(seed);
  const rounds = Math.min(kills, files.length);
  let killed = 0;
  for (let round = 0; round < rounds; round++) {
    const from = Math.floor((round * files.length) / rounds);
    const to = Math.floor(((round + 1) * files.length) / rounds);
    dropFiles(place.inboxFolder, files.slice(from, to), from);
    await between();
    const boundary = boundaries[round];
    const how = boundary === undefined ? `at a moment` : `at ${boundary}`;
    await killOnce(place, boundary ?? null, random, round % 5 === 4);
    killed++;
    process.stderr.write(`kill ${round + 1} of ${rounds}, ${how}\n`);
  }
  await finish(place);
  // The command that issues a digest is killed too: before its commit, and before its delivery is noted.
  for (const boundary of ['issue-digest:written', 'deliver-digest:written']) runDigest(place, boundary);
  await finish(place);
  runDigest(place, null);
  return readEnd(place, killed);
}

/** Starts the service and kills it: at a boundary, or some time after its start; sometimes its database with it. */
async function killOnce(
  place: ServicePlace,
  boundary: string | null,
  random: Random,
  alsoPostgres: boolean,
): Promise<void> {
  const service = startService(place, boundary);
  const waited = boundary === null ? sleep(random.between(150, 2500)) : waitUntilIdle(service, place, 20_000);
  await Promise.race([waited, service.ended]);
  service.process.kill('SIGKILL');
  if (alsoPostgres) killPostgres(place.dataFolder);
  const end = await service.ended;
  if (end !== 'SIGKILL') throw new Error(`the service ended by itself (${end}):\n${service.tail()}`);
}

async function finish(place: ServicePlace): Promise<void> {
  const service = startService(place, null);
  const end = await waitUntilIdle(service, place, 180_000);
  if (end !== 'idle') throw new Error(`the service is ${end} instead of idle:\n${service.tail()}`);
  const stopped = await stopService(service);
  if (stopped !== '0') throw new Error(`the service stopped with ${stopped}:\n${service.tail()}`);
}

function runDigest(place: ServicePlace, crashAt: string | null): void {
  const program = fileURLToPath(new URL('../../bin/claimtrail', import.meta.url));
  const environment = {
    ...process.env,
    ...place.environment,
    ...(crashAt === null ? {} : { CLAIMTRAIL_TEST_CRASH_AT: crashAt }),
  };
  const run = spawnSync(process.execPath, [program, 'digest', 'run', '--data', place.dataFolder], {
    env: environment,
    encoding: 'utf8',
  });
  const end = run.signal ?? String(run.status);
  const wanted = crashAt === null ? '0' : 'SIGKILL';
  if (end !== wanted) throw new Error(`digest run ended with ${end}, not ${wanted}:\n${run.stdout}${run.stderr}`);
}

async function readEnd(place: ServicePlace, killed: number): Promise<RunEnd> {
  const server = await attachPostgres({
    dataFolder: place.dataFolder,
    log: openLogger({ level: 'warn', format: 'json' }),
  });
  const database = openDatabase(server.url, { connectionsMax: 2, name: 'claimtrail crash test' });
  try {
    return { tables: await readCanonicalTables(database.db), shelves: listShelves(place.dataFolder), killed };
  } finally {
    await database.close();
    await server.leave();
  }
}

function listShelves(dataFolder: string): string[] {
  return ['done', 'duplicate', 'failed', 'processing', 'raw', 'spool'].flatMap((shelf) => {
    const folder = join(dataFolder, shelf);
    if (!existsSync(folder)) return [];
    return (
      readdirSync(folder, { recursive: true, withFileTypes: true })
        // Copies that a kill cut short lie there until nothing was written to them for ten minutes.
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.tmp-'))
        .map((entry) => `${shelf}: ${entry.name}`)
        .sort()
    );
  });
}

function openPlace(environment: Record<string, string>): ServicePlace {
  const folder = mkdtempSync(join(tmpdir(), 'claimtrail-crash-'));
  // The server of a root user runs as another one; it keeps its data elsewhere when it may not enter.
  chmodSync(folder, 0o755);
  folders.push(folder);
  return { dataFolder: join(folder, 'data'), inboxFolder: join(folder, 'inbox'), environment };
}
