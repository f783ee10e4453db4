import type { Span } from '../base/span.ts';
import type { Claim } from '../claims/reading.ts';
import { splitWords } from '../revisions/split-words.ts';
import { foldWord } from './fold-word.ts';
import type { Statement } from './gather-statements.ts';
import { outcomes } from './outcome-lexicon.ts';
import { type UnitReading, unitOf } from './read-unit.ts';

/** What is read of the words around a claim. */
export type StatementWords = Omit<Statement, 'claim' | 'index' | 'sentence' | 'isClaim' | 'isHeadlined'>;

/** Words on either side that still speak of the figure; half a line of news prose. */
const nearWordsMax = 7;
const nextWordsMax = 3;
const outcomeWordsMax = 5;

/** No subject is longer; the clause of a line without full stops may be a whole text. */
const subjectCharactersMax = 600;

/** A line without full stops may be a whole text; no sentence has so many different words. */
const sentenceStemsMax = 300;

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

interface SentenceWord extends Span {
  readonly lower: string;
  readonly stem: string;
}

interface SentenceWords {
  readonly words: readonly SentenceWord[];
  /** its stems, each once; one list a sentence */
  readonly stems: readonly string[];
}

/** A sentence whose words are read when the first statement in it asks for them. */
export interface SentenceReading {
  readonly read: () => SentenceWords;
}

export function openSentence(text: string, span: Span): SentenceReading {
  let words: SentenceWords | null = null;
  return {
    read: () => {
      words ??= readSentence(text, span);
      return words;
    },
  };
}

function readSentence(text: string, span: Span): SentenceWords {
  const words = splitWords(text.slice(span.start, span.end), span.start).map((word) => ({
    start: word.start,
    end: word.end,
    lower: word.key.toLowerCase(),
    stem: foldWord(word.key),
  }));
  const stems = new Set(words.map((word) => word.stem).filter((stem) => stem !== ''));
  return { words, stems: [...stems].slice(0, sentenceStemsMax) };
}

/**
 * Reads the words by which a claim is told from others.
 *
 * claim     a figure or date
 * sentence  the sentence that it stands in
 * fails     never
 */
export function readStatementWords(claim: Claim, sentence: SentenceReading): StatementWords {
  const { words, stems: sentenceStems } = sentence.read();
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
    unit: claim.kind === 'figure' ? unitOfPeople(unitOf(claim.quantity), befell) : null,
    subjectWords: foldWords(claim.subjectKey.slice(0, subjectCharactersMax)),
    nearWords: stems(first - nearWordsMax, last + nearWordsMax),
    nextWords: stems(first - nextWordsMax, last + nextWordsMax),
    sentenceWords: sentenceStems,
    ownWords: stems(first, last),
    outcomes: befell,
    sourceWords: foldWords(claim.attribution ?? ''),
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
