import type { Claim } from '../claims/reading.ts';
import type { Alignment } from '../revisions/alignment.ts';
import { assignPairs } from './assign-pairs.ts';
import { openCandidates } from './find-candidates.ts';
import { findSame } from './find-same.ts';
import type { Statement } from './gather-statements.ts';
import { isDifference } from './is-difference.ts';
import { isSameValue, openScoring, type Scoring } from './open-scoring.ts';
import { turnBack } from './turn-back.ts';

/** Two claims that speak of the same thing. */
export interface StatementPair {
  readonly before: Statement;
  readonly after: Statement;
  /** the sentences are the same, word for word */
  readonly verbatim: boolean;
  readonly score: number;
}

export interface Pairing {
  readonly pairs: readonly StatementPair[];
  readonly removed: readonly Statement[];
  readonly added: readonly Statement[];
}

/** From here on two claims speak of the same thing; see the weights in open-scoring.ts. */
const scoreMin = 0.42;

/** What is left over on both sides needs less, once the claims with a clear counterpart are out of the way. */
const leftoverScoreMin = 0.36;

/** What a pair has to be worth, so that two poor pairs do not outbid a good one. */
const pairCost = 0.3;

/** Added where nothing else of the kind is left on either side. */
const lonelyBonus = 0.12;

/** Added for dates whose subjects both have a word that few sentences hold ("rains"); and what counts as few. */
const rareBonus = 0.1;
const rareMax = 2;

/**
 * Pairs the claims of two neighbouring revisions by what they are about.
 *
 * before, after  statements of either side, of one part (headline or body), mentions among them
 * alignment      which sentences belong together
 * formerAfter    values that the newer text quotes as past ("rose to 31 from 24"): they tell which figure 24 became
 * returns        pairs, each claim in at most one, and what is left on either side
 * fails          never
 */
export function pairStatements(
  before: readonly Statement[],
  after: readonly Statement[],
  alignment: Alignment,
  formerAfter: readonly Claim[],
): Pairing {
  const pairs = pairVerbatim(before, after, alignment);
  const taken = new Set<Statement>();
  const take = (found: readonly StatementPair[]) => {
    for (const pair of found) taken.add(pair.before).add(pair.after);
  };
  take(pairs);
  const isLeft = (statement: Statement) => !taken.has(statement);
  const olderLeft = before.filter(isLeft);
  const newerLeft = after.filter(isLeft);
  if (olderLeft.length > 0 && newerLeft.length > 0) {
    const scoring = openScoring(olderLeft, newerLeft, alignment, formerAfter);
    const candidates = findCandidates(olderLeft, openCandidates(olderLeft, newerLeft, alignment), scoring);
    const clear = choosePairs(candidates.filter((candidate) => candidate.score >= scoreMin));
    take(clear);
    const leftover = candidates.filter((candidate) => isLeft(candidate.before) && isLeft(candidate.after));
    const late = choosePairs(addLonely(leftover, olderLeft.filter(isLeft), newerLeft.filter(isLeft), scoring));
    take(late);
    const same = choosePairs(findSame(olderLeft.filter(isLeft), newerLeft.filter(isLeft), alignment));
    take(same);
    // Not spread into a call: long texts have more claims than a call takes arguments.
    for (const pair of turnBack([...clear, ...late, ...same])) pairs.push(pair);
  }
  const isLeftClaim = (statement: Statement) => statement.isClaim && isLeft(statement);
  return { pairs, removed: before.filter(isLeftClaim), added: after.filter(isLeftClaim) };
}

/** Claims in verbatim sentences pair by their place in the sentence. */
function pairVerbatim(
  before: readonly Statement[],
  after: readonly Statement[],
  alignment: Alignment,
): StatementPair[] {
  const counterpart = new Map<number, number>();
  for (const { kind, before: older, after: newer } of alignment.groups) {
    if (kind === 'kept' || kind === 'moved') counterpart.set(newer[0] ?? -1, older[0] ?? -1);
  }
  const placeOf = ({ claim }: Statement, sentence: number) =>
    `${sentence} ${claim.kind} ${claim.start - claim.sentenceStart}`;
  const byPlace = new Map(before.map((statement) => [placeOf(statement, statement.sentence), statement]));
  const pairs: StatementPair[] = [];
  for (const statement of after) {
    const older = counterpart.get(statement.sentence);
    const found = older === undefined ? undefined : byPlace.get(placeOf(statement, older));
    if (found !== undefined) pairs.push({ before: found, after: statement, verbatim: true, score: 2 });
  }
  return pairs;
}

