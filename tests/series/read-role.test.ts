import { describe, expect, test } from 'vitest';
import { readClaims } from '../../src/claims/read-claims.ts';
import type { Profile } from '../../src/series/profile.ts';
import { profileClaims } from '../../src/series/profile-claims.ts';

/** Profiles of a text without a headline of weight, by the figures as they are written. */
function profilesOf(body: string): Map<number | null, Profile> {
  const text = `News from Lomar\n\n${body}`;
  const headlineLength = text.indexOf('\n');
  const date = '2026-05-04T12:00:00Z';
  const { claims } = readClaims({ text, headlineLength, date });
  const profiles = profileClaims({ claims, text, headlineLength, date, outlet: null });
  return new Map(
    claims.flatMap((claim, at) => {
      const profile = profiles[at];
      return claim.kind === 'figure' && profile ? [[claim.quantity.value, profile] as const] : [];
    }),
  );
}

describe('the role of a figure', () => {
  test.each([
    ['Rebels seized 60 villagers near Lomar.', 60, 'taken'],
    ['The gang let 14 of the villagers go.', 14, 'freed'],
    ['Thirty-one villagers are still held by the gang.', 31, 'held'],
    ['More than 180 people were aboard the barge that sank off Lomar, survivors said.', 180, 'aboard'],
    ['Some 900 lorries are held up at the border.', 900, 'waiting'],
    ['Thirteen people died and 45 are still missing, police said.', 45, 'missing'],
    ['The mine dug 30 tonnes of ore, against a target of 41 tonnes.', 41, 'target'],
    ['The chain will close 80 of its 310 shops.', 310, 'whole'],
    ['The chain will close 80 of its 310 shops.', 80, 'closed'],
    ['The number of villagers released by the gang has reached 52.', 52, 'freed'],
  ])('is told by the words around it: %s', (body, value, role) => {
    expect(profilesOf(body).get(value)?.role).toBe(role);
  });

  test.each([
    ['The town has 4,300 beds.', 4300],
    ['The bridge is 640 metres long.', 640],
    ['The minister wants the 1,900 soldiers in Lomar to stay.', 1900],
  ])('is none where nothing becomes of what is counted: %s', (body, value) => {
    expect(profilesOf(body).get(value)?.role).toBeNull();
  });
});

describe('an earlier value', () => {
  test.each([
    ['The storm killed 52 people, up from the 17 given on Monday.', 52, 17],
    ['The union says 730 jobs will go, not the 400 that the owner named.', 730, 400],
    ['The army says 88 hostages were taken, and that its first number of 61 was wrong.', 88, 61],
  ])('measures what the value measures that it stands against: %s', (body, value, earlier) => {
    const profiles = profilesOf(body);
    expect(profiles.get(earlier)).toMatchObject({ former: true, unit: profiles.get(value)?.unit });
    expect(profiles.get(earlier)?.head).toEqual(profiles.get(value)?.head);
    expect(profiles.get(earlier)?.role).toBe(profiles.get(value)?.role);
  });
});
