import type { Span } from '../base/span.ts';
import { splitSentences } from '../text/split-sentences.ts';
import { parseDay } from './calendar.ts';
import type { Figure } from './figure.ts';
import { findSources, type Source } from './find-attribution.ts';
import { findConcepts } from './find-concept.ts';
import { toFigureClaims } from './judge-claims.ts';
import { toDateClaims } from './judge-dates.ts';
import { type Passage, toPassage } from './passage.ts';
import { readFigures } from './read-figures.ts';
import { readTimes } from './read-times.ts';
import type { Claim, Quantity, Reading, ReadingInput, TimeExpression } from './reading.ts';
import {
  closeSentence,
  isQuoted,
  type NamedSource,
  nameSources,
  newSpeakerMemory,
  type SpeakerMemory,
  startsParagraph,
} from './speakers.ts';
import type { StoryContext } from './story-context.ts';
import { type TimeContext, type TimeMatch, toTimeContext } from './time-match.ts';
import { toQuantity } from './to-quantity.ts';

/**
 * Reads the figures, time expressions and claims of a text, left to right.
 *
 * input    any text; `headlineLength` of its first code units are the headline; `date` is the day or instant of
 *          publication as ISO 8601, null when unknown
 * returns  quantities, times and claims in the order of the text. Offsets are UTF-16 code units; every `text` and
 *          `sentence` is the part of the text between them
 * fails    never; time grows linearly with the length
 */
export function readClaims(input: ReadingInput): Reading {
  const reading: Draft = { quantities: [], times: [], claims: [], waiting: [] };
  const context = toTimeContext(parseDay(input.date));
  const story: StoryContext = {
    speakers: newSpeakerMemory(),
    toll: null,
    recent: new Map(),
    counted: null,
    now: context.now,
  };
  for (const sentence of splitSentences(input.text)) {
    const part = sentence.start < input.headlineLength ? 'headline' : 'body';
    for (const span of cutLong(input.text, sentence)) {
      for (const passage of cutCrowded(toPassage(input.text, span.start, span.end, part)))
        readPassage(passage, context, story, reading);
    }
  }
  const { quantities, times, claims } = reading;
  return { quantities, times, claims };
}

/** A reading while it is made. */
interface Draft {
  readonly quantities: Quantity[];
  readonly times: TimeExpression[];
  readonly claims: Claim[];
  /** indexes of claims in a quotation whose speaker may follow in its paragraph */
  waiting: number[];
}

/** Code units of a sentence that are read in one go. News keeps below 1,000; what is longer is a table or noise. */
const sentenceMax = 2000;

/** Cuts a sentence that is too long at white space, or anywhere when it has none. */
function cutLong(text: string, sentence: Span): readonly Span[] {
  if (sentence.end - sentence.start <= sentenceMax) return [sentence];
  const parts: Span[] = [];
  let start = sentence.start;
  while (sentence.end - start > sentenceMax) {
    let end = start + sentenceMax;
    while (end > start + sentenceMax / 2 && text.charCodeAt(end) !== 0x20) end--;
    if (text.charCodeAt(end) !== 0x20) end = start + sentenceMax;
    parts.push({ start, end });
    start = text.charCodeAt(end) === 0x20 ? end + 1 : end;
  }
  parts.push({ start, end: sentence.end });
  return parts;
}

/** Tokens of a sentence that are read in one go: what has more is a table or noise, and figures of it look at all of it. */
const tokensMax = 300;

/** Cuts a sentence of too many tokens into parts of so many. */
function cutCrowded(passage: Passage): readonly Passage[] {
  const { text, tokens, part } = passage;
  if (tokens.length <= tokensMax) return [passage];
  const parts: Passage[] = [];
  for (let from = 0; from < tokens.length; from += tokensMax) {
    const first = tokens[from];
    const last = tokens[Math.min(from + tokensMax, tokens.length) - 1];
    if (first !== undefined && last !== undefined) parts.push(toPassage(text, first.start, last.end, part));
  }
  return parts;
}

function readPassage(passage: Passage, context: TimeContext, story: StoryContext, draft: Draft): void {
  const matches = readTimes(passage, context);
  const blocked = new Uint8Array(passage.tokens.length);
  for (const match of matches) if (blocks(match)) blocked.fill(1, match.first, match.last);
  const figures = readFigures(passage, blocked);
  const { speakers } = story;
  if (startsParagraph(passage, speakers)) draft.waiting = [];
  const timed = new Uint8Array(passage.tokens.length);
  for (const match of matches) timed.fill(1, match.first, match.last);
  const sources = nameSources(passage, findSources(passage, timed), speakers);
  const first = draft.claims.length;
  if (figures.length > 0 || matches.length > 0) readFigured(passage, { matches, figures, sources }, story, draft);
  giveSpeaker(passage, first, sources, speakers, draft);
  closeSentence(passage, sources, speakers);
}

