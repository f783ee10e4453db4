import { anchorsOf } from './keys-of.ts';
import type { Evidence, Match, Profile } from './profile.ts';

const joinMin = 4;

/** Says whether two claims are points of one series, from their profiles alone; the same whichever comes first. */
export function matchProfiles(a: Profile, b: Profile): Match {
  const evidence: Evidence[] = [];
  const add = (reason: string, points: number) => evidence.push({ reason, points });
  if (a.kind !== b.kind || (a.unit !== b.unit && a.unit !== '' && b.unit !== '')) add('another unit', -100);
  add('what is counted', share(a.head, b.head) ? 2 : -100);
  if (a.mode !== b.mode) add('a movement against a level', -100);
  if (a.status !== null && b.status !== null && a.status !== b.status) add('a plan against what happened', -100);
  if (a.places.length > 0 && b.places.length > 0) add('places', share(a.places, b.places) ? 2 : -100);
  if (a.actors.length > 0 && b.actors.length > 0) add('names', share(a.actors, b.actors) ? 2 : -4);
  add('headline and lead', share(anchorsOf(a), anchorsOf(b)) ? 2 : -100);
  const strength = evidence.reduce((sum, { points }) => sum + points, 0);
  return { joins: strength >= joinMin, strength, evidence };
}

function share(a: readonly string[], b: readonly string[]): boolean {
  return a.some((word) => b.includes(word));
}
