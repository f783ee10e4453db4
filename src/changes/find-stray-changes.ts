import type { Span } from '../base/span.ts';
import { diffWords, type WordDiffPiece } from '../revisions/diff-words.ts';
import { splitWords, type Word } from '../revisions/split-words.ts';
import type { ChangeSide } from './claim-change.ts';
import type { Comparison } from './comparison.ts';
import type { Draft } from './draft.ts';
import type { Notice } from './find-notices.ts';
import { isInside } from './gather-statements.ts';
import type { ReadRevision } from './read-revision.ts';
import { unitOf } from './read-unit.ts';

/** Two sentences have to be this much alike for a number in the one to stand in the place of one in the other. */
const likenessMin = 0.5;

/**
 * Finds numbers that were put in the place of others in sentences that otherwise stayed alike, and that no claim
 * covers: ages, times of day, numbers in names. They rank low, but none is dropped.
 *
 * comparison  two revisions with their alignment
 * drafts      the changes found so far: digits inside them are not told twice
 * notices     stretches of the newer text in which it speaks of its own changes
 * returns     changes of kind figure-changed, or date-changed where both sides are dates
 * fails       never
 */
export function findStrayChanges(
  comparison: Comparison,
  drafts: readonly Draft[],
  notices: readonly Notice[],
): Draft[] {
  const { before, after, alignment } = comparison;
  const strays: Draft[] = [];
  for (const group of alignment.groups) {
    if (group.kind !== 'reworded' || group.likeness < likenessMin) continue;
    const older = alignment.before[group.before[0] ?? -1];
    const newer = alignment.after[group.after[0] ?? -1];
    if (older === undefined || newer === undefined) continue;
    if (older.start < before.headlineLength || newer.start < after.headlineLength) continue;
    const olderText = before.text.slice(older.start, older.end);
    const newerText = after.text.slice(newer.start, newer.end);
    if (!/\d/.test(olderText) || !/\d/.test(newerText) || isInside(newer, notices)) continue;
    for (const piece of diffWords(olderText, newerText, older.start, newer.start)) {
      if (piece.kind !== 'replaced') continue;
      strays.push(...readPiece(piece, comparison, drafts, olderText, newerText));
    }
  }
  return strays;
}

function readPiece(
  piece: WordDiffPiece,
  comparison: Comparison,
  drafts: readonly Draft[],
  sentenceBefore: string,
  sentenceAfter: string,
): Draft[] {
  const { before, after } = comparison;
  const older = numbersIn(comparison, piece.before, drafts, 'before', sentenceAfter);
  const newer = numbersIn(comparison, piece.after, drafts, 'after', sentenceBefore);
  const count = Math.min(older.length, newer.length);
  const strays: Draft[] = [];
  for (let index = 0; index < count; index++) {
    const from = older[index];
    const to = newer[index];
    if (from === undefined || to === undefined) continue;
    strays.push({
      kind: 'figure-changed',
      subject: subjectOf(after.text, to),
      subjectKey: subjectOf(after.text, to).toLowerCase(),
      before: toStraySide(before, from),
      after: toStraySide(after, to),
      sentenceBefore,
      sentenceAfter,
      statementBefore: null,
      statementAfter: null,
      withdrawn: false,
      stray: true,
    });
  }
  return strays;
}

/** Numbers in digits within a stretch that no claim holds and that the other sentence does not repeat. */
function numbersIn(
  comparison: Comparison,
  span: Span,
  drafts: readonly Draft[],
  side: 'before' | 'after',
  otherSentence: string,
): Word[] {
  const { text } = comparison[side];
  const statements = side === 'before' ? comparison.statementsBefore : comparison.statementsAfter;
  const others = new Set(splitWords(otherSentence).map((word) => digitsOf(word.key)));
  return splitWords(text.slice(span.start, span.end), span.start).filter((word) => {
    if (!/\d/.test(word.key) || others.has(digitsOf(word.key))) return false;
    const isClaimed = statements.some(({ claim }) => claim.start < word.end && word.start < claim.end);
    const isTold = drafts.some((draft) => {
      const told = draft[side];
      return told !== null && told.start < word.end && word.start < told.end;
    });
    return !isClaimed && !isTold;
  });
}

function digitsOf(key: string): string {
  return key.replace(/[^\d.:]/gu, '').replace(/[.:]+$/u, '');
}

function toStraySide(revision: ReadRevision, word: Word): ChangeSide {
  const quantity = revision.reading.quantities.find((other) => other.start <= word.start && word.end <= other.end);
  const text = revision.text.slice(word.start, word.end);
  const common = { text, start: word.start, end: word.end };
  if (quantity !== undefined) {
    const value = quantity.value ?? ([quantity.low, quantity.high] as const);
    const unit = unitOf(quantity).shown;
    return { ...common, value, bound: quantity.value === null ? 'range' : quantity.bound, unit };
  }
  const number = Number(digitsOf(word.key));
  return { ...common, value: Number.isNaN(number) ? text : number, bound: '=', unit: '' };
}

/** The words around the number, for people. */
function subjectOf(text: string, word: Word): string {
  const from = Math.max(text.lastIndexOf('\n', word.start) + 1, word.start - 40);
  const lineEnd = text.indexOf('\n', word.end);
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, word.end + 40);
  const left = text.slice(from, word.start).replace(/^\S*\s/u, '');
  const right = text.slice(word.end, to).replace(/\s\S*$/u, '');
  return `${left}… ${right}`.replace(/\s+/gu, ' ').trim();
}
