import { coverOf } from '../base/cover-of.ts';
import type { Span } from '../base/span.ts';
import { spansTouching, spansWithin } from '../base/spans-within.ts';
import type { Claim, Reading, TimeExpression } from '../claims/reading.ts';
import { diffWords } from '../revisions/diff-words.ts';
import { splitWords } from '../revisions/split-words.ts';
import type { ChangeSide } from './claim-change.ts';
import type { Comparison } from './comparison.ts';
import type { Draft } from './draft.ts';
import { isInside } from './gather-statements.ts';
import { isAside, lineAt } from './is-aside.ts';
import { toSide } from './judge-pair.ts';
import { matchStrays, type PlacedMark } from './match-strays.ts';
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
  const [marksBefore, marksAfter] = [openMarks(before), openMarks(after)];
  const untoldBefore = openUntold(drafts, 'before', paired, before);
  const untoldAfter = openUntold(drafts, 'after', paired, after);
  for (const group of alignment.groups) {
    if (group.kind !== 'reworded' || group.likeness < likenessMin) continue;
    const older = alignment.before[group.before[0] ?? -1];
    const newer = alignment.after[group.after[0] ?? -1];
    if (older === undefined || newer === undefined || isInside(newer, notices)) continue;
    if (older.start < before.headlineLength || newer.start < after.headlineLength) continue;
    if (isAside(lineAt(before.text, older.start)) && isAside(lineAt(after.text, newer.start))) continue;
    const olderMarks = marksBefore(older);
    const newerMarks = marksAfter(newer);
    const olderLeft = findSurplus(olderMarks, newerMarks).filter(untoldBefore);
    const newerLeft = findSurplus(newerMarks, olderMarks).filter(untoldAfter);
    if (olderLeft.length === 0 || newerLeft.length === 0) continue;
    for (const [from, to] of matchPlaces(comparison, older, newer, olderLeft, newerLeft)) {
      // an old value that moved on with the new one ("to 43 from 9", "to 112 from 43") is no change of its own
      const isKnown = drafts.some(
        (draft) => isSameValue(draft.before, to) || (isSameValue(draft.before, from) && isSameValue(draft.after, to)),
      );
      if (!isKnown && !isOwnDay(from, to, comparison)) strays.push(toDraft(comparison, older, newer, from, to));
    }
  }
  const marksOf = { before: marksBefore, after: marksAfter };
  return [...strays, ...findRecast(comparison, [...drafts, ...strays], paired, notices, marksOf)];
}

/** Numbers that were put in the place of others in sentences that were recast or stand elsewhere. */
function findRecast(
  comparison: Comparison,
  drafts: readonly Draft[],
  paired: ReadonlySet<Claim>,
  notices: readonly Span[],
  marksOf: { readonly before: MarksOf; readonly after: MarksOf },
): Draft[] {
  const { before, after, alignment } = comparison;
  const untoldBefore = openUntold(drafts, 'before', paired, before);
  const untoldAfter = openUntold(drafts, 'after', paired, after);
  const place = (side: 'before' | 'after'): PlacedMark[] => {
    const revision = comparison[side];
    return alignment.groups.flatMap((group, at) => {
      if (group.kind === 'kept' || group.kind === 'moved') return [];
      return group[side].flatMap((index) => {
        const sentence = alignment[side][index];
        if (sentence === undefined || sentence.start < revision.headlineLength) return [];
        if (side === 'after' && isInside(sentence, notices)) return [];
        if (isAside(lineAt(revision.text, sentence.start))) return [];
        return marksOf[side](sentence).map((mark) => ({ mark, sentence, group: at }));
      });
    });
  };
  // What is told, or was judged to be the same, is left out first: another thing may have the same number.
  const older = place('before').filter(({ mark }) => untoldBefore(mark));
  const newer = place('after').filter(({ mark }) => untoldAfter(mark));
  const [gone, come] = [findMore(older, newer), findMore(newer, older)];
  const told = new Set(drafts.flatMap((draft) => (draft.before === null ? [] : [String(draft.before.value)])));
  const pairs = matchStrays(
    older.filter(({ mark }) => gone.has(String(mark.value))),
    // An old value that the newer text quotes is no new one.
    newer.filter(({ mark }) => come.has(String(mark.value)) && !told.has(String(mark.value))),
    { before: before.text, after: after.text },
  );
  return pairs.flatMap(([from, to]) => {
    if (digitsOf(from.mark) === digitsOf(to.mark) || isOwnDay(from.mark, to.mark, comparison)) return [];
    return [toDraft(comparison, from.sentence, to.sentence, from.mark, to.mark)];
  });
}

/** Values that stand more often on one side than on the other; which of several marks is the new one, its place tells. */
function findMore(marks: readonly PlacedMark[], others: readonly PlacedMark[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { mark } of marks) counts.set(String(mark.value), (counts.get(String(mark.value)) ?? 0) + 1);
  for (const { mark } of others) counts.set(String(mark.value), (counts.get(String(mark.value)) ?? 0) - 1);
  return new Set([...counts].flatMap(([value, count]) => (count > 0 ? [value] : [])));
}

function digitsOf({ text }: ChangeSide): string {
  return text.replace(/\D/gu, '');
}

