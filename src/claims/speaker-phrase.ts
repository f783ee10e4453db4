import { timeTail } from './context-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import type { Stretch } from './phrase.ts';
import { sourceNouns } from './reporting-lexicon.ts';
import { singular } from './word-forms.ts';

/** Tokens of the longest phrase that names a source. */
const phraseTokensMax = 26;

/** Tokens of the longest apposition or aside between a source and its verb. */
const asideTokensMax = 26;

/** Joints that open a circumstance, not the phrase of a source. */
const circumstance = new Set(
  `after before since until till during despite amid following as while because although though if when where than
  including behind via`.split(/\s+/),
);

/**
 * The noun phrase that ends before a reporting verb, with the apposition between them ("Omar Haddad, the mayor, said"),
 * without relative clauses, days and adverbs; empty when there is none.
 *
 * timed  tokens of time expressions, 1 each
 */
export function phraseBeforeVerb(passage: Passage, verb: number, timed: Uint8Array): Stretch {
  const last = skipBack(passage, verb, timed);
  const mark = lowerAt(passage, last - 1);
  if (passage.tags[last - 1] === 'pron') return { first: last - 1, last };
  if (mark === ',' || mark === ')') {
    const opener = asideOpener(passage, last - 1, mark === ',' ? ',' : '(');
    if (opener <= 0) return { first: last, last };
    const aside = { first: opener + 1, last: last - 1 };
    const before = skipBack(passage, opener, timed);
    const whole = backToStart(passage, before, timed);
    if (whole >= before) return { first: last, last };
    return { first: whole, last: isApposition(passage, aside) ? trimEnd(passage, aside, timed) : before };
  }
  const relative = relativeBefore(passage, last);
  if (relative > 0) return { first: backToStart(passage, relative, timed), last: relative };
  return { first: backToStart(passage, last, timed), last };
}

/** "An official who asked not to be named said": where the relative clause before a verb opens, or -1. */
function relativeBefore(passage: Passage, end: number): number {
  if (passage.tags[end - 1] !== 'verb' && passage.tags[end - 1] !== 'adv' && passage.tags[end - 1] !== 'noun')
    return -1;
  for (let at = end - 1; at > Math.max(0, end - 14); at--) {
    const tag = passage.tags[at];
    if (tag === 'mark' && !isInner(passage, at)) return -1;
    if (lowerAt(passage, at) !== 'who') continue;
    const before = passage.tags[at - 1];
    return before === 'noun' || before === 'either' ? at : -1;
  }
  return -1;
}

/** The phrase behind "according to", "citing", "by" or an inverted verb, to the first verb, mark or word of time. */
export function phraseFromToken(passage: Passage, from: number, timed: Uint8Array): Stretch {
  let at = from;
  while (at < passage.tokens.length && at - from < phraseTokensMax) {
    const word = lowerAt(passage, at);
    const tag = passage.tags[at];
    if (timed[at] === 1 && at > from) break;
    if (tag === 'mark') {
      const isOpen = word === '(' && isAcronymAside(passage, at);
      if (isOpen) {
        at += 3;
        continue;
      }
      if (!isInner(passage, at)) break;
    } else if (at > from && !isNameWord(passage, at)) {
      if (tag === 'aux' || tag === 'rel' || tag === 'pron' || tag === 'adv') break;
      if (tag === 'verb' && !isModifier(passage, at) && !isGerundNoun(passage, at)) break;
      if (tag === 'either' && startsClause(passage, from, at)) break;
      if (tag === 'conj' && !joinsNouns(passage, at)) break;
      if (tag === 'prep' && (circumstance.has(word) || isLoosePrep(passage, at, timed))) break;
    }
    at++;
  }
  while (at > from && /^(?:prep|conj|det)$/.test(passage.tags[at - 1] ?? '')) at--;
  if (lowerAt(passage, at - 1) === '.' && (passage.tokens[at - 2]?.text.length ?? 9) > 4) at--;
  return { first: from, last: at };
}

/** "police said", "the agency reports": a word that may be noun or verb right behind a plural or before "that". */
function startsClause(passage: Passage, from: number, at: number): boolean {
  const next = lowerAt(passage, at + 1);
  return at > from + 1 && (next === 'that' || next === 'the' || next === 'a');
}

