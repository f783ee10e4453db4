import type { ArticleId } from '../base/ids.ts';
import { extractorVersion } from '../claims/extractor-version.ts';
import { findArticle } from '../db/queries/decisions.ts';
import {
  countRereadingsSince,
  findRevisionsInScope,
  findStoredClaims,
  oweRereading,
  type RereadCounts,
} from '../db/queries/rereadings.ts';
import { findRevisionTexts } from '../db/queries/revisions.ts';
import type { Job } from '../jobs/job.ts';
import { toDatedText } from './dated-text.ts';
import { diffReading } from './diff-reading.ts';
import type { StepContext } from './step-context.ts';
import { sweep } from './sweep.ts';

/** Which revisions somebody wants to have read once more. */
export interface WantedRereadings {
  /** those of the current version too */
  readonly isAll: boolean;
  /** null for every article */
  readonly article: number | null;
  /** revisions at most, the oldest first; null for no limit */
  readonly limit: number | null;
}

/** There is no article of that number. */
export class ArticleUnknown extends Error {}

/** Revisions that are marked in one transaction: ingestion waits no longer than for that. */
const markedAtOnce = 5000;

/** Revisions read at a time to see what would change. */
const lookedAtOnce = 100;

/**
 * Notes that revisions are to be read once more. From then on it is owed work: whoever sweeps does it, whatever becomes
 * of this process.
 *
 * returns  how many revisions were noted
 * fails    ArticleUnknown
 */
export async function oweRereadings(context: StepContext, wanted: WantedRereadings): Promise<number> {
  let count = 0;
  for await (const ids of pageWanted(context, wanted, markedAtOnce)) {
    await oweRereading(context.db, ids);
    count += ids.length;
    context.boundary('reprocess:marked');
  }
  return count;
}

/** What a rereading would find otherwise. */
export interface RereadPreview extends Omit<RereadCounts, 'withdrawn' | 'found'> {
  readonly revisions: number;
}

/**
 * Reads revisions once more and counts what differs from the stored claims. Nothing is written.
 *
 * fails    ArticleUnknown
 */
export async function previewRereadings(
  context: StepContext,
  wanted: WantedRereadings,
  onRead: (revisions: number) => void,
): Promise<RereadPreview> {
  const sum = { revisions: 0, readOtherwise: 0, added: 0, dropped: 0, altered: 0 };
  for await (const ids of pageWanted(context, wanted, lookedAtOnce)) {
    const texts = [...(await findRevisionTexts(context.db, ids)).values()];
    const claims = await context.compute.readClaimRows({ texts: texts.map(toDatedText) });
    const stored = await findStoredClaims(context.db, ids);
    texts.forEach(({ revisionId }, i) => {
      const ofRevision = stored.filter((claim) => claim.revisionId === revisionId);
      const { added, dropped, altered } = diffReading(ofRevision, claims[i] ?? [], 0);
      if (added + dropped + altered > 0) sum.readOtherwise++;
      sum.added += added;
      sum.dropped += dropped;
      sum.altered += altered;
    });
    sum.revisions += ids.length;
    onRead(sum.revisions);
  }
  return sum;
}

/** Jobs that rereadings still leave to do: readings, and comparisons of what was read. */
export async function findRereadJobs(context: StepContext): Promise<Job[]> {
  const names: readonly Job['name'][] = [
    'reread-revisions',
    'record-claims',
    'record-changes',
    'record-series',
    'describe-series',
  ];
  return (await sweep(context)).filter(({ name }) => names.includes(name));
}

/** What rereadings found otherwise since a moment. */
export async function countRereadings(context: StepContext, since: string): Promise<RereadCounts> {
  return countRereadingsSince(context.db, since);
}

async function* pageWanted(context: StepContext, wanted: WantedRereadings, pageSize: number) {
  const articleId = wanted.article === null ? null : await requireArticle(context, wanted.article);
  const scope = { extractorVersion, isAll: wanted.isAll, articleId };
  let left = wanted.limit ?? Number.POSITIVE_INFINITY;
  for (let after = 0; left > 0; ) {
    const ids = await findRevisionsInScope(context.db, scope, after, Math.min(pageSize, left));
    if (ids.length === 0) return;
    yield ids;
    left -= ids.length;
    after = ids.at(-1) ?? after;
  }
}

async function requireArticle(context: StepContext, article: number): Promise<ArticleId> {
  const found = await findArticle(context.db, article);
  if (found === undefined) throw new ArticleUnknown(`there is no article ${article}`);
  return found;
}
