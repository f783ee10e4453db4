import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeName, encodeName, fitName, plainName, splitName } from '../../src/intake/name-bytes.ts';

test('any bytes survive decoding and encoding, and their plain form is text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (drawn) => {
      const bytes = Buffer.from(drawn);
      const name = decodeName(bytes);
      expect(Buffer.from(encodeName(name))).toEqual(bytes);
      expect(plainName(name).isWellFormed?.() ?? true).toBe(true);
      expect(Buffer.from(plainName(name), 'utf8').toString('utf8')).toBe(plainName(name));
    }),
    { numRuns: 500 },
  );
});

test('names that are UTF-8 stay as they are, the replacement character included', () => {
  for (const name of ['dump.txt', 'наука.txt', 'a\ufffdb', '🗞️']) {
    expect(decodeName(Buffer.from(name))).toBe(name);
    expect(encodeName(name)).toBe(name);
    expect(plainName(name)).toBe(name);
  }
});

test('bytes of Latin 1 are written in hexadecimal', () => {
  expect(plainName(decodeName(Buffer.from('r\xe9sum\xe9.txt', 'latin1')))).toBe('r%E9sum%E9.txt');
});

test('a long name keeps its start and extension, within the limit, and differs from its neighbours', () => {
  const name = `${'é'.repeat(200)}.jsonl.gz`;
  const fitted = fitName(name, 200);
  expect(Buffer.byteLength(fitted)).toBeLessThanOrEqual(200);
  expect(fitted).toMatch(/^é+~[0-9a-f]{8}\.jsonl\.gz$/);
  expect(fitName(`é${name}`, 200)).not.toBe(fitted);
  expect(fitName('short.txt', 200)).toBe('short.txt');
});

test('fitted names never exceed the limit', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
      fc.integer({ min: 40, max: 255 }),
      (name, max) => {
        expect(Buffer.byteLength(fitName(name, max))).toBeLessThanOrEqual(max);
      },
    ),
  );
});

test('the extension is what follows the last dot, and what is packed in .gz', () => {
  const cases: [string, string, string][] = [
    ['a.txt', 'a', '.txt'],
    ['a.b.txt', 'a.b', '.txt'],
    ['a.jsonl.gz', 'a', '.jsonl.gz'],
    ['a.gz', 'a', '.gz'],
    ['plain', 'plain', ''],
    ['.hidden', '.hidden', ''],
    ['ends.', 'ends.', ''],
  ];
  for (const [name, stem, extension] of cases) expect(splitName(name)).toEqual({ stem, extension });
});
