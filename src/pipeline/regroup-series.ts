import type { Instant } from '../base/instant.ts';
import type { Tx } from '../db/open-database.ts';
import { findMembers, moveAllMeasures, moveMeasures, type ProfiledMeasure } from '../db/queries/measures.ts';
import {
  findSeriesHeads,
  insertSeries,
  markSeriesEmptied,
  markSeriesMerged,
  oweDescription,
  type SeriesHeading,
} from '../db/queries/series.ts';
import { findSeriesDecisions, findSeriesOfHashes, type SeriesDecisionRow } from '../db/queries/series-decisions.ts';
import type { Compute } from './compute-on-threads.ts';

import type { Measure } from './match-measures.ts';
import { type Fresh, nameOf, storeFresh } from './store-measures.ts';

/** A measure that is in no series, and whose number it may carry on. */
export interface HomelessMeasure extends Fresh {
  /** the series that it was in, or that held what it joins: its number may go on with it */
  readonly heirOf: number | null;
}

export interface RegroupWork {
  readonly series: readonly number[];
  readonly fresh: readonly HomelessMeasure[];
  /** series that measures were in before a decision that is undone now, by their hashes */
  readonly earlier?: ReadonlyMap<string, number>;
  readonly at: Instant;
}

/** A member of the series that are parted anew: a stored one, or a fresh one. */
interface Member {
  readonly measure: Measure;
  /** the series whose number it may carry on */
  readonly past: number | null;
  readonly stored: ProfiledMeasure | null;
  readonly homeless: HomelessMeasure | null;
}

/**
 * Parts all that some series hold anew, by what matches and by the decisions in force, with the series that decisions
 * tie to them. Call it with the series lock held.
 *
 * returns  number and series of each measure, fresh ones included, by its hash
 */
export async function regroupSeries(
  tx: Tx,
  compute: Pick<Compute, 'groupMeasures'>,
  { series, fresh, earlier = new Map(), at }: RegroupWork,
): Promise<Map<string, { id: number; seriesId: number }>> {
  const decisions = await findSeriesDecisions(tx, 'in force');
  const closed = await closeOver(tx, series, fresh, decisions);
  const stored = (await findMembers(tx, closed)).sort((a, b) => a.id - b.id);
  const states = await findSeriesHeads(tx, [...new Set([...closed, ...fresh.flatMap(({ heirOf }) => heirOf ?? [])])]);
  const usable = new Set(states.filter(({ id, isEmptied }) => isEmptied || closed.includes(id)).map(({ id }) => id));
  const members = [
    ...stored.map((row): Member => ({ measure: row, past: row.seriesId, stored: row, homeless: null })),
    ...fresh.map((one): Member => {
      const past = one.heirOf !== null && usable.has(one.heirOf) ? one.heirOf : null;
      return { measure: one.measure, past, stored: null, homeless: one };
    }),
  ];
  const groups = await compute.groupMeasures({
    measures: members.map(({ measure: { hash, profile, keys } }) => ({ hash, profile, keys })),
    decisions: decisions.flatMap(({ id, kind, measuresA, measuresB }) =>
      kind === 'merge' || kind === 'split' ? [{ id, kind, measuresA, measuresB }] : [],
    ),
  });
  const parts = groups.map((group) => group.map((i) => members[i] as Member));
  const chosen = chooseSeries(parts, states, await takeEarlier(tx, parts, closed, earlier));
  const missing = parts.filter((_, i) => chosen[i] === null);
  const opened = await insertSeries(
    tx,
    missing.map((part) => nameOf(part.map(({ measure }) => measure))),
    at,
  );
  const numbers = chosen.map((id) => (id ?? opened.shift()) as number);
  const placing = await writeParts(tx, parts, numbers);
  await noteLeft(tx, closed, parts, numbers, at);
  await oweDescription(tx, numbers);
  return placing;
}

/** The series with all those that decisions in force tie to them: a decision is obeyed in full or not at all. */
async function closeOver(
  tx: Tx,
  series: readonly number[],
  fresh: readonly HomelessMeasure[],
  decisions: readonly SeriesDecisionRow[],
): Promise<number[]> {
  const named = decisions.map(({ measuresA, measuresB }) => [...measuresA, ...measuresB]);
  const seriesOf = await findSeriesOfHashes(tx, [...new Set(named.flat())]);
  const isFresh = new Set(fresh.map(({ measure }) => measure.hash));
  const closed = new Set(series);
  for (let before = -1; before !== closed.size; ) {
    before = closed.size;
    for (const hashes of named) {
      const tied = hashes.flatMap((hash) => seriesOf.get(hash) ?? []);
      if (!tied.some((id) => closed.has(id)) && !hashes.some((hash) => isFresh.has(hash))) continue;
      for (const id of tied) closed.add(id);
    }
  }
  return [...closed].sort((a, b) => a - b);
}

