import type { ChangeLabel } from '../changes/claim-change.ts';
import { groupDigits } from '../changes/render-side.ts';
import type { SeriesPoint } from '../series/to-point.ts';
import { slipOf } from './slip-of.ts';

/** How a point differs from the one before it in its series. */
export interface PointMove {
  readonly kind: 'none' | 'bound' | 'figure' | 'date';
  /** in the unit of the series; null where one of the two is a range, and for dates */
  readonly amount: number | null;
  /** of the value before; null where that is 0, or where the unit is a share itself */
  readonly percent: number | null;
  /** how far a date moved, later is positive; null for figures and where a date cannot be placed */
  readonly days: number | null;
  /** "+12, +3.4 %", "unchanged", "same value, other bound", "+6 months" */
  readonly words: string;
}

/**
 * Measures how far a series moved from one point to the next.
 *
 * before, after  points in the unit of the series
 * unit           its name; "percent" moves by points
 */
export function moveBetween(before: SeriesPoint, after: SeriesPoint, unit: string): PointMove {
  const still = { amount: null, percent: null, days: null };
  if (isSameValue(before, after)) {
    if (before.bound === after.bound) return { ...still, kind: 'none', words: 'unchanged' };
    return { ...still, kind: 'bound', words: 'same value, other bound' };
  }
  if (after.date !== null) {
    const slip = slipOf(before, after);
    return { ...still, kind: 'date', days: slip?.days ?? null, words: slip?.words ?? 'another date' };
  }
  if (before.value === null || after.value === null) return { ...still, kind: 'figure', words: 'another range' };
  const amount = Number((after.value - before.value).toPrecision(12));
  const isShare = /percent|point/.test(unit);
  const percent = before.value === 0 || isShare ? null : (amount / Math.abs(before.value)) * 100;
  const moved = `${signed(groupDigits(Math.abs(amount)), amount)}${isShare ? ' points' : ''}`;
  const words = percent === null ? moved : `${moved}, ${signed(roundShare(Math.abs(percent)), percent)} %`;
  return { kind: 'figure', amount, percent, days: null, words };
}

/** Whether two points give the same value, whatever their bound. */
export function isSameValue(a: SeriesPoint, b: SeriesPoint): boolean {
  return a.low === b.low && a.high === b.high && a.date === b.date && a.mod === b.mod;
}

/** What a move is called beside its size: that it was corrected or withdrawn; null for a plain update. */
export function nameOfLabel(label: ChangeLabel | null, declaredBy: string | null): string | null {
  if (label === null || label === 'update') return null;
  const named = {
    correction: 'corrected',
    refinement: 'made exact',
    retraction: 'withdrawn',
    reversion: 'changed back',
  };
  return declaredBy === null ? named[label] : `${named[label]}, as declared`;
}

function signed(text: string, amount: number): string {
  return `${amount < 0 ? '−' : '+'}${text}`;
}

/** Two digits below ten percent, whole numbers above. */
function roundShare(percent: number): string {
  return groupDigits(Number(percent < 10 ? percent.toPrecision(2) : percent.toFixed(0)));
}
