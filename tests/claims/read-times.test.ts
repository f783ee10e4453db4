import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';

/** text, type, value, mod */
type Expected = [string, string, string, string | null];

function read(text: string, date: string | null): Expected[] {
  return readClaims({ text, date, headlineLength: 0 }).times.map(({ text: words, type, value, mod }) => [
    words,
    type,
    value,
    mod,
  ]);
}

// 2026-03-05 is a Thursday
const resolved: [string, Expected[]][] = [
  ['It closed on March 1, 2025.', [['March 1, 2025', 'DATE', '2025-03-01', null]]],
  ['It closed on 14 February.', [['14 February', 'DATE', '2026-02-14', null]]],
  ['It closed on Saturday.', [['Saturday', 'DATE', '2026-02-28', null]]],
  ['It will open on Saturday.', [['Saturday', 'DATE', '2026-03-07', null]]],
  ['They met on Friday, February 27.', [['Friday, February 27', 'DATE', '2026-02-27', null]]],
  ['They met yesterday.', [['yesterday', 'DATE', '2026-03-04', null]]],
  ['It fell last September.', [['last September', 'DATE', '2025-09', null]]],
  ['All will leave by the end of 2026.', [['the end of 2026', 'DATE', '2026', 'END']]],
  ['It should be ready by mid-2027.', [['mid-2027', 'DATE', '2027', 'MID']]],
  ['It promised homes by the end of April.', [['the end of April', 'DATE', '2026-04', 'END']]],
  ['It opened three years ago.', [['three years ago', 'DATE', '2023', null]]],
  ['The 12-day war ended.', [['12-day', 'DURATION', 'P12D', null]]],
  ['It rained in the first two weeks of 2022.', [['the first two weeks of 2022', 'DURATION', 'P2W', null]]],
  ['It grew in the third quarter of 2025.', [['the third quarter of 2025', 'DATE', '2025-Q3', null]]],
  ['It stayed shut for at least 20 more years.', [['at least 20 more years', 'DURATION', 'P20Y', 'EQUAL_OR_MORE']]],
  ['Buses run every day.', [['every day', 'SET', 'P1D', null]]],
  ['The gates shut at 9 p.m. Tuesday.', [['9 p.m. Tuesday', 'TIME', '2026-03-03T21:00', null]]],
  ['It began in the 1990s.', [['the 1990s', 'DATE', '199X', null]]],
  ['It froze last winter.', [['last winter', 'DATE', '2025-WI', null]]],
  ['Now it is quiet.', [['Now', 'DATE', 'PRESENT_REF', null]]],
];

const open: [string, Expected[]][] = [
  ['It fell in September.', [['September', 'DATE', 'XXXX-09', null]]],
  ['It closed on May 4.', [['May 4', 'DATE', 'XXXX-05-04', null]]],
  ['It closed on Monday.', [['Monday', 'DATE', 'XXXX-WXX-1', null]]],
  ['It closed last month.', [['last month', 'DATE', 'XXXX-XX', null]]],
  ['It closed yesterday.', [['yesterday', 'DATE', 'XXXX-XX-XX', null]]],
];

describe('reading time expressions', () => {
  test.each(resolved)('resolves %j against the day of publication', (text, expected) => {
    expect(read(text, '2026-03-05T08:00:00Z')).toEqual(expected);
  });

  test.each(open)('leaves %j open without a date', (text, expected) => {
    expect(read(text, null)).toEqual(expected);
  });

  test.each(['They may leave.', 'A group of 1,500 guests arrived.', 'He is 31 years old.'])(
    'finds none in %j',
    (text) => {
      expect(read(text, null)).toEqual([]);
    },
  );
});
