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

const durations: Case[] = [
  ['The 12-day war ended.', '12-day → DURATION P12D'],
  ['It stayed shut for at least 20 more years.', 'at least 20 more years → DURATION P20Y EQUAL_OR_MORE'],
  ['It stayed shut for nearly three years.', 'nearly three years → DURATION P3Y APPROX'],
  ['It stayed shut for the past 18 months.', 'the past 18 months → DURATION P18M'],
  ['It must answer within 48 hours.', '48 hours → DURATION PT48H'],
  ['It rained for a fortnight.', 'a fortnight → DURATION P2W'],
  ['It rained for a decade.', 'a decade → DURATION P1E'],
  ['It grew over the past decade.', 'the past decade → DURATION P1E'],
  ['It grew in the past month.', 'the past month → DURATION P1M'],
  ['It will grow in the next decade.', 'the next decade → DURATION P1E'],
  ['It grew during the last two decades.', 'the last two decades → DURATION P2E'],
  ['It ran for half an hour.', 'half an hour → DURATION PT30M'],
  ['It ran for an hour and a half.', 'an hour and a half → DURATION PT1.5H'],
  ['It ran for half a century.', 'half a century → DURATION P50Y'],
  ['It ran for a quarter of a century.', 'a quarter of a century → DURATION P25Y'],
  ['It ran for a quarter of an hour.', 'a quarter of an hour → DURATION PT15M'],
  ['It ran for half a year.', 'half a year → DURATION P6M'],
  ['It ran for half a day.', 'half a day → DURATION PT12H'],
  ['It ran for half a decade.', 'half a decade → DURATION P5Y'],
  ['It ran for a year and a half.', 'a year and a half → DURATION P1.5Y'],
  ['It ran for two and a half years.', 'two and a half years → DURATION P2.5Y'],
  ['It ran for two-and-a-half years.', 'two-and-a-half years → DURATION P2.5Y'],
  ['It ran for years.', 'years → DURATION PXY'],
  ['It ran for several years.', 'several years → DURATION PXY'],
  ['It ran for a couple of hours.', 'a couple of hours → DURATION PT2H APPROX'],
  ['It ran for decades.', 'decades → DURATION PXE'],
  ['It took hours.', 'hours → DURATION PTXH'],
  ['It ran for months on end.', 'months → DURATION PXM'],
  ['It ran for 90 minutes.', '90 minutes → DURATION PT90M'],
  ['It ran for an hour.', 'an hour → DURATION PT1H'],
  ['It ran for 2 hours and 15 minutes.', '2 hours and 15 minutes → DURATION PT2H15M'],
  ['She ran it in 2 hrs 15 mins.', '2 hrs 15 mins → DURATION PT2H15M'],
  ['He got three years and six months.', 'three years and six months → DURATION P3Y6M'],
  ['It lasted five to six weeks.', 'five to six weeks → DURATION P5W'],
  ['The term will last five years.', 'five years → DURATION P5Y'],
  ['The siege lasted nearly 900 days.', 'nearly 900 days → DURATION P900D APPROX'],
  ['She was the six-year-term mayor.', 'six-year → DURATION P6Y'],
  ['The two-year-long siege ended.', 'two-year-long → DURATION P2Y'],
  ['A 24-hour strike began.', '24-hour → DURATION PT24H'],
  ['A month-long strike began.', 'month-long → DURATION P1M'],
  ['A decade-long feud ended.', 'decade-long → DURATION P1E'],
  ['A years-long feud ended.', 'years-long → DURATION PXY'],
  ['The yearlong drought ended.', 'yearlong → DURATION P1Y'],
  ['The day-long talks ended.', 'day-long → DURATION P1D'],
  ['The five-month-old strike ended.', ''],
  ['The 31-year-old baker won.', ''],
  ['He is 31 years old.', ''],
  ['It rained all day.', 'all day → DURATION P1D'],
  ['It rained all week.', 'all week → DURATION P1W'],
  ['It will be shut all year.', 'all year → DURATION P1Y'],
  ['It rained the whole year.', 'the whole year → DURATION P1Y'],
  ['It has had up to six months.', 'up to six months → DURATION P6M EQUAL_OR_LESS'],
  ['It took less than two weeks.', 'less than two weeks → DURATION P2W LESS_THAN'],
  ['It took under two weeks.', 'under two weeks → DURATION P2W LESS_THAN'],
  ['It took over two weeks.', 'over two weeks → DURATION P2W MORE_THAN'],
  ['It took roughly two weeks.', 'roughly two weeks → DURATION P2W APPROX'],
  ['It took two weeks or so.', 'two weeks or so → DURATION P2W APPROX'],
  ['It took another two weeks.', 'another two weeks → DURATION P2W'],
  ['It took a further two weeks.', 'a further two weeks → DURATION P2W'],
  ['It took another year.', 'another year → DURATION P1Y'],
  ['It took 3 mins.', '3 mins → DURATION PT3M'],
  ['It took 20 seconds.', '20 seconds → DURATION PT20S'],
  ['It rose for a third straight week.', 'a third straight week → DURATION P3W'],
  ['It fell for the fourth consecutive month.', 'the fourth consecutive month → DURATION P4M'],
];

