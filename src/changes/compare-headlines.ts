import type { Quantity, TimeExpression } from '../claims/reading.ts';
import { foldText, splitWords } from '../revisions/split-words.ts';
import type { ChangeSide } from './claim-change.ts';
import { edgeOf, intervalOf, isSameInterval, isSameWording } from './compare-dates.ts';
import { isSameAmount } from './compare-quantities.ts';
import { isOtherSource, readSource, type SourceReading } from './compare-sources.ts';
import type { Comparison } from './comparison.ts';
import type { Draft } from './draft.ts';
import { foldWord } from './fold-word.ts';
import { listLikeness } from './list-likeness.ts';
import type { ReadRevision } from './read-revision.ts';

/** Share of a new headline's words that the older revision does not know, from which it tells of something else. */
const noveltyMin = 0.34;

/** With fewer claims changed below it, a headline in other words still tells the same news. */
const changedClaimsMin = 1;

/**
 * Tells whether the headline says something else: a figure, a date or a bound in it, the source it names, or its news.
 *
 * comparison  two revisions with their readings
 * drafts      the changes found below the headlines
 * returns     one change, or null for the same news in other words
 * fails       never
 */
export function compareHeadlines(comparison: Comparison, drafts: readonly Draft[]): Draft | null {
  const before = headlineOf(comparison.before);
  const after = headlineOf(comparison.after);
  if (before === after || foldText(before) === foldText(after)) return null;
  if (before === '' || after === '') return null;
  const figures = hasOtherFigures(comparison.before, comparison.after) || hasOtherBounds(comparison);
  const dates = hasOtherDates(comparison.before, comparison.after);
  if (!figures && !dates && !hasOtherSource(before, after) && !hasOtherNews(before, after, comparison, drafts)) {
    return null;
  }
  return {
    kind: 'headline-changed',
    subject: 'headline',
    subjectKey: 'headline',
    before: headlineSide(before),
    after: headlineSide(after),
    sentenceBefore: before,
    sentenceAfter: after,
    statementBefore: null,
    statementAfter: null,
    withdrawn: false,
    stray: false,
  };
}

function headlineOf(revision: ReadRevision): string {
  return revision.text.slice(0, revision.headlineLength);
}

function headlineSide(text: string): ChangeSide {
  return { text, value: text, bound: '=', unit: 'headline', start: 0, end: text.length };
}

function hasOtherFigures(before: ReadRevision, after: ReadRevision): boolean {
  const older = headlineFigures(before);
  const newer = headlineFigures(after);
  const olderDigits = digitsIn(headlineOf(before));
  const newerDigits = digitsIn(headlineOf(after));
  const isIn = (quantity: Quantity, others: readonly Quantity[], digits: ReadonlySet<string>) =>
    others.some((other) => isSameAmount(quantity, other)) ||
    digits.has(String(quantity.value)) ||
    digits.has(String(Math.round((quantity.value ?? 0) * 100)));
  const gone = older.some((quantity) => !isIn(quantity, newer, newerDigits));
  return gone || newer.some((quantity) => !isIn(quantity, older, olderDigits));
}

/** Figures in a headline; "thousands" and "dozens" are none. */
function headlineFigures({ reading, headlineLength }: ReadRevision): Quantity[] {
  return reading.quantities.filter(
    (quantity) => quantity.start < headlineLength && (quantity.value !== null || /\d/.test(quantity.text)),
  );
}

/** Numbers as they stand in a headline, for those that are read as figures on one side only ("14-7", "14 votes to 7"). */
function digitsIn(headline: string): Set<string> {
  const shares = [...fractions].flatMap(([word, percent]) => (word.test(headline) ? [String(percent)] : []));
  const digits = new Set((headline.match(/\d+(?:[.,]\d+)*/gu) ?? []).map((number) => number.replaceAll(',', '')));
  for (const share of shares) digits.add(share);
  return digits;
}

/** "By a fifth" and "20%" are one share. */
const fractions: readonly (readonly [RegExp, number])[] = [
  [/\b(?:halv\w+|half)\b(?! (?:a )?(?:per|point))/iu, 50],
  [/\b(?:a|one) quarter\b/iu, 25],
  [/\bthree[- ]quarters\b/iu, 75],
  [/\b(?:a|one) fifth\b/iu, 20],
  [/\btwo[- ]fifths\b/iu, 40],
  [/\bthree[- ]fifths\b/iu, 60],
  [/\b(?:a|one) tenth\b/iu, 10],
];

/** The same amount in both headlines, within another bound. */
function hasOtherBounds({ before, after }: Comparison): boolean {
  const older = headlineFigures(before);
  const newer = headlineFigures(after);
  const isCapped = [before, after].every((revision) => capWord.test(headlineOf(revision)));
  return older.some((quantity) => {
    const same = newer.filter((other) => isSameAmount(quantity, other));
    return (
      same.length > 0 && same.every((other) => other.bound !== quantity.bound && !(isCapped && isCap(quantity, other)))
    );
  });
}

