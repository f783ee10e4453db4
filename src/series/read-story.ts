import { personNouns } from '../changes/unit-lexicon.ts';
import { nounsLikeVerbs, stopWords } from '../claims/grammar-lexicon.ts';
import { foldedNames } from '../claims/name-fold-lexicon.ts';
import type { Claim } from '../claims/reading.ts';
import { synonyms } from '../claims/synonym-lexicon.ts';
import { plainTag } from '../claims/word-forms.ts';
import { tagTokens } from '../grammar/parse-tokens.ts';
import { splitSentences } from '../text/split-sentences.ts';
import { type Token, tokenize } from '../text/tokenize.ts';
import { countryOf, foldName, foldTerm } from './fold-term.ts';
import {
  capitals,
  commonNames,
  deedOf,
  dueOf,
  eventOf,
  headOf,
  muteWords,
  organisations,
  placeNouns,
  placePrepositions,
  plainPlaces,
} from './series-lexicon.ts';

/** A name in a sentence. */
export interface Name {
  readonly key: string;
  /** index of its token */
  readonly at: number;
  readonly isPlace: boolean;
}

/** A sentence as profiles need it. */
export interface StorySentence {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
  readonly names: readonly Name[];
}

/** What an article is about, for claims that leave it unsaid. */
export interface Story {
  readonly sentences: readonly StorySentence[];
  /** sentences of the headline and of the lead */
  readonly top: readonly StorySentence[];
  /** names of the headline */
  readonly titleNames: readonly string[];
  /** names of headline and lead */
  readonly names: readonly string[];
  /** other words of headline and lead, and pairs of them that stand side by side */
  readonly topic: readonly string[];
  /** kinds of events of headline and lead */
  readonly events: readonly string[];
  /** words with a capital that are names somewhere in the text */
  readonly known: ReadonlySet<string>;
}

/** Code units of a sentence that are looked at: what is longer is a table or noise. */
const sentenceMax = 2000;

/** Sentences of the body that say what the article is about. */
const leadSentences = 2;

/**
 * Reads what an article is about: its names and events, above all of headline and lead.
 *
 * claims   of the text; whom they cite is not what they are about
 * fails    never; linear in the length
 */
export function readStory(text: string, headlineLength: number, claims: readonly Claim[]): Story {
  const cut = splitSentences(text).map(({ start, end }) => ({
    start,
    end,
    tokens: tokenize(text, start, Math.min(end, start + sentenceMax)),
  }));
  const known = findKnownNames(
    cut.filter((one) => one.start >= headlineLength || !isTitleCase(one.tokens)),
    headlineLength,
  );
  const title = text.slice(0, headlineLength);
  const cited = new Set(
    claims
      .flatMap(({ attribution }) => (attribution === null ? [] : citedNames(attribution)))
      .filter((name) => !title.includes(name)),
  );
  const sentences = cut.map((one) => ({ ...one, names: readNames(one.tokens, known, cited) }));
  const body = sentences.filter(({ start }) => start >= headlineLength);
  const top = [...sentences.filter(({ start }) => start < headlineLength), ...body.slice(0, leadSentences)];
  return {
    sentences,
    top,
    known,
    titleNames: sorted(sentences.filter(({ start }) => start < headlineLength).flatMap(keysOfNames)),
    names: sorted(top.flatMap(keysOfNames)),
    topic: topicOf(top),
    events: sorted(top.flatMap(({ tokens }) => eventsOf(tokens))),
  };
}

function keysOfNames({ names }: StorySentence): string[] {
  return names.map(({ key }) => key);
}

/** Each once, in the order of the alphabet. */
export function sorted(words: readonly string[]): string[] {
  return [...new Set(words)].sort();
}

/** Kinds of events that tokens name. */
export function eventsOf(tokens: readonly { readonly lower: string }[]): string[] {
  return tokens.flatMap(({ lower }) => eventOf.get(lower) ?? []);
}

