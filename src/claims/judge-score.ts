import { scoreNouns, scoreWords } from './name-lexicon.ts';
import type { Passage } from './passage.ts';
import type { Amount } from './read-amount.ts';
import { isPlural } from './word-forms.ts';

/** Tokens before a pair in which a word of games makes it a score. */
const scoreReach = 8;

/**
 * Whether the number at a token opens a score or a tally: "won 3-1", "a 7-2 vote", "lost 2-3 (11-25, 26-24)".
 *
 * returns  true for two glued integers around a dash that fall or are equal, that stand in a row of pairs, or near a word
 *          of games and votes and before nothing they could count
 */
export function isScore(passage: Passage, at: number, amount: Amount): boolean {
  if (isTally(passage, at)) return true;
  const pair = readPair(passage, at);
  if (pair === null) return false;
  if (pair[1] <= pair[0]) return true;
  if (amount.kind !== 'bare') return false;
  if (standsInRow(passage, at)) return true;
  const { tokens, tags } = passage;
  const noun = tokens[at + 3];
  if (noun !== undefined && tags[at + 3] === 'noun' && isPlural(noun.lower) && !scoreNouns.has(noun.lower))
    return false;
  if (scoreNouns.has(noun?.lower ?? '')) return true;
  if (tags[at + 3] === 'noun' && noun?.capital === false) return false;
  for (let near = at - scoreReach; near <= at + 5; near++) {
    const word = tokens[near]?.lower ?? '';
    if (scoreWords.has(word) && !(word === 'up' && tokens[near + 1]?.lower === 'to')) return true;
  }
  return false;
}

/** "5-of-6 shooting", "7-for-15", "7-6 (4)": tries of a game, points of a tie-break. */
function isTally(passage: Passage, at: number): boolean {
  const { tokens } = passage;
  const joins = (near: number): boolean => tokens[near]?.text === '-' && tokens[near]?.glued === true;
  const of = /^(?:of|for|in)$/;
  if (joins(at + 1) && of.test(tokens[at + 2]?.lower ?? '') && joins(at + 3)) return true;
  if (joins(at - 1) && of.test(tokens[at - 2]?.lower ?? '') && joins(at - 3)) return true;
  const par = /^(?:under|over|all|par)$/;
  if (joins(at + 1) && par.test(tokens[at + 2]?.lower ?? '') && tokens[at + 2]?.glued === true) return true;
  if (joins(at - 2) && par.test(tokens[at - 1]?.lower ?? '')) return true;
  return tokens[at - 1]?.text === '(' && tokens[at + 1]?.text === ')' && readPair(passage, at - 4) !== null;
}

/** Two glued integers around a dash, as long as no fraction or third number follows. */
function readPair(passage: Passage, at: number): readonly [number, number] | null {
  const { tokens } = passage;
  const dash = tokens[at + 1];
  const next = tokens[at + 2];
  if (dash?.glued !== true || next?.glued !== true || tokens[at]?.kind !== 'number' || next.kind !== 'number')
    return null;
  if ((dash.text !== '-' && dash.text !== '–') || tokens[at + 3]?.text === '/') return null;
  const first = Number(tokens[at]?.text);
  const second = Number(next.text);
  return Number.isInteger(first) && Number.isInteger(second) ? [first, second] : null;
}

/** "6-4, 7-6", "2-3 (15-25": another pair right before or behind, with a comma, a bracket or a space between. */
function standsInRow(passage: Passage, at: number): boolean {
  const { tokens } = passage;
  const isJoint = (near: number): boolean => /^[,;(]$/.test(tokens[near]?.text ?? '');
  const after = isJoint(at + 3) ? at + 4 : at + 3;
  if (readPair(passage, after) !== null) return true;
  const before = isJoint(at - 1) ? at - 4 : at - 3;
  return before >= 0 && readPair(passage, before) !== null;
}
