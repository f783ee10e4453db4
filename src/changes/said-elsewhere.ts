import { type Cover, coverOf } from '../base/cover-of.ts';
import { splitWords, type Word } from '../revisions/split-words.ts';
import { isSameDate } from './compare-dates.ts';
import { isNear, isSameAmount } from './compare-quantities.ts';
import type { Comparison } from './comparison.ts';
import { foldWord } from './fold-word.ts';
import { findSentence, type Statement } from './gather-statements.ts';
import { isFormer } from './is-former.ts';
import { listLikeness } from './list-likeness.ts';
import { isSameValue } from './open-scoring.ts';
import type { ReadRevision } from './read-revision.ts';
import { compareUnits, readUnit, unitOf } from './read-unit.ts';

/** Two mentions of one figure share this much of their subject, or of their sentence. */
const subjectLikenessMin = 0.3;
const sentenceContainmentMin = 0.34;

/** What is enough where the sentences are aligned anyway. */
const alignedContainmentMin = 0.15;

/**
 * Tells whether a claim without a counterpart is said in the other revision all the same: as a second mention of a
 * claim that has one, in its headline, or in a place where no claim was read.
 *
 * statement  a claim left over on one side
 * side       the other side
 * paired     claims that have a counterpart: `own` on the side of the statement
 * returns    whether the other revision says the same
 * fails      never
 */
export function isSaidIn(
  statement: Statement,
  comparison: Comparison,
  side: 'before' | 'after',
  paired: readonly { readonly own: Statement; readonly other: Statement }[],
): boolean {
  for (const { own } of paired) if (isRepeatOf(statement, own)) return true;
  const statements = side === 'before' ? comparison.statementsBefore : comparison.statementsAfter;
  for (const other of statements) {
    if (other.claim.part === 'headline' && isRepeatOf(statement, other)) return true;
  }
  return (
    isMentioned(statement, comparison, side, takenIn(comparison, side, paired)) || isOneOf(statement, comparison, side)
  );
}

/** Asked for with each claim that is left over, of one comparison. */
const takenOf = new WeakMap<object, Cover>();

/** What of the other text is spoken for: claims with a counterpart, and in the newer text values that hold no longer. */
function takenIn(
  comparison: Comparison,
  side: 'before' | 'after',
  paired: readonly { readonly other: Statement }[],
): Cover {
  const known = takenOf.get(paired);
  if (known !== undefined) return known;
  const others = new Set(paired.map((pair) => pair.other.claim));
  const { claims } = comparison[side].reading;
  const taken = coverOf(claims.filter((claim) => others.has(claim) || (side === 'after' && isFormer(claim))));
  takenOf.set(paired, taken);
  return taken;
}

function isRepeatOf(statement: Statement, other: Statement): boolean {
  if (statement === other || !isSameValue(statement.claim, other.claim)) return false;
  if (!isSameNumber(statement, other)) return false;
  if (hasOtherOutcome(statement, other)) return false;
  if (listLikeness(statement.subjectWords, other.subjectWords) >= subjectLikenessMin) return true;
  return listLikeness(statement.nearWords, other.nearWords) >= subjectLikenessMin;
}

/** Units that go together, or a number that two things hardly share by chance: what it counts may be misread. */
function isSameNumber({ claim, unit }: Statement, other: Statement): boolean {
  if (unit === null || other.unit === null || compareUnits(unit, other.unit) !== 'other') return true;
  return claim.kind === 'figure' && claim.quantity.high >= 1000;
}

function hasOtherOutcome(a: Statement, b: Statement): boolean {
  if (a.outcomes.length === 0 || b.outcomes.length === 0) return false;
  return !a.outcomes.some((outcome) => b.outcomes.includes(outcome));
}

/** Asked for with each "one" that is left over. */
const wordsOfRevision = new WeakMap<ReadRevision, readonly Word[]>();

function wordsOf(revision: ReadRevision): readonly Word[] {
  const known = wordsOfRevision.get(revision);
  if (known !== undefined) return known;
  const words = splitWords(revision.text);
  wordsOfRevision.set(revision, words);
  return words;
}

