import { groupBy } from '../base/group-by.ts';
import type { Instant } from '../base/instant.ts';
import type { Tx } from '../db/open-database.ts';
import {
  findHolders,
  findMeasures,
  findMeasuresByHash,
  type MeasureRow,
  moveAllMeasures,
  retireMeasures,
} from '../db/queries/measures.ts';
import { findSeriesHeads, insertSeries, markSeriesMerged, oweDescription } from '../db/queries/series.ts';
import { findSeriesDecisions, findSeriesOfHashes } from '../db/queries/series-decisions.ts';
import type { Compute } from './compute-on-threads.ts';
import type { MatchInput, Measure } from './match-measures.ts';
import { readProfiles } from './read-profiles.ts';
import { regroupSeries } from './regroup-series.ts';
import { type Fresh, nameOf, storeFresh } from './store-measures.ts';

/** What a batch of claims brings and takes away. */
export interface JoinWork {
  /** what its claims measure, each once */
  readonly measures: readonly Measure[];
  /** stored measures that no claim which holds measures any more */
  readonly orphans: readonly { readonly id: number; readonly hash: string }[];
}

/**
 * Puts measures into series: each joins the series of whatever it matches, and makes one of several. Series that lost a
 * measure, and those that somebody decided about, are parted anew from all that they hold. Call it with the series lock
 * held.
 *
 * returns  number and series of each measure, by its hash
 */
export async function joinMeasures(
  tx: Tx,
  compute: Pick<Compute, 'matchMeasures' | 'groupMeasures'>,
  { measures, orphans }: JoinWork,
  at: Instant,
): Promise<Map<string, { id: number; seriesId: number }>> {
  const hashes = measures.map(({ hash }) => hash);
  const rows = new Map((await findMeasuresByHash(tx, hashes)).map((row) => [row.hash, row]));
  const fresh = measures.flatMap((measure): Fresh[] => {
    const row = rows.get(measure.hash) ?? null;
    return row?.isLive === true ? [] : [{ measure, row }];
  });
  const found = await matchStored(tx, compute, fresh);
  const left = await findMeasures(
    tx,
    orphans.map(({ id }) => id),
  );
  const orphaned = [...new Set(left.map(({ seriesId }) => seriesId))];
  await retireMeasures(
    tx,
    orphans.map(({ id }) => id),
  );
  const decided = await findDecided(tx, fresh);
  const components = connect(fresh, found, orphaned);
  const isPlain = ({ members, series }: Component) =>
    !series.some((id) => orphaned.includes(id) || decided.series.has(id)) &&
    !members.some(({ measure }) => decided.hashes.has(measure.hash));
  const placed = await placePlain(tx, components.filter(isPlain), at);
  const others = components.filter((component) => !isPlain(component));
  const stored = await storeFresh(tx, placed);
  if (others.length > 0) {
    const regrouped = await regroupSeries(tx, compute, {
      series: [...new Set(others.flatMap(({ series }) => series))],
      fresh: others.flatMap(({ members, series }) =>
        members.map(({ measure, row }) => ({ measure, row, heirOf: row?.seriesId ?? series[0] ?? null })),
      ),
      at,
    });
    for (const [hash, placing] of regrouped) stored.set(hash, placing);
  }
  const live = [...rows.values()].filter(({ hash, isLive }) => isLive && !stored.has(hash));
  const now = await findSeriesOfHashes(
    tx,
    live.map(({ hash }) => hash),
  );
  for (const { hash, id } of live) stored.set(hash, { id, seriesId: now.get(hash) as number });
  await oweDescription(tx, [...new Set([...stored.values()].map(({ seriesId }) => seriesId))]);
  return stored;
}

interface Found {
  /** series that each of the fresh joins, by index */
  readonly series: ReadonlyMap<number, readonly number[]>;
  readonly fresh: readonly (readonly [number, number])[];
}

/** Compares measures with the stored ones that share a key with them, and with each other. */
async function matchStored(tx: Tx, compute: Pick<Compute, 'matchMeasures'>, fresh: readonly Fresh[]): Promise<Found> {
  if (fresh.length === 0) return { series: new Map(), fresh: [] };
  const holders = await findHolders(tx, [...new Set(fresh.flatMap(({ measure }) => measure.keys))]);
  const ids = [...new Set([...holders.values()].flat())];
  const known = await findMeasures(tx, ids);
  const at = new Map(known.map(({ id }, i) => [id, i]));
  const pairs: number[] = [];
  fresh.forEach(({ measure }, i) => {
    const sharing = new Set(measure.keys.flatMap((key) => holders.get(key) ?? []));
    for (const id of sharing) pairs.push(i, at.get(id) as number);
  });
  const matches = await compute.matchMeasures({
    fresh: fresh.map(({ measure }) => measure),
    known: toGroups(known, await readProfiles(tx, known)),
    pairs,
  });
  const links = groupBy(matches.known, ([i]) => i);
  const series = new Map([...links].map(([i, of]) => [i, of.map(([, b]) => (known[b] as MeasureRow).seriesId)]));
  return { series, fresh: matches.fresh };
}

