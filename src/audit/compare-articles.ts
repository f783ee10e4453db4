import type { ClaimChange } from '../changes/claim-change.ts';
import { compareRevisions } from '../changes/compare-revisions.ts';
import { readRevision } from '../changes/read-revision.ts';
import { renderChange } from '../changes/render-change.ts';
import { readSingleArticle } from './read-single-article.ts';

/** A file of one article. */
export interface ArticleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the newer of two files says otherwise, with a line for people for each change. */
export function compareArticles(older: ArticleFile, newer: ArticleFile): { change: ClaimChange; line: string }[] {
  const [before, after] = [older, newer].map((file) => readSingleArticle(file.bytes, file.name));
  if (before === undefined || after === undefined) return [];
  const changes = compareRevisions(
    readRevision(before, before.published?.value ?? null),
    readRevision(after, after.published?.value ?? null),
  );
  return changes.map((change) => ({ change, line: renderChange(change) }));
}
