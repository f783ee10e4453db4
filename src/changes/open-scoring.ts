import { groupBy } from '../base/group-by.ts';
import type { Claim } from '../claims/reading.ts';
import type { Alignment } from '../revisions/alignment.ts';
import { isSameDate } from './compare-dates.ts';
import { isSameAmount, nearness } from './compare-quantities.ts';
import { pairsMax, valueKey } from './find-candidates.ts';
import { findSlots } from './find-slots.ts';
import type { Statement } from './gather-statements.ts';
import { compareUnits, isMeasure } from './read-unit.ts';
import { openWordLikeness, type WordLikeness, type WordSet } from './word-likeness.ts';

// Weights set by hand on a development half and checked on the other: what is counted and the words around it carry
// more than the number, so that two figures that change places are seen as two changes.
const weights = {
  subject: 0.3,
  near: 0.12,
  next: 0.14,
  slot: 0.4,
  sentence: 0.14,
  aligned: 0.16,
  unitSame: 0.15,
  unitUnsaid: 0.06,
  peopleUnsaid: 0.08,
  measureUnsaid: -0.15,
  unitOther: -0.4,
  unitOtherSameNumber: -0.15,
  amountSame: 0.25,
  amountTelling: 0.1,
  amountNear: 0.08,
  boundSame: 0.04,
  keptBoth: -0.14,
  keptOne: -0.05,
  told: 0.4,
  outcomeSame: 0.15,
  outcomeOther: -0.45,
  place: -0.05,
  grainApart: -0.12,
  slipping: 0.08,
  headlined: 0.12,
  furtherSame: 0.12,
  furtherOther: -0.08,
  sourceSame: 0.08,
  sourceOther: -0.06,
} as const;
const wordsMax = weights.subject + weights.near + weights.next + weights.sentence;

interface Profile {
  readonly subject: WordSet;
  readonly near: WordSet;
  readonly next: WordSet;
  readonly sentence: WordSet;
  /** index of the group of its sentence, -1 for none */
  readonly group: number;
  /** place of its sentence in the text, 0 to 1 */
  readonly place: number;
}

/** How well two statements, one of either side, speak of the same thing. */
export interface Scoring {
  /** about 0 for strangers, above 1 for the same words; -1 where it cannot reach `scoreLow` */
  readonly score: (before: Statement, after: Statement, scoreLow: number) => number;
  /** share of the two or three words on either side that both have */
  readonly nextLikeness: (before: Statement, after: Statement) => number;
  /** whether their sentences belong together */
  readonly isAligned: (before: Statement, after: Statement) => boolean;
}

/**
 * Prepares the scoring of pairs.
 *
 * before, after  statements of both sides
 * alignment      which sentences belong together
 * formerAfter    values that the newer text quotes as past
 * returns        functions over statements of the two lists
 * fails          never
 */
export function openScoring(
  before: readonly Statement[],
  after: readonly Statement[],
  alignment: Alignment,
  formerAfter: readonly Claim[],
): Scoring {
  const sentences = new Set([...before, ...after].map((statement) => statement.sentenceWords));
  const likeness = openWordLikeness(sentences);
  const profiles = new Map<Statement, Profile>();
  const groupAfter = new Map<number, number>();
  const groupBefore = new Map<number, number>();
  alignment.groups.forEach((group, index) => {
    for (const sentence of group.before) groupBefore.set(sentence, index);
    for (const sentence of group.after) groupAfter.set(sentence, index);
  });
  const sentenceSets = new Map([...sentences].map((words) => [words, likeness.toSet(words)]));
  for (const one of before) profiles.set(one, toProfile(one, likeness, sentenceSets, groupBefore, alignment.before));
  for (const one of after) profiles.set(one, toProfile(one, likeness, sentenceSets, groupAfter, alignment.after));
  const sentenceLikeness = openSentenceLikeness(likeness);
  const slots = findSlots(before, after, alignment, groupAfter);
  const kept = findKept(before, after);
  return {
    score: (a, b, scoreLow) => {
      const x = profiles.get(a);
      const y = profiles.get(b);
      if (x === undefined || y === undefined) return -1;
      let score = scoreUnits(a, b) + scoreAmounts(a, b, formerAfter) + scoreSigns(a, b);
      score += scoreDates(a.claim, b.claim);
      if (!isSameValue(a.claim, b.claim)) score += scoreKept(kept.has(a), kept.has(b));
      if (slots.get(a.claim) === b.claim) score += weights.slot;
      if (x.group >= 0 && x.group === y.group) score += weights.aligned;
      score += weights.place * Math.abs(x.place - y.place);
      return score + wordsMax < scoreLow ? -1 : score + scoreWords(x, y, likeness, sentenceLikeness);
    },
    nextLikeness: (a, b) => {
      const x = profiles.get(a);
      const y = profiles.get(b);
      return x === undefined || y === undefined ? 0 : likeness.compare(x.next, y.next);
    },
    isAligned: (a, b) => {
      const group = profiles.get(a)?.group ?? -1;
      return group >= 0 && group === profiles.get(b)?.group;
    },
  };
}

