import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CanonicalTables, readCanonicalTables } from '../support/read-tables.ts';
import { takeThrough } from '../support/run-steps.ts';
import { openTestContext } from '../support/test-context.ts';

const river = `The river Marn rose above its dykes near Oststadt on Sunday and cut off nine villages. At least TOLL people died
in the flood, the district office of Oststadt said. Soldiers brought drinking water and blankets to the school on the
hill, where families wait for the water to fall.`;
const bridge = `The railway bridge over the lower Marn will stay closed until next Friday, the railway company said. Its middle
pillar has sunk by DEPTH centimetres, and trains to the coast turn back at the last station before the crossing.
Engineers want to look at the foundations as soon as the current allows divers to go down.`;

interface Line {
  readonly title: string;
  readonly date: string;
  readonly text: string;
  readonly url?: string;
  readonly publisher?: string;
}

const flood = (toll: number, date: string, more: Partial<Line> = {}): Line => ({
  title: `Flood on the Marn kills ${toll}`,
  date,
  text: river.replace('TOLL', String(toll)).replaceAll('\n', ' '),
  ...more,
});
const railway = (depth: number, date: string): Line => ({
  title: `Bridge over the Marn sinks by ${depth} centimetres`,
  date,
  text: bridge.replace('DEPTH', String(depth)).replaceAll('\n', ' '),
});
const both = (date: string): Line => ({
  title: 'Marn floods villages and undermines bridge',
  date,
  text: `${river.replace('TOLL', '36')} ${bridge.replace('DEPTH', '14')}`.replaceAll('\n', ' '),
});

/** Five dumps: dates out of order, a text that returns, one that shows two articles to be one, a second source. */
const dumps: readonly (readonly Line[])[] = [
  [flood(34, '2026-03-01T08:00:00Z'), railway(12, '2026-03-01T09:00:00Z')],
  [flood(38, '2026-03-01T18:00:00Z'), railway(17, '2026-03-01T19:00:00Z')],
  [both('2026-03-01T12:00:00Z')],
  [flood(34, '2026-03-01T21:00:00Z')],
  [flood(34, '2026-03-01T06:00:00Z', { url: 'https://post.example/marn' }), flood(35, '2026-03-01T10:30:00Z')],
];

const compared = [
  ...['articles', 'texts', 'links', 'appearances', 'revisions', 'claims', 'pairs', 'changes'],
  ...['series', 'measures', 'measure_keys', 'points'],
];

async function recordInOrder(order: readonly number[]): Promise<CanonicalTables> {
  const context = await openTestContext();
  try {
    for (const [turn, which] of order.entries()) {
      context.setNow(`2026-03-02T1${turn}:00:00Z`);
      const lines = (dumps[which] as readonly Line[]).map((line) => `${JSON.stringify(line)}\n`);
      await takeThrough(context, `dump-${which}.jsonl`, lines.join(''));
    }
    const tables = await readCanonicalTables(context.db);
    return Object.fromEntries(compared.map((table) => [table, tables[table] ?? []]));
  } finally {
    await context.close();
  }
}

test('the same dumps in any order of arrival give the same articles, revisions, claims, changes and series', async () => {
  const inOrder = await recordInOrder([0, 1, 2, 3, 4]);
  expect(inOrder.articles).toHaveLength(1);
  expect(inOrder.revisions?.map(({ position }) => position).sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(inOrder.changes?.length).toBeGreaterThan(3);
  const orders = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(orders, async (order) => {
      expect(await recordInOrder(order)).toEqual(inOrder);
    }),
    { numRuns: 6, examples: [[[4, 3, 2, 1, 0]], [[3, 1, 0, 4, 2]]] },
  );
});
