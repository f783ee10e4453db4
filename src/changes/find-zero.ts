import { splitWords } from '../revisions/split-words.ts';
import type { ChangeSide } from './claim-change.ts';
import type { Comparison } from './comparison.ts';
import { foldWord } from './fold-word.ts';
import type { Statement } from './gather-statements.ts';

/** A count that has come down to nobody, and the sentence that says so. */
export interface ZeroCount {
  readonly side: ChangeSide;
  readonly sentence: string;
}

const nobody = /\b(?:nobody|no[ -]one|none)\b[^,.;]*/iu;

/** The sentence has to hold this share of the words around the older figure. */
const sharedWordsMin = 0.25;

/**
 * Finds a sentence of the newer text that says nobody is what the older text counted: "80 people were missing", "nobody
 * is still listed as missing".
 *
 * statement   a count of people without a counterpart in the newer text
 * comparison  the two revisions
 * returns     the count of zero, or null
 * fails       never
 */
export function findZero(statement: Statement, { before, after, alignment }: Comparison): ZeroCount | null {
  if (statement.unit?.family !== 'person') return null;
  for (const span of alignment.after) {
    if (span.start < after.headlineLength) continue;
    const sentence = after.text.slice(span.start, span.end);
    const match = nobody.exec(sentence);
    if (match === null || before.text.includes(sentence)) continue;
    const stems = new Set(splitWords(sentence).map((word) => foldWord(word.key)));
    const words = [...new Set([...statement.subjectWords, ...statement.nearWords])];
    const shared = words.filter((word) => stems.has(word)).length;
    const names = statement.outcomes.length === 0 || statement.outcomes.some((outcome) => stems.has(foldWord(outcome)));
    if (!names || shared < 2 || shared < sharedWordsMin * words.length) continue;
    const text = match[0].trim();
    const start = span.start + match.index;
    return { side: { text, value: 0, bound: '=', unit: 'people', start, end: start + text.length }, sentence };
  }
  return null;
}
