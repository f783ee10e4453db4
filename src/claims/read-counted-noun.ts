import { baseVerbs } from './grammar-lexicon.ts';
import { dayNames, invariantPlurals, pluralModifiers } from './noun-lexicon.ts';
import { smallNumbers, tens } from './number-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import { isJoinedByHyphen, type UnitRead } from './read-unit.ts';
import { durationUnits, units } from './unit-lexicon.ts';
import { isNationality, unitName } from './unit-name.ts';
import { isPlural } from './word-forms.ts';

/** Longest noun phrase looked at, in tokens: long enough for names with hyphens, short enough to stay linear. */
const phraseTokensMax = 12;

/**
 * Reads the counted noun phrase that starts at token `at`: its adjectives and its head, to the first plural noun or
 * to the end of the phrase.
 *
 * plural   the number is not one, so that a plural noun closes the phrase
 * returns  the lemma ("commercial fisherman", names keep their capitals) and token range, or null when no noun follows
 */
export function readCountedNoun(passage: Passage, at: number, plural: boolean): UnitRead | null {
  const { tokens } = passage;
  const compound = isJoinedByHyphen(passage, at);
  const first = compound ? at + 1 : at;
  const head = compound ? compoundEnd(passage, first) : phraseEnd(passage, first, plural);
  if (head === first) return null;
  if (plural && !compound && isVerbPhrase(passage, first, head)) return null;
  const last = plural && !compound ? joinedEnd(passage, first, head) : head;
  const unit = unitName(passage, first, last);
  if (unit === '') return null;
  const word = tokens[last - 1]?.lower ?? '';
  const measure = last - first > 1 && !compound && last === head ? units.get(word) : undefined;
  if (measure !== undefined && word.length > 3) {
    return { kind: durationUnits.has(measure) ? 'duration' : 'measure', unit: measure, first, last, compound };
  }
  return { kind: 'count', unit, first, last, compound };
}

/** Base forms that no noun shares: "six remain in hospital". */
const verbsOnly = new Set(
  'remain die survive arrive attend flee belong exist depend suffer drown escape refuse'.split(' '),
);

/** "2.3 million need help", "1,000 come from": a base form that no plural follows is the verb of what is counted. */
function isVerbPhrase(passage: Passage, first: number, last: number): boolean {
  if (last - first === 1 && verbsOnly.has(lowerAt(passage, first))) return true;
  if (last - first < 2 || !baseVerbs.has(lowerAt(passage, first)) || /^an?$/.test(lowerAt(passage, first - 2)))
    return false;
  for (let at = first; at < last; at++) {
    const word = lowerAt(passage, at);
    if (isPlural(word) || invariantPlurals.has(word)) return false;
  }
  return passage.tokens[first + 1]?.text !== '-' && lowerAt(passage, first) !== 'cost';
}

/** The words glued together behind the hyphen: "12-member team" ends at "member", "30-strong" at "strong". */
function compoundEnd(passage: Passage, first: number): number {
  const { tokens, tags } = passage;
  let last = first;
  while (last - first < phraseTokensMax) {
    const token = tokens[last];
    if (token?.kind !== 'word' || !mayOpen(passage, last, first)) break;
    if (tags[last] !== 'noun' && tags[last] !== 'either') break;
    last++;
    if (tokens[last]?.text !== '-' || tokens[last + 1]?.glued !== true) break;
    last++;
  }
  while (last > first && tokens[last - 1]?.kind !== 'word') last--;
  return last;
}

function phraseEnd(passage: Passage, first: number, plural: boolean): number {
  const { tokens } = passage;
  let last = first;
  let hasPlural = false;
  while (last < tokens.length && last - first < phraseTokensMax) {
    const token = tokens[last];
    if (token === undefined) break;
    if (isInnerMark(passage, last, first) || isInnerNumber(passage, last, first)) {
      last++;
      continue;
    }
    if (token.kind !== 'word' || (token.capital && dayNames.has(token.lower))) break;
    if (!mayOpen(passage, last, first) && !(plural && !hasPlural && isHead(passage, last, first))) break;
    last++;
    if (plural && isPlural(token.lower)) {
      hasPlural = true;
      if (endsPhrase(passage, last, token.lower)) break;
    }
  }
  return withoutJoint(passage, first, last);
}

