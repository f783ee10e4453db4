import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';

/** value or [low, high], bound or trend, unit */
type Expected = [number | [number, number], string, string];

function check(text: string, expected: Expected[]): void {
  const { quantities } = readClaims({ text, date: null, headlineLength: 0 });
  const found = quantities.map(
    (quantity): Expected => [
      quantity.value ?? [quantity.low, quantity.high],
      quantity.trend ?? quantity.bound,
      quantity.unit,
    ],
  );
  expect(found).toEqual(expected);
}

const numbers: [string, Expected[]][] = [
  ['The depot holds 1,200 tents.', [[1200, '=', 'tent']]],
  ['The depot holds 1\u202f200 tents.', [[1200, '=', 'tent']]],
  ['The scheme covers 12,34,567 farms.', [[1234567, '=', 'farm']]],
  ['The fund holds 1.200.000,5 euros.', [[1200000.5, '=', 'euro']]],
  ['Two dozen boats were seized.', [[24, '=', 'boat']]],
  ['Half a million voters stayed away.', [[500000, '=', 'voter']]],
  ['Two hundred and fifty homes burned.', [[250, '=', 'home']]],
  ['Three and a half million hens were culled.', [[3500000, '=', 'hen']]],
  ['The state spent 3 lakh crore rupees.', [[3e12, '=', 'rupee']]],
  ['One in four pupils was absent.', [[0.25, '=', '% pupil']]],
  ['A third of the orchards froze.', [[1 / 3, '=', '% orchard']]],
  ['The crew took 2½ hours.', [[2.5, '=', 'hour']]],
  ['Dozens of sheep drowned.', [[[12, 120], '=', 'sheep']]],
  ['Tens of thousands of bees died.', [[[10000, 100000], '=', 'bee']]],
];

const measures: [string, Expected[]][] = [
  ['Sales came to US$1.2bn.', [[1.2e9, '=', 'dollar']]],
  ['The port cost 4 billion dinars.', [[4e9, '=', 'dinar']]],
  ['Oil sold at $58 a barrel.', [[58, '=', 'dollar per barrel']]],
  ['Wheat sold at EUR 210 a tonne.', [[210, '=', 'euro per tonne']]],
  ['The wind blew at 30 km per hour.', [[30, '=', 'kilometre per hour']]],
  ['A 122-mm shell fell.', [[122, '=', 'millimetre']]],
  ['The rate stood at 6.25 percent.', [[6.25, '=', 'percentage']]],
  ['The rate was cut by 0.5 percentage points.', [[0.5, 'down', 'percentage point']]],
  ['The spread is 40 basis points.', [[40, '=', 'basis point']]],
  [
    'The fire covers 500 acres (200 hectares).',
    [
      [500, '=', 'acre'],
      [200, '=', 'hectare'],
    ],
  ],
  ['The house has 90 square metres.', [[90, '=', 'square metre']]],
  ['It was 38 degrees Celsius.', [[38, '=', 'celsius']]],
  ['The turbine yields 3.2 MW.', [[3.2, '=', 'megawatt']]],
  ['A 6.4-magnitude quake struck.', [[6.4, '=', 'magnitude']]],
  ['Each truck brought 3,000 loaves per day.', [[3000, '=', 'loaf per day']]],
];

const bounds: [string, Expected[]][] = [
  ['At least 40 cows died.', [[40, '>', 'cow']]],
  ['No fewer than 40 cows died.', [[40, '>', 'cow']]],
  ['As many as 40 cows died.', [[40, '<', 'cow']]],
  ['Up to 252 guards struck.', [[252, '<', 'guard']]],
  ['Some 40 cows died.', [[40, '~', 'cow']]],
  ['Nearly 40 cows died.', [[40, '~', 'cow']]],
  ['Just under 40 cows died.', [[40, '<', 'cow']]],
  ['It lasted 40 hours or more.', [[40, '>', 'hour']]],
  ['Between 30 and 40 cows died.', [[[30, 40], '=', 'cow']]],
  ['A herd of 30–40 cows died.', [[[30, 40], '=', 'cow']]],
  ['It costs $10 to $15 billion.', [[[10e9, 15e9], '=', 'dollar']]],
  ['Three or four weeks passed.', [[[3, 4], '=', 'week']]],
  ['Shares rose 2.1%.', [[2.1, 'up', 'percentage']]],
  ['Shares closed down 19 cents.', [[19, 'down', 'cent']]],
  ['Prices rose to 40 euros.', [[40, '=', 'euro']]],
  [
    'It was raised by 0.5 percent to 6 percent.',
    [
      [0.5, 'up', 'percentage'],
      [6, '=', 'percentage'],
    ],
  ],
];

const counted: [string, Expected[]][] = [
  ['The camp took 2,225 ISIS detainees.', [[2225, '=', 'ISIS detainee']]],
  ['The harbour employs 60 commercial fishermen.', [[60, '=', 'commercial fisherman']]],
  ['The blast left 9 dead.', [[9, '=', 'people']]],
  ['A landslide killed at least 24.', [[24, '>', 'people']]],
  ['The guild has 35m of its coins.', [[35e6, '=', 'coin']]],
];

const none = [
  'An F-16 and an MQ-9 landed.',
  'COVID-19 closed School No. 11.',
  'The crash was on Road 24 near Pier 6.',
  'The Big 12 met again.',
  'Their third win came in the 22nd minute.',
  'The side won 3-1.',
  'Call 555-0140 for news.',
  'The shop opens at 9:30.',
  'It began in 2019.',
  'They met on March 3, 2025.',
  'Nobody likes one another.',
  'He lives at 14 Orchard Street.',
];

describe('reading quantities', () => {
  test.each(numbers)('as numbers: %j', check);
  test.each(measures)('as measures: %j', check);
  test.each(bounds)('with bounds, ranges and movements: %j', check);
  test.each(counted)('with what is counted: %j', check);
  test.each(none)('finds none in %j', (text) => check(text, []));

  test.each([
    ['The baker, 31, fled.', 31],
    ['A 24-year-old medic helped.', 24],
    ['Women over 65 are exempt.', 65],
  ])('types %j as an age that makes no claim', (text, value) => {
    const reading = readClaims({ text, date: null, headlineLength: 0 });
    expect(reading.quantities.map((quantity) => [quantity.value, quantity.unit])).toEqual([[value, 'year of age']]);
    expect(reading.claims).toEqual([]);
  });
});
