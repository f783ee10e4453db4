import {
  recognizeAge,
  recognizeCurrency,
  recognizeDateTime,
  recognizeDimension,
  recognizeNumber,
  recognizePercentage,
  recognizeTemperature,
} from '@microsoft/recognizers-text-suite';
import * as chrono from 'chrono-node';
import compromise from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { readClaims } from '../src/claims/read-claims.ts';
import { generateStories } from '../tests/support/stories.ts';
import { articleBytes } from './corpus.ts';
import { median } from './median.ts';
import { mainThreadTimeMs } from './processor-time.ts';

/** One reader on one core, warm: what it reads in a second, and how many times as fast ours is. */
export interface ReaderFigure {
  readonly name: string;
  /** what of its work was asked for */
  readonly reads: string;
  /** bytes of the texts of one pass; slow readers are given a part */
  readonly bytes: number;
  readonly megabytesPerSecond: number;
  /** our speed divided by its */
  readonly ratio: number;
}

/** Time of our reader for texts of one size. */
export interface GrowthFigure {
  readonly bytes: number;
  readonly msPerKilobyte: number;
  /** against the smallest texts: 1 when time grows with the length alone */
  readonly ratio: number;
}

export interface ClaimsFigures {
  readonly readers: readonly ReaderFigure[];
  readonly growth: readonly GrowthFigure[];
}

interface Text {
  readonly text: string;
  readonly date: string | null;
}

interface Reader {
  readonly name: string;
  readonly reads: string;
  readonly read: (text: Text) => unknown;
}

const growthSizes = [1, 4, 16, 64, 256, 1024].map((kilobytes) => kilobytes * 1024);

/**
 * Measures our reader of claims beside other readers of text on the same made-up articles in one run.
 *
 * articles    how many articles of about 5 KB a pass has at most
 * passSeconds a slower reader is given only so many articles as it reads in this time
 * passes      of which the median is taken, after one that does not count
 */
export function measureClaims(size: { articles: number; passSeconds: number; passes: number }): ClaimsFigures {
  const texts = makeTexts(size.articles);
  const speeds = openReaders().map((reader) => ({ reader, ...measureReader(reader, texts, size) }));
  const ours = speeds[0]?.megabytesPerSecond ?? Number.NaN;
  const readers = speeds.map(({ reader, bytes, megabytesPerSecond }) => ({
    name: reader.name,
    reads: reader.reads,
    bytes,
    megabytesPerSecond,
    ratio: ours / megabytesPerSecond,
  }));
  return { readers, growth: measureGrowth(texts, size.passes) };
}

function openReaders(): Reader[] {
  const nlp = winkNLP(model);
  const { its } = nlp;
  return [
    {
      name: 'claimtrail',
      reads: 'quantities, times, claims',
      read: ({ text, date }) => readClaims({ text, date, headlineLength: text.indexOf('\n') }),
    },
    {
      name: 'wink-nlp',
      reads: 'sentences, word classes, entities',
      read: ({ text }) => {
        const doc = nlp.readDoc(text);
        return [doc.tokens().out(its.pos), doc.entities().out(its.detail)];
      },
    },
    {
      name: 'compromise',
      reads: 'numbers',
      // Its types leave out what the numbers are told as.
      read: ({ text }) => (compromise(text).numbers() as { json: () => unknown }).json(),
    },
    {
      name: 'chrono-node',
      reads: 'dates',
      read: ({ text, date }) => chrono.parse(text, date === null ? undefined : new Date(date)),
    },
    {
      name: 'Recognizers-Text',
      reads: 'numbers, percent, money, measures, ages, temperatures, dates',
      read: ({ text, date }) => [
        recognizeNumber(text, 'en-us'),
        recognizePercentage(text, 'en-us'),
        recognizeCurrency(text, 'en-us'),
        recognizeDimension(text, 'en-us'),
        recognizeAge(text, 'en-us'),
        recognizeTemperature(text, 'en-us'),
        recognizeDateTime(text, 'en-us', undefined, date === null ? undefined : new Date(date)),
      ],
    },
  ];
}

function measureReader(
  { read }: Reader,
  texts: readonly Text[],
  { passSeconds, passes }: { passSeconds: number; passes: number },
): { bytes: number; megabytesPerSecond: number } {
  // The first pass warms up and shows how much fits into one.
  const startMs = clockMs();
  let count = 0;
  while (count < texts.length && clockMs() - startMs < passSeconds * 1000) {
    const text = texts[count++];
    if (text !== undefined) read(text);
  }
  const part = texts.slice(0, count);
  const bytes = part.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const seconds = Array.from({ length: passes }, () => {
    const fromMs = clockMs();
    for (const text of part) read(text);
    return (clockMs() - fromMs) / 1000;
  });
  return { bytes, megabytesPerSecond: bytes / 1e6 / median(seconds) };
}

/** Texts of each size are made of whole articles put together and cut; about 2 MB of them are read for each figure. */
function measureGrowth(texts: readonly Text[], passes: number): GrowthFigure[] {
  const all = texts.map(({ text }) => text).join('\n\n');
  const first = texts[0]?.date ?? null;
  const figures = growthSizes
    .filter((bytes) => bytes <= all.length)
    .map((bytes) => {
      const parts = Array.from({ length: Math.floor(all.length / bytes) }, (_, no) =>
        all.slice(no * bytes, (no + 1) * bytes),
      );
      const readAll = () => {
        for (const text of parts) readClaims({ text, date: first, headlineLength: 0 });
      };
      readAll();
      const ms = Array.from({ length: passes }, () => {
        const fromMs = clockMs();
        readAll();
        return clockMs() - fromMs;
      });
      return { bytes, msPerKilobyte: median(ms) / ((parts.length * bytes) / 1024) };
    });
  const base = figures[0]?.msPerKilobyte ?? Number.NaN;
  return figures.map((figure) => ({ ...figure, ratio: figure.msPerKilobyte / base }));
}

function makeTexts(articles: number): Text[] {
  const made = generateStories({ seed: 11, stories: articles, revisionsMax: 1, bytesPerArticle: articleBytes });
  return made.flatMap(({ revisions }) =>
    revisions.map(({ headline, body, published }) => ({ text: `${headline}\n\n${body}`, date: published })),
  );
}

/** Time of this thread on the processor; where that is not told, time as it passes. */
function clockMs(): number {
  return mainThreadTimeMs() ?? performance.now();
}
