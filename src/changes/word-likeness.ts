/** Words of one statement as ascending numbers, with the sum of their weights. */
export interface WordSet {
  readonly ids: Int32Array;
  readonly weight: number;
}

/**
 * Compares word lists by the words they share, rare words counting more. Words are numbered once, so that a comparison
 * is a walk along two sorted arrays: pairing compares every claim of one side with every claim of the other.
 */
export interface WordLikeness {
  readonly toSet: (words: readonly string[]) => WordSet;
  /** Dice likeness, 1 for the same words, 0 where they share none */
  readonly compare: (a: WordSet, b: WordSet) => number;
}

/**
 * Opens a comparison in which a word weighs the less the more sentences hold it.
 *
 * sentences  the words of every sentence that counts, of both texts
 * returns    the two functions of the comparison; words that no sentence holds weigh 1
 * fails      never
 */
export function openWordLikeness(sentences: Iterable<readonly string[]>): WordLikeness {
  const ids = new Map<string, number>();
  const weights: number[] = [];
  const idOf = (word: string): number => {
    const known = ids.get(word);
    if (known !== undefined) return known;
    ids.set(word, ids.size);
    weights.push(0);
    return ids.size - 1;
  };
  for (const sentence of sentences) {
    for (const word of sentence) {
      const id = idOf(word);
      weights[id] = (weights[id] ?? 0) + 1;
    }
  }
  for (let id = 0; id < weights.length; id++) weights[id] = 1 / Math.sqrt(weights[id] ?? 1);
  const weightOf = (id: number) => weights[id] || 1;
  return {
    toSet: (words) => {
      const set = Int32Array.from(words, idOf).sort();
      let weight = 0;
      for (const id of set) weight += weightOf(id);
      return { ids: set, weight };
    },
    compare: (a, b) => {
      let common = 0;
      for (let i = 0, j = 0; i < a.ids.length && j < b.ids.length; ) {
        const x = a.ids[i] ?? 0;
        const y = b.ids[j] ?? 0;
        if (x === y) common += weightOf(x);
        if (x <= y) i++;
        if (y <= x) j++;
      }
      return common === 0 ? 0 : (2 * common) / (a.weight + b.weight);
    },
  };
}
