import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';

// published on Thursday, 2026-03-05
function read(text: string): string {
  const { times } = readClaims({ text, date: '2026-03-05', headlineLength: 0 });
  return times
    .filter(({ type, value }) => type === 'DATE' && /^\d{4}-\d/.test(value))
    .map(({ value }) => value)
    .join(' ');
}

/** what is said, and the days or months that it means */
const cases: [text: string, values: string][] = [
  ['The election is set for June 14.', '2026-06-14'],
  ['The council promised housing by the end of January.', '2027-01'],
  ['A ruling is unlikely before January.', '2027-01'],
  ['Fuel will be offered until the end of February.', '2027-02'],
  ['They must pay by December 31.', '2026-12-31'],
  ['The truce holds until October.', '2026-10'],
  ['The mine has until April to close.', '2026-04'],
  ['The bridge opened on June 14.', '2025-06-14'],
  ['Prices have risen since October.', '2025-10'],
  ['The bank said on Monday it would cut rates.', '2026-03-02'],
  ['The board plans to meet on Monday.', '2026-03-09'],
  ['The board is expected to meet on Monday.', '2026-03-09'],
  ['The board is due to meet on Monday.', '2026-03-09'],
  ['On Monday, the board will meet.', '2026-03-09'],
  ['On Monday, the board met.', '2026-03-02'],
  ['On Monday, the board of the ailing steel company in the north is to vote on the sale.', '2026-03-09'],
  ['The vote had been due on Monday.', '2026-03-02'],
  ['The vote that had been planned for Monday was dropped.', '2026-03-02'],
  ['A vote is scheduled for Sunday.', '2026-03-08'],
  ['The strike was extended to Friday.', '2026-03-06'],
  ['The strike was put off until Friday.', '2026-03-06'],
  ['The minister says in a letter of Monday that all is well.', '2026-03-02'],
  ['Sales fell to nine from twelve on Monday.', '2026-03-02'],
  ['The toll rose to 31, up from 24 on Monday.', '2026-03-02'],
  ['Ministers meet on Sunday to agree the text.', '2026-03-08'],
  ['Ministers are meeting on Sunday.', '2026-03-08'],
  ['Ministers met on Sunday to agree the text.', '2026-03-01'],
  ['Ministers, who met on Sunday, will publish the text.', '2026-03-01'],
  ['She told reporters on Sunday that the plant will shut.', '2026-03-01'],
  ['The plant will shut, she told reporters on Sunday.', '2026-03-01'],
  ['He is expected in court on Tuesday.', '2026-03-10'],
  ['He was expected in court on Tuesday.', '2026-03-10'],
  ['He appeared in court on Tuesday.', '2026-03-03'],
  ['He was charged on Tuesday with theft and is to appear again in May.', '2026-03-03 2026-05'],
  ['He was killed on Tuesday when a wall fell.', '2026-03-03'],
  ["Monday's blast killed two.", '2026-03-02'],
  ["Monday's summit will bring them together.", '2026-03-09'],
  ['The ban takes effect on April 1.', '2026-04-01'],
  ['The ban, effective April 1, covers nets.', '2026-04-01'],
  ['The ban took effect on February 1.', '2026-02-01'],
  ['The dividend is payable on May 4 to holders of record April 10.', '2026-05-04 2026-04-10'],
  ['The fund closes on Tuesday.', '2026-03-10'],
  ['Police are asking anyone who was in the park on Tuesday to call.', '2026-03-03'],
  ['Rain is forecast for Tuesday.', '2026-03-10'],
  ['He could return as early as Tuesday.', '2026-03-10'],
  ['It has been shut since Tuesday.', '2026-03-03'],
  ['It will have been shut for a year on Tuesday.', '2026-03-10'],
  ['The court ordered them to leave by Tuesday.', '2026-03-10'],
  ['Voters go to the polls on Sunday.', '2026-03-08'],
  ['Voters went to the polls on Sunday.', '2026-03-01'],
  ['It begins in May and ends in August.', '2026-05 2026-08'],
  ['It began in May and ended in August.', '2025-05 2025-08'],
  ['The firm reported in January that output doubled in December.', '2026-01 2025-12'],
  ['The trial starts on September 14.', '2026-09-14'],
  ['Her term ends in November.', '2026-11'],
  ['His licence expires on July 1.', '2026-07-01'],
  ['No vote is planned before September.', '2026-09'],
  ['The sale was completed in November.', '2025-11'],
  ['They hope to finish in November.', '2026-11'],
  ['The launch, planned for November, was scrapped.', '2026-11'],
  ['The launch was delayed from February to November.', '2026-02 2026-11'],
  ['They agreed to talk again on Saturday.', '2026-03-07'],
  ['They failed to agree on Saturday.', '2026-02-28'],
  ['They were forced to stop on Saturday.', '2026-02-28'],
  ['The army said it would withdraw on Saturday.', '2026-03-07'],
  ['The army said it had withdrawn on Saturday.', '2026-02-28'],
  ['The army said it withdrew on Saturday.', '2026-02-28'],
  ['Deadline for offers is April 30.', '2026-04-30'],
  ['The April 30 deadline stands.', '2026-04-30'],
  ['The club beat Leeds on Saturday.', '2026-02-28'],
  ['The club lost to Leeds on Saturday.', '2026-02-28'],
  ['She edged out her rival to win the race on Sunday.', '2026-03-01'],
  ['The storm sent people to shelters on Monday.', '2026-03-02'],
  ['He was accused of taking part in a raid on February 26.', '2026-02-26'],
  ['She pulled out due to injury on Monday.', '2026-03-02'],
  ['Two players pulled out due to injuries on Monday.', '2026-03-02'],
  ['The union asked the court to rule on Monday.', '2026-03-09'],
  ['The judge ordered the firm to pay by Monday.', '2026-03-09'],
  ['Minister to visit the port on Monday', '2026-03-09'],
  ['Police forced them to leave on Monday.', '2026-03-02'],
  ['He has a plan to leave on Monday.', '2026-03-09'],
  ['They will use a boat to reach the island on Monday.', '2026-03-09'],
  ['The team flew to Oslo to play a friendly on Sunday.', '2026-03-01'],
  ['He resigned ahead of a vote on Sunday.', '2026-03-08'],
  ["They fled ahead of Sunday's vote.", '2026-03-08'],
  ['He said it was ahead of its time on Monday.', '2026-03-02'],
  ["A blast killed 40 people during April's election.", '2025-04'],
];

describe('resolving days and months without a year', () => {
  test.each(cases)('follows the verb in %j', (text, values) => {
    expect(read(text)).toBe(values);
  });
});
