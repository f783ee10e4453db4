import type { Figure } from './figure.ts';
import { groupAt } from './find-actor.ts';
import { lowerAt, type Passage } from './passage.ts';
import { levelVerbs } from './subject-lexicon.ts';
import { baseOf } from './verb-shapes.ts';

/** "The index gained 4 points": points of a movement measure its subject; those of a game are scored. */
export function isMarketPoint(passage: Passage, figure: Figure, verb: number): boolean {
  if (figure.kind !== 'count' || !/(?:^|\s)(?:point|tick|notch|pip)$/.test(figure.unit) || verb < 0) return false;
  return levelVerbs.has(baseOf(lowerAt(passage, groupAt(passage, verb).main)));
}
