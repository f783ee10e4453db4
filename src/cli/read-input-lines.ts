import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Lines of a stream that are not blank, with their numbers from 1. */
export async function* readInputLines(input: Readable): AsyncGenerator<{ line: string; number: number }> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() !== '') yield { line, number };
  }
}
