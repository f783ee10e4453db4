import type { Bound } from './reading.ts';

/**
 * Words that bound a figure. Longer phrases come first, since the first that fits is taken.
 * Source: gathered by hand from style guides and grammars; folded into four classes as README's word list says.
 */
const before: readonly (readonly [Bound, string])[] = [
  ['>', 'at least'],
  ['>', 'at the very least'],
  ['>', 'more than'],
  ['>', 'no fewer than'],
  ['>', 'no less than'],
  ['>', 'not fewer than'],
  ['>', 'not less than'],
  ['>', 'greater than'],
  ['>', 'higher than'],
  ['>', 'larger than'],
  ['>', 'longer than'],
  ['>', 'better than'],
  ['>', 'upwards of'],
  ['>', 'upward of'],
  ['>', 'in excess of'],
  ['>', 'a minimum of'],
  ['>', 'minimum of'],
  ['>', 'well over'],
  ['>', 'just over'],
  ['>', 'slightly over'],
  ['>', 'a little over'],
  ['>', 'well above'],
  ['>', 'just above'],
  ['>', 'north of'],
  ['>', 'a little more than'],
  ['>', 'little more than'],
  ['>', 'well more than'],
  ['>', 'far more than'],
  ['>', 'at a minimum'],
  ['>', 'at minimum'],
  ['>', 'minimum'],
  ['>', 'as few as'],
  ['>', 'as little as'],
  ['>', 'a good'],
  ['>', 'not under'],
  ['>', 'no lower than'],
  ['>', 'no smaller than'],
  ['>', 'no shorter than'],
  ['>', 'older than'],
  ['>', 'taller than'],
  ['>', 'heavier than'],
  ['>', 'deeper than'],
  ['>', 'wider than'],
  ['>', 'faster than'],
  ['>', 'warmer than'],
  ['>', 'hotter than'],
  ['>', 'over'],
  ['>', 'above'],
  ['>', 'exceeding'],
  ['>', 'beyond'],
  ['<', 'up to'],
  ['<', 'as many as'],
  ['<', 'as much as'],
  ['<', 'at most'],
  ['<', 'at the most'],
  ['<', 'no more than'],
  ['<', 'not more than'],
  ['<', 'no higher than'],
  ['<', 'no greater than'],
  ['<', 'no longer than'],
  ['<', 'less than'],
  ['<', 'fewer than'],
  ['<', 'lower than'],
  ['<', 'smaller than'],
  ['<', 'shorter than'],
  ['<', 'a maximum of'],
  ['<', 'maximum of'],
  ['<', 'at a maximum'],
  ['<', 'maximum'],
  ['<', 'capped at'],
  ['<', 'limited to'],
  ['<', 'anything up to'],
  ['<', 'just shy of'],
  ['<', 'shy of'],
  ['<', 'short of'],
  ['<', 'a little under'],
  ['<', 'a little less than'],
  ['<', 'not over'],
  ['<', 'no larger than'],
  ['<', 'no bigger than'],
  ['<', 'no later than'],
  ['<', 'younger than'],
  ['<', 'lighter than'],
  ['<', 'slower than'],
  ['<', 'colder than'],
  ['<', 'cooler than'],
  ['<', 'cheaper than'],
  ['<', 'just under'],
  ['<', 'well under'],
  ['<', 'slightly under'],
  ['<', 'just below'],
  ['<', 'under'],
  ['<', 'below'],
  ['<', 'sub'],
  ['<', 'south of'],
  ['~', 'about'],
  ['~', 'around'],
  ['~', 'roughly'],
  ['~', 'approximately'],
  ['~', 'approx'],
  ['~', 'some'],
  ['~', 'nearly'],
  ['~', 'almost'],
  ['~', 'close to'],
  ['~', 'closer to'],
  ['~', 'near to'],
  ['~', 'in the region of'],
  ['~', 'in the neighborhood of'],
  ['~', 'in the neighbourhood of'],
  ['~', 'in the order of'],
  ['~', 'on the order of'],
  ['~', 'of the order of'],
  ['~', 'something like'],
  ['~', 'something around'],
  ['~', 'somewhere around'],
  ['~', 'somewhere near'],
  ['~', 'getting on for'],
  ['~', 'give or take'],
  ['~', 'more or less'],
  ['~', 'plus or minus'],
  ['~', '+ / -'],
  ['~', 'perhaps'],
  ['~', 'maybe'],
  ['~', 'practically'],
  ['~', 'barely'],
  ['~', 'scarcely'],
  ['~', 'nearer'],
  ['~', 'ca'],
  ['~', 'c'],
  ['~', 'est'],
  ['~', '±'],
  ['~', '∼'],
  ['~', '≃'],
  ['~', 'an estimated'],
  ['~', 'estimated'],
  ['~', 'circa'],
  ['~', 'averaged'],
  ['~', 'averaging'],
  ['~', 'virtually'],
  ['~', '~'],
  ['~', '≈'],
  ['>', '>'],
  ['<', '<'],
  ['>', '≥'],
  ['<', '≤'],
  ['>', '> ='],
  ['<', '< ='],
  ['>', '⩾'],
  ['<', '⩽'],
];