/** "“We lost 40. It was awful,” said X": claims of a quotation wait for the speaker named at its end. */
function giveSpeaker(
  passage: Passage,
  first: number,
  sources: readonly NamedSource[],
  speakers: SpeakerMemory,
  draft: Draft,
): void {
  const name = speakers.inQuote ? (sources[0]?.name ?? null) : null;
  for (const index of name === null ? [] : draft.waiting) {
    const claim = draft.claims[index];
    if (claim !== undefined) draft.claims[index] = { ...claim, attribution: name };
  }
  if (sources.length > 0) draft.waiting = [];
  else
    for (let index = first; index < draft.claims.length; index++) {
      const claim = draft.claims[index];
      if (claim?.attribution === null && isQuoted(passage, claim.start, speakers)) draft.waiting.push(index);
    }
}

interface Found {
  readonly matches: readonly TimeMatch[];
  readonly figures: readonly Figure[];
  readonly sources: readonly NamedSource[];
}

/** Makes quantities, times and claims of a sentence that holds a number or a time. */
function readFigured(passage: Passage, { matches, figures, sources }: Found, story: StoryContext, draft: Draft): void {
  const expressions = matches.map((match) => toTime(passage, match));
  for (const expression of expressions) draft.times.push(expression);
  const masked = maskOthers(passage, figures, sources, matches);
  const concepts = findConcepts(passage, figures, maskNumbers(passage, figures, matches));
  const read = figures.map((figure, index) => ({
    figure,
    quantity: toQuantity(passage, figure, concepts[index] ?? '-'),
  }));
  for (const { quantity } of read) draft.quantities.push(quantity);
  const found: Claim[] = [
    ...toFigureClaims(passage, read, sources, matches, masked, story),
    ...toDateClaims(passage, matches, expressions, sources, masked, story),
  ];
  found.sort((a, b) => a.start - b.start);
  for (const claim of found) draft.claims.push(claim);
}

/** Marks the tokens of figures, times and sources, which say nothing of what another figure is about. */
function maskOthers(
  passage: Passage,
  figures: readonly Figure[],
  sources: readonly Source[],
  matches: readonly TimeMatch[],
): Uint8Array {
  const masked = new Uint8Array(passage.tokens.length);
  for (const figure of figures) {
    const counts = figure.kind === 'count' && figure.unitFirst >= figure.first;
    masked.fill(
      1,
      figure.boundFirst,
      counts && !figure.compound && !figure.unit.endsWith('point') ? figure.unitFirst : figure.last,
    );
  }
  for (const match of matches) {
    const before = passage.tags[match.first - 1] === 'prep' ? 1 : 0;
    masked.fill(1, match.first - before, match.last);
  }
  for (const source of sources) {
    masked.fill(1, source.first, source.last);
    masked.fill(1, source.verb, source.verb + 1);
  }
  return masked;
}

/** Marks numbers with their measures, and times but for single years, which may be part of a name. */
function maskNumbers(passage: Passage, figures: readonly Figure[], matches: readonly TimeMatch[]): Uint8Array {
  const masked = new Uint8Array(passage.tokens.length);
  for (const figure of figures) {
    const counts = figure.kind === 'count' && figure.unitFirst >= figure.first;
    masked.fill(1, figure.first, counts ? figure.unitFirst : figure.last);
  }
  for (const match of matches) {
    if (match.value.endsWith('_REF')) continue;
    if (match.last - match.first > 1 || passage.tags[match.first] !== 'num') masked.fill(1, match.first, match.last);
  }
  return masked;
}

/** Durations are quantities too; "three years ago" is a date, and its number is none of ours. */
function blocks(match: TimeMatch): boolean {
  return match.type === 'DATE' || match.type === 'TIME' || (match.type === 'SET' && match.value.startsWith('XXXX'));
}

function toTime(passage: Passage, match: TimeMatch): TimeExpression {
  const start = passage.tokens[match.first]?.start ?? passage.start;
  const end = passage.tokens[match.last - 1]?.end ?? passage.end;
  return { text: passage.text.slice(start, end), start, end, type: match.type, value: match.value, mod: match.mod };
}
