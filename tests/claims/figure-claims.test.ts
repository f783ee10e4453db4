import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';
import type { FigureClaim } from '../../src/claims/reading.ts';

function figures(text: string, headlineLength = 0): FigureClaim[] {
  return readClaims({ text, date: '2026-03-05', headlineLength }).claims.filter((claim) => claim.kind === 'figure');
}

describe('claiming figures', () => {
  test('tells what is counted, in what event, and who says so', () => {
    const text = 'A barge sank on the Orva on Monday, drowning at least 12 miners, harbour police said.';
    const [claim] = figures(text);
    expect(claim?.quantity.value).toBe(12);
    expect(claim?.quantity.bound).toBe('>');
    expect(text.slice(claim?.start, claim?.end)).toBe('at least 12 miners');
    expect(claim?.attribution).toBe('harbour police');
    expect(claim?.subjectKey.split(' ')).toEqual(expect.arrayContaining(['miner']));
    expect(claim?.sentence).toBe(text);
  });

  const subjects: [string, string][] = [
    ['Iraq has received 300 detainees from Syria.', 'detainees received from Syria by Iraq'],
    ['Six vans were destroyed in the raid, the ministry said.', 'vans destroyed in the raid'],
    ['A mine blast killed nine farmers.', 'farmers killed in a mine blast'],
    ['Armed gunmen killed nine farmers near Ferrow.', 'farmers killed near Ferrow by armed gunmen'],
    ['Mud that slid down a hill above Ferrow on Friday buried 40 homes.', 'homes buried by mud above Ferrow'],
    ['A storm hit the coast and killed nine farmers.', 'farmers killed in a storm in the coast'],
    ['Guards led about 90 pupils to a hall.', 'pupils led to a hall by guards'],
    ['Inflation stood at 7.8 percent in February.', 'inflation'],
    ['The death toll from the Ferrow flood rose to 31.', 'people killed in the Ferrow flood'],
    ['The government offered 40 million euros in aid.', 'aid offered by the government'],
    ['Some 40 clerks are due to be moved to the coast.', 'clerks to be moved to the coast'],
  ];
  test.each(subjects)('says what %j is about', (text, subject) => {
    expect(figures(text)[0]?.subject).toBe(subject);
  });

  test.each([
    ['The councils agreed on one text.', []],
    ['The prize fell in one case and rose in another.', []],
    ['One text was lost.', ['One text']],
    ['The slope moves by 4 to 6 centimetres a day.', ['4 to 6 centimetres a day']],
    ['Banks cut their targets, one to 38 euros from 55.', ['38 euros', '55']],
    ['The firm cut its price from 52 crowns to 41 crowns.', ['52 crowns', '41 crowns']],
  ])('claims of %j each figure for itself', (text, expected) => {
    expect(figures(text).map(({ quantity }) => quantity.text)).toEqual(expected);
  });

  const sameKey: [string, string][] = [
    ['A mine blast killed nine soldiers.', 'Nine troops died in a mine blast.'],
    ['US troops number 2,000.', 'American soldiers number 2,000.'],
  ];
  test.each(sameKey)('folds the words of %j and %j', (one, other) => {
    const first = new Set(figures(one)[0]?.subjectKey.split(' '));
    const second = figures(other)[0]?.subjectKey.split(' ') ?? [];
    expect(second.filter((word) => first.has(word)).length).toBeGreaterThanOrEqual(2);
  });

  const standings: [string, [number, string][]][] = [
    [
      'The toll rose to 31 from 24.',
      [
        [31, 'current'],
        [24, 'former'],
      ],
    ],
    [
      'The toll rose from 24 to 31.',
      [
        [24, 'former'],
        [31, 'current'],
      ],
    ],
    [
      'Profit grew to 40 million euros, up from 35 million euros.',
      [
        [40e6, 'current'],
        [35e6, 'former'],
      ],
    ],
    ['Police had earlier put the dead at 12.', [[12, 'former']]],
    ['Correction: an earlier version said 12 boats sank.', [[12, 'former']]],
  ];
  test.each(standings)('tells old values from new ones in %j', (text, expected) => {
    expect(figures(text).map((claim) => [claim.quantity.value, claim.standing])).toEqual(expected);
  });

  const sources: [string, string | null][] = [
    ['Nine boats sank, the coast guard said.', 'the coast guard'],
    ['According to the union, 400 dockers walked out.', 'the union'],
    ['Mayor Lena Osk told a newspaper that 30 shops burned.', 'Mayor Lena Osk'],
    ['“We lost 30 shops,” said a trader.', 'a trader'],
    ['Thirty shops burned.', null],
  ];
  test.each(sources)('finds the source of %j', (text, source) => {
    expect(figures(text)[0]?.attribution ?? null).toBe(source);
  });

  test('lets a pronoun stand for the source named before', () => {
    const text = 'The coast guard said nine boats sank. It said 30 others were saved.';
    expect(figures(text).map((claim) => claim.attribution)).toEqual(['The coast guard', 'The coast guard']);
  });

  test('keeps the hedge', () => {
    expect(figures('The raid reportedly killed 17 guards.')[0]?.hedge).toBe('reportedly');
  });

  test('lets the toll stand for the people killed that were told of before', () => {
    const text = 'A dam burst killed 40 people in Ferrow.\n\nThe toll stood at 44 by noon.';
    const [first, second] = figures(text);
    expect(second?.subject).toBe(first?.subject);
  });

  test('knows the headline from the body', () => {
    const text = 'Dam burst kills 40\n\nForty people died.';
    expect(figures(text, 18).map((claim) => [claim.part, claim.quantity.unit])).toEqual([
      ['headline', 'people'],
      ['body', 'people'],
    ]);
  });

  test.each([
    'Two people familiar with the talks said so.',
    'Thousands of people marched.',
    'It was one of the worst storms.',
    'The baker, 31, fled.',
    'It won the first prize.',
    'He died at 82.',
  ])('claims nothing for %j', (text) => {
    expect(figures(text)).toEqual([]);
  });

  test('claims a converted figure once', () => {
    expect(figures('The fire burned 500 acres (200 hectares).').map((claim) => claim.quantity.value)).toEqual([500]);
  });
});
