import { foldedNames } from '../claims/name-fold-lexicon.ts';
import type { Profile } from './profile.ts';
import { without } from './read-story.ts';
import { shared } from './shared-words.ts';

/** Own names of both sides must agree; one side's may be told by the sentence or the story of the other. */
export function weighNames(
  ownA: readonly string[],
  ownB: readonly string[],
  nearA: readonly string[],
  nearB: readonly string[],
  a: Profile,
  b: Profile,
  halfShared: number,
): number {
  if (ownA.length > 0 && ownB.length > 0) {
    const both = shared(ownA, ownB);
    if (both.length === 0) return isTold(ownA, allNames(b)) || isTold(ownB, allNames(a)) ? -2 : -6;
    return without(ownA, ownB).length > 0 && without(ownB, ownA).length > 0 ? halfShared : 2;
  }
  if (ownA.length > 0) return weighTold(ownA, nearB, b, a);
  if (ownB.length > 0) return weighTold(ownB, nearA, a, b);
  if (nearA.length === 0 || nearB.length === 0) return nearA.length === nearB.length ? 0 : -0.5;
  if (shared(nearA, nearB).length > 0) return 1.5;
  return isTold(nearA, b.story) || isTold(nearB, a.story) ? 0 : -3;
}

function weighTold(own: readonly string[], near: readonly string[], other: Profile, owner: Profile): number {
  if (isTold(own, near)) return 2;
  if (isTold(own, [...other.places, ...other.actors])) return 2;
  if (isTold(own, other.story) || isTold(own, [...other.nearPlaces, ...other.nearActors]))
    return near.length > 0 ? 0 : 1;
  const around = without([...other.nearPlaces, ...other.nearActors], other.actors);
  const isLinked = isTold(around, [...owner.nearPlaces, ...owner.nearActors, ...owner.story]);
  if (isLinked && !own.some((name) => countries.has(name))) return 0;
  return near.length > 0 || other.story.length > 0 ? (other.kind === 'date' ? -5 : -4) : -1;
}

/** Countries, as names are folded. */
const countries: ReadonlySet<string> = new Set(foldedNames.values());

function isTold(names: readonly string[], others: readonly string[]): boolean {
  return names.some((name) => others.includes(name));
}

function allNames({ places, actors, nearPlaces, nearActors }: Profile): string[] {
  return [...places, ...actors, ...nearPlaces, ...nearActors];
}
