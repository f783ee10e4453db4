import { groupBy } from '../base/group-by.ts';
import { foldWord } from './fold-word.ts';
import type { Statement } from './gather-statements.ts';
import { isSameValue } from './open-scoring.ts';
import type { StatementPair } from './pair-statements.ts';

/** A stretch with more pairs than this is no sentence. */
const pairsOfSentenceMax = 12;

/**
 * Sees to it that two figures of one sentence that changed places are not paired by their number: "defence will get 410
 * and roads 640", "roads will get 410 and defence 640".
 *
 * pairs    as they were chosen
 * returns  the same pairs, but that two whose values are the same and whose subjects are each other's are paired by
 *          their subjects
 * fails    never
 */
export function turnBack(pairs: readonly StatementPair[]): StatementPair[] {
  const turned = [...pairs];
  const isSame = ({ before, after }: StatementPair) =>
    before.claim.kind === 'figure' && isSameValue(before.claim, after.claim);
  const places = turned.flatMap((pair, at) => (isSame(pair) ? [at] : []));
  const bySentence = groupBy(places, (at) => `${turned[at]?.before.sentence} ${turned[at]?.after.sentence}`);
  for (const group of bySentence.values()) {
    if (group.length < 2 || group.length > pairsOfSentenceMax) continue;
    for (const [i, at] of group.entries()) {
      for (const other of group.slice(i + 1)) {
        const [a, b] = [turned[at], turned[other]];
        if (a === undefined || b === undefined || !isCrossed(a, b)) continue;
        turned[at] = { ...a, after: b.after };
        turned[other] = { ...b, after: a.after };
      }
    }
  }
  return turned;
}

/** Whether the words that tell the two subjects apart have all changed sides. */
function isCrossed(a: StatementPair, b: StatementPair): boolean {
  if (isSameValue(a.before.claim, b.before.claim) || a.before.unit?.family !== b.before.unit?.family) return false;
  const [first, second] = [subjectOf(a.before), subjectOf(b.before)];
  const [firstNow, secondNow] = [subjectOf(a.after), subjectOf(b.after)];
  let crossed = 0;
  for (const word of new Set([...first, ...second])) {
    if (first.has(word) === second.has(word) || firstNow.has(word) === secondNow.has(word)) continue;
    if (!isInSentence(word, a.before) || !isInSentence(word, a.after)) continue;
    if (first.has(word) === firstNow.has(word)) return false;
    crossed++;
  }
  return crossed >= 2;
}

function subjectOf({ claim }: Statement): Set<string> {
  return new Set(claim.subject.split(/[^\p{L}\p{N}'’-]+/u).map((word) => foldWord(word)));
}

function isInSentence(word: string, { sentenceWords }: Statement): boolean {
  return word !== '' && sentenceWords.includes(word);
}
