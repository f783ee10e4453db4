import { diffArrays } from 'diff';
import type { Span } from '../base/span.ts';
import { splitWords, type Word } from './split-words.ts';

/** A stretch of two texts: the same words, or words put in the place of others (one span may be empty). */
export interface WordDiffPiece {
  readonly kind: 'same' | 'added' | 'removed' | 'replaced';
  readonly before: Span;
  readonly after: Span;
}

/**
 * Edits after which two stretches count as wholly replaced. A bound on work, not on milliseconds, so that the same
 * texts always give the same pieces; 2,000 edits take about 0.1 s, and no reader follows more of them in one sentence.
 */
const editsMax = 2000;

/**
 * Compares two stretches of text word by word; a number is one word and is never cut.
 *
 * before, after   any strings; compared with quotes and dashes folded, white space ignored
 * returns         pieces in order that cover every word of both, spans counted from the given offsets;
 *                 one "replaced" piece where more than 2,000 edits would be needed
 * fails           never
 * source          Myers 1986 as in the package diff
 */
export function diffWords(before: string, after: string, beforeOffset = 0, afterOffset = 0): WordDiffPiece[] {
  const beforeWords = splitWords(before, beforeOffset);
  const afterWords = splitWords(after, afterOffset);
  if (beforeWords.length === 0 && afterWords.length === 0) return [];
  const changes = diffArrays(keysOf(beforeWords), keysOf(afterWords), { maxEditLength: editsMax });
  const runs =
    changes === undefined
      ? [
          { removed: true, added: false, count: beforeWords.length },
          { removed: false, added: true, count: afterWords.length },
        ]
      : changes;
  return toPieces(runs, beforeWords, afterWords, beforeOffset, afterOffset);
}

function keysOf(words: readonly Word[]): string[] {
  return words.map((word) => word.key);
}

interface Run {
  readonly removed: boolean;
  readonly added: boolean;
  readonly count: number;
}

function toPieces(
  runs: readonly Run[],
  before: readonly Word[],
  after: readonly Word[],
  beforeOffset: number,
  afterOffset: number,
): WordDiffPiece[] {
  const pieces: WordDiffPiece[] = [];
  let beforeAt = 0;
  let afterAt = 0;
  for (let index = 0; index < runs.length; ) {
    let removed = 0;
    let added = 0;
    let same = 0;
    const first = runs[index];
    if (first !== undefined && !first.removed && !first.added) {
      same = first.count;
      index++;
    } else {
      for (let run = runs[index]; run !== undefined && (run.removed || run.added); run = runs[++index]) {
        if (run.removed) removed += run.count;
        else added += run.count;
      }
    }
    const kind = same > 0 ? 'same' : removed === 0 ? 'added' : added === 0 ? 'removed' : 'replaced';
    pieces.push({
      kind,
      before: spanOf(before, beforeAt, same + removed, beforeOffset),
      after: spanOf(after, afterAt, same + added, afterOffset),
    });
    beforeAt += same + removed;
    afterAt += same + added;
  }
  return pieces;
}

/** From the first word's start to the last one's end; an empty span behind the word before where there is none. */
function spanOf(words: readonly Word[], from: number, count: number, offset: number): Span {
  const first = words[from];
  const last = words[from + count - 1];
  if (count === 0 || first === undefined || last === undefined) {
    const at = words[from - 1]?.end ?? offset;
    return { start: at, end: at };
  }
  return { start: first.start, end: last.end };
}
