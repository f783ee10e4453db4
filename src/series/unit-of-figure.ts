import { type UnitReading, unitOf } from '../changes/read-unit.ts';
import type { FigureClaim } from '../claims/reading.ts';
import { moneyNouns } from './series-lexicon.ts';

/** The unit of a figure; "crowns" that nobody tells whose are money of their own. */
export function unitOfFigure({ quantity }: FigureClaim): UnitReading {
  const unit = unitOf(quantity);
  const head = unit.family.split(' ')[0] ?? '';
  return moneyNouns.has(head) ? { ...unit, family: `money ${unit.family}` } : unit;
}

export function isMeasured(family: string): boolean {
  return measured.test(family);
}

/** Families of units that tell how much, not how many of what. */
export const measured = /^(?:mass|length|time|power|energy|area|volume|speed|data|temperature|ratio|money)\b/;
