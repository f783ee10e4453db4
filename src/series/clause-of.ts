import type { Claim } from '../claims/reading.ts';
import type { Token } from '../text/tokenize.ts';
import type { StorySentence } from './read-story.ts';

/** From the claim before in the sentence to the claim behind it, at most. */
export function clauseOf(claims: readonly Claim[], at: number): Stretch {
  const { sentenceStart, sentence, start, end } = claims[at] as Claim;
  const before = claims[at - 1];
  const after = claims[at + 1];
  const cut = (text: string) => /[,;]|\band\b|\bbut\b|\bwhile\b/.exec(text)?.index ?? text.length;
  const tail = sentence.slice(end - sentenceStart);
  let from = sentenceStart;
  if (before !== undefined && before.end > sentenceStart && before.end <= start) {
    const between = sentence.slice(before.end - sentenceStart, start - sentenceStart);
    if (/[,;]|\band\b|\bbut\b|\bwhile\b/.test(between)) from = before.end;
  }
  const stop = Math.min(sentenceStart + sentence.length, after?.start ?? Number.POSITIVE_INFINITY);
  return { from, to: Math.max(end, Math.min(stop, end + cut(tail))) };
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export function wholeOf({ sentenceStart, sentence }: Claim): Stretch {
  return { from: sentenceStart, to: sentenceStart + sentence.length };
}

/** Tokens of a clause but for those of the claim. */
export function wordsAround(claim: Claim, sentence: StorySentence | undefined, { from, to }: Stretch): Token[] {
  const inside = (sentence?.tokens ?? []).filter(({ start, end }) => start >= from && end <= to);
  return inside.filter(({ start, end }) => end <= claim.start || start >= claim.end);
}
