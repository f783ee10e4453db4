import { groupLinked } from '../base/group-linked.ts';
import type { Profile } from './profile.ts';

/** A distinct profile under its number. */
export interface NumberedProfile {
  readonly id: number;
  readonly profile: Profile;
}

/** A join of two profiles, by their numbers. */
export interface ProfileLink {
  readonly a: number;
  readonly b: number;
  readonly strength: number;
}

/** A decision by hand, in force. A merge has one profile on either side. */
export interface SeriesDecision {
  readonly id: number;
  readonly kind: 'merge' | 'split';
  readonly profilesA: readonly number[];
  readonly profilesB: readonly number[];
}

/**
 * Parts profiles into series: those that are joined, directly or through others, are one, unless a split keeps them
 * apart. Decided merges come first, then links, the strongest first; a link that would bring the two sides of a split
 * together is left out. Without splits the result depends on which links there are alone; with them, ties in strength go
 * to the smaller numbers, so give numbers that do not depend on arrival (ranks of the profiles' hashes).
 *
 * profiles   all that may belong together; links and decisions may name others, which are passed over
 * returns    numbers of profiles of one series each, ascending; the group of the smallest number first
 * fails      never
 */
export function groupProfiles(
  profiles: readonly NumberedProfile[],
  links: readonly ProfileLink[],
  decisions: readonly SeriesDecision[],
): readonly (readonly number[])[] {
  const ids = profiles.map(({ id }) => id);
  const sides = decisions.map(({ id, kind, profilesA, profilesB }) => ({
    id,
    kind,
    sideA: profilesA,
    sideB: profilesB,
  }));
  return groupLinked(ids, links, sides).groups;
}
