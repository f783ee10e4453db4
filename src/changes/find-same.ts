import type { Alignment } from '../revisions/alignment.ts';
import { pairsMax } from './find-candidates.ts';
import type { Statement } from './gather-statements.ts';
import { isSameValue } from './open-scoring.ts';
import type { StatementPair } from './pair-statements.ts';
import { isMeasure } from './read-unit.ts';

/** Numbers up to this one stand for many things in one text. */
const commonNumberMax = 12;

/** Above what a pair costs, in the order of what speaks for it. */
const scoreLow = 0.4;

/**
 * Finds claims that are left over on both sides and give the same value of what may be the same, in words that have
 * little else in common: "with 48 against" and "by 211 votes to 48".
 *
 * before, after  statements without a counterpart
 * alignment      which sentences belong together
 * returns        possible pairs; a number that is common needs two words that both sentences have near it
 * fails          never
 */
export function findSame(
  before: readonly Statement[],
  after: readonly Statement[],
  alignment: Alignment,
): StatementPair[] {
  if (before.length * after.length > pairsMax) return [];
  const groupOf = new Map<number, number>();
  alignment.groups.forEach((group, at) => {
    for (const sentence of group.after) groupOf.set(sentence, at);
  });
  const groupBefore = new Map<number, number>();
  alignment.groups.forEach((group, at) => {
    for (const sentence of group.before) groupBefore.set(sentence, at);
  });
  const pairs: StatementPair[] = [];
  for (const a of before) {
    for (const b of after) {
      if (!a.isClaim || !b.isClaim || a.claim.kind !== b.claim.kind || !isSameValue(a.claim, b.claim)) continue;
      if (isOtherMeasure(a, b) || isOtherOutcome(a, b)) continue;
      const isAligned = groupBefore.get(a.sentence) === groupOf.get(b.sentence);
      const shared = sharedWords(a, b);
      const needed = isCommon(a) ? 2 : 1;
      if (shared < needed && !(isAligned && shared > 0)) continue;
      pairs.push({ before: a, after: b, verbatim: false, score: scoreLow + shared / 10 + (isAligned ? 0.3 : 0) });
    }
  }
  return pairs;
}

function isCommon({ claim }: Statement): boolean {
  return claim.kind === 'date' || (Number.isInteger(claim.quantity.low) && claim.quantity.high <= commonNumberMax);
}

function isOtherMeasure(a: Statement, b: Statement): boolean {
  if (a.unit === null || b.unit === null || a.unit.family === b.unit.family) return false;
  return isMeasure(a.unit) && isMeasure(b.unit);
}

function isOtherOutcome(a: Statement, b: Statement): boolean {
  if (a.outcomes.length === 0 || b.outcomes.length === 0) return false;
  return !a.outcomes.some((outcome) => b.outcomes.includes(outcome));
}

/** Words near both, besides what is counted; other figures that stand near both count as well. */
function sharedWords(a: Statement, b: Statement): number {
  const counted = new Set([...a.ownWords, ...b.ownWords, 'people']);
  const words = new Set([...b.subjectWords, ...b.nearWords]);
  return new Set([...a.subjectWords, ...a.nearWords].filter((word) => !counted.has(word) && words.has(word))).size;
}
