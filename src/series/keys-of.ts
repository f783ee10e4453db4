import type { Profile } from './profile.ts';

/** Names of each kind that are keys: what a sentence says of more is a list. */
const namesMax = 4;

/** Pairs of words of headline and lead that are keys of a claim without any name. */
const pairsMax = 8;

/**
 * Keys of a profile for an index: two profiles that share none never join. What is counted or due, with each name that
 * its clause gives, or its sentence where the clause gives none; a claim without names is found by pairs of words of
 * headline and lead. What belongs to one event is parted by quarters of the year, each with the one behind it.
 *
 * returns  2 to 12 keys as a rule; none for a profile that joins nothing
 */
export function keysOf(profile: Profile): string[] {
  const times = profile.isOfEvent ? quartersOf(profile.day) : [''];
  const keys: string[] = [];
  for (const head of profile.head) {
    for (const anchor of anchorsOf(profile)) {
      for (const time of times) keys.push(`${profile.kind} ${head} ${anchor}${time}`);
    }
  }
  return keys;
}

function anchorsOf({ places, actors, nearPlaces, nearActors, topic }: Profile): string[] {
  const names = [places, actors, nearPlaces, nearActors].flatMap((some) => some.slice(0, namesMax));
  if (names.length > 0) return [...new Set(names)];
  return topic.filter((word) => word.includes(' ')).slice(0, pairsMax);
}

/** The quarter of a day and the next: days less than a quarter apart share one. */
function quartersOf(day: string | null): string[] {
  if (day === null) return [' undated'];
  const quarter = Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  return [` ${quarter}`, ` ${quarter + 1}`];
}
