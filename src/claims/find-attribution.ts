import { findHeadlineSources } from './headline-source.ts';
import { lowerAt, type Passage } from './passage.ts';
import type { Stretch } from './phrase.ts';
import {
  countNouns,
  decidingVerbs,
  documentNouns,
  findingVerbs,
  plainReportingVerbs,
  reckoningVerbs,
  reportedParticiples,
  reportingVerbs,
  sayingVerbs,
  sourceNouns,
  sureReportingVerbs,
} from './reporting-lexicon.ts';
import { hasSourceNoun, namesSpeaker, phraseBeforeVerb, phraseFromToken } from './speaker-phrase.ts';
import { singular } from './word-forms.ts';

/** A source in a sentence, in tokens: its words, and where its reporting verb stands. */
export interface Source {
  readonly first: number;
  readonly last: number;
  readonly verb: number;
  /** named behind "citing": it outweighs who cites it */
  readonly cited: boolean;
}

/**
 * Finds who speaks in a sentence: "X said", "said X", "according to X", "X told Y", "citing X", "X's figures show",
 * "by X's count", "X put the toll at", "estimated by X", "X was quoted as saying", and "12 killed: X" in headlines.
 *
 * timed    tokens of time expressions, 1 each
 * returns  all sources in order; a pronoun is one too. Titles before a name and short appositions belong to the source,
 *          relative clauses and circumstances do not
 * fails    never
 */
export function findSources(passage: Passage, timed: Uint8Array): Source[] {
  const sources: Source[] = passage.part === 'headline' ? findHeadlineSources(passage) : [];
  for (let at = 0; at < passage.tokens.length; at++) {
    const token = passage.tokens[at];
    if (token === undefined || token.kind !== 'word') continue;
    const found = sourceAt(passage, at, token.lower, token.capital, timed);
    if (found === null || found.last <= found.first || holdsDigits(passage, found)) continue;
    sources.push({ first: found.first, last: found.last, verb: at, cited: /^(?:citing|quoting)$/.test(token.lower) });
  }
  return sources;
}

function sourceAt(passage: Passage, at: number, word: string, capital: boolean, timed: Uint8Array): Stretch | null {
  if (word === 'according') return lowerAt(passage, at + 1) === 'to' ? phraseFromToken(passage, at + 2, timed) : null;
  if (word === 'citing' || word === 'quoting') return citedBy(passage, at, timed);
  if (word === 'by') return countedBy(passage, at, timed);
  if (word === 'quoted') return quotedAs(passage, at, timed);
  if (capital && at > 0 && passage.part === 'body') return null;
  if (decidingVerbs.has(word)) return deciderOf(passage, at, timed);
  if (!reportingVerbs.has(word)) return null;
  return speakerOf(passage, at, word, timed);
}

/** Numbers in a source are counts of people who speak ("two officials"); digits of an amount are an error of reading. */
function holdsDigits(passage: Passage, { first, last }: Stretch): boolean {
  for (let at = first + 1; at < last; at++) {
    const token = passage.tokens[at];
    if (lowerAt(passage, at + 1) === '-' && passage.tokens[at + 1]?.glued === true) continue;
    if (token?.kind === 'number' || (passage.tags[at] === 'num' && passage.tags[at - 1] !== 'det')) return true;
  }
  return passage.tokens[first]?.kind === 'number' && !sourceNouns.has(singular(lowerAt(passage, last - 1)));
}

function citedBy(passage: Passage, at: number, timed: Uint8Array): Stretch | null {
  const phrase = phraseFromToken(passage, at + 1, timed);
  return namesSpeaker(passage, phrase) ? phrase : null;
}

/** "By the union's count", "confirmed by the ministry". */
function countedBy(passage: Passage, at: number, timed: Uint8Array): Stretch | null {
  const phrase = phraseFromToken(passage, at + 1, timed);
  if (countNouns.has(lowerAt(passage, phrase.last - 1)) && phrase.last - phrase.first > 1) {
    let last = phrase.last - 1;
    while (last > phrase.first && lowerAt(passage, last) !== "'s" && lowerAt(passage, last) !== "'") last--;
    if (last > phrase.first) return { first: phrase.first, last };
  }
  const before = lowerAt(passage, at - 1);
  if (before === 'quoted' && lowerAt(passage, phrase.last) === 'as') return null;
  return reportedParticiples.has(before) && hasSourceNoun(passage, phrase) ? phrase : null;
}

