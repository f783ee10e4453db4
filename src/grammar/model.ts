import { type Features, hashOfFeature } from './features.ts';

/** What is learnt for the three decisions. */
export interface Model {
  readonly tags: DenseTable;
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

/**
 * Weights for at most 24 outcomes, of which a feature mostly speaks for all: a cell is 12 bits that tell the feature's
 * hash from others, and the number of its row; 0 is an empty cell. A row is six numbers with four weights of a byte
 * each, 128 for nothing.
 */
export interface DenseTable {
  readonly bits: number;
  readonly cells: Int32Array;
  readonly rows: Int32Array;
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

const lanes = 0x00ff00ff;

/**
 * Adds up what the features say for each outcome, which leaves `scores` with the same added to all 24. Each number of a
 * row is taken apart into two with two weights of 16 bits each, so that twelve additions do for 24 outcomes.
 */
export function scoreDense(table: DenseTable, { count, first, second }: Features, scores: Int32Array): void {
  const { bits, cells, rows } = table;
  const shift = 32 - bits;
  let even0 = 0;
  let even1 = 0;
  let even2 = 0;
  let even3 = 0;
  let even4 = 0;
  let even5 = 0;
  let odd0 = 0;
  let odd1 = 0;
  let odd2 = 0;
  let odd3 = 0;
  let odd4 = 0;
  let odd5 = 0;
  for (let template = 1; template <= count; template++) {
    const hash = hashOfFeature(template, first[template], second[template]);
    const slot = hash >>> shift;
    let cell = cells[slot];
    if (((cell ^ hash) & 0xfff) !== 0) {
      cell = cells[slot ^ 1];
      if (((cell ^ hash) & 0xfff) !== 0) continue;
    }
    const row = (cell >>> 12) * 6;
    even0 += rows[row] & lanes;
    odd0 += (rows[row] >>> 8) & lanes;
    even1 += rows[row + 1] & lanes;
    odd1 += (rows[row + 1] >>> 8) & lanes;
    even2 += rows[row + 2] & lanes;
    odd2 += (rows[row + 2] >>> 8) & lanes;
    even3 += rows[row + 3] & lanes;
    odd3 += (rows[row + 3] >>> 8) & lanes;
    even4 += rows[row + 4] & lanes;
    odd4 += (rows[row + 4] >>> 8) & lanes;
    even5 += rows[row + 5] & lanes;
    odd5 += (rows[row + 5] >>> 8) & lanes;
  }
  setLanes(scores, 0, even0, odd0);
  setLanes(scores, 4, even1, odd1);
  setLanes(scores, 8, even2, odd2);
  setLanes(scores, 12, even3, odd3);
  setLanes(scores, 16, even4, odd4);
  setLanes(scores, 20, even5, odd5);
}

function setLanes(scores: Int32Array, at: number, even: number, odd: number): void {
  scores[at] = even & 0xffff;
  scores[at + 1] = odd & 0xffff;
  scores[at + 2] = even >>> 16;
  scores[at + 3] = odd >>> 16;
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
