import { harmVerbs } from './context-lexicon.ts';
import type { Figure } from './figure.ts';
import { conditions, peopleGroups, peopleNouns } from './noun-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import { readCountedNoun } from './read-counted-noun.ts';
import { isPlural, singular } from './word-forms.ts';

/**
 * Gives bare numbers their unit from the sentence, in order of how sure it is: people who are hurt or counted by a noun
 * of people ("a death toll of 31"), the noun before a colon ("Deaths: 31"), the unit of the next figure in a row ("8 or
 * $9"), the unit of a figure before ("to 1,810.3" after points, "63" after "460 vehicles").
 */
export function fillUnits(passage: Passage, figures: readonly Figure[]): void {
  for (let index = figures.length - 1; index >= 0; index--) {
    const figure = figures[index];
    if (figure !== undefined && isUnsaid(figure)) fillFromNext(passage, figure, figures[index + 1]);
  }
  for (let index = 0; index < figures.length; index++) {
    const figure = figures[index];
    if (figure === undefined || figure.kind !== 'bare') continue;
    if (figure.unit === '' && countsPeople(passage, figure)) figure.unit = 'people';
    else if (figure.unit === '') fillFromColon(passage, figure);
    if (isUnsaid(figure)) fillFromBefore(passage, figures, index);
    if (figure.unit === '' && suffers(passage, figure)) figure.unit = 'people';
    if (figure.unit === '') fillFromNumberOf(passage, figure, figures[index - 1]);
    if (figure.unit === '' && isHeldByPeople(passage, figure, figures[index - 1])) {
      // what is told of is the toll, the crew: no people stand by the number that it counts
      figure.unit = 'people';
      figure.kind = 'measure';
    }
  }
}

function isUnsaid(figure: Figure): boolean {
  return figure.kind === 'bare' && (figure.unit === '' || figure.unit.startsWith(' per '));
}

const rowJoints = /^(?:and|or|,|&|from|versus)$/;

/** "6 or $7", "ten and eleven days", "5, 6 and 7 inches": nothing but a joint stands between. */
function fillFromNext(passage: Passage, figure: Figure, next: Figure | undefined): void {
  if (next === undefined || next.unit === '' || next.kind === 'age' || next.kind === 'fraction' || next.compound)
    return;
  const gap = next.boundFirst - figure.boundLast;
  if (gap < 1 || gap > 2 || figure.unit !== '' || figure.high > next.high * 100) return;
  for (let at = figure.boundLast; at < next.boundFirst; at++) if (!rowJoints.test(lowerAt(passage, at))) return;
  // "in 2 of 3, 40 people": a comma alone joins only what goes on with "and"
  if (
    gap === 1 &&
    lowerAt(passage, figure.boundLast) === ',' &&
    !/^(?:measure|percent|duration|money)$/.test(next.kind)
  )
    return;
  figure.unit = next.unit;
  if (next.kind === 'money' || next.kind === 'measure' || next.kind === 'percent' || next.kind === 'duration') {
    figure.kind = next.kind;
  }
}

const parallelJoints = /^(?:while|from|to|with|than|against|versus|at|or|and|of|by|,)$/;

function fillFromBefore(passage: Passage, figures: readonly Figure[], index: number): void {
  const figure = figures[index];
  if (figure === undefined) return;
  // "and the nearly 1,000 in the north"
  const article = /^(?:the|another|a|an|its|their)$/.test(lowerAt(passage, figure.boundFirst - 1)) ? 1 : 0;
  const joint = lowerAt(passage, figure.boundFirst - 1 - article);
  const object =
    passage.tags[figure.boundFirst - 1] === 'verb' &&
    passage.tags[figure.last] !== 'noun' &&
    Number.isInteger(figure.high);
  if (!parallelJoints.test(joint) && !object) return;
  const unit = lastUnit(figures, index, joint);
  const previous = figures[index - 1];
  if (previous?.kind === 'percent' && /point$/.test(previous.unit) && /^(?:to|at)$/.test(joint)) {
    // "rose by a quarter of a percentage point to 4.5"
    figure.unit = 'percentage';
    figure.kind = 'percent';
  } else if (unit !== null) figure.unit = unit + figure.unit;
  else if (figure.unit !== '') return;
  else if (joint === 'worth') fillFromCompared(figure, lastMoney(figures, index), 1000);
  else if (comparisons.test(joint) || object) fillFromCompared(figure, figures[index - 1], 2);
}

/** The amount of money before that is no conversion. */
function lastMoney(figures: readonly Figure[], index: number): Figure | undefined {
  for (let at = index - 1; at >= 0; at--) {
    if (figures[at]?.kind === 'money' && figures[at]?.conversion === false) return figures[at];
  }
  return undefined;
}

const comparisons = /^(?:against|versus|than|with|from)$/;

/** "1.20 dollars, against 1.25 a day earlier": an amount that is compared with one close to it has its unit. */
function fillFromCompared(figure: Figure, previous: Figure | undefined, ratioMax: number): void {
  if (previous === undefined || previous.trend !== null || previous.isRange || previous.compound) return;
  if (previous.kind !== 'money' && previous.kind !== 'measure' && previous.kind !== 'percent') return;
  const ratio = figure.low / previous.low;
  if (ratio < 1 / ratioMax || ratio > ratioMax) return;
  figure.unit = previous.unit;
  figure.kind = previous.kind;
}

const peopleBehind =
  /^(?:who|others|dead|killed|injured|wounded|hurt|missing|aboard|were|died|drowned|survived|perished|remain)$/;

