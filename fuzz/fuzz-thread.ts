import { existsSync, readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { checkInput } from './check-input.ts';
import { makeInput } from './make-input.ts';
import { readExamples } from './read-examples.ts';

/** What a thread is told. It works on `first`, `first + step`, … until it is ended. */
export interface ThreadWork {
  readonly root: string;
  /** an empty one, its own */
  readonly folder: string;
  readonly seed: number;
  readonly first: number;
  readonly step: number;
  /** an input that takes longer, also the second time, is a finding */
  readonly slowMs: number;
  /** two numbers that its owner watches: the input at work, and when it was begun, in ms since 1970 */
  readonly watched: SharedArrayBuffer;
}

/** What a thread tells of one input; `problem` is null when all held. */
export interface ThreadNews {
  readonly number: number;
  /** what the example was, and what it was read as */
  readonly kind: string;
  readonly format: string;
  readonly bytes: number;
  readonly tookMs: number;
  readonly problem: string | null;
}

const statistics = '/proc/thread-self/schedstat';
const work = workerData as ThreadWork;
const watched = new Float64Array(work.watched);
const examples = await readExamples(work.root);

for (let number = work.first; ; number += work.step) {
  const first = await run(number);
  // Once more: compiling and sweeping may have been those of the inputs before.
  const news = first.tookMs > work.slowMs && first.problem === null ? await run(number) : first;
  const slow = news.tookMs > work.slowMs ? `it takes ${news.tookMs} ms for ${news.bytes} bytes` : null;
  parentPort?.postMessage({ ...news, problem: news.problem ?? slow } satisfies ThreadNews);
  // Lets messages go out: the loop would otherwise hold the thread for ever.
  await new Promise((resolve) => setImmediate(resolve));
}

async function run(number: number): Promise<ThreadNews> {
  const input = makeInput(work.seed, number, examples);
  watched[0] = number;
  watched[1] = Date.now();
  const begunMs = busyMs();
  let format = 'failed';
  let problem: string | null = null;
  try {
    format = await checkInput(input, work.folder);
  } catch (error) {
    problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const tookMs = Math.round(busyMs() - begunMs);
  return { number, kind: input.kind, format, bytes: input.bytes.length, tookMs, problem };
}

/** Processor time of this thread; clock time on systems that do not say. */
function busyMs(): number {
  return existsSync(statistics) ? Number.parseInt(readFileSync(statistics, 'utf8'), 10) / 1e6 : performance.now();
}
