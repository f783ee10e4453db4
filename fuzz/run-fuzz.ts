import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { checkInput } from './check-input.ts';
import type { ThreadNews, ThreadWork } from './fuzz-thread.ts';
import { makeInput } from './make-input.ts';
import { readExamples } from './read-examples.ts';

const usage = `npm run fuzz -- [--minutes <n>] [--seed <n>] [--input <n>] [--threads <n>]

  --minutes <n>  how long (10)
  --seed <n>     another seed makes other inputs (1)
  --input <n>    checks the input of this number alone, on the spot
  --threads <n>  as many inputs at once (one a core, four at most)

Reads made-up dumps, packed files and hints, changed by chance, with every reader, and looks for crashes, hangs, slow
readers and memory without bound. Inputs that found something are written to fuzz-findings/. Exit code 1 when there is
one.
`;

/** An input of 512 KB is read in well under a second; this long means that a reader takes time squared, or hangs. */
const slowMs = 5000;
const hangMs = 30_000;
/** Heap of a thread, and memory of the whole process beyond what it began with, in MB. */
const heapMegabytesMax = 512;
const growthMegabytesMax = 1024;
/** Files may be open for a moment; more than this means that some are never closed. */
const openFilesMax = 50;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    input: { type: 'string' },
    threads: { type: 'string', default: String(Math.min(4, availableParallelism())) },
    help: { type: 'boolean', default: false },
  },
});
const root = process.env.CLAIMTRAIL_ROOT ?? './';
const seed = Number(values.seed);
const room = mkdtempSync(join(tmpdir(), 'claimtrail-fuzzed-'));
process.on('exit', () => rmSync(room, { recursive: true, force: true }));
const examples = await readExamples(root);
if (values.help) process.stdout.write(usage);
else if (values.input !== undefined) await checkOne(Number(values.input));
else await fuzz();

async function checkOne(number: number): Promise<void> {
  const input = makeInput(seed, number, examples);
  keep(number, 'looked at');
  const begun = Date.now();
  const format = await checkInput(input, room);
  process.stdout.write(`${format}, made from ${input.kind}, ${input.bytes.length} bytes, ${Date.now() - begun} ms\n`);
}

interface Seat {
  readonly watched: Float64Array;
  readonly worker: Worker;
  died: boolean;
}

interface Tally {
  readonly found: Map<number, string>;
  /** by what the inputs were made from, and by what they were read as */
  readonly kinds: Map<string, number>;
  readonly formats: Map<string, { count: number; slowest: ThreadNews }>;
}

async function fuzz(): Promise<void> {
  const threads = Number(values.threads);
  const tally: Tally = { found: new Map(), kinds: new Map(), formats: new Map() };
  const seats = Array.from({ length: threads }, (_, i) => openSeat(i, i, threads, tally));
  const startMegabytes = process.memoryUsage.rss() / 1e6;
  let peakMegabytes = startMegabytes;
  let openFiles = 0;
  const end = Date.now() + Number(values.minutes) * 60_000;
  while (Date.now() < end) {
    await sleep(500);
    peakMegabytes = Math.max(peakMegabytes, process.memoryUsage.rss() / 1e6);
    openFiles = countOpenFiles();
    for (const [i, seat] of seats.entries()) {
      if (!isStuck(seat, tally.found)) continue;
      await seat.worker.terminate();
      seats[i] = openSeat(i, (seat.watched[0] ?? 0) + threads, threads, tally);
    }
  }
  for (const { worker } of seats) await worker.terminate();
  if (peakMegabytes - startMegabytes > growthMegabytesMax) tally.found.set(-1, `memory grew to ${peakMegabytes} MB`);
  if (openFiles > openFilesMax) tally.found.set(-2, `${openFiles} files are open`);
  tell(tally, startMegabytes, peakMegabytes);
  if (tally.found.size > 0) process.exitCode = 1;
}

function take(news: ThreadNews, { found, kinds, formats }: Tally): void {
  kinds.set(news.kind, (kinds.get(news.kind) ?? 0) + 1);
  const before = formats.get(news.format) ?? { count: 0, slowest: news };
  const slowest = news.tookMs > before.slowest.tookMs ? news : before.slowest;
  formats.set(news.format, { count: before.count + 1, slowest });
  if (news.problem !== null) report(found, news.number, news.problem);
}

function tell({ found, kinds, formats }: Tally, startMegabytes: number, peakMegabytes: number): void {
  const inputs = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  const made = [...kinds].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${kind} ${count}`);
  const rows = [...formats]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([format, { count, slowest }]) => {
      const { tookMs, bytes, number } = slowest;
      return `  ${format.padEnd(16)}${String(count).padStart(8)}   slowest ${tookMs} ms (${bytes} bytes, input ${number})`;
    });
  process.stdout.write(
    `${inputs} inputs of seed ${seed}, made from: ${made.join(', ')}\nread as:\n${rows.join('\n')}\n` +
      `memory: ${startMegabytes.toFixed(0)} MB at the start, ${peakMegabytes.toFixed(0)} MB at most\n` +
      `${found.size} found\n`,
  );
}

/** Files that this process has open; 0 on systems that do not say. */
function countOpenFiles(): number {
  return existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0;
}

function openSeat(place: number, first: number, step: number, tally: Tally): Seat {
  const shared = new SharedArrayBuffer(16);
  const watched = new Float64Array(shared);
  watched[0] = first;
  watched[1] = Date.now();
  // A thread that was ended in the middle leaves its files; the next one gets an empty folder again.
  const folder = join(room, String(place), 'of', 'a', 'thread');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const work: ThreadWork = { root, folder, seed, first, step, slowMs, watched: shared };
  const worker = new Worker(new URL('./fuzz-thread.js', import.meta.url), {
    workerData: work,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytesMax },
  });
  const seat: Seat = { watched, worker, died: false };
  worker.on('message', (news: ThreadNews) => take(news, tally));
  worker.on('error', (error) => {
    report(tally.found, watched[0] ?? first, `the thread died: ${error.message}`);
    seat.died = true;
  });
  return seat;
}

/** Whether a thread hangs or died. */
function isStuck({ watched, died }: Seat, found: Map<number, string>): boolean {
  const [number = 0, begun = 0] = watched;
  if (died || Date.now() - begun <= hangMs) return died;
  report(found, number, `it hangs: not done after ${hangMs} ms`);
  return true;
}

function report(found: Map<number, string>, number: number, problem: string): void {
  if (found.has(number)) return;
  found.set(number, problem);
  process.stdout.write(`input ${number} (${keep(number, problem)}): ${problem}\n\n`);
}

/** Writes an input out, so that it can be looked at; returns where. */
function keep(number: number, problem: string): string {
  const folder = join(root, 'fuzz-findings');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${seed}-${number}`);
  writeFileSync(path, makeInput(seed, number, examples).bytes);
  writeFileSync(`${path}.txt`, `${problem}\n`);
  return path;
}
