import type { Profile } from './profile.ts';
import { isMeasured } from './unit-of-figure.ts';

/** Names of each kind that are keys: what a sentence says of more is a list. */
const namesMax = 4;

/** Pairs of words of headline and lead that are keys of a claim without any name. */
const pairsMax = 8;

/** Letters of a word in a key, so that words of one stem share it. */
const stemMax = 5;

/** Words of what is due that are keys. */
const termsMax = 4;

/**
 * Keys of a profile for an index: two profiles that share none never join. What is counted or due, with each name that
 * its clause gives, or its sentence where the clause gives none; a claim without names is found by pairs of words of
 * headline and lead. The only sum of an article, or its only length, is found by its unit too. What belongs to one event is parted by quarters of the year, each with the one behind it.
 *
 * returns  2 to 12 keys as a rule; none for a profile that joins nothing
 */
export function keysOf(profile: Profile): readonly string[] {
  const known = keys.get(profile);
  if (known !== undefined) return known;
  const made = makeKeys(profile);
  keys.set(profile, made);
  return made;
}

/** A profile is compared with many: its keys are made once. */
const keys = new WeakMap<Profile, readonly string[]>();

function makeKeys(profile: Profile): string[] {
  const times = profile.isOfEvent ? quartersOf(profile.day) : [''];
  const out: string[] = [];
  const anchors = anchorsOf(profile);
  const { kind, unit, head, deeds, marks, role } = profile;
  const more = kind === 'date' ? marks : isMeasured(unit) ? [...deeds, ...marks] : [];
  const told = role === null || isMeasured(unit) ? [] : [`is-${role}`];
  const terms = [...new Set([...head, ...more])].slice(0, termsMax).concat(told);
  for (const term of terms) {
    for (const anchor of anchors)
      for (const time of times)
        out.push(`${profile.kind} ${term.startsWith('is-') ? term : term.slice(0, stemMax)} ${anchor}${time}`);
  }
  if ((profile.isLone || profile.rivals.length === 1) && (isMeasured(profile.unit) || profile.head[0] === 'people')) {
    for (const anchor of anchors.slice(0, 2)) {
      for (const time of quartersOf(profile.day)) out.push(`${profile.unit} ${anchor}${time}`);
    }
  }
  return out;
}

function anchorsOf({ places, actors, nearPlaces, nearActors, title, story, topic, isOfEvent }: Profile): string[] {
  // the dead of an event are told by any name of its story
  const told = [places, actors, nearPlaces, nearActors, title, ...(isOfEvent ? [story] : [])];
  const names = told.flatMap((some) => some.slice(0, namesMax));
  if (names.length > 0) return [...new Set(names)];
  return topic.filter((word) => word.includes(' ')).slice(0, pairsMax);
}

/** The quarter of a day and the next: days less than a quarter apart share one. */
function quartersOf(day: string | null): string[] {
  if (day === null) return [' undated'];
  const quarter = Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  return [` ${quarter}`, ` ${quarter + 1}`];
}
