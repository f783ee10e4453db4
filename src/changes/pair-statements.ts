import type { Claim } from '../claims/reading.ts';
import type { Alignment } from '../revisions/alignment.ts';
import { isSameDate } from './compare-dates.ts';
import { isSameAmount, nearness } from './compare-quantities.ts';
import { findSlots } from './find-slots.ts';
import type { Statement } from './gather-statements.ts';
import { compareUnits } from './read-unit.ts';

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
  unitUnsaid: 0.03,
  unitOther: -0.4,
  unitOtherSameNumber: -0.15,
  amountSame: 0.25,
  amountTelling: 0.1,
  amountNear: 0.08,
  boundSame: 0.04,
  told: 0.4,
  outcomeSame: 0.15,
  outcomeOther: -0.45,
  place: -0.05,
  lonely: 0.12,
  headlined: 0.12,
} as const;
const scoreMin = 0.42;

/** What is left over on both sides needs less, once the claims with a clear counterpart are out of the way. */
const leftoverScoreMin = 0.36;

/** Claims in verbatim sentences pair by place; the others by the best score. */
interface PairingContext {
  readonly alignment: Alignment;
  readonly weightOf: (stem: string) => number;
  /** group index of each sentence */
  readonly groupBefore: ReadonlyMap<number, number>;
  readonly groupAfter: ReadonlyMap<number, number>;
  readonly formerAfter: readonly Claim[];
  /** claims of the older text to those that stand in their place, in sentences that otherwise stayed alike */
  readonly slots: ReadonlyMap<Claim, Claim>;
}

/**
 * Pairs the claims of two neighbouring revisions by what they are about.
 *
 * before, after  statements of either side, of one part (headline or body)
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
  const context = prepare(before, after, alignment, formerAfter);
  const takenBefore = new Set<Statement>();
  const takenAfter = new Set<Statement>();
  const pairs = pairVerbatim(before, after, context);
  for (const pair of pairs) {
    takenBefore.add(pair.before);
    takenAfter.add(pair.after);
  }
  let olderLeft = before.filter((statement) => !takenBefore.has(statement));
  let newerLeft = after.filter((statement) => !takenAfter.has(statement));
  for (const [scoreLow, lonely] of [
    [scoreMin, 0],
    [leftoverScoreMin, weights.lonely],
  ] as const) {
    const found = pairBest(olderLeft, newerLeft, context, scoreLow, lonely);
    pairs.push(...found);
    for (const pair of found) {
      takenBefore.add(pair.before);
      takenAfter.add(pair.after);
    }
    olderLeft = olderLeft.filter((statement) => !takenBefore.has(statement));
    newerLeft = newerLeft.filter((statement) => !takenAfter.has(statement));
  }
  return { pairs, removed: olderLeft, added: newerLeft };
}

/** Pairs by the best score first; `lonely` is added where nothing else of the kind is left on either side. */
function pairBest(
  before: readonly Statement[],
  after: readonly Statement[],
  context: PairingContext,
  scoreLow: number,
  lonely: number,
): StatementPair[] {
  const candidates: StatementPair[] = [];
  const olderCounts = countFamilies(before);
  const newerCounts = countFamilies(after);
  for (const a of before) {
    const family = familyOf(a);
    for (const b of after) {
      if (a.claim.kind !== b.claim.kind) continue;
      const isAlone = family === familyOf(b) && olderCounts.get(family) === 1 && newerCounts.get(family) === 1;
      const isLonely = isAlone && (family !== '' || likenessOf(a.nextWords, b.nextWords, context.weightOf) > 0);
      const score = scorePair(a, b, context) + (isLonely ? lonely : 0);
      if (score >= scoreLow) candidates.push({ before: a, after: b, verbatim: false, score });
    }
  }
  candidates.sort((x, y) => y.score - x.score || x.before.index - y.before.index || x.after.index - y.after.index);
  const taken = new Set<Statement>();
  return candidates.filter((candidate) => {
    if (taken.has(candidate.before) || taken.has(candidate.after)) return false;
    taken.add(candidate.before);
    taken.add(candidate.after);
    return true;
  });
}

function familyOf(statement: Statement): string {
  if (statement.unit !== null) return statement.unit.family;
  return statement.claim.kind === 'date' ? `date ${statement.claim.bound}` : 'date';
}

