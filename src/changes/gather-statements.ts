import type { Span } from '../base/span.ts';
import type { Claim } from '../claims/reading.ts';
import { splitWords } from '../revisions/split-words.ts';
import type { Notice } from './find-notices.ts';
import { foldWord } from './fold-word.ts';
import { outcomes } from './outcome-lexicon.ts';
import type { ReadRevision } from './read-revision.ts';
import { readUnit, type UnitReading } from './read-unit.ts';

/** A claim with the words by which it is told from others. */
export interface Statement {
  readonly claim: Claim;
  /** index into the claims of its reading */
  readonly index: number;
  /** index into the sentences of its text */
  readonly sentence: number;
  /** null for a date */
  readonly unit: UnitReading | null;
  readonly subjectWords: readonly string[];
  /** words around the figure or date in its sentence, without its own */
  readonly nearWords: readonly string[];
  readonly sentenceWords: readonly string[];
  readonly outcomes: ReadonlySet<string>;
}

/** Words on either side that still speak of the figure; half a line of news prose. */
const nearWordsMax = 7;
const outcomeWordsMax = 5;

const outcomeOf = new Map<string, string>();
for (const [outcome, words] of outcomes) for (const word of words.split(' ')) outcomeOf.set(word, outcome);

/**
 * Prepares the claims of one revision for comparison, in their order.
 *
 * revision   text and reading
 * sentences  spans of the text's sentences, ascending
 * notices    what the text says of its own changes; claims inside are left out
 * returns    current claims with their words; former values are left out
 */
export function gatherStatements(
  revision: ReadRevision,
  sentences: readonly Span[],
  notices: readonly Notice[],
): Statement[] {
  const statements: Statement[] = [];
  const wordsOf = new Map<number, SentenceWord[]>();
  revision.reading.claims.forEach((claim, index) => {
    if (claim.standing === 'former' || isInside(claim, notices)) return;
    const sentence = findSentence(sentences, claim.start);
    const span = sentences[sentence];
    if (span === undefined) return;
    let words = wordsOf.get(sentence);
    if (words === undefined) {
      words = readSentenceWords(revision.text, span);
      wordsOf.set(sentence, words);
    }
    statements.push(toStatement(claim, index, sentence, words));
  });
  return statements;
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

interface SentenceWord extends Span {
  readonly lower: string;
  readonly stem: string;
}

function readSentenceWords(text: string, span: Span): SentenceWord[] {
  const words = splitWords(text.slice(span.start, span.end), span.start);
  return words.map((word) => ({
    start: word.start,
    end: word.end,
    lower: word.key.toLowerCase(),
    stem: foldWord(word.key),
  }));
}

function toStatement(claim: Claim, index: number, sentence: number, words: readonly SentenceWord[]): Statement {
  let first = words.findIndex((word) => word.end > claim.start);
  if (first < 0) first = words.length;
  let last = first;
  while (last < words.length && (words[last]?.start ?? 0) < claim.end) last++;
  const isOwn = (at: number) => at >= first && at < last && /\d/.test(words[at]?.lower ?? '');
  const stems = (from: number, to: number) => {
    const set = new Set<string>();
    for (let at = Math.max(0, from); at < Math.min(words.length, to); at++) {
      const stem = words[at]?.stem ?? '';
      if (stem !== '' && !isOwn(at)) set.add(stem);
    }
    return [...set];
  };
  const subjectWords = new Set<string>();
  for (const word of claim.subjectKey.split(' ')) {
    const stem = foldWord(word);
    if (stem !== '') subjectWords.add(stem);
  }
  return {
    claim,
    index,
    sentence,
    unit: claim.kind === 'figure' ? readUnit(claim.quantity.unit, claim.quantity.unitText) : null,
    subjectWords: [...subjectWords],
    nearWords: stems(first - nearWordsMax, last + nearWordsMax),
    sentenceWords: stems(0, words.length),
    outcomes: readOutcomes(claim, words, first, last),
  };
}

/** Outcomes that the subject names; where it names none, those of the nearest words. */
function readOutcomes(claim: Claim, words: readonly SentenceWord[], first: number, last: number): Set<string> {
  const found = new Set<string>();
  for (const word of claim.subject.toLowerCase().split(/[^\p{L}]+/u)) {
    const outcome = outcomeOf.get(word);
    if (outcome !== undefined) found.add(outcome);
  }
  if (found.size > 0) return found;
  for (let distance = 0; distance <= outcomeWordsMax; distance++) {
    for (const at of [last - 1 + distance, first - distance]) {
      const outcome = outcomeOf.get(words[at]?.lower ?? '');
      if (outcome !== undefined) return new Set([outcome]);
    }
  }
  return found;
}
