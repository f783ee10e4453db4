import { groupBy } from '../../base/group-by.ts';
import type { Tx } from '../../db/open-database.ts';
import {
  findHolders,
  findMeasures,
  findMembers,
  findProfiles,
  type ProfiledMeasure,
} from '../../db/queries/measures.ts';
import { findSeriesDecisions, findSeriesOfHashes } from '../../db/queries/series-decisions.ts';
import { findSeriesTitles, pageSeries, type SeriesTitle } from '../../db/queries/verify-series.ts';
import { readSnapshot } from '../read-snapshot.ts';
import type { FaultLog } from './open-fault-log.ts';
import type { DecidedMeasures, DerivedMeasure, VerifyTools } from './verify-tools.ts';

/** Series that are held in memory at once, with all their measures. */
const pageOfSeries = 100;

interface Known {
  readonly hash: string;
  readonly seriesId: number;
  readonly profile: string;
}

/** Some series as they were at one moment. */
interface SeriesPage {
  readonly members: readonly ProfiledMeasure[];
  readonly decisions: readonly DecidedMeasures[];
  /** measures of series of lower numbers that share a key with a member, by index of the member */
  readonly sharing: readonly (readonly [member: number, known: Known])[];
  readonly titles: readonly SeriesTitle[];
  readonly described: Awaited<ReturnType<VerifyTools['describeSeries']>>;
}

/**
 * Joins the measures of all series once more: those of one series must hang together, and none may join one of another
 * series, but as people decided. Name and unit must be those that the measures, or people, give it.
 */
export async function verifySeries(db: Tx, tools: VerifyTools, log: FaultLog): Promise<void> {
  for (let after = 0; ; ) {
    const ids = await readSnapshot(db, (tx) => pageSeries(tx, after, pageOfSeries));
    if (ids.length > 0) await verifyPage(log, tools, await readSnapshot(db, (tx) => readPage(tx, tools, ids)));
    if (ids.length < pageOfSeries) return;
    after = ids.at(-1) ?? after;
  }
}

async function readPage(tx: Tx, tools: VerifyTools, ids: readonly number[]): Promise<SeriesPage> {
  const decisions = (await findSeriesDecisions(tx, 'in force')).flatMap(({ id, kind, measuresA, measuresB }) =>
    kind === 'merge' || kind === 'split' ? [{ id, kind, measuresA, measuresB }] : [],
  );
  const named = decisions.map(({ measuresA, measuresB }) => [...measuresA, ...measuresB]);
  const seriesOf = await findSeriesOfHashes(tx, [...new Set(named.flat())]);
  const closed = new Set(ids);
  for (let before = -1; before !== closed.size; ) {
    before = closed.size;
    for (const hashes of named) {
      const tied = hashes.flatMap((hash) => seriesOf.get(hash) ?? []);
      if (tied.some((id) => closed.has(id))) for (const id of tied) closed.add(id);
    }
  }
  const members = (await findMembers(tx, [...closed])).sort((a, b) => a.id - b.id);
  const titles = await findSeriesTitles(tx, ids);
  const described = await tools.describeSeries(tx, ids);
  return { members, decisions, sharing: await findSharing(tx, members, closed), titles, described };
}

async function findSharing(
  tx: Tx,
  members: readonly ProfiledMeasure[],
  closed: ReadonlySet<number>,
): Promise<SeriesPage['sharing']> {
  const holders = await findHolders(tx, [...new Set(members.flatMap(({ keys }) => keys))]);
  const rows = await findMeasures(tx, [...new Set([...holders.values()].flat())]);
  const others = rows.filter(({ seriesId }) => !closed.has(seriesId));
  const profiles = await findProfiles(
    tx,
    others.map(({ id }) => id),
  );
  const known = new Map(others.map((row) => [row.id, { ...row, profile: profiles.get(row.id) ?? '{}' }]));
  return members.flatMap(({ keys, seriesId }, i) => {
    const sharing = [...new Set(keys.flatMap((key) => holders.get(key) ?? []))];
    return sharing.flatMap((id) => {
      const other = known.get(id);
      // Those of higher numbers find this one in their turn.
      return other === undefined || other.seriesId > seriesId ? [] : [[i, other] as const];
    });
  });
}

