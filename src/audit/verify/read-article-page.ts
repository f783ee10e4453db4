import { groupBy } from '../../base/group-by.ts';
import type { ArticleId, RevisionId } from '../../base/ids.ts';
import type { Tx } from '../../db/open-database.ts';
import { findFindingsHeld, type StoredFinding } from '../../db/queries/findings.ts';
import {
  findRevisionsOfArticles,
  findRevisionTexts,
  type RevisionRow,
  type RevisionTextRow,
} from '../../db/queries/revisions.ts';
import { findJoinedInputs, type JoinInput } from '../../db/queries/series-owed.ts';
import { findSightings, type SightingRow } from '../../db/queries/texts.ts';
import {
  findAllClaims,
  findChangesOf,
  findCurrentPairs,
  findHoldingLinks,
  findPointsOf,
  findReadingsOf,
  findTextsOf,
  type RevisionReading,
  type StoredChange,
  type StoredLink,
  type StoredPair,
  type StoredPoint,
  type StoredText,
} from '../../db/queries/verify-articles.ts';
import type { NumberedClaim } from './check-claims.ts';

/** Everything that is stored of some articles, as it was at one moment. */
export interface ArticlePage {
  readonly articles: readonly ArticleId[];
  readonly texts: readonly StoredText[];
  readonly links: readonly StoredLink[];
  readonly sightings: readonly SightingRow[];
  /** superseded ones included */
  readonly revisions: readonly RevisionRow[];
  readonly words: ReadonlyMap<RevisionId, RevisionTextRow>;
  readonly readings: ReadonlyMap<RevisionId, RevisionReading>;
  readonly claims: ReadonlyMap<RevisionId, readonly NumberedClaim[]>;
  readonly pairs: readonly StoredPair[];
  readonly changes: readonly StoredChange[];
  readonly points: ReadonlyMap<RevisionId, readonly StoredPoint[]>;
  /** those of the revisions that were joined to series */
  readonly joined: readonly JoinInput[];
  /** those that hold */
  readonly findings: readonly StoredFinding[];
}

/** Reads a page of articles. */
export async function readArticlePage(tx: Tx, articles: readonly ArticleId[]): Promise<ArticlePage> {
  const texts = await findTextsOf(tx, articles);
  const textIds = texts.map(({ textId }) => textId);
  const links = await findHoldingLinks(tx, textIds);
  const sightings = await findSightings(tx, articles);
  const revisions = await findRevisionsOfArticles(tx, articles);
  const ids = revisions.map(({ revisionId }) => revisionId);
  const changes = await findChangesOf(tx, articles);
  const pairs = await findCurrentPairs(tx, articles);
  // Superseded changes may speak of revisions that a decision by hand took to another article.
  const others = changes.flatMap(({ fromRevision, toRevision }) => [fromRevision, toRevision]);
  const all = [...new Set([...ids, ...others])];
  const words = await findRevisionTexts(tx, all);
  const readings = await findReadingsOf(tx, articles);
  const claims = groupBy(await findAllClaims(tx, all), ({ revisionId }) => revisionId);
  const points = groupBy(await findPointsOf(tx, ids), ({ revisionId }) => revisionId);
  const joined = await findJoinedInputs(tx, ids);
  const findings = await findFindingsHeld(tx, ids);
  return {
    ...{ joined, findings },
    ...{ articles, texts, links, sightings, revisions, words, readings, claims, pairs, changes, points },
  };
}

/** `12.3`, or the article alone for a revision that is not in its history. */
export function nameOfRevision(row: Pick<RevisionRow, 'articleId' | 'position'> | undefined): string {
  if (row === undefined) return 'gone';
  return row.position === 0 ? String(row.articleId) : `${row.articleId}.${row.position}`;
}
