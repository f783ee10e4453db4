import type { Figure } from './figure.ts';
import { groupAt } from './find-actor.ts';
import { lowerAt, type Passage } from './passage.ts';
import { levelVerbs } from './subject-lexicon.ts';
import { baseOf } from './verb-shapes.ts';

/** "The index gained 4 points": points of a movement measure its subject; those of a game are scored. */
export function isMarketPoint(passage: Passage, figure: Figure, verb: number): boolean {
  if ((figure.kind !== 'count' && figure.kind !== 'bare') || verb < 0) return false;
  if (!/(?:^|\s)(?:point|tick|notch|pip)$/.test(figure.unit)) return false;
  const base = baseOf(lowerAt(passage, groupAt(passage, verb).main));
  // "cut the gap from 18 points to 14"
  if (/^(?:cut|narrow|widen|extend|reduce|raise|trim)$/.test(base))
    return /^(?:from|to|by|at)$/.test(lowerAt(passage, figure.boundFirst - 1));
  return levelVerbs.has(base);
}

/** "The population will top 174 million": people unsaid are the level of the subject. */
export function isLevelOfUnsaid(passage: Passage, figure: Figure, verb: number): boolean {
  if (figure.unitLast > figure.unitFirst || figure.kind === 'count' || verb < 0) return false;
  return levelVerbs.has(baseOf(lowerAt(passage, groupAt(passage, verb).main)));
}
