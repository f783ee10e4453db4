import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readDecisions } from '../../src/audit/read-decisions.ts';
import { readWhy } from '../../src/audit/read-why.ts';
import {
  type Decided,
  DecisionRefused,
  mergeByHand,
  splitByHand,
  undoDecision,
} from '../../src/pipeline/decide-articles.ts';
import { runUntilDone } from '../../src/workers/run-until-done.ts';
import { readCanonicalTables } from '../support/read-tables.ts';
import { takeThrough } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';

const river = (toll: number) =>
  `The river Marn rose above its dykes near Oststadt on Sunday and cut off nine villages. At least ${toll} people died in
the flood, the district office of Oststadt said. Soldiers brought drinking water and blankets to the school on the hill,
where families wait for the water to fall. The mayor asked the capital for boats and for pumps.`.replaceAll('\n', ' ');
const bridge = (depth: number) =>
  `The railway bridge over the lower Marn will stay closed until next Friday, the railway company said. Its middle pillar
has sunk by ${depth} centimetres, and trains to the coast turn back at the last station before the crossing. Engineers
want to look at the foundations as soon as the current allows divers to go down.`.replaceAll('\n', ' ');

const decider = { by: 'ann', note: 'read by me' };

let context: TestContext;
beforeEach(async () => {
  context = await openTestContext();
});
afterEach(() => context.close());

async function take(name: string, title: string, date: string, text: string): Promise<void> {
  await takeThrough(context, name, `${JSON.stringify({ title, date, text })}\n`);
}

/** Three takes of the flood, one of the bridge. */
async function takeAll(): Promise<void> {
  await take('a.jsonl', 'Flood on the Marn kills 21', '2026-03-01T08:00:00Z', river(21));
  await take('b.jsonl', 'Flood on the Marn kills 34', '2026-03-01T12:00:00Z', river(34));
  await take('c.jsonl', 'Flood on the Marn kills 38', '2026-03-01T16:00:00Z', river(38));
  await take('d.jsonl', 'Bridge over the Marn sinks', '2026-03-01T17:00:00Z', bridge(12));
}

async function finish({ jobs, ...decided }: Decided): Promise<Omit<Decided, 'jobs'>> {
  await runUntilDone(context, jobs, 1, { onStep: () => {} });
  return decided;
}

/** Headlines by article, in the order of its revisions. */
async function histories(): Promise<Record<string, string[]>> {
  const rows = (await context.db.execute(
    sql`select r.article_id, t.headline from revisions r join texts t on t.id = r.text_id
      where r.superseded_at is null order by r.article_id, r.position`,
  )) as unknown as { article_id: string; headline: string }[];
  const out: Record<string, string[]> = {};
  for (const { article_id, headline } of rows) {
    out[article_id] = [...(out[article_id] ?? []), headline.replace(/.* /, '')];
  }
  return out;
}

/** Changes that hold, as "21 → 34". */
async function tolls(): Promise<string[]> {
  const rows = (await context.db.execute(
    sql`select before->>'value' as a, after->>'value' as b from changes
      where superseded_at is null and kind = 'figure-changed' order by to_revision, id`,
  )) as unknown as { a: string; b: string }[];
  return [...new Set(rows.map(({ a, b }) => `${a} → ${b}`))];
}

