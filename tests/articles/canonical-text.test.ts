import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '../../src/articles/canonical-text.ts';
import { contentHash } from '../../src/articles/content-hash.ts';

const sign = fc.constantFrom(...'aZ9 0.,-–—−‘’“”"\'`´…½²①ﬁ％\u00a0\u200b\u00ad\n\t«»″′¨é٣'.split(''));
const text = fc.oneof(
  fc.array(sign, { maxLength: 40 }).map((signs) => signs.join('')),
  fc.string({ unit: 'grapheme' }),
);

test('a canonical text is its own canonical text', () => {
  fc.assert(
    fc.property(text, (body) => {
      const once = canonicalText({ headline: null, body });
      expect(canonicalText({ headline: null, body: once })).toBe(once);
    }),
    { numRuns: 2000 },
  );
});

test('quotes, dashes, ellipses and spaces of another kind make no difference', () => {
  const swaps: readonly (readonly [RegExp, readonly string[]])[] = [
    [/'/g, ["'", '‘', '’', '`']],
    [/"/g, ['"', '“', '”', '„', '«']],
    [/-/g, ['-', '–', '—', '−', '--']],
    [/\.\.\./g, ['...', '…']],
    [/ /g, [' ', '  ', '\u00a0', '\n\n', '\t', '\u2009', ' \u200b']],
  ];
  const plain = 'The toll - "38", it\'s said - rose... from 34 to 38 in 2 days';
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 30, maxLength: 30 }), (choices) => {
      let turn = 0;
      const pick = (list: readonly string[]) => list[(choices[turn++ % choices.length] ?? 0) % list.length] ?? '';
      const other = swaps.reduce((done, [pattern, list]) => done.replace(pattern, () => pick(list)), plain);
      expect(contentHash({ headline: 'A', body: other })).toBe(contentHash({ headline: 'A', body: plain }));
    }),
  );
});

test('a dash makes a difference by being there, and by its kind only between two digits', () => {
  const hash = (body: string) => contentHash({ headline: null, body });
  const dashes = ['-', '‐', '−', '－', '–', '‒', '—', '―', '--', '---', '–-'];
  const hyphens = ['-', '‐', '‑', '−', '﹣', '－'];
  const between = fc.tuple(fc.constantFrom('a', '7', ')', ' ', '٣'), fc.constantFrom('b', '4', '(', ' ', '٤'));
  fc.assert(
    fc.property(between, fc.constantFrom(...dashes), fc.constantFrom(...dashes), ([left, right], one, other) => {
      const body = (dash: string) => `from${left}${dash}${right}to`;
      const isInFigure = /\p{Nd}/u.test(left) && /\p{Nd}/u.test(right);
      const isSame = !isInFigure || hyphens.includes(one) === hyphens.includes(other);
      expect(hash(body(one)) === hash(body(other))).toBe(isSame);
      expect(hash(body(one))).not.toBe(hash(body('')));
      expect(hash(body(one))).not.toBe(hash(body(' ')));
    }),
    { numRuns: 500 },
  );
});

test('any other digit makes another text', () => {
  fc.assert(
    fc.property(
      text,
      text,
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 9 }),
      (before, after, one, two) => {
        const hash = (digit: number) => contentHash({ headline: null, body: `${before}${digit}${after}` });
        expect(hash(one) === hash(two)).toBe(one === two);
      },
    ),
  );
});

test('a raised or broken number does not become part of its neighbour', () => {
  for (const [left, right] of [
    ['10²', '102'],
    ['1½', '11/2'],
    ['5①', '51'],
  ] as const) {
    expect(contentHash({ headline: null, body: left })).not.toBe(contentHash({ headline: null, body: right }));
  }
});

test('an edit of the headline alone makes another text, and so does another case', () => {
  const hashes = ['Toll rises to 38', 'Toll rises to 39', 'TOLL rises to 38', null].map((headline) =>
    contentHash({ headline, body: 'The toll rose.' }),
  );
  expect(new Set(hashes).size).toBe(4);
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
});