/** "One guard" and "a guard" are the same one. */
function isOneOf({ claim, ownWords }: Statement, comparison: Comparison, side: 'before' | 'after'): boolean {
  if (claim.kind !== 'figure' || claim.quantity.value !== 1) return false;
  const words = wordsOf(comparison[side]);
  return words.some((word, index) => {
    if (!/^(?:an?|another|the)$/iu.test(word.key)) return false;
    const next = words.slice(index + 1, index + 3).map((other) => foldWord(other.key));
    return next.some((stem) => stem !== '' && ownWords.includes(stem));
  });
}

/** Looks for the amount or the date among all that was read from the other text, claims with a counterpart aside. */
function isMentioned(statement: Statement, comparison: Comparison, side: 'before' | 'after', taken: Cover): boolean {
  const revision = side === 'before' ? comparison.before : comparison.after;
  const sentences = side === 'before' ? comparison.alignment.before : comparison.alignment.after;
  const { claim } = statement;
  const isFree = (start: number) => !taken.touches({ start, end: start + 1 });
  const places: number[] = [];
  if (claim.kind === 'figure') {
    for (const quantity of revision.reading.quantities) {
      const fit = compareUnits(unitOf(quantity), statement.unit ?? readUnit('', ''));
      if (fit !== 'other' && isSameAmount(quantity, claim.quantity) && isFree(quantity.start))
        places.push(quantity.start);
    }
  } else {
    for (const time of revision.reading.times) {
      if (isSameDate({ ...claim, time }, claim) && isFree(time.start)) places.push(time.start);
    }
  }
  if (claim.kind === 'figure' && statement.unit?.family === 'time') {
    const length = claim.quantity.low * statement.unit.factor;
    for (const time of revision.reading.times) {
      if (time.type === 'DURATION' && isNear(lengthOf(time.value), length, 0.03) && isFree(time.start))
        places.push(time.start);
    }
  }
  if (claim.kind === 'figure' && claim.quantity.value === 0) {
    for (const match of revision.text.matchAll(zeroWord)) places.push(match.index);
  }
  if (claim.kind === 'figure') places.push(...findTallies(revision.text, claim.quantity.value));
  const aligned = alignedWith(statement, comparison, side);
  return places.some((start) => {
    const at = findSentence(sentences, start);
    const span = sentences[at];
    if (span === undefined) return false;
    const stems = new Set(splitWords(revision.text.slice(span.start, span.end)).map((word) => foldWord(word.key)));
    const words = [...new Set([...statement.subjectWords, ...statement.nearWords])];
    const held = words.filter((word) => stems.has(word)).length;
    return held >= (aligned.includes(at) ? alignedContainmentMin : sentenceContainmentMin) * words.length;
  });
}

/** The sentences of the other side that go with that of a statement. */
function alignedWith(statement: Statement, { alignment }: Comparison, side: 'before' | 'after'): readonly number[] {
  const own = side === 'before' ? 'after' : 'before';
  return alignment.groups.find((group) => group[own].includes(statement.sentence))?.[side] ?? [];
}

const durationUnits = {
  C: 'century',
  E: 'decade',
  Y: 'year',
  M: 'month',
  W: 'week',
  D: 'day',
  H: 'hour',
  m: 'minute',
} as const;

/** The length of a TIMEX3 duration in the base unit of times: "for a day", "within a month". */
function lengthOf(value: string): number {
  const match = /^P(T?)(\d+(?:\.\d+)?)([CEYMWDH])$/.exec(value);
  if (match === null) return Number.NaN;
  const [, clock, count, letter] = match;
  const unit =
    clock === 'T' && letter === 'M'
      ? durationUnits.m
      : durationUnits[letter as 'C' | 'E' | 'Y' | 'M' | 'W' | 'D' | 'H'];
  return Number(count) * readUnit(unit, unit).factor;
}

/** "Nobody is to wait" and "down to zero". */
const zeroWord = /\b(?:nobody|no[- ]one|none|nil)\b/giu;

/** Where a text gives a number as one side of a tally: "a 7-2 vote". */
function findTallies(text: string, value: number | null): number[] {
  if (value === null || !Number.isInteger(value) || value > 999) return [];
  const places: number[] = [];
  for (const match of text.matchAll(/(?<![\d-])(\d{1,3})[-–](\d{1,3})(?![\d-])/gu)) {
    if (Number(match[1]) === value || Number(match[2]) === value) places.push(match.index);
  }
  return places;
}