async function verifyPage(log: FaultLog, tools: VerifyTools, page: SeriesPage): Promise<void> {
  const ours = page.members.map((member) => isOurs(tools, member));
  const foreign = new Set(page.members.flatMap(({ seriesId }, i) => (ours[i] ? [] : [seriesId])));
  const wanted = new Set(page.titles.map(({ id }) => id));
  log.checked.series += [...wanted].filter((id) => !foreign.has(id)).length;
  log.checked.seriesOfOtherVersions += [...wanted].filter((id) => foreign.has(id)).length;
  const add = (series: number, what: string, expected: string | null, found: string | null) => {
    log.add({ kind: 'series-altered', where: { series }, what, expected, found });
  };
  for (const [series, what, found] of await findMisplaced(tools, page, foreign)) {
    if (wanted.has(series)) add(series, what, null, found);
  }
  const described = new Map(page.described.map((one) => [one.id, one]));
  for (const { id, name, unit, isOwed } of page.titles) {
    const now = described.get(id);
    if (isOwed || foreign.has(id) || now === undefined) continue;
    if (now.name !== null && now.name !== name) add(id, 'it is called otherwise than its points say', now.name, name);
    if (now.unit !== null && now.unit !== unit) add(id, 'its unit is not that of its points', now.unit, unit);
  }
}

function isOurs(tools: VerifyTools, { hash, profile }: { hash: string; profile: string }): boolean {
  try {
    return tools.measureOf(profile).hash === hash;
  } catch {
    return false;
  }
}

/** Series whose measures do not hang together, or join those of another one, with a measure that shows it. */
async function findMisplaced(
  tools: VerifyTools,
  { members, decisions, sharing }: SeriesPage,
  foreign: ReadonlySet<number>,
): Promise<[series: number, what: string, found: string][]> {
  const measures = members.map(({ profile, hash, keys }): DerivedMeasure => ({ hash, profile, keys }));
  const hashes = new Set(measures.map(({ hash }) => hash));
  const groups = await tools.groupMeasures({
    measures,
    decisions: decisions.filter(({ measuresA, measuresB }) =>
      [...measuresA, ...measuresB].some((hash) => hashes.has(hash)),
    ),
  });
  const placed = groups.flatMap((group, no) => group.map((i) => ({ no, member: members[i] as ProfiledMeasure })));
  const found: [number, string, string][] = [];
  for (const group of groupBy(placed, ({ no }) => no).values()) {
    const [first, ...others] = [...new Set(group.map(({ member }) => member.seriesId))].sort((a, b) => a - b);
    for (const id of others) {
      if (foreign.has(id) || foreign.has(first ?? 0)) continue;
      const member = group.find(({ member: { seriesId } }) => seriesId === id)?.member;
      found.push([id, `a measure of it joins one of series ${first}`, nameOf(member?.profile ?? '{}')]);
    }
  }
  for (const [id, own] of groupBy(placed, ({ member }) => member.seriesId)) {
    const parts = [...groupBy(own, ({ no }) => no).values()];
    if (foreign.has(id)) continue;
    for (const [one] of parts.slice(1)) {
      found.push([id, 'nothing joins a measure of it with the others', nameOf(one?.member.profile ?? '{}')]);
    }
  }
  const isKnown = sharing.filter(([i]) => !foreign.has(members[i]?.seriesId ?? 0));
  const known = isKnown.map(([, { hash, profile, seriesId }]) => ({ hash, profile, group: seriesId }));
  const pairs = isKnown.flatMap(([i], at) => [i, at]);
  const matches = await matchOurs(tools, measures, known, pairs);
  for (const [i, at] of matches) {
    const [member, other] = [members[i], known[at]];
    const what = `a measure of it joins one of series ${other?.group}`;
    if (member !== undefined) found.push([member.seriesId, what, nameOf(member.profile)]);
  }
  return found;
}

/** What measures join in other series; each is asked about alone, so that no join among them hides another. */
async function matchOurs(
  tools: VerifyTools,
  fresh: readonly DerivedMeasure[],
  known: readonly { hash: string; profile: string; group: number }[],
  pairs: readonly number[],
): Promise<readonly (readonly [number, number])[]> {
  const ours = new Set(known.flatMap((one, at) => (isOurs(tools, one) ? [at] : [])));
  const kept: number[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const [a, b] = [pairs[i] ?? 0, pairs[i + 1] ?? 0];
    if (ours.has(b)) kept.push(a, b);
  }
  if (kept.length === 0) return [];
  return (await tools.matchMeasures({ fresh, known, pairs: kept })).known;
}

function nameOf(profile: string): string {
  const { name } = JSON.parse(profile) as { name?: unknown };
  return typeof name === 'string' ? name : 'nothing';
}
