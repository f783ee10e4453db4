import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderCsvRow, toCells } from '../../src/cli/render-csv.ts';

const dangerous = ['=', '+', '-', '@', '\t', '\r', '\n', '\uff1d', "'", '"', ',', ' ', '\r\n', '1', 'a', '-1', '−'];
const cell = fc.oneof(
  fc.array(fc.constantFrom(...dangerous), { maxLength: 6 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.json().map((text) => ({ text })),
);

/** What a cell reads as once the apostrophe that guards it is taken away. */
const unguarded = (text: string) =>
  /^'+(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/.test(text) ? text.slice(1) : text;

const written = (value: unknown) =>
  value === null
    ? ''
    : typeof value === 'string'
      ? value
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value);

test('rows that a parser reads back have the cells that were written', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = rows.map(renderCsvRow).join('');
      const parsed: string[][] = parse(text, { record_delimiter: '\r\n' });
      expect(parsed.map((row) => row.map(unguarded))).toEqual(rows.map((row) => row.map(written)));
    }),
    { numRuns: 500 },
  );
});

test('no text opens a formula, and numbers stay numbers', () => {
  fc.assert(
    fc.property(cell, (value) => {
      const [[shown = ''] = []]: string[][] = parse(renderCsvRow([value, 1]), { record_delimiter: '\r\n' });
      if (typeof value === 'number') expect(shown).toBe(String(value));
      else if (!/^-\d+(?:\.\d+)?$/.test(shown))
        expect(shown).not.toMatch(/^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/);
    }),
    { numRuns: 1000 },
  );
});

const cells: readonly (readonly [unknown, string])[] = [
  [-3.5, '-3.5'],
  ['-3.5', '-3.5'],
  ['-3 percent', "'-3 percent"],
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  [' =1+1', "' =1+1"],
  ['+49 30 1', "'+49 30 1"],
  ['@home', "'@home"],
  ['\t=1', "'\t=1"],
  ["'=1", "''=1"],
  ["'quoted'", "'quoted'"],
  ['', '""'],
  [null, ''],
  [['=1'], '"[""=1""]"'],
];
test.each(cells)('%j is written as %s', (value, expected) => {
  expect(renderCsvRow([value, 'x'])).toBe(`${expected},x\r\n`);
});

test('the bound of a value is in words, everything else as it is', () => {
  const bounds = ['=', '~', '>', '<', 'range'].map((bound) => toCells({ claim: 1, bound, text: '=' }));
  expect(bounds.map(([, bound]) => bound)).toEqual(['exact', 'about', 'at least', 'at most', 'range']);
  expect(bounds[0]).toEqual([1, 'exact', '=']);
});
