import { parentPort, workerData } from 'node:worker_threads';
import { checkInput } from './check-input.ts';
import { makeInput } from './make-input.ts';
import { readExamples } from './read-examples.ts';

/** What a thread is told. It works on `first`, `first + step`, … until it is ended. */
export interface ThreadWork {
  readonly root: string;
  readonly seed: number;
  readonly first: number;
  readonly step: number;
  /** two numbers that its owner watches: the input at work, and when it was begun, in ms since 1970 */
  readonly watched: SharedArrayBuffer;
}

/** What a thread tells of one input; `problem` is null when all held. */
export interface ThreadNews {
  readonly number: number;
  readonly format: string;
  readonly bytes: number;
  readonly tookMs: number;
  readonly problem: string | null;
}

const work = workerData as ThreadWork;
const watched = new Float64Array(work.watched);
const examples = readExamples(work.root);

for (let number = work.first; ; number += work.step) {
  const input = makeInput(work.seed, number, examples);
  watched[0] = number;
  watched[1] = Date.now();
  let format = 'failed';
  let problem: string | null = null;
  try {
    format = await checkInput(input);
  } catch (error) {
    problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const tookMs = Date.now() - (watched[1] ?? 0);
  const news: ThreadNews = { number, format, bytes: input.bytes.length, tookMs, problem };
  parentPort?.postMessage(news);
  // Lets messages go out: the loop would otherwise hold the thread for ever.
  await new Promise((resolve) => setImmediate(resolve));
}
