import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';

function dates(text: string) {
  const { claims } = readClaims({ text, date: '2026-03-05', headlineLength: 0 });
  return claims.flatMap((claim) => (claim.kind === 'date' ? [claim] : []));
}

const asserted: [string, string, string | null, string][] = [
  ['The last guards will leave by the end of 2026.', '2026', 'END', '<'],
  ['The bridge is due to open on June 14.', '2026-06-14', null, '='],
  ['The truce will run until Sunday evening.', '2026-03-08TEV', null, '<'],
  ['Bids are accepted no earlier than May 4.', '2026-05-04', null, '>'],
  ['The lease expires in October 2027.', '2027-10', null, '='],
  ['No vote is due until May 2028.', '2028-05', null, '>'],
  ['It will open in 2028 at the earliest.', '2028', null, '>'],
  ['A vote is unlikely before January.', '2027-01', null, '>'],
  ['The plant would be ready by mid-2027.', '2027', 'MID', '<'],
];

const due: [string, string][] = [
  ['Seven clubs are to contest the cup final of 14 June.', 'cup final'],
  ['The cup final will take place on 14 June.', 'cup final'],
  ['Tolna will choose a bishop on 4 May, its synod decided on Thursday.', 'Tolna to choose a bishop'],
  ['The truce expires on Sunday evening.', 'end of the truce'],
  ['The bridge is due to reopen on June 14.', 'reopening of the bridge'],
  ['A curfew for the harbour holds until March 9.', 'curfew for the harbour'],
  ['The pumps will be replaced by the end of 2026.', 'replacement of the pumps'],
  ['The garrison must withdraw from Ferrow by mid-2027.', 'withdrawal of the garrison from Ferrow'],
];

describe('claiming dates', () => {
  test.each(due)('names the thing due in %j', (text, subject) => {
    expect(dates(text)[0]?.subject).toBe(subject);
  });

  test.each(asserted)('reads the plan in %j', (text, value, mod, bound) => {
    expect(dates(text).map((claim) => [claim.time.value, claim.time.mod, claim.bound])).toEqual([[value, mod, bound]]);
  });

  test.each([
    'Police said on Monday that nobody was hurt.',
    'The war began in April 2022.',
    'The dam burst early on Sunday.',
    'It was rebuilt after the fire of 1988.',
  ])('claims no date of narration in %j', (text) => {
    expect(dates(text)).toEqual([]);
  });

  test('keeps the date that is no longer planned as former', () => {
    const found = dates('The fair will open on November 2, not October 12 as planned.');
    expect(found.map((claim) => [claim.time.value, claim.standing])).toEqual([
      ['2026-11-02', 'current'],
      ['2026-10-12', 'former'],
    ]);
  });
});