/** No phrase ends in a joint, or in an adverb that no adjective follows. */
function withoutJoint(passage: Passage, first: number, from: number): number {
  let last = from;
  const { tokens, tags } = passage;
  while (
    last > first &&
    (tokens[last - 1]?.kind !== 'word' ||
      /^(?:and|of)$/.test(lowerAt(passage, last - 1)) ||
      tags[last - 1] === 'adv' ||
      tags[last - 1] === 'num')
  )
    last--;
  return last;
}

/** Whether a word may stand in the phrase before its head, or be the head. */
function mayOpen(passage: Passage, at: number, first: number): boolean {
  const tag = passage.tags[at];
  if (tag === 'noun' || tag === 'either') return true;
  return isOpeningModifier(passage, at, first) || isModifier(passage, at) || opensCompound(passage, at);
}

/** "20 all-male crews", "4,000 of-age voters", "12 by-elections": small words glued to a noun or an adjective. */
function opensCompound(passage: Passage, at: number): boolean {
  const { tokens, tags } = passage;
  if (tokens[at]?.kind !== 'word' || tokens[at + 1]?.text !== '-' || tokens[at + 1]?.glued !== true) return false;
  const tag = tags[at + 2];
  return (
    tokens[at + 2]?.glued === true &&
    (tag === 'noun' || tag === 'either' || tag === 'verb') &&
    opensPlural(passage, at + 2)
  );
}

/** "12 match points", "12 first-round picks": a word in -s that closes a phrase without a plural is its head, no verb. */
function isHead(passage: Passage, at: number, first: number): boolean {
  const { tags } = passage;
  if (at === first || tags[at] !== 'verb' || !isPlural(lowerAt(passage, at))) return false;
  const next = tags[at + 1];
  return next !== 'det' && next !== 'noun' && next !== 'num';
}

/** "12 newly built homes", "12 very old boats", "12 abandoned farms": adverbs and participles before a noun. */
function isModifier(passage: Passage, at: number): boolean {
  const { tags } = passage;
  const tag = tags[at];
  const word = lowerAt(passage, at);
  const isAdverb =
    (word.endsWith('ly') && tag === 'adv') || /^(?:very|most|more|less|least|smaller|larger|bigger)$/.test(word);
  const isPast = tag === 'verb' && (/(?:ed|en|wn|ught|uilt)$/.test(word) || isGluedBehind(passage, at));
  if (!isAdverb && !isPast && !(tag === 'adv' && word.endsWith('er'))) return false;
  // a noun has to follow, at once or behind another modifier: "12 killed on Monday" has none
  for (let next = at + 1; next < at + 4; next++) {
    const following = tags[next];
    if (following === 'noun') return opensPlural(passage, next);
    if (following !== 'verb' && following !== 'adv' && following !== 'conj' && passage.tokens[next]?.text !== '-')
      return false;
  }
  return false;
}

/** "state-owned", "long-serving": the second part of a compound. */
function isGluedBehind(passage: Passage, at: number): boolean {
  return passage.tokens[at]?.glued === true && passage.tokens[at - 1]?.text === '-';
}

/** Whether a plural noun stands at a token or right behind the words that describe it there. */
function opensPlural(passage: Passage, from: number): boolean {
  for (let at = from; at < from + 4; at++) {
    const tag = passage.tags[at];
    const word = lowerAt(passage, at);
    if ((tag === 'noun' || tag === 'either') && (isPlural(word) || invariantPlurals.has(word))) return true;
    if (tag !== 'noun' && passage.tokens[at]?.text !== '-' && !isGluedBehind(passage, at)) return false;
  }
  return false;
}

