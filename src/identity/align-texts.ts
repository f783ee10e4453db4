import { type AllWords, placeSpan, runHash, wordKind } from './comparable-text.ts';

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
export function alignTexts(a: AllWords, b: AllWords): Alignment {
  const { placesA, placesB } = longestRow(sharedPlaces(a.runs, b.runs));
  const slots = { matchedWords: 0, nameSlots: 0, figureSlots: 0, dateSlots: 0, otherSlots: 0 };
  let endA = 0;
  let endB = 0;
  // The ends of both texts count as common, so that what stands before the first run in common can be a slot, too.
  for (let i = 0; i <= placesA.length; i++) {
    const placeA = placesA[i] ?? a.words.length;
    const placeB = placesB[i] ?? b.words.length;
    if (placeA > endA && placeB > endB && placeA - endA <= slotWordsMax && placeB - endB <= slotWordsMax) {
      slots[slotKind({ text: a, from: endA, to: placeA }, { text: b, from: endB, to: placeB })]++;
    }
    if (i === placesA.length) break;
    slots.matchedWords += Math.max(0, i === 0 ? 3 : Math.min(3, placeA + 3 - endA, placeB + 3 - endB));
    endA = placeA + 3;
    endB = placeB + 3;
  }
  return slots;
}

interface Places {
  readonly placesA: Int32Array;
  readonly placesB: Int32Array;
}

/** Places of the runs that both texts have equally often, in the order of the first text. */
function sharedPlaces(a: Float64Array, b: Float64Array): Places {
  // By place in the first text, so that nothing has to be sorted: place in the second plus one, 0 where there is none.
  const besides = new Int32Array(a.length);
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = runHash(a, i);
    const y = runHash(b, j);
    let endI = i;
    let endJ = j;
    while (x <= y && endI < a.length && runHash(a, endI) === x) endI++;
    while (y <= x && endJ < b.length && runHash(b, endJ) === y) endJ++;
    if (x === y && endI - i === endJ - j) {
      const start = x * placeSpan;
      for (; i < endI; i++, j++, count++) besides[(a[i] as number) - start] = (b[j] as number) - start + 1;
    }
    i = endI;
    j = endJ;
  }
  const places = { placesA: new Int32Array(count), placesB: new Int32Array(count) };
  for (let place = 0, k = 0; k < count; place++) {
    if (besides[place] === 0) continue;
    places.placesA[k] = place;
    places.placesB[k++] = (besides[place] as number) - 1;
  }
  return places;
}

/** The longest part of a list in which the second places rise, too. */
function longestRow({ placesA, placesB }: Places): Places {
  const ends = new Int32Array(placesB.length);
  const before = new Int32Array(placesB.length);
  let length = 0;
  for (let k = 0; k < placesB.length; k++) {
    const place = placesB[k] as number;
    let low = 0;
    for (let high = length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((placesB[ends[middle] as number] as number) < place) low = middle + 1;
      else high = middle;
    }
    before[k] = low === 0 ? -1 : (ends[low - 1] as number);
    ends[low] = k;
    if (low === length) length++;
  }
  const row = { placesA: new Int32Array(length), placesB: new Int32Array(length) };
  let k = length === 0 ? -1 : (ends[length - 1] as number);
  for (let at = length - 1; k >= 0; at--) {
    row.placesA[at] = placesA[k] as number;
    row.placesB[at] = placesB[k] as number;
    k = before[k] as number;
  }
  return row;
}

type SlotKind = 'nameSlots' | 'figureSlots' | 'dateSlots' | 'otherSlots';

/** Words [from, to) of a text. */
interface Stretch {
  readonly text: AllWords;
  readonly from: number;
  readonly to: number;
}

/**
 * A slot is one of names where either side holds a name that the other side has not, and one of the two stands nowhere
 * in the other text; and so on.
 */
function slotKind(a: Stretch, b: Stretch): SlotKind {
  const [inA, inB] = [kindsLacking(a, b), kindsLacking(b, a)];
  const kinds = inA.beside & inB.beside & (inA.anywhere | inB.anywhere);
  if (kinds & (1 << wordKind.name)) return 'nameSlots';
  if (kinds & (1 << wordKind.date)) return 'dateSlots';
  if (kinds & (1 << wordKind.figure)) return 'figureSlots';
  return 'otherSlots';
}

/** Kinds, as bits, of the words of one stretch that the stretch beside it has not, or the whole other text has not. */
function kindsLacking({ text, from, to }: Stretch, other: Stretch): { beside: number; anywhere: number } {
  const words = other.text.words.subarray(other.from, other.to);
  let beside = 0;
  let anywhere = 0;
  for (let i = from; i < to; i++) {
    const word = text.words[i] as number;
    if (words.includes(word)) continue;
    const kind = 1 << (text.kinds[i] as number);
    beside |= kind;
    if (!other.text.names.has(word) && !other.text.figures.has(word)) anywhere |= kind;
  }
  return { beside, anywhere };
}
