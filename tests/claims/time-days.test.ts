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

const weekdays: Case[] = [
  ['It closed on Saturday.', 'Saturday → DATE 2026-02-28'],
  ['It will open on Saturday.', 'Saturday → DATE 2026-03-07'],
  ['It closed last Tuesday.', 'last Tuesday → DATE 2026-03-03'],
  ['It will close next Tuesday.', 'next Tuesday → DATE 2026-03-10'],
  ['It closes this Sunday.', 'this Sunday → DATE 2026-03-08'],
  ['It closes this coming Sunday.', 'this coming Sunday → DATE 2026-03-08'],
  ['It closed the previous Monday.', 'the previous Monday → DATE 2026-03-02'],
  ['It closes Sunday week.', 'Sunday week → DATE 2026-03-15'],
  ['It closes a week from Friday.', 'a week from Friday → DATE 2026-03-13'],
  ['It closes a week on Friday.', 'a week on Friday → DATE 2026-03-13'],
  ['It closed on Monday night.', 'Monday night → TIME 2026-03-02TNI'],
  ['It closed late on Monday.', 'late on Monday → DATE 2026-03-02 END'],
  ['It closed late Monday.', 'late Monday → DATE 2026-03-02 END'],
  ['It closed early Tuesday morning.', 'early Tuesday morning → TIME 2026-03-03TMO START'],
  ['It closed in the early hours of Tuesday.', 'the early hours of Tuesday → TIME 2026-03-03TMO START'],
  ['It closed on the morning of March 3.', 'the morning of March 3 → TIME 2026-03-03TMO'],
  ['It closed on the night of 2 March.', 'the night of 2 March → TIME 2026-03-02TNI'],
  ['It closed over the weekend.', 'the weekend → DATE 2026-W09-WE'],
  ['It will close this weekend.', 'this weekend → DATE 2026-W10-WE'],
  ['It closed last weekend.', 'last weekend → DATE 2026-W09-WE'],
  ['It will close next weekend.', 'next weekend → DATE 2026-W11-WE'],
  ['It closes every Tuesday.', 'every Tuesday → SET XXXX-WXX-2'],
  ['It closes every other Tuesday.', 'every other Tuesday → SET XXXX-WXX-2'],
  ['It closes on Tuesdays.', 'Tuesdays → SET XXXX-WXX-2'],
  ['It closes on Monday mornings.', 'Monday mornings → SET XXXX-WXX-1TMO'],
  ['It closed in the week of March 2.', 'the week of March 2 → DATE 2026-W10'],
  ['It closed in the week ending 1 March.', 'the week ending 1 March → DATE 2026-W09'],
  ['It closed in the week beginning 23 February.', 'the week beginning 23 February → DATE 2026-W09'],
  ['It will open on the first Monday of June.', 'the first Monday of June → DATE 2026-06-01'],
  ['It will open on the last Friday in May 2026.', 'the last Friday in May 2026 → DATE 2026-05-29'],
  ['It fell in the last week of January.', 'the last week of January → DATE 2026-01 END'],
  ['It closed on the first day of 2025.', 'the first day of 2025 → DATE 2025-01-01'],
  ['It closed on the last day of February.', 'the last day of February → DATE 2026-02-28'],
];

