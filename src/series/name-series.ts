import type { Profile } from './profile.ts';

export interface SeriesName {
  readonly name: string;
  readonly unit: string;
}

/**
 * Names a series by its profiles: the wording that most of them share, and the unit that most have.
 *
 * profiles  at least one; their order does not matter
 */
export function nameSeries(profiles: readonly Pick<Profile, 'name' | 'unitName'>[]): SeriesName {
  return {
    name: commonest(profiles.map(({ name }) => name)),
    unit: commonest(profiles.map(({ unitName }) => unitName)),
  };
}

function commonest(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const ranked = [...counts].sort(([a, x], [b, y]) => y - x || b.length - a.length || (a < b ? -1 : 1));
  return ranked[0]?.[0] ?? '';
}
