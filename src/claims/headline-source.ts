import type { Source } from './find-attribution.ts';
import { lowerAt, type Passage } from './passage.ts';
import type { Stretch } from './phrase.ts';
import { hasSourceNoun } from './speaker-phrase.ts';

/** Longest source in a headline, in tokens. */
const headlineSourceMax = 7;

/**
 * The source that a headline names at either end: "Police: 12 killed", "12 killed: police", "12 killed - ministry",
 * "12 killed, police say".
 *
 * returns  at most one source; none where the words at the end name a place or a subject
 * fails    never
 */
export function findHeadlineSources(passage: Passage): Source[] {
  const { tokens } = passage;
  const end = tokens.length;
  for (let at = Math.min(headlineSourceMax, end - 2); at > 0; at--) {
    if (lowerAt(passage, at) !== ':' || !names(passage, { first: 0, last: at })) continue;
    return [{ first: 0, last: at, verb: at, cited: false }];
  }
  for (let at = end - 2; at > Math.max(0, end - 2 - headlineSourceMax); at--) {
    const word = lowerAt(passage, at);
    const parts =
      word === ':' || word === '|' || word === '—' || word === '–' || (word === '-' && tokens[at]?.glued !== true);
    if (!parts) continue;
    return names(passage, { first: at + 1, last: end }) ? [{ first: at + 1, last: end, verb: at, cited: false }] : [];
  }
  return [];
}

/** Nouns and names alone, a noun of sources or an acronym among them. */
function names(passage: Passage, phrase: Stretch): boolean {
  let acronym = false;
  for (let at = phrase.first; at < phrase.last; at++) {
    const token = passage.tokens[at];
    const tag = passage.tags[at];
    if (token === undefined || token.kind === 'number' || tag === 'aux' || tag === 'rel') return false;
    if (tag === 'verb' && !token.capital) return false;
    if (tag === 'mark' && !/^(?:'s|-|'|’|\.|&)$/.test(token.lower)) return false;
    if (token.kind === 'word' && token.text.length > 1 && token.text === token.text.toUpperCase()) acronym = true;
  }
  return hasSourceNoun(passage, phrase) || (acronym && phrase.last - phrase.first <= 2);
}
