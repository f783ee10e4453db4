import type { Profile } from './profile.ts';

export interface SeriesName {
  readonly name: string;
  readonly unit: string;
}

/** Words of a name that a list can show; each one more counts against it. */
const nameWordsMax = 7;

/**
 * Names a series by its profiles: the wording that most of them share, or else the one whose words stand most often in
 * the others, without much that only it says; and the unit that most have.
 *
 * profiles  at least one; their order does not matter
 */
export function nameSeries(profiles: readonly Pick<Profile, 'name' | 'unitName'>[]): SeriesName {
  const names = countOf(profiles.map(({ name }) => name));
  const words = countOf(profiles.flatMap(({ name }) => [...wordsOf(name)]));
  const weight = (name: string) => weigh(name, names, words);
  const ranked = [...names.keys()].sort((a, b) => weight(b) - weight(a) || b.length - a.length || (a < b ? -1 : 1));
  const units = [...countOf(profiles.map(({ unitName }) => unitName))].sort(
    ([a, x], [b, y]) => y - x || b.length - a.length || (a < b ? -1 : 1),
  );
  return { name: ranked[0] ?? '', unit: units[0]?.[0] ?? '' };
}

/** How well a name speaks for all: words that others have speak for it, words of its own and a great length against. */
function weigh(name: string, names: ReadonlyMap<string, number>, counts: ReadonlyMap<string, number>): number {
  const same = names.get(name) ?? 0;
  const words = [...wordsOf(name)];
  if (words.length === 0) return Number.NEGATIVE_INFINITY;
  const total = [...names.values()].reduce((sum, count) => sum + count, 0);
  let points = (2 * same) / total;
  for (const word of words) {
    const others = (counts.get(word) ?? 0) - same;
    points += others > 0 ? others / total : -0.1;
  }
  return points - 0.3 * Math.max(0, words.length - nameWordsMax);
}

function wordsOf(name: string): Set<string> {
  return new Set(
    name
      .toLowerCase()
      .replaceAll('.', '')
      .split(' ')
      .filter((word) => word.length > 3),
  );
}

function countOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
