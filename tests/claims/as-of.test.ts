import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';

const cases: [string, (string | null)[]][] = [
  ['As of Monday, 40 homes had burned and 12 people had died.', ['2026-03-02', '2026-03-02']],
  ['Exports were 12 million tonnes in 2022.', ['2022']],
  ['In 2022, exports rose 5 percent to 12 million tonnes.', ['2022', '2022']],
  ['Last year 4,000 people died on the roads.', ['2025']],
  ['The fund held 40 million euros at the end of June.', ['2025-06']],
  ['Output fell 3 percent in the third quarter.', ['2025-Q3']],
  ['The ministry counted 300 fires this year.', ['2026']],
  ['The shares closed at $58 on Tuesday.', ['2026-03-03']],
  ['The firm employed 4,000 people in 2019, when it moved to Orva.', ['2019']],
  ['The 2024 budget of 40 billion crowns was too small.', ['2024']],
  ['There were 150,000 troops in the country in 2007; now there are 2,500.', ['2007', null]],
  ['Inflation was 9.8 percent in November, almost double the target of 5.0 percent.', ['2025-11', null]],
  ['Iraq handed over 139 prisoners on Tuesday.', ['2026-03-03']],
  ['Sales rose 3 percent in January from a year earlier, the office said on Tuesday.', ['2026-01']],
];

const old: [string, (string | null)[]][] = [
  ['The toll rose to 31 on Tuesday, up from 24 on Monday.', ['2026-03-03', '2026-03-02']],
  ['Profit was 40 million euros, down from 42 million a year earlier.', [null, '2025']],
  ['Profit was 40 million euros in 2025, compared with 42 million in 2024.', ['2025', '2024']],
  ['The rate fell from 29.7 percent in 2023 to 7.7 percent in 2025.', ['2023', '2025']],
];

const unsaid = [
  'Forty people have died since the start of the year.',
  'A bomb killed 12 people on Tuesday.',
  'Police said on Monday that 12 people were hurt.',
  'On Monday, police said 12 people were hurt.',
  'Trade rose 18 percent on the previous year.',
  'The plant will build 4,000 cars by 2030.',
];

function timesOf(text: string): (string | null)[] {
  const { claims } = readClaims({ text, date: '2026-03-05', headlineLength: 0 });
  return claims.filter((claim) => claim.kind === 'figure').map((claim) => claim.asOf);
}

describe('the time that a value speaks of', () => {
  test.each(cases)('is read from %j', (text, expected) => {
    expect(timesOf(text)).toEqual(expected);
  });

  test.each(old)('is their own for old values in %j', (text, expected) => {
    expect(timesOf(text)).toEqual(expected);
  });

  test.each(unsaid)('is left open by %j', (text) => {
    expect(timesOf(text)).toEqual([null]);
  });
});
