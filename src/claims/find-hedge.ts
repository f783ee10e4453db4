import { lowerAt, type Passage } from './passage.ts';
import { hedges, passiveHedges } from './reporting-lexicon.ts';

const beforeMax = 8;
const afterMax = 6;

/**
 * The word that makes a claim less than plain ("reportedly", "may", "is believed to"), in its own clause.
 *
 * first, last  tokens of the claim
 * returns      the nearest such word in lower case; null for a plain statement
 */
export function findHedge(passage: Passage, first: number, last: number): string | null {
  for (let at = first - 1; at >= Math.max(0, first - beforeMax); at--) {
    const word = lowerAt(passage, at);
    if (isHedge(passage, at, word)) return word;
    const tag = passage.tags[at];
    if ((tag === 'mark' && heavyMarks.has(word)) || tag === 'rel') break;
    if (word === ',' && passage.tags[at - 1] !== 'adv' && !hedges.has(lowerAt(passage, at - 1))) break;
  }
  for (let at = first; at < Math.min(passage.tokens.length, last + afterMax); at++) {
    const word = lowerAt(passage, at);
    if (isHedge(passage, at, word)) return word;
    if (at < last) continue;
    const tag = passage.tags[at];
    if ((tag === 'mark' && (word === ',' || heavyMarks.has(word))) || tag === 'conj' || tag === 'rel') break;
  }
  return null;
}

const heavyMarks = new Set(';:()“”"');

function isHedge(passage: Passage, at: number, word: string): boolean {
  if (passiveHedges.has(word)) return isPassive(passage, at);
  if (!hedges.has(word)) return false;
  return !(word === 'may' && passage.tokens[at]?.capital === true);
}

/** "Is believed to", "feared dead", "the presumed dead"; "he believed that" hedges nothing. */
function isPassive(passage: Passage, at: number): boolean {
  for (let near = at - 1; near >= Math.max(0, at - 3); near--) {
    const word = lowerAt(passage, near);
    if (/^(?:is|are|was|were|be|been|being)$/.test(word)) return true;
    if (passage.tags[near] !== 'adv') break;
  }
  const after = lowerAt(passage, at + 1);
  return /^(?:dead|killed|missing|drowned|lost|trapped|to|buried)$/.test(after);
}