/** What only people do or suffer, behind "have": "70,000 have fled". */
const fates =
  /^(?:died|fled|drowned|perished|survived|returned|registered|voted|gathered|marched|applied|signed|recovered)$/;

function suffers(passage: Passage, figure: Figure): boolean {
  const has = /^(?:have|has|had)$/.test(lowerAt(passage, figure.last));
  return has && figure.trend === null && fates.test(lowerAt(passage, figure.last + 1));
}

const harmed =
  /^(?:killed|injured|wounded|hurt|arrested|missing|rescued|detained|hospitalised|hospitalized|evacuated)$/;

/** "kills at least 24", "injured another 40", "9 dead", "two were swept off", "12 of them were hurt": people, unsaid. */
function countsPeople(passage: Passage, figure: Figure): boolean {
  if (!Number.isInteger(figure.high) || figure.trend !== null) return false;
  let from = figure.boundFirst - 1;
  while (/^(?:another|a|further|additional|also|about|some)$/.test(lowerAt(passage, from))) from--;
  if (harmVerbs.has(lowerAt(passage, from))) return true;
  const after = lowerAt(passage, figure.last);
  const them = /^(?:them|whom|us)$/.test(lowerAt(passage, figure.last + 1));
  if (after === 'of' && them) return harmed.test(lowerAt(passage, figure.last + 3));
  if (after === 'on' && lowerAt(passage, figure.last + 1) === 'board') return true;
  const ends = passage.tags[figure.last] === undefined || /^(?:mark|verb|aux)$/.test(passage.tags[figure.last] ?? '');
  if (ends && figure.unit === '' && /^(?:carrying|seating)$/.test(lowerAt(passage, from))) return true;
  if (after === 'were') {
    // "12 were hurt", "12 were left homeless"
    const next = lowerAt(passage, figure.last + 1) === 'left' ? figure.last + 2 : figure.last + 1;
    return figure.words || harmed.test(lowerAt(passage, next)) || conditions.has(lowerAt(passage, next));
  }
  return peopleBehind.test(after);
}

/** "Deaths: 31", "Population: 4,000": the noun before the colon, where nothing follows that could be counted. */
function fillFromColon(passage: Passage, figure: Figure): void {
  const { tokens, tags } = passage;
  if (tokens[figure.boundFirst - 1]?.text !== ':') return;
  const after = tags[figure.boundLast];
  if (after !== undefined && after !== 'mark' && after !== 'conj') return;
  const holder = lowerAt(passage, figure.boundFirst - 2);
  if (peopleNouns.has(holder) || conditions.has(holder)) figure.unit = 'people';
  else if (isPlural(holder) && tags[figure.boundFirst - 2] === 'noun') figure.unit = singular(holder);
}

/** Tokens before a number among which the noun that it measures is looked for. */
const holderReach = 10;

/** "a death toll of 31", "the population of Varn reached 4.2 million", "a crew of 12". */
function isHeldByPeople(passage: Passage, figure: Figure, previous: Figure | undefined): boolean {
  if (!Number.isInteger(figure.high) || figure.trend !== null || figure.unitLast > figure.unitFirst) return false;
  const after = passage.tags[figure.boundLast];
  if (after === 'noun' || after === 'either') return false;
  const stop = Math.max(0, figure.boundFirst - holderReach, previous?.last ?? 0);
  for (let at = figure.boundFirst - 1; at >= stop; at--) {
    const word = lowerAt(passage, at);
    if (peopleNouns.has(word)) return at < figure.boundFirst - 1 || word === 'population';
    if (peopleGroups.has(word)) return lowerAt(passage, at + 1) === 'of' && at + 2 === figure.boundFirst;
    if (passage.tags[at] === 'mark' && word !== '-' && word !== "'s") return false;
    if (word === 'and' || word === 'but' || word === 'while' || word === 'with' || word === 'than') return false;
  }
  return false;
}

/** Tokens between "the number of" and the number. */
const numberReach = 16;

/** "raised the number of guards in the north to 9,400": what the number is of. */
function fillFromNumberOf(passage: Passage, figure: Figure, previous: Figure | undefined): void {
  const stop = Math.max(0, figure.boundFirst - numberReach, previous?.last ?? 0);
  for (let at = figure.boundFirst - 1; at > stop; at--) {
    const word = lowerAt(passage, at);
    if (passage.tags[at] === 'mark' && word !== '-' && word !== "'s") return;
    if (/^(?:but|while|with|than|which|that|who)$/.test(word)) return;
    if (word !== 'of' || !/^(?:number|numbers)$/.test(lowerAt(passage, at - 1))) continue;
    const noun = readCountedNoun(passage, at + 1, true);
    if (noun === null || noun.last >= figure.boundFirst) return;
    figure.unit = noun.unit;
    figure.kind = 'measure';
    return;
  }
}

/** The counted noun, or the points, of the nearest figure before. */
function lastUnit(figures: readonly Figure[], index: number, joint: string): string | null {
  // "rose 12.4 points, or 0.6 percent, to 1,810.3": a level has the unit of the movement before it
  const isLevel = joint === 'to' || joint === 'at' || joint === 'on';
  let near = true;
  for (let at = index - 1; at >= 0; at--) {
    const figure = figures[at];
    if (figure === undefined) continue;
    const moved = figure.trend !== null && !(isLevel && near);
    if (figure.kind === 'count' && !moved && !figure.compound) return figure.unit.split(' per ')[0] ?? null;
    if (figure.kind === 'bare' && figure.unit !== '') return figure.unit;
    if (figure.kind !== 'percent') near = false;
  }
  return null;
}
