import { readUnit, unitOf } from '../changes/read-unit.ts';
import type { Bound, Claim } from '../claims/reading.ts';

/** What a claim says in a series. */
export interface SeriesPoint {
  /** in the unit of the series; null for a range and for a date */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** TIMEX3 value and its modifier; null for a figure */
  readonly date: string | null;
  readonly mod: string | null;
  readonly bound: Bound;
  /** day, month or year that the value speaks of; null where it is that of the text */
  readonly asOf: string | null;
}

/**
 * Brings a claim into the unit of its series.
 *
 * unitName  as a profile or a series gives it ("hectares"); a unit that cannot be converted leaves the value as it is
 * fails     never
 */
export function toPoint(claim: Claim, unitName: string): SeriesPoint {
  if (claim.kind === 'date') {
    const { value, mod } = claim.time;
    return { value: null, low: null, high: null, date: value, mod, bound: claim.bound, asOf: claim.asOf };
  }
  const own = unitOf(claim.quantity);
  const wanted = readUnit(unitName, unitName);
  const factor = own.family !== '' && own.family === wanted.family ? own.factor / wanted.factor : 1;
  const scale = (value: number) => (factor === 1 ? value : Number((value * factor).toPrecision(6)));
  const { value, low, high, bound } = claim.quantity;
  return {
    value: value === null ? null : scale(value),
    low: scale(low),
    high: scale(high),
    date: null,
    mod: null,
    bound,
    asOf: claim.asOf,
  };
}
