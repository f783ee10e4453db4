import { groupBy } from '../base/group-by.ts';
import type { Claim } from '../claims/reading.ts';
import type { Alignment } from '../revisions/alignment.ts';
import { diffWords } from '../revisions/diff-words.ts';
import type { Statement } from './gather-statements.ts';

/** Sentences have to be this much alike for a place in the one to be a place in the other. */
const likenessMin = 0.7;

/** A stretch with more pairs of figures than this is no sentence, and holds no places. */
const placesMax = 2500;

/**
 * Finds which claim stands where another one stood: in two sentences that stayed alike but for their numbers, the
 * figure between the same words speaks of the same thing, even where two figures have changed places.
 *
 * before, after  statements of both sides
 * alignment      which sentences belong together
 * groupAfter     index of the group of each newer sentence
 * returns        older claim to newer claim, for places that hold one of each
 * fails          never
 */
export function findSlots(
  before: readonly Statement[],
  after: readonly Statement[],
  alignment: Alignment,
  groupAfter: ReadonlyMap<number, number>,
): Map<Claim, Claim> {
  const slots = new Map<Claim, Claim>();
  const newerBySentence = new Map<number, Claim[]>();
  for (const { sentence, claim } of after) {
    const group = alignment.groups[groupAfter.get(sentence) ?? -1];
    const older = group?.before[0];
    if (group?.kind !== 'reworded' || group.likeness < likenessMin || older === undefined) continue;
    const known = newerBySentence.get(older);
    if (known === undefined) newerBySentence.set(older, [claim]);
    else known.push(claim);
  }
  const olderBySentence = groupBy(before, ({ sentence }) => sentence);
  for (const [sentence, newer] of newerBySentence) {
    const older = (olderBySentence.get(sentence) ?? []).map(({ claim }) => claim);
    if (older.length * newer.length > placesMax) continue;
    const [a, b] = [older[0], newer[0]];
    if (a === undefined || b === undefined) continue;
    const holds = (claim: Claim, piece: { readonly start: number; readonly end: number }) =>
      numberStart(claim) < piece.end && piece.start < numberEnd(claim);
    for (const piece of diffWords(a.sentence, b.sentence, a.sentenceStart, b.sentenceStart)) {
      if (piece.kind !== 'replaced') continue;
      const from = older.filter((claim) => holds(claim, piece.before));
      const to = newer.filter((claim) => holds(claim, piece.after));
      if (from.length === 1 && to.length === 1 && from[0] !== undefined && to[0] !== undefined)
        slots.set(from[0], to[0]);
    }
  }
  return slots;
}

function numberStart(claim: Claim): number {
  return claim.kind === 'figure' ? claim.quantity.start : claim.time.start;
}

function numberEnd(claim: Claim): number {
  return claim.kind === 'figure' ? claim.quantity.end : claim.time.end;
}
