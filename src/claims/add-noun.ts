import type { Figure } from './figure.ts';
import { conditions } from './noun-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import type { Amount } from './read-amount.ts';
import { readBoundAfter } from './read-bounds.ts';
import { readCountedNoun } from './read-counted-noun.ts';
import { readNumeral } from './read-numeral.ts';
import { readRate } from './read-rate.ts';
import { addWhole } from './read-share.ts';
import { readMeasure, type UnitRead } from './read-unit.ts';
import { isPlural } from './word-forms.ts';

/**
 * Gives a bare number its unit from the words around it: the noun that is counted, the whole of a fraction ("a third
 * of homes"), the scale noun before ("category 3"), people who are dead or hurt, or a rate alone ("20 per week").
 */
export function addNoun(passage: Passage, figure: Figure, amount: Amount): void {
  if (amount.style === 'fraction') {
    addWhole(passage, figure);
    return;
  }
  const from = nounStart(passage, figure, amount);
  if (addScale(passage, figure) || addPart(passage, figure) || addHarmed(passage, figure, from)) return;
  const noun = readCountedNoun(passage, from, amount.high !== 1 || amount.isRange);
  if (noun === null) addRate(passage, figure);
  else addCounted(passage, figure, noun);
}

/** Where the noun starts: behind "or more", "of" after a vague number, and "more" or "other". */
function nounStart(passage: Passage, figure: Figure, amount: Amount): number {
  const behind = readBoundAfter(passage, figure.last);
  let from = figure.last;
  if (behind !== null && passage.tokens[behind.last]?.kind === 'word') {
    from = behind.last;
    figure.bound = behind.bound;
  }
  // "40 odd cows"; two odd socks are odd themselves
  if (lowerAt(passage, from) === 'odd' && amount.low >= 20 && passage.tags[from + 1] === 'noun') {
    figure.bound = '~';
    from++;
  }
  const plural = amount.style === 'vague' || /^(?:lakhs|crores|millions|dozens)$/.test(lowerAt(passage, from - 1));
  if (plural && lowerAt(passage, from) === 'of') from++;
  // '700 "night" markets'
  const quote = passage.tokens[from];
  if (quote?.glued === false && /^["“‘']$/.test(quote.text)) from++;
  while (/^(?:more|other|additional|further|such|extra)$/.test(lowerAt(passage, from))) {
    if (passage.tags[from + 1] !== 'noun' && passage.tags[from + 1] !== 'either') break;
    from++;
  }
  return from;
}

const scaleWords = /^(?:magnitude|category|level|grade|stage)$/;

/** "magnitude 6.1", "a magnitude of 6.1", "6.1 on the Richter scale". */
function addScale(passage: Passage, figure: Figure): boolean {
  let at = figure.boundFirst - 1;
  if (lowerAt(passage, at) === 'of' && lowerAt(passage, at - 1) === 'magnitude') at--;
  const scale = passage.tokens[at];
  if (scale !== undefined && !scale.capital && scaleWords.test(scale.lower)) {
    figure.kind = 'scale';
    figure.unit = scale.lower;
    figure.unitFirst = at;
    figure.unitLast = at + 1;
    return true;
  }
  const next = figure.last;
  if (lowerAt(passage, next) !== 'on' || lowerAt(passage, next + 2) !== 'richter') return false;
  figure.kind = 'scale';
  figure.unit = 'magnitude';
  return true;
}

/** "35m of its devices": what the whole is made of is counted, its words stay outside the figure. */
function addPart(passage: Passage, figure: Figure): boolean {
  const whole = partitive(passage, figure.last);
  if (whole === 0) return false;
  const counted = readMeasure(passage, whole) ?? readCountedNoun(passage, whole, true);
  if (counted === null) return passage.tags[whole] !== 'num';
  figure.kind = 'count';
  figure.unit = counted.unit;
  figure.unitFirst = counted.first;
  figure.unitLast = counted.last;
  return true;
}

/** Words of a bound between "of" and the number of the whole: "9 of more than 20 crews". */
const wholeBounds = /^(?:more|than|about|around|some|at|least|nearly|almost|over|up|to)$/;

/** "35m of its devices", "12 of the 30 boats", "four of China's rivers": the token where the whole starts, or 0. */
function partitive(passage: Passage, at: number): number {
  const { tokens, tags } = passage;
  // "nine out of the 12 boats", "two more of the boats"
  const out = /^(?:out|more|others)$/.test(lowerAt(passage, at)) ? 1 : 0;
  if (lowerAt(passage, at + out) !== 'of') return 0;
  const start = at + out + 1;
  let from = start;
  while (/^(?:the|its|his|her|their|our|these|those)$/.test(lowerAt(passage, from))) from++;
  const owned = /^'s?$/.test(lowerAt(passage, from + 1)) && tokens[from]?.capital === true;
  if (owned) from += 2;
  let bound = from;
  while (bound < from + 3 && wholeBounds.test(lowerAt(passage, bound))) bound++;
  if (tags[bound] === 'num') return readNumeral(tokens, bound, false)?.next ?? 0;
  return from > start ? from : 0;
}

/** "9 dead", "14 more injured", "tens of thousands homeless": people. */
function addHarmed(passage: Passage, figure: Figure, from: number): boolean {
  const more = from === figure.last + 1 || /^(?:more|others?)$/.test(lowerAt(passage, from)) ? 1 : 0;
  if (from > figure.last + more) return false;
  const at = /^(?:more|others?)$/.test(lowerAt(passage, from)) ? from + 1 : from;
  // "12 missing sailors": the sailors are counted
  const next = passage.tags[at + 1];
  if (next === 'noun' && isPlural(lowerAt(passage, at + 1))) return false;
  if (!conditions.has(lowerAt(passage, at))) return false;
  figure.kind = 'count';
  figure.unit = 'people';
  figure.unitFirst = at;
  figure.unitLast = at + 1;
  figure.last = at + 1;
  return true;
}

function addRate(passage: Passage, figure: Figure): void {
  const rate = readRate(passage, figure.last);
  if (rate === null || !/^(?:per|\/)$/.test(lowerAt(passage, figure.last))) return;
  figure.unit = ` per ${rate.per}`;
  figure.unitFirst = figure.last;
  figure.unitLast = rate.last;
  figure.last = rate.last;
}

function addCounted(passage: Passage, figure: Figure, noun: UnitRead): void {
  const named = noun.compound && noun.unit === 'strong' ? 'member' : noun.unit;
  const rate = noun.compound ? null : readRate(passage, noun.last);
  figure.kind = noun.kind;
  figure.unit = rate === null ? named : `${named} per ${rate.per}`;
  figure.unitFirst = noun.first;
  figure.unitLast = rate?.last ?? noun.last;
  figure.last = figure.unitLast;
  figure.compound = noun.compound;
}
