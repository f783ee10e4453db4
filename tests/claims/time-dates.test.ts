import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';

// published on Thursday, 2026-03-05; each time as "words → TYPE value MOD"
function read(text: string): string {
  const { times } = readClaims({ text, date: '2026-03-05', headlineLength: 0 });
  return times
    .map(({ text: words, type, value, mod }) => `${words} → ${type} ${value}${mod === null ? '' : ` ${mod}`}`)
    .join(' ; ');
}

type Case = [text: string, times: string];

const calendar: Case[] = [
  ['The port lists from 1100 to 1400 boats.', ''],
  ['The port lists 900 to 1200 wooden boats.', ''],
  ['Losses came to 1000-1001 percent.', ''],
  ['He ruled from 1120 to 1145.', '1120 → DATE 1120 ; 1145 → DATE 1145'],
  ['From 1990 to 1995 prices rose.', '1990 → DATE 1990 ; 1995 → DATE 1995'],
  ['It closed on March 1, 2025.', 'March 1, 2025 → DATE 2025-03-01'],
  ['It closed on 14 February.', '14 February → DATE 2026-02-14'],
  ['It closed on 14 February 2024.', '14 February 2024 → DATE 2024-02-14'],
  ['It closed on Feb. 14.', 'Feb. 14 → DATE 2026-02-14'],
  ['It closed on Feb 14.', 'Feb 14 → DATE 2026-02-14'],
  ['It closed on the 14th of February.', 'the 14th of February → DATE 2026-02-14'],
  ['It closed on 14th February 2025.', '14th February 2025 → DATE 2025-02-14'],
  ['It closed on March 1st, 2025.', 'March 1st, 2025 → DATE 2025-03-01'],
  ['It closed on Friday, February 27.', 'Friday, February 27 → DATE 2026-02-27'],
  ['It closed on Friday 27 February.', 'Friday 27 February → DATE 2026-02-27'],
  ['It closed on Friday, 27 February 2026.', 'Friday, 27 February 2026 → DATE 2026-02-27'],
  ['It closed on Fri., Feb. 27.', 'Fri., Feb. 27 → DATE 2026-02-27'],
  ['Mon 2 Mar: rain.', 'Mon 2 Mar → DATE 2026-03-02'],
  ['Updated 2026-03-01.', '2026-03-01 → DATE 2026-03-01'],
  ['Updated 2026/03/01.', '2026/03/01 → DATE 2026-03-01'],
  ['Updated 3/4/2026.', '3/4/2026 → DATE 2026-03-04'],
  ['Updated 03/04/26.', '03/04/26 → DATE 2026-03-04'],
  ['Updated 25/12/2025.', '25/12/2025 → DATE 2025-12-25'],
  ['Updated 04.03.2026.', '04.03.2026 → DATE 2026-03-04'],
  ['Updated 1-Mar-2026.', '1-Mar-2026 → DATE 2026-03-01'],
  ['Updated 01 MAR 2026.', '01 MAR 2026 → DATE 2026-03-01'],
  ['Parades are planned for the 4th of July 2026.', 'the 4th of July 2026 → DATE 2026-07-04'],
  ['Parades are planned for July 4th.', 'July 4th → DATE 2026-07-04'],
  ['Shops closed on the Fourth of July.', 'the Fourth of July → DATE 2025-07-04'],
  ['The sale was in October 2024.', 'October 2024 → DATE 2024-10'],
  ['The sale was in October, 2024.', 'October, 2024 → DATE 2024-10'],
  ['The sale was in October of 2024.', 'October of 2024 → DATE 2024-10'],
  ['The sale was in Oct 2024.', 'Oct 2024 → DATE 2024-10'],
  ['The sale was in Sept. 2024.', 'Sept. 2024 → DATE 2024-09'],
  ['The fair runs March 3-5.', 'March 3 → DATE 2026-03-03 ; 5 → DATE 2026-03-05'],
  ['The fair runs March 3–5, 2026.', 'March 3 → DATE 2026-03-03 ; 5, 2026 → DATE 2026-03-05'],
  ['The fair runs 3–5 March 2026.', '3 → DATE 2026-03-03 ; 5 March 2026 → DATE 2026-03-05'],
  ['The fair runs from 9 to 11 June.', '9 → DATE 2026-06-09 ; 11 June → DATE 2026-06-11'],
  ['They met on April 24 and 25, 2025.', 'April 24 → DATE 2025-04-24 ; 25, 2025 → DATE 2025-04-25'],
  ['They will meet between March and May.', 'March → DATE 2026-03 ; May → DATE 2026-05'],
  ['It lasted from June to July 2025.', 'June → DATE 2025-06 ; July 2025 → DATE 2025-07'],
  ['It lasted from June 28 to July 2, 2024.', 'June 28 → DATE 2024-06-28 ; July 2, 2024 → DATE 2024-07-02'],
  ['They have met every month since May 2020.', 'every month → SET P1M ; May 2020 → DATE 2020-05'],
  ['the deed was signed on march 3, 1871', 'march 3, 1871 → DATE 1871-03-03'],
  ['he was elected in january and left in july 2024', 'january → DATE 2026-01 ; july 2024 → DATE 2024-07'],
  ['the shop closed on monday and will open tuesday', 'monday → DATE 2026-03-02 ; tuesday → DATE 2026-03-10'],
  ['THE SHOP SHUT ON MONDAY', 'MONDAY → DATE 2026-03-02'],
  ['The battle was fought in 490 BC.', '490 BC → DATE BC0490'],
];

