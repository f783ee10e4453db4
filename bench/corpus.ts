import {
  type DumpShape,
  dumpShapes,
  generateStories,
  inOrderOfPublication,
  type StoryArticle,
  writeDumps,
} from '../tests/support/stories.ts';

/** Length of a made-up body, to about a tenth. */
export const articleBytes = 5000;

const revisionsMax = 3;

/** A made-up corpus: stories with one to three revisions each, in the order in which they were published. */
export function makeCorpus(seed: number, articles: number): StoryArticle[] {
  const stories = Math.ceil(articles / ((1 + revisionsMax) / 2));
  return inOrderOfPublication(generateStories({ seed, stories, revisionsMax, bytesPerArticle: articleBytes }));
}

/**
 * Lays a corpus out in some dumps, each of another shape than its neighbours. Revisions of one story come to lie in
 * the same dump and in later ones.
 *
 * shift    0, or another number to wrap the same articles in other shapes
 * returns  paths and the bytes of all
 */
export async function layOut(
  folder: string,
  corpus: readonly StoryArticle[],
  options: { files: number; shift: number },
): Promise<{ paths: string[]; shapes: DumpShape[] }> {
  const size = Math.ceil(corpus.length / options.files);
  const files = Array.from({ length: options.files }, (_, no) => ({
    name: `dump-${options.shift}-${no}.txt`,
    articles: corpus.slice(no * size, (no + 1) * size),
    shape: dumpShapes[(no + options.shift) % dumpShapes.length] as DumpShape,
  }));
  return { paths: await writeDumps(folder, files), shapes: files.map(({ shape }) => shape) };
}
