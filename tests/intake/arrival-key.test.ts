import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { isArrivalKey, nextArrivalKey } from '../../src/intake/arrival-key.ts';

test('keys sort in the order in which they were made, whatever the clock does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1_600_000_000_000, max: 2_000_000_000_000 }), { maxLength: 50 }),
      (clock) => {
        const keys = clock.map((nowMs) => nextArrivalKey(nowMs));
        expect([...keys].sort()).toEqual(keys);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.every(isArrivalKey)).toBe(true);
      },
    ),
  );
});

test('keys of two processes in the same milliseconds are never equal, and sort by time', async () => {
  const load = async () => {
    vi.resetModules();
    return (await import('../../src/intake/arrival-key.ts')).nextArrivalKey;
  };
  const [one, other] = [await load(), await load()];
  const startMs = 2_100_000_000_000;
  const keys = Array.from({ length: 2000 }, (_, call) => [
    one(startMs + (call >> 4)),
    other(startMs + (call >> 4)),
  ]).flat();
  expect(new Set(keys).size).toBe(4000);
  expect(one(startMs + 10_000) < other(startMs + 10_001)).toBe(true);
});

test('the time can be read off the first ten characters', () => {
  vi.resetModules();
  const key = nextArrivalKey(2_200_000_000_000);
  const digits = '0123456789abcdefghjkmnpqrstvwxyz';
  expect([...key.slice(0, 10)].reduce((ms, digit) => ms * 32 + digits.indexOf(digit), 0)).toBe(2_200_000_000_000);
});

test('other names are no keys', () => {
  for (const name of ['', '.tmp-01', 'dump.txt', '01abc', `${'0'.repeat(25)}i`, '0'.repeat(27), 'z'.repeat(26)]) {
    expect(isArrivalKey(name)).toBe(false);
  }
});
