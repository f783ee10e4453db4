import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Observation, trackSettling } from '../../src/intake/settling.ts';

const settleMs = 2000;
const writtenAtMs = Date.UTC(2026, 10, 20);

function seen(path: string, atMs: number, more: Partial<Observation> = {}): Observation {
  return {
    path,
    atMs,
    sizeBytes: 10,
    modifiedAtMs: writtenAtMs,
    ageWhenAddedMs: null,
    isReserved: false,
    markedAtMs: null,
    ...more,
  };
}

function check(observations: readonly Observation[]): string[] {
  const settling = trackSettling(settleMs);
  for (const observation of observations) settling.observe(observation);
  return settling.settled().map((file) => file.path);
}

describe('a file has settled', () => {
  const cases: { name: string; observations: Observation[]; settled: string[] }[] = [
    {
      name: 'not when it was seen once, however old, as at start-up',
      observations: [seen('a', 1_000_000, { modifiedAtMs: 3 })],
      settled: [],
    },
    {
      name: 'when two looks, two seconds apart, saw the same',
      observations: [seen('a', 0), seen('a', 2000)],
      settled: ['a'],
    },
    { name: 'not when the looks were closer', observations: [seen('a', 0), seen('a', 1999)], settled: [] },
    {
      name: 'not when it grew in between',
      observations: [seen('a', 0), seen('a', 2000, { sizeBytes: 11 })],
      settled: [],
    },
    {
      name: 'two seconds after it last grew',
      observations: [seen('a', 0), seen('a', 1500, { sizeBytes: 11 }), seen('a', 3500, { sizeBytes: 11 })],
      settled: ['a'],
    },
    {
      name: 'not when it was written in place, which only its time shows',
      observations: [seen('a', 0), seen('a', 2000, { modifiedAtMs: writtenAtMs + 1 })],
      settled: [],
    },
    {
      name: 'at once when its marker lies beside it',
      observations: [seen('a', 0, { markedAtMs: writtenAtMs })],
      settled: ['a'],
    },
    {
      name: 'not by a marker older than itself, left over from a file of the same name',
      observations: [seen('a', 0, { markedAtMs: writtenAtMs - 1 })],
      settled: [],
    },
    {
      name: 'at once when it was renamed in: it appears, and was last written long ago',
      observations: [seen('a', 0, { ageWhenAddedMs: 2001 })],
      settled: ['a'],
    },
    {
      name: 'not when it appears and was written just now',
      observations: [seen('a', 0, { ageWhenAddedMs: 1999 })],
      settled: [],
    },
    {
      name: 'not when it appears dated 1980, as a copy under way may be',
      observations: [seen('a', 0, { modifiedAtMs: Date.UTC(1980, 0, 1), ageWhenAddedMs: 1e12 })],
      settled: [],
    },
    {
      name: 'no longer when it was renamed in and then written to',
      observations: [seen('a', 0, { ageWhenAddedMs: 9000 }), seen('a', 10, { sizeBytes: 11 })],
      settled: [],
    },
    {
      name: 'not while an empty file keeps the name for a download',
      observations: [seen('a', 0, { isReserved: true }), seen('a', 9000, { isReserved: true })],
      settled: [],
    },
  ];
  for (const { name, observations, settled } of cases) test(name, () => expect(check(observations)).toEqual(settled));
});

test('settled files come in the order of their modification, then of their paths', () => {
  const files = [
    seen('b', 0, { modifiedAtMs: 7 }),
    seen('c', 0, { modifiedAtMs: 3 }),
    seen('a', 0, { modifiedAtMs: 7 }),
  ];
  expect(check([...files, ...files.map((file) => ({ ...file, atMs: 2000 }))])).toEqual(['c', 'a', 'b']);
});

test('a file that could not be handed over is offered again after the next walk, without a new wait', () => {
  const settling = trackSettling(settleMs);
  settling.observe(seen('a', 0, { markedAtMs: writtenAtMs }));
  settling.hold('a');
  settling.observe(seen('a', 10));
  expect(settling.settled()).toEqual([]);
  settling.release();
  expect(settling.settled()).toHaveLength(1);
});

test('a walk forgets files that are gone, and keeps those that an event told of meanwhile', () => {
  const settling = trackSettling(settleMs);
  settling.observe(seen('gone', 5));
  settling.observe(seen('new', 20));
  settling.forgetOthers(new Set(), 10);
  expect(settling.waitingSinceMs()).toBe(20);
});

test('looks at what falls due, and only that, settle every file that stands still', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 8 }), (starts) => {
      const settling = trackSettling(settleMs);
      for (const [index, atMs] of starts.entries()) settling.observe(seen(String(index), atMs));
      let looks = 0;
      for (let due = settling.nextDueMs(); settling.settled().length < starts.length && due !== null; ) {
        for (const path of settling.due(due)) settling.observe(seen(path, due));
        due = earliestDue(starts, due);
        looks += 1;
      }
      return looks <= starts.length && settling.settled().length === starts.length;
    }),
  );
});

function earliestDue(starts: readonly number[], afterMs: number): number | null {
  const later = starts.map((start) => start + settleMs).filter((due) => due > afterMs);
  return later.length === 0 ? null : Math.min(...later);
}
