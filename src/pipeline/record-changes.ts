import type { RevisionId } from '../base/ids.ts';
import { extractorVersion } from '../claims/extractor-version.ts';
import type { Tx } from '../db/open-database.ts';
import { lockOpenPairs, type Pair, type PairRow } from '../db/queries/pairs.ts';
import {
  findEarlierRevisions,
  findRevisionDates,
  findRevisionTexts,
  type RevisionTextRow,
} from '../db/queries/revisions.ts';
import type { StepResult } from '../jobs/job.ts';
import { isSameDate, toDatedText } from './dated-text.ts';
import { earlierMax } from './earlier-revisions.ts';
import { settleChanges } from './settle-changes.ts';
import { settleEmptyNotices } from './settle-findings.ts';
import type { StepContext } from './step-context.ts';

/** Wait before a pair whose ground changed is compared again. */
const staleMs = 200;

/**
 * Compares neighbouring revisions and records what the newer ones say otherwise.
 *
 * returns  done, with nothing to follow; pairs that were compared meanwhile, or are neighbours no more, are left alone.
 *          `later` when what a pair was compared from changed meanwhile
 */
export async function recordChanges(context: StepContext, { pairs }: { pairs: readonly Pair[] }): Promise<StepResult> {
  const earlier = await findEarlierRevisions(context.db, [...new Set(pairs.map(([from]) => from))], earlierMax);
  const ids = new Set([...pairs.flat(), ...[...earlier.values()].flat()]);
  const texts = await findRevisionTexts(context.db, [...ids]);
  const complete = pairs.filter(([from, to]) => texts.has(from) && texts.has(to));
  const compared = await context.compute.compareTexts({
    pairs: complete.map(([from, to]) => ({
      before: toDatedText(texts.get(from)),
      after: toDatedText(texts.get(to)),
      earlier: (earlier.get(from) ?? []).map((id) => toDatedText(texts.get(id))),
    })),
  });
  context.boundary('record-changes:computed');
  let hasStale = false;
  await context.db.transaction(async (tx) => {
    const open = new Map((await lockOpenPairs(tx, complete, extractorVersion)).map((row) => [row.pair.join(' '), row]));
    const isStale = await openStaleness(tx, [...open.values()], earlier, texts);
    const written = complete.flatMap((pair, i) => {
      const row = open.get(pair.join(' '));
      if (row === undefined) return [];
      if (!isStale(pair)) return [{ pair: row, ...(compared[i] ?? { changes: [], emptyNotices: [] }) }];
      hasStale = true;
      return [];
    });
    const at = context.now();
    await settleChanges(tx, written, at);
    await settleEmptyNotices(
      tx,
      written.map(({ pair: { pair }, emptyNotices }) => ({ pair, emptyNotices })),
      at,
    );
    context.boundary('record-changes:written');
  });
  context.boundary('record-changes:committed');
  return hasStale ? { kind: 'later', delayMs: staleMs } : { kind: 'done', followUps: [] };
}

/**
 * Looks, with the pairs held, whether what they were compared from still stands: a date that was learned meanwhile, or
 * a revision put before them, makes a comparison stale. Such a pair stays open and is compared again.
 */
async function openStaleness(
  tx: Tx,
  open: readonly PairRow[],
  earlier: ReadonlyMap<RevisionId, RevisionId[]>,
  texts: ReadonlyMap<RevisionId, RevisionTextRow>,
): Promise<(pair: Pair) => boolean> {
  const earlierNow = await findEarlierRevisions(tx, [...new Set(open.map(({ pair }) => pair[0]))], earlierMax);
  const usedBy = ([from, to]: Pair) => [from, to, ...(earlier.get(from) ?? [])];
  const dates = await findRevisionDates(tx, [...new Set(open.flatMap(({ pair }) => usedBy(pair)))]);
  return (pair) =>
    (earlierNow.get(pair[0]) ?? []).join() !== (earlier.get(pair[0]) ?? []).join() ||
    usedBy(pair).some((id) => !isSameDate(dates.get(id), texts.get(id)));
}
