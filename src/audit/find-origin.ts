import type { ClaimChange } from '../changes/claim-change.ts';

/** A revision as a value is followed through it. */
export interface FollowedRevision {
  readonly revisionId: number;
  readonly headline: string | null;
}

/** A claim by what it says. */
export interface FollowedClaim {
  readonly revisionId: number;
  readonly no: number;
  readonly part: 'headline' | 'body';
  readonly subjectKey: string;
  /** equal for claims of the same value in the same unit */
  readonly value: string;
}

type FollowedChange = Pick<ClaimChange, 'kind' | 'claimBefore' | 'claimAfter'> & { readonly toRevision: number };

/** Shares of words in common below this are another subject, though the value be the same. */
const likenessMin = 0.3;

/**
 * Finds the revision that first gave what a later one mends: back from the one before the mending, as long as the
 * revision before says the same and nothing was noted to have put it there.
 *
 * history   revisions of the article in their order
 * last      index of the last one that still has it
 * mending   the change that mends it
 * claims    by revision; changes: those by which a value came into a revision, by that revision
 * returns   an index into the history, `last` at most
 */
export function findOrigin(
  history: readonly FollowedRevision[],
  last: number,
  mending: Pick<ClaimChange, 'kind' | 'claimBefore'>,
  claims: ReadonlyMap<number, readonly FollowedClaim[]>,
  changes: ReadonlyMap<number, readonly FollowedChange[]>,
): number {
  if (mending.kind === 'headline-changed') return findHeadlineOrigin(history, last);
  let at = last;
  let claim = claimsOf(at).find(({ no }) => no === mending.claimBefore);
  while (claim !== undefined && at > 0) {
    const { no } = claim;
    const entered = (changes.get(idOf(at)) ?? []).filter(({ claimAfter }) => claimAfter === no);
    if (entered.some(({ kind }) => putsValue(kind))) return at;
    const before = entered[0]?.claimBefore;
    const candidates = claimsOf(at - 1);
    const previous =
      before === undefined || before === null
        ? findSame(claim, candidates)
        : candidates.find((one) => one.no === before);
    if (previous === undefined) return at;
    claim = previous;
    at--;
  }
  return at;

  function idOf(index: number): number {
    return history[index]?.revisionId ?? -1;
  }

  function claimsOf(index: number): readonly FollowedClaim[] {
    return claims.get(idOf(index)) ?? [];
  }
}

/** Another bound or source leaves the value where it was. */
function putsValue(kind: ClaimChange['kind']): boolean {
  return /^(?:figure|date)-/.test(kind);
}

function findHeadlineOrigin(history: readonly FollowedRevision[], last: number): number {
  let at = last;
  while (at > 0 && history[at - 1]?.headline === history[last]?.headline) at--;
  return at;
}

/** The claim of the same value that is most likely about the same; one in the headline stands for one in the body. */
function findSame(claim: FollowedClaim, candidates: readonly FollowedClaim[]): FollowedClaim | undefined {
  const same = candidates
    .filter(({ value }) => value === claim.value)
    .map((one) => ({
      one,
      likeness: likenessOf(one.subjectKey, claim.subjectKey) + (one.part === claim.part ? 0.1 : 0),
    }))
    .sort((a, b) => b.likeness - a.likeness);
  return same[0] !== undefined && same[0].likeness >= likenessMin ? same[0].one : undefined;
}

function likenessOf(a: string, b: string): number {
  const [one, other] = [new Set(a.split(' ')), new Set(b.split(' '))];
  const common = [...one].filter((word) => other.has(word)).length;
  return (2 * common) / (one.size + other.size);
}
