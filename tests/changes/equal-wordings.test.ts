import { describe, expect, test } from 'vitest';
import { compareRevisions } from '../../src/changes/compare-revisions.ts';
import { readRevision } from '../../src/changes/read-revision.ts';

function compare(before: string, after: string, headlines = ['News of the day', 'News of the day']): string[] {
  const read = (body: string, headline: string | undefined) =>
    readRevision({ headline: headline ?? null, body }, '2026-02-10');
  return compareRevisions(read(before, headlines[0]), read(after, headlines[1])).map((change) => {
    const { kind, before: old, after: now } = change;
    return kind === 'headline-changed' ? kind : `${kind} ${String(old?.value ?? '-')} ${String(now?.value ?? '-')}`;
  });
}

/** One thing, said twice. */
const equal: readonly (readonly [string, string])[] = [
  [
    'The pump works for a day and a half on one charge, the maker said.',
    'On one charge the pump works for 36 hours, according to the maker.',
  ],
  [
    'The bridge will be closed for 18 months from March.',
    'From March the bridge will be closed for a year and a half.',
  ],
  ['A couple of guards were hurt in the riot.', 'Two guards were injured during the riot.'],
  ['A pair of tugs are on their way to the freighter.', 'Two tugs are heading for the freighter.'],
  ['The council will buy a dozen buses this year.', 'This year 12 buses will be bought by the council.'],
  ['Half of the beds at the clinic are empty.', "Fifty percent of the clinic's beds are empty."],
  ['Three quarters of voters backed the charter.', 'The charter was backed by 75% of voters.'],
  ['One in five pupils missed school on Friday.', 'On Friday, 20 percent of pupils missed school.'],
  ['Four in ten farmers have no insurance.', 'Forty percent of farmers have no insurance.'],
  ['Some 1.5 million homes lost power.', 'About 1,500,000 homes lost power.'],
  ['The fund lost half a billion euros last year.', 'Last year the fund lost 500 million euros.'],
  ['The bank cut its rate by a quarter of a percentage point.', 'The bank lowered its rate by 0.25 percentage points.'],
  [
    'The bank cut its rate by a quarter point to 4.5%.',
    'The bank lowered its rate by 25 basis points, to 4.5 percent.',
  ],
  ['The lake has fallen by two metres since June.', "Since June, the lake's level has dropped 200 centimetres."],
  ['The road is 12 kilometres long.', 'The road is 7.5 miles long.'],
  ['The firm produces 300 cars a day.', 'Every day the firm makes 300 cars.'],
  ['The ward treats 20 patients per week.', 'Each week 20 patients are treated on the ward.'],
  ['Each ticket costs 40 crowns.', 'Tickets cost 40 crowns apiece.'],
  ['The strike cost the port $2 million per day.', 'Every day of the strike cost the port $2 million.'],
  [
    'Police arrested 14 people, the interior ministry said.',
    "Fourteen people were arrested by police, according to Interior Minister Jan Pol's ministry.",
  ],
  [
    'Officials at the port authority said 30 containers fell overboard.',
    'Thirty containers went overboard, the port authority said.',
  ],
  ['Kadena Steel said it will cut 900 jobs.', 'The company Kadena Steel will cut 900 jobs, it said.'],
  ['The mayor said 60 homes burned down.', 'Sixty homes burned down, Mayor Lena Ruiz said.'],
  ['Spokesman Ivo Kral said the fire destroyed 8 barns.', 'The fire destroyed eight barns, said Kral, a spokesman.'],
  [
    'The trial opens on May 4 and is expected to last six weeks.',
    'Six weeks are set aside for the trial, which starts on May 4.',
  ],
  ['Applications must be in by midnight on June 30.', 'The deadline for applications is June 30.'],
  ['The ban takes effect on 1 July.', 'From July 1, the ban will apply.'],
  ['The firm has more than 5,000 employees.', 'The firm employs over 5,000 people.'],
  ['Up to 40 houses were damaged.', 'As many as 40 houses were damaged.'],
  ['At least nine people died.', 'No fewer than nine people were killed.'],
  ['Nearly 300 people fled.', 'Almost 300 people had to flee.'],
  ['The train was travelling at 120 km/h.', 'The train had a speed of 120 kilometres per hour.'],
  [
    'It was the third accident at the plant within two years.',
    'In the space of two years it was the third accident at the plant.',
  ],
  ['The vote was 211 to 48.', 'With 211 votes in favour and 48 against, the bill passed.'],
  ['The ship carried 24 crew members.', 'There was a crew of 24 on board the ship.'],
  ['The store sold 60 tonnes of rice.', 'Sixty thousand kilos of rice were sold by the store.'],
  ['Prices rose 3% in May from a year earlier.', 'In May, prices were 3 percent higher than a year before.'],
  ['Shares closed 4 percent lower at 21 euros.', 'Shares lost 4 percent to close at 21 euros.'],
  ['The two sides have met four times since January.', 'Since January there have been four meetings of the two sides.'],
  ['The airport handles 90 flights an hour.', 'Ninety flights per hour are handled at the airport.'],
  ['Rent will go up by a tenth.', 'The rent is to rise 10 percent.'],
  ['Two thirds of the crop was lost.', 'Farmers lost 67 percent of the crop.'],
  ['One third of the staff is on strike.', 'A third of all staff are striking.'],
  ['The 24-hour strike begins on Monday.', 'On Monday a one-day strike begins.'],
  ['The nine-month project costs 30 million francs.', 'The project, which takes nine months, costs 30 million francs.'],
  ['The dam holds 3 billion litres of water.', 'Three million cubic metres of water are held by the dam.'],
  ['The plant will create 250 jobs over the next decade.', 'Over the next ten years, the plant will create 250 jobs.'],
  ['It is the worst drought in half a century.', 'It is the worst drought in 50 years.'],
  ['The vaccine costs 90 cents a dose.', 'A dose of the vaccine costs $0.90.'],
  [
    'The company has a market value of 1.2 trillion yen.',
    "At 1,200 billion yen, the company's market value is unchanged.",
  ],
  ['The queue was 500 metres long.', 'The queue stretched for half a kilometre.'],
  ['The plane was delayed by an hour and a half.', 'The plane was 90 minutes late.'],
  ['The plane was delayed by two and a half hours.', 'The plane was 150 minutes late.'],
  ['The site covers 250 hectares.', 'The site covers 2.5 square kilometres.'],
  ['Seven out of ten patients recovered.', 'Seventy percent of patients recovered.'],
  ['Some 60 per cent of members voted for the deal.', 'Around six in ten members voted for the deal.'],
  ['The rescue took three quarters of an hour.', 'The rescue took 45 minutes.'],
  ['A score of villages were cut off.', 'Twenty villages were cut off.'],
  ['The trip takes a fortnight.', 'The trip takes two weeks.'],
  ['The premium doubles to 80 euros a month.', 'The premium goes up twofold to 80 euros per month.'],
  [
    'Turnout was 61 percent, seven points below that of 2021.',
    'At 61 percent, turnout was 7 percentage points lower than in 2021.',
  ],
  ['Of the 40 cows, six were infected.', 'Six of the 40 cows were infected.'],
  ['The tank holds 1,000 litres of fuel.', 'The tank holds one cubic metre of fuel.'],
  ['The firm paid £3.2m for the land.', 'The firm bought the land for £3.2 million.'],
  ['The tower is 180 metres tall.', 'At 180 metres, the tower is finished.'],
  ['She was jailed for 30 months.', 'She got two and a half years in prison.'],
  ['The storm had gusts of 140 km/h.', 'Winds of up to 140 km/h were measured in the storm.'],
  ["Of the town's 12 lorries, two are being repaired.", "A couple of the town's dozen lorries are being repaired."],
  [
    'More than 2,300 residents have signed a petition against the dam.',
    'A petition against the dam has more than 2,300 signatures.',
  ],
  ['The wall was raised from 11 to 15 metres.', 'The wall now has 15 metres instead of 11.'],
  [
    'The clinic hopes to have nobody waiting for a year or longer by June.',
    'The clinic hopes to have zero people waiting for a year or longer by June.',
  ],
  ['The slope moves by 4 to 6 centimetres a day.', 'Every day the slope moves four to six centimetres.'],
];