const years: Case[] = [
  ['It closed in 2019.', '2019 → DATE 2019'],
  ['Growth slowed from 2019 to 2023.', '2019 → DATE 2019 ; 2023 → DATE 2023'],
  ['Growth slowed between 2019 and 2023.', '2019 → DATE 2019 ; 2023 → DATE 2023'],
  ['The 2019-2023 plan failed.', '2019 → DATE 2019 ; 2023 → DATE 2023'],
  ['Rents for 2019/20 fell.', '2019/20 → DATE 2019'],
  ['He led the club in the 2023-24 season.', '2023-24 → DATE 2023'],
  ['She served from 1990-95.', '1990 → DATE 1990 ; 95 → DATE 1995'],
  ["The crash of '08 hurt.", "'08 → DATE 2008"],
  ['The class of ’87 met.', '’87 → DATE 1987'],
  ['It began in the 1990s.', 'the 1990s → DATE 199X'],
  ['It began in the mid-1990s.', 'the mid-1990s → DATE 199X MID'],
  ["It began in the mid-'90s.", "the mid-'90s → DATE 199X MID"],
  ["It began in the late '80s.", "the late '80s → DATE 198X END"],
  ['It began in the 60s.', 'the 60s → DATE 196X'],
  ['It began in the nineties.', 'the nineties → DATE 199X'],
  ['It began in the early 2000s.', 'the early 2000s → DATE 200X START'],
  ['Trade grew in the mid-1800s.', 'the mid-1800s → DATE 18XX MID'],
  ['It was built in the 19th century.', 'the 19th century → DATE 18XX'],
  ['It was built in the nineteenth century.', 'the nineteenth century → DATE 18XX'],
  ['It was built in the early 20th century.', 'the early 20th century → DATE 19XX START'],
  ['A 17th-century chapel burned.', '17th-century → DATE 16XX'],
  ['It opened around the turn of the century.', 'the turn of the century → DATE 2000'],
  ['In fiscal 2025 sales fell.', 'fiscal 2025 → DATE 2025'],
  ['Sales in FY2024 fell.', 'FY2024 → DATE 2024'],
  ['Sales in FY24 fell.', 'FY24 → DATE 2024'],
  ['Sales in FY 2025 fell.', 'FY 2025 → DATE 2025'],
  ['Sales in the fiscal year 2025 fell.', 'the fiscal year 2025 → DATE 2025'],
  ['Sales in financial year 2024-25 fell.', 'financial year 2024-25 → DATE 2024'],
  ['Sales will rise next fiscal year.', 'next fiscal year → DATE 2027'],
  ['Sales fell last financial year.', 'last financial year → DATE 2025'],
  ['Sales fell in the current fiscal year.', 'the current fiscal year → DATE 2026'],
  ['In early 2025 it closed.', 'early 2025 → DATE 2025 START'],
  ['In mid 2025 it closed.', 'mid 2025 → DATE 2025 MID'],
  ['Ready by mid-2027.', 'mid-2027 → DATE 2027 MID'],
  ['It will end by late 2027.', 'late 2027 → DATE 2027 END'],
  ['All will leave by the end of 2026.', 'the end of 2026 → DATE 2026 END'],
  ['All will leave by end of 2026.', 'end of 2026 → DATE 2026 END'],
  ['All will leave by end-2026.', 'end-2026 → DATE 2026 END'],
  ['Year-end 2026 is the target.', 'Year-end 2026 → DATE 2026-12-31'],
  ['All will leave by year-end.', 'year-end → DATE 2026-12-31'],
  ["All will leave by year's end.", "year's end → DATE 2026-12-31"],
  ["All will leave by the year's end.", "the year's end → DATE 2026-12-31"],
  ['All will leave by the end of the year.', 'the end of the year → DATE 2026 END'],
  ['All to leave by end of year', 'end of year → DATE 2026 END'],
  ['All to leave by end of the month', 'end of the month → DATE 2026-03 END'],
  ['It was ready at the start of 2025.', 'the start of 2025 → DATE 2025 START'],
  ['It was ready at the beginning of last year.', 'the beginning of last year → DATE 2025 START'],
  ['It was ready in the middle of April 2025.', 'the middle of April 2025 → DATE 2025-04 MID'],
  ['It will be ready at the end of next week.', 'the end of next week → DATE 2026-W11 END'],
  ['It was lost late last year.', 'late last year → DATE 2025 END'],
  ['It was lost late in 2024.', 'late in 2024 → DATE 2024 END'],
  ['It was lost early in the year.', 'early in the year → DATE 2026 START'],
  ['It was lost earlier this year.', 'earlier this year → DATE 2026 START'],
  ['It was lost earlier this month.', 'earlier this month → DATE 2026-03 START'],
  ['It will be found later this year.', 'later this year → DATE 2026 END'],
  ['It will be found later this month.', 'later this month → DATE 2026-03 END'],
  ['It will be found later in the year.', 'later in the year → DATE 2026 END'],
  ['That was later that year.', 'later that year → DATE 2026 END'],
];