function findCandidates(
  before: readonly Statement[],
  candidatesOf: (older: Statement) => readonly Statement[],
  scoring: Scoring,
): StatementPair[] {
  const scoreLow = leftoverScoreMin - lonelyBonus - rareBonus;
  const candidates: StatementPair[] = [];
  for (const a of before) {
    for (const b of candidatesOf(a)) {
      if (a.claim.kind !== b.claim.kind || !mayPair(a, b)) continue;
      const score = scoring.score(a, b, scoreLow);
      if (score >= scoreLow) candidates.push({ before: a, after: b, verbatim: false, score });
    }
  }
  return candidates;
}

/** A mention only ever shows that a claim is still said; two mentions show nothing. */
function mayPair(a: Statement, b: Statement): boolean {
  if (isDifference(a.claim) !== isDifference(b.claim) && !isSameValue(a.claim, b.claim)) return false;
  if (a.isClaim && b.isClaim) return true;
  return (a.isClaim || b.isClaim) && isSameValue(a.claim, b.claim);
}

function addLonely(
  candidates: readonly StatementPair[],
  before: readonly Statement[],
  after: readonly Statement[],
  scoring: Scoring,
): StatementPair[] {
  const rarity = [countSentences(before), countSentences(after)] as const;
  const olderCounts = countFamilies(before);
  const newerCounts = countFamilies(after);
  const isAlone = (family: string) => olderCounts.get(family) === 1 && newerCounts.get(family) === 1;
  return candidates.flatMap((candidate) => {
    const { before: a, after: b } = candidate;
    const isOfKind = familiesOf(a).some((family) => isAlone(family) && familiesOf(b).includes(family));
    const isLonely =
      isOfKind &&
      (a.unit?.family !== '' || scoring.nextLikeness(a, b) > 0) &&
      (isDeadline(a) || scoring.isAligned(a, b) || sharesWord(a, b));
    const isNamed = a.claim.kind === 'date' && sharesRareWord(a, b, rarity);
    const score = candidate.score + (isLonely ? lonelyBonus : 0) + (isNamed ? rareBonus : 0);
    return score >= leftoverScoreMin ? [{ ...candidate, score }] : [];
  });
}

/** In how many sentences that hold one of these statements a word occurs. */
function countSentences(statements: readonly Statement[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of new Map(statements.map(({ sentence, sentenceWords }) => [sentence, sentenceWords])).values()) {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** Whether both subjects have a word that hardly another sentence has, beside what is counted. */
function sharesRareWord(a: Statement, b: Statement, [older, newer]: readonly Map<string, number>[]): boolean {
  if (a.isClaim !== b.isClaim) return false;
  return a.subjectWords.some((word) => {
    if (!b.subjectWords.includes(word) || !/^\p{L}{4,}$/u.test(word)) return false;
    return (older?.get(word) ?? 0) <= rareMax && (newer?.get(word) ?? 0) <= rareMax;
  });
}

function isDeadline({ claim }: Statement): boolean {
  return claim.kind === 'date' && claim.bound !== '=';
}

/** Whether the words around two figures have one in common, besides what is counted. */
function sharesWord(a: Statement, b: Statement): boolean {
  const counted = new Set([...a.ownWords, ...b.ownWords, 'people']);
  const words = new Set([...b.subjectWords, ...b.nearWords]);
  return [...a.subjectWords, ...a.nearWords].some((word) => !counted.has(word) && words.has(word));
}

/** The pairs whose scores, less the cost of a pair, add up to most, each claim once. */
function choosePairs(candidates: readonly StatementPair[]): StatementPair[] {
  const offers = candidates.map((pair) => ({
    row: pair.before.index,
    column: pair.after.index,
    worth: pair.score - pairCost,
    pair,
  }));
  return assignPairs(offers).map((offer) => offer.pair);
}

/** What a claim is one of: its unit; for dates both "a deadline", "a start" or "a day", and simply a date. */
function familiesOf({ claim, unit }: Statement): string[] {
  if (claim.kind === 'date') return [`date ${claim.bound}`, 'date'];
  const family = unit?.family ?? '';
  const [counted = ''] = family.split(' per ');
  return counted === family ? [family] : [family, counted];
}

function countFamilies(statements: readonly Statement[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const statement of statements) {
    if (!statement.isClaim || isDifference(statement.claim)) continue;
    for (const family of familiesOf(statement)) counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return counts;
}
