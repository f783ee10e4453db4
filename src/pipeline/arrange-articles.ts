import { groupBy } from '../base/group-by.ts';
import type { ArticleId, RevisionId } from '../base/ids.ts';
import type { Instant } from '../base/instant.ts';
import type { Tx } from '../db/open-database.ts';
import { markClaimsRecorded } from '../db/queries/claims.ts';
import { addPairs, findPairsOfArticles, type Pair, reopenPairsOf, supersedePairs } from '../db/queries/pairs.ts';
import {
  findRevisionsOfArticles,
  insertRevisions,
  moveRevision,
  type RevisionRow,
  supersedeRevisions,
} from '../db/queries/revisions.ts';
import { findSightings, type SightingRow } from '../db/queries/texts.ts';
import { type ArrangedRevision, arrangeRevisions } from '../identity/arrange-revisions.ts';
import type { Job } from '../jobs/job.ts';
import { compareJobs, readJobs } from './follow-ups.ts';

/** A revision of the history as it is to be, with what its row says beside its place. */
interface WantedRevision extends ArrangedRevision {
  readonly articleId: ArticleId;
  readonly published: string | null;
  readonly receivedAt: string;
  readonly outlet: string | null;
  readonly url: string | null;
}

export interface ArrangedArticles {
  readonly inserted: readonly {
    revisionId: RevisionId;
    textId: number;
    occurrence: number;
    published: string | null;
  }[];
  /** Notes that the claims of these new revisions are written; those of the others stay owed. */
  markRead(ids: readonly RevisionId[], extractorVersion: string): Promise<void>;
  /** Jobs for what the new histories leave to do. */
  owed(): Promise<Job[]>;
}

/**
 * Brings the histories of some articles in line with their sightings: numbers revisions, adds and supersedes them,
 * and keeps the pairs of neighbours. Rows that already say so are left alone. Call it with the identity lock held.
 */
export async function arrangeArticles(
  tx: Tx,
  articleIds: readonly ArticleId[],
  at: Instant,
): Promise<ArrangedArticles> {
  const wanted = wantedRevisions(await findSightings(tx, articleIds));
  const known = new Map((await findRevisionsOfArticles(tx, articleIds)).map((row) => [keyOf(row), row]));
  const fresh = wanted.filter((revision) => !known.has(keyOf(revision)));
  const ids = await insertRevisions(tx, fresh.map(toRow));
  const redated = await moveKnown(tx, wanted, known);
  const wantedKeys = new Set(wanted.map(keyOf));
  const gone = [...known.values()].filter((row) => row.supersededAt === null && !wantedKeys.has(keyOf(row)));
  await supersedeRevisions(
    tx,
    gone.map((row) => row.revisionId),
    at,
  );
  for (const [key, row] of known) ids.set(key, row.revisionId);
  const open = await arrangePairs(tx, articleIds, neighbours(wanted, ids), at);
  await reopenPairsOf(tx, redated);
  const unread = new Set<RevisionId>([...redated, ...fresh.map((revision) => ids.get(keyOf(revision)) as RevisionId)]);
  return {
    inserted: fresh.map((revision) => ({ ...revision, revisionId: ids.get(keyOf(revision)) as RevisionId })),
    markRead: async (read, extractorVersion) => {
      if (read.length > 0) await markClaimsRecorded(tx, read, extractorVersion);
      for (const id of read) unread.delete(id);
    },
    owed: async () => [...readJobs([...unread]), ...compareJobs(open)],
  };
}

function wantedRevisions(sightings: readonly SightingRow[]): WantedRevision[] {
  const byArticle = groupBy(sightings, (sighting) => sighting.articleId);
  const byText = groupBy(sightings, (sighting) => sighting.textId);
  const out: WantedRevision[] = [];
  for (const [articleId, ofArticle] of byArticle) {
    for (const revision of arrangeRevisions(ofArticle)) {
      const ofText = (byText.get(revision.textId) ?? []).toSorted(bySight);
      const first = ofText.find((s) => s.dumpId === revision.first.dumpId && s.ordinal === revision.first.ordinal);
      const stated = ofText.flatMap(({ published }) => published ?? []).sort();
      out.push({
        ...revision,
        articleId,
        published: first?.published ?? stated[0] ?? null,
        receivedAt: first?.receivedAt ?? revision.first.observedAt,
        outlet: first?.outlet ?? ofText.find(({ outlet }) => outlet !== null)?.outlet ?? null,
        url: first?.url ?? ofText.find(({ url }) => url !== null)?.url ?? null,
      });
    }
  }
  return out;
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
  const redated: RevisionId[] = [];
  for (const revision of wanted) {
    const row = known.get(keyOf(revision));
    if (row === undefined) continue;
    const isRedated = row.published !== revision.published;
    if (!isRedated && row.position === revision.position && row.supersededAt === null) continue;
    const { position, published, first } = revision;
    await moveRevision(tx, row.revisionId, { position, published, observedAt: first.observedAt, redated: isRedated });
    if (isRedated) redated.push(row.revisionId);
  }
  return redated;
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

/** Adds the pairs that hold now, supersedes those that no longer do, and returns the added ones. */
async function arrangePairs(
  tx: Tx,
  articleIds: readonly ArticleId[],
  wanted: readonly { pair: Pair; articleId: ArticleId }[],
  at: Instant,
): Promise<Pair[]> {
  const known = await findPairsOfArticles(tx, articleIds);
  const knownKeys = new Set(known.map(({ pair }) => pair.join(' ')));
  const wantedKeys = new Set(wanted.map(({ pair }) => pair.join(' ')));
  const gone = known.filter(({ pair }) => !wantedKeys.has(pair.join(' '))).map(({ pair }) => pair);
  await supersedePairs(tx, gone, at);
  const added = wanted.filter(({ pair }) => !knownKeys.has(pair.join(' ')));
  await addPairs(tx, added);
  return added.map(({ pair }) => pair);
}

function keyOf(revision: { textId: number; occurrence: number }): string {
  return `${revision.textId}/${revision.occurrence}`;
}

function toRow(revision: WantedRevision) {
  const { articleId, textId, occurrence, position, published, receivedAt, outlet, url } = revision;
  const observedAt = revision.first.observedAt;
  const owed = { claimsOwed: true, extractorVersion: null };
  return { articleId, textId, occurrence, position, published, observedAt, receivedAt, outlet, url, ...owed };
}
