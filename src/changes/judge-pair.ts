import type { Claim } from '../claims/reading.ts';
import type { ChangeKind, ChangeSide } from './claim-change.ts';
import { edgeOf } from './compare-dates.ts';
import { isOtherSource, namesSource, readSource, type SourceReading } from './compare-sources.ts';
import type { Comparison } from './comparison.ts';
import type { Statement } from './gather-statements.ts';
import { isSameValue, type StatementPair } from './pair-statements.ts';
import { readUnit } from './read-unit.ts';

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
  if (boundOf(before.claim) !== boundOf(after.claim)) return { kind: 'bound-changed', ...sides() };
  return judgeSources(before, after, older.text, newer.text);
}

/** "Fell 0.9%" against "rose 0.9%". */
function isTurned(before: Claim, after: Claim): boolean {
  if (before.kind !== 'figure' || after.kind !== 'figure') return false;
  const trends = [before.quantity.trend, after.quantity.trend];
  return trends.includes('up') && trends.includes('down');
}

/** The bound class of a claim, `range` where it gives two ends. */
export function boundOf(claim: Claim): ChangeSide['bound'] {
  if (claim.kind === 'date') return claim.bound;
  return claim.quantity.value === null ? 'range' : claim.quantity.bound;
}

function judgeSources(before: Statement, after: Statement, olderText: string, newerText: string): Verdict | null {
  const older = readSource(before.claim.attribution, before.claim.hedge);
  const newer = readSource(after.claim.attribution, after.claim.hedge);
  if (!isOtherSource(older, newer)) return null;
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
  const { value, low, high, unit, unitText } = claim.quantity;
  return { ...common, value: value ?? [low, high], unit: readUnit(unit, unitText).shown };
}