function countFamilies(statements: readonly Statement[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const statement of statements) {
    const family = familyOf(statement);
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return counts;
}

function prepare(
  before: readonly Statement[],
  after: readonly Statement[],
  alignment: Alignment,
  formerAfter: readonly Claim[],
): PairingContext {
  const frequency = new Map<string, number>();
  const seen = new Set<readonly string[]>();
  for (const statement of [...before, ...after]) {
    if (seen.has(statement.sentenceWords)) continue;
    seen.add(statement.sentenceWords);
    for (const stem of statement.sentenceWords) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  }
  const groupBefore = new Map<number, number>();
  const groupAfter = new Map<number, number>();
  alignment.groups.forEach((group, index) => {
    for (const sentence of group.before) groupBefore.set(sentence, index);
    for (const sentence of group.after) groupAfter.set(sentence, index);
  });
  return {
    alignment,
    weightOf: (stem) => 1 / Math.sqrt(frequency.get(stem) ?? 1),
    groupBefore,
    groupAfter,
    formerAfter,
    slots: findSlots(before, after, alignment, groupAfter),
  };
}

function pairVerbatim(
  before: readonly Statement[],
  after: readonly Statement[],
  context: PairingContext,
): StatementPair[] {
  const byPlace = new Map<string, Statement>();
  const placeOf = (statement: Statement, group: number | undefined) =>
    `${group} ${statement.claim.kind} ${statement.claim.start - statement.claim.sentenceStart}`;
  for (const statement of before) {
    const group = context.groupBefore.get(statement.sentence);
    const kind = context.alignment.groups[group ?? -1]?.kind;
    if (kind === 'kept' || kind === 'moved') byPlace.set(placeOf(statement, group), statement);
  }
  const pairs: StatementPair[] = [];
  for (const statement of after) {
    const found = byPlace.get(placeOf(statement, context.groupAfter.get(statement.sentence)));
    if (found !== undefined) pairs.push({ before: found, after: statement, verbatim: true, score: 2 });
  }
  return pairs;
}

function scorePair(a: Statement, b: Statement, context: PairingContext): number {
  let score = 0;
  if (a.unit !== null && b.unit !== null) {
    const fit = compareUnits(a.unit, b.unit);
    if (fit === 'same' || fit === 'near') score += weights.unitSame;
    else if (fit === 'unsaid') score += weights.unitUnsaid;
    else score += isTellingNumber(a.claim, b.claim) ? weights.unitOtherSameNumber : weights.unitOther;
  } else score += weights.unitSame;
  if (a.outcomes.size > 0 && b.outcomes.size > 0) {
    const isSame = [...a.outcomes].some((outcome) => b.outcomes.has(outcome));
    score += isSame ? weights.outcomeSame : weights.outcomeOther;
  }
  if (a.isHeadlined && b.isHeadlined) score += weights.headlined;
  if (boundOfClaim(a.claim) === boundOfClaim(b.claim)) score += weights.boundSame;
  score += weights.subject * likenessOf(a.subjectWords, b.subjectWords, context.weightOf);
  score += weights.near * likenessOf(a.nearWords, b.nearWords, context.weightOf);
  score += weights.next * likenessOf(a.nextWords, b.nextWords, context.weightOf);
  if (context.slots.get(a.claim) === b.claim) score += weights.slot;
  score += weights.sentence * likenessOf(a.sentenceWords, b.sentenceWords, context.weightOf);
  const group = context.groupBefore.get(a.sentence);
  if (group !== undefined && group === context.groupAfter.get(b.sentence)) score += weights.aligned;
  score += scoreAmounts(a, b, context);
  const before = context.alignment.before.length;
  const after = context.alignment.after.length;
  return score + weights.place * Math.abs(a.sentence / before - b.sentence / after);
}

/** The same number on both sides, and one that two things hardly share by chance: what it counts may be misread. */
function isTellingNumber(a: Claim, b: Claim): boolean {
  if (a.kind !== 'figure' || b.kind !== 'figure') return false;
  return a.quantity.value !== null && a.quantity.value === b.quantity.value && a.quantity.value > 12;
}

function boundOfClaim(claim: Claim): string {
  return claim.kind === 'date' ? claim.bound : claim.quantity.bound;
}

function scoreAmounts(a: Statement, b: Statement, context: PairingContext): number {
  if (isSameValue(a.claim, b.claim)) {
    return weights.amountSame + (isTellingNumber(a.claim, b.claim) ? weights.amountTelling : 0);
  }
  let score = 0;
  if (a.claim.kind === 'figure' && b.claim.kind === 'figure') {
    score += weights.amountNear * nearness(a.claim.quantity, b.claim.quantity);
  } else score += weights.amountNear;
  const told = context.formerAfter.some(
    (former) => former.sentenceStart === b.claim.sentenceStart && isSameValue(former, a.claim),
  );
  return told ? score + weights.told : score;
}

/** Whether two claims give the same amount or the same date, whatever they are about. */
export function isSameValue(a: Claim, b: Claim): boolean {
  if (a.kind === 'figure') return b.kind === 'figure' && isSameAmount(a.quantity, b.quantity);
  return b.kind === 'date' && isSameDate(a, b);
}

/** Dice likeness of two word lists, each word weighted. */
export function likenessOf(a: readonly string[], b: readonly string[], weightOf: (stem: string) => number): number {
  if (a.length === 0 || b.length === 0) return 0;
  let total = 0;
  let common = 0;
  for (const stem of a) total += weightOf(stem);
  for (const stem of b) {
    const weight = weightOf(stem);
    total += weight;
    if (a.includes(stem)) common += 2 * weight;
  }
  return common / total;
}