/** Series as small numbers. */
function toGroups(known: readonly MeasureRow[], profiles: ReadonlyMap<string, string>): MatchInput['known'] {
  const groups = new Map<number, number>();
  return known.map(({ hash, seriesId }) => {
    const group = groups.get(seriesId) ?? groups.size;
    groups.set(seriesId, group);
    return { hash, profile: profiles.get(hash) as string, group };
  });
}

/** What decisions by hand speak of. */
interface Decided {
  readonly series: ReadonlySet<number>;
  readonly hashes: ReadonlySet<string>;
}

async function findDecided(tx: Tx, fresh: readonly Fresh[]): Promise<Decided> {
  if (fresh.length === 0) return { series: new Set(), hashes: new Set() };
  const decisions = await findSeriesDecisions(tx, 'in force');
  const named = new Set(decisions.flatMap(({ measuresA, measuresB }) => [...measuresA, ...measuresB]));
  return { series: new Set((await findSeriesOfHashes(tx, [...named])).values()), hashes: named };
}

/** Fresh measures and series that are found to be one. */
interface Component {
  readonly members: readonly Fresh[];
  readonly series: readonly number[];
}

function connect(fresh: readonly Fresh[], found: Found, orphaned: readonly number[]): Component[] {
  const rootOf = new Map<string, string>();
  const root = (node: string): string => {
    const up = rootOf.get(node);
    if (up === undefined || up === node) return node;
    const top = root(up);
    rootOf.set(node, top);
    return top;
  };
  const join = (a: string, b: string) => rootOf.set(root(a), root(b));
  const nodes = new Set([...fresh.keys()].map((i) => `m${i}`));
  for (const id of orphaned) nodes.add(`s${id}`);
  for (const [a, b] of found.fresh) join(`m${a}`, `m${b}`);
  for (const [i, series] of found.series) {
    for (const id of series) {
      nodes.add(`s${id}`);
      join(`m${i}`, `s${id}`);
    }
  }
  return [...groupBy(nodes, root).values()].map((of) => ({
    members: of.filter((node) => node.startsWith('m')).map((node) => fresh[Number(node.slice(1))] as Fresh),
    series: of.filter((node) => node.startsWith('s')).map((node) => Number(node.slice(1))),
  }));
}

interface Placed {
  readonly fresh: Fresh;
  readonly seriesId: number;
}

/** Nothing was taken away and nobody decided: what is found to be one is one. */
async function placePlain(tx: Tx, components: readonly Component[], at: Instant): Promise<Placed[]> {
  const pasts = components.flatMap(({ members }) => members.flatMap(({ row }) => (row === null ? [] : [row.seriesId])));
  const states = await findSeriesHeads(tx, [...new Set([...components.flatMap(({ series }) => series), ...pasts])]);
  const ranked = states.toSorted((a, b) => Number(b.isPinned) - Number(a.isPinned) || a.id - b.id);
  const place = new Map(ranked.map(({ id }, i) => [id, i]));
  const emptied = new Set(states.filter(({ isEmptied }) => isEmptied).map(({ id }) => id));
  const merges: { from: number; into: number }[] = [];
  const taken = new Set<number>();
  const chosen = components.map(({ members, series }): number | null => {
    const [kept, ...others] = series.toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    if (kept !== undefined) {
      merges.push(...others.map((from) => ({ from, into: kept })));
      return kept;
    }
    // What was measured before and came back alone has its number again.
    const past = members.flatMap(({ row }) => row?.seriesId ?? []).sort((a, b) => a - b);
    const again = past.find((id) => emptied.has(id) && !taken.has(id)) ?? null;
    if (again !== null) taken.add(again);
    return again;
  });
  const missing = components.filter((_, i) => chosen[i] === null);
  const opened = await insertSeries(
    tx,
    missing.map(({ members }) => nameOf(members.map(({ measure }) => measure))),
    at,
  );
  await moveAllMeasures(tx, merges);
  await markSeriesMerged(tx, merges);
  return components.flatMap(({ members }, i) => {
    const seriesId = (chosen[i] ?? opened.shift()) as number;
    return members.map((fresh) => ({ fresh, seriesId }));
  });
}
