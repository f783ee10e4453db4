import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { type Day, type Instant, toInstant } from '../../src/base/instant.ts';
import { windowEndingBefore, windowsOwed } from '../../src/digests/digest-window.ts';

const at = (text: string): Instant => {
  const instant = toInstant(text);
  if (instant === null) throw new Error(`no instant: ${text}`);
  return instant;
};

describe('the window that ended last', () => {
  const cases = [
    {
      name: 'ended this morning when the time has passed',
      ...{ instant: '2026-11-21T07:00:00+01:00', time: '07:00', zone: 'Europe/Berlin' },
      ...{ key: '2026-11-21', start: '2026-11-20T06:00:00.000Z', end: '2026-11-21T06:00:00.000Z' },
    },
    {
      name: 'ended yesterday one millisecond before',
      ...{ instant: '2026-11-21T05:59:59.999Z', time: '07:00', zone: 'Europe/Berlin' },
      ...{ key: '2026-11-20', start: '2026-11-19T06:00:00.000Z', end: '2026-11-20T06:00:00.000Z' },
    },
    {
      name: 'has 23 hours when the clocks go forward',
      ...{ instant: '2026-03-29T12:00:00Z', time: '07:00', zone: 'Europe/Berlin' },
      ...{ key: '2026-03-29', start: '2026-03-28T06:00:00.000Z', end: '2026-03-29T05:00:00.000Z' },
    },
    {
      name: 'has 25 hours when the clocks go back',
      ...{ instant: '2026-10-25T12:00:00Z', time: '07:00', zone: 'Europe/Berlin' },
      ...{ key: '2026-10-25', start: '2026-10-24T05:00:00.000Z', end: '2026-10-25T06:00:00.000Z' },
    },
    {
      name: 'ends later where its time is left out',
      ...{ instant: '2026-03-29T12:00:00Z', time: '02:30', zone: 'Europe/Berlin' },
      ...{ key: '2026-03-29', start: '2026-03-28T01:30:00.000Z', end: '2026-03-29T01:30:00.000Z' },
    },
    {
      name: 'ends at the first of two',
      ...{ instant: '2026-10-25T12:00:00Z', time: '02:30', zone: 'Europe/Berlin' },
      ...{ key: '2026-10-25', start: '2026-10-24T00:30:00.000Z', end: '2026-10-25T00:30:00.000Z' },
    },
    {
      name: 'is right where the clocks move by half an hour',
      ...{ instant: '2026-04-05T12:00:00Z', time: '01:45', zone: 'Australia/Lord_Howe' },
      ...{ key: '2026-04-05', start: '2026-04-03T14:45:00.000Z', end: '2026-04-04T14:45:00.000Z' },
    },
    {
      name: 'spans the day that a zone left out',
      ...{ instant: '2011-12-31T12:00:00Z', time: '07:00', zone: 'Pacific/Apia' },
      ...{ key: '2011-12-31', start: '2011-12-29T17:00:00.000Z', end: '2011-12-30T17:00:00.000Z' },
    },
    {
      name: 'is keyed by the local day, fourteen hours ahead of UTC',
      ...{ instant: '2026-05-01T17:00:00Z', time: '07:00', zone: 'Pacific/Kiritimati' },
      ...{ key: '2026-05-02', start: '2026-04-30T17:00:00.000Z', end: '2026-05-01T17:00:00.000Z' },
    },
  ];
  for (const { name, instant, time, zone, key, start, end } of cases) {
    test(name, () => expect(windowEndingBefore(at(instant), { time, zone })).toEqual({ key, start, end }));
  }

  test('cannot be asked for with a time or zone that does not exist', () => {
    expect(() => windowEndingBefore(at('2026-01-01T00:00:00Z'), { time: '24:00', zone: 'UTC' })).toThrow(RangeError);
    expect(() => windowEndingBefore(at('2026-01-01T00:00:00Z'), { time: '7:00', zone: 'UTC' })).toThrow(RangeError);
    expect(() => windowEndingBefore(at('2026-01-01T00:00:00Z'), { time: '07:00', zone: 'Mars/Base' })).toThrow(
      RangeError,
    );
  });
});

const zones = [
  ...['UTC', 'Europe/Berlin', 'Europe/London', 'America/New_York', 'America/Sao_Paulo', 'Africa/Cairo'],
  ...['Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Kiritimati', 'Asia/Kathmandu', 'America/Nuuk', 'Asia/Gaza'],
];

