import type { RevisionText } from '../text/revision-text.ts';
import { isWordUnit, mix32, shingleHashes } from '../text/shingles.ts';
import { dateWords, figureWords, plainWords, reportSigns } from './plain-word-lexicon.ts';

/** What is known of a text besides its words. Dates are days or instants as stated; null where nothing is stated. */
export interface TextFacts extends RevisionText {
  readonly published: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
}

/** What a word is to a reader who asks whether two texts tell of the same thing. */
export const wordKind = { other: 0, plain: 1, name: 2, figure: 3, date: 4 } as const;

/** A text ready to be compared with many: its facts, what most comparisons end with, and its words when asked for. */
export interface ComparableText extends TextFacts {
  /** distinct hashes of runs of three words, ascending; none where the body has fewer words */
  readonly shingles: Int32Array;
  /** distinct words of the opening that are not plain */
  readonly lead: ReadonlySet<number>;
  /** the opening names a day or quotes somebody: a report, not a standing page */
  readonly isReport: boolean;
  /** the body has so few words that a few turns of phrase are a large part of it */
  readonly isShort: boolean;
  /** the body's words in order; read when first asked for, since most comparisons end before */
  readonly all: AllWords;
}

export interface AllWords {
  /** hashes of the words, case folded, in order */
  readonly words: Int32Array;
  /** a `wordKind` for each word */
  readonly kinds: Uint8Array;
  /** runs of three words: hash times 2^20 plus place of the first word, ascending */
  readonly runs: Float64Array;
  /** distinct names */
  readonly names: ReadonlySet<number>;
  /** distinct figures and words that say when */
  readonly figures: ReadonlySet<number>;
}

/** Places are kept in the lower 20 bits; what stands behind the millionth word is not compared. */
export const placeSpan = 0x100000;

/** Words of the opening: about as long as the first sentence of a report. */
const leadWords = 30;

/** Signs of a report are looked for in the opening only: long pages mention some weekday somewhere. */
const reportWords = 100;

const shortWords = 50;

/** Letters that hold the words of the opening in nearly every text. */
const openingLetters = 1000;

/**
 * Prepares a text for comparison.
 *
 * facts    headline, body and what is stated of them
 * returns  the same with what is compared; a body of less than three words has no shingles
 * fails    never
 */
export function toComparable(facts: TextFacts): ComparableText {
  const { words, kinds } = readOpening(facts.body);
  const lead = new Set<number>();
  for (let i = 0; i < Math.min(leadWords, words.length); i++) {
    if (kinds[i] !== wordKind.plain) lead.add(words[i] as number);
  }
  let all: AllWords | null = null;
  return {
    ...facts,
    shingles: words.length < 3 ? new Int32Array(0) : shingleHashes(facts.body),
    lead,
    isReport: words.subarray(0, reportWords).some((word) => reportSigns.has(word)),
    isShort: words.length < shortWords,
    get all() {
      all ??= readAll(facts.body);
      return all;
    },
  };
}

/** The first words, a hundred at least where there are so many. */
function readOpening(body: string): Words {
  for (let letters = openingLetters; ; letters *= 4) {
    const { words, kinds } = readWords(body.slice(0, letters));
    if (letters >= body.length) return { words, kinds };
    // The last one may be cut.
    const count = words.length - 1;
    if (count >= reportWords) return { words: words.subarray(0, count), kinds: kinds.subarray(0, count) };
  }
}

function readAll(body: string): AllWords {
  const { words, kinds } = readWords(body);
  const names = new Set<number>();
  const figures = new Set<number>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as number;
    if (kinds[i] === wordKind.name) names.add(word);
    if (kinds[i] === wordKind.figure || kinds[i] === wordKind.date) figures.add(word);
  }
  return { words, kinds, runs: runsOf(words), names, figures };
}

/** The hash of the run at one place of the sorted runs. */
export function runHash(runs: Float64Array, at: number): number {
  return Math.floor((runs[at] as number) / placeSpan);
}

function runsOf(words: Int32Array): Float64Array {
  const runs = new Float64Array(Math.max(0, Math.min(placeSpan, words.length) - 2));
  for (let i = 0; i < runs.length; i++) {
    let hash = 0x9747b28c | 0;
    for (let j = i; j < i + 3; j++) hash = mix32((Math.imul(hash, 31) + (words[j] as number)) | 0);
    runs[i] = hash * placeSpan + i;
  }
  return runs.sort();
}

interface Words {
  readonly words: Int32Array;
  readonly kinds: Uint8Array;
}

/** Stretches of letters and digits. A capital letter makes a name unless it opens a sentence. */
function readWords(text: string): Words {
  const lower = text.toLowerCase();
  // Folding may change the length of rare letters; then the case is not looked at.
  const original = lower.length === text.length ? text : lower;
  const words = new Int32Array((lower.length >> 1) + 1);
  const kinds = new Uint8Array(words.length);
  const names = new Set<number>();
  let count = 0;
  let opensSentence = true;
  let opener: { at: number; end: number } | null = null;
  for (let i = 0; i < lower.length; ) {
    const unit = lower.charCodeAt(i);
    if (!isWordUnit(unit)) {
      if (endsSentence(unit)) opensSentence = true;
      i++;
      continue;
    }
    let hash = 0x811c9dc5 | 0;
    let hasDigit = false;
    const start = i;
    for (; i < lower.length && isWordUnit(lower.charCodeAt(i)); i++) {
      const one = lower.charCodeAt(i);
      if (one >= 48 && one <= 57) hasDigit = true;
      hash = Math.imul(hash ^ one, 0x01000193);
    }
    const isCapital = original.charCodeAt(start) !== unit;
    const kind = kindOf(hash, hasDigit, isCapital && !opensSentence);
    if (kind === wordKind.name) {
      names.add(hash);
      // One word before that opens a sentence is its first part: "Mira Keller said".
      if (opener !== null && start === opener.end + 1) kinds[opener.at] = wordKind.name;
    }
    opener = isCapital && opensSentence && kind === wordKind.other ? { at: count, end: i } : null;
    words[count] = hash;
    kinds[count++] = kind;
    opensSentence = false;
  }
  // A name that opens a sentence is known by its other places.
  for (let i = 0; i < count; i++)
    if (kinds[i] === wordKind.other && names.has(words[i] as number)) kinds[i] = wordKind.name;
  return { words: words.subarray(0, count), kinds: kinds.subarray(0, count) };
}

function kindOf(hash: number, hasDigit: boolean, isCapital: boolean): number {
  if (hasDigit || figureWords.has(hash)) return wordKind.figure;
  if (dateWords.has(hash)) return wordKind.date;
  if (plainWords.has(hash)) return wordKind.plain;
  return isCapital ? wordKind.name : wordKind.other;
}

/** . ! ? : line ends and double quotes */
function endsSentence(unit: number): boolean {
  return (
    unit === 46 ||
    unit === 33 ||
    unit === 63 ||
    unit === 58 ||
    unit === 10 ||
    unit === 34 ||
    unit === 0x201c ||
    unit === 0x201d
  );
}
