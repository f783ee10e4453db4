import type { TimeExpression } from '../claims/reading.ts';
import { splitWords } from '../revisions/split-words.ts';
import { foldWord } from './fold-word.ts';
import type { Statement } from './gather-statements.ts';
import { listLikeness } from './list-likeness.ts';
import type { ReadRevision } from './read-revision.ts';
import { isMeasure } from './read-unit.ts';

/** Two sentences that say one thing of one thing have nearly all words of their subjects in common. */
const likenessMin = 0.85;
const subjectWordsMin = 2;

/**
 * Words from which one of two figures may be of another time, part or kind of the same: what was expected, what it was
 * before, one of several, what is added to it.
 */
const elsewise = new RegExp(
  String.raw`\b(?:${[
    'expect\\w*|forecast\\w*|predict\\w*|project(?:s|ed|ion)|estimat\\w*|target\\w*|aim\\w*|plan(?:s|ned)?|propos\\w*',
    'would|will|could|may|might|should|if|unless|until|due|up to',
    'earlier|initial\\w*|previous\\w*|preliminary|first|last|former\\w*|original\\w*|already|then|later|next|once|ago',
    'peak\\w*|height|record|average|usual\\w*|normal\\w*|typical\\w*|since|before|after|from|during|between',
    'rose|rise[sn]?|fell|fallen|fall|grew|grow\\w*|climb\\w*|dropp\\w*|increas\\w*|decreas\\w*|revis\\w*|rather|instead',
    'another|other\\w*|more|additional\\w*|separate\\w*|each|per|every|them|those|whom|among|includ\\w*|only|alone|half',
    'both|either|respectively|compar\\w*|than|versus|against|while|whereas|meanwhile|elsewhere|also|total|combined',
    'second|third|new|old|extra|further|remaining|rest|part|some',
  ].join('|')})\b`,
  'iu',
);

/**
 * Tells whether two figures of one text are certainly said of the same thing: the same subject, what befell those who
 * are counted, names and times, and not a word that sets one apart.
 *
 * a, b      figures in the same unit, from two sentences of the body
 * revision  their text
 * returns   false wherever there is a doubt: a false contradiction costs more than one that is not told
 * fails     never
 */
export function isOneStatement(a: Statement, b: Statement, revision: ReadRevision): boolean {
  if (a.subjectWords.length < subjectWordsMin || listLikeness(a.subjectWords, b.subjectWords) < likenessMin) {
    return false;
  }
  if (!isSameList(a.outcomes, b.outcomes) || !measuresSame(a, b)) return false;
  if (a.claim.asOf !== b.claim.asOf || trendOf(a) !== trendOf(b) || trendOf(a) !== null) return false;
  if (boundOf(a) === '~' || boundOf(b) === '~') return false;
  if (isElsewise(a) || isElsewise(b)) return false;
  return isSameList(namesOf(a), namesOf(b)) && isSameList(timesOf(a, revision), timesOf(b, revision));
}

/**
 * Tells whether two measures may be of the same: durations, sums or lengths are so many things of one name (how late the
 * ferry is, how long it has sailed) that their own clauses have to share a word which is no name.
 *
 * a, b     figures in the same unit; counts, whose noun says what they are of, always pass
 * returns  whether a word that is neither a name nor the measure itself stands near both
 * fails    never
 */
export function measuresSame(a: Statement, b: Statement): boolean {
  if (a.unit === null || b.unit === null || !isMeasure(a.unit) || !isMeasure(b.unit)) return true;
  const aside = new Set([...stemsAside(a), ...stemsAside(b)]);
  return a.nearWords.some((word) => !aside.has(word) && b.nearWords.includes(word));
}

/** Stems of the measure itself and, in a body, of the names of its sentence. */
function stemsAside({ claim }: Statement): string[] {
  const { sentence } = claim;
  const own = sentence.slice(claim.start - claim.sentenceStart, claim.end - claim.sentenceStart);
  const names = claim.part === 'headline' ? [] : (sentence.slice(1).match(nameWord) ?? []);
  return splitWords([own, ...names].join(' ')).map(({ key }) => foldWord(key));
}

/** Apart by a word of the sentence; so is a line of a table, which does not end as a sentence does. */
function isElsewise({ claim }: Statement): boolean {
  if (!/[.!?…][”"’')\]]*$/u.test(claim.sentence)) return true;
  const own = claim.start - claim.sentenceStart;
  const text = `${claim.sentence.slice(0, own)} ${claim.sentence.slice(own + claim.end - claim.start)}`;
  return elsewise.test(text);
}

function trendOf({ claim }: Statement): string | null {
  return claim.kind === 'figure' ? claim.quantity.trend : null;
}

function boundOf({ claim }: Statement): string {
  return claim.kind === 'figure' ? claim.quantity.bound : claim.bound;
}

const nameWord = /(?<=[\s(“"'])\p{Lu}[\p{L}’'-]+/gu;

/** Words with a capital inside the sentence, but for those of its source. */
function namesOf({ claim }: Statement): string[] {
  const source = new Set((claim.attribution ?? '').split(/\s+/u));
  const names = claim.sentence.slice(1).match(nameWord) ?? [];
  return [...new Set(names)].filter((name) => !source.has(name)).sort();
}

/** Days and years of the sentence, but for that on which it was published. */
function timesOf({ claim }: Statement, { reading, date }: ReadRevision): string[] {
  const end = claim.sentenceStart + claim.sentence.length;
  const isOf = (time: TimeExpression) => time.start >= claim.sentenceStart && time.end <= end;
  const values = reading.times.filter(isOf).map(({ value }) => value.slice(0, 10));
  return [...new Set(values)].filter((value) => value !== date?.slice(0, 10) && value !== 'PRESENT_RE').sort();
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
