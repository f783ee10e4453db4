import type { RevisionText } from '../text/revision-text.ts';
import { mix32, shingleHashes } from '../text/shingles.ts';
import { pageAddress } from './decide-link.ts';

/** Keys a text is found by: the smallest hashes of its shingles. More finds more and costs an index row each. */
const sampledKeys = 24;

/**
 * The opening has a sample of its own: a long write-up of a short urgent holds most of it, but in a sample of the whole
 * write-up next to nothing of it is left. Length in code units, about sixty words.
 */
const openingLength = 400;
const openingKeys = 14;

/** Words of the opening that make up one key: an urgent and its write-up often share little more than their lead. */
const leadWords = 10;

/** What a text is found and compared by. */
export interface Signature {
  /** integers of up to 52 bits, distinct; two texts that share two of them, or an opening, are compared */
  readonly keys: readonly number[];
}

/**
 * Computes the index keys of a text: a bottom-k sample of its three-word shingles, another of its opening, its
 * headline, its first words.
 * Texts that share a part of their shingles share about that part of the sample, whatever their order.
 *
 * source   bottom-k sketches: A. Broder, On the resemblance and containment of documents, 1997
 */
export function readSignature(revision: RevisionText): Signature {
  const keys = new Set<number>();
  for (const hash of sample(revision.body, sampledKeys)) keys.add(widen(hash, 1));
  if (revision.body.length > openingLength) {
    for (const hash of sample(revision.body.slice(0, openingLength), openingKeys)) keys.add(widen(hash, 1));
  }
  if (revision.headline !== null && revision.headline.length >= 12) keys.add(textKey(revision.headline, 2));
  const lead = revision.body.split(/\s+/, leadWords);
  if (lead.length === leadWords) keys.add(textKey(lead.join(' '), 3));
  return { keys: [...keys] };
}

/**
 * Index keys of the address that a text was published at: two, so that the address alone has two texts compared. A page
 * that was written anew shares little else with what stood there before.
 *
 * url      as stated; null, or an address without a path, has no keys
 */
export function addressKeys(url: string | null): number[] {
  if (url === null || !pageAddress.test(url)) return [];
  let hash = 0;
  for (let at = 0; at < url.length; at++) hash = mix32((Math.imul(hash, 31) + url.charCodeAt(at)) | 0);
  return [widen(hash >>> 0, 4), widen(hash >>> 0, 5)];
}

function sample(text: string, count: number): Uint32Array {
  const hashes = shingleHashes(text);
  const order = new Uint32Array(hashes.length);
  for (let i = 0; i < hashes.length; i++) order[i] = mix32((hashes[i] as number) ^ 0x5bd1e995) >>> 0;
  return smallest(order, count);
}

/** The `count` smallest of some numbers, in no order. */
function smallest(values: Uint32Array, count: number): Uint32Array {
  if (values.length <= count) return values;
  // Hashes are spread evenly, so a cut at four times the expected place leaves few to sort.
  const cut = Math.min(0xffffffff, Math.ceil((0xffffffff / values.length) * count * 2) + 1);
  let few = values.filter((value) => value <= cut);
  if (few.length < count) few = values.slice();
  few.sort();
  return few.subarray(0, count);
}

function textKey(text: string, kind: number): number {
  const hashes = shingleHashes(text);
  let hash = kind;
  for (const one of hashes) hash = mix32((Math.imul(hash, 31) + one) | 0);
  return widen(hash >>> 0, kind);
}

/** 32 bits to 52, so that unrelated texts seldom meet under one key even among millions. */
function widen(hash: number, kind: number): number {
  const more = mix32(Math.imul(hash | 0, 0x27d4eb2d) ^ kind) >>> 12;
  return (hash >>> 0) * 0x100000 + more;
}
