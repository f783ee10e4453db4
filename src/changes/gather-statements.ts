import type { Span } from '../base/span.ts';
import type { Claim, Quantity, Reading, TimeExpression } from '../claims/reading.ts';
import { splitWords } from '../revisions/split-words.ts';
import { isSameDate } from './compare-dates.ts';
import { isSameAmount } from './compare-quantities.ts';
import type { Notice } from './find-notices.ts';
import { foldWord } from './fold-word.ts';
import { isAside, lineAt } from './is-aside.ts';
import { isFormer } from './is-former.ts';
import { outcomes } from './outcome-lexicon.ts';
import type { ReadRevision } from './read-revision.ts';
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

/** Words on either side that still speak of the figure; half a line of news prose. */
const nearWordsMax = 7;
const nextWordsMax = 3;
const outcomeWordsMax = 5;

/** What parts one figure's clause from the next one's. */
const clauseEnds = new Set([
  ',',
  ';',
  ':',
  '(',
  ')',
  '-',
  'and',
  'but',
  'while',
  'when',
  'where',
  'as',
  'after',
  'that',
]);

const outcomeOf = new Map<string, string>();
for (const [outcome, words] of outcomes) for (const word of words.split(' ')) outcomeOf.set(word, outcome);

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
      words = isPage ? null : readSentence(revision.text, span);
      wordsOf.set(sentence, words);
    }
    if (words === null) return;
    const statement = toStatement(claim, index, sentence, words, isHeadlined(claim, headlined));
    statements.push({ ...statement, isClaim: index < claims.length });
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

interface SentenceWord extends Span {
  readonly lower: string;
  readonly stem: string;
}

interface SentenceReading {
  readonly words: readonly SentenceWord[];
  /** its stems, each once; one list a sentence */
  readonly stems: readonly string[];
}

function readSentence(text: string, span: Span): SentenceReading {
  const words = splitWords(text.slice(span.start, span.end), span.start).map((word) => ({
    start: word.start,
    end: word.end,
    lower: word.key.toLowerCase(),
    stem: foldWord(word.key),
  }));
  return { words, stems: [...new Set(words.map((word) => word.stem).filter((stem) => stem !== ''))] };
}

function toStatement(
  claim: Claim,
  index: number,
  sentence: number,
  { words, stems: sentenceStems }: SentenceReading,
  headlined: boolean,
): Statement {
  const first = findWord(words, claim.start);
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
  const befell = readOutcomes(claim, words, first, last);
  return {
    claim,
    index,
    isClaim: true,
    sentence,
    unit: claim.kind === 'figure' ? unitOfPeople(unitOf(claim.quantity), befell) : null,
    subjectWords: foldWords(claim.subjectKey),
    nearWords: stems(first - nearWordsMax, last + nearWordsMax),
    nextWords: stems(first - nextWordsMax, last + nextWordsMax),
    sentenceWords: sentenceStems,
    ownWords: stems(first, last),
    outcomes: befell,
    sourceWords: foldWords(claim.attribution ?? ''),
    isHeadlined: headlined,
  };
}

/** Index of the first word that ends behind a position; their count when none does. */
function findWord(words: readonly SentenceWord[], at: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

function foldWords(text: string): string[] {
  return [...new Set(text.split(/[^\p{L}\p{N}.'’-]+/u).map((word) => foldWord(word)))].filter((stem) => stem !== '');
}

/**
 * The outcome that the nearest words name, not beyond the clause: "killing nine people", "17 of them drowned". Words of
 * the unit come first ("112 bodies", "43 dead").
 */
function readOutcomes(claim: Claim, words: readonly SentenceWord[], first: number, last: number): string[] {
  for (let at = first; at < last; at++) {
    const outcome = outcomeOf.get(words[at]?.lower ?? '');
    if (outcome !== undefined) return [outcome];
  }
  const found: string[] = [];
  for (const [from, step] of [
    [last, 1],
    [first - 1, -1],
  ] as const) {
    for (let distance = 0; distance < outcomeWordsMax; distance++) {
      const lower = words[from + step * distance]?.lower;
      if (lower === undefined || clauseEnds.has(lower)) break;
      const outcome = outcomeOf.get(lower);
      if (outcome === undefined) continue;
      found.push(outcome);
      break;
    }
  }
  return found.length > 0 ? found : outcomesOfSubject(claim);
}

const countOf = /\b(?:number|toll|count|tally|total)s? (?:of )?(?:the )?(?:\p{L}+ )?(\p{L}+)/giu;

/** "Put the number of deaths in the province at 31": the subject names one, too far from the figure to stand near it. */
function outcomesOfSubject(claim: Claim): string[] {
  if (claim.kind === 'date') return [];
  for (const match of claim.subject.toLowerCase().matchAll(countOf)) {
    for (const word of match[0].split(' ')) {
      const outcome = outcomeOf.get(word);
      if (outcome !== undefined && peopleOutcomes.has(outcome)) return [outcome];
    }
  }
  return [];
}

const peopleOutcomes = new Set(outcomes.filter(([, , whom]) => whom === 'people').map(([outcome]) => outcome));

/** "The number of deaths stood at 31": an unsaid unit is people where what befell them says so. */
function unitOfPeople(unit: UnitReading, befell: readonly string[]): UnitReading {
  if (unit.family !== '' || !befell.some((outcome) => peopleOutcomes.has(outcome))) return unit;
  return { family: 'person', factor: 1, shown: 'people' };
}
