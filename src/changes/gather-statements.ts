import type { Span } from '../base/span.ts';
import type { Claim, Quantity, Reading, TimeExpression } from '../claims/reading.ts';
import { isSameDate } from './compare-dates.ts';
import { isSameAmount } from './compare-quantities.ts';
import type { Notice } from './find-notices.ts';
import { isAside, lineAt } from './is-aside.ts';
import { isFormer } from './is-former.ts';
import type { ReadRevision } from './read-revision.ts';
import { openSentence, readStatementWords, type SentenceReading, type StatementWords } from './read-statement-words.ts';
import { isMeasure, type UnitReading, unitOf } from './read-unit.ts';

/** A claim with the words by which it is told from others. */
export interface Statement {
  readonly claim: Claim;
  /** index into the claims of its reading; counted on behind them for a mention */
  readonly index: number;
  /** false for a figure or date from which no claim was read */
  readonly isClaim: boolean;
  /** index into the sentences of its text */
  readonly sentence: number;
  /** null for a date */
  readonly unit: UnitReading | null;
  readonly subjectWords: readonly string[];
  /** words around the figure or date in its sentence, without its own */
  readonly nearWords: readonly string[];
  /** the two or three words on either side of it */
  readonly nextWords: readonly string[];
  readonly sentenceWords: readonly string[];
  /** what is counted, as far as it stands with the number */
  readonly ownWords: readonly string[];
  readonly outcomes: readonly string[];
  /** who says so, folded; empty where nobody is named */
  readonly sourceWords: readonly string[];
  /** the headline gives the same value: it is what the article is about */
  readonly isHeadlined: boolean;
}

/**
 * Prepares the claims of one revision for comparison, in their order.
 *
 * revision   text and reading
 * sentences  spans of the text's sentences, ascending
 * notices    what the text says of its own changes; claims inside are left out
 * mentions   figures and dates from which no claim was read
 * returns    current claims and then mentions with their words; former values are left out
 * fails      never
 */
export function gatherStatements(
  revision: ReadRevision,
  sentences: readonly Span[],
  notices: readonly Notice[],
  mentions: readonly Claim[] = [],
): Statement[] {
  const statements: Statement[] = [];
  const wordsOf = new Map<number, SentenceReading | null>();
  const headlined = headlineOf(revision.reading, revision.headlineLength);
  const { claims, quantities } = revision.reading;
  const ends = new Set(quantities.map((quantity) => quantity.end));
  [...claims, ...mentions].forEach((claim, index) => {
    if (isFormer(claim) || isInside(claim, notices)) return;
    if (isConversion(claim, revision.text, ends)) return;
    const sentence = findSentence(sentences, claim.start);
    const span = sentences[sentence];
    if (span === undefined) return;
    let words = wordsOf.get(sentence);
    if (words === undefined) {
      const isPage = claim.part === 'body' && isAside(lineAt(revision.text, span.start));
      words = isPage ? null : openSentence(revision.text, span);
      wordsOf.set(sentence, words);
    }
    if (words === null) return;
    const place = { index, sentence, isClaim: index < claims.length };
    statements.push(toStatement(claim, place, words, isHeadlined(claim, headlined)));
  });
  return statements;
}

/** Characters that may stand between a figure and the parenthesis in which it is said over again. */
const conversionGapMax = 25;

/**
 * "6.4 billion crowns ($610 million)": a measure alone in parentheses says the figure before them over again. `ends` are
 * those of all figures; only what is near is looked at, since texts may have thousands of figures.
 */
function isConversion(claim: Claim, text: string, ends: ReadonlySet<number>): boolean {
  if (claim.kind !== 'figure' || !isMeasure(unitOf(claim.quantity))) return false;
  const from = Math.max(0, claim.start - 12);
  const open = from + text.slice(from, claim.start + 1).lastIndexOf('(');
  if (open < from || text.charAt(claim.end) !== ')') return false;
  if (!/^\((?:about|around|some|roughly|nearly|or|US)?\s*$/iu.test(text.slice(open, claim.start))) return false;
  for (let end = open; end >= open - conversionGapMax; end--) {
    if (ends.has(end) && /^[\s\p{L}]*$/u.test(text.slice(end, open))) return true;
  }
  return false;
}

interface Headline {
  readonly quantities: readonly Quantity[];
  readonly times: readonly TimeExpression[];
}

function headlineOf({ quantities, times }: Reading, length: number): Headline {
  return {
    quantities: quantities.filter((quantity) => quantity.start < length),
    times: times.filter((time) => time.start < length),
  };
}

function isHeadlined(claim: Claim, headline: Headline): boolean {
  if (claim.part === 'headline') return false;
  if (claim.kind === 'figure') return headline.quantities.some((quantity) => isSameAmount(quantity, claim.quantity));
  return headline.times.some((time) => isSameDate({ ...claim, time }, claim));
}

/** Whether a span lies within one of some others. */
export function isInside(span: Span, others: readonly Span[]): boolean {
  return others.some((other) => span.start >= other.start && span.end <= other.end);
}

/** Index of the sentence that holds a position, or -1. */
export function findSentence(sentences: readonly Span[], at: number): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = sentences[middle];
    if (span === undefined) return -1;
    if (at < span.start) high = middle - 1;
    else if (at >= span.end) low = middle + 1;
    else return middle;
  }
  return -1;
}

/** The words of a statement are read when they are asked for: most sentences stay as they are, and nobody asks. */
function toStatement(
  claim: Claim,
  place: Pick<Statement, 'index' | 'sentence' | 'isClaim'>,
  sentence: SentenceReading,
  headlined: boolean,
): Statement {
  let words: StatementWords | null = null;
  const read = (): StatementWords => {
    words ??= readStatementWords(claim, sentence);
    return words;
  };
  return {
    claim,
    ...place,
    isHeadlined: headlined,
    get unit() {
      return read().unit;
    },
    get subjectWords() {
      return read().subjectWords;
    },
    get nearWords() {
      return read().nearWords;
    },
    get nextWords() {
      return read().nextWords;
    },
    get sentenceWords() {
      return read().sentenceWords;
    },
    get ownWords() {
      return read().ownWords;
    },
    get outcomes() {
      return read().outcomes;
    },
    get sourceWords() {
      return read().sourceWords;
    },
  };
}