/** Of a text with very many claims, so many with the same value are looked at. */
const keptMax = 12;

/** Statements whose value the other side gives as well, of something that may be the same. */
function findKept(before: readonly Statement[], after: readonly Statement[]): Set<Statement> {
  const kept = new Set<Statement>();
  const isLarge = before.length * after.length > pairsMax;
  const byValue = isLarge ? groupBy(after, valueKey) : null;
  for (const a of before) {
    for (const b of byValue === null ? after : (byValue.get(valueKey(a)) ?? []).slice(0, keptMax)) {
      if (a.claim.kind === b.claim.kind && isSameValue(a.claim, b.claim) && scoreUnits(a, b) >= 0) kept.add(a).add(b);
    }
  }
  return kept;
}

/** A value that is still said, and one that was said before, more likely stayed what they were than became each other. */
function scoreKept(isOlderKept: boolean, isNewerKept: boolean): number {
  if (isOlderKept && isNewerKept) return weights.keptBoth;
  return isOlderKept || isNewerKept ? weights.keptOne : 0;
}

/** A season and an hour are hardly dates of one plan; a plan that is put off has another date. */
function scoreDates(a: Claim, b: Claim): number {
  if (a.kind !== 'date' || b.kind !== 'date') return 0;
  const apart = Math.abs(grainOf(a.time.value) - grainOf(b.time.value)) >= 2 ? weights.grainApart : 0;
  return slipping.test(b.sentence) ? apart + weights.slipping : apart;
}

const slipping =
  /\b(?:put(?:s|ting)? (?:off|back)|postpon\w*|delay\w*|defer\w*|slip(?:s|ped)?|push(?:es|ed)? back|brought forward|bring(?:s|ing)? forward|reschedul\w*|no longer|now (?:due|expected|planned|set)|instead)\b/iu;

/** 0 for a year, 1 for a part of it, 2 for a month, 3 for a day, 4 for an hour. */
function grainOf(value: string): number {
  if (value.includes('T')) return 4;
  if (/^....-..-../.test(value)) return 3;
  if (/^....-\d\d$/.test(value)) return 2;
  return value.length > 4 ? 1 : 0;
}

function toProfile(
  statement: Statement,
  likeness: WordLikeness,
  sentenceSets: ReadonlyMap<readonly string[], WordSet>,
  groups: ReadonlyMap<number, number>,
  sentences: readonly unknown[],
): Profile {
  return {
    subject: likeness.toSet(statement.subjectWords),
    near: likeness.toSet(statement.nearWords),
    next: likeness.toSet(statement.nextWords),
    sentence: sentenceSets.get(statement.sentenceWords) ?? likeness.toSet(statement.sentenceWords),
    group: groups.get(statement.sentence) ?? -1,
    place: statement.sentence / sentences.length,
  };
}

/** Compares two sentences once, however many claims they hold: a line without full stops may be a whole text. */
function openSentenceLikeness(likeness: WordLikeness): WordLikeness['compare'] {
  const known = new Map<WordSet, Map<WordSet, number>>();
  return (a, b) => {
    const ofA = known.get(a) ?? new Map<WordSet, number>();
    known.set(a, ofA);
    const value = ofA.get(b) ?? likeness.compare(a, b);
    ofA.set(b, value);
    return value;
  };
}

function scoreWords(x: Profile, y: Profile, likeness: WordLikeness, sentenceLikeness: WordLikeness['compare']): number {
  return (
    weights.subject * likeness.compare(x.subject, y.subject) +
    weights.near * likeness.compare(x.near, y.near) +
    weights.next * likeness.compare(x.next, y.next) +
    weights.sentence * sentenceLikeness(x.sentence, y.sentence)
  );
}

