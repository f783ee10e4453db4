import { sourceEnds, timeTail } from './context-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import { hedges, plainReportingVerbs, reportingVerbs, sourceNouns } from './reporting-lexicon.ts';

/** A source in a sentence, in tokens: its words, and where its reporting verb stands. */
export interface Source {
  readonly first: number;
  readonly last: number;
  readonly verb: number;
}

/**
 * Finds who speaks in a sentence: "X said", "said X", "according to X", "X told Y".
 *
 * returns  all sources in order; a pronoun is one too
 */
export function findSources(passage: Passage): Source[] {
  const sources: Source[] = [];
  for (let at = 0; at < passage.tokens.length; at++) {
    const word = lowerAt(passage, at);
    if (word === 'according' && lowerAt(passage, at + 1) === 'to') {
      const last = phraseEnd(passage, at + 2);
      if (last > at + 2) sources.push({ first: at + 2, last, verb: at });
      continue;
    }
    if (!reportingVerbs.has(word) || (passage.tokens[at]?.capital === true && at > 0)) continue;
    const source = sourceOf(passage, at, word);
    if (source !== null) sources.push(source);
  }
  return sources;
}

function sourceOf(passage: Passage, verb: number, word: string): Source | null {
  const before = passage.tags[verb - 1];
  if (before === 'det' || before === 'prep' || lowerAt(passage, verb - 1) === "'s") return null;
  if (before === 'aux' && !/^(?:has|have|had)$/.test(lowerAt(passage, verb - 1))) return null;
  const left = phraseStart(passage, verb);
  const leftLast = trimRight(passage, left, verb);
  if (leftLast > 0 && isSpeaker(passage, leftLast - 1) && plainReportingVerbs.has(word)) {
    return { first: leftLast - 1, last: leftLast, verb };
  }
  if (leftLast > left && speaks(passage, left, leftLast, verb, word)) return { first: left, last: leftLast, verb };
  if (!plainReportingVerbs.has(word)) return null;
  const behind = lowerAt(passage, verb - 1);
  if (verb === 0 || !/^[,"”’']$/.test(behind)) return null;
  const last = phraseEnd(passage, verb + 1);
  return last > verb + 1 && passage.tags[verb + 1] !== 'prep' ? { first: verb + 1, last, verb } : null;
}

/** A pronoun right before the verb speaks, whatever stands before it ("in a move it said"). */
function isSpeaker(passage: Passage, at: number): boolean {
  return /^(?:he|she|they|it)$/.test(lowerAt(passage, at));
}

/** Back from a verb to the start of its subject: a mark, or a verb, ends the look. */
function phraseStart(passage: Passage, verb: number): number {
  let at = verb;
  let commas = 0;
  while (at > 0 && verb - at < 30) {
    const word = lowerAt(passage, at - 1);
    const tag = passage.tags[at - 1];
    if (word === ',' && verb === at && at > 1) {
      // an apposition: "Omar Haddad, the mayor, said"
      commas = 1;
      at--;
      continue;
    }
    if (word === ',' && commas === 1) {
      commas = 2;
      at--;
      continue;
    }
    if (tag === 'mark' && !isInnerMark(passage, at - 1)) break;
    if (
      at < verb &&
      commas !== 1 &&
      (tag === 'verb' || tag === 'rel' || (tag === 'conj' && word !== 'and' && word !== 'or' && word !== 'for'))
    )
      break;
    if ((tag === 'aux' || tag === 'num' || word === 'that') && commas !== 1 && at < verb) break;
    at--;
  }
  if (commas === 1) {
    at = verb;
  }
  while (at < verb && (passage.tags[at] === 'conj' || passage.tags[at] === 'mark' || lowerAt(passage, at) === 'as'))
    at++;
  return at;
}

/** Takes adverbs, weekdays and auxiliaries off the end of a source. */
function trimRight(passage: Passage, first: number, verb: number): number {
  let last = verb;
  while (
    last > first &&
    (passage.tags[last - 1] === 'aux' || passage.tags[last - 1] === 'adv' || timeTail.has(lowerAt(passage, last - 1)))
  )
    last--;
  return last;
}

function speaks(passage: Passage, first: number, last: number, verb: number, word: string): boolean {
  if (passage.tags[first] === 'pron')
    return /^(?:he|she|they|it|we|i)$/.test(lowerAt(passage, first)) && plainReportingVerbs.has(word);
  let sure = word === 'said' || word === 'says' || word === 'say' || word === 'told';
  let noun = false;
  for (let at = first; at < last; at++) {
    const lower = lowerAt(passage, at);
    if (sourceNouns.has(lower)) sure = true;
    if (passage.tags[at] === 'noun' || passage.tags[at] === 'either') noun = true;
    if (passage.tokens[at]?.capital === true && at > first) sure = true;
  }
  if (!noun || !sure) return false;
  if (word === 'said' || word === 'says' || word === 'say' || word === 'told') return true;
  // "the ministry reported 12 deaths", "the survey showed that": an object or a clause follows
  return passage.tags[verb + 1] !== 'mark' || lowerAt(passage, verb - 1) !== ',';
}

function phraseEnd(passage: Passage, from: number): number {
  let at = from;
  while (at < passage.tokens.length && at - from < 14) {
    const word = lowerAt(passage, at);
    const tag = passage.tags[at];
    if (tag === 'mark' && !isInnerMark(passage, at)) break;
    if (word === '.' && at + 1 >= passage.tokens.length) break;
    if (at > from && (tag === 'rel' || tag === 'aux' || (tag === 'verb' && !modifies(passage, at)))) break;
    if (at > from && sourceEnds.has(word)) break;
    at++;
  }
  return at;
}

/** Hyphens, possessives and the full stops of initials stand within a source. */
function isInnerMark(passage: Passage, at: number): boolean {
  const word = lowerAt(passage, at);
  if (word === '-' || word === "'s" || word === '.' || word === '&') return true;
  const owner = (word === '’' || word === "'") && passage.tokens[at]?.glued === true;
  return owner && lowerAt(passage, at - 1).endsWith('s') && passage.tokens[at + 1]?.glued === false;
}

/** "well-informed sources": a participle before its noun. */
function modifies(passage: Passage, at: number): boolean {
  return lowerAt(passage, at - 1) === '-' || (passage.tags[at + 1] === 'noun' && lowerAt(passage, at).endsWith('ed'));
}

/** The words of a source without a leading article's capital, as an exact part of the text. */
export function sourceText(passage: Passage, source: Source): string {
  const first = passage.tokens[source.first];
  const last = passage.tokens[source.last - 1];
  return first === undefined || last === undefined ? '' : passage.text.slice(first.start, last.end);
}

/** The first word that makes a statement less than plain, or null. */
export function findHedge(passage: Passage, first: number, last: number): string | null {
  for (let at = first; at < last; at++) {
    const token = passage.tokens[at];
    if (token === undefined || !hedges.has(token.lower)) continue;
    if (token.lower === 'may' && token.capital && at > 0) continue;
    return token.lower;
  }
  return null;
}
