import { execFile, spawn } from 'node:child_process';
import { chmodSync, createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { readPostmaster } from '../src/runtime/postgres/read-postmaster.ts';
import { generateDump } from '../tests/support/stories.ts';
import { articleBytes } from './corpus.ts';
import { residentBytes, treeMemoryBytes } from './processor-time.ts';

export interface MemoryFigures {
  readonly dumpBytes: number;
  /** the command ended by itself, its exit code was 0 and all was recorded; otherwise it was stopped after the limit */
  readonly whole: boolean;
  readonly seconds: number;
  /** revisions in the database when it ended or was stopped */
  readonly revisions: number;
  /** most memory of the command's process, as the kernel counted it */
  readonly processBytesMax: number;
  /** most memory of the database server seen, its shared memory counted once; null where nobody could see it */
  readonly serverBytesMax: number | null;
}

const sampleMs = 250;

/**
 * Runs `claimtrail ingest` on a made-up dump in a process of its own and watches its memory.
 *
 * secondsMax  after this long it is stopped; null for never
 */
export async function measureMemory(bytes: number, secondsMax: number | null): Promise<MemoryFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'claimtrail-bench-memory-'));
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  mkdirSync(data);
  const dump = join(folder, 'dump.txt');
  const made = generateDump({ seed: 11, bytes, shape: 'separator-lines', bytesPerArticle: articleBytes });
  await pipeline(Readable.from(made), createWriteStream(dump));
  try {
    return { dumpBytes: bytes, ...(await watchIngest(data, dump, secondsMax)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function watchIngest(data: string, dump: string, secondsMax: number | null) {
  const child = spawn(process.execPath, [program(), 'ingest', dump, '--data', data], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const start = performance.now();
  const passed = () => (performance.now() - start) / 1000;
  let code: number | null | undefined;
  const ended = new Promise<void>((resolve) => {
    child.on('exit', (exit) => {
      code = exit;
      resolve();
    });
  });
  let processBytesMax = 0;
  let serverBytesMax: number | null = null;
  let revisions = 0;
  while (code === undefined) {
    await Promise.race([ended, sleep(sampleMs)]);
    processBytesMax = Math.max(processBytesMax, residentBytes(child.pid ?? 0)?.most ?? 0);
    const server = memoryOfServer(data);
    if (server !== null) serverBytesMax = Math.max(serverBytesMax ?? 0, server);
    if (secondsMax === null || passed() < secondsMax || code !== undefined) continue;
    revisions = await countRevisions(data);
    child.kill('SIGTERM');
    await ended;
  }
  const seconds = passed();
  if (code === 0) revisions = await countRevisions(data);
  return { whole: code === 0, seconds, revisions, processBytesMax, serverBytesMax };
}

/** The server of the data folder; null until it runs. */
function memoryOfServer(data: string): number | null {
  const postmaster = readPostmaster(join(data, 'postgres', 'cluster'));
  return postmaster === null ? null : treeMemoryBytes(postmaster.pid);
}

async function countRevisions(data: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [program(), 'status', '--json', '--data', data]);
  const status = JSON.parse(stdout) as { stored: { revisions: number } };
  return status.stored.revisions;
}

/** The command as users call it. */
function program(): string {
  return join(process.env.CLAIMTRAIL_ROOT ?? '.', 'bin', 'claimtrail');
}
