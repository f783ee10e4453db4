import type { Span } from '../base/span.ts';
import { alignSentences } from './align-sentences.ts';
import type { Alignment, AlignmentKind } from './alignment.ts';
import { diffWords, type WordDiffPiece } from './diff-words.ts';

/** One group of sentences that belong together, with the words that differ between them. */
export interface TextDiffPiece {
  readonly kind: AlignmentKind;
  /** from the first to the last sentence of the group; empty where the side has none */
  readonly before: Span;
  readonly after: Span;
  /** the words of reworded, split and merged sentences; empty for the other kinds */
  readonly words: readonly WordDiffPiece[];
}

/** Words compared in one text; what lies beyond counts as replaced, so that long unrelated texts stay quick. */
const comparedCharactersMax = 400_000;

/**
 * Compares two texts on two levels: sentences, then the words of those that were reworded, split or merged.
 *
 * before, after   any strings
 * returns         pieces in the order of the newer text, removed sentences where they stood
 * fails           never; two unrelated texts of 200 KB take about a second
 */
export function diffTexts(before: string, after: string): TextDiffPiece[] {
  return diffAligned(before, after, alignSentences(before, after));
}

/** As `diffTexts`, for texts that are aligned already. */
export function diffAligned(before: string, after: string, alignment: Alignment): TextDiffPiece[] {
  let budget = comparedCharactersMax;
  return alignment.groups.map((group) => {
    const beforeSpan = cover(alignment.before, group.before);
    const afterSpan = cover(alignment.after, group.after);
    const piece = { kind: group.kind, before: beforeSpan, after: afterSpan };
    if (group.kind !== 'reworded' && group.kind !== 'split' && group.kind !== 'merged') return { ...piece, words: [] };
    const size = beforeSpan.end - beforeSpan.start + afterSpan.end - afterSpan.start;
    budget -= size;
    if (budget < 0) return { ...piece, words: [{ kind: 'replaced', before: beforeSpan, after: afterSpan }] };
    const words = diffWords(
      before.slice(beforeSpan.start, beforeSpan.end),
      after.slice(afterSpan.start, afterSpan.end),
      beforeSpan.start,
      afterSpan.start,
    );
    return { ...piece, words };
  });
}

function cover(spans: readonly Span[], indexes: readonly number[]): Span {
  const first = spans[indexes[0] ?? -1];
  const last = spans[indexes[indexes.length - 1] ?? -1];
  return first === undefined || last === undefined ? { start: 0, end: 0 } : { start: first.start, end: last.end };
}