/** The day of the report itself, on both sides: datelines, "said on June 2". */
function isOwnDay(from: ChangeSide, to: ChangeSide, { before, after }: Comparison): boolean {
  return from.value === before.date?.slice(0, 10) && to.value === after.date?.slice(0, 10);
}

type MarksOf = (sentence: Span) => ChangeSide[];

function openMarks({ text, reading }: ReadRevision): MarksOf {
  const claims = spansWithin(reading.claims);
  const quantities = spansWithin(reading.quantities);
  const times = spansWithin(reading.times);
  const known = new Map<number, ChangeSide[]>();
  return (sentence) => {
    const read = () => {
      return { claims: claims(sentence), quantities: quantities(sentence), times: times(sentence) };
    };
    const marks = known.get(sentence.start) ?? readMarks(text, sentence, read());
    known.set(sentence.start, marks);
    return marks;
  };
}

/** Numbers and dates of a sentence, whether or not a claim was read from them. */
function readMarks(text: string, sentence: Span, { claims, quantities, times }: Reading): ChangeSide[] {
  const marks: ChangeSide[] = [];
  for (const time of times) {
    if (!isCalendar(time) || !/\d/.test(time.text)) continue;
    marks.push({ text: time.text, value: time.value, bound: '=', unit: 'date', start: time.start, end: time.end });
  }
  for (const claim of claims) {
    if (claim.kind === 'figure') marks.push(toSide(claim));
  }
  const read = coverOf(marks);
  for (const quantity of quantities) {
    if (read.touches(quantity) || (quantity.value === null && !/\d/.test(quantity.text))) continue;
    const { text: written, value, low, high, start, end } = quantity;
    const bound = value === null ? 'range' : quantity.bound;
    marks.push({ text: written, value: value ?? [low, high], bound, unit: unitOf(quantity).shown, start, end });
  }
  const isRead = openContained(marks);
  for (const word of splitWords(text.slice(sentence.start, sentence.end), sentence.start)) {
    if (!/\d/.test(word.key) || isRead(word)) continue;
    const digits = word.key.replace(/[^\d.:]/gu, '').replace(/[.:]+$/u, '');
    const value = Number.isNaN(Number(digits)) ? word.key : Number(digits);
    marks.push({ text: word.key, value, bound: '=', unit: '', start: word.start, end: word.end });
  }
  return marks.sort((a, b) => a.start - b.start);
}

/** Whether a span lies within one of some others: of those that start before it, one ends behind it. */
function openContained(spans: readonly Span[]): (inner: Span) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let reach = 0;
  const reached = sorted.map(({ end }) => {
    reach = Math.max(reach, end);
    return reach;
  });
  return ({ start, end }) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) > start) high = middle;
      else low = middle + 1;
    }
    return low > 0 && (reached[low - 1] ?? 0) >= end;
  };
}

function isSameValue(a: ChangeSide | null, b: ChangeSide | null): boolean {
  return a !== null && b !== null && String(a.value) === String(b.value);
}

/** Numbers that the other sentence does not hold, or holds fewer times; "one" is too common to be counted. */
function findSurplus(marks: readonly ChangeSide[], others: readonly ChangeSide[]): ChangeSide[] {
  const left = new Map<string, number>();
  for (const { value } of others) left.set(String(value), (left.get(String(value)) ?? 0) + 1);
  return marks.filter((mark) => {
    if (mark.value === 1 && !/\d/.test(mark.text)) return false;
    const count = left.get(String(mark.value)) ?? 0;
    if (count > 0) left.set(String(mark.value), count - 1);
    return count === 0;
  });
}

function isCalendar(time: TimeExpression): boolean {
  return time.type === 'DATE' || time.type === 'TIME';
}

/** Whether a number lies in no claim that was judged, and in no change. */
function openUntold(
  drafts: readonly Draft[],
  side: 'before' | 'after',
  paired: ReadonlySet<Claim>,
  revision: ReadRevision,
): (mark: ChangeSide) => boolean {
  const told = coverOf([
    ...revision.reading.claims.filter((claim) => paired.has(claim)),
    ...drafts.flatMap((draft) => draft[side] ?? []),
  ]);
  return (mark) => !told.touches(mark);
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
  const [olderIn, newerIn] = [spansTouching(olderMarks), spansTouching(newerMarks)];
  for (const piece of diffWords(olderText, newerText, older.start, newer.start)) {
    if (piece.kind !== 'replaced') continue;
    const [from, to] = [olderIn(piece.before), newerIn(piece.after)];
    const dates = zip(from.filter(isDate), to.filter(isDate));
    const figures = zip(
      from.filter((mark) => !isDate(mark)),
      to.filter((mark) => !isDate(mark)),
    );
    const found = [...dates, ...figures];
    matched.push(...(found.length === 0 ? zip(from, to) : found));
  }
  return matched;
}

function isDate(mark: ChangeSide): boolean {
  return mark.unit === 'date';
}

function zip(from: readonly ChangeSide[], to: readonly ChangeSide[]): (readonly [ChangeSide, ChangeSide])[] {
  return from.flatMap((start, index) => {
    const end = to[index];
    return end === undefined ? [] : [[start, end] as const];
  });
}

function toDraft({ before, after }: Comparison, older: Span, newer: Span, from: ChangeSide, to: ChangeSide): Draft {
  const subject = subjectOf(after.text, to);
  return {
    kind: isDate(from) && isDate(to) ? 'date-changed' : 'figure-changed',
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