const after: readonly (readonly [Bound, string])[] = [
  ['>', 'or more'],
  ['>', 'and more'],
  ['>', 'or above'],
  ['>', 'and above'],
  ['>', 'or over'],
  ['>', 'and over'],
  ['>', 'or higher'],
  ['>', 'or greater'],
  ['>', 'or older'],
  ['>', 'and older'],
  ['>', 'or longer'],
  ['>', 'or better'],
  ['>', 'or bigger'],
  ['>', 'or larger'],
  ['>', 'and counting'],
  ['>', ', and counting'],
  ['>', ', if not more'],
  ['>', 'if not more'],
  ['>', 'and up'],
  ['>', 'and upward'],
  ['>', 'and upwards'],
  ['>', 'or upwards'],
  ['>', 'and beyond'],
  ['>', 'and change'],
  ['>', 'at a minimum'],
  ['>', 'at minimum'],
  ['>', 'minimum'],
  ['>', ', minimum'],
  ['>', ', at least'],
  ['>', 'upward'],
  ['>', 'at least'],
  ['>', 'upwards'],
  ['>', 'plus'],
  ['>', '+'],
  ['<', 'or less'],
  ['<', 'or fewer'],
  ['<', 'or below'],
  ['<', 'and below'],
  ['<', 'or under'],
  ['<', 'and under'],
  ['<', 'or lower'],
  ['<', 'at most'],
  ['<', 'at the most'],
  ['<', 'or younger'],
  ['<', 'and younger'],
  ['<', 'or smaller'],
  ['<', 'or shorter'],
  ['<', 'at a maximum'],
  ['<', 'at maximum'],
  ['<', 'maximum'],
  ['<', ', maximum'],
  ['<', ', at most'],
  ['<', 'tops'],
  ['~', 'more or less'],
  ['~', ', more or less'],
  ['~', 'give or take'],
  ['~', ', give or take'],
  ['~', 'or thereabout'],
  ['~', 'or so'],
  ['~', 'odd'],
  ['~', 'or thereabouts'],
];

export interface BoundPhrase {
  readonly bound: Bound;
  readonly words: readonly string[];
}

/** Phrases by their last word, longest first. */
export const boundsBefore: ReadonlyMap<string, readonly BoundPhrase[]> = grouped(before, (words) => words.at(-1) ?? '');

/** Phrases by their first word, longest first. */
export const boundsAfter: ReadonlyMap<string, readonly BoundPhrase[]> = grouped(after, (words) => words[0] ?? '');

function grouped(
  phrases: readonly (readonly [Bound, string])[],
  key: (words: readonly string[]) => string,
): Map<string, BoundPhrase[]> {
  const groups = new Map<string, BoundPhrase[]>();
  for (const [bound, phrase] of phrases) {
    const words = phrase.split(' ');
    const group = groups.get(key(words)) ?? [];
    group.push({ bound, words });
    groups.set(key(words), group);
  }
  for (const group of groups.values()) group.sort((a, b) => b.words.length - a.words.length);
  return groups;
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Verbs and particles of a movement upwards; the amount stands right after them. */
export const upWords = list(
  `up rose rise rises risen rising gained gain gains gaining climbed climb climbs climbing added adds increased increase
  increases increasing grew grow grows grown growing advanced advance advances jumped jump jumps surged surge surges
  soared soar soars leapt rallied rally rallies strengthened strengthen strengthens widened widen widens expanded expand
  expands expanding improved improve improves higher firmed appreciated appreciate swelled swell raised raise raises
  raising hiked hike hikes lifted lift lifts boosted boost boosts boosting rebounded rebound rocketed skyrocketed`,
);

/** Verbs and particles of a movement downwards. */
export const downWords = list(
  `down fell fall falls fallen falling dropped drop drops dropping lost loses losing declined decline declines declining
  slipped slip slips slid slide slides sank sink sinks sunk plunged plunge plunges plummeted plummet plummets tumbled
  tumble tumbles shed sheds decreased decrease decreases decreasing eased ease eases dipped dip dips shrank shrink
  shrunk shrinks contracted contract contracts weakened weaken weakens slumped slump slumps retreated retreat retreats
  lower cut cuts cutting reduced reduce reduces reducing slashed slash slashes lowered lowers depreciated depreciate
  narrowed narrow narrows trimmed trim trims shaved`,
);

/**
 * Verbs that move nothing when they have another object: with `goods` money is an amount too ("lost $3", but "lost 12
 * ships"), with `money` it is not ("raised $3 million").
 */
export const objectVerbs: ReadonlyMap<string, 'goods' | 'money'> = new Map([
  ...pairs(
    'goods',
    `added adds gained gains gain lost loses losing cut cuts cutting shed sheds sank sink sinks sunk
    dropped drop drops dropping`,
  ),
  ...pairs(
    'money',
    `raised raise raises raising lifted lift lifts boosted boost boosts hiked hike hikes reduced reduce
    reduces slashed slash slashes lowered lowers trimmed trim trims shaved contract contracts contracted expanded
    expand expands advance advances rally`,
  ),
]);

function pairs(kind: 'goods' | 'money', words: string): [string, 'goods' | 'money'][] {
  return words
    .trim()
    .split(/\s+/)
    .map((word) => [word, kind]);
}

/** Words that may stand between a verb of movement and its amount. */
export const movementFillers = list(
  `up down higher lower about around some nearly almost roughly approximately more than over at least a an just only
  as much another further sharply slightly again steadily even well under modest whopping less close between`,
);