describe('other words for the same', () => {
  test.each(equal)('%s / %s', (before, after) => {
    expect(compare(before, after)).toEqual([]);
    expect(compare(after, before)).toEqual([]);
  });
});

describe('like words for another thing', () => {
  const unlike: readonly (readonly [string, string, string])[] = [
    ['The strike lasts 24 hours.', 'The strike lasts two days.', 'figure-changed 24 2'],
    ['One in five pupils missed school.', 'One in four pupils missed school.', 'figure-changed 20 25'],
    ['The vaccine costs 90 cents a dose.', 'A dose of the vaccine costs $9.', 'figure-changed 90 9'],
    ['A party needs 5 percent of votes.', 'A party needs at most 5 percent of votes.', 'bound-changed 5 5'],
    [
      'The report is due by the end of May.',
      'The report, which was due by the end of May, is now expected by July 9.',
      'date-changed 2026-05 2026-07-09',
    ],
  ];
  test.each(unlike)('%s / %s', (before, after, change) => {
    expect(compare(before, after)).toContain(change);
  });
});

describe('headlines', () => {
  const body = 'The bridge over the Tarn will take 40 lorries an hour.';
  const changed = 'The bridge over the Tarn will take 30 lorries an hour.';
  test('one that says no where the other did not is another', () => {
    expect(compare(body, changed, ['Bridge ready for lorries', 'Bridge not ready for lorries'])).toContain(
      'headline-changed',
    );
  });

  test('a cap is one whichever word says so', () => {
    expect(compare(body, body, ['Council caps tolls at 3%', 'Tolls capped at 3 percent by council'])).toEqual([]);
  });

  test('since when something is the highest is no date of a plan', () => {
    expect(compare(body, body, ['Tolls on bridge climb', 'Tolls on bridge highest since April'])).toEqual([]);
  });
});
