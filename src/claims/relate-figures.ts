import { movementVerb } from './context-lexicon.ts';
import type { Figure } from './figure.ts';
import { lowerAt, type Passage } from './passage.ts';

/** Whether a range "from A to B" tells a change from A to B: a verb of movement stands before it in the sentence. */
export function isMovement(passage: Passage, figure: Figure): boolean {
  for (let near = figure.boundFirst - 1; near >= Math.max(0, figure.boundFirst - 12); near--) {
    const word = lowerAt(passage, near);
    if (movementVerb.test(word) && passage.tags[near] !== 'num') return true;
    if (word === ';') return false;
  }
  return false;
}

/** Marks a figure in brackets right after another of its kind as the same in another unit. */
export function addConversion(passage: Passage, figure: Figure, previous: Figure): void {
  if (figure.kind !== 'money' && figure.kind !== 'measure') return;
  const opens = lowerAt(passage, figure.boundFirst - 1);
  const slash = opens === '/' && previous.conversion;
  if (!slash && (opens !== '(' || figure.boundFirst - 1 - previous.boundLast > 0)) return;
  if (previous.kind !== 'bare' && (previous.kind !== figure.kind || previous.unit === figure.unit)) return;
  figure.conversion = true;
  if (figure.bound === '=') figure.bound = previous.bound;
}

/** "lost 190 points, or 0.6%": the second amount moves as the first. */
export function addApposition(passage: Passage, figure: Figure, previous: Figure): void {
  const between = figure.boundFirst - previous.boundLast;
  if (between < 1 || between > 2 || lowerAt(passage, figure.boundFirst - 1) !== 'or') return;
  if (figure.unit === previous.unit) return;
  if (figure.trend === null && figure.bound === '=') figure.trend = previous.trend;
}

/**
 * Joins "from $36 at noon to $34" into one movement: two figures of one unit behind "from" and "to" with only a time
 * between them.
 */
export function mergeMovements(passage: Passage, figures: readonly Figure[]): Figure[] {
  const out: Figure[] = [];
  for (const figure of figures) {
    const previous = out.at(-1);
    if (previous === undefined || !continuesMovement(passage, previous, figure)) {
      out.push(figure);
      continue;
    }
    out[out.length - 1] = {
      ...previous,
      last: figure.last,
      boundLast: figure.boundLast,
      high: figure.high,
      isRange: true,
      movement: true,
      trend: previous.low < figure.high ? null : 'down',
      parted: [previous.boundLast, figure.boundFirst],
    };
  }
  return out;
}

/** Tokens between the two figures of a movement. */
const movementGapMax = 8;

function continuesMovement(passage: Passage, previous: Figure, figure: Figure): boolean {
  if (previous.isRange || figure.isRange || figure.kind !== previous.kind || figure.unit !== previous.unit)
    return false;
  if (figure.kind !== 'money' && figure.kind !== 'percent') return false;
  const gap = figure.boundFirst - previous.boundLast;
  if (gap < 2 || gap > movementGapMax || lowerAt(passage, figure.boundFirst - 1) !== 'to') return false;
  if (lowerAt(passage, previous.boundFirst - 1) !== 'from' || !isMovement(passage, previous)) return false;
  for (let at = previous.boundLast; at < figure.boundFirst - 1; at++) {
    const tag = passage.tags[at];
    if (tag === 'verb' || tag === 'aux' || tag === 'conj' || tag === 'mark') return false;
  }
  return true;
}
