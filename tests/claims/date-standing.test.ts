import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';

// published on Thursday, 2026-03-05; each claim of a date as "value MOD bound standing"
function dates(text: string): string[] {
  return readClaims({ text, date: '2026-03-05', headlineLength: 0 }).claims.flatMap((claim) =>
    claim.kind === 'date'
      ? [`${claim.time.value}${claim.time.mod === null ? '' : ` ${claim.time.mod}`} ${claim.bound} ${claim.standing}`]
      : [],
  );
}

const cases: [text: string, claims: string[]][] = [
  ['Elections are set for June 14.', ['2026-06-14 = current']],
  ['The mayor promised the homes by the end of January.', ['2027-01 END < current']],
  ['The firm will repay the loan by December 31.', ['2026-12-31 < current']],
  ['The road will stay shut until October.', ['2026-10 < current']],
  ['The last troops will leave by year-end.', ['2026 END < current']],
  ["The last troops will leave by the year's end.", ['2026 END < current']],
  ['Last troops to leave by end of year', ['2026 END < current']],
  ['The bridge will open by next September.', ['2026-09 < current']],
  ['The opening was moved from April 28 to May 5.', ['2026-04-28 = former', '2026-05-05 = current']],
  ['The opening has been brought forward from May 28 to May 5.', ['2026-05-28 = former', '2026-05-05 = current']],
  ['The start date changed from June to July.', ['2026-06 = former', '2026-07 = current']],
  ['The fee applies from November, not October.', ['2026-11 > current', '2026-10 = former']],
  [
    'The firm expects to finish by mid-2027, rather than by the end of 2026.',
    ['2027 MID < current', '2026 END < former'],
  ],
  ['The vote will be held in June instead of April.', ['2026-06 = current', '2026-04 = former']],
  ['The vote had been due on May 4.', ['2026-05-04 = former']],
  [
    'The vote, which had been planned for May 4, will be held on June 7.',
    ['2026-05-04 = former', '2026-06-07 = current'],
  ],
  ["The council postponed June's election to September 20.", ['2026-06 = former', '2026-09-20 = current']],
  ['The line will reopen no earlier than July 19.', ['2026-07-19 > current']],
  ['The line will not reopen before July 19.', ['2026-07-19 > current']],
  ['The line will reopen no later than July 19.', ['2026-07-19 < current']],
  ['The line will reopen at the earliest on July 19.', ['2026-07-19 > current']],
  ['The line will reopen on July 19 at the latest.', ['2026-07-19 < current']],
  ['A hearing is scheduled for 10 a.m. on March 19.', ['2026-03-19T10:00 = current']],
  ['The fair runs from March 12 to March 15.', ['2026-03-12 > current', '2026-03-15 < current']],
  ['The contract runs out a week from Friday.', ['2026-03-13 = current']],
  ['The toll was down from nine on Tuesday.', []],
  ['The governor promised an inquiry on Tuesday.', []],
  ['The governor said on Thursday that talks continue.', []],
];

describe('the standing of claimed dates', () => {
  test.each(cases)('%j', (text, claims) => {
    expect(dates(text)).toEqual(claims);
  });

  test('names what reopens, and not the bound, as the subject', () => {
    const [claim] = readClaims({
      text: 'The line will reopen no earlier than July 19.',
      date: '2026-03-05',
      headlineLength: 0,
    }).claims;
    expect(claim?.subject).toBe('reopening of the line');
  });
});
