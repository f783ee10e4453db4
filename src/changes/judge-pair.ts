import type { Claim } from '../claims/reading.ts';
import type { ChangeKind, ChangeSide } from './claim-change.ts';
import { edgeOf } from './compare-dates.ts';
import { isOtherSource, namesSource, readSource, type SourceReading, standsFor } from './compare-sources.ts';
import type { Comparison } from './comparison.ts';
import type { Statement } from './gather-statements.ts';
import { listLikeness } from './list-likeness.ts';
import { isSameValue } from './open-scoring.ts';
import type { StatementPair } from './pair-statements.ts';
import { unitOf } from './read-unit.ts';

/** What differs between two claims that speak of the same thing. */
export interface Verdict {
  readonly kind: ChangeKind;
  readonly before: ChangeSide;
  readonly after: ChangeSide;
}

/**
 * Judges whether the newer of two paired claims says something else.
 *
 * pair        two claims about the same thing
 * comparison  the revisions they stand in
 * returns     the first that differs of value, bound and source; null when the same is said in other words
 * fails       never
 */
export function judgePair(pair: StatementPair, { before: older, after: newer }: Comparison): Verdict | null {
  if (pair.verbatim) return null;
  const { before, after } = pair;
  const sides = () => ({ before: toSide(before.claim), after: toSide(after.claim) });
  if (!isSameValue(before.claim, after.claim) || isTurned(before.claim, after.claim)) {
    return { kind: before.claim.kind === 'date' ? 'date-changed' : 'figure-changed', ...sides() };
  }
  if (isOtherBound(before.claim, after.claim)) return { kind: 'bound-changed', ...sides() };
  return isAlike(pair) ? judgeSources(before, after, older.text, newer.text) : null;
}

/** "Fell 0.9%" against "rose 0.9%". */
function isTurned(before: Claim, after: Claim): boolean {
  if (before.kind !== 'figure' || after.kind !== 'figure') return false;
  const trends = [before.quantity.trend, after.quantity.trend];
  return trends.includes('up') && trends.includes('down');
}

/** "From April 1" and "on April 1": a start, unless it is said to be the earliest. */
function isBareFrom(before: Claim, after: Claim): boolean {
  if (before.kind !== 'date' || after.kind !== 'date') return false;
  const [lower, exact] = before.bound === '>' ? [before, after] : [after, before];
  if (lower.bound !== '>' || exact.bound !== '=') return false;
  return /^from\b/iu.test(lower.sentence.slice(lower.start - lower.sentenceStart));
}

/** "For 25 years" and "over 25 years": a stretch of time, not more than one. */
function isOverPeriod(before: Claim, after: Claim): boolean {
  if (before.kind !== 'figure' || after.kind !== 'figure') return false;
  const isOver = ({ kind, sentence, start, sentenceStart }: Claim) =>
    kind === 'figure' && /^over\b/iu.test(sentence.slice(start - sentenceStart));
  const isTime = unitOf(before.quantity).family === 'time' && unitOf(after.quantity).family === 'time';
  return isTime && (isOver(before) || isOver(after)) && [boundOf(before), boundOf(after)].includes('=');
}

/** "One in four" and "some 25 percent": a fraction in words is a round number by itself. */
function isFraction(...claims: readonly Claim[]): boolean {
  return claims.some(
    (claim) => claim.kind === 'figure' && claim.quantity.high < 1 && !/\d[.,]\d/.test(claim.quantity.text),
  );
}

const topValue = /\b(?:top|maximum|max|peak|limit|ceiling|cap|capped|most|gusts?|gusting)\b/iu;
const leastValue = /\b(?:needs?|needed|requires?|required|minimum|threshold|must)\b/iu;

/** "Up to 320 km/h" and "a top speed of 320 km/h"; "at least 5 percent" and "5 percent is needed". */
function isTopValue(before: Claim, after: Claim): boolean {
  const bounds = [boundOf(before), boundOf(after)];
  const edge = bounds.includes('<') ? topValue : leastValue;
  if (!bounds.includes('=') || !(bounds.includes('<') || bounds.includes('>'))) return false;
  const exact = bounds[0] === '=' ? before : after;
  if (edge === leastValue && exact.kind === 'date') return false;
  const at = exact.start - exact.sentenceStart;
  return edge.test(exact.sentence.slice(Math.max(0, at - 45), at + exact.end - exact.start + 20));
}

