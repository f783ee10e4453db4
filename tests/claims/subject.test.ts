import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';
import type { Claim } from '../../src/claims/reading.ts';

function claims(text: string, headlineLength = 0): readonly Claim[] {
  return readClaims({ text, date: '2026-03-05', headlineLength }).claims;
}

describe('what a claim is about', () => {
  const figures: [string, string[]][] = [
    [
      'The central bank of Tolna raised its base rate by half a percentage point to 6 percent on Monday.',
      ["central bank of Tolna's base rate", "central bank of Tolna's base rate"],
    ],
    ['Nine bakeries have now registered.', ['bakeries that have registered']],
    ['The hall posted a rise of 3 percent in visits.', ['rise in visits']],
    ['An offer of 3.5%, along with a lump sum of £500, is on the table.', ['offer along with a lump sum', 'lump sum']],
    ['The moat is 3 metres (10 feet) wide, the outer ditch 20 metres.', ['width of the moat', 'outer ditch']],
    ['The bridge would need a car toll of £5.10.', ['car toll']],
    ['Forty branches did not open.', ['branches that did not open']],
    ['With half of the ballots counted in Orva, Osk led.', ['ballots counted in Orva']],
    ['The lander weighs 1,900 kg.', ['weight of the lander']],
    ['The well, some 40 metres deep, had been closed.', ['depth of the well']],
    ['The takeover, worth £38m, is off.', ['takeover']],
    ['The baker sold the mill to a Tolna family for £3m.', ['price of the mill']],
    ['With all ballots counted, Brank had 40.3 percent and Osk 38.8 percent.', ['Brank', 'Osk']],
    [
      'The Tin Index gained 4 points to 410, the Gas Index eased 0.4 of a point to 88.',
      ['Tin Index', 'Tin Index', 'Gas Index', 'Gas Index'],
    ],
    ['Turnover rose to 20 million shares.', ['turnover']],
    ['The new party cut the gap from 18 points to 14.', ['gap', 'gap']],
    ['A 6.1-magnitude quake shook Orva.', ['magnitude of the quake']],
    ['The union ended its two-day strike over pay.', ['length of the strike over pay']],
    ['The 577-seat chamber sat late.', ['seats of the chamber']],
    [
      'Last year the government managed to collect only about 60 percent of the tax that it had planned.',
      ['share of the tax'],
    ],
    [
      'The firm will close its plant in Tolna with the loss of 2,300 jobs, which the union had feared.',
      ['jobs lost in its plant'],
    ],
    [
      'Harbour police, who had been warned, held 12 men at the north gate.',
      ['men held at the north gate by harbour police'],
    ],
    [
      'A convoy of 40 lorries left the camp on Monday for the coast, where a ship waits.',
      ['lorries that left the camp for the coast'],
    ],
    ['Seventy camouflage-clad guards stormed the hall.', ['camouflage-clad guards that stormed the hall']],
  ];
  test.each(figures)('is named for the figures of %j', (text, expected) => {
    const found = claims(text).filter((claim) => claim.kind === 'figure');
    expect(found.map((claim) => claim.subject).slice(0, expected.length)).toEqual(expected);
  });

  const dates: [string, string[]][] = [
    ['The president will visit Orva on November 14.', ['visit to Orva by the president']],
    ["The list must be ready before April's elections.", ['elections']],
    ['The talks, due to start on March 20, have been put off.', ['start of the talks']],
    ['The deadline for bids is March 31.', ['deadline for bids']],
    [
      'A withdrawal of 300 troops by September 2027 was agreed, with the remainder scheduled to depart by the end of 2028.',
      ['withdrawal of troops', 'departure of the remainder'],
    ],
  ];
  test.each(dates)('is the thing due for the dates of %j', (text, expected) => {
    const found = claims(text).filter((claim) => claim.kind === 'date');
    expect(found.map((claim) => claim.subject)).toEqual(expected);
  });

  const carried: [string, string, string[]][] = [
    [
      '"their number" is that of what was counted before',
      'About 2,500 US soldiers are based in Iraq. He put their present number at 2,350.',
      ['US soldiers based in Iraq', 'US soldiers based in Iraq'],
    ],
    [
      '"the figure" is that of the measure before',
      'Sales were 40 million euros. The figure was up 3 percent.',
      ['sales', 'sales'],
    ],
    [
      '"12 of them" are of those counted before',
      'Forty miners are missing. Crews look for 12 of them.',
      ['miners missing', 'miners missing'],
    ],
    [
      '"the toll" is that of the people killed',
      'An avalanche killed 40 people in Ferrow.\n\nThe toll stood at 44 by noon.',
      ['people killed in an avalanche in Ferrow', 'people killed in an avalanche in Ferrow'],
    ],
  ];
  test.each(carried)('%s', (_, text, expected) => {
    const found = claims(text).filter((claim) => claim.kind === 'figure');
    expect(found.map((claim) => claim.subject)).toEqual(expected);
  });

  test('never opens with a joint or an auxiliary, is no bare measure, and holds 12 words at most', () => {
    const texts = [
      'With debts put at 35 million euros, the club could do with the windfall that goes with the cup.',
      'Of 186 pupils at the school only 50 came, as most parents had not heard that it was open.',
      'It rose 3 percent, closed at 88 points and, as dealers said, may yet fall by 4 dollars.',
      'Having been raised by 5 crowns, the fare, which the board set, is now 40.',
    ];
    for (const { subject } of texts.flatMap((text) => claims(text))) {
      expect(subject).not.toMatch(/^(?:of|in|at|by|with|as|that|which|is|was|has|had)\b/);
      expect(subject).not.toMatch(/^(?:points?|percent|dollars?|euros?|crowns?)$/);
      expect(subject.split(' ').length).toBeLessThanOrEqual(12);
    }
  });
});

describe('the key of a subject', () => {
  const alike: [string, string][] = [
    ['The United States has 2,500 troops in Iraq.', 'American forces in Iraq number 2,500.'],
    ['Some 2,500 U.S. soldiers are in Iraq.', 'American forces in Iraq number 2,500.'],
    ['Police are holding 40 people.', 'Forty people were arrested by police.'],
    ['A mine blast killed nine Iraqi soldiers.', 'Nine soldiers from Iraq died in a mine blast.'],
    ['Forty homes were destroyed in Orva.', 'In Orva 40 houses were destroyed.'],
  ];
  test.each(alike)('shares most of its words in %j and %j', (one, other) => {
    const first = new Set(claims(one)[0]?.subjectKey.split(' '));
    const second = claims(other)[0]?.subjectKey.split(' ') ?? [];
    const shared = second.filter((word) => first.has(word)).length;
    expect(shared / Math.min(first.size, second.length)).toBeGreaterThanOrEqual(0.7);
  });

  test('tells held people from held talks', () => {
    expect(claims('Guards held 40 people.')[0]?.subjectKey).toContain('detain');
    expect(claims('The two held 40 talks.').at(-1)?.subjectKey).not.toContain('detain');
  });

  test('tells a country from a pronoun, and Polish people from polish', () => {
    expect(claims('The blast hurt 12 US sailors.')[0]?.subjectKey.split(' ')).toContain('usa');
    expect(claims('It gave us 12 sails.')[0]?.subjectKey.split(' ')).not.toContain('usa');
    expect(claims('The blast hurt 12 Polish sailors.')[0]?.subjectKey.split(' ')).toContain('poland');
    expect(claims('They sold 12 tins of polish.')[0]?.subjectKey.split(' ')).not.toContain('poland');
  });
});
