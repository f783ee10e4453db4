import { invariant } from '../base/invariant.ts';
import type { ClaimChange } from '../changes/claim-change.ts';
import { renderChange } from '../changes/render-change.ts';
import type { Tx } from '../db/open-database.ts';
import { findRevisionTexts, type RevisionTextRow } from '../db/queries/revisions.ts';
import type { AlignmentKind } from '../revisions/alignment.ts';
import { diffTexts } from '../revisions/diff-texts.ts';
import { joinRevisionText } from '../text/revision-text.ts';
import type { ArticleHistory, ToldRevision } from './read-article-history.ts';

/** What one revision of an article says otherwise than another, whether or not they are neighbours. */
export interface RevisionDiff {
  readonly articleId: number;
  readonly from: ToldRevision;
  readonly to: ToldRevision;
  readonly changes: readonly { readonly change: ClaimChange; readonly line: string }[];
  /** in the order of the newer text, removed sentences where they stood */
  readonly pieces: readonly DiffPiece[];
}

/** Sentences that belong together, literally; an empty text where one side has none. */
export interface DiffPiece {
  readonly kind: AlignmentKind;
  readonly before: string;
  readonly after: string;
  /** where they stand in the joined text of their revision, UTF-16 code units */
  readonly beforeStart: number;
  readonly afterStart: number;
  /** stands at the beginning of a paragraph of its text */
  readonly opensParagraph: boolean;
  /** of reworded, split and merged sentences: stretches that cover all of both, one of the two may be empty */
  readonly words: readonly DiffWord[];
}

export interface DiffWord {
  readonly kind: 'same' | 'added' | 'removed' | 'replaced';
  readonly before: string;
  readonly after: string;
}

/** Compares two texts as the service does, given those that came before the first, oldest first. */
export type CompareTexts = (
  before: RevisionTextRow,
  after: RevisionTextRow,
  earlier: readonly RevisionTextRow[],
) => Promise<readonly ClaimChange[]>;

/**
 * Compares any two revisions of an article: claims first, then the text. Nothing is written.
 *
 * older, newer  revisions of the history, which may stand in either order of time
 */
export async function diffRevisions(
  tx: Tx,
  history: ArticleHistory,
  [older, newer]: readonly [ToldRevision, ToldRevision],
  compare: CompareTexts,
): Promise<RevisionDiff> {
  const [from, to] = [history.revisions.indexOf(older), history.revisions.indexOf(newer)];
  // A value can come back only where time goes on.
  const earlier = from < to ? history.revisions.slice(0, from) : [];
  const ids = [older, newer, ...earlier].map(({ revisionId }) => revisionId);
  const texts = await findRevisionTexts(tx, ids);
  const [before, after] = [texts.get(older.revisionId), texts.get(newer.revisionId)];
  invariant(before !== undefined && after !== undefined, `a revision of article ${history.articleId} has no text`);
  const changes = await compare(
    before,
    after,
    earlier.flatMap(({ revisionId }) => texts.get(revisionId) ?? []),
  );
  return {
    articleId: history.articleId,
    from: older,
    to: newer,
    changes: changes.map((change) => ({ change, line: renderChange(change) })),
    pieces: piecesOf(joinRevisionText(before).text, joinRevisionText(after).text),
  };
}

function piecesOf(before: string, after: string): DiffPiece[] {
  return diffTexts(before, after).map((piece) => {
    const isRemoved = piece.after.start === piece.after.end;
    return {
      kind: piece.kind,
      before: before.slice(piece.before.start, piece.before.end),
      after: after.slice(piece.after.start, piece.after.end),
      beforeStart: piece.before.start,
      afterStart: piece.after.start,
      opensParagraph: isRemoved ? opensParagraph(before, piece.before.start) : opensParagraph(after, piece.after.start),
      words: wordsOf(piece.words, before, after),
    };
  });
}

function opensParagraph(text: string, at: number): boolean {
  return /(?:^|\n)\s*$/.test(text.slice(Math.max(0, at - 20), at));
}

/** The stretches with the spaces between them, which belong to the one that follows; of a stretch at either end, all. */
function wordsOf(words: ReturnType<typeof diffTexts>[number]['words'], before: string, after: string): DiffWord[] {
  let [beforeAt, afterAt] = [words[0]?.before.start ?? 0, words[0]?.after.start ?? 0];
  return words.map((word) => {
    const [older, newer] = [before.slice(beforeAt, word.before.end), after.slice(afterAt, word.after.end)];
    [beforeAt, afterAt] = [Math.max(beforeAt, word.before.end), Math.max(afterAt, word.after.end)];
    return { kind: word.kind, before: older, after: newer };
  });
}
