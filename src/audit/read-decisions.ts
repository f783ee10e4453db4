import type { Tx } from '../db/open-database.ts';
import { type DecisionRow, findArticlesOfTexts, findDecisions } from '../db/queries/decisions.ts';

/** A decision by hand, with the articles that its texts are in now. */
export interface ToldDecision extends DecisionRow {
  readonly articlesA: readonly number[];
  readonly articlesB: readonly number[];
}

/** Reads all decisions by hand, oldest first, those that were undone included. Nothing is written. */
export async function readDecisions(db: Tx): Promise<ToldDecision[]> {
  const decisions = await findDecisions(db, 'all');
  const named = decisions.flatMap(({ textsA, textsB }) => [...textsA, ...textsB]);
  const articleOf = await findArticlesOfTexts(db, named);
  const articlesOf = (texts: readonly number[]) =>
    [...new Set(texts.flatMap((text) => articleOf.get(text) ?? []))].sort((a, b) => a - b);
  return decisions.map((row) => ({ ...row, articlesA: articlesOf(row.textsA), articlesB: articlesOf(row.textsB) }));
}
