import type { Claim } from '../claims/reading.ts';
import type { Draft } from './draft.ts';
import { isFormer } from './is-former.ts';
import { listLikeness } from './list-likeness.ts';
import type { ReadRevision } from './read-revision.ts';
import { type UnitReading, unitOf } from './read-unit.ts';

/** Two claims of one thing have nearly all words of their clauses in common; so few as two have to agree. */
const likenessMin = 0.75;

/**
 * Tells whether a change brings back what an earlier revision said: exactly that value of the same thing, in the same
 * unit and of the same time, which the older of the two revisions had replaced by another.
 *
 * draft    the change, with the older and the newer claim
 * older    the revision that holds the older claim
 * earlier  revisions before the older one
 * returns  false wherever there is a doubt: an outlet is told that it went back on its word
 * fails    never
 */
export function isReturn(draft: Draft, older: ReadRevision, earlier: readonly ReadRevision[]): boolean {
  if (draft.statementBefore === null || draft.statementAfter === null) return false;
  if (!/^(?:figure|date)-changed$/.test(draft.kind)) return false;
  const before = draft.statementBefore.claim;
  const after = draft.statementAfter.claim;
  if (!isSameThing(before, after) || isExactly(before, after)) return false;
  // A value that never went away cannot come back; neither can one that had stood beside the other before.
  if (bodyOf(older).some((claim) => isExactly(claim, after))) return false;
  return earlier.some((revision) => {
    const claims = bodyOf(revision);
    return (
      claims.some((claim) => isExactly(claim, after) && isSameThing(claim, after) && isSameThing(claim, before)) &&
      !claims.some((claim) => isExactly(claim, before))
    );
  });
}

function bodyOf({ reading }: ReadRevision): Claim[] {
  return reading.claims.filter((claim) => claim.part === 'body' && !isFormer(claim));
}

/** The same words, the same unit, the same time and the same direction. */
function isSameThing(a: Claim, b: Claim): boolean {
  if (a.asOf !== b.asOf || !isSameKind(a, b)) return false;
  const words = a.subjectKey.split(' ').filter((word) => word !== '');
  return words.length > 0 && listLikeness(words, b.subjectKey.split(' ')) >= likenessMin;
}

function isSameKind(a: Claim, b: Claim): boolean {
  if (a.kind === 'date' || b.kind === 'date') return a.kind === b.kind;
  return unitOf(a.quantity).family === unitOf(b.quantity).family && a.quantity.trend === b.quantity.trend;
}

/** The same amount to the last digit after conversion, within the same bound; the same date in full. */
function isExactly(a: Claim, b: Claim): boolean {
  if (a.kind === 'date') {
    if (b.kind !== 'date' || a.time.value.includes('X')) return false;
    return a.time.value === b.time.value && a.time.mod === b.time.mod && a.bound === b.bound;
  }
  if (b.kind === 'date' || a.quantity.bound !== b.quantity.bound) return false;
  const [x, y] = [unitOf(a.quantity), unitOf(b.quantity)];
  if (x.family !== y.family) return false;
  return isEqual(a.quantity.low, x, b.quantity.low, y) && isEqual(a.quantity.high, x, b.quantity.high, y);
}

/** Numbers of one scale but for the last bits of their floating-point forms. */
function isEqual(a: number, unitA: UnitReading, b: number, unitB: UnitReading): boolean {
  const [x, y] = [a * unitA.factor, b * unitB.factor];
  return Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y));
}
