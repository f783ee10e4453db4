import { groupBy } from '../base/group-by.ts';
import type { ArticleId, RevisionId } from '../base/ids.ts';
import type { Instant } from '../base/instant.ts';
import type { Tx } from '../db/open-database.ts';
import { supersedeChanges } from '../db/queries/changes.ts';
import { supersedeFindingsOfPairs } from '../db/queries/findings.ts';
import { addPairs, findPairsOfArticles, type Pair, reopenPairsOf, supersedePairs } from '../db/queries/pairs.ts';
import {
  findRevisionsOfArticles,
  insertRevisions,
  type MovedRevision,
  moveRevisions,
  type RevisionPlace,
  type RevisionRow,
  supersedeRevisions,
} from '../db/queries/revisions.ts';
import { findSightings, type SightingRow } from '../db/queries/texts.ts';
import { type ArrangedRevision, arrangeRevisions } from '../identity/arrange-revisions.ts';
import { earlierMax } from './earlier-revisions.ts';
import { commonInterval, type DayInterval } from './read-between.ts';

/** A revision of the history as it is to be, with what its row says beside its place. */
export interface WantedRevision extends ArrangedRevision {
  readonly articleId: ArticleId;
  readonly published: string | null;
  readonly estimatedFrom: string | null;
  readonly estimatedTo: string | null;
  readonly receivedAt: string;
  readonly outlet: string | null;
  readonly url: string | null;
}

/** A revision that was not there before, or will be. */
export interface NewRevision {
  readonly textId: number;
  readonly occurrence: number;
  readonly published: string | null;
  readonly estimatedFrom: string | null;
  readonly estimatedTo: string | null;
}

export interface InsertedRevision extends NewRevision {
  readonly revisionId: RevisionId;
}

/**
 * Brings the histories of some articles in line with their sightings: numbers revisions, adds and supersedes them,
 * and keeps the pairs of neighbours. Rows that already say so are left alone. Call it with the identity lock held.
 *
 * readBy   the version that read a new revision as it is now, whose claims the caller writes; null where it owes them
 * returns  the revisions that are new; like those whose date changed, they owe their comparisons
 */
export async function arrangeArticles(
  tx: Tx,
  articleIds: readonly ArticleId[],
  at: Instant,
  readBy: (revision: NewRevision) => string | null = () => null,
): Promise<InsertedRevision[]> {
  const wanted = wantedRevisions(await findSightings(tx, articleIds));
  const known = new Map((await findRevisionsOfArticles(tx, articleIds)).map((row) => [keyOf(row), row]));
  const fresh = wanted.filter((revision) => !known.has(keyOf(revision)));
  const ids = await insertRevisions(
    tx,
    fresh.map((revision) => toRow(revision, readBy(revision))),
  );
  const redated = await moveKnown(tx, wanted, known);
  const wantedKeys = new Set(wanted.map(keyOf));
  const gone = [...known.values()].filter((row) => row.supersededAt === null && !wantedKeys.has(keyOf(row)));
  await supersedeRevisions(
    tx,
    gone.map((row) => row.revisionId),
    at,
  );
  for (const [key, row] of known) ids.set(key, row.revisionId);
  await arrangePairs(tx, articleIds, neighbours(wanted, ids), at);
  const moved = wanted.filter((revision) => redated.includes(ids.get(keyOf(revision)) as RevisionId));
  const isFresh = new Set(fresh);
  const after = shortlyAfter(wanted, [...fresh, ...moved])
    .filter((revision) => !isFresh.has(revision))
    .map((revision) => ids.get(keyOf(revision)) as RevisionId);
  await reopenPairsOf(tx, [...redated, ...after]);
  return fresh.map((revision) => ({ ...revision, revisionId: ids.get(keyOf(revision)) as RevisionId }));
}

/** Revisions that have a new one, or one of a new date, shortly before them: a value of theirs may be one that came back. */
function shortlyAfter(wanted: readonly WantedRevision[], changed: readonly WantedRevision[]): WantedRevision[] {
  const changedOf = groupBy(changed, (revision) => revision.articleId);
  return wanted.filter((revision) => {
    const distances = (changedOf.get(revision.articleId) ?? []).map(({ position }) => revision.position - position);
    return distances.some((distance) => distance > 0 && distance <= earlierMax);
  });
}

