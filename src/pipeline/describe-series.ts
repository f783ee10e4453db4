import { groupBy } from '../base/group-by.ts';
import type { Tx } from '../db/open-database.ts';
import {
  findNames,
  hasSeriesToDescribe,
  type NameCount,
  takeSeriesToDescribe,
  writeDescriptions,
} from '../db/queries/series.ts';
import { findSeriesDecisions, findSeriesNow } from '../db/queries/series-decisions.ts';
import type { StepResult } from '../jobs/job.ts';
import { nameSeries } from '../series/name-series.ts';
import type { StepContext } from './step-context.ts';

/** Series described in one transaction: a joining that reaches one of them waits no longer than for that. */
const describedAtOnce = 500;

/** Wait where joinings hold all that are owed. */
const heldMs = 200;

/**
 * Works out name, unit and searched words of series that gained or lost something. Apart from joining, so that a series
 * that many batches add to is described once when they are through.
 *
 * returns  done, and the same again where more is owed; `later` where a joining holds all that are owed
 */
export async function describeSeries(context: StepContext): Promise<StepResult> {
  const count = await context.db.transaction(async (tx) => {
    const ids = await takeSeriesToDescribe(tx, describedAtOnce);
    if (ids.length === 0) return 0;
    await writeDescriptions(tx, await findDescriptions(tx, ids));
    context.boundary('describe-series:written');
    return ids.length;
  });
  const isMore = await hasSeriesToDescribe(context.db);
  if (count === 0 && isMore) return { kind: 'later', delayMs: heldMs };
  return { kind: 'done', followUps: isMore ? [{ name: 'describe-series', payload: {} }] : [] };
}

/** Name and unit that some series have by what they hold and by what people decided; null where nothing says. */
export async function findDescriptions(
  tx: Tx,
  ids: readonly number[],
): Promise<{ id: number; name: string | null; unit: string | null }[]> {
  const counts = groupBy(await findNames(tx, ids), ({ seriesId }) => seriesId);
  const given = await findGivenNames(tx);
  return ids.map((id) => {
    const found = commonName(counts.get(id) ?? []);
    return { id, name: given.get(id) ?? found?.name ?? null, unit: found?.unit ?? null };
  });
}

/** The name and unit that most measures of a series have; null for one that holds none. */
function commonName(counts: readonly NameCount[]): { name: string; unit: string } | null {
  if (counts.length === 0) return null;
  return nameSeries(counts.flatMap(({ name, unit, count }) => Array(count).fill({ name, unitName: unit })));
}

/** Names that somebody gave, by what the series that was named is now; of several the latest. */
async function findGivenNames(tx: Tx): Promise<Map<number, string>> {
  const renames = (await findSeriesDecisions(tx, 'in force')).filter(({ kind }) => kind === 'rename');
  const now = await findSeriesNow(tx, [...new Set(renames.map(({ seriesId }) => seriesId))]);
  return new Map(
    renames.flatMap(({ seriesId, name }) => {
      const of = now.get(seriesId);
      return of === undefined || name === null ? [] : [[of, name] as const];
    }),
  );
}
