import { goalVerbs } from './context-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import type { TimeMatch } from './time-match.ts';

const planned = /^(?:due|scheduled|planned|expected|set|slated|supposed|promised)$/;
const ends = /^(?:cancel(?:s|led|ed|ling|ing)?|scrap(?:s|ped|ping)?|abandon(?:s|ed|ing)?)$/;

/**
 * Whether a date is quoted as one that holds no more: "not October", "rather than by June", "had been due in May",
 * "originally in May", "moved from May to June", "postponed June's vote".
 *
 * first    token of the date with its preposition
 * returns  true where the words say so; a date that has merely passed is none
 */
export function isFormerDate(passage: Passage, match: TimeMatch, first: number): boolean {
  const before = lowerAt(passage, first - 1);
  if (before === 'not') return true;
  if (before === 'than' && lowerAt(passage, first - 2) === 'rather') return true;
  if (before === 'of' && lowerAt(passage, first - 2) === 'instead') return true;
  return wasPlanned(passage, match) || isMovedFrom(passage, match) || isPutAway(passage, match);
}

/** "originally due in May", "had been scheduled for May". */
function wasPlanned(passage: Passage, match: TimeMatch): boolean {
  for (let at = match.first - 1; at >= Math.max(0, match.first - 6); at--) {
    const word = lowerAt(passage, at);
    if (/^(?:originally|initially|previously)$/.test(word)) return true;
    if (word === 'earlier' && lowerAt(passage, at + 1) !== 'than') return true;
    if (planned.test(word) && lowerAt(passage, at - 1) === 'been' && lowerAt(passage, at - 2) === 'had') return true;
    if (word === ',' || word === ';') return false;
  }
  return false;
}

/** "moved from April 28 to May 5": the day that was left. */
export function isMovedFrom(passage: Passage, match: TimeMatch): boolean {
  if (lowerAt(passage, match.first - 1) !== 'from') return false;
  if (!/^(?:to|until|till)$/.test(lowerAt(passage, match.last))) return false;
  return hasMove(passage, match.first - 2);
}

/** "moved from April 28 to May 5": the day that was chosen, `previous` being the one left. */
export function isMovedTo(passage: Passage, match: TimeMatch, previous: TimeMatch | null): boolean {
  if (!/^(?:to|until|till)$/.test(lowerAt(passage, match.first - 1))) return false;
  return previous !== null && previous.last === match.first - 1 && isMovedFrom(passage, previous);
}

function hasMove(passage: Passage, from: number): boolean {
  for (let at = from; at >= Math.max(0, from - 7); at--) {
    const word = lowerAt(passage, at);
    if (goalVerbs.has(word)) return true;
    if (word === ',' || word === ';') return false;
  }
  return false;
}

/** "postponed June's election", "scrapped the May 4 vote": the day of what was put off. */
function isPutAway(passage: Passage, match: TimeMatch): boolean {
  const article = /^(?:the|a|an|its|their|his|her)$/.test(lowerAt(passage, match.first - 1)) ? 1 : 0;
  const verb = lowerAt(passage, match.first - 1 - article);
  if (!goalVerbs.has(verb) && !ends.test(verb)) return false;
  const next = lowerAt(passage, match.last);
  return next === "'s" || passage.tags[match.last] === 'noun';
}
