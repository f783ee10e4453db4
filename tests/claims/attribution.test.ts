import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';

function sources(text: string, headlineLength = 0): (string | null)[] {
  return readClaims({ text, date: '2026-03-05', headlineLength }).claims.map((claim) => claim.attribution);
}

describe('finding the source of a claim', () => {
  const named: [string, string | null][] = [
    ['The quarry will close on 4 May, the town council decided on Tuesday.', 'the town council'],
    ['The quarry must pay 40 million crowns, a court ruled.', 'a court'],
    ['Nine boats sank, the coast guard said.', 'the coast guard'],
    ['The coast guard has said nine boats sank.', 'The coast guard'],
    ['Nine boats sank, said Omar Haddad, the mayor of Orva, on Monday.', 'Omar Haddad, the mayor of Orva'],
    ['Omar Haddad, the mayor of Orva, said on Monday that nine boats sank.', 'Omar Haddad, the mayor of Orva'],
    ['Omar Haddad, who heads the rescue service, said nine boats sank.', 'Omar Haddad'],
    ['Mayor Lena Osk told a newspaper that 30 shops burned.', 'Mayor Lena Osk'],
    ['The party would lose 40 seats, said the poll in the Harbour Post.', 'the poll in the Harbour Post'],
    ['According to the union, 400 dockers walked out.', 'the union'],
    ['Forty guards fled, according to a count by Meridian.', 'a count by Meridian'],
    ['According to police estimates, 40 cars burned.', 'police estimates'],
    ['The agency reported nine boats sunk, citing two police officers.', 'two police officers'],
    ["By the union's count, 400 dockers walked out.", 'the union'],
    ['Health ministry figures show 58 people have died.', 'Health ministry figures'],
    ['The interior minister put the damage at $31 million.', 'The interior minister'],
    ['The bank estimates that losses will reach $4 billion.', 'The bank'],
    ['Losses are estimated by the bank at $4 billion.', 'the bank'],
    ['The minister was quoted by the state agency as saying nine boats sank.', 'The minister'],
    ['An official who asked not to be named said 40 guards had fled.', 'An official'],
    ['Forty guards fled, a border official said on condition of anonymity.', 'a border official'],
    ['Analysts polled by Meridian had expected a rise of 3 percent.', 'Analysts polled by Meridian'],
    ['The United Nations says 2.1 million people need food.', 'The United Nations'],
    ['Twelve people were hurt, police and hospital officials said.', 'police and hospital officials'],
    ['The gunmen wounded 12 people, and police said the search went on.', 'police'],
  ];
  test.each(named)('reads who says %j', (text, source) => {
    expect(sources(text)[0] ?? null).toBe(source);
  });

  test.each([
    'Thirty shops burned.',
    'Police found 12 bodies in the river.',
    'Jobless claims rose by 5,000.',
    'The fund is said to hold $4 billion.',
    'The ministry declined to say whether 12 ships are missing.',
    'Insurance claims of $5 million were filed.',
  ])('names nobody for %j', (text) => {
    expect(sources(text)[0] ?? null).toBeNull();
  });

  const headlines: [string, string | null][] = [
    ['Police: 12 killed in Ferrow blast', 'Police'],
    ['12 killed in Ferrow blast: police', 'police'],
    ['12 killed in Ferrow blast - ministry', 'ministry'],
    ['12 killed in Ferrow blast, police say', 'police'],
    ['WHO: 12 killed', 'WHO'],
    ['Ferrow: 12 killed in blast', null],
    ['Flood: 12 dead', null],
  ];
  test.each(headlines)('reads the source of the headline %j', (text, source) => {
    expect(sources(text, text.length)[0] ?? null).toBe(source);
  });

  const carried: [string, string, (string | null)[]][] = [
    [
      'a pronoun stands for the source named before that it fits',
      'The coast guard said nine boats sank. Captain Ana Bell said 12 men swam ashore. It said 30 were saved. She said two were hurt.',
      ['The coast guard', 'Captain Ana Bell', 'The coast guard', 'Captain Ana Bell'],
    ],
    [
      'a pronoun may stand for the subject of the sentence before',
      'Trade Minister Ana Bell flew to Orva. She said exports rose 5 percent.',
      ['Trade Minister Ana Bell'],
    ],
    [
      'a quotation goes on within its paragraph, before its speaker and behind',
      '“We lost 40 cows. It took 20 minutes,” said Mira Tol. “Another 12 cows drowned later.”',
      ['Mira Tol', 'Mira Tol', 'Mira Tol'],
    ],
    [
      'nothing carries over without a cue',
      'The coast guard said nine boats sank.\n\nThirty shops burned in Orva.',
      ['The coast guard', null],
    ],
    [
      'a source beyond a semicolon does not count when there is another',
      'Police said 12 fled; the army said 30 did.',
      ['Police', 'the army'],
    ],
  ];
  test.each(carried)('%s', (_, text, expected) => {
    expect(sources(text)).toEqual(expected);
  });

  test('never takes digits or cut words into a source', () => {
    const text = 'Harbour Lines reported a loss of 410m for the quarter and said 40 ships would go.';
    for (const source of sources(text)) expect(source).toBe('Harbour Lines');
  });
});

test('those who speak are not counted, those who act are', () => {
  const figures = (text: string) =>
    readClaims({ text, date: null, headlineLength: 0 }).claims.map(({ sentence, start, end }) =>
      sentence.slice(start, end),
    );
  expect(figures('Nine boats sank, the two governments said.')).toEqual(['Nine boats']);
  expect(figures('Nine boats sank, seven harbour officials said.')).toEqual(['Nine boats']);
  expect(figures('Two governments signed.')).toEqual(['Two governments']);
});
