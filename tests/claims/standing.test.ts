import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';

function claims(text: string) {
  return readClaims({ text, date: '2026-03-05', headlineLength: 0 }).claims;
}

describe('whether a value is in force', () => {
  const former: [string, ('current' | 'former')[]][] = [
    ['The toll rose to 31 from 24.', ['current', 'former']],
    ['Until now it was eight hours.', ['former']],
    ['A ticket was 40 crowns until then, the rink said.', ['former']],
    ['A ticket costs 44 crowns. The rink had said 40 crowns.', ['current', 'former']],
    ['A mechanic had put the number of buses at five.', ['former']],
    ['The Greens had been ahead by 31 to 28 in a poll.', ['former', 'former']],
    ['The mill cut its forecast to 21 million tonnes, from 24 million.', ['current', 'former']],
    ['The sea wall was raised from 11 to 15 metres.', ['former', 'current']],
    ['The slope moves by less than 3 inches a day, down from 4 to 6.', ['current', 'former', 'former']],
    ['The guild had spoken of 12 barns.', ['former']],
    ['The court cut the fine for the spill from 30 million crowns to 15 million.', ['former', 'current']],
    ['The firm cut its price from 52 crowns to 41 crowns.', ['former', 'current']],
    ['The mayor had said 12 barns burned.', ['current']],
    ['The rink stays open until now and then 40 fans come.', ['current']],
    ['Unemployment crept up to 4.3 percent in February from 4.1 percent a month earlier.', ['current', 'former']],
    ['The bank expects growth of 2 percent instead of its previous forecast of 3 percent.', ['current', 'former']],
    ['Police had earlier put the dead at 12.', ['former']],
    ['The toll rose from 24 a day earlier.', ['former']],
    ['The toll rose from 24 to 31.', ['former', 'current']],
    ['The line had planned to fly 90 jets and will now fly 74.', ['former', 'current']],
    ['The firm had at first bid 312 crowns.', ['former']],
    ['The fair opens on November 2, not October 12.', ['current', 'former']],
  ];
  test.each(former)('is told from %j', (text, expected) => {
    expect(claims(text).map((claim) => claim.standing)).toEqual(expected);
  });

  test.each([
    'The ministry said earlier that 2,500 homes were lost.',
    'The rocket will fly no earlier than July 19.',
    'Earlier this week 40 guards fled.',
  ])('is not doubted for %j', (text) => {
    expect(claims(text).map((claim) => claim.standing)).toEqual(['current']);
  });
});

describe('words that weaken a claim', () => {
  const hedged: [string, string | null][] = [
    ['The raid reportedly killed 17 guards.', 'reportedly'],
    ['The fire may have destroyed 40 homes.', 'may'],
    ['Twelve men are believed to be in the shaft.', 'believed'],
    ['Twelve men are feared dead.', 'feared'],
    ['An initial party of 35 guards will arrive.', null],
    ['He believed that 40 men had fled.', null],
    ['May Osk sold 40 boats.', null],
    ['The dam could break; 40 families have left.', null],
    ['Forty families have left, though the dam may hold.', null],
  ];
  test.each(hedged)('are read in their own clause of %j', (text, hedge) => {
    expect(claims(text)[0]?.hedge).toBe(hedge);
  });
});

describe('numbers and dates that claim nothing', () => {
  test.each([
    'The four-way talks broke off.',
    'One can only hope.',
    'The 2028 World Cup will be held in Orva.',
    'Crews were hampered by winter weather.',
    'Two people familiar with the talks said so.',
    '14',
  ])('are left out of %j', (text) => {
    expect(claims(text)).toEqual([]);
  });
});
