import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Instant } from '../../src/base/instant.ts';
import { insertSeriesDecision, markSeriesDecisionsUndone } from '../../src/db/queries/series-decisions.ts';
import { joinMeasures } from '../../src/pipeline/join-measures.ts';
import type { GroupInput, MatchInput, Measure } from '../../src/pipeline/match-measures.ts';
import { regroupSeries } from '../../src/pipeline/regroup-series.ts';
import { groupProfiles } from '../../src/series/group-profiles.ts';
import type { Profile } from '../../src/series/profile.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';

/*
 * What joins what is given here as a graph: measures are nodes, an edge is a key that two of them hold. Whatever the
 * order in which nodes come and go, the series must be the connected groups of those that are there.
 */

let context: TestContext;
beforeAll(async () => {
  context = await openTestContext();
});
afterAll(() => context.close());
beforeEach(async () => {
  await context.db.execute(sql`truncate points, measures, measure_keys, series, series_decisions cascade`);
});

type Edge = readonly [number, number];

const at = '2026-03-02T10:00:00.000Z' as Instant;
const hashOf = (node: number) => `node ${String(node).padStart(2, '0')}`;
const keysOf = (node: number, edges: readonly Edge[]) =>
  edges.flatMap(([a, b]) => (a === node || b === node ? [Math.min(a, b) * 100 + Math.max(a, b)] : []));
const toMeasure = (node: number, edges: readonly Edge[]): Measure => {
  const keys = [...new Set(keysOf(node, edges))];
  return {
    hash: hashOf(node),
    keys,
    profile: JSON.stringify({ kind: 'figure', name: hashOf(node), unitName: '', keys }),
  };
};

const share = (a: readonly number[], b: readonly number[]) => a.some((key) => b.includes(key));
const keysIn = (profile: string) => (JSON.parse(profile) as { keys: number[] }).keys;

const compute = {
  matchMeasures: async ({ fresh, known, pairs }: MatchInput) => {
    const links: [number, number][] = [];
    for (let i = 0; i < pairs.length; i += 2) {
      const [a, b] = [pairs[i] as number, pairs[i + 1] as number];
      if (share(fresh[a]?.keys ?? [], keysIn(known[b]?.profile ?? '{"keys":[]}'))) links.push([a, b]);
    }
    const among = fresh.flatMap((one, a) =>
      fresh.flatMap((other, b): [number, number][] => (a < b && share(one.keys, other.keys) ? [[a, b]] : [])),
    );
    return { known: links, fresh: among };
  },
  groupMeasures: async ({ measures, decisions }: GroupInput) => {
    const profiles = measures.map((_, id) => ({ id, profile: {} as Profile }));
    const links = measures.flatMap((one, a) =>
      measures.flatMap((other, b) => (a < b && share(one.keys, other.keys) ? [{ a, b, strength: 1 }] : [])),
    );
    const places = (hashes: readonly string[]) =>
      hashes.flatMap((hash) => {
        const place = measures.findIndex((measure) => measure.hash === hash);
        return place < 0 ? [] : [place];
      });
    const wanted = decisions.map(({ id, kind, measuresA, measuresB }) => ({
      ...{ id, kind, profilesA: places(measuresA), profilesB: places(measuresB) },
    }));
    return groupProfiles(profiles, links, wanted);
  },
};

async function add(nodes: readonly number[], edges: readonly Edge[]): Promise<void> {
  await joinMeasures(context.db, compute, { measures: nodes.map((node) => toMeasure(node, edges)), orphans: [] }, at);
}

async function remove(nodes: readonly number[]): Promise<void> {
  const rows = (await context.db.execute(
    sql`select id, hash from measures where live and hash = any(${sql.param(nodes.map(hashOf))}::text[])`,
  )) as unknown as { id: string; hash: string }[];
  const orphans = rows.map(({ id, hash }) => ({ id: Number(id), hash }));
  await joinMeasures(context.db, compute, { measures: [], orphans }, at);
}

/** Nodes of each series that can be read, by its number. */
async function readSeries(): Promise<Map<number, number[]>> {
  const rows = (await context.db.execute(
    sql`select s.id, array_agg(m.hash order by m.hash) as held from series s left join measures m
        on m.series_id = s.id and m.live where s.merged_into is null and s.emptied_at is null group by s.id order by s.id`,
  )) as unknown as { id: string; held: (string | null)[] }[];
  return new Map(rows.map(({ id, held }) => [Number(id), held.map((hash) => Number(hash?.slice(5)))]));
}

const groups = async () => [...(await readSeries()).values()].map((nodes) => nodes.join(' ')).sort();

function connected(nodes: readonly number[], edges: readonly Edge[]): string[] {
  const left = new Set(nodes);
  const out: string[] = [];
  for (const node of nodes) {
    if (!left.delete(node)) continue;
    const group = [node];
    for (const one of group) {
      for (const [a, b] of edges) {
        const other = a === one ? b : b === one ? a : null;
        if (other !== null && left.delete(other)) group.push(other);
      }
    }
    out.push(group.sort((a, b) => a - b).join(' '));
  }
  return out.sort();
}