function scoreUnits(a: Statement, b: Statement): number {
  if (a.unit === null || b.unit === null) return weights.unitSame;
  const fit = compareUnits(a.unit, b.unit);
  if (fit === 'same' || fit === 'near') return weights.unitSame;
  if (fit === 'unsaid' && isMeasure(a.unit) !== isMeasure(b.unit) && !isSameValue(a.claim, b.claim)) {
    return weights.measureUnsaid;
  }
  if (fit === 'unsaid') return isPeople(a) || isPeople(b) ? weights.peopleUnsaid : weights.unitUnsaid;
  return isTellingNumber(a.claim, b.claim) ? weights.unitOtherSameNumber : weights.unitOther;
}

/** People are left unsaid more often than anything else ("killed 9"). */
function isPeople(statement: Statement): boolean {
  return statement.unit?.family === 'person';
}

/** What is told about the figure beside its words: outcome, place in the headline, bound. */
function scoreSigns(a: Statement, b: Statement): number {
  let score = 0;
  if (a.outcomes.length > 0 && b.outcomes.length > 0) {
    const isSame = a.outcomes.some((outcome) => b.outcomes.includes(outcome));
    score += isSame ? weights.outcomeSame : weights.outcomeOther;
  }
  if (a.sourceWords.length > 0 && b.sourceWords.length > 0) {
    const isSame = a.sourceWords.some((word) => b.sourceWords.includes(word));
    score += isSame ? weights.sourceSame : weights.sourceOther;
  }
  if (!isSameValue(a.claim, b.claim)) score += scoreFurther(isFurther(a.claim), isFurther(b.claim));
  if (a.isHeadlined && b.isHeadlined) score += weights.headlined;
  return boundOfClaim(a.claim) === boundOfClaim(b.claim) ? score + weights.boundSame : score;
}

/** "Another 25", "a further 35", "40 more": what comes on top of something stays such. */
function scoreFurther(isOlder: boolean, isNewer: boolean): number {
  if (isOlder && isNewer) return weights.furtherSame;
  return isOlder || isNewer ? weights.furtherOther : 0;
}

const further = /\b(?:another|further|additional|extra)\s+$/iu;
const furtherBehind = /^\s*(?:\p{L}+\s+)?more\b(?!\s+than)/iu;

function isFurther(claim: Claim): boolean {
  if (claim.kind !== 'figure') return false;
  const { sentence, sentenceStart, quantity } = claim;
  const at = quantity.start - sentenceStart;
  if (further.test(sentence.slice(Math.max(0, at - 20), at))) return true;
  const end = quantity.end - sentenceStart;
  return /^(?:another|a further)\b|\bmore\b/iu.test(quantity.text) || furtherBehind.test(sentence.slice(end, end + 30));
}

/** The same number on both sides, and one that two things hardly share by chance: what it counts may be misread. */
function isTellingNumber(a: Claim, b: Claim): boolean {
  if (a.kind !== 'figure' || b.kind !== 'figure') return false;
  return a.quantity.low === b.quantity.low && a.quantity.high === b.quantity.high && a.quantity.high > 12;
}

function boundOfClaim(claim: Claim): string {
  return claim.kind === 'date' ? claim.bound : claim.quantity.bound;
}

function scoreAmounts(a: Statement, b: Statement, formerAfter: readonly Claim[]): number {
  if (isSameValue(a.claim, b.claim)) {
    return weights.amountSame + (isTellingNumber(a.claim, b.claim) ? weights.amountTelling : 0);
  }
  let score: number = weights.amountNear;
  if (a.claim.kind === 'figure' && b.claim.kind === 'figure') score *= nearness(a.claim.quantity, b.claim.quantity);
  for (const former of formerAfter) {
    if (former.sentenceStart === b.claim.sentenceStart && isSameValue(former, a.claim)) return score + weights.told;
  }
  return score;
}

/** Whether two claims give the same amount or the same date, whatever they are about. */
export function isSameValue(a: Claim, b: Claim): boolean {
  if (a.kind === 'figure') return b.kind === 'figure' && isSameAmount(a.quantity, b.quantity);
  return b.kind === 'date' && isSameDate(a, b);
}
