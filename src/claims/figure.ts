import type { Bound } from './reading.ts';

/**
 * What sort of figure it is; decides whether it may become a claim.
 * `label` never leaves the room: a number that is part of a name.
 */
export type FigureKind = 'money' | 'percent' | 'measure' | 'duration' | 'count' | 'fraction' | 'scale' | 'age' | 'bare';

/** A figure between reading and claims, in token indices of its passage. */
export interface Figure {
  kind: FigureKind;
  /** tokens [first, last) of number and unit, currency sign included */
  first: number;
  last: number;
  /** first token of the bound words before, equal to `first` when there are none */
  boundFirst: number;
  /** token after bound words behind ("or more"), equal to `last` when there are none */
  boundLast: number;
  low: number;
  high: number;
  isRange: boolean;
  vague: boolean;
  /** written in words */
  words: boolean;
  bound: Bound;
  trend: 'up' | 'down' | null;
  unit: string;
  unitText: string;
  /** tokens [unitFirst, unitLast) of the counted noun or unit */
  unitFirst: number;
  unitLast: number;
  /** stands in brackets after another figure and says the same in another unit */
  conversion: boolean;
  /** "from 24 to 31" of a movement: low and high are before and after */
  movement: boolean;
  /** where the first figure of a movement ends and the second starts, when other words stand between */
  parted?: readonly [number, number];
  /** glued by a hyphen to the noun after it ("38-metre", "12-day") */
  compound: boolean;
}
