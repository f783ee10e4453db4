import { invariant } from '../base/invariant.ts';
import type { ClaimChange } from '../changes/claim-change.ts';
import type { Finding } from '../changes/finding.ts';
import { renderChange } from '../changes/render-change.ts';
import { renderFinding } from '../changes/render-finding.ts';
import type { Tx } from '../db/open-database.ts';
import { findArticle } from '../db/queries/decisions.ts';
import { findFindingsOfArticle } from '../db/queries/findings.ts';
import {
  findComparedPairs,
  findHistory,
  findHistoryChanges,
  findMergedArticles,
  type HistoryRow,
} from '../db/queries/history.ts';
import type { Vantage } from '../db/queries/vantage.ts';

/** An article and its revisions, oldest first. */
export interface ArticleHistory {
  readonly articleId: number;
  /** the number that was asked for, where its texts are in another article now */
  readonly mergedFrom: number | null;
  /** articles whose texts were moved into this one */
  readonly merged: readonly number[];
  readonly revisions: readonly ToldRevision[];
}

export interface ToldRevision extends HistoryRow {
  /** the revision before it in this history; null for the first one */
  readonly previous: number | null;
  /** whether it was compared with the one before; a pair that waits has no changes yet */
  readonly isCompared: boolean;
  /** what it says otherwise than the one before */
  readonly changes: readonly ToldChange[];
  /** what it shows of itself: contradictions, and notices that declare what the texts do not show */
  readonly findings: readonly (Finding & { readonly line: string })[];
}

/** A change with its number, and in one line. */
export interface ToldChange extends ClaimChange {
  readonly changeId: number;
  readonly line: string;
}

/**
 * Reads the history of an article: its revisions, and what each says otherwise than the one before. Nothing is written.
 *
 * article  its number; that of an article that was merged into another leads to the other
 * returns  undefined when there is no such article; no revisions where none is to be seen from the vantage point
 */
export async function readArticleHistory(
  tx: Tx,
  article: number,
  vantage: Vantage,
): Promise<ArticleHistory | undefined> {
  const articleId = await findArticle(tx, article);
  if (articleId === undefined) return undefined;
  const rows = await findHistory(tx, articleId, vantage);
  const changes = await findHistoryChanges(tx, articleId, vantage);
  const compared = await findComparedPairs(tx, articleId);
  const findings = await findFindingsOfArticle(tx, articleId, vantage);
  return {
    articleId,
    mergedFrom: articleId === article ? null : article,
    merged: await findMergedArticles(tx, articleId),
    revisions: rows.map((row, i) => {
      const before = rows[i - 1];
      const ofPair = changes.filter(
        ({ fromRevision, toRevision }) => fromRevision === before?.revisionId && toRevision === row.revisionId,
      );
      return {
        ...row,
        previous: before?.position ?? null,
        isCompared: before !== undefined && compared.has(`${before.revisionId} ${row.revisionId}`),
        changes: ofPair.map((change) => ({ ...change, line: renderChange(change) })),
        findings: findings
          .filter(({ revision }) => revision === row.position && revision > 0)
          .map(({ finding }) => ({ ...finding, line: renderFinding(finding) })),
      };
    }),
  };
}

/**
 * Finds a revision in a history.
 *
 * position  its number, from 1; null for the newest
 */
export function findRevisionAt(history: ArticleHistory, position: number | null): ToldRevision | undefined {
  if (position === null) return history.revisions.at(-1);
  invariant(position > 0, `revisions count from 1, not from ${position}`);
  return history.revisions.find((revision) => revision.position === position);
}
