import { expect, test } from 'vitest';
import { stemWord } from '../../src/revisions/stem-word.ts';

test('inflected words come to one stem', () => {
  expect(['closes', 'closed', 'closing', 'close'].map(stemWord)).toEqual(['clos', 'clos', 'clos', 'clos']);
  expect(['stopped', 'stops', 'ferries', 'ferry', "mayor's"].map(stemWord)).toEqual([
    'stop',
    'stop',
    'ferry',
    'ferry',
    'mayor',
  ]);
});

test('a run of letters as long as a text is left as it is', () => {
  const run = 'a'.repeat(500_000);
  expect(stemWord(`${run}b`)).toBe(`${run}b`);
});
