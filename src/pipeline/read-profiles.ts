import type { Tx } from '../db/open-database.ts';
import { findProfiles, type MeasureRow } from '../db/queries/measures.ts';

/**
 * Profiles that this process keeps, of 700 bytes or so each: what comes in is mostly of the stories of the day, so that
 * the same ones are compared batch after batch.
 */
const profilesMax = 20_000;

/** What was read last, newest last, by hash. */
const profiles = new Map<string, string>();

/** Reads the profiles of some measures, as JSON, by their hashes. The same hash says the same wherever it is stored. */
export async function readProfiles(tx: Tx, measures: readonly MeasureRow[]): Promise<Map<string, string>> {
  const out = new Map<string, string>();
  const missing = new Map<number, string>();
  for (const { id, hash } of measures) {
    const profile = profiles.get(hash);
    if (profile === undefined) missing.set(id, hash);
    else out.set(hash, profile);
  }
  for (const [id, profile] of await findProfiles(tx, [...missing.keys()])) out.set(missing.get(id) as string, profile);
  // Only now, as what is kept may push out what was asked for too.
  for (const [hash, profile] of out) keepProfile(hash, profile);
  return out;
}

/** Keeps a profile for the next to ask for it. */
export function keepProfile(hash: string, profile: string): void {
  profiles.delete(hash);
  profiles.set(hash, profile);
  const [oldest] = profiles.size > profilesMax ? profiles.keys() : [];
  if (oldest !== undefined) profiles.delete(oldest);
}
