import type { ArticleId, RevisionId } from '../base/ids.ts';
import type { Tx } from '../db/open-database.ts';
import { findRevisionsOwingClaims } from '../db/queries/claims.ts';
import { findOpenPairs, type Pair } from '../db/queries/pairs.ts';
import { findRevisionsOwingSeries } from '../db/queries/series-owed.ts';
import type { Job } from '../jobs/job.ts';

/** Pairs a job compares: about a fifth of a second of work. */
const pairsOfJob = 50;

/** Revisions a job reads the claims of. */
const revisionsOfJob = 100;

/** Cuts pairs to be compared into jobs. */
export function compareJobs(pairs: readonly Pair[]): Job[] {
  return inParts(pairs, pairsOfJob).map((part) => ({
    name: 'record-changes',
    payload: { pairs: part.map(([from, to]) => [from, to]) },
  }));
}

/** Cuts revisions whose claims are owed into jobs. */
export function readJobs(ids: readonly RevisionId[]): Job[] {
  return inParts(ids, revisionsOfJob).map((part) => ({ name: 'record-claims', payload: { revisionIds: part } }));
}

/** Cuts revisions that are to be read once more into jobs. */
export function rereadJobs(ids: readonly RevisionId[]): Job[] {
  return inParts(ids, revisionsOfJob).map((part) => ({ name: 'reread-revisions', payload: { revisionIds: part } }));
}

/** Cuts revisions whose claims are to be joined to series into jobs. */
export function joinJobs(ids: readonly RevisionId[]): Job[] {
  return inParts(ids, revisionsOfJob).map((part) => ({ name: 'record-series', payload: { revisionIds: part } }));
}

function inParts<Item>(items: readonly Item[], size: number): Item[][] {
  const parts: Item[][] = [];
  for (let i = 0; i < items.length; i += size) parts.push(items.slice(i, i + size));
  return parts;
}

/** Readings, comparisons and joinings that the histories of some articles leave to do. */
export async function owedJobs(tx: Tx, articleIds: readonly ArticleId[]): Promise<Job[]> {
  return [
    ...readJobs(await findRevisionsOwingClaims(tx, articleIds)),
    ...compareJobs(await findOpenPairs(tx, articleIds)),
    ...joinJobs(await findRevisionsOwingSeries(tx, articleIds)),
  ];
}
