import { chunkAt, contentOf } from './concept-phrase.ts';
import type { Measured } from './measured.ts';
import { lastPlaceOf } from './nearer-group.ts';
import type { Passage } from './passage.ts';

/**
 * A group of words with what stands before it in its noun phrase and a stretch cuts off: "operating" of "operating
 * income".
 */
export function widenGroup({ tree, figure, masked }: Measured, group: readonly string[]): string[] {
  const { passage } = tree;
  const last = lastPlaceOf(passage, group.at(-1) ?? '', figure.first);
  const first = last < 0 ? -1 : firstPlaceOf(passage, group[0] ?? '', last);
  if (first < 0 || masked[first] === 1) return [...group];
  const before: number[] = [];
  for (let at = chunkAt(tree, first, masked).first; at < first; at++) if (masked[at] !== 1) before.push(at);
  return [...contentOf(passage, before).filter((word) => !group.includes(word)), ...group];
}

/** Tokens a group may stretch over. */
const groupTokensMax = 30;

function firstPlaceOf(passage: Passage, word: string, last: number): number {
  const start = word.includes('-') ? word.slice(0, word.indexOf('-')) : word;
  for (let at = last; at >= Math.max(0, last - groupTokensMax); at--) if (passage.tokens[at]?.text === start) return at;
  return -1;
}
