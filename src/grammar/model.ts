import type { Features } from './features.ts';

/** What is learnt for the three decisions. */
export interface Model {
  readonly tags: WideTable;
  readonly sureTags: SureTags;
  /** relation by `pairOf` its token's and its head's tags, -1 where it has to be found */
  readonly sureRelations: Int8Array;
  readonly transitions: NarrowTable;
  readonly relations: WideTable;
}

/**
 * Weights for the three transitions: a cell is eight bits that tell the feature's hash from others that fall there,
 * and three weights. A feature is in the cell of its hash or in the one beside it, else it says nothing.
 */
export interface NarrowTable {
  readonly bits: number;
  readonly cells: Int32Array;
}

/**
 * Weights for many outcomes, of which a feature mostly speaks for few: a cell is 12 bits that tell the feature's hash
 * from others, and where its pairs begin; 0 is an empty cell. There stands the number of pairs, then each: the outcome
 * in the upper byte, its weight in the lower.
 */
export interface WideTable {
  readonly bits: number;
  readonly cells: Int32Array;
  readonly pairs: Int16Array;
}

/** Words that nearly always have one tag: by the upper 12 bits of the word's hash, the hash and the tag. */
export interface SureTags {
  readonly hashes: Int32Array;
  readonly tags: Int8Array;
}

/** Place of a token's tag, its head's tag and the side it stands on among all such triples. */
export const pairOf = (tag: number, headTag: number, side: number): number => (tag * 32 + headTag) * 2 + side;

/** Tag of a word that nearly always has this one, -1 for any other word. */
export function sureTagOf({ hashes, tags }: SureTags, hash: number): number {
  const slot = hash >>> 20;
  return hashes[slot] === hash ? tags[slot] : -1;
}

/** Adds up what the features say for each outcome. */
export function scoreWide(table: WideTable, { hashes, count }: Features, scores: Int32Array): void {
  const { bits, cells, pairs } = table;
  const shift = 32 - bits;
  scores.fill(0);
  for (let feature = 0; feature < count; feature++) {
    const hash = hashes[feature];
    const slot = hash >>> shift;
    let cell = cells[slot];
    if (((cell ^ hash) & 0xfff) !== 0) {
      cell = cells[slot ^ 1];
      if (((cell ^ hash) & 0xfff) !== 0) continue;
    }
    let at = cell >>> 12;
    for (const end = at + pairs[at]; at < end; ) {
      const pair = pairs[++at];
      scores[pair >> 8] += (pair << 24) >> 24;
    }
  }
}

/** Adds up what the features say for the three transitions, which are written to `scores`. */
export function scoreNarrow(table: NarrowTable, { hashes, count }: Features, scores: Int32Array): void {
  const { bits, cells } = table;
  const shift = 32 - bits;
  let first = 0;
  let second = 0;
  let third = 0;
  for (let feature = 0; feature < count; feature++) {
    const hash = hashes[feature];
    const slot = hash >>> shift;
    let cell = cells[slot];
    if (((cell ^ hash) & 0xff) !== 0) {
      cell = cells[slot ^ 1];
      if (((cell ^ hash) & 0xff) !== 0) continue;
    }
    first += (cell << 16) >> 24;
    second += (cell << 8) >> 24;
    third += cell >> 24;
  }
  scores[0] = first;
  scores[1] = second;
  scores[2] = third;
}
