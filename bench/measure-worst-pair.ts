import { compareRevisions } from '../src/changes/compare-revisions.ts';
import { readRevision } from '../src/changes/read-revision.ts';
import type { RevisionText } from '../src/text/revision-text.ts';
import { Random } from '../tests/support/random.ts';
import { median } from './median.ts';
import { mainThreadTimeMs } from './processor-time.ts';

/** What it takes to compare two texts that have nothing in common, one core, in seconds. */
export interface WorstPairFigure {
  readonly bytes: number;
  readonly readSeconds: number;
  readonly compareSeconds: number;
}

const runs = 3;
const published = '2026-03-05';

/**
 * Measures the comparison of two long texts of made-up words, all of them different: the worst there is for whatever
 * looks for the nearest sentence or word on the other side.
 *
 * bytes    of each text
 */
export function measureWorstPair(bytes: number): WorstPairFigure {
  const texts = [1, 2].map((seed) => makeUnlike(seed, bytes));
  const times: { read: number; compare: number }[] = [];
  for (let run = 0; run <= runs; run++) {
    const fromMs = clockMs();
    const [before, after] = texts.map((text) => readRevision(text, published));
    const readMs = clockMs();
    if (before !== undefined && after !== undefined) compareRevisions(before, after);
    times.push({ read: readMs - fromMs, compare: clockMs() - readMs });
  }
  const counted = times.slice(1);
  return {
    bytes,
    readSeconds: median(counted.map(({ read }) => read)) / 1000,
    compareSeconds: median(counted.map(({ compare }) => compare)) / 1000,
  };
}

/** Sentences of made-up words, one in three with a figure, one in five with a day; a blank line behind every third. */
function makeUnlike(seed: number, bytes: number): RevisionText {
  const random = new Random(seed);
  const sentences: string[] = [];
  for (let length = 0, no = 1; length < bytes; no++) {
    const words = Array.from({ length: random.between(8, 20) }, () => makeWord(random));
    if (random.chance(33)) words.push(`${random.between(2, 9000)} ${makeWord(random)}s`);
    if (random.chance(20)) words.push(`by ${random.pick(months)} ${random.between(1, 28)}, 2026`);
    const sentence = words.join(' ');
    sentences.push(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.${no % 3 === 0 ? '\n\n' : ' '}`);
    length += (sentences.at(-1) ?? '').length;
  }
  return { headline: `${makeWord(random)} ${makeWord(random)}`, body: sentences.join('').trim() };
}

const months = 'January February March April May June July August September October November December'.split(' ');

function makeWord(random: Random): string {
  return Array.from(
    { length: random.between(1, 4) },
    () => random.pick([...'bdfgklmnprstvz']) + random.pick([...'aeiou']),
  ).join('');
}

/** Time of this thread on the processor; where that is not told, time as it passes. */
function clockMs(): number {
  return mainThreadTimeMs() ?? performance.now();
}
