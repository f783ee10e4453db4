import { boundsAfter, boundsBefore } from './bound-lexicon.ts';
import { particleVerbs } from './context-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import type { Bound } from './reading.ts';
import { isPlural } from './word-forms.ts';

/**
 * Reads bound words that end right before token `at`; a second phrase before the first may add to the span.
 *
 * returns  the bound and the first token of its words, or null
 */
export function readBoundBefore(passage: Passage, at: number): { bound: Bound; first: number } | null {
  let from = at;
  // "a record 200", "just 12", "only 4", "a total of 300": they bound nothing but stand between
  for (let steps = 0; steps < 3 && isFiller(passage, from - 1); steps++) from--;
  if (passage.tokens[from - 1]?.text === '-' && passage.tokens[from - 2]?.lower === 'sub')
    return { bound: '<', first: from - 2 };
  let last = passage.tokens[from - 1];
  // "approx. 40", "c. 40": the full stop of the short form
  if (last?.text === '.' && last.glued && shortForms.has(passage.tokens[from - 2]?.lower ?? '')) {
    from--;
    last = passage.tokens[from - 1];
  }
  if (last === undefined) return null;
  if (shortForms.has(last.lower) && last.text.length < 3 && passage.tokens[from]?.text !== '.') return null;
  for (const phrase of boundsBefore.get(last.lower) ?? []) {
    const first = from - phrase.words.length;
    if (!matches(passage, first, phrase.words)) continue;
    if (!bindsNumber(passage, first)) continue;
    return { bound: phrase.bound, first };
  }
  return null;
}

/** Short forms of "about" that end in a full stop; the short ones count only with it. */
const shortForms = new Set(['approx', 'est', 'ca', 'c']);

// "below the 3 percent forecast" compares with a known figure, it bounds none: no article among these
const fillers = new Set(['a', 'an', 'record', 'just', 'another', 'only', 'reported', 'total', 'of']);

function isFiller(passage: Passage, at: number): boolean {
  const word = passage.tokens[at]?.lower ?? '';
  if (word === 'of') return /^(?:total|average|estimate)$/.test(passage.tokens[at - 1]?.lower ?? '');
  return fillers.has(word) && !(word === 'just' && passage.tags[at + 1] === 'num');
}

function matches(passage: Passage, first: number, words: readonly string[]): boolean {
  for (let at = 0; at < words.length; at++) if (passage.tokens[first + at]?.lower !== words[at]) return false;
  return true;
}

/**
 * Some words after certain others bound nothing: "taking over 12 posts", "talks about 12 posts", "went up to 12 percent".
 */
function bindsNumber(passage: Passage, first: number): boolean {
  const word = passage.tokens[first]?.lower ?? '';
  const before = passage.tokens[first - 1]?.lower ?? '';
  if (word === 'up') return !goers.has(before);
  if (word === 'over') return !particleVerbs.has(before);
  if (word === 'about')
    return !/^(?:talk|talks|talked|worry|worried|concerned|information|concerns|questions)$/.test(before);
  return true;
}

/** Verbs that move with "up" and end at "to": what follows is the level that was reached. */
const goers = new Set(
  'go goes going went gone move moves moved moving push pushes pushed pushing bring brings brought bump bumps bumped edge edged inch inched creep crept tick ticked nudge nudged drive drove driven'.split(
    ' ',
  ),
);

/**
 * Reads bound words that start at token `at`, right after a figure: "or more", "+".
 *
 * returns  the bound and the token after its words, or null
 */
export function readBoundAfter(passage: Passage, at: number): { bound: Bound; last: number } | null {
  let from = at;
  if (passage.tokens[from]?.text === '-' && passage.tokens[from]?.glued === true) from++;
  const token = passage.tokens[from];
  if (token === undefined) return null;
  if (token.lower === 'odd' && !token.glued) return null;
  if (token.lower === 'plus' && !token.glued && !endsInPlus(passage, from)) return null;
  if (token.text === '+' && !token.glued) return null;
  for (const phrase of boundsAfter.get(token.lower) ?? []) {
    const last = from + phrase.words.length;
    if (!matches(passage, from, phrase.words)) continue;
    // "12 dollars minimum wage", "40 cows at least three of which": the words belong to what follows
    if (/^(?:minimum|maximum|least|most|tops|upward)$/.test(phrase.words.at(-1) ?? '') && opensAnother(passage, last))
      continue;
    return { bound: phrase.bound, last };
  }
  return null;
}

function opensAnother(passage: Passage, at: number): boolean {
  const tag = passage.tags[at];
  return tag === 'noun' || tag === 'either' || tag === 'num' || lowerAt(passage, at) === 'of' || tag === 'det';
}

/** "40 plus cows" and "$40 plus." are bounds, "40 plus 12" and "$40 plus tax" are sums. */
function endsInPlus(passage: Passage, at: number): boolean {
  const next = passage.tokens[at + 1];
  if (next === undefined || next.kind === 'mark') return true;
  const bare = passage.tags[at - 1] === 'num';
  return bare && next.kind === 'word' && passage.tags[at + 1] === 'noun' && isPlural(next.lower);
}