/** The histories that the sightings of some articles make. */
export function wantedRevisions(sightings: readonly SightingRow[]): WantedRevision[] {
  const byArticle = groupBy(sightings, (sighting) => sighting.articleId);
  const byText = groupBy(sightings, (sighting) => sighting.textId);
  const out: WantedRevision[] = [];
  for (const [articleId, ofArticle] of byArticle) {
    for (const revision of arrangeRevisions(ofArticle)) {
      const ofText = (byText.get(revision.textId) ?? []).toSorted(bySight);
      const first = ofText.find((s) => s.dumpId === revision.first.dumpId && s.ordinal === revision.first.ordinal);
      const stated = ofText.flatMap(({ published }) => published ?? []).sort();
      const published = first?.published ?? stated[0] ?? null;
      const estimate = published === null ? narrowestInterval(ofText) : null;
      out.push({
        ...revision,
        articleId,
        published,
        estimatedFrom: estimate?.from ?? null,
        estimatedTo: estimate?.to ?? null,
        receivedAt: first?.receivedAt ?? revision.first.observedAt,
        outlet: first?.outlet ?? ofText.find(({ outlet }) => outlet !== null)?.outlet ?? null,
        url: first?.url ?? ofText.find(({ url }) => url !== null)?.url ?? null,
      });
    }
  }
  return out;
}

/** The days that every sighting of a text allows; where two rule each other out, those of the narrowest. */
function narrowestInterval(ofText: readonly SightingRow[]): DayInterval | null {
  const intervals = ofText.flatMap(({ estimatedFrom: from, estimatedTo: to }) =>
    from === null || to === null ? [] : [{ from, to }],
  );
  return commonInterval(intervals);
}

function bySight(a: SightingRow, b: SightingRow): number {
  return a.observedAt < b.observedAt
    ? -1
    : a.observedAt > b.observedAt
      ? 1
      : a.dumpId - b.dumpId || a.ordinal - b.ordinal;
}

async function moveKnown(
  tx: Tx,
  wanted: readonly WantedRevision[],
  known: ReadonlyMap<string, RevisionRow>,
): Promise<RevisionId[]> {
  const moved: MovedRevision[] = [];
  for (const revision of wanted) {
    const row = known.get(keyOf(revision));
    if (row === undefined) continue;
    const isRedated =
      row.published !== revision.published ||
      row.estimatedFrom !== revision.estimatedFrom ||
      row.estimatedTo !== revision.estimatedTo;
    if (!isRedated && row.supersededAt === null && isPlacedAs(row, revision)) continue;
    moved.push({ ...placeOf(revision), revisionId: row.revisionId, redated: isRedated });
  }
  await moveRevisions(tx, moved);
  return moved.filter(({ redated }) => redated).map(({ revisionId }) => revisionId);
}

function placeOf(revision: WantedRevision): RevisionPlace {
  const { position, published, estimatedFrom, estimatedTo, first, receivedAt, outlet, url } = revision;
  return { position, published, estimatedFrom, estimatedTo, observedAt: first.observedAt, receivedAt, outlet, url };
}

/** An earlier sighting that came late may say more of a revision, and leave it at its place. */
function isPlacedAs(row: RevisionRow, wanted: WantedRevision): boolean {
  const place = placeOf(wanted);
  return (Object.keys(place) as (keyof RevisionPlace)[]).every((name) => row[name] === place[name]);
}

function neighbours(
  wanted: readonly WantedRevision[],
  ids: ReadonlyMap<string, RevisionId>,
): { pair: Pair; articleId: ArticleId }[] {
  const out: { pair: Pair; articleId: ArticleId }[] = [];
  for (const [articleId, history] of groupBy(wanted, (revision) => revision.articleId)) {
    for (let i = 1; i < history.length; i++) {
      const [before, after] = [history[i - 1], history[i]] as [WantedRevision, WantedRevision];
      out.push({ articleId, pair: [ids.get(keyOf(before)) as RevisionId, ids.get(keyOf(after)) as RevisionId] });
    }
  }
  return out;
}

/** Adds the pairs that hold now, and supersedes those that no longer do. */
async function arrangePairs(
  tx: Tx,
  articleIds: readonly ArticleId[],
  wanted: readonly { pair: Pair; articleId: ArticleId }[],
  at: Instant,
): Promise<void> {
  const known = await findPairsOfArticles(tx, articleIds);
  const knownKeys = new Set(known.map(({ pair }) => pair.join(' ')));
  const wantedKeys = new Set(wanted.map(({ pair }) => pair.join(' ')));
  const gone = known.filter(({ pair }) => !wantedKeys.has(pair.join(' '))).map(({ pair }) => pair);
  await supersedePairs(tx, gone, at);
  await supersedeChanges(tx, gone, { at, cause: 'text', kept: [] });
  await supersedeFindingsOfPairs(tx, gone, at);
  await addPairs(
    tx,
    wanted.filter(({ pair }) => !knownKeys.has(pair.join(' '))),
  );
}

function keyOf(revision: { textId: number; occurrence: number }): string {
  return `${revision.textId}/${revision.occurrence}`;
}

function toRow(revision: WantedRevision, extractorVersion: string | null) {
  const { articleId, textId, occurrence } = revision;
  const read = { claimsOwed: extractorVersion === null, extractorVersion };
  return { articleId, textId, occurrence, ...placeOf(revision), ...read };
}