const capWord = /\b(?:cap|limit|ceiling|max)/iu;

/** "Caps rises at 3%" and "rises capped at 3 percent": a cap is an upper bound, whether or not it is read as one. */
function isCap(a: Quantity, b: Quantity): boolean {
  const bounds = [a.bound, b.bound];
  return bounds.includes('<') && bounds.includes('=');
}

const yearEnd = /\b(?:year[- ]?end|end[- ]of[- ](?:the[- ])?year)\b/iu;

function hasOtherDates(before: ReadRevision, after: ReadRevision): boolean {
  const older = headlineDates(before);
  const newer = headlineDates(after);
  const isSame = (a: TimeExpression, b: TimeExpression) =>
    a.value === b.value ||
    isSameWording(a, b) ||
    isSameInterval(intervalOf(a.value, edgeOf(a.mod)), intervalOf(b.value, edgeOf(b.mod)));
  const isIn = (time: TimeExpression, others: readonly TimeExpression[], headline: string) =>
    others.some((other) => isSame(time, other)) || (yearEnd.test(time.text) && yearEnd.test(headline));
  const gone = older.some((time) => !isIn(time, newer, headlineOf(after)));
  const isNew = (time: TimeExpression) => !isIn(time, older, headlineOf(before)) && !isKnownYear(time, before);
  return gone || newer.some(isNew);
}

/** "Next year", where the older text speaks of that year already. */
function isKnownYear({ text, value }: TimeExpression, { reading }: ReadRevision): boolean {
  return /^(?:this|next|last) year$/iu.test(text) && reading.times.some((other) => other.value.startsWith(value));
}

/** Dates that a headline plans with; the day of the report itself is left out. */
function headlineDates(revision: ReadRevision): TimeExpression[] {
  const day = revision.date?.slice(0, 10) ?? '';
  return revision.reading.times.filter(
    (time) =>
      time.start < revision.headlineLength &&
      time.type === 'DATE' &&
      /^\d{4}/.test(time.value) &&
      time.value !== day &&
      !isSince(time, revision.text),
  );
}

/** "Highest since April" compares with a month that is past. */
function isSince({ start, text: written }: TimeExpression, text: string): boolean {
  return /^since\b/iu.test(written) || /\bsince\s+(?:the\s+)?$/iu.test(text.slice(Math.max(0, start - 12), start));
}

function hasOtherSource(before: string, after: string): boolean {
  const older = headlineSource(before);
  const newer = headlineSource(after);
  return older !== null && newer !== null && isOtherSource(older, newer);
}

const trailingSource = /[,:–—-]\s*([^,:–—]{2,40}?)\s+(?:says?|said|reports?|claims?|warns?)$/iu;
const leadingSource = /^([^,:]{2,40}?)(?::\s|\s+(?:says?|said|claims?)\s)/iu;
const accordingSource = /\baccording to ([^,:]{2,40})$/iu;

function headlineSource(headline: string): SourceReading | null {
  for (const form of [trailingSource, accordingSource, leadingSource]) {
    const source = form.exec(headline)?.[1];
    if (source !== undefined) return readSource({ attribution: source, hedge: null, sentence: headline });
  }
  return null;
}

/**
 * Whether the news itself is another: words that the older revision does not know stand in the headline, and claims
 * below it have changed as well. A headline alone is reworded at every hour of the day.
 */
function hasOtherNews(before: string, after: string, comparison: Comparison, drafts: readonly Draft[]): boolean {
  const changed = drafts.filter((draft) => /^(?:figure|date)-/.test(draft.kind) && !draft.stray).length;
  if (changed < changedClaimsMin) return false;
  if (negation.test(before) !== negation.test(after) || countsOn(before, after, drafts)) return true;
  const afterStems = stemsOf(after);
  if (listLikeness(stemsOf(before), afterStems) >= 0.8) return false;
  const known = new Set(stemsOf(comparison.before.text));
  const unknown = afterStems.filter((stem) => !known.has(stem)).length;
  return unknown >= noveltyMin * afterStems.length || (unknown > 0 && changed >= 2);
}

const negation = /\b(?:not?|never|nobody|none|fails?|refuses?|rejects?|denies|cancel(?:s|led|ed)?|\w+n['’]t)\b/iu;
const ordinals = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** "Third broker cuts its target", where two had done so before. */
function countsOn(before: string, after: string, drafts: readonly Draft[]): boolean {
  const [older, newer] = [before.toLowerCase(), after.toLowerCase()];
  return ordinals.some((word, at) => {
    if (!newer.includes(word) || older.includes(word)) return false;
    return drafts.some(({ kind, after: side }) => kind.startsWith('figure-') && side?.value === at + 2);
  });
}

function stemsOf(text: string): string[] {
  const stems = new Set<string>();
  for (const word of splitWords(text)) {
    const stem = foldWord(word.key);
    if (stem !== '') stems.add(stem);
  }
  return [...stems];
}
