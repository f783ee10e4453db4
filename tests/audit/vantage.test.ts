import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeVantage, parseVantage, VantageRefused } from '../../src/audit/vantage.ts';
import type { Vantage } from '../../src/db/queries/vantage.ts';
import { isChangeVisible, isClaimVisible, isRevisionVisible } from '../../src/db/queries/vantage.ts';
import { takeThrough } from '../support/run-steps.ts';
import { openTestContext, type TestContext } from '../support/test-context.ts';

const inBerlin = (asOf: string) => parseVantage({ asOf }, 'Europe/Berlin').asOf;

describe('a moment written by hand', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a day is meant with all its hours', '2026-03-02', '2026-03-02T22:59:59.999Z'],
    ['the day on which the clocks go forward is an hour short', '2026-03-29', '2026-03-29T21:59:59.999Z'],
    ['the day on which they go back is an hour longer', '2026-10-25', '2026-10-25T22:59:59.999Z'],
    ['a month is meant with all its days', '2026-02', '2026-02-28T22:59:59.999Z'],
    ['a year is meant with all its months', '2026', '2026-12-31T22:59:59.999Z'],
    ['a zone may be named by a letter', '2026-03-02T10:00Z', '2026-03-02T10:00:00.000Z'],
    ['a zone may be named by an offset', '2026-03-02 10:00:30+0130', '2026-03-02T08:30:30.000Z'],
  ];
  test.each(cases)('%s', (_, written, instant) => expect(inBerlin(written)).toBe(instant));

  test.each([
    '',
    'yesterday',
    '2026-02-30',
    '2026-13',
    '2026-03-02T10:00',
    '2026-02-30T10:00Z',
    '2026-03-02T25:00Z',
    '02.03.2026',
  ])('"%s" is refused, and the message says what can be written', (written) => {
    expect(() => inBerlin(written)).toThrow(VantageRefused);
    expect(() => inBerlin(written)).toThrow('2026-03-02');
  });

  test('a day ends one millisecond before the next one begins, in every zone', () => {
    const zones = [
      'UTC',
      'Pacific/Apia',
      'America/New_York',
      'Asia/Kathmandu',
      'America/Sao_Paulo',
      'Pacific/Kiritimati',
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom(...zones), (days, zone) => {
        const day = new Date(days * 86_400_000).toISOString().slice(0, 10);
        const end = Date.parse(parseVantage({ asOf: day }, zone).asOf ?? '');
        const localDay = (ms: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(ms);
        expect(localDay(end + 1) > day).toBe(true);
        expect(localDay(end) <= day).toBe(true);
      }),
    );
  });
});

test('a vantage point is described in words, and the present in none', () => {
  expect(describeVantage(parseVantage({}, 'UTC'))).toBe('');
  const both = parseVantage({ asOf: '2026-03-02', knownAt: '2026-03-04T10:00Z' }, 'UTC');
  expect(describeVantage(both)).toBe('published by 2026-03-02 23:59:59Z and received by 2026-03-04 10:00Z');
});

describe('what is visible', () => {
  const article = (date: string | null, toll: number, more: object = {}) =>
    `${JSON.stringify({ title: 'Flood on the Marn', ...(date === null ? {} : { date }), url: 'https://example.org/flood', text: `At least ${toll} people died in the flood at Oststadt, the district office said. Rescue teams searched the cellars of the old town until late at night.`, ...more })}\n`;
  let context: TestContext;
  beforeAll(async () => {
    context = await openTestContext();
    context.setNow('2026-03-10T08:00:00Z');
    await takeThrough(context, 'third.jsonl', article('2026-03-03T12:00:00Z', 41));
    context.setNow('2026-03-11T08:00:00Z');
    await takeThrough(context, 'first.jsonl', article('2026-03-01', 34));
    context.setNow('2026-03-12T08:00:00Z');
    await takeThrough(context, 'second.jsonl', article('2026-03-02T09:00:00Z', 38));
  });
  afterAll(() => context.close());

  async function valuesSeen(vantage: Vantage): Promise<number[]> {
    const rows = await context.db.execute(
      sql`select c.value from claims c join revisions r on r.id = c.revision_id
        where c.unit = 'people' and c.part = 'body' and ${isRevisionVisible('r', vantage)} and ${isClaimVisible('c', vantage)} order by r.position`,
    );
    return (rows as unknown as { value: number }[]).map(({ value }) => Number(value));
  }
  async function changesSeen(vantage: Vantage): Promise<number> {
    return (
      await context.db.execute(
        sql`select c.id from changes c where c.kind = 'figure-changed' and ${isChangeVisible('c', vantage)}`,
      )
    ).length;
  }
  const at = (asOf?: string, knownAt?: string) => parseVantage({ asOf, knownAt }, 'UTC');

  test('in the present, all that holds', async () => {
    expect(await valuesSeen(at())).toEqual([34, 38, 41]);
    expect(await changesSeen(at())).toBe(2);
  });

  test('as of a moment, what had been published by then; a stated day counts from its end', async () => {
    expect(await valuesSeen(at('2026-03-01T23:00Z'))).toEqual([]);
    expect(await valuesSeen(at('2026-03-01'))).toEqual([34]);
    expect(await valuesSeen(at('2026-03-02T08:59Z'))).toEqual([34]);
    expect(await valuesSeen(at('2026-03-02T09:00Z'))).toEqual([34, 38]);
    expect([await changesSeen(at('2026-03-02')), await changesSeen(at('2026-03-03'))]).toEqual([1, 2]);
  });

  test('known at a moment, what had been received by then, with the changes that were seen then', async () => {
    expect(await valuesSeen(at(undefined, '2026-03-09'))).toEqual([]);
    expect(await valuesSeen(at(undefined, '2026-03-10'))).toEqual([41]);
    expect(await valuesSeen(at(undefined, '2026-03-11'))).toEqual([34, 41]);
    expect(await changesSeen(at(undefined, '2026-03-11'))).toBe(1);
    expect(await changesSeen(at(undefined, '2026-03-12'))).toBe(2);
  });

  test('both together, what had been published and received', async () => {
    expect(await valuesSeen(at('2026-03-02', '2026-03-11'))).toEqual([34]);
    expect(await valuesSeen(at('2026-03-02', '2026-03-12'))).toEqual([34, 38]);
  });
});