async function decide(kind: 'merge' | 'split', a: readonly number[], b: readonly number[]): Promise<number> {
  const decision = await insertSeriesDecision(context.db, {
    ...{ kind, seriesId: 1, otherId: null, measuresA: a.map(hashOf), measuresB: b.map(hashOf), name: null },
    ...{ note: null, decidedBy: 'ann', decidedAt: at },
  });
  await regroup();
  return decision;
}

async function regroup(): Promise<void> {
  await regroupSeries(context.db, compute, { series: [...(await readSeries()).keys()], fresh: [], at });
}

const nodesMax = 9;
const node = fc.integer({ min: 1, max: nodesMax });
const batches = fc.array(
  fc.record({ isAdded: fc.boolean(), nodes: fc.uniqueArray(node, { minLength: 1, maxLength: 4 }) }),
  { minLength: 1, maxLength: 10 },
);

test('whatever comes and goes, series are the connected groups of what is there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(node, node), { maxLength: 12 }), batches, async (drawn, steps) => {
      await context.db.execute(sql`truncate points, measures, measure_keys, series, series_decisions cascade`);
      const edges = drawn.filter(([a, b]) => a !== b);
      const there = new Set<number>();
      for (const { isAdded, nodes } of steps) {
        if (isAdded) await add(nodes, edges);
        else await remove(nodes);
        for (const one of nodes) isAdded ? there.add(one) : there.delete(one);
        expect(await groups()).toEqual(connected([...there], edges));
      }
    }),
    { numRuns: 60 },
  );
});

test('the lower number stays when series are found to be one, and the other leads to it', async () => {
  await add([1], []);
  await add([2], []);
  await add(
    [3],
    [
      [1, 3],
      [2, 3],
    ],
  );
  expect(await groups()).toEqual(['1', '2', '3']);
  await context.db.execute(sql`truncate points, measures, measure_keys, series restart identity cascade`);
  const edges: Edge[] = [
    [1, 3],
    [2, 3],
  ];
  await add([1], edges);
  await add([2], edges);
  await add([3], edges);
  expect([...(await readSeries())]).toEqual([[1, [1, 2, 3]]]);
  const rows = await context.db.execute(sql`select merged_into from series where id = 2`);
  expect([...(rows as unknown as object[])]).toEqual([{ merged_into: '1' }]);
  await remove([3]);
  expect([...(await readSeries())]).toEqual([
    [1, [1]],
    [3, [2]],
  ]);
});

test('a pinned series keeps its number where it was opened later', async () => {
  const edges: Edge[] = [
    [1, 3],
    [2, 3],
  ];
  await add([1], edges);
  await add([2], edges);
  const [first, second] = [...(await readSeries()).keys()];
  await context.db.execute(sql`update series set pinned = true where id = ${second}`);
  await add([3], edges);
  expect([...(await readSeries()).keys()]).toEqual([second]);
  expect(first).toBeLessThan(second as number);
});

test('a series that is empty disappears, and has its number again when what it held comes back', async () => {
  await add([4], []);
  const before = await readSeries();
  await remove([4]);
  expect(await groups()).toEqual([]);
  await add([4], []);
  expect(await readSeries()).toEqual(before);
});

test('what was split stays apart, whatever comes later and links both sides', async () => {
  const edges: Edge[] = [
    [1, 2],
    [2, 3],
    [3, 4],
    [1, 5],
    [4, 5],
  ];
  await add([1, 2, 3, 4], edges);
  const split = await decide('split', [1, 2], [3, 4]);
  expect(await groups()).toEqual(['1 2', '3 4']);
  await add([5], edges);
  expect(await groups()).toSatisfy((held: string[]) => held.join() === '1 2 5,3 4' || held.join() === '1 2,3 4 5');
  await remove([2]);
  await add([2], edges);
  expect((await groups()).some((held) => /[12]/.test(held) && /[34]/.test(held))).toBe(false);
  await markSeriesDecisionsUndone(context.db, [split], 'ann', at);
  await regroup();
  expect(await groups()).toEqual(['1 2 3 4 5']);
});

test('what was merged stays one when parts of it are read anew, and comes apart when that is undone', async () => {
  const edges: Edge[] = [
    [1, 2],
    [3, 4],
  ];
  await add([1, 2, 3, 4], edges);
  const merge = await decide('merge', [1, 2], [3, 4]);
  expect(await groups()).toEqual(['1 2 3 4']);
  await remove([1, 3]);
  expect(await groups()).toEqual(['2 4']);
  await add([1, 3, 6], [...edges, [4, 6]]);
  await markSeriesDecisionsUndone(context.db, [merge], 'ann', at);
  await regroup();
  expect(await groups()).toEqual(['1 2', '3 4', '6']);
});