/**
 * Says which series each part is: a pinned series goes on where its oldest measure is, then the lowest number; what is
 * left over takes the number of any series that it held a part of.
 *
 * given    numbers that some parts have already
 * returns  for each part its series, or null where a new one is to be opened
 */
function chooseSeries(
  parts: readonly (readonly Member[])[],
  states: readonly SeriesHeading[],
  given: readonly (number | null)[],
): (number | null)[] {
  const ranked = states.toSorted((a, b) => Number(b.isPinned) - Number(a.isPinned) || a.id - b.id);
  const oldest = oldestOf(parts);
  const chosen = [...given];
  const left: number[] = [];
  for (const { id } of ranked) {
    const part = oldest.get(id);
    if (part === undefined || chosen.includes(id)) continue;
    if (chosen[part] === null) chosen[part] = id;
    else left.push(id);
  }
  for (const id of left) {
    const part = parts.findIndex((members, i) => chosen[i] === null && members.some(({ past }) => past === id));
    if (part >= 0) chosen[part] = id;
  }
  return chosen;
}

/** The number that each part had before what is undone now, where no other series has it since. */
async function takeEarlier(
  tx: Tx,
  parts: readonly (readonly Member[])[],
  closed: readonly number[],
  earlier: ReadonlyMap<string, number>,
): Promise<(number | null)[]> {
  const heads = await findSeriesHeads(tx, [...new Set(earlier.values())]);
  const free = new Set(heads.filter(({ id, isMerged }) => isMerged || closed.includes(id)).map(({ id }) => id));
  return parts.map((members) => {
    const past = members.flatMap(({ measure }) => earlier.get(measure.hash) ?? []).sort((a, b) => a - b);
    const id = past.find((one) => free.has(one)) ?? null;
    if (id !== null) free.delete(id);
    return id;
  });
}

/** The part that holds the oldest measure of each series; fresh measures are younger than stored ones. */
function oldestOf(parts: readonly (readonly Member[])[]): Map<number, number> {
  const age = ({ stored }: Member) => stored?.id ?? Number.POSITIVE_INFINITY;
  const oldest = new Map<number, { part: number; age: number }>();
  parts.forEach((members, part) => {
    for (const member of members) {
      if (member.past === null) continue;
      const known = oldest.get(member.past);
      if (known === undefined || age(member) < known.age) oldest.set(member.past, { part, age: age(member) });
    }
  });
  return new Map([...oldest].map(([id, { part }]) => [id, part]));
}

async function writeParts(
  tx: Tx,
  parts: readonly (readonly Member[])[],
  numbers: readonly number[],
): Promise<Map<string, { id: number; seriesId: number }>> {
  const all = parts.flatMap((members, i) => members.map((member) => ({ member, seriesId: numbers[i] as number })));
  const moves = all.flatMap(({ member: { stored }, seriesId }) =>
    stored === null || stored.seriesId === seriesId ? [] : [{ id: stored.id, seriesId }],
  );
  await moveMeasures(tx, moves);
  const placed = all.flatMap(({ member: { homeless }, seriesId }) =>
    homeless === null ? [] : [{ fresh: homeless, seriesId }],
  );
  const placing = await storeFresh(tx, placed);
  for (const { member, seriesId } of all)
    if (member.stored !== null) placing.set(member.measure.hash, { id: member.stored.id, seriesId });
  return placing;
}

/** Series that hold nothing any more: those whose oldest measure is in another one lead there, the rest are empty. */
async function noteLeft(
  tx: Tx,
  series: readonly number[],
  parts: readonly (readonly Member[])[],
  numbers: readonly number[],
  at: Instant,
): Promise<void> {
  const held = new Set(numbers);
  const oldest = oldestOf(parts);
  const left = series.filter((id) => !held.has(id));
  const merges = left.flatMap((from) => {
    const part = oldest.get(from);
    return part === undefined ? [] : [{ from, into: numbers[part] as number }];
  });
  await moveAllMeasures(tx, merges);
  await markSeriesMerged(tx, merges);
  await markSeriesEmptied(
    tx,
    left.filter((id) => !oldest.has(id)),
    at,
  );
}
