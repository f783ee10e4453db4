import type { Span } from '../base/span.ts';
import { splitWords } from '../revisions/split-words.ts';
import type { ChangeSide } from './claim-change.ts';
import { foldWord } from './fold-word.ts';

/** A number or date of a text with the sentence it stands in. */
export interface PlacedMark {
  readonly mark: ChangeSide;
  readonly sentence: Span;
  /** group of its sentence in the alignment */
  readonly group: number;
}

/** Words on either side of a number by which its place is known: "Mara Quill, 34", "Route 9". */
const neighboursMax = 3;

/** More numbers than this on one side are a table, and none is known by its neighbours. */
const marksMax = 200;

/**
 * Finds numbers that stand between the same words in two texts, though their sentences were recast.
 *
 * before, after  numbers that only one of the texts has
 * texts          the two texts
 * returns        pairs, the ones with most words in common first; two words have to be the same, or one where the
 *                sentences belong together
 * fails          never
 */
export function matchStrays(
  before: readonly PlacedMark[],
  after: readonly PlacedMark[],
  texts: { readonly before: string; readonly after: string },
): (readonly [PlacedMark, PlacedMark])[] {
  if (before.length > marksMax || after.length > marksMax) return [];
  const older = before.map((placed) => ({ placed, words: neighboursOf(placed, texts.before) }));
  const newer = after.map((placed) => ({ placed, words: neighboursOf(placed, texts.after) }));
  const offers = older.flatMap((from) =>
    newer.flatMap((to) => {
      if (!isOfKind(from.placed.mark, to.placed.mark)) return [];
      const shared = [...from.words].filter((word) => to.words.has(word)).length;
      const isAligned = from.placed.group === to.placed.group;
      return shared >= 2 || (shared === 1 && isAligned) ? [{ from, to, worth: shared + (isAligned ? 2 : 0) }] : [];
    }),
  );
  const taken = new Set<unknown>();
  const pairs: (readonly [PlacedMark, PlacedMark])[] = [];
  for (const { from, to } of offers.sort((a, b) => b.worth - a.worth)) {
    if (taken.has(from) || taken.has(to)) continue;
    taken.add(from).add(to);
    pairs.push([from.placed, to.placed]);
  }
  return pairs;
}

/** Dates with dates, and figures of one unit, or of none that is said. */
function isOfKind(a: ChangeSide, b: ChangeSide): boolean {
  if ((a.unit === 'date') !== (b.unit === 'date')) return false;
  return a.unit === b.unit || a.unit === '' || b.unit === '';
}

function neighboursOf({ mark, sentence }: PlacedMark, text: string): Set<string> {
  const stems = (from: number, to: number) =>
    splitWords(text.slice(Math.max(from, 0), to))
      .map((word) => foldWord(word.key))
      .filter((stem) => stem.length > 2 && !/\d/.test(stem));
  // Half a line on either side holds the words that are looked for.
  const left = stems(Math.max(sentence.start, mark.start - 60), mark.start).slice(-neighboursMax);
  const right = stems(mark.end, Math.min(sentence.end, mark.end + 60)).slice(0, neighboursMax);
  return new Set([...left, ...right]);
}
