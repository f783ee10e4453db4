import type { Tx } from '../db/open-database.ts';
import { findRevisionTexts } from '../db/queries/revisions.ts';
import { findNumberedClaims, type NumberedClaim } from '../db/queries/stored-claims.ts';
import type { Vantage } from '../db/queries/vantage.ts';
import { joinRevisionText } from '../text/revision-text.ts';
import type { ArticleHistory, ToldRevision } from './read-article-history.ts';

/** A revision's text with the claims that were read from it. */
export interface MarkedText {
  readonly articleId: number;
  readonly revision: ToldRevision;
  /** headline, blank line, body; spans of claims count in it */
  readonly text: string;
  readonly headlineLength: number;
  readonly claims: readonly NumberedClaim[];
}

/** Reads a revision's text and the claims that our reading of it held, as seen from a vantage point. Nothing is written. */
export async function readMarkedText(
  tx: Tx,
  { articleId }: ArticleHistory,
  revision: ToldRevision,
  vantage: Vantage,
): Promise<MarkedText> {
  const texts = await findRevisionTexts(tx, [revision.revisionId]);
  const { headline = null, body = '' } = texts.get(revision.revisionId) ?? {};
  const joined = joinRevisionText({ headline, body });
  return {
    ...{ articleId, revision },
    ...joined,
    claims: await findNumberedClaims(tx, revision.revisionId, joined.text, vantage),
  };
}
