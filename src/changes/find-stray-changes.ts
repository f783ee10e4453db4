import type { Span } from '../base/span.ts';
import type { Claim } from '../claims/reading.ts';
import { diffWords } from '../revisions/diff-words.ts';
import { splitWords } from '../revisions/split-words.ts';
import type { ChangeSide } from './claim-change.ts';
import type { Comparison } from './comparison.ts';
import type { Draft } from './draft.ts';
import { isInside } from './gather-statements.ts';
import type { ReadRevision } from './read-revision.ts';
import { unitOf } from './read-unit.ts';

/** Two sentences have to be this much alike for a number in the one to stand in the place of one in the other. */
const likenessMin = 0.5;

/**
 * Finds numbers that were put in the place of others in sentences that otherwise stayed alike, and of which nothing
 * has been told: ages, times of day, numbers in names, claims without a counterpart. They rank low, but none is
 * dropped.
 *
 * comparison  two revisions with their alignment
 * drafts      the changes found so far: numbers inside them are not told twice
 * paired      claims that have been judged against a counterpart
 * notices     stretches of the newer text in which it speaks of its own changes
 * returns     changes of kind figure-changed, or date-changed where both sides are dates
 * fails       never
 */
export function findStrayChanges(
  comparison: Comparison,
  drafts: readonly Draft[],
  paired: ReadonlySet<Claim>,
  notices: readonly Span[],
): Draft[] {
  const { before, after, alignment } = comparison;
  const strays: Draft[] = [];
  for (const group of alignment.groups) {
    if (group.kind !== 'reworded' || group.likeness < likenessMin) continue;
    const older = alignment.before[group.before[0] ?? -1];
    const newer = alignment.after[group.after[0] ?? -1];
    if (older === undefined || newer === undefined || isInside(newer, notices)) continue;
    if (older.start < before.headlineLength || newer.start < after.headlineLength) continue;
    const olderMarks = readMarks(before, older);
    const newerMarks = readMarks(after, newer);
    const olderLeft = olderMarks.filter((mark) => isUntold(mark, newerMarks, drafts, 'before', paired, before));
    const newerLeft = newerMarks.filter((mark) => isUntold(mark, olderMarks, drafts, 'after', paired, after));
    if (olderLeft.length === 0 || newerLeft.length === 0) continue;
    for (const [from, to] of matchPlaces(comparison, older, newer, olderLeft, newerLeft)) {
      const isKnown = drafts.some((draft) => isSameValue(draft.before, from) && isSameValue(draft.after, to));
      if (!isKnown) strays.push(toDraft(comparison, older, newer, from, to));
    }
  }
  return strays;
}

/** Numbers and dates of a sentence, whether or not a claim was read from them. */
function readMarks(revision: ReadRevision, sentence: Span): ChangeSide[] {
  const { quantities, times } = revision.reading;
  const marks: ChangeSide[] = [];
  const isWithin = (span: Span) => span.start >= sentence.start && span.end <= sentence.end;
  for (const time of times) {
    if (!isWithin(time) || !/\d/.test(time.text) || time.value === revision.date?.slice(0, 10)) continue;
    marks.push({ text: time.text, value: time.value, bound: '=', unit: 'date', start: time.start, end: time.end });
  }
  for (const quantity of quantities) {
    if (!isWithin(quantity) || (quantity.value === null && !/\d/.test(quantity.text))) continue;
    const { text, value, low, high, start, end } = quantity;
    const bound = value === null ? 'range' : quantity.bound;
    marks.push({ text, value: value ?? [low, high], bound, unit: unitOf(quantity).shown, start, end });
  }
  for (const word of splitWords(revision.text.slice(sentence.start, sentence.end), sentence.start)) {
    const isRead = times.some((time) => overlaps(time, word)) || quantities.some((other) => overlaps(other, word));
    if (!/\d/.test(word.key) || isRead) continue;
    const digits = word.key.replace(/[^\d.:]/gu, '').replace(/[.:]+$/u, '');
    const value = Number.isNaN(Number(digits)) ? word.key : Number(digits);
    marks.push({ text: word.key, value, bound: '=', unit: '', start: word.start, end: word.end });
  }
  return marks.sort((a, b) => a.start - b.start);
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function isSameValue(a: ChangeSide | null, b: ChangeSide | null): boolean {
  return a !== null && b !== null && String(a.value) === String(b.value);
}

function isUntold(
  mark: ChangeSide,
  others: readonly ChangeSide[],
  drafts: readonly Draft[],
  side: 'before' | 'after',
  paired: ReadonlySet<Claim>,
  revision: ReadRevision,
): boolean {
  if (mark.value === 1 || others.some((other) => isSameValue(mark, other))) return false;
  if (revision.reading.claims.some((claim) => overlaps(claim, mark) && paired.has(claim))) return false;
  return !drafts.some((draft) => {
    const told = draft[side];
    return told !== null && overlaps(told, mark);
  });
}

/** Numbers between the same words, the first with the first of the same kind. */
function matchPlaces(
  { before, after }: Comparison,
  older: Span,
  newer: Span,
  olderMarks: readonly ChangeSide[],
  newerMarks: readonly ChangeSide[],
): (readonly [ChangeSide, ChangeSide])[] {
  const matched: (readonly [ChangeSide, ChangeSide])[] = [];
  const olderText = before.text.slice(older.start, older.end);
  const newerText = after.text.slice(newer.start, newer.end);
  for (const piece of diffWords(olderText, newerText, older.start, newer.start)) {
    if (piece.kind !== 'replaced') continue;
    const from = olderMarks.filter((mark) => overlaps(mark, piece.before));
    const to = newerMarks.filter((mark) => overlaps(mark, piece.after));
    for (const isDate of [true, false]) {
      const isKind = (mark: ChangeSide) => (mark.unit === 'date') === isDate;
      const ends = to.filter(isKind);
      for (const [index, start] of from.filter(isKind).entries()) {
        const end = ends[index];
        if (end !== undefined) matched.push([start, end]);
      }
    }
  }
  return matched;
}

function toDraft({ before, after }: Comparison, older: Span, newer: Span, from: ChangeSide, to: ChangeSide): Draft {
  const subject = subjectOf(after.text, to);
  return {
    kind: to.unit === 'date' ? 'date-changed' : 'figure-changed',
    subject,
    subjectKey: subject.toLowerCase(),
    before: from,
    after: to,
    sentenceBefore: before.text.slice(older.start, older.end),
    sentenceAfter: after.text.slice(newer.start, newer.end),
    statementBefore: null,
    statementAfter: null,
    withdrawn: false,
    stray: true,
  };
}

/** The words around the number, for people. */
function subjectOf(text: string, span: Span): string {
  const from = Math.max(text.lastIndexOf('\n', span.start) + 1, span.start - 40);
  const lineEnd = text.indexOf('\n', span.end);
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, span.end + 40);
  const left = text.slice(from, span.start).replace(/^\S*\s/u, '');
  const right = text.slice(span.end, to).replace(/\s\S*$/u, '');
  return `${left}… ${right}`.replace(/\s+/gu, ' ').trim();
}