describe('decisions by hand', () => {
  test('a split takes revisions into an article of their own, and the neighbours that are left are compared', async () => {
    await takeAll();
    expect(await histories()).toEqual({ 1: ['21', '34', '38'], 2: ['sinks'] });
    expect(await tolls()).toEqual(['21 → 34', '34 → 38']);
    const decided = await finish(await splitByHand(context, 1, [2], decider));
    expect(decided.articles).toEqual([1, 3]);
    expect(await histories()).toEqual({ 1: ['21', '38'], 2: ['sinks'], 3: ['34'] });
    expect(await tolls()).toEqual(['21 → 38']);
  });

  test('later texts keep to a split: they go where more speaks for them, and the other link is overruled', async () => {
    await takeAll();
    const { decision } = await finish(await splitByHand(context, 1, [3], decider));
    await take('e.jsonl', 'Flood on the Marn kills 40', '2026-03-01T20:00:00Z', river(40));
    const after = await histories();
    expect(Object.values(after).flat().sort()).toEqual(['21', '34', '38', '40', 'sinks']);
    expect(after[1]?.slice(0, 2)).toEqual(['21', '34']);
    expect(after[3]?.[0]).toBe('38');
    const home = after[1]?.includes('40') ? 1 : 3;
    const why = await readWhy(context.db, home, null);
    expect(why?.headline).toMatch(/40$/);
    const overruled = why?.links.filter((link) => link.overruledBy !== null) ?? [];
    expect(overruled.length).toBeGreaterThan(0);
    expect(overruled.every((link) => link.overruledBy === decision && link.articleId !== home)).toBe(true);
  });

  test('dropping known texts again changes nothing that was decided', async () => {
    await takeAll();
    await finish(await splitByHand(context, 1, [3], decider));
    await finish(await mergeByHand(context, 1, 2, decider));
    const before = await histories();
    expect(before).toEqual({ 1: ['21', '34', 'sinks'], 3: ['38'] });
    await take('again.jsonl', 'Flood on the Marn kills 38', '2026-03-01T16:00:00Z', `${river(38)} `);
    await take('and-again.jsonl', 'Bridge over the Marn sinks', '2026-03-01T17:00:00Z', ` ${bridge(12)}`);
    expect(await histories()).toEqual(before);
  });

  test('an undone split leaves the rows as if nobody had decided', async () => {
    await takeAll();
    const before = await readCanonicalTables(context.db);
    const { decision } = await finish(await splitByHand(context, 1, [2, 3], decider));
    await finish(await undoDecision(context, decision, 'ben'));
    expect(await histories()).toEqual({ 1: ['21', '34', '38'], 2: ['sinks'] });
    const after = await readCanonicalTables(context.db);
    for (const table of ['texts', 'links', 'appearances', 'claims']) expect(after[table]).toEqual(before[table]);
    expect(await tolls()).toEqual(['21 → 34', '34 → 38']);
    expect(await readDecisions(context.db)).toMatchObject([{ kind: 'split', decidedBy: 'ann', undoneBy: 'ben' }]);
  });

  test('a merge joins what is not linked, holds for later versions of either, and can be undone', async () => {
    await takeAll();
    const { decision, articles } = await finish(await mergeByHand(context, 2, 1, decider));
    expect(articles).toEqual([1]);
    await take('e.jsonl', 'Bridge over the Marn sinks deeper', '2026-03-01T21:00:00Z', bridge(17));
    expect(await histories()).toEqual({ 1: ['21', '34', '38', 'sinks', 'deeper'] });
    await finish(await undoDecision(context, decision, 'ann'));
    const after = await histories();
    expect(after[1]).toEqual(['21', '34', '38']);
    expect(Object.values(after)).toContainEqual(['sinks', 'deeper']);
  });

  test('the later of two contrary decisions holds, and says which it undid', async () => {
    await takeAll();
    const split = await finish(await splitByHand(context, 1, [3], decider));
    const merged = await finish(await mergeByHand(context, 1, 3, decider));
    expect(merged.undone).toEqual([split.decision]);
    expect(await histories()).toEqual({ 1: ['21', '34', '38'], 2: ['sinks'] });
  });

  test('a decision that is interrupted leaves nothing behind', async () => {
    await takeAll();
    const before = await readCanonicalTables(context.db);
    context.failAt('decide-articles:written');
    await expect(splitByHand(context, 1, [2], decider)).rejects.toThrow('outage');
    expect(await readCanonicalTables(context.db)).toEqual(before);
  });

  test.each([
    ['an article that is not there', () => mergeByHand(context, 1, 99, decider), 'there is no article 99'],
    ['one article with itself', () => mergeByHand(context, 1, 1, decider), 'are one already'],
    ['a revision that is not there', () => splitByHand(context, 1, [9], decider), 'has no revision 9'],
    ['all there is', () => splitByHand(context, 1, [1, 2, 3], decider), 'would stay'],
    ['a decision that nobody made', () => undoDecision(context, 5, 'ann'), 'there is no decision 5'],
  ])('%s is refused, and why is said', async (_, act, message) => {
    await takeAll();
    const refused = await act().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DecisionRefused);
    expect((refused as Error).message).toContain(message);
  });
});

describe('why', () => {
  test('a version is explained by its links, in points and shares, and a lone text by having none', async () => {
    await takeAll();
    const version = await readWhy(context.db, 1, 2);
    expect(version).toMatchObject({ outcome: 'revision', position: 2, revisionsInAll: 3 });
    expect(version?.appearances).toMatchObject([
      { dump: 'b.jsonl', ordinal: 1, published: '2026-03-01T12:00:00.000Z' },
    ]);
    expect(version?.links.map(({ positions }) => positions).sort()).toEqual([[1], [3]]);
    expect(version?.links[0]?.containment).toBeGreaterThan(0.7);
    expect(await readWhy(context.db, 2, null)).toMatchObject({ outcome: 'new article', links: [] });
    expect(await readWhy(context.db, 2, 7)).toBeUndefined();
  });
});
