import type { Profile } from './profile.ts';

/**
 * Keys of a profile for an index: any two profiles that join share one. What is counted, with each name it may stand
 * under; without names, with each kind of event.
 */
export function keysOf(profile: Profile): string[] {
  const anchors = anchorsOf(profile);
  const keys: string[] = [];
  for (const head of profile.head) {
    for (const anchor of anchors) keys.push(`${profile.kind}|${head}|${anchor}`);
  }
  return keys;
}

/** What a profile may share with another beside its head. */
export function anchorsOf({ places, actors, near, story, events }: Profile): string[] {
  return [...new Set([...places, ...actors, ...near, ...story, ...events])];
}