/** Back over adverbs, "has", days, and circumstances like "in a statement". */
function skipBack(passage: Passage, from: number, timed: Uint8Array): number {
  let at = from;
  for (let steps = 0; at > 0 && steps < 14; steps++) {
    const tag = passage.tags[at - 1];
    const word = lowerAt(passage, at - 1);
    const isTime = timed[at - 1] === 1;
    if (isTime || tag === 'adv' || word === 'have' || word === 'has' || word === 'had') at--;
    else if (timeTail.has(word) && word !== ',' && tag !== 'noun') at--;
    else if (tag === 'prep' && at < from && timed[at] === 1) at--;
    else if (word === 'statement' || word === 'interview' || word === 'conference' || word === 'briefing') {
      let start = at - 1;
      while (start > 0 && at - start < 6 && passage.tags[start] !== 'prep') start--;
      if (passage.tags[start] !== 'prep' || !/^(?:in|at|during)$/.test(lowerAt(passage, start))) return at;
      at = start;
    } else return at;
  }
  return at;
}

/** Where the mark stands that opens the aside which ends at `close`, or -1. */
function asideOpener(passage: Passage, close: number, opener: string): number {
  for (let at = close - 1; at > Math.max(0, close - asideTokensMax); at--) {
    const word = lowerAt(passage, at);
    if (word === opener) return at;
    if (/^[;:“”"]$/.test(word)) return -1;
  }
  return -1;
}

/** "…, the mayor, said", as against "…, who lives there, said" and "…, speaking in Orva, said". */
function isApposition(passage: Passage, { first, last }: Stretch): boolean {
  if (last - first > 12 || last <= first || lowerAt(passage, last) === ')') return false;
  const tag = passage.tags[first];
  if (tag !== 'det' && tag !== 'noun' && tag !== 'either') return false;
  if (/ing$/.test(lowerAt(passage, first)) && passage.tokens[first]?.capital !== true) return false;
  for (let at = first; at < last; at++) {
    const inner = passage.tags[at];
    if (inner === 'verb' || inner === 'aux' || inner === 'rel') return false;
  }
  return true;
}

function trimEnd(passage: Passage, { first, last }: Stretch, timed: Uint8Array): number {
  const end = skipBack(passage, last, timed);
  return end > first ? end : last;
}

/** Back from the end of a phrase to its first word. */
function backToStart(passage: Passage, end: number, timed: Uint8Array): number {
  let at = end;
  while (at > 0 && end - at < phraseTokensMax) {
    const tag = passage.tags[at - 1];
    const word = lowerAt(passage, at - 1);
    if (tag === 'mark') {
      if (word === ')' && at < end + 1) {
        const open = asideOpener(passage, at - 1, '(');
        if (open > 0 && at - open < 8) {
          at = open;
          continue;
        }
      }
      if (!isInner(passage, at - 1)) break;
    } else if (!isNameWord(passage, at - 1)) {
      if (tag === 'aux' || tag === 'rel' || tag === 'pron' || tag === 'adv') break;
      const noun = isModifier(passage, at - 1) || isGerundNoun(passage, at - 1);
      if (tag === 'verb' && !noun && !isReduced(passage, at - 1)) break;
      if (tag === 'conj' && !joinsNouns(passage, at - 1)) break;
      const reduced = tag === 'prep' && isReduced(passage, participleBefore(passage, at - 1, timed));
      if (
        tag === 'prep' &&
        !reduced &&
        (at === end || at === 1 || circumstance.has(word) || opensClause(passage, at - 1))
      )
        break;
      if (tag === 'num' && at < end && passage.tags[at] !== 'noun' && passage.tags[at] !== 'either') break;
    }
    at--;
    if (tag === 'det' && passage.tags[at - 1] !== 'prep' && !/^(?:and|or|all|both)$/.test(lowerAt(passage, at - 1)))
      break;
  }
  while (at < end && /^(?:conj|mark)$/.test(passage.tags[at] ?? '') && lowerAt(passage, at) !== '“') at++;
  return at;
}

/** A word with a capital inside a sentence is a name's, whatever it looks like. */
function isNameWord(passage: Passage, at: number): boolean {
  const token = passage.tokens[at];
  if (token?.kind !== 'word' || !token.capital || at === 0 || passage.part === 'headline') return false;
  return !/^(?:he|she|it|they|we|i|that|who|in|on|at|after|before|as|but|and|if|when|while|for|by|the|a|an)$/.test(
    token.lower,
  );
}

/** A preposition that opens its clause: "in Orva police said". */
function opensClause(passage: Passage, at: number): boolean {
  const tag = passage.tags[at - 1];
  return at === 0 || tag === 'mark' || tag === 'conj' || tag === 'rel' || tag === 'verb' || tag === 'aux';
}

/** "ruling party", "retired general", "state-owned firm": a participle before its noun. */
function isModifier(passage: Passage, at: number): boolean {
  const next = passage.tags[at + 1];
  const nominal = next === 'noun' || next === 'either' || isNameWord(passage, at + 1);
  const before = passage.tags[at - 1];
  const opens = before === undefined || before === 'det' || before === 'mark' || before === 'prep' || before === 'num';
  return nominal && opens && /(?:ed|ing|en|own)$/.test(lowerAt(passage, at));
}

/** "a report released by the charity", "analysts polled in May": a participle between its noun and a preposition. */
function isReduced(passage: Passage, at: number): boolean {
  const before = passage.tags[at - 1];
  return (
    passage.tags[at] === 'verb' &&
    /(?:ed|en|wn|made|held)$/.test(lowerAt(passage, at)) &&
    (before === 'noun' || before === 'either') &&
    passage.tags[at + 1] === 'prep'
  );
}

/** The verb before a preposition, over a day between them ("released on Monday by"). */
function participleBefore(passage: Passage, prep: number, timed: Uint8Array): number {
  let at = prep - 1;
  while (at > 0 && timed[at] === 1) at--;
  if (at < prep - 1 && passage.tags[at] === 'prep') at--;
  return at;
}

/** "family planning committee", "planning and control": a gerund among nouns. */
function isGerundNoun(passage: Passage, at: number): boolean {
  const before = passage.tags[at - 1];
  const next = passage.tags[at + 1];
  const joined = /^(?:and|or)$/.test(lowerAt(passage, at + 1)) && passage.tags[at + 2] === 'noun';
  return lowerAt(passage, at).endsWith('ing') && before === 'noun' && (next === 'noun' || joined);
}

/** "doctors and officials": a joint of two nouns that no verb or number stands before. */
function joinsNouns(passage: Passage, at: number): boolean {
  const word = lowerAt(passage, at);
  if (word !== 'and' && word !== 'or' && word !== '&') return false;
  if (isNameWord(passage, at - 1) && isNameWord(passage, at + 1)) return true;
  for (let near = at - 1; near >= Math.max(0, at - 10); near--) {
    const tag = passage.tags[near];
    if (tag === 'noun' || tag === 'either' || tag === 'det' || isNameWord(passage, near)) continue;
    if (tag === 'mark' && isInner(passage, near)) continue;
    if (tag === 'prep' && /^(?:of|for|at)$/.test(lowerAt(passage, near))) continue;
    return tag === 'mark' || tag === 'rel' || tag === 'conj' || /^(?:to|by)$/.test(lowerAt(passage, near));
  }
  return true;
}

/** Hyphens, possessives and the full stops of initials stand within a phrase. */
function isInner(passage: Passage, at: number): boolean {
  const token = passage.tokens[at];
  const word = token?.lower ?? '';
  const next = passage.tokens[at + 1];
  if (word === "'s") return true;
  if (word === '-' || word === '&' || word === '/') return token?.glued === true || word === '&';
  if (word === '.')
    return token?.glued === true && next !== undefined && (passage.tokens[at - 1]?.text.length ?? 9) < 5;
  const isOwner = (word === '’' || word === "'") && token?.glued === true && lowerAt(passage, at - 1).endsWith('s');
  return isOwner && next?.glued === false;
}

/** "(WHO)" within a name. */
function isAcronymAside(passage: Passage, at: number): boolean {
  const inner = passage.tokens[at + 1];
  return inner?.capital === true && inner.text === inner.text.toUpperCase() && lowerAt(passage, at + 2) === ')';
}

/** "said police in Orva on …", "told reporters in": the place of speaking ends a phrase behind its verb. */
function isLoosePrep(passage: Passage, at: number, timed: Uint8Array): boolean {
  const word = lowerAt(passage, at);
  if (timed[at + 1] === 1) return true;
  return word === 'about' || word === 'against' || word === 'without' || word === 'to' || word === 'with';
}

/** Whether a phrase names somebody or something that may say things: a noun of sources in it, or a name. */
export function namesSpeaker(passage: Passage, { first, last }: Stretch): boolean {
  return hasSourceNoun(passage, { first, last }) || hasName(passage, { first, last });
}

export function hasSourceNoun(passage: Passage, { first, last }: Stretch): boolean {
  for (let at = first; at < last; at++) {
    const word = lowerAt(passage, at);
    if (sourceNouns.has(word) || sourceNouns.has(singular(word)) || /(?:ologist|(?:wo)?m[ae]n)$/.test(word))
      return true;
  }
  return false;
}

function hasName(passage: Passage, { first, last }: Stretch): boolean {
  for (let at = first; at < last; at++) {
    const token = passage.tokens[at];
    if (token?.capital !== true) continue;
    if (at > 0 || (token.text.length > 1 && token.text === token.text.toUpperCase())) return true;
    if (passage.tags[at] === 'noun') return true;
  }
  return false;
}
