import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';

function check(text: string, expected: readonly string[]): void {
  const { quantities } = readClaims({ text, date: null, headlineLength: 0 });
  expect(quantities.map((quantity) => quantity.concept)).toEqual(expected);
}

const subjects: [string, string[]][] = [
  ['Profit at the mill rose 4 percent.', ['Profit mill']],
  ['Prices of fuel in the north fell by 3 percent.', ['Prices fuel north']],
  ['The tower is 90 metres tall.', ['tower']],
  ['Rainfall of 30 mm was measured.', ['Rainfall']],
  ['The plant, which employs 600 people, lost 3 million dollars.', ['plant', 'plant']],
  ['The union has 5,000 members.', ['union']],
  ['The storm damaged 40 homes.', ['storm']],
  ['The operating income of Lendar Foods fell 3 percent.', ['operating income Lendar Foods']],
  ['Pilots said gusts of 80 miles an hour were measured.', ['gusts']],
  ['The larger boats carry 40 tonnes.', ['larger boats']],
  ['Tolna Copper fell 3 percent and Orva Tin gained 2 percent.', ['Tolna Copper', 'Orva Tin']],
];

const neighbours: [string, string[]][] = [
  ['The harbour board paid for a 12 tonne crane.', ['crane, harbour board']],
  ['The port won a 40 million euro contract.', ['contract, port']],
  ['A 300-page report on the crash was published.', ['report crash']],
  ["The ferry carries 30 percent of the island's freight.", ['island freight']],
  ['Lendar Foods sold 20 percent of its shares.', ['shares, Lendar Foods']],
  ['The council offers 500 euros for each bicycle.', ['bicycle, council']],
  ['Officials found 200 kg of explosives in a van.', ['explosives, Officials']],
  ['The bank cut its forecast by 2 percent.', ['forecast, bank']],
  ['The crew paid 40 dollars (30 euros) for a lamp.', ['lamp, crew', 'lamp, crew']],
  ['Lambs fetched 70 dollars, a steep 3 percent drop.', ['Lambs', 'steep drop, Lambs']],
  ['The index closed at a high of 412 points.', ['index']],
  ['Lendar Foods fell after cutting its forecast from 5 million euros.', ['forecast']],
  ['They have a net worth of 3 million dollars.', ['net worth']],
  ['The owners work with a budget of 7 million euros.', ['budget, owners']],
];

const places: [string, string[]][] = [
  ['There were 300 guests at the wedding.', ['wedding']],
  ['About 900 people gathered in Mill Square.', ['Mill Square']],
  ['Seven guards from the northern depot were freed.', ['northern depot']],
];

const shared: [string, string[]][] = [
  ['Imports reached 70 percent, up from 50 percent.', ['Imports', 'Imports']],
  ['Wheat output rose 190 tonnes, or 0.6%.', ['Wheat output', 'Wheat output']],
  ['The field stretches for 7 miles (11 km).', ['field', 'field']],
  ['Lendar Foods lost 6 percent of its sales, or 30 million euros.', ['sales, Lendar Foods', 'sales, Lendar Foods']],
];

const none: string[] = [
  'She earns 40 dollars an hour.',
  'One of the best plays of the season',
  'We ran 5 km.',
  'Nine days later the bridge opened.',
  'It is one of our local theatres.',
];

describe('the concept of a figure', () => {
  test.each(subjects)('is the subject of its clause: %s', check);
  test.each(neighbours)('is what the figure goes before or is a part of: %s', check);
  test.each(places)('is where counted people are: %s', check);
  test.each(shared)('is that of the figure it repeats or is compared with: %s', check);
  test.each(none)('is "-" where nothing but a person is named: %s', (text) => check(text, ['-']));
});
