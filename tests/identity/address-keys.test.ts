import { expect, test } from 'vitest';
import { rankCandidates } from '../../src/identity/rank-candidates.ts';
import { addressKeys } from '../../src/identity/read-signature.ts';

test('texts at one address are compared, whatever their words; those of other pages and of a front page are not', () => {
  const held = new Map(addressKeys('https://orva.example/2026/quota').map((key) => [key, [7]]));
  const found = (url: string | null) => rankCandidates(addressKeys(url), (key) => held.get(key));
  expect(found('https://orva.example/2026/quota')).toEqual([7]);
  expect(found('https://orva.example/2026/fire')).toEqual([]);
  expect(addressKeys('https://orva.example/')).toEqual([]);
  expect(addressKeys(null)).toEqual([]);
});
