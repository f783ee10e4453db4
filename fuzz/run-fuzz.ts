import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
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

Reads made-up dumps, changed by chance, with every reader, and looks for crashes, hangs and memory without bound.
Inputs that found something are written to fuzz-findings/. Exit code 1 when there is one.
`;

/** An input of 512 KB is read in well under a second; this long means that something hangs. */
const hangMs = 30_000;
/** Heap of a thread, and memory of the whole process beyond what it began with, in MB. */
const heapMegabytesMax = 512;
const growthMegabytesMax = 1024;

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
if (values.help) process.stdout.write(usage);
else if (values.input !== undefined) await checkOne(Number(values.input));
else await fuzz();

async function checkOne(number: number): Promise<void> {
  const input = makeInput(seed, number, readExamples(root));
  keep(number, 'looked at');
  process.stdout.write(`${await checkInput(input)}, ${input.bytes.length} bytes\n`);
}

interface Seat {
  readonly watched: Float64Array;
  readonly worker: Worker;
  died: boolean;
}

async function fuzz(): Promise<void> {
  const threads = Number(values.threads);
  const found = new Map<number, string>();
  const perFormat = new Map<string, number>();
  let slowest: ThreadNews = { number: -1, format: '', bytes: 0, tookMs: 0, problem: null };
  const take = (news: ThreadNews) => {
    perFormat.set(news.format, (perFormat.get(news.format) ?? 0) + 1);
    if (news.tookMs > slowest.tookMs) slowest = news;
    if (news.problem !== null) report(found, news.number, news.problem);
  };
  const seats = Array.from({ length: threads }, (_, i) => openSeat(i, threads, found, take));
  const startMegabytes = process.memoryUsage.rss() / 1e6;
  let peakMegabytes = startMegabytes;
  const end = Date.now() + Number(values.minutes) * 60_000;
  while (Date.now() < end) {
    await sleep(500);
    peakMegabytes = Math.max(peakMegabytes, process.memoryUsage.rss() / 1e6);
    for (const [i, seat] of seats.entries()) {
      if (!isStuck(seat, found)) continue;
      await seat.worker.terminate();
      seats[i] = openSeat((seat.watched[0] ?? 0) + threads, threads, found, take);
    }
  }
  for (const { worker } of seats) await worker.terminate();
  if (peakMegabytes - startMegabytes > growthMegabytesMax) found.set(-1, `memory grew to ${peakMegabytes} MB`);
  const inputs = [...perFormat.values()].reduce((sum, count) => sum + count, 0);
  const formats = [...perFormat].sort(([, a], [, b]) => b - a).map(([format, count]) => `${format} ${count}`);
  process.stdout.write(
    `${inputs} inputs of seed ${seed}: ${formats.join(', ')}\n` +
      `slowest: input ${slowest.number}, ${slowest.bytes} bytes of ${slowest.format}, ${slowest.tookMs.toFixed(0)} ms\n` +
      `memory: ${startMegabytes.toFixed(0)} MB at the start, ${peakMegabytes.toFixed(0)} MB at most\n` +
      `${found.size} found\n`,
  );
  if (found.size > 0) process.exitCode = 1;
}

function openSeat(first: number, step: number, found: Map<number, string>, take: (news: ThreadNews) => void): Seat {
  const shared = new SharedArrayBuffer(16);
  const watched = new Float64Array(shared);
  watched[1] = Date.now();
  const work: ThreadWork = { root, seed, first, step, watched: shared };
  const worker = new Worker(new URL('./fuzz-thread.js', import.meta.url), {
    workerData: work,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytesMax },
  });
  const seat: Seat = { watched, worker, died: false };
  worker.on('message', take);
  worker.on('error', (error) => {
    report(found, watched[0] ?? first, `the thread died: ${error.message}`);
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
  writeFileSync(path, makeInput(seed, number, readExamples(root)).bytes);
  writeFileSync(`${path}.txt`, `${problem}\n`);
  return path;
}
