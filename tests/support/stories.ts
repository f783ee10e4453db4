import { Buffer } from 'node:buffer';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { mixSeeds, Random } from './random.ts';
import { type Edition, openStory } from './story-plot.ts';

/** How a dump lays out its articles. */
export type DumpShape = 'scraped-pages' | 'separator-lines' | 'header-blocks' | 'json-lines';

export const dumpShapes: readonly DumpShape[] = ['scraped-pages', 'separator-lines', 'header-blocks', 'json-lines'];

/** One revision of a made-up article. */
export interface StoryArticle {
  /** number of the story, from 0, and of the revision, from 1 */
  readonly story: number;
  readonly revision: number;
  readonly outlet: string;
  readonly headline: string;
  /** paragraphs parted by one blank line */
  readonly body: string;
  /** day as YYYY-MM-DD, and clock time as hh:mm:ss in no zone */
  readonly published: string;
  readonly time: string;
  readonly url: string;
  readonly caption: string;
}

/** What a revision says otherwise than the one before it, on purpose. Everything not listed is unchanged. */
export interface IntendedChange {
  readonly story: number;
  /** the revision that brings the change, from 2 */
  readonly revision: number;
  readonly kind: 'figure-changed' | 'bound-changed' | 'date-changed' | 'attribution-changed' | 'headline-changed';
  /** which fact: "people killed", "schools reopen", "source", "headline" */
  readonly about: string;
  /** as written: "at least 34", "14 March 2026", "the interior ministry", a headline */
  readonly before: string;
  readonly after: string;
  /** the revision carries a correction notice about this fact */
  readonly declared: boolean;
}

export interface Story {
  readonly story: number;
  readonly topic: string;
  readonly revisions: readonly StoryArticle[];
  readonly changes: readonly IntendedChange[];
}

export interface StoriesRequest {
  readonly seed: number;
  readonly stories: number;
  /** each story has 1 to this many revisions; `revisionsMin` (1 when absent) raises the lower end */
  readonly revisionsMax: number;
  readonly revisionsMin?: number;
  /** length of a body, to about a tenth; at least 800 */
  readonly bytesPerArticle: number;
}

/**
 * Makes up a corpus of news stories whose figures, dates, sources and headlines evolve in a known way.
 *
 * returns  stories in order of their number; the same request gives the same stories, and story n depends on the seed
 *          and n alone
 */
export function generateStories(request: StoriesRequest): Story[] {
  return Array.from({ length: request.stories }, (_, story) => generateStory(request, story));
}

function generateStory(request: Omit<StoriesRequest, 'stories'>, story: number): Story {
  const random = new Random(mixSeeds(request.seed, story));
  const count = random.between(request.revisionsMin ?? 1, request.revisionsMax);
  const plot = openStory(random, story, request.bytesPerArticle);
  const editions: Edition[] = [plot.first()];
  while (editions.length < count) editions.push(plot.next());
  return {
    story,
    topic: plot.topic,
    revisions: editions.map((edition) => edition.article),
    changes: editions.flatMap((edition) => edition.changes),
  };
}

/** All revisions of all stories in the order in which they were published. */
export function inOrderOfPublication(stories: readonly Story[]): StoryArticle[] {
  const moment = (article: StoryArticle): string => `${article.published} ${article.time}`;
  return stories
    .flatMap((story) => story.revisions)
    .sort((a, b) =>
      moment(a) < moment(b) ? -1 : moment(a) > moment(b) ? 1 : a.story - b.story || a.revision - b.revision,
    );
}

/** Lays articles out as the bytes of one dump, UTF-8. */
export function renderDump(articles: readonly StoryArticle[], shape: DumpShape): Buffer {
  const render = renderers[shape];
  return Buffer.from(articles.map((article, index) => render(article, index)).join(''));
}

