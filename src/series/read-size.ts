import { unitOf } from '../changes/read-unit.ts';
import type { Claim } from '../claims/reading.ts';

const dayMs = 86_400_000;

/**
 * How large a figure is, as a thousand times the decimal logarithm of its value in the base unit; for a date the days since 1970
 * of the middle of what it names. null for zero, less than zero, and dates that cannot be placed.
 */
export function readSize(claim: Claim): number | null {
  if (claim.kind === 'date') return dayOfDate(claim.time.value, claim.time.mod);
  const { low, high } = claim.quantity;
  const value = ((low + high) / 2) * unitOf(claim.quantity).factor;
  return value > 0 ? Math.round(Math.log10(value) * 1000) : null;
}

function dayOfDate(value: string, mod: string | null): number | null {
  const match = /^(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|Q([1-4])|H([12])|W(\d\d)))?/.exec(value);
  if (match === null) return null;
  const [, year = '', month, day, quarter, half, week] = match;
  let from = Number(month ?? 1);
  let months = month === undefined ? 12 : 1;
  if (quarter !== undefined) [from, months] = [Number(quarter) * 3 - 2, 3];
  if (half !== undefined) [from, months] = [Number(half) * 6 - 5, 6];
  const start = Date.UTC(Number(year), from - 1, Number(day ?? 1)) / dayMs;
  if (day !== undefined) return start;
  if (week !== undefined) return start + Number(week) * 7 - 4;
  const length = months * 30.4;
  const share = mod === 'END' ? 1 : mod === 'START' ? 0 : 0.5;
  return Math.round(start + length * share);
}
