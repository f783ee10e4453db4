import type { Article } from '../../src/articles/article.ts';
import { readArticle } from '../../src/articles/read-article.ts';
import type { RejectedPiece } from '../../src/dumps/piece.ts';
import { readPiece } from '../../src/dumps/read-piece.ts';
import { splitDump } from './made-dumps.ts';

/** Reads a whole dump to its articles and rejected records, in its order. */
export function readMadeDump(bytes: Buffer): Promise<(Article | RejectedPiece)[]> {
  const { detection, cuts } = splitDump(bytes, 'made.dump', [1000]);
  return Promise.all(
    cuts.map(async (cut) => {
      const piece = await readPiece(bytes.subarray(cut.start, cut.end), detection, cut);
      return 'failure' in piece ? piece : readArticle(piece, detection.format);
    }),
  );
}

/** The same for a dump in UTF-8. */
export function readMadeText(text: string): Promise<(Article | RejectedPiece)[]> {
  return readMadeDump(Buffer.from(text));
}

/** The only article of a dump in UTF-8. */
export async function readOnlyArticle(text: string): Promise<Article> {
  const [article, ...others] = await readMadeText(text);
  if (article === undefined || 'failure' in article || others.length > 0) {
    throw new Error(`not one article: ${JSON.stringify([article, ...others])}`);
  }
  return article;
}
