import { type ComparableText, placeSpan, runHash, wordKind } from './comparable-text.ts';

/** How the words of two texts run side by side. A slot is a place where other words stand in the same frame. */
export interface Alignment {
  /** words that stand in both, in the same order */
  readonly matchedWords: number;
  readonly nameSlots: number;
  readonly figureSlots: number;
  readonly dateSlots: number;
  readonly otherSlots: number;
}

/** Words on either side that still count as one slot; more are a passage that was rewritten. */
const slotWordsMax = 8;

/**
 * Lays two texts side by side: the longest row of runs of three words that both have in the same order, and what
 * stands in between.
 *
 * returns  counts; the same whichever text is given first
 * source   anchors as in B. Cohen's patience diff, on runs of words in place of lines
 */
export function alignTexts(a: ComparableText, b: ComparableText): Alignment {
  const anchors = longestRow(sharedPlaces(a.runs, b.runs));
  const slots = { matchedWords: 0, nameSlots: 0, figureSlots: 0, dateSlots: 0, otherSlots: 0 };
  let endA = 0;
  let endB = 0;
  for (const [i, { placeA, placeB }] of anchors.entries()) {
    if (i > 0 && placeA > endA && placeB > endB && placeA - endA <= slotWordsMax && placeB - endB <= slotWordsMax) {
      slots[slotKind(a, b, endA, placeA, endB, placeB)]++;
    }
    const isNew = i === 0 ? 3 : Math.min(3, placeA + 3 - endA, placeB + 3 - endB);
    slots.matchedWords += Math.max(0, isNew);
    endA = placeA + 3;
    endB = placeB + 3;
  }
  return slots;
}

interface Place {
  readonly placeA: number;
  readonly placeB: number;
}

/** Places of the runs that both texts have equally often, in the order of the first text. */
function sharedPlaces(a: Float64Array, b: Float64Array): Place[] {
  const out: Place[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [runHash(a, i), runHash(b, j)];
    let [endI, endJ] = [i, j];
    while (x <= y && endI < a.length && runHash(a, endI) === x) endI++;
    while (y <= x && endJ < b.length && runHash(b, endJ) === y) endJ++;
    if (x === y && endI - i === endJ - j) {
      for (; i < endI; i++, j++) {
        out.push({ placeA: (a[i] as number) - x * placeSpan, placeB: (b[j] as number) - x * placeSpan });
      }
    }
    i = endI;
    j = endJ;
  }
  return out.sort((one, other) => one.placeA - other.placeA);
}

/** The longest part of a list in which the second places rise, too. */
function longestRow(places: readonly Place[]): Place[] {
  const ends: number[] = [];
  const before = new Int32Array(places.length);
  for (const [k, { placeB }] of places.entries()) {
    let low = 0;
    for (let high = ends.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((places[ends[middle] as number] as Place).placeB < placeB) low = middle + 1;
      else high = middle;
    }
    before[k] = low === 0 ? -1 : (ends[low - 1] as number);
    ends[low] = k;
  }
  const row: Place[] = [];
  for (let k = ends[ends.length - 1] ?? -1; k >= 0; k = before[k] as number) row.push(places[k] as Place);
  return row.reverse();
}

type SlotKind = 'nameSlots' | 'figureSlots' | 'dateSlots' | 'otherSlots';

/** A slot is one of names where either side holds a name that the other lacks, and so on. */
function slotKind(
  a: ComparableText,
  b: ComparableText,
  fromA: number,
  toA: number,
  fromB: number,
  toB: number,
): SlotKind {
  const inA = kindsLacking(a, fromA, toA, b, fromB, toB);
  const inB = kindsLacking(b, fromB, toB, a, fromA, toA);
  const both = inA & inB;
  if (both & (1 << wordKind.name)) return 'nameSlots';
  if (both & (1 << wordKind.date)) return 'dateSlots';
  if (both & (1 << wordKind.figure)) return 'figureSlots';
  return 'otherSlots';
}

/** Kinds, as bits, of the words of one stretch that the other has not. */
function kindsLacking(
  text: ComparableText,
  from: number,
  to: number,
  other: ComparableText,
  otherFrom: number,
  otherTo: number,
): number {
  let kinds = 0;
  for (let i = from; i < to; i++) {
    const stretch = other.words.subarray(otherFrom, otherTo);
    if (!stretch.includes(text.words[i] as number)) kinds |= 1 << (text.kinds[i] as number);
  }
  return kinds;
}
