import { expect, test } from 'vitest';
import { isFormer } from '../../src/changes/is-former.ts';
import { readRevision } from '../../src/changes/read-revision.ts';

/** What the sentence gives as no longer valid, as written. */
function formerIn(sentence: string): string[] {
  const { reading, text } = readRevision({ headline: null, body: sentence }, '2026-02-02');
  return reading.claims.filter((claim) => isFormer(claim)).map((claim) => text.slice(claim.start, claim.end));
}

test.each([
  ['It expects growth by mid-2027, rather than by the end of this year.', 'the end of this year'],
  ['The clinic will open on November 2, not October 12.', 'October 12'],
  ['The first tranche, which had been due in April, will be paid in May.', 'April'],
  ['The ministry moved the vote from April 28 to May 5.', 'April 28'],
  ['The report, which was due by the end of May, is now expected by July 9.', 'the end of May'],
  ['The city dropped its plan to close the pool on April 30.', 'April 30'],
  ['The coast guard retracted a statement that 310 people had been aboard.', '310 people'],
])('%s', (sentence, expected) => {
  const found = formerIn(sentence);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(expected);
});

test.each([
  'The army withdrew 310 soldiers from the valley.',
  'The clinic will open on November 2.',
  'It runs from April 28 to May 5.',
  'The city drew up a plan to close the pool on April 30.',
])('%s (nothing is taken back)', (sentence) => {
  expect(formerIn(sentence)).toEqual([]);
});