const wordsOfNow: Case[] = [
  ['It closed yesterday.', 'yesterday → DATE 2026-03-04'],
  ['It closed yesterday evening.', 'yesterday evening → TIME 2026-03-04TEV'],
  ['It closed late yesterday.', 'late yesterday → DATE 2026-03-04 END'],
  ['It closes tomorrow.', 'tomorrow → DATE 2026-03-06'],
  ['It closes tomorrow morning.', 'tomorrow morning → TIME 2026-03-06TMO'],
  ['It closes today.', 'today → DATE 2026-03-05'],
  ['It closes later today.', 'today → DATE 2026-03-05'],
  ['It closed earlier today.', 'today → DATE 2026-03-05'],
  ['It closes tonight.', 'tonight → TIME 2026-03-05TNI'],
  ['It closed last night.', 'last night → TIME 2026-03-04TNI'],
  ['It closed this morning.', 'this morning → TIME 2026-03-05TMO'],
  ['It closed early this morning.', 'early this morning → TIME 2026-03-05TMO START'],
  ['It closed the day before yesterday.', 'the day before yesterday → DATE 2026-03-03'],
  ['It opens the day after tomorrow.', 'the day after tomorrow → DATE 2026-03-07'],
  ['It was good this time last year.', 'this time last year → DATE 2025'],
  ['Now it is quiet.', 'Now → DATE PRESENT_REF'],
  ['It recently closed.', 'recently → DATE PAST_REF'],
  ['It will close soon.', 'soon → DATE FUTURE_REF'],
  ['It is currently shut.', 'currently → DATE PRESENT_REF'],
  ['It is shut at the moment.', 'the moment → DATE PRESENT_REF'],
  ['It may shut in the near future.', 'the near future → DATE FUTURE_REF'],
  ['It may shut in the future.', 'the future → DATE FUTURE_REF'],
  ['It shut in the recent past.', 'the recent past → DATE PAST_REF'],
  ['It shut last month.', 'last month → DATE 2026-02'],
  ['It shuts next month.', 'next month → DATE 2026-04'],
  ['It shuts this week.', 'this week → DATE 2026-W10'],
  ['It shut last week.', 'last week → DATE 2026-W09'],
  ['It shut the week before last.', 'the week before last → DATE 2026-W08'],
  ['It shuts the week after next.', 'the week after next → DATE 2026-W12'],
  ['It shut the year before last.', 'the year before last → DATE 2024'],
  ['It shut the night before last.', 'the night before last → TIME 2026-03-03TNI'],
  ['It opened in 2019 and shut the following year.', '2019 → DATE 2019 ; the following year → DATE 2020'],
  [
    'It opened on May 4, 2025, and shut the following day.',
    'May 4, 2025 → DATE 2025-05-04 ; the following day → DATE 2025-05-05',
  ],
  [
    'It opened on May 4, 2025, and shut the next day.',
    'May 4, 2025 → DATE 2025-05-04 ; the next day → DATE 2025-05-05',
  ],
  [
    'It opened on May 4, 2025, and shut the next morning.',
    'May 4, 2025 → DATE 2025-05-04 ; the next morning → TIME 2025-05-05TMO',
  ],
  [
    'It opened on May 4, 2025, and shut the same day.',
    'May 4, 2025 → DATE 2025-05-04 ; the same day → DATE 2025-05-04',
  ],
  ['It opened on May 4, 2025, and shut two days later.', 'May 4, 2025 → DATE 2025-05-04 ; two days → DURATION P2D'],
  ['It rose in January from the previous month.', 'January → DATE 2026-01 ; the previous month → DATE 2025-12'],
  ['It was worse than the same period last year.', 'the same period last year → DATE 2025'],
  ['It was worse than the same quarter a year earlier.', 'the same quarter a year earlier → DATE 2025-Q1'],
  ['It was worse than in the same month of 2024.', 'the same month of 2024 → DATE 2024-03'],
];

const distances: Case[] = [
  ['It opened three years ago.', 'three years ago → DATE 2023'],
  ['It opened two months ago.', 'two months ago → DATE 2026-01'],
  ['It opened two weeks ago.', 'two weeks ago → DATE 2026-W08'],
  ['It opened 10 days ago.', '10 days ago → DATE 2026-02-23'],
  ['It opened a fortnight ago.', 'a fortnight ago → DATE 2026-W08'],
  ['It opened a decade ago.', 'a decade ago → DATE 201X'],
  ['It opened two decades ago.', 'two decades ago → DATE 200X'],
  ['It opened a century ago.', 'a century ago → DATE 19XX'],
  ['It opened a year ago.', 'a year ago → DATE 2025'],
  ['It opened more than a year ago.', 'more than a year ago → DATE 2025'],
  ['It opened nearly four years ago.', 'nearly four years ago → DATE 2022'],
  ['It opened years ago.', 'years ago → DATE PAST_REF'],
  ['It opened a few months ago.', 'a few months ago → DATE PAST_REF'],
  ['It opened long ago.', 'long ago → DATE PAST_REF'],
  ['It opened two hours ago.', 'two hours ago → TIME 2026-03-05TXX:XX'],
  ['It opens two weeks from now.', 'two weeks from now → DATE 2026-W12'],
  ['It opens two weeks from today.', 'two weeks from today → DATE 2026-W12'],
  ["It opens in two years' time.", "two years' time → DATE 2028"],
  ["It opens in a week's time.", "a week's time → DATE 2026-W11"],
];

