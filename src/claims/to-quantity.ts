import type { Figure } from './figure.ts';
import type { Passage } from './passage.ts';
import type { Quantity } from './reading.ts';

/** Turns a figure in tokens into a quantity in offsets of the text. */
export function toQuantity(passage: Passage, figure: Figure, concept: string): Quantity {
  const start = passage.tokens[figure.first]?.start ?? passage.start;
  const end = passage.tokens[figure.last - 1]?.end ?? passage.end;
  return {
    text: passage.text.slice(start, end),
    start,
    end,
    value: figure.isRange ? null : figure.low,
    low: figure.low,
    high: figure.isRange ? figure.high : figure.low,
    bound: figure.bound,
    trend: figure.trend,
    unit: figure.unit,
    unitText: figure.unitText,
    concept,
  };
}
