import { closeSync, openSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Cut } from '../dumps/piece.ts';

/*
 * The cuts of a dump on their way from the thread that finds them to the database. They go through a file, since a
 * dump of gigabytes has millions of them: memory must not grow with it.
 */

/** A range is closed when it holds this many articles or bytes: about a second of work, far below a job's lock. */
const rangeArticlesMax = 200;
const rangeBytesMax = 1024 * 1024;
/** From its first article to its last: a range is read in one go, with what lies between. */
const rangeSpanMax = 8 * 1024 * 1024;

/** Characters that are written at once. */
const writtenAtOnce = 1 << 16;

export interface RangeWriter {
  /** Takes the next cut, in the order of the dump. */
  add(cut: Cut): void;
  /** Writes what is left and closes the file; returns the number of cuts. */
  close(): number;
}

/**
 * Opens a file that takes cuts, grouped into ranges: a line each, four numbers a cut (ordinal, start, end, line).
 *
 * fails    with the errors of the file system
 */
export function openRangeWriter(path: string): RangeWriter {
  const file = openSync(path, 'w');
  let range: number[] = [];
  let [bytes, count, text] = [0, 0, ''];
  const flush = () => {
    if (range.length > 0) text += `${range.join(' ')}\n`;
    range = [];
    bytes = 0;
    if (text.length < writtenAtOnce) return;
    writeFileSync(file, text);
    text = '';
  };
  return {
    add({ ordinal, start, end, line }) {
      const isFull = range.length / 4 >= rangeArticlesMax || bytes + end - start > rangeBytesMax;
      if (range.length > 0 && (isFull || end - (range[1] ?? 0) > rangeSpanMax)) flush();
      range.push(ordinal, start, end, line);
      bytes += end - start;
      count += 1;
    },
    close() {
      flush();
      writeFileSync(file, text);
      closeSync(file);
      return count;
    },
  };
}

/** Reads ranges back, some at a time, each as its cuts' numbers in a row. */
export async function* readRanges(path: string, atOnce: number): AsyncGenerator<number[][]> {
  const file = await open(path, 'r');
  try {
    let ranges: number[][] = [];
    for await (const line of file.readLines()) {
      ranges.push(line.split(' ').map(Number));
      if (ranges.length < atOnce) continue;
      yield ranges;
      ranges = [];
    }
    if (ranges.length > 0) yield ranges;
  } finally {
    await file.close();
  }
}

/** Takes the numbers of a range apart. */
export function toCuts(flat: readonly number[]): Cut[] {
  const cuts: Cut[] = [];
  for (let i = 0; i + 3 < flat.length; i += 4) {
    cuts.push({
      ordinal: flat[i] as number,
      start: flat[i + 1] as number,
      end: flat[i + 2] as number,
      line: flat[i + 3] as number,
    });
  }
  return cuts;
}