/** "12 men and women", "12 party groups and firms": where the second of two counted plurals ends. */
function joinedEnd(passage: Passage, first: number, head: number): number {
  const { tokens, tags } = passage;
  if (!isPlural(lowerAt(passage, head - 1))) return head;
  const joint = tokens[head]?.lower;
  if (joint !== 'and' && joint !== 'or' && joint !== '&') return head;
  const noun = tags[head + 1] === 'noun' && !isPlural(lowerAt(passage, head + 1)) ? head + 2 : head + 1;
  const tag = tags[noun];
  if ((tag !== 'noun' && tag !== 'either') || !isPlural(lowerAt(passage, noun))) return head;
  const next = tags[noun + 1];
  // "sank 12 boats and fires burned", "sank 12 boats and planes that": another clause, another phrase
  const governed = passage.firstVerb >= 0 && passage.firstVerb < first;
  if (governed && (next === 'verb' || next === 'aux') && !isConjunct(passage, noun, head - 1)) return head;
  return next === 'noun' || next === 'num' || tokens[noun + 1]?.text === '-' ? head : noun + 1;
}

/** Whether the tree hangs the second noun on the first: "30 parties and groups set to run". */
function isConjunct(passage: Passage, noun: number, first: number): boolean {
  const { heads, relations } = passage.grammar();
  return relations[noun] === 'conj' && heads[noun] === first;
}

/** A hyphen inside a compound word, a number in a name, or "and" between two adjectives or names of one plural noun. */
function isInnerMark(passage: Passage, at: number, first: number): boolean {
  const { tokens } = passage;
  const token = tokens[at];
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (at === first || token === undefined || before === undefined || after === undefined) return false;
  if (token.text === '-') return (token.glued || before.capital) && after.glued;
  if (token.kind === 'number' && after.kind === 'word' && !after.glued) {
    // "six F-16 jets", "24 Leopard 2 tanks"
    return (before.text === '-' && token.glued) || (before.capital && !after.capital && isPlural(after.lower));
  }
  // "3 million Norvik's shares"
  if (token.lower === "'s" && before.capital)
    return /^(?:noun|either)$/.test(passage.tags[at + 1] ?? '') && isPlural(after.lower);
  if (token.lower !== 'and' && token.lower !== '&') return false;
  return joinsModifiers(passage, at);
}

/** "12 two-bedroom homes", "4 30-seat buses": a number that describes the noun. */
function isInnerNumber(passage: Passage, at: number, first: number): boolean {
  const { tokens, tags } = passage;
  const token = tokens[at];
  if (token === undefined || (token.kind !== 'number' && !smallNumbers.has(token.lower) && !tens.has(token.lower)))
    return false;
  if (at > first + 3 || token.glued || tokens[at + 1]?.text !== '-' || tokens[at + 1]?.glued !== true) return false;
  return tokens[at + 2]?.glued === true && tags[at + 2] === 'noun' && opensPlural(passage, at + 2);
}

function joinsModifiers(passage: Passage, at: number): boolean {
  const { tokens, tags } = passage;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const noun = tokens[at + 2];
  if (before === undefined || after === undefined || noun?.kind !== 'word' || tags[at + 1] !== 'noun') return false;
  if (tags[at + 2] !== 'noun' && tags[at + 2] !== 'either') return false;
  if (before.capital && (after.capital || isNationality(before.text))) return isPlural(noun.lower);
  return (
    !isPlural(before.lower) &&
    !isPlural(after.lower) &&
    isPlural(noun.lower) &&
    !before.capital &&
    before.kind === 'word'
  );
}

const openingModifiers = new Set('more other additional further such new so-called extra'.split(' '));

/** Words of other classes that may open the phrase: "12 more buses", "12 other boats". */
function isOpeningModifier(passage: Passage, at: number, first: number): boolean {
  const word = lowerAt(passage, at);
  if (at !== first || !openingModifiers.has(word)) return false;
  const tag = passage.tags[at + 1];
  return tag === 'noun' || tag === 'either';
}

/** Whether a plural noun closes its phrase: another plural noun may follow only after a known modifier. */
function endsPhrase(passage: Passage, next: number, word: string): boolean {
  const tag = passage.tags[next];
  if (tag !== 'noun' && !(tag === 'either' && pluralModifiers.has(word))) return true;
  if (passage.tokens[next]?.text === '-') return false;
  const following = lowerAt(passage, next);
  // "12 Nordic Masters Cup titles", "4 Red Sox players": a name goes on
  if (passage.tokens[next - 1]?.capital === true && (isPlural(following) || passage.tokens[next]?.capital === true))
    return false;
  return !pluralModifiers.has(word) || !isPlural(following);
}
