import type { DenseTable, Model, NarrowTable, SureTags, WideTable } from './model.ts';
import { relationWeights } from './relation-weights-data.ts';
import { sureRelations, sureTags } from './sure-data.ts';
import { tagWeights } from './tag-weights-data.ts';
import { transitionWeights } from './transition-weights-data.ts';

/** Unpacks the weights that are kept as text. */
export function readModel(): Model {
  return {
    tags: readDense(decodeBase64(tagWeights)),
    sureTags: readSureTags(sureTags),
    sureRelations: readSureRelations(sureRelations),
    transitions: readNarrow(decodeBase64(transitionWeights)),
    relations: readWide(decodeBase64(relationWeights)),
  };
}

/** Pairs of a word's hash and its tag. */
export function readSureTags(pairs: readonly number[]): SureTags {
  const hashes = new Int32Array(4096);
  const tags = new Int8Array(4096).fill(-1);
  for (let at = 0; at < pairs.length; at += 2) {
    const slot = pairs[at] >>> 20;
    hashes[slot] = pairs[at];
    tags[slot] = pairs[at + 1];
  }
  return { hashes, tags };
}

/** Pairs of a `pairOf` and its relation. */
export function readSureRelations(pairs: readonly number[]): Int8Array {
  const relations = new Int8Array(2048).fill(-1);
  for (let at = 0; at < pairs.length; at += 2) relations[pairs[at]] = pairs[at + 1];
  return relations;
}

/**
 * A table of transitions: a byte with the bits of its size; then for each full cell the number of empty ones before
 * it (255: that many, and no cell), its eight bits, and the weights of left and right. The three add up to nothing.
 */
export function readNarrow(bytes: Uint8Array): NarrowTable {
  const bits = bytes[0];
  const cells = new Int32Array(2 ** bits);
  let at = 0;
  let from = 1;
  while (from < bytes.length) {
    const gap = bytes[from++];
    at += gap;
    if (gap === 255) continue;
    const left = (bytes[from + 1] << 24) >> 24;
    const right = (bytes[from + 2] << 24) >> 24;
    const shift = Math.max(-127, Math.min(127, -left - right));
    cells[at++] = bytes[from] | (((left - shift) & 0xfff) << 8) | ((right - shift) << 20);
    from += 3;
  }
  return { bits, cells };
}

/**
 * A table of many outcomes: a byte with the bits of its size; then for each full cell the number of empty ones before
 * it (255: that many, and no cell), its 12 bits in two bytes, of which the first also has the number of weights that
 * are not nothing (15: the number is in a byte of its own), and for each of these its outcome and its weight.
 */
export function readWide(bytes: Uint8Array): WideTable {
  const bits = bytes[0];
  const cells = new Int32Array(2 ** bits);
  // 0 pairs at 0, so that an empty cell never speaks; never more pairs than bytes
  const pairs = new Int16Array(bytes.length);
  let end = 1;
  let at = 0;
  let from = 1;
  while (from < bytes.length) {
    const gap = bytes[from++];
    at += gap;
    if (gap === 255) continue;
    cells[at++] = (end << 12) | ((bytes[from] & 15) << 8) | bytes[from + 1];
    let left = bytes[from] >> 4;
    from += 2;
    if (left === 15) left = bytes[from++];
    pairs[end++] = left;
    for (; left > 0; left--) {
      pairs[end++] = (bytes[from] << 8) | bytes[from + 1];
      from += 2;
    }
  }
  return { bits, cells, pairs: pairs.slice(0, end) };
}

/** A table in the form of `readWide` whose rows are written out in full; outcomes are below 24. */
export function readDense(bytes: Uint8Array): DenseTable {
  const { bits, cells, pairs } = readWide(bytes);
  const full = cells.filter((cell) => cell !== 0).length;
  const rows = new Int32Array(6 * (full + 1)).fill(0x80808080);
  const dense = new Int32Array(cells.length);
  let row = 0;
  cells.forEach((cell, slot) => {
    if (cell === 0) return;
    row++;
    dense[slot] = (row << 12) | (cell & 0xfff);
    const start = cell >>> 12;
    for (let at = start + 1; at <= start + pairs[start]; at++) {
      const outcome = pairs[at] >> 8;
      const weight = (pairs[at] << 24) >> 24;
      rows[6 * row + (outcome >> 2)] += weight * 2 ** (8 * (outcome & 3));
    }
  });
  return { bits, cells: dense, rows };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Four characters of six bits make three bytes; line breaks are passed over. */
function decodeBase64(text: string): Uint8Array {
  const values = new Int8Array(128).fill(-1);
  for (let value = 0; value < 64; value++) values[alphabet.charCodeAt(value)] = value;
  const bytes = new Uint8Array(Math.ceil(text.length * 0.75));
  let count = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at++) {
    const value = values[text.charCodeAt(at)];
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[count++] = (held >> bits) & 0xff;
    }
  }
  return bytes.subarray(0, count);
}
