import { splitSentences } from '../text/split-sentences.ts';
import { parseDay } from './calendar.ts';
import { findSources } from './find-attribution.ts';
import { findSubject } from './find-subject.ts';
import { toFigureClaims } from './judge-claims.ts';
import { toDateClaims } from './judge-dates.ts';
import { type Passage, toPassage } from './passage.ts';
import { readFigures } from './read-figures.ts';
import { readTimes } from './read-times.ts';
import type { Claim, Quantity, Reading, ReadingInput, TimeExpression } from './reading.ts';
import type { StoryContext } from './story-context.ts';
import type { TimeContext, TimeMatch } from './time-match.ts';
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
  const quantities: Quantity[] = [];
  const times: TimeExpression[] = [];
  const claims: Claim[] = [];
  const context: TimeContext = { now: parseDay(input.date), lastYear: null, lastDate: null, lastPeriod: null };
  const story: StoryContext = { source: null, subject: null, now: context.now };
  for (const span of splitSentences(input.text)) {
    const part = span.start < input.headlineLength ? 'headline' : 'body';
    const passage = toPassage(input.text, span.start, span.end, part);
    readPassage(passage, context, story, quantities, times, claims);
  }
  return { quantities, times, claims };
}

function readPassage(
  passage: Passage,
  context: TimeContext,
  story: StoryContext,
  quantities: Quantity[],
  times: TimeExpression[],
  claims: Claim[],
): void {
  const matches = readTimes(passage, context);
  const blocked = new Uint8Array(passage.tokens.length);
  for (const match of matches) if (blocks(match)) blocked.fill(1, match.first, match.last);
  const figures = readFigures(passage, blocked);
  const sources = findSources(passage);
  const expressions = matches.map((match) => toTime(passage, match));
  for (const expression of expressions) times.push(expression);
  const read = figures.map((figure) => {
    const subject = findSubject(passage, figure);
    return { figure, subject, quantity: toQuantity(passage, figure, subject.concept) };
  });
  for (const { quantity } of read) quantities.push(quantity);
  const found: Claim[] = [
    ...toFigureClaims(passage, read, sources, matches, story),
    ...toDateClaims(passage, matches, expressions, sources, story),
  ];
  found.sort((a, b) => a.start - b.start);
  for (const claim of found) claims.push(claim);
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
