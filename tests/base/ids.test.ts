import { describe, expect, test } from 'vitest';
import { toSha256 } from '../../src/base/ids.ts';

describe('a SHA-256', () => {
  const hash = '0123456789abcdef'.repeat(4);

  test('is 64 lower-case hex digits', () => {
    expect(toSha256(hash)).toBe(hash);
  });

  test.each([hash.slice(1), `${hash}0`, hash.toUpperCase(), `${hash.slice(1)}g`, `${hash}\n`, ''])(
    'is not %j',
    (value) => {
      expect(() => toSha256(value)).toThrow(RangeError);
    },
  );
});