/** Names of a source that say nothing of the matter: "Ana Ruiz", "the Pentagon", not "Chad's government", "Arden police". */
function citedNames(attribution: string): string[] {
  const tokens = tokenize(attribution, 0, attribution.length);
  return tokens
    .filter(({ text, capital }, at) => {
      if (!capital || countryOf(text) !== null) return false;
      const next = tokens[at + 1];
      if (next?.lower === "'s" || (next !== undefined && next.kind === 'word' && !next.capital)) return false;
      return !/^(?:in|of|at|from|for)$/.test(tokens[at - 1]?.lower ?? '');
    })
    .map(({ text }) => text);
}

function topicOf(top: readonly StorySentence[]): string[] {
  const words: string[] = [];
  for (const { tokens, names } of top) {
    const named = new Set(names.map(({ at }) => at));
    let last = '';
    tokens.forEach((token, at) => {
      const isMute = token.kind !== 'word' || named.has(at) || muteWords.has(token.lower);
      const term = isMute ? '' : foldTerm(token.lower);
      if (term.length > 2) words.push(term);
      if (term.length > 2 && last.length > 2) words.push(`${last} ${term}`);
      last = term;
    });
  }
  return sorted(words);
}

/** "Minister Quits Over Budget Row": capitals tell no names where all words of weight have one. */
function isTitleCase(tokens: readonly Token[]): boolean {
  const words = tokens
    .slice(1)
    .filter(({ kind, text, lower }) => kind === 'word' && text.length > 2 && !stopWords.has(lower));
  return words.length > 0 && words.every(({ capital }) => capital);
}

/** "Marovian": an adjective of a country, also where it opens a sentence. Trades end so too. */
const peopleWord = /^\p{Lu}\p{L}{3,}(?:ian|ean|ese)s?$/u;
const noPeople =
  /(?:ci|ivili|guardi|destri|medi|toddi|tari|rari|nari|stori|edi|todi|chri|ori|ar?i|ol|oc|ch)(?:an|ese)s?$|^(?:These|Cheese|European)/i;

/** Words that stand with a capital where no sentence begins, and those that open one and can only be names. */
function findKnownNames(
  sentences: readonly { readonly start: number; readonly tokens: readonly Token[] }[],
  bodyStart: number,
): Set<string> {
  const known = new Set<string>();
  const openers = new Map<string, number>();
  const lower = new Set<string>();
  for (const { tokens, start } of sentences) {
    tokens.forEach((token, at) => {
      if (token.kind === 'word' && !token.capital) lower.add(token.lower);
      if (!token.capital) return;
      const opens = at === 0 || /^["'“‘(—–-]$/.test(tokens[at - 1]?.text ?? '');
      const next = tokens[at + 1];
      if (opens && isBareName(token)) {
        const isTitle = start < bodyStart;
        const isName = at === 0 && !isTitle && tagTokens(tokens)[0] === 'PROPN';
        const isSubject =
          isTitle || next?.text === ',' || /^(?:verb|either|aux|adv)$/.test(plainTag(next?.lower ?? ''));
        const count = isName ? 2 : isSubject && !wordEndings.test(token.lower) ? 1 : 0;
        openers.set(token.text, (openers.get(token.text) ?? 0) + count);
      }
      const isOwner = next?.text === "'s" || next?.text === '’s' || placeNouns.has(next?.lower ?? '');
      const isRun = opens && next?.capital === true && isBareName(token) && next.kind === 'word';
      if (!opens || isOwner || isRun || (peopleWord.test(token.text) && !noPeople.test(token.text)))
        known.add(token.text);
    });
  }
  for (const [word, count] of openers) if (count > 1 && !lower.has(word.toLowerCase())) known.add(word);
  return known;
}

const wordEndings = /(?:[^iuo]s|ing|tion|ment|ity|ness|ism|ance|ence|ure|ly|ed|ship|hood|age|ful|less|ers?|ors?)$/;

/**
 * "Maravi declares …", "Argus, the telescope, …": a word that opens headline and lead without an article and is none of
 * the words that we know.
 */
function isBareName({ lower, text }: Token): boolean {
  if (text.length < 4) return false;
  const isCommon =
    stopWords.has(lower) || headOf.has(lower) || dueOf.has(lower) || eventOf.has(lower) || commonNames.has(lower);
  if (isCommon || synonyms.has(lower) || deedOf.has(lower) || personNouns.has(lower)) return false;
  if (plainTag(lower) !== 'noun' || nounsLikeVerbs.has(lower)) return false;
  return true;
}

/** Names of a sentence: known ones, those of countries, and what starts it and nothing but a name can be. */
export function readNames(
  tokens: readonly Token[],
  known: ReadonlySet<string>,
  cited: ReadonlySet<string> = new Set(),
): Name[] {
  const out: Name[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== 'word') return;
    if (!token.capital) {
      if (plainPlaces.has(token.lower) && isDefinite(tokens, at) && isAlone(tokens, at))
        out.push({ key: foldTerm(token.lower), at, isPlace: true });
      return;
    }
    const joined = joinedAt(tokens, at);
    if (joined !== null) {
      for (let part = 0; part < joined.count; part++) {
        const isPlace = !organisations.has(joined.key) && isPlaceAt(tokens, at);
        out.push({ key: joined.key, at: at + part, isPlace });
      }
      return;
    }
    if (cited.has(token.text) || eventOf.has(token.lower) || out.some((name) => name.at === at)) return;
    const keys = foldName(token.text);
    if (!known.has(token.text) && !isCountry(token.text)) return;
    const isPlace = !organisations.has(keys[0] ?? '') && isPlaceAt(tokens, at);
    for (const key of keys) out.push({ key, at, isPlace });
  });
  return out;
}

