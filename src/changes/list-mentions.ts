import { coverOf } from '../base/cover-of.ts';
import type { Span } from '../base/span.ts';
import type { Claim, Quantity } from '../claims/reading.ts';
import { findSentence } from './gather-statements.ts';
import type { ReadRevision } from './read-revision.ts';

/**
 * Lists the figures and dates of a body from which no claim was read, as if they were claims. They are never told; but
 * where the one revision makes a claim of a figure and the other only mentions it, they show that it is still said.
 *
 * revision   text and reading
 * sentences  spans of the text's sentences
 * returns    claims without subject and source, in no particular order; vague amounts and durations left out
 * fails      never
 */
export function listMentions({ text, reading, headlineLength }: ReadRevision, sentences: readonly Span[]): Claim[] {
  const { claims, quantities, times } = reading;
  const claimed = coverOf(claims);
  const read = coverOf([...quantities, ...times]);
  const isFree = (span: Span) => span.start >= headlineLength && !claimed.touches(span);
  const mentions: Claim[] = [];
  const common = (at: number) => {
    const span = sentences[findSentence(sentences, at)];
    return {
      subject: '',
      subjectKey: '',
      attribution: null,
      hedge: null,
      asOf: null,
      standing: 'current',
      part: 'body',
      sentence: span === undefined ? '' : text.slice(span.start, span.end),
      sentenceStart: span?.start ?? at,
    } as const;
  };
  for (const quantity of quantities) {
    if (quantity.value === null || !isFree(quantity)) continue;
    const { start, end } = quantity;
    mentions.push({ ...common(start), kind: 'figure', quantity, start, end });
  }
  for (const time of times) {
    if (time.type !== 'DATE' || !/^\d{4}/.test(time.value) || !/\d/.test(time.text) || !isFree(time)) continue;
    mentions.push({ ...common(time.start), kind: 'date', time, bound: '=', start: time.start, end: time.end });
  }
  for (const { 0: written, 1: number = '', 2: noun = '', index: start } of text.matchAll(bareNumber)) {
    const span = { start, end: start + written.length };
    const value = Number(number.replaceAll(',', ''));
    if (read.touches(span) || Number.isNaN(value) || !isFree(span)) continue;
    mentions.push({ ...common(start), kind: 'figure', quantity: toQuantity(written, value, noun, span), ...span });
  }
  for (const { 0: written, 1: word = '', 2: nouns = '', index: start } of text.matchAll(pairWord)) {
    const span = { start, end: start + written.length };
    if (read.touches(span) || !isFree(span)) continue;
    const noun = nouns.split(/\s+/u).find((one) => isPlural.test(one)) ?? '';
    const value = { couple: 2, pair: 2, dozen: 12, score: 20 }[word.toLowerCase()] ?? 2;
    const quantity = toQuantity(text.slice(span.start, span.end), value, noun, span);
    mentions.push({ ...common(start), kind: 'figure', quantity, ...span });
  }
  return mentions;
}

/** "A couple of the town's lorries", "a score of villages", "the town's dozen lorries". */
const pairWord =
  /(?:\b(?:an?|another|the)\s+(?:further\s+)?(?=\p{L}+\s+of\b)|(?:['’]s|\b(?:the|its|their|his|her|our))\s+(?=dozen\b))(pair|couple|score|dozen)(?:\s+of)?(?=((?:\s+[\p{L}’'-]+){1,5}))/giu;
const isPlural = /^(?:people|men|women|children|police|\p{L}+[^s’'\P{L}]s)$/u;

const bareNumber = /(?<![\p{L}\d.,-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:-(\p{Ll}{2,}))?(?![\d\p{L}-])/gu;

/** "80-bed": the noun behind the hyphen is the unit. */
function toQuantity(text: string, value: number, noun: string, span: Span): Quantity {
  const unit = { unit: noun, unitText: noun, concept: '-' };
  return { text, ...span, value, low: value, high: value, bound: '=', trend: null, ...unit };
}