const sets: Case[] = [
  ['Buses run every day.', 'every day → SET P1D'],
  ['Buses run daily.', 'daily → SET P1D'],
  ['Dues are paid annually.', 'annually → SET P1Y'],
  ['They meet twice a week.', 'twice a week → SET P1W'],
  ['They meet once a year.', 'once a year → SET P1Y'],
  ['They meet three times a month.', 'three times a month → SET P1M'],
  ['They meet every other week.', 'every other week → SET P2W'],
  ['They meet every second year.', 'every second year → SET P2Y'],
  ['They meet every two weeks.', 'every two weeks → SET P2W'],
  ['They meet each year.', 'each year → SET P1Y'],
  ['They meet every few months.', 'every few months → SET PXM'],
  ['They meet every morning.', 'every morning → SET XXXX-XX-XXTMO'],
  ['They meet every June.', 'every June → SET XXXX-06'],
  ['They meet every summer.', 'every summer → SET XXXX-SU'],
  ['They meet every quarter.', 'every quarter → SET P1Q'],
  ['It works 24/7.', '24/7 → SET P1D'],
  ['It costs $5 per day.', ''],
  ['He works 40 hours per week.', '40 hours → DURATION PT40H ; week → SET P1W'],
  ['They treat 60 patients a day.', 'day → SET P1D'],
  ['They meet on a weekly basis.', 'weekly → SET P1W'],
  ['They meet on weekends.', 'weekends → SET XXXX-WXX-WE'],
  ['They meet on weekdays.', 'weekdays → SET XXXX-WXX'],
];

const more: Case[] = [
  ['Their time was one day, 18 hours and 10 minutes.', 'one day, 18 hours and 10 minutes → DURATION P1DT18H10M'],
  ['Debts rose 18 percent from a year before to 118 million.', 'a year before → DATE 2025'],
  ['The loan runs for over two years.', 'over two years → DURATION P2Y MORE_THAN'],
  ['The cost is spread over two years.', 'two years → DURATION P2Y'],
  ['A second-half strike won it.', ''],
  ['The January-March payment is late.', 'January → DATE 2026-01 ; March → DATE 2026-03'],
  ['In the first two quarters of 2025 sales rose.', 'the first two quarters of 2025 → DATE 2025-H1'],
  ['In June 12 miners drowned.', 'June → DATE 2025-06'],
  ['On June 12 miners drowned.', 'June 12 → DATE 2025-06-12'],
  ['The No. 1 year-end rank will be hers.', 'year-end → DATE 2026-12-31'],
  ['They reached the quarter-finals.', ''],
  ['At the moment, it is shut.', 'the moment → DATE PRESENT_REF'],
  ['At the moment he fell, it shut.', ''],
  ['It was worth 2.1 billion, up from 1.9 billion a year ago.', 'a year ago → DATE 2025'],
  ['The Harbour Daily reported it.', ''],
  ['The vote is on March 19 (1800 GMT).', 'March 19 → DATE 2026-03-19 ; 1800 GMT → TIME 2026-03-19T18:00'],
  ['The bill was paid on 31/12/2025 and 02/03/2026.', '31/12/2025 → DATE 2025-12-31 ; 02/03/2026 → DATE 2026-03-02'],
  ['It opens Sunday at noon.', 'Sunday at noon → TIME 2026-03-08T12:00'],
  ['It opens at 10 a.m. on May 4.', '10 a.m. on May 4 → TIME 2026-05-04T10:00'],
  ['He ran the marathon in 2:05:33.', ''],
  ['He was in his eighties.', ''],
  ['Highs will be in the 60s.', ''],
  ['She is a year older.', ''],
  ['Fall is here and leaves fall.', ''],
];

