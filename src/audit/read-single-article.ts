import type { Article } from '../articles/article.ts';
import { readArticle } from '../articles/read-article.ts';
import { detectDump } from '../dumps/detect-dump.ts';
import { openSplitter } from '../dumps/open-splitter.ts';
import { readPiece } from '../dumps/read-piece.ts';

/**
 * Reads a file that is to hold one article, the way the service reads a dump.
 *
 * name     of the file, for messages
 * fails    Error when it holds none or several, or cannot be read
 */
export async function readSingleArticle(bytes: Uint8Array, name: string): Promise<Article> {
  const detection = detectDump(bytes.subarray(0, 256 * 1024), name, bytes.length <= 256 * 1024);
  const splitter = openSplitter(detection);
  const cuts = [...splitter.push(bytes), ...splitter.end().cuts];
  const [cut, ...more] = cuts;
  if (cut === undefined || more.length > 0) throw new Error(`${name} holds ${cuts.length} articles, not one`);
  const piece = await readPiece(bytes.subarray(cut.start, cut.end), detection, cut);
  const article = 'failure' in piece ? piece : readArticle(piece, detection.format, detection.dateOrder);
  if ('failure' in article) throw new Error(`${name}: ${article.failure.message}`);
  return article;
}
