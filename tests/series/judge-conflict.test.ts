import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ConflictJudgement, type JudgedPoint, judgeConflict } from '../../src/series/judge-conflict.ts';

/** `34`, `>30`, `~1.2`, `30..40`, `<@2026 END`, `@2026-03-05`: a bound, then a number, a range or a date. */
function point(written: string): JudgedPoint {
  const [, bound, sign, rest = ''] = /^([=~<>]?)(@?)(.*)$/.exec(written) ?? [];
  const given = (bound || '=') as JudgedPoint['bound'];
  if (sign === '@') {
    const [date = '', mod = null] = rest.split(' ');
    return { low: null, high: null, date, mod, bound: given };
  }
  const [low = '', high = low] = rest.split('..');
  return { low: Number(low), high: Number(high), date: null, mod: null, bound: given };
}

const cases: readonly (readonly [string, string, ConflictJudgement, string])[] = [
  ['34', '34', 'same', 'one number'],
  ['34', '38', 'conflict', 'two exact numbers'],
  ['>30', '34', 'compatible', 'a number above a lower bound'],
  ['>30', '28', 'conflict', 'a number below a lower bound'],
  ['<50', '34', 'compatible', 'a number below an upper bound'],
  ['<50', '61', 'conflict', 'a number above an upper bound'],
  ['>30', '<20', 'conflict', 'bounds that leave nothing'],
  ['>30', '<40', 'compatible', 'bounds that leave something'],
  ['>30', '>60', 'compatible', 'two lower bounds'],
  ['~100', '108', 'compatible', 'a number that is about the other'],
  ['~100', '130', 'conflict', 'a number that is not'],
  ['30..40', '34', 'compatible', 'a number within a range'],
  ['30..40', '44', 'conflict', 'a number outside of it'],
  ['30..40', '35..45', 'compatible', 'ranges that overlap'],
  ['34', '>34', 'compatible', 'the same number with another bound'],
  ['40', '38', 'conflict', 'small counts are not rounded'],
  ['150', '152', 'conflict', 'nor are they in the hundreds'],
  ['1200000000', '1240000000', 'compatible', 'a rounded sum'],
  ['6.3', '6.25', 'compatible', 'a rounded share'],
  ['6.4', '6.3', 'conflict', 'two magnitudes'],
  ['12512', '12500', 'compatible', 'a rounded count'],
  ['12512', '12700', 'conflict', 'another rounded count'],
  ['-3.1', '3.1', 'conflict', 'a loss against a gain'],
  ['@2026-03-05', '@2026-03-07', 'conflict', 'two days'],
  ['@2026-03', '@2026-03-07', 'compatible', 'a day of the month'],
  ['<@2026 END', '<@2026-12-31', 'compatible', 'the end of the year'],
  ['<@2026 END', '<@2027 MID', 'conflict', 'two deadlines'],
  ['<@2026 END', '@2026-09-10', 'compatible', 'a day ahead of a deadline'],
  ['<@2026 END', '@2027-01-10', 'conflict', 'a day behind it'],
  ['>@2027', '<@2026 END', 'conflict', 'not before 2027 against the end of 2026'],
  ['>@2027', '@2029-05', 'compatible', 'a day after the earliest'],
  ['~@2026-03-05', '@2026-03-07', 'compatible', 'about a day'],
  ['@2026-WI', '@2026-SU', 'conflict', 'winter against summer'],
  ['@XXXX-09', '@2026-03', 'unknown', 'a date without a year'],
  ['34', '@2026-03', 'unknown', 'a figure against a date'],
];

describe('two statements about one thing', () => {
  test.each(cases)('%s and %s are %s: %s', (a, b, judgement) => {
    expect(judgeConflict(point(a), point(b))).toBe(judgement);
    expect(judgeConflict(point(b), point(a))).toBe(judgement);
  });
});

const bound = fc.constantFrom<JudgedPoint['bound']>('=', '~', '<', '>');
const number = fc.oneof(fc.integer({ min: -5000, max: 5000 }), fc.double({ min: -1e12, max: 1e12, noNaN: true }));
const figure: fc.Arbitrary<JudgedPoint> = fc.tuple(number, fc.option(number), bound).map(([a, b, given]) => ({
  low: Math.min(a, b ?? a),
  high: Math.max(a, b ?? a),
  date: null,
  mod: null,
  bound: given,
}));
const dated: fc.Arbitrary<JudgedPoint> = fc
  .record({
    year: fc.integer({ min: 2020, max: 2030 }),
    rest: fc.constantFrom('', '-03', '-12', '-03-05', '-Q2', '-H1', '-W24', '-SU'),
    mod: fc.constantFrom(null, 'START', 'MID', 'END'),
    bound,
  })
  .map(({ year, rest, mod, bound: given }) => ({ low: null, high: null, date: `${year}${rest}`, mod, bound: given }));
const anyPoint = fc.oneof(figure, dated);

describe('whatever is judged', () => {
  test('the order of the two does not matter', () => {
    fc.assert(fc.property(anyPoint, anyPoint, (a, b) => judgeConflict(a, b) === judgeConflict(b, a)));
  });

  test('nothing contradicts itself, nor the same value with another bound', () => {
    fc.assert(fc.property(anyPoint, (a) => judgeConflict(a, a) === 'same'));
    fc.assert(fc.property(figure, bound, (a, other) => judgeConflict(a, { ...a, bound: other }) !== 'conflict'));
  });

  test('no lower bound contradicts another one, and no upper bound of a figure another one', () => {
    for (const side of ['<', '>'] as const) {
      fc.assert(
        fc.property(
          figure,
          figure,
          (a, b) => judgeConflict({ ...a, bound: side }, { ...b, bound: side }) !== 'conflict',
        ),
      );
    }
  });

  test('a bound is broken by exactly the exact numbers beyond it, roundings aside', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -999, max: 999 }), (limit, value) => {
        expect(judgeConflict(point(`>${limit}`), point(String(value))) === 'conflict').toBe(value < limit);
        expect(judgeConflict(point(`<${limit}`), point(String(value))) === 'conflict').toBe(value > limit);
        expect(judgeConflict(point(String(limit)), point(String(value))) === 'conflict').toBe(value !== limit);
      }),
    );
  });

  test('widening a statement never makes a conflict of what was none', () => {
    fc.assert(
      fc.property(figure, figure, fc.nat(1000), (a, b, more) => {
        const wider = { ...a, low: (a.low ?? 0) - more, high: (a.high ?? 0) + more };
        fc.pre(a.bound !== '=' && judgeConflict(a, b) !== 'conflict');
        expect(judgeConflict(wider, b)).not.toBe('conflict');
      }),
    );
  });
});
