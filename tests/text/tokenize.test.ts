import { describe, expect, test } from 'vitest';
import { tokenize } from '../../src/text/tokenize.ts';

function check(text: string, tokens: string[]): void {
  expect(tokenize(text, 0, text.length).map((token) => token.text)).toEqual(tokens);
}

const cases: [string, string[]][] = [
  ['', []],
  ['  \t ', []],
  ['It cost 1,200.50 dollars.', ['It', 'cost', '1,200.50', 'dollars', '.']],
  ['1\u00a0200 km and 3\u2009400 km', ['1\u00a0200', 'km', 'and', '3\u2009400', 'km']],
  ['in 2019 200 people', ['in', '2019', '200', 'people']],
  ['the mayor’s 12-day plan', ['the', 'mayor', '’s', '12', '-', 'day', 'plan']],
  ['The U.S. said at 5 p.m. today', ['The', 'U.S.', 'said', 'at', '5', 'p.m.', 'today']],
  ['USD1,700 and RM2.70', ['USD', '1,700', 'and', 'RM', '2.70']],
  ['the SF90 and M1A2', ['the', 'SF90', 'and', 'M1A2']],
  ['AT&T can’t', ['AT&T', 'can’t']],
  ['€5m', ['€', '5', 'm']],
];

describe('cutting text into tokens', () => {
  test.each(cases)('%j', check);

  test('marks what is glued and what is a capital', () => {
    const [us, dollar, amount, stop] = tokenize('US$5.', 0, 5);
    expect([us?.capital, us?.glued, dollar?.glued, amount?.glued, stop?.glued]).toEqual([
      true,
      false,
      true,
      true,
      true,
    ]);
  });
});