const anyClock = fc.record({
  zone: fc.constantFrom(...zones),
  time: fc
    .tuple(fc.nat(23), fc.nat(59))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`),
});

const anyInstant = fc
  .integer({ min: Date.parse('2008-01-01'), max: Date.parse('2037-01-01') })
  .map((ms) => at(new Date(ms).toISOString()));

describe('windows tile time', () => {
  test('whatever the zone, each starts where the one before it ended', () => {
    fc.assert(
      fc.property(anyClock, anyInstant, (clock, instant) => {
        const window = windowEndingBefore(instant, clock);
        expect(window.start < window.end && window.end <= instant).toBe(true);
        const before = windowEndingBefore(window.start, clock);
        expect(before.end).toBe(window.start);
        expect(before.key < window.key).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('the last one that ended is the one right before the moment', () => {
    fc.assert(
      fc.property(anyClock, anyInstant, (clock, instant) => {
        const window = windowEndingBefore(instant, clock);
        const later = at(new Date(Date.parse(instant) + 3 * 86_400_000).toISOString());
        const [next] = windowsOwed({ lastEnd: window.end, now: later, ...clock, limit: 1 });
        expect(next !== undefined && next.start === window.end && next.end > instant).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('all that are owed over a year have no gap, no overlap and a key of their own', () => {
    fc.assert(
      fc.property(anyClock, anyInstant, (clock, now) => {
        const firstAt = at(new Date(Date.parse(now) - 400 * 86_400_000).toISOString());
        const owed = windowsOwed({ firstAt, now, ...clock, limit: 1000 });
        expect(owed.length).toBeGreaterThanOrEqual(398);
        expect(owed[0]?.start !== undefined && owed[0].start <= firstAt && firstAt < owed[0].end).toBe(true);
        expect(owed.slice(1).map((window) => window.start)).toEqual(owed.slice(0, -1).map((window) => window.end));
        expect(new Set(owed.map((window) => window.key)).size).toBe(owed.length);
        expect(owed.at(-1)).toEqual(windowEndingBefore(now, clock));
      }),
      { numRuns: 30 },
    );
  });

  test('each ends at its clock time on the day of its key, unless that time was left out', () => {
    fc.assert(
      fc.property(anyClock, anyInstant, (clock, instant) => {
        const { key, end } = windowEndingBefore(instant, clock);
        const local = DateTime.fromISO(end, { zone: clock.zone });
        const isLeftOut =
          DateTime.fromISO(`${key}T${clock.time}`, { zone: clock.zone }).toFormat('HH:mm') !== clock.time;
        expect(isLeftOut || local.toFormat('yyyy-MM-dd HH:mm') === `${key} ${clock.time}`).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('windows owed', () => {
  const berlin = { time: '07:00', zone: 'Europe/Berlin' };

  test('after three days down are three, the oldest first, and no more than asked for', () => {
    const lastEnd = at('2026-11-18T06:00:00Z');
    const now = at('2026-11-21T08:00:00Z');
    const keys = (limit: number) => windowsOwed({ lastEnd, now, ...berlin, limit }).map((window) => window.key);
    expect(keys(10)).toEqual(['2026-11-19', '2026-11-20', '2026-11-21']);
    expect(keys(2)).toEqual(['2026-11-19', '2026-11-20']);
  });

  test('are none on the day the service first ran, before its time', () => {
    const firstAt = at('2026-11-21T03:00:00Z');
    expect(windowsOwed({ firstAt, now: at('2026-11-21T05:59:00Z'), ...berlin, limit: 9 })).toEqual([]);
    expect(windowsOwed({ firstAt, now: at('2026-11-21T06:00:00Z'), ...berlin, limit: 9 })).toHaveLength(1);
  });

  test('leave no gap and use no key twice when the time was changed', () => {
    const lastEnd = at('2026-11-21T06:00:00Z');
    const later = { time: '09:00', zone: 'Europe/Berlin', now: at('2026-11-22T09:00:00Z'), limit: 9 };
    expect(windowsOwed({ lastEnd, lastKey: '2026-11-21' as Day, ...later })).toEqual([
      { key: '2026-11-22', start: lastEnd, end: '2026-11-22T08:00:00.000Z' },
    ]);
  });
});
