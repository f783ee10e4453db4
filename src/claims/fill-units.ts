import { harmVerbs } from './context-lexicon.ts';
import type { Figure } from './figure.ts';
import { lowerAt, type Passage } from './passage.ts';

const parallelJoints = /^(?:from|to|with|than|against|versus|at|or|and|of|by|,)$/;

/**
 * Gives bare numbers their unit from the sentence: "to 1,333.18" after points, "63" after "460 vehicles".
 */
export function fillUnits(passage: Passage, figures: readonly Figure[]): void {
  for (let index = 0; index < figures.length; index++) {
    const figure = figures[index];
    if (figure === undefined || figure.kind !== 'bare') continue;
    const after = lowerAt(passage, figure.last);
    if (figure.unit === '' && countsPeople(passage, figure, after)) figure.unit = 'people';
    if (figure.unit !== '' && !figure.unit.startsWith(' per ')) continue;
    const previous = lastUnit(figures, index);
    const joint = lowerAt(passage, figure.boundFirst - 1);
    const object =
      passage.tags[figure.boundFirst - 1] === 'verb' &&
      passage.tags[figure.last] !== 'noun' &&
      Number.isInteger(figure.high);
    if (previous === null || !(parallelJoints.test(joint) || object)) continue;
    figure.unit = previous + figure.unit;
  }
}

const peopleBehind =
  /^(?:who|others|dead|killed|injured|wounded|hurt|missing|aboard|were|died|drowned|survived|perished|remain)$/;

/** "kills at least 24", "9 dead", "two were swept off", "95,800 who": people, unsaid. */
function countsPeople(passage: Passage, figure: Figure, after: string): boolean {
  if (figure.kind !== 'bare' || !Number.isInteger(figure.high)) return false;
  const before = lowerAt(passage, figure.boundFirst - 1);
  if (harmVerbs.has(before)) return true;
  if (after === 'were')
    return (
      figure.words ||
      /^(?:killed|injured|wounded|hurt|arrested|missing|rescued)$/.test(lowerAt(passage, figure.last + 1))
    );
  return peopleBehind.test(after);
}

/** The counted noun, or the points, of the nearest figure before. */
function lastUnit(figures: readonly Figure[], index: number): string | null {
  for (let at = index - 1; at >= 0; at--) {
    const figure = figures[at];
    if (figure === undefined) continue;
    if (figure.kind === 'count' && figure.trend === null && !figure.compound)
      return figure.unit.split(' per ')[0] ?? null;
    if (figure.kind === 'bare' && figure.unit !== '') return figure.unit;
  }
  return null;
}