/** A country, its people or its capital is a name wherever it stands. */
function isCountry(word: string): boolean {
  return countryOf(word) !== null || capitals.has(word.toLowerCase());
}

/** "United States", "North Korea": the fold of the name in several words that starts at a token, and how many they are. */
function joinedAt(tokens: readonly Token[], at: number): { readonly key: string; readonly count: number } | null {
  for (let count = 3; count > 1; count--) {
    const words = tokens.slice(at, at + count);
    if (words.length < count || !words.every(({ capital }) => capital)) continue;
    const key = foldedNames.get(words.map(({ lower }) => lower).join('-'));
    if (key !== undefined) return { key, count };
  }
  return null;
}

/** "In the harbour", not "the harbour tunnel", "the Orvel valley". */
function isAlone(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return tokens[at - 1]?.capital !== true && (next?.kind !== 'word' || plainTag(next.lower) !== 'noun');
}

function isDefinite(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 3); back--)
    if (/^(?:the|its|their)$/.test(tokens[back]?.lower ?? '')) return true;
  return false;
}

/** "In the north of Arkan", "at Harir", "Arkan province". */
function isPlaceAt(tokens: readonly Token[], at: number): boolean {
  if (placeNouns.has(tokens[at + 1]?.lower ?? '')) return true;
  if (tokens[at + 1]?.lower === "'s") return false;
  for (let back = at - 1; back >= Math.max(0, at - 4); back--) {
    const { lower = '', capital = false, text = '' } = tokens[back] ?? {};
    if (placePrepositions.has(lower) || lower === 'of')
      return !/^(?:troops|forces|soldiers|officials|people)$/.test(tokens[at + 1]?.lower ?? '');
    if (
      capital ||
      text === '-' ||
      /^(?:the|neighbouring|neighboring|northern|southern|eastern|western|central|north|south|east|west|northeast|northwest|southeast|southwest|its|and|war|al|Ain|de|la|ern)$/.test(
        lower,
      )
    )
      continue;
    return false;
  }
  return false;
}

export function without(names: readonly string[], others: readonly string[]): string[] {
  return names.filter((name) => !others.includes(name));
}

export function findSentence(sentences: readonly StorySentence[], at: number): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
