import { expect, test } from 'vitest';
import { nameSeries } from '../../src/series/name-series.ts';

function named(...names: string[]): string {
  return nameSeries(names.map((name) => ({ name, unitName: 'people' }))).name;
}

test('a series is named by what its points have in common, not by what one of them adds', () => {
  expect(named('boats in the bay', 'boats in the bay', 'idle boats')).toBe('boats in the bay');
  expect(
    named('guards wanted in the valley by the mayor of Orva in a letter', 'guards in the valley', 'border guards'),
  ).toBe('guards in the valley');
  expect(named('', 'boats')).toBe('boats');
  expect(named('boats', 'idle boats')).toBe(named('idle boats', 'boats'));
});
