import type { ChangeSide, ClaimChange } from '../changes/claim-change.ts';

/** How far a figure or date moved. */
export interface Move {
  /** 0 unknown or none, 1 small, 2 middle, 3 large */
  readonly size: 0 | 1 | 2 | 3;
  /** share of the larger value, 0 to 1, or days moved; 0 where it is not known */
  readonly exact: number;
  /** in words: "moved by 12 %"; null where it is not known */
  readonly words: string | null;
}

/** A quarter of a figure is news to anybody, a twentieth to those who follow it; days likewise. */
const largeShare = 0.25;
const middleShare = 0.05;
const largeDays = 7;

const dayMs = 86_400_000;

const noMove: Move = { size: 0, exact: 0, words: null };

/**
 * Measures how far the figure or date of a change moved.
 *
 * returns  size 0 for changes without two values of one unit: added and removed claims, sources, headlines; a claim
 *          that is withdrawn has moved as far as one can
 */
export function moveOf({ kind, before, after, label, retraction }: ClaimChange): Move {
  if (retraction || label === 'retraction') return { size: 3, exact: 1, words: 'withdrawn' };
  if (before === null || after === null) return noMove;
  if (kind === 'date-changed') return moveOfDays(before, after);
  const [from, to] = [toNumber(before), toNumber(after)];
  const largest = Math.max(Math.abs(from ?? 0), Math.abs(to ?? 0));
  if (from === null || to === null || before.unit !== after.unit || largest === 0 || from === to) return noMove;
  const share = Math.min(1, Math.abs(to - from) / largest);
  const percent = (Math.abs(to - from) / Math.abs(from)) * 100;
  return {
    size: share >= largeShare ? 3 : share >= middleShare ? 2 : 1,
    exact: share,
    words: from === 0 ? 'moved from zero' : `moved by ${percent < 10 ? percent.toPrecision(2) : Math.round(percent)} %`,
  };
}

/** The one number of a side, the middle of a range; null for a vague word, a date, a source, a headline. */
function toNumber({ value }: ChangeSide): number | null {
  if (typeof value === 'number') return value;
  return value === null || typeof value === 'string' ? null : (value[0] + value[1]) / 2;
}

/** Days between two dates that name a day; null when one of them does not. */
function daysBetween(before: ChangeSide, after: ChangeSide): number | null {
  const [from, to] = [toDayNumber(before.value), toDayNumber(after.value)];
  return from === null || to === null ? null : to - from;
}

function moveOfDays(before: ChangeSide, after: ChangeSide): Move {
  const days = Math.abs(daysBetween(before, after) ?? 0);
  // A date that was changed at all has moved; where the days are not known, it counts as a middle move.
  if (days === 0) return { size: 2, exact: 0, words: null };
  return { size: days >= largeDays ? 3 : 2, exact: days, words: `moved by ${days} ${days === 1 ? 'day' : 'days'}` };
}

function toDayNumber(value: ChangeSide['value']): number | null {
  const day = typeof value === 'string' ? /^\d{4}-\d\d-\d\d/.exec(value)?.[0] : undefined;
  const ms = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(ms) ? null : Math.round(ms / dayMs);
}
