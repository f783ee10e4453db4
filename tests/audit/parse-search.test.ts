import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSearch, type Search } from '../../src/audit/parse-search.ts';
import { looseQuery, spellingsNear, wordQuery } from '../../src/audit/word-query.ts';

const cases: readonly (readonly [string, Partial<Search>])[] = [
  ['harbour jobs', { words: ['harbour', 'jobs'] }],
  ["the mayor's plan", { words: ['the', 'mayor', 'plan'] }],
  ['"dead in the flood" Marn', { phrases: ['dead in the flood'], words: ['Marn'] }],
  ['“an open quote', { phrases: ['an open quote'] }],
  ['flood -drill', { words: ['flood'], without: ['drill'] }],
  ['2,500 troops', { numbers: [2500], words: ['troops'] }],
  ['2.5 million homes', { numbers: [2_500_000], words: ['homes'] }],
  ['$1.2bn', { numbers: [1_200_000_000] }],
  ['7% 6.25%', { numbers: [7, 6.25] }],
  ['2 crore', { numbers: [20_000_000] }],
  ['-3', { numbers: [-3] }],
  ['bridge 2026', { words: ['bridge'], dates: ['2026'] }],
  ['2026-12 2026-12-31', { dates: ['2026-12', '2026-12-31'] }],
  ['3500', { numbers: [3500] }],
  ['COVID-19', { words: ['COVID', '19'] }],
  ['', {}],
];

describe('what is looked for', () => {
  test.each(cases)('%j is taken apart', (text, expected) => {
    const nothing: Search = { words: [], phrases: [], without: [], numbers: [], dates: [] };
    expect(parseSearch(text)).toEqual({ ...nothing, ...expected });
  });
});

describe('the query for words', () => {
  const query = (text: string) => wordQuery(parseSearch(text), 'beginning');

  test('longer words are beginnings, shorter ones are whole', () => {
    expect(query('harbour fee')).toBe('harbour:* & fee');
    expect(wordQuery(parseSearch('harbour fee'), 'whole')).toBe('harbour & fee');
  });

  test('words are looked for in the form that subjects are matched in as well', () => {
    expect(query('prisoners')).toBe('(prisoners:* | (detain))');
    expect(query('islamic state')).toBe('((islamic:* & state:*) | (isis))');
  });

  test('two words and more are also looked for without one of them', () => {
    expect(looseQuery(parseSearch('harbour'))).toBe('');
    expect(looseQuery(parseSearch('harbour fee'))).toBe('(((fee) | (harbour:*)))');
    expect(looseQuery(parseSearch('harbour fee marnwald'))).toBe(
      '(((fee & marnwald:*) | (harbour:* & marnwald:*) | (harbour:* & fee)))',
    );
  });

  test('whatever is typed, the query is one that the server can read', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
        const made = query(text);
        expect(made.replace(/[\p{L}\p{N}]+(?::\*)?/gu, 'w')).toMatch(/^$|^[w&|!() ]+$/);
        expect(made).not.toMatch(/[\p{L}\p{N}] +[\p{L}\p{N}!(]|[&|] *[&|)]|\( *[&|)]/u);
      }),
    );
  });
});

test('spellings near a word differ from it in one letter', () => {
  const near = new Set(spellingsNear('quake'));
  for (const other of ['quke', 'qauke', 'quakes', 'quaze', 'uake']) expect(near.has(other)).toBe(true);
  for (const other of ['quake', 'qke', 'earthquake']) expect(near.has(other)).toBe(false);
});