/** "X was quoted (by Y) as saying": X speaks. */
function quotedAs(passage: Passage, at: number, timed: Uint8Array): Stretch | null {
  if (passage.tags[at - 1] !== 'aux') return null;
  let saying = at + 1;
  while (saying < at + 14 && lowerAt(passage, saying) !== 'saying') saying++;
  if (lowerAt(passage, saying - 1) !== 'as') return null;
  let group = at;
  while (group > 0 && passage.tags[group - 1] === 'aux') group--;
  return phraseBeforeVerb(passage, group, timed);
}

function speakerOf(passage: Passage, verb: number, word: string, timed: Uint8Array): Stretch | null {
  const before = lowerAt(passage, verb - 1);
  const tag = passage.tags[verb - 1];
  if (tag === 'det' || before === "'s" || before === '-' || before === 'to') return null;
  if (tag === 'aux' && !/^(?:has|have|had|'ve|'d)$/.test(before)) return null;
  if (tag === 'prep' && !isTimed(timed, verb - 1)) return null;
  if (!isVerbHere(passage, verb, word)) return null;
  const inverted = invertedAt(passage, verb, word, timed);
  if (inverted !== null) return inverted;
  if (tag === 'rel') return before === 'who' ? antecedentOf(passage, verb - 1, word, timed) : null;
  const phrase = phraseBeforeVerb(passage, verb, timed);
  if (phrase.last <= phrase.first || /^(?:according|per)$/.test(lowerAt(passage, phrase.first))) return null;
  if (passage.tags[phrase.first] === 'pron' && !isSpeaker(passage, phrase.first)) return null;
  if (isSpeaker(passage, phrase.last - 1))
    return sayingVerbs.has(word) || reckoningVerbs.has(word) ? lastOf(phrase) : null;
  return speaks(passage, phrase, verb, word) ? phrase : null;
}