const feeds: Case[] = [
  ['Mar 3, 2026, 5:00 PM ET', 'Mar 3, 2026, 5:00 PM ET → TIME 2026-03-03T17:00'],
  ['Published 9:45 PM EST, Tue March 3, 2026', '9:45 PM EST, Tue March 3, 2026 → TIME 2026-03-03T21:45'],
  ['Tue, 03 Mar 2026 10:22:00 +0000', 'Tue, 03 Mar 2026 10:22:00 +0000 → TIME 2026-03-03T10:22:00'],
  ['2026-03-03T10:22:00+01:00', '2026-03-03T10:22:00+01:00 → TIME 2026-03-03T10:22:00'],
  ['Last updated on Tuesday 3 March 2026 10.22 GMT', 'Tuesday 3 March 2026 10.22 GMT → TIME 2026-03-03T10:22'],
  ['Posted 3 hours ago', '3 hours ago → TIME 2026-03-05TXX:XX'],
  ['Open Monday-Friday', 'Monday → DATE 2026-03-02 ; Friday → DATE 2026-03-06'],
  ['Doors open Sat 7 Mar, kick-off 15:00.', 'Sat 7 Mar → DATE 2026-03-07 ; 15:00 → TIME 2026-03-07T15:00'],
  ['PORTVALE, March 4 (Wire) - Shares fell on Wednesday.', 'March 4 → DATE 2026-03-04 ; Wednesday → DATE 2026-03-04'],
  ['It was the hottest May since 1998.', 'May → DATE 2025-05 ; 1998 → DATE 1998'],
  ['It will be done by the second week of June.', 'the second week of June → DATE 2026-06 MID'],
  ['They met at half past eight on Monday.', 'half past eight on Monday → TIME 2026-03-02T08:30'],
  ['They met at a quarter to nine.', 'quarter to nine → TIME 2026-03-05T08:45'],
  [
    'It fell in the small hours of Wednesday morning.',
    'the small hours of Wednesday morning → TIME 2026-03-04TMO START',
  ],
  ['This afternoon at about 3:30 it fell.', 'This afternoon at about 3:30 → TIME 2026-03-05T15:30 APPROX'],
  ['They read Isaiah and then Kings 20:11.', ''],
  ['It grew over the past decade and a half.', 'the past decade and a half → DURATION P15Y'],
  ['For the year ended January 31, sales rose.', 'the year → DURATION P1Y ; January 31 → DATE 2026-01-31'],
  ['In the 12 months to 30 June it grew.', 'the 12 months → DURATION P12M ; 30 June → DATE 2025-06-30'],
  ['Output grew 5 percent a year.', 'year → SET P1Y'],
  ['It fell the day after Christmas.', 'the day after Christmas → DATE 2025-12-26'],
  ['They opened the day after Thanksgiving 2024.', 'the day after Thanksgiving 2024 → DATE 2024-11-29'],
  ['It was shut on a Sunday afternoon.', 'Sunday afternoon → TIME XXXX-WXX-7TAF'],
  ['It sold up to 1000 boats.', ''],
];

const none: Case[] = [
  ['They may leave.', ''],
  ['A group of 1,500 guests arrived.', ''],
  ['She watched Friday Night Lights.', ''],
  ['The Sunday Times wrote so.', ''],
  ['May said the vote was lost.', ''],
  ['Mrs May said the vote was lost.', ''],
  ["Theresa May's deal failed.", ''],
  ['Thousands march on the square.', ''],
  ['They planned a March for Peace.', ''],
  ['The Sun wrote so.', ''],
  ['The second man fell.', ''],
  ['Prices fall when demand drops.', ''],
  ['He will fall ill.', ''],
  ['The spring in the valve broke.', ''],
  ['She took a second look.', ''],
  ['April Jones won the prize.', ''],
  ['The police sat on the bench.', ''],
  ['He paid 2,019 crowns.', ''],
  ['They sold 2019 cars.', ''],
  ['Boeing 787 and Route 1990 were named.', ''],
  ['An August body of men met.', ''],
  ['The day nursery shut.', ''],
];

describe('reading spans, returns and what is no time', () => {
  test.each(durations)('reads lengths: %j', (text, times) => {
    expect(read(text)).toBe(times);
  });

  test.each(sets)('reads what returns: %j', (text, times) => {
    expect(read(text)).toBe(times);
  });

  test.each(more)('reads mixed wordings: %j', (text, times) => {
    expect(read(text)).toBe(times);
  });

  test.each(feeds)('reads feeds and schedules: %j', (text, times) => {
    expect(read(text)).toBe(times);
  });

  test.each(none)('leaves %j alone', (text, times) => {
    expect(read(text)).toBe(times);
  });
});