const monthsAndSeasons: Case[] = [
  ['It fell last September.', 'last September → DATE 2025-09'],
  ['It will rise next April.', 'next April → DATE 2026-04'],
  ['It fell this January.', 'this January → DATE 2026-01'],
  ['It fell in September.', 'September → DATE 2025-09'],
  ['It will fall in September.', 'September → DATE 2026-09'],
  ['It fell in September last year.', 'September last year → DATE 2025-09'],
  ['It fell in January this year.', 'January this year → DATE 2026-01'],
  ['It will fall in May next year.', 'May next year → DATE 2027-05'],
  ['It fell in mid-November.', 'mid-November → DATE 2025-11 MID'],
  ['It fell in late January.', 'late January → DATE 2026-01 END'],
  ['It fell in early-to-mid January.', 'mid January → DATE 2026-01 MID'],
  ['It promised homes by the end of April.', 'the end of April → DATE 2026-04 END'],
  ['It froze last winter.', 'last winter → DATE 2025-WI'],
  ['It froze in the winter of 2024.', 'the winter of 2024 → DATE 2024-WI'],
  ['It was hot in summer 2024.', 'summer 2024 → DATE 2024-SU'],
  ['It will be shut next summer.', 'next summer → DATE 2026-SU'],
  ['It will be shut this autumn.', 'this autumn → DATE 2026-FA'],
  ['It will be shut in spring next year.', 'spring next year → DATE 2027-SP'],
  ['It was shut in autumn last year.', 'autumn last year → DATE 2025-FA'],
  ['It was shut in the spring of last year.', 'the spring of last year → DATE 2025-SP'],
  ['It was shut in the summer.', 'the summer → DATE 2025-SU'],
  ['It will be shut in the summer.', 'the summer → DATE 2026-SU'],
  ['It will be shut by early summer.', 'early summer → DATE 2026-SU START'],
  ["The vote was held during January's storm.", 'January → DATE 2026-01'],
  ['It will happen in the coming month.', 'the coming month → DURATION P1M'],
];