const lasting = /\b(?:until|till|through|to run)\b/iu;
const ending = /\b(?:clos|end|expir|finish|laps|run out|conclud|over\b)/iu;

/** "Stays open until August 8" and "closes on August 8" set the same end. */
function isSameEnd(before: Claim, after: Claim): boolean {
  if (before.kind !== 'date' || after.kind !== 'date') return false;
  const texts = [before, after].map((claim) => claim.sentence);
  const [older = '', newer = ''] = texts;
  const bounds = [before.bound, after.bound];
  if (bounds.includes('<') && bounds.includes('=')) {
    const exact = before.bound === '=' ? before : after;
    if (/\b(?:deadline|cut-?off|closing date)\b/iu.test(exact.sentence)) return true;
  }
  return (lasting.test(older) && ending.test(newer)) || (lasting.test(newer) && ending.test(older));
}

function isOtherBound(before: Claim, after: Claim): boolean {
  if (boundOf(before) === boundOf(after)) return false;
  if (isBareFrom(before, after) || isOverPeriod(before, after)) return false;
  return !isSameEnd(before, after) && !isFraction(before, after) && !isTopValue(before, after);
}

/** The bound class of a claim, `range` where it gives two ends. */
export function boundOf(claim: Claim): ChangeSide['bound'] {
  if (claim.kind === 'date') return claim.bound;
  return claim.quantity.value === null ? 'range' : claim.quantity.bound;
}

/** A figure that only turns up again in another piece of news has not passed to another source. */
const alikeMin = 0.46;

function isAlike({ before, after }: StatementPair): boolean {
  const bare = ({ sentenceWords, sourceWords }: Statement) =>
    sentenceWords.filter((word) => !sourceWords.includes(word) && !/\d/.test(word));
  return listLikeness(bare(before), bare(after)) >= alikeMin;
}

function judgeSources(before: Statement, after: Statement, olderText: string, newerText: string): Verdict | null {
  const older = readSource(before.claim);
  const newer = readSource(after.claim);
  if (!isOtherSource(older, newer)) return null;
  if (standsFor(older, newer, olderText) || standsFor(newer, older, newerText)) return null;
  // Sentences that are joined or cut anew often pass a figure to a neighbour's source; a source that takes over is
  // new to the text, or the old one is gone from it.
  if (older.kind === 'named' && namesSource(newerText, older) && namesSource(olderText, newer)) return null;
  return {
    kind: 'attribution-changed',
    before: sourceSide(before.claim, older),
    after: sourceSide(after.claim, newer),
  };
}

function sourceSide(claim: Claim, source: SourceReading): ChangeSide {
  const at = source.text === '' ? -1 : claim.sentence.indexOf(source.text);
  const start = at < 0 ? claim.start : claim.sentenceStart + at;
  const end = at < 0 ? claim.end : start + source.text.length;
  const offset = claim.sentenceStart;
  return {
    text: claim.sentence.slice(start - offset, end - offset),
    value: source.text,
    bound: '=',
    unit: 'source',
    start,
    end,
  };
}

/** A claim as one side of a change. */
export function toSide(claim: Claim): ChangeSide {
  const text = claim.sentence.slice(claim.start - claim.sentenceStart, claim.end - claim.sentenceStart);
  const common = { text, bound: boundOf(claim), start: claim.start, end: claim.end };
  if (claim.kind === 'date') {
    const mod = edgeOf(claim.time.mod);
    return { ...common, value: claim.time.value, unit: 'date', ...(mod === null ? {} : { mod }) };
  }
  const { value, low, high } = claim.quantity;
  const unit = unitOf(claim.quantity);
  const times = unit.family === 'ratio' ? unit.factor : 1;
  return { ...common, value: value === null ? [low * times, high * times] : value * times, unit: unit.shown };
}
