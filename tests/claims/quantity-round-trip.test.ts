import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';
import type { Quantity } from '../../src/claims/reading.ts';

const ones = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ');
const tens = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const scales: [number, string][] = [
  [1e9, 'billion'],
  [1e6, 'million'],
  [1e3, 'thousand'],
];

function inWords(value: number, and: string, hyphen: string): string {
  for (const [factor, name] of scales) {
    if (value < factor) continue;
    const rest = value % factor;
    const head = `${inWords(Math.floor(value / factor), and, hyphen)} ${name}`;
    if (rest === 0) return head;
    return `${head}${rest < 100 ? and : ' '}${inWords(rest, and, hyphen)}`;
  }
  if (value >= 100) {
    const head = `${ones[Math.floor(value / 100)]} hundred`;
    return value % 100 === 0 ? head : `${head}${and}${inWords(value % 100, and, hyphen)}`;
  }
  if (value < 20) return ones[value] ?? '';
  const ten = tens[Math.floor(value / 10)] ?? '';
  return value % 10 === 0 ? ten : `${ten}${hyphen}${ones[value % 10]}`;
}

function grouped(value: number, separator: string): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, separator);
}

function groupedAsInIndia(value: number): string {
  const digits = String(value);
  if (digits.length < 4) return digits;
  return `${digits.slice(0, -3).replace(/\B(?=(?:\d{2})+$)/g, ',')},${digits.slice(-3)}`;
}

/** Spellings of a whole number; plain digits are left out where they look like a year. */
const spellings: [string, (value: number) => string][] = [
  ['digits', (value) => (value >= 1500 && value < 2100 ? grouped(value, ',') : String(value))],
  ['commas', (value) => grouped(value, ',')],
  // one group behind a point is a decimal fraction in English
  ['points', (value) => grouped(value, value < 1e6 ? ',' : '.')],
  ['no-break spaces', (value) => grouped(value, '\u00a0')],
  ['thin spaces', (value) => grouped(value, '\u2009')],
  ['narrow no-break spaces', (value) => grouped(value, '\u202f')],
  ['ordinary spaces', (value) => grouped(value, ' ')],
  ['apostrophes', (value) => grouped(value, "'")],
  ['Indian commas', groupedAsInIndia],
  ['words', (value) => inWords(value, ' and ', '-')],
  ['American words', (value) => inWords(value, ' ', '-')],
  ['words without hyphens', (value) => inWords(value, ' and ', ' ')],
];

const decimals: [string, (value: number) => string, number][] = [
  ['million', (value) => `${value} million`, 1e6],
  ['m', (value) => `${value}m`, 1e6],
  ['mn', (value) => `${value} mn`, 1e6],
  ['billion', (value) => `${value} billion`, 1e9],
  ['bn', (value) => `${value}bn`, 1e9],
  ['trillion', (value) => `${value} trillion`, 1e12],
  ['tn', (value) => `${value}tn`, 1e12],
  ['lakh', (value) => `${value} lakh`, 1e5],
  ['crore', (value) => `${value} crore`, 1e7],
];

const units: [string, string][] = [
  ['boats', 'boat'],
  ['wooden boats', 'wooden boat'],
  ['kilometres', 'kilometre'],
  ['euros', 'euro'],
  ['percent', 'percentage'],
];

const bounds: [string, string][] = [
  ['at least', '>'],
  ['more than', '>'],
  ['no fewer than', '>'],
  ['upwards of', '>'],
  ['up to', '<'],
  ['as many as', '<'],
  ['fewer than', '<'],
  ['just under', '<'],
  ['about', '~'],
  ['nearly', '~'],
  ['some', '~'],
  ['exactly', '='],
];

function only(text: string): Quantity | undefined {
  const { quantities } = readClaims({ text, date: null, headlineLength: 0 });
  expect(quantities, text).toHaveLength(1);
  return quantities[0];
}

const whole = fc.oneof(fc.integer({ min: 2, max: 999 }), fc.integer({ min: 1000, max: 999_999_999 }));
const unit = fc.constantFrom(...units);

describe('a number that is printed and read', () => {
  test.each(spellings)('is the same in %s', (_name, print) => {
    fc.assert(
      fc.property(whole, unit, (value, [written, normal]) => {
        const read = only(`The town lists ${print(value)} ${written} on its books.`);
        expect([read?.value, read?.unit]).toEqual([value, normal]);
      }),
      { numRuns: 60 },
    );
  });

  test.each(decimals)('is the same with the scale %s', (_name, print, factor) => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 9999 }), (tenths) => {
        const value = tenths / 10;
        const read = only(`The town spent $${print(value)} on it.`);
        expect(read?.value).toBeCloseTo(value * factor, -2);
        expect(read?.unit).toBe('dollar');
      }),
      { numRuns: 40 },
    );
  });

  test.each(bounds)('keeps its bound: %s', (words, bound) => {
    fc.assert(
      fc.property(whole, unit, fc.constantFrom(...spellings), (value, [written, normal], [, print]) => {
        const read = only(`The town lists ${words} ${print(value)} ${written} on its books.`);
        expect([read?.value, read?.bound, read?.unit]).toEqual([value, bound, normal]);
      }),
      { numRuns: 40 },
    );
  });

  const ranges: [string, (low: string, high: string) => string][] = [
    ['between', (low, high) => `between ${low} and ${high}`],
    ['to', (low, high) => `${low} to ${high}`],
    ['a hyphen', (low, high) => `${low}-${high}`],
    ['a dash', (low, high) => `${low}–${high}`],
    ['from', (low, high) => `from ${low} to ${high}`],
  ];
  test.each(ranges)('keeps both ends of a range with %s', (name, join) => {
    const glued = name === 'a hyphen' || name === 'a dash';
    const printers = spellings.filter(([spelling]) => !glued || spelling === 'digits' || spelling === 'commas');
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 500_000 }),
        fc.integer({ min: 1, max: 400_000 }),
        unit,
        fc.constantFrom(...printers),
        (low, step, [written, normal], [spelling, print]) => {
          const high = low + step;
          // "two to ten thousand boats" are two thousand at least
          fc.pre(!spelling.includes('words') || high < 1000 || low >= 1000);
          const read = only(`The town lists ${join(print(low), print(high))} ${written} on its books.`);
          expect([read?.value, read?.low, read?.high, read?.unit]).toEqual([null, low, high, normal]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