const quartersAndHalves: Case[] = [
  ['It grew in the third quarter of 2025.', 'the third quarter of 2025 → DATE 2025-Q3'],
  ['It grew in Q3.', 'Q3 → DATE 2025-Q3'],
  ['It grew in Q3 2024.', 'Q3 2024 → DATE 2024-Q3'],
  ['It grew in Q4 FY24.', 'Q4 FY24 → DATE 2024-Q4'],
  ['It grew in 3Q24.', '3Q24 → DATE 2024-Q3'],
  ['It grew in H1 2025.', 'H1 2025 → DATE 2025-H1'],
  ['It will grow in H2.', 'H2 → DATE 2026-H2'],
  ['It grew in the first half of 2025.', 'the first half of 2025 → DATE 2025-H1'],
  ['It grew in the second half of last year.', 'the second half of last year → DATE 2025-H2'],
  ['First-half profit fell.', 'First-half → DATE 2026-H1'],
  ['It will grow in the second half.', 'the second half → DATE 2026-H2'],
  ['It grew in the second half.', 'the second half → DATE 2025-H2'],
  ['Third-quarter profit fell.', 'Third-quarter → DATE 2025-Q3'],
  ['Profit for the fourth quarter fell.', 'the fourth quarter → DATE 2025-Q4'],
  ['It will fall in the second quarter.', 'the second quarter → DATE 2026-Q2'],
  ['It fell in the last quarter of 2025.', 'the last quarter of 2025 → DATE 2025-Q4'],
  ['It fell in the final quarter of the year.', 'the final quarter of the year → DATE 2026-Q4'],
  ['It fell in the fourth quarter of last year.', 'the fourth quarter of last year → DATE 2025-Q4'],
  ['It fell last quarter.', 'last quarter → DATE 2025-Q4'],
  ['It will fall next quarter.', 'next quarter → DATE 2026-Q2'],
  ['It rained in the first two weeks of 2022.', 'the first two weeks of 2022 → DURATION P2W'],
  ['It rained in the first nine months of last year.', 'the first nine months of last year → DURATION P9M'],
  ['Sales in the three months to June fell.', 'the three months → DURATION P3M ; June → DATE 2025-06'],
  [
    'Sales in the 12 months through September 2025 fell.',
    'the 12 months → DURATION P12M ; September 2025 → DATE 2025-09',
  ],
  ['The striker scored in the second half.', ''],
  ['The visitors led by two goals after the first quarter.', ''],
];

const holidays: Case[] = [
  ['The ship left on Christmas Eve.', 'Christmas Eve → DATE 2025-12-24'],
  ['The ship left on Christmas Day 2024.', 'Christmas Day 2024 → DATE 2024-12-25'],
  ['The ship will leave on Easter Monday.', 'Easter Monday → DATE 2026-04-06'],
  ['The ship left on Good Friday.', 'Good Friday → DATE 2025-04-18'],
  ['The ship will leave at Easter.', 'Easter → DATE 2026-04-05'],
  ["The ship left on New Year's Day.", "New Year's Day → DATE 2026-01-01"],
  ["The ship left on New Year's Eve.", "New Year's Eve → DATE 2025-12-31"],
  ['The ship left at Thanksgiving.', 'Thanksgiving → DATE 2025-11-27'],
  ['The ship will leave on Labor Day.', 'Labor Day → DATE 2026-09-07'],
  ['The ship left on Black Friday.', 'Black Friday → DATE 2025-11-28'],
  ['The fast of Ramadan began.', 'Ramadan → DATE 2026'],
  ['The ship left on Martin Luther King Day.', 'Martin Luther King Day → DATE 2026-01-19'],
  ['The ship left on Boxing Day.', 'Boxing Day → DATE 2025-12-26'],
  ["The ship left on St. Patrick's Day 2025.", "St. Patrick's Day 2025 → DATE 2025-03-17"],
  ['The ship left on Anzac Day.', 'Anzac Day → DATE 2025-04-25'],
  ['It changed after the September 11 attacks.', 'September 11 → DATE 2001-09-11'],
  ['It changed after the Sept. 11, 2001, attacks.', 'Sept. 11, 2001 → DATE 2001-09-11'],
  ['It changed after 9/11.', '9/11 → DATE 2001-09-11'],
  ['The choir sang at Christmas.', 'Christmas → DATE 2025-12-25'],
  ["The king's Christmas message was short.", ''],
];

describe('reading calendar dates', () => {
  test.each(calendar)('reads calendar dates: %j', (text, times) => {
    expect(read(text)).toBe(times);
  });

  test.each(years)('reads years, decades and centuries: %j', (text, times) => {
    expect(read(text)).toBe(times);
  });

  test.each(monthsAndSeasons)('reads months and seasons: %j', (text, times) => {
    expect(read(text)).toBe(times);
  });

  test.each(quartersAndHalves)('reads quarters and halves: %j', (text, times) => {
    expect(read(text)).toBe(times);
  });

  test.each(holidays)('reads feast days: %j', (text, times) => {
    expect(read(text)).toBe(times);
  });
});
