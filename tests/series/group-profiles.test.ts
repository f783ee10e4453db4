import { describe, expect, it } from 'vitest';
import { groupProfiles, type NumberedProfile, type SeriesDecision } from '../../src/series/group-profiles.ts';
import type { Profile } from '../../src/series/profile.ts';

const blank: Profile = {
  kind: 'figure',
  unit: 'person',
  head: ['troop'],
  marks: [],
  words: [],
  mode: 'level',
  status: null,
  period: null,
  places: [],
  nearPlaces: [],
  nearActors: [],
  isVague: false,
  former: false,
  siblings: [],
  distinct: [],
  others: [],
  rivals: [],
  isLone: true,
  deeds: [],
  role: null,
  title: [],
  actors: [],
  story: [],
  events: [],
  isOfEvent: false,
  topic: [],
  day: null,
  years: [],
  size: null,
  name: 'troops',
  unitName: 'people',
};
const profiles: NumberedProfile[] = [1, 2, 3, 4].map((id) => ({ id, profile: { ...blank, name: `troops ${id}` } }));
const chain = [
  { a: 1, b: 2, strength: 5 },
  { a: 2, b: 3, strength: 8 },
  { a: 3, b: 4, strength: 5 },
];

describe('groups of profiles', () => {
  it('holds what is joined directly or through others', () => {
    expect(groupProfiles(profiles, chain.slice(0, 2), [])).toEqual([[1, 2, 3], [4]]);
  });

  it('keeps the sides of a split apart and leaves the weakest join out', () => {
    const split: SeriesDecision = { id: 1, kind: 'split', profilesA: [1], profilesB: [3, 4] };
    expect(groupProfiles(profiles, chain, [split])).toEqual([[1], [2, 3, 4]]);
  });

  it('joins by hand what nothing else joins', () => {
    const merge: SeriesDecision = { id: 1, kind: 'merge', profilesA: [1], profilesB: [4] };
    expect(groupProfiles(profiles, [], [merge])).toEqual([[1, 4], [2], [3]]);
  });
});
