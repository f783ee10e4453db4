import type { Figure } from './figure.ts';
import { auxiliaries, conjunctions, prepositions, pronouns, relatives } from './grammar-lexicon.ts';
import { isVerbForm } from './verb-shapes.ts';
import { singular } from './word-forms.ts';

const closed = new Set([...prepositions, ...conjunctions, ...auxiliaries, ...relatives]);
const personal = new Set([...pronouns].filter((word) => word !== 'others'));
personal.delete('there');

/** Words that measure, and name nothing that is measured. */
const measures =
  /^(?:point|percent|percentage|dollar|euro|pound|yen|yuan|franc|crown|rupee|baht|cent|penny|share|barrel|tonne|ton|day|week|month|year|hour|minute|time|metre|meter|kilometre|kilometer|mile|foot|degree|money|more|less|other|additional|further|first|second|third|last|total|worth|long|high|due)$/;

/** Whether a noun is a measure, which no later figure leans on ("4 points"). */
export function isMeasureWord(word: string): boolean {
  return measures.test(singular(word.toLowerCase()));
}

/**
 * Whether words may stand as the subject of a claim: a noun phrase that names more than a measure. Signs of words that
 * went astray are a preposition, an auxiliary or a participle at their head, a pronoun among them, and a word said twice.
 */
export function isUsableSubject(subject: string, figure: Figure | null): boolean {
  if (subject === '') return false;
  const words = subject.split(' ');
  const [first = '', second] = words;
  const lower = first.toLowerCase();
  if (closed.has(lower) && first === lower && !/^(?:no|all|under|over|near)$/.test(lower)) return false;
  if (
    first.endsWith('ly') &&
    /[a-z]{3}ly$/.test(first) &&
    !/(?:family|supply|rally|assembly|monopoly|anomaly|fly|reply|ally|bully|yearly|daily|weekly|monthly|hourly|quarterly|nightly|early|elderly|friendly|deadly|costly|orderly)$/.test(
      lower,
    )
  )
    return false;
  if (
    !(lower.endsWith('ing') && second === 'of') &&
    isVerbForm(lower) &&
    first === lower &&
    (second === undefined || closed.has(second) || /^(?:a|an|the)$/.test(second))
  )
    return false;
  if (subject.endsWith('-') || strayJoint.test(subject)) return false;
  if (words.length === 1 && isBareMeasure(lower, figure)) return false;
  return !words.some((word, index) => isAstray(words, word, index));
}

/** Two joints in a row that no phrase has. */
const strayJoint =
  /\b(?:of|by|in|on|for|with|at) (?:as|by|in|on|at|that|when|while|because|after|before|with|for|than|if|who|which|is|are|was|were|be|has|had|have)\b/;

function isBareMeasure(word: string, figure: Figure | null): boolean {
  const one = singular(word);
  if (measures.test(one)) return figure === null || figure.kind !== 'count' || one !== 'share';
  return figure !== null && figure.kind !== 'count' && figure.unit !== '' && figure.unit.endsWith(one);
}

function isAstray(words: readonly string[], word: string, index: number): boolean {
  if (index > 0 && personal.has(word)) return true;
  return word.length > 3 && words.indexOf(word) !== index && !closed.has(word) && words[index - 1] !== 'and';
}
