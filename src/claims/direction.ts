import { futureWords, pastWords } from './context-lexicon.ts';
import type { Passage } from './passage.ts';

const pastShape = /(?:ed|en|wn|ung|ook|ost|old|ent)$/;

/**
 * Whether the words around token `at` look ahead (1) or back (-1): the nearest verb decides, the one before it first.
 */
export function directionAt(passage: Passage, at: number): -1 | 1 {
  const { tokens, tags } = passage;
  for (let near = at - 1; near >= Math.max(0, at - 12); near--) {
    const word = tokens[near]?.lower ?? '';
    const before = tokens[near - 1]?.lower ?? '';
    if (word === ';' || word === ':') break;
    // a participle in the passive leaves the time to its auxiliary: "will be held", "would be completed"
    if (tags[near] === 'verb' && (before === 'be' || before === 'to' || modals.test(before))) continue;
    if (word === 'planned') return /^(?:to|for)$/.test(tokens[near + 1]?.lower ?? '') ? 1 : -1;
    if (futureWords.has(word)) return 1;
    if (word === 'to' && tags[near + 1] === 'verb' && !pastFrame.test(before)) return 1;
    if (pastWords.has(word)) return -1;
    if (tags[near] === 'verb' && pastShape.test(word)) return -1;
    if (tags[near] === 'verb' && word.endsWith('s')) return passage.part === 'headline' ? -1 : 1;
    if (tags[near] === 'aux' && /^(?:is|are|can|might)$/.test(word)) return 1;
  }
  for (let near = at + 1; near < Math.min(tokens.length, at + 14); near++) {
    const word = tokens[near]?.lower ?? '';
    if (/^(?:will|'ll|would|shall)$/.test(word)) return 1;
    if (pastWords.has(word) || (tags[near] === 'verb' && word.endsWith('ed'))) return -1;
  }
  return -1;
}

const modals = /^(?:will|would|shall|should|may|might|can|could|must|'ll|not)$/;
const pastFrame = /^(?:ready|able|began|continued|had|used|led|tried|trip|failed|forced|came|went|helped|managed)$/;
