import { type Features, hashOfFeature } from './features.ts';

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
 * Weights for the three transitions: a cell is eight bits that tell the feature's hash from others that fall there, and
 * twelve bits each for what left and right weigh more than shift. A feature is in the cell of its hash or in the one
 * beside it, else it says nothing.
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
export function scoreWide(table: WideTable, { count, first, second }: Features, scores: Int32Array): void {
  const { bits, cells, pairs } = table;
  const shift = 32 - bits;
  for (let outcome = 0; outcome < scores.length; outcome++) scores[outcome] = 0;
  for (let template = 1; template <= count; template++) {
    const hash = hashOfFeature(template, first[template], second[template]);
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

/** Adds up what the features say for the three transitions; `scores` gets each one's lead over shifting. */
export function scoreNarrow(table: NarrowTable, { count, first, second }: Features, scores: Int32Array): void {
  const { bits, cells } = table;
  const shift = 32 - bits;
  let left = 0;
  let right = 0;
  for (let template = 1; template <= count; template++) {
    const hash = hashOfFeature(template, first[template], second[template]);
    const slot = hash >>> shift;
    const cell = cells[slot];
    const beside = cells[slot ^ 1];
    // all bits where the cell is the feature's, none where it is not: a branch here is foreseen wrongly half the time
    const here = (((cell ^ hash) & 0xff) - 1) >> 31;
    const there = (((beside ^ hash) & 0xff) - 1) >> 31;
    const weights = (cell & here) | (beside & there & ~here);
    left += (weights << 12) >> 20;
    right += weights >> 20;
  }
  scores[0] = 0;
  scores[1] = left;
  scores[2] = right;
}
