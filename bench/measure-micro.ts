import { canonicalText } from '../src/articles/canonical-text.ts';
import { contentHash } from '../src/articles/content-hash.ts';
import { readArticle } from '../src/articles/read-article.ts';
import { compareRevisions } from '../src/changes/compare-revisions.ts';
import { readRevision } from '../src/changes/read-revision.ts';
import { detectDump } from '../src/dumps/detect-dump.ts';
import { openSplitter } from '../src/dumps/open-splitter.ts';
import type { Cut } from '../src/dumps/piece.ts';
import { readPiece } from '../src/dumps/read-piece.ts';
import { readSignature } from '../src/identity/read-signature.ts';
import { dumpShapes, generateDump, generateStories } from '../tests/support/stories.ts';
import { articleBytes } from './corpus.ts';
import { median } from './median.ts';
import { mainThreadTimeMs } from './processor-time.ts';

/** One function on one core: so much of a unit in a second of processor time. */
export interface MicroFigure {
  readonly name: string;
  readonly perSecond: number;
  readonly unit: 'MB' | 'articles' | 'pairs';
}

const chunkBytes = 1 << 20;
const headBytes = 256 * 1024;

/** Measures the functions that take processor time, each alone: warmed up, then the median of some runs. */
export async function measureMicro(size: { dumpBytes: number; pairs: number; runs: number }): Promise<MicroFigure[]> {
  const out: MicroFigure[] = [];
  for (const shape of dumpShapes) {
    const dump = await generateWhole(shape, size.dumpBytes);
    const megabytes = dump.length / 1e6;
    out.push({
      name: `split ${shape}`,
      unit: 'MB',
      perSecond: megabytes / (await time(size.runs, () => splitWhole(dump))),
    });
    const { detection, cuts } = splitWhole(dump);
    const read = async () => {
      for (const cut of cuts) {
        const piece = await readPiece(dump.subarray(cut.start, cut.end), detection, cut);
        if (!('failure' in piece)) readArticle(piece, detection.format);
      }
    };
    out.push({
      name: `read articles of ${shape}`,
      unit: 'articles',
      perSecond: cuts.length / (await time(size.runs, read)),
    });
  }
  return [...out, ...(await measureTexts(size))];
}

async function measureTexts({ pairs: count, runs }: { pairs: number; runs: number }): Promise<MicroFigure[]> {
  const stories = generateStories({
    seed: 5,
    stories: count,
    revisionsMin: 2,
    revisionsMax: 2,
    bytesPerArticle: articleBytes,
  });
  const texts = stories.flatMap((story) => story.revisions);
  const megabytes = texts.reduce((sum, { headline, body }) => sum + Buffer.byteLength(headline + body), 0) / 1e6;
  const each = (work: (text: (typeof texts)[number]) => unknown) =>
    time(runs, () => {
      for (const text of texts) work(text);
    });
  const claims = await each((text) => readRevision(text, text.published));
  const read = stories.map(({ revisions }) => revisions.map((text) => readRevision(text, text.published)));
  const compare = await time(runs, () => {
    for (const [before, after] of read)
      if (before !== undefined && after !== undefined) compareRevisions(before, after);
  });
  return [
    { name: 'canonical text', unit: 'articles', perSecond: texts.length / (await each(canonicalText)) },
    { name: 'canonical text and its SHA-256', unit: 'articles', perSecond: texts.length / (await each(contentHash)) },
    { name: 'signature', unit: 'articles', perSecond: texts.length / (await each(readSignature)) },
    { name: 'claims', unit: 'articles', perSecond: texts.length / claims },
    { name: 'claims', unit: 'MB', perSecond: megabytes / claims },
    { name: 'compare two revisions that were read', unit: 'pairs', perSecond: read.length / compare },
  ];
}

/** A run repeats its work for so long: the kernel tells processor time in steps of some milliseconds. */
const runMsMin = 150;

/** Median seconds that the work takes, over some runs after one that does not count. */
async function time(runs: number, work: () => unknown): Promise<number> {
  const seconds: number[] = [];
  for (let run = 0; run <= runs; run++) seconds.push(await timeOnce(work));
  return median(seconds.slice(1));
}

async function timeOnce(work: () => unknown): Promise<number> {
  const start = clockMs();
  let [times, passed] = [0, 0];
  while (passed < runMsMin) {
    await work();
    times++;
    passed = clockMs() - start;
  }
  return passed / times / 1000;
}

/** Time of this thread on the processor; where that is not told, time as it passes. */
function clockMs(): number {
  return mainThreadTimeMs() ?? performance.now();
}

async function generateWhole(shape: (typeof dumpShapes)[number], bytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of generateDump({ seed: 3, bytes, shape, bytesPerArticle: articleBytes })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function splitWhole(dump: Buffer) {
  const detection = detectDump(dump.subarray(0, headBytes), 'dump', dump.length <= headBytes);
  const splitter = openSplitter(detection);
  const cuts: Cut[] = [];
  for (let at = 0; at < dump.length; at += chunkBytes) cuts.push(...splitter.push(dump.subarray(at, at + chunkBytes)));
  cuts.push(...splitter.end().cuts);
  return { detection, cuts };
}