const clocks: Case[] = [
  ['It began at noon.', 'noon → TIME 2026-03-05T12:00'],
  ['It began at midnight on Tuesday.', 'midnight on Tuesday → TIME 2026-03-03T24:00'],
  ['The gates shut at 9 p.m. Tuesday.', '9 p.m. Tuesday → TIME 2026-03-03T21:00'],
  ['The gates shut at 9pm on Tuesday.', '9pm on Tuesday → TIME 2026-03-03T21:00'],
  ['The gates shut on Tuesday at 9 p.m.', 'Tuesday at 9 p.m. → TIME 2026-03-03T21:00'],
  ['The gates shut at 9.30pm.', '9.30pm → TIME 2026-03-05T21:30'],
  ['The gates shut at 0600 GMT.', '0600 GMT → TIME 2026-03-05T06:00'],
  ['The gates shut at 6 p.m. EDT.', '6 p.m. EDT → TIME 2026-03-05T18:00'],
  ['The gates shut at 14:30 local time.', '14:30 local time → TIME 2026-03-05T14:30'],
  [
    'The gates shut at 9:15 p.m. (2115 GMT) Tuesday.',
    '9:15 p.m. → TIME 2026-03-03T21:15 ; 2115 GMT → TIME 2026-03-03T21:15 ; Tuesday → DATE 2026-03-03',
  ],
  ["The gates shut at 5 o'clock.", "5 o'clock → TIME 2026-03-05T05:00"],
  ['The gates shut at around 6 am.', 'around 6 am → TIME 2026-03-05T06:00 APPROX'],
  ['The gates shut shortly before 6 a.m.', '6 a.m. → TIME 2026-03-05T06:00'],
  ['The gates shut at 10:05:33 UTC.', '10:05:33 UTC → TIME 2026-03-05T10:05:33'],
  ['It was logged at 2026-03-01T10:05:00Z.', '2026-03-01T10:05:00Z → TIME 2026-03-01T10:05:00'],
  ['It was logged 2026-03-01 10:05.', '2026-03-01 10:05 → TIME 2026-03-01T10:05'],
  ['It is open from 9am to 5pm.', '9am → TIME 2026-03-05T09:00 ; 5pm → TIME 2026-03-05T17:00'],
  ['It rained at dawn on Monday.', 'dawn on Monday → TIME 2026-03-02TMO'],
  ['It fell in the afternoon.', 'the afternoon → TIME 2026-03-05TAF'],
  ['It fell by mid-morning.', 'mid-morning → TIME 2026-03-05TMO MID'],
  ['It fell by mid-afternoon Monday.', 'mid-afternoon Monday → TIME 2026-03-02TAF MID'],
];

describe('reading days and clocks', () => {
  test.each(weekdays)('reads weekdays and weeks: %j', (text, times) => {
    expect(read(text)).toBe(times);
  });

  test.each(wordsOfNow)('reads words that lean on today: %j', (text, times) => {
    expect(read(text)).toBe(times);
  });

  test.each(distances)('reads distances from today: %j', (text, times) => {
    expect(read(text)).toBe(times);
  });

  test.each(clocks)('reads times of day: %j', (text, times) => {
    expect(read(text)).toBe(times);
  });
});
