import { inflectedVerbs, nounsLikeVerbs } from './grammar-lexicon.ts';
import type { Passage } from './passage.ts';
import { isJoinedByHyphen, type UnitRead } from './read-unit.ts';
import { durationUnits, units } from './unit-lexicon.ts';
import { isPlural, singular } from './word-forms.ts';

/** Longest noun phrase looked at, in tokens: long enough for names with hyphens, short enough to stay linear. */
const phraseTokensMax = 10;

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
  const last = phraseEnd(passage, first, compound, plural);
  if (last === first) return null;
  const unit = unitName(passage, first, last);
  if (unit === '') return null;
  const head = tokens[last - 1]?.lower ?? '';
  const measure = last - first > 1 && !compound ? units.get(head) : undefined;
  if (measure !== undefined && head.length > 3) {
    return { kind: durationUnits.has(measure) ? 'duration' : 'measure', unit: measure, first, last, compound };
  }
  return { kind: 'count', unit, first, last, compound };
}

function phraseEnd(passage: Passage, first: number, compound: boolean, plural: boolean): number {
  const { tokens, tags } = passage;
  let last = first;
  while (last < tokens.length && last - first < phraseTokensMax) {
    const token = tokens[last];
    if (token === undefined) break;
    if (isInnerMark(passage, last, first)) {
      last++;
      continue;
    }
    const tag = tags[last];
    if (token.kind !== 'word') break;
    if (tag !== 'noun' && tag !== 'either' && !isOpeningModifier(passage, last, first)) break;
    last++;
    if (compound && tokens[last]?.text !== '-') break;
    if (plural && isPlural(token.lower) && endsPhrase(passage, last, token.lower)) break;
  }
  // no phrase ends in a joint
  while (last > first && tokens[last - 1]?.kind !== 'word') last--;
  while (last > first && /^(?:and|of|-)$/.test(tokens[last - 1]?.lower ?? '')) last--;
  return last;
}

const unitStopWords = new Set('of and other more additional further such so-called or the'.split(' '));

/** The lemma of the phrase: participles and fillers dropped, names with their capitals, the head in the singular. */
function unitName(passage: Passage, first: number, last: number): string {
  const words: string[] = [];
  for (let at = first; at < last; at++) {
    const token = passage.tokens[at];
    if (token?.kind !== 'word' || unitStopWords.has(token.lower)) continue;
    const head = at === last - 1;
    if (!head && !token.capital && isParticiple(token.lower)) continue;
    if (token.capital && !(head && !isNationality(token.text))) words.push(token.text);
    else words.push(superlativeBase(token.lower) ?? (head ? singular(token.lower) : token.lower));
  }
  return words.join(' ');
}

function isParticiple(word: string): boolean {
  return (word.endsWith('ed') || (word.endsWith('ing') && !nounsLikeVerbs.has(word))) && inflectedVerbs.has(word);
}

function isNationality(word: string): boolean {
  return /(?:ans|is|ians|ese|ish)$/.test(word);
}

const irregularSuperlatives: ReadonlyMap<string, string> = new Map([
  ['best', 'good'],
  ['better', 'good'],
  ['worst', 'bad'],
  ['worse', 'bad'],
  ['hottest', 'hot'],
  ['biggest', 'big'],
]);

/** "proudest" to "proud", "earliest" to "early"; null for other words. */
export function superlativeBase(word: string): string | null {
  const known = irregularSuperlatives.get(word);
  if (known !== undefined) return known;
  if (
    !word.endsWith('est') ||
    word.length < 6 ||
    /^(?:forest|request|interest|protest|arrest|contest|harvest|honest|modest|conquest|invest|suggest)$/.test(word)
  )
    return null;
  if (word.endsWith('iest')) return `${word.slice(0, -4)}y`;
  return /(?:rg|ng|rs|ll|at)est$/.test(word) && /(?:largest|latest)$/.test(word)
    ? word.slice(0, -2)
    : word.slice(0, -3);
}

/** A hyphen inside a compound word, a number in a name, or "and" between two adjectives or names of one plural noun. */
function isInnerMark(passage: Passage, at: number, first: number): boolean {
  const { tokens } = passage;
  const token = tokens[at];
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (at === first || token === undefined || before === undefined || after === undefined) return false;
  if (token.text === '-') return (token.glued || before.capital) && after.glued;
  if (token.kind === 'number') return before.text === '-' && token.glued && after.kind === 'word' && !after.glued;
  if (token.lower !== 'and' && token.lower !== '&') return false;
  return joinsModifiers(passage, at);
}

function joinsModifiers(passage: Passage, at: number): boolean {
  const { tokens, tags } = passage;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const noun = tokens[at + 2];
  if (before === undefined || after === undefined || noun?.kind !== 'word' || tags[at + 1] !== 'noun') return false;
  if (tags[at + 2] !== 'noun' && tags[at + 2] !== 'either') return false;
  if (before.capital && after.capital) return isPlural(noun.lower);
  return !isPlural(before.lower) && !isPlural(after.lower) && isPlural(noun.lower) && !before.capital;
}

const openingModifiers = new Set('more other additional further such new so-called'.split(' '));

/** Words of other classes that may open the phrase: "12 more buses", "12 other boats". */
function isOpeningModifier(passage: Passage, at: number, first: number): boolean {
  const word = passage.tokens[at]?.lower ?? '';
  if (at !== first || !openingModifiers.has(word)) return false;
  const tag = passage.tags[at + 1];
  return tag === 'noun' || tag === 'either';
}

const pluralModifiers = new Set(
  'sports arms goods sales weapons news systems operations savings communications women men customs sex'.split(' '),
);

/** Whether a plural noun closes its phrase: another plural noun may follow only after a known modifier. */
function endsPhrase(passage: Passage, next: number, word: string): boolean {
  const tag = passage.tags[next];
  if (tag !== 'noun') return true;
  if (passage.tokens[next]?.text === '-') return false;
  const following = passage.tokens[next]?.lower ?? '';
  if (passage.tokens[next - 1]?.capital === true && isPlural(following)) return false;
  return !pluralModifiers.has(word) || !isPlural(following);
}
