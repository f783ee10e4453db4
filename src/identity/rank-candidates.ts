/** Keys that two texts share at least before they are compared: one alone is mostly a turn of phrase. */
const sharedKeysMin = 2;

/** Stored texts one new text is compared with at most. */
const candidatesMax = 10;

/** Holders from which on a key tells next to nothing. */
const crowd = 64;

/**
 * Picks the texts that a new one is compared with. A key that few texts hold says more than one that many hold: else
 * the many reports of one pattern would hide the one that is updated.
 *
 * keys       of the new text
 * holdersOf  ids of the texts known to hold a key
 * returns    ids, the likeliest first, ten at most; each shares two keys at least
 */
export function rankCandidates(
  keys: readonly number[],
  holdersOf: (key: number) => readonly number[] | undefined,
): number[] {
  const seen = new Map<number, { count: number; weight: number }>();
  for (const key of keys) {
    const holders = holdersOf(key) ?? [];
    const weight = Math.log(1 + crowd / holders.length);
    for (const holder of holders) {
      const known = seen.get(holder);
      if (known === undefined) seen.set(holder, { count: 1, weight });
      else {
        known.count++;
        known.weight += weight;
      }
    }
  }
  return [...seen]
    .filter(([, { count }]) => count >= sharedKeysMin)
    .sort(([idA, a], [idB, b]) => b.weight - a.weight || idA - idB)
    .slice(0, candidatesMax)
    .map(([id]) => id);
}