/** ", its parliament decided on Thursday.": behind what was decided, with nothing but a time to follow. */
function deciderOf(passage: Passage, verb: number, timed: Uint8Array): Stretch | null {
  let end = verb + 1;
  while (passage.tags[end] === 'prep' || passage.tags[end] === 'det' || isTimed(timed, end)) end++;
  if (end < passage.tokens.length && !/^[.,;”"]$/.test(lowerAt(passage, end))) return null;
  const phrase = phraseBeforeVerb(passage, verb, timed);
  const opens = /^[,”"]$/.test(lowerAt(passage, phrase.first - 1)) && phrase.last > phrase.first;
  return opens && namesSpeaker(passage, phrase) ? phrase : null;
}

function isTimed(timed: Uint8Array, at: number): boolean {
  return timed[at] === 1;
}

function lastOf({ last }: Stretch): Stretch {
  return { first: last - 1, last };
}

/** A pronoun right before the verb speaks, whatever stands before it ("in a move it said"). */
function isSpeaker(passage: Passage, at: number): boolean {
  return /^(?:he|she|they|it|we|i)$/.test(lowerAt(passage, at));
}

/** "Its reports say", "claims rose": a word that may be a noun is a verb when what follows is no verb and no "of". */
function isVerbHere(passage: Passage, verb: number, word: string): boolean {
  if (sureReportingVerbs.has(word) || word === 'say') return true;
  const next = passage.tags[verb + 1];
  const after = lowerAt(passage, verb + 1);
  if (next === 'aux' || after === 'of' || after === 'for' || after === 'against' || after === 'from') return false;
  if (next === 'verb' && passage.tags[verb - 1] === 'noun' && !word.endsWith('ed')) return false;
  return true;
}

/** ", said the minister": a name or a noun of sources behind the verb, and then no verb of a clause that is told. */
function invertedAt(passage: Passage, verb: number, word: string, timed: Uint8Array): Stretch | null {
  const before = lowerAt(passage, verb - 1);
  if (verb === 0 || !plainReportingVerbs.has(word) || !/^[,"”’'—–-]$/.test(before)) return null;
  if (before === '-' && passage.tokens[verb - 1]?.glued === true) return null;
  const next = passage.tags[verb + 1];
  if (next === undefined || next === 'prep' || next === 'rel' || timed[verb + 1] === 1) return null;
  const phrase = phraseFromToken(passage, verb + 1, timed);
  if (phrase.last <= phrase.first) return null;
  if (isSpeaker(passage, phrase.first) && phrase.last - phrase.first === 1) return before === ',' ? null : phrase;
  if (!namesSpeaker(passage, phrase)) return null;
  const end = passage.tags[phrase.last];
  const reduced =
    end === 'verb' && /ed$/.test(lowerAt(passage, phrase.last)) && passage.tags[phrase.last + 1] === 'prep';
  if (reduced) return phrase;
  if (end === 'verb' || end === 'aux' || end === 'either' || end === 'num') return null;
  return withApposition(passage, phrase);
}

/** ", said Omar Haddad, the mayor of Orva." */
function withApposition(passage: Passage, phrase: Stretch): Stretch {
  if (lowerAt(passage, phrase.last) !== ',') return phrase;
  const first = phrase.last + 1;
  if (passage.tags[first] !== 'det') return phrase;
  for (let at = first; at < first + 11; at++) {
    const tag = passage.tags[at];
    if (tag === undefined || (tag === 'mark' && /^[.,”"]$/.test(lowerAt(passage, at)) && !isInitial(passage, at)))
      return hasSourceNoun(passage, { first, last: at }) ? { first: phrase.first, last: at } : phrase;
    if (tag === 'verb' || tag === 'aux' || tag === 'rel' || tag === 'num') return phrase;
  }
  return phrase;
}

function isInitial(passage: Passage, at: number): boolean {
  return lowerAt(passage, at) === '.' && (passage.tokens[at - 1]?.text.length ?? 9) < 2;
}

/** "Omar Haddad, who said he had counted 12 boats". */
function antecedentOf(passage: Passage, rel: number, word: string, timed: Uint8Array): Stretch | null {
  if (!sayingVerbs.has(word)) return null;
  const comma = lowerAt(passage, rel - 1) === ',' ? 1 : 0;
  const phrase = phraseBeforeVerb(passage, rel - comma, timed);
  return namesSpeaker(passage, phrase) ? phrase : null;
}

function speaks(passage: Passage, phrase: Stretch, verb: number, word: string): boolean {
  let noun = false;
  for (let at = phrase.first; at < phrase.last && !noun; at++)
    noun = passage.tags[at] === 'noun' || passage.tags[at] === 'either' || passage.tokens[at]?.capital === true;
  if (!noun) return false;
  if (findingVerbs.has(word)) return finds(passage, phrase, verb, word);
  if (/^(?:said|says|told)$/.test(word)) return true;
  if (passage.tags[verb + 1] === 'mark' && lowerAt(passage, verb - 1) === ',') return false;
  if (reckoningVerbs.has(word) && passage.tags[verb + 1] === 'mark' && word.endsWith('ed')) return false;
  return namesSpeaker(passage, phrase);
}

/** "The survey found", "police counted 40 boats", "the mayor put the toll at": papers and authorities, no places. */
function finds(passage: Passage, phrase: Stretch, verb: number, word: string): boolean {
  const next = passage.tokens[verb + 1];
  // "fourteen parties registered": nothing was found, it was done
  if (next === undefined || /^[.,;!?)]$/.test(next.text)) return false;
  const head = singular(headWord(passage, phrase));
  if (/^puts?$/.test(word)) return putsAt(passage, verb) && namesSpeaker(passage, phrase);
  if (documentNouns.has(head)) return true;
  const that = lowerAt(passage, verb + 1) === 'that';
  if (/^(?:found|finds?|show(?:s|ed)?|indicate[sd]?|suggest(?:s|ed)?)$/.test(word))
    return that && namesSpeaker(passage, phrase);
  return hasSourceNoun(passage, phrase);
}

/** "put the toll at 12", "puts it at": what is put stands before an "at". */
function putsAt(passage: Passage, verb: number): boolean {
  for (let at = verb + 2; at < verb + 14; at++) {
    const tag = passage.tags[at];
    if (lowerAt(passage, at) === 'at') return true;
    if (tag === 'verb' || tag === 'aux' || tag === undefined) return false;
  }
  return false;
}

/** The last noun before the first preposition of a phrase. */
function headWord(passage: Passage, { first, last }: Stretch): string {
  let head = '';
  for (let at = first; at < last; at++) {
    if (head !== '' && (passage.tags[at] === 'prep' || lowerAt(passage, at) === ',')) break;
    if (passage.tags[at] !== 'det' && passage.tags[at] !== 'mark') head = lowerAt(passage, at);
  }
  return head;
}

/** The words of a source, as an exact part of the text. */
export function sourceText(passage: Passage, source: Stretch): string {
  const first = passage.tokens[source.first];
  const last = passage.tokens[source.last - 1];
  return first === undefined || last === undefined ? '' : passage.text.slice(first.start, last.end);
}