const renderers: { readonly [Shape in DumpShape]: (article: StoryArticle, index: number) => string } = {
  'scraped-pages': renderScrapedPage,
  'separator-lines': renderBehindSeparator,
  'header-blocks': renderWithHeader,
  'json-lines': renderJsonLine,
};

function renderScrapedPage({ headline, caption, body }: StoryArticle, index: number): string {
  const captions = `${caption}\n${caption}\n`;
  return `${index === 0 ? '' : '\n\n\n'}${headline}\n\n${captions}TT\n\n${headline}\n\n${captions}\n${body}\n`;
}

function renderBehindSeparator({ headline, published, body }: StoryArticle, index: number): string {
  return `${index === 0 ? '' : '\n----------------------------------------\n'}${headline}\n${published}\n\n${body}\n`;
}

function renderWithHeader({ headline, published, outlet, url, body }: StoryArticle, index: number): string {
  const header = `Title: ${headline}\nDate: ${published}\nSource: ${outlet}\nURL: ${url}\n`;
  return `${index === 0 ? '' : '\n\n'}${header}\n${body}\n`;
}

function renderJsonLine({ headline, published, time, outlet, url, body }: StoryArticle): string {
  const record = { title: headline, maintext: body, date_publish: `${published} ${time}`, source_domain: outlet, url };
  return `${JSON.stringify(record)}\n`;
}

export interface DumpFile {
  readonly name: string;
  readonly articles: readonly StoryArticle[];
  readonly shape: DumpShape;
  readonly gzip?: boolean;
}

/**
 * Writes dumps into a folder, which is made when it is missing.
 *
 * returns  the paths in the order of the files; `.gz` is added to the names of compressed ones
 */
export async function writeDumps(folder: string, files: readonly DumpFile[]): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const file of files) {
    const bytes = renderDump(file.articles, file.shape);
    const path = join(folder, file.gzip === true ? `${file.name}.gz` : file.name);
    await writeFile(path, file.gzip === true ? gzipSync(bytes, { level: 6 }) : bytes);
    paths.push(path);
  }
  return paths;
}

export interface DumpRequest {
  readonly seed: number;
  /** the dump ends with the article that reaches this length */
  readonly bytes: number;
  readonly shape: DumpShape;
  /** 3 when absent */
  readonly revisionsMax?: number;
  /** 3,000 when absent */
  readonly bytesPerArticle?: number;
}

/** Stories whose revisions are spread among each other, so that a revision lies some hundred articles behind the last. */
const storiesPerBlock = 256;

/** A chunk is handed on when it has this many bytes or more. */
const chunkBytesMin = 1 << 20;

/**
 * Makes up one dump of any length in constant memory.
 *
 * returns  its bytes in chunks of about 1 MB; the same request gives the same bytes
 */
export async function* generateDump(request: DumpRequest): AsyncGenerator<Buffer, void, undefined> {
  let bytes = 0;
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  for (const rendered of renderEndless(request)) {
    const buffer = Buffer.from(rendered);
    pending.push(buffer);
    pendingBytes += buffer.length;
    bytes += buffer.length;
    if (pendingBytes < chunkBytesMin && bytes < request.bytes) continue;
    yield Buffer.concat(pending, pendingBytes);
    pending = [];
    pendingBytes = 0;
    if (bytes >= request.bytes) return;
  }
}

function* renderEndless(request: DumpRequest): Generator<string, never, undefined> {
  const render = renderers[request.shape];
  const { seed, revisionsMax = 3, bytesPerArticle = 3000 } = request;
  let index = 0;
  for (let block = 0; ; block++) {
    const stories = Array.from({ length: storiesPerBlock }, (_, nth) =>
      generateStory({ seed, revisionsMax, bytesPerArticle }, block * storiesPerBlock + nth),
    );
    for (let round = 0; round < revisionsMax; round++) {
      for (const story of stories) {
        const article = story.revisions[round];
        if (article !== undefined) yield render(article, index++);
      }
    }
  }
}
