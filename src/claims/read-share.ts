import type { Figure } from './figure.ts';
import { lowerAt, type Passage } from './passage.ts';
import { readAmount } from './read-amount.ts';
import { readBoundBefore } from './read-bounds.ts';
import { readCountedNoun } from './read-counted-noun.ts';
import { readNumeral } from './read-numeral.ts';
import { joinsBoth } from './read-part.ts';
import type { UnitRead } from './read-unit.ts';
import { superlativeBase } from './unit-name.ts';

const wholeDeterminers = /^(?:the|a|an|its|his|her|their|our|my|all|those|these|this|that|any)$/;

/** "a third of those screened", "half the condos", "two-thirds of homes": the unit is "% " and the whole. */
export function addWhole(passage: Passage, figure: Figure): void {
  figure.kind = 'fraction';
  figure.unit = '% -';
  let at = figure.last;
  if (lowerAt(passage, at) === 'of') at++;
  const pronoun = /^(?:those|these|that|this|all)$/.test(lowerAt(passage, at));
  while (wholeDeterminers.test(lowerAt(passage, at))) at++;
  at = skipOwner(passage, at);
  const inner = at;
  at = skipWhole(passage, at);
  if (pronoun && passage.tags[at] === 'verb') return;
  const noun = readCountedNoun(passage, at, true);
  if (noun === null) return;
  if (pronoun && noun.last - noun.first === 1 && /ed$/.test(lowerAt(passage, at))) return;
  figure.unit = `% ${noun.unit}`;
  figure.unitFirst = noun.first;
  figure.unitLast = noun.last;
  // the number of the whole is a figure of its own
  figure.last = at > inner ? inner : noun.last;
}

/** "half of South Tolna's growers": the owner is no part of the whole. */
function skipOwner(passage: Passage, from: number): number {
  for (let at = from; at < from + 4; at++) {
    const tag = passage.tags[at];
    if (tag !== 'noun' && tag !== 'either') return from;
    if (/^'s?$/.test(lowerAt(passage, at + 1))) return at + 2;
  }
  return from;
}

/** "half of the combined 2.6m sales", "half of the 30 boats": the number of the whole stands before its noun. */
function skipWhole(passage: Passage, at: number): number {
  const from = passage.tags[at] !== 'num' && passage.tags[at + 1] === 'num' ? at + 1 : at;
  const numeral = passage.tags[from] === 'num' ? readNumeral(passage.tokens, from, false) : null;
  return numeral === null || numeral.high < 2 ? at : numeral.next;
}

/** "one in four", "three out of five", "one of four concepts": a share. */
export function readRatio(passage: Passage, at: number): Figure | null {
  const upper = readNumeral(passage.tokens, at, false);
  if (upper === null || upper.style === 'vague' || upper.style === 'fraction' || upper.low > 20) return null;
  const { tokens } = passage;
  // "a one-in-four chance"
  const glued = joinsBoth(tokens, upper.next) && lowerAt(passage, upper.next + 1) === 'in' ? 1 : 0;
  const word = lowerAt(passage, upper.next + glued);
  let next = upper.next + glued;
  if (word === 'in' || word === 'of') next += 1 + glued;
  else if (word === 'out' && lowerAt(passage, next + 1) === 'of') next += 2;
  else return readSplitRatio(passage, at);
  if (lowerAt(passage, next) === 'every') next++;
  const lower = readNumeral(tokens, next, false);
  if (lower === null || lower.style === 'vague' || lower.style === 'fraction' || lower.low <= upper.low) return null;
  const amount = readAmount(passage, next);
  if (word === 'in' && amount?.kind !== 'bare') return null;
  if (word === 'in' && !isShareOf(lower.low) && upper.style !== 'words') return null;
  if (word === 'in' && lower.low > 1e6) return null;
  if (word === 'of' && (upper.style !== 'words' || lower.style !== 'words' || upper.low > 1)) return null;
  const noun = glued === 1 ? null : readCountedNoun(passage, lower.next, true);
  const figure = wordFigure(passage, at, lower.next, upper.low / lower.low);
  figure.kind = 'fraction';
  figure.unit = '% -';
  if (noun !== null) {
    addUnit(passage, figure, noun);
    figure.unit = `% ${noun.unit}`;
  }
  return figure;
}

/** "one train in five": the noun stands between the part and the whole. */
function readSplitRatio(passage: Passage, at: number): Figure | null {
  if (lowerAt(passage, at) !== 'one') return null;
  const noun = readCountedNoun(passage, at + 1, false);
  if (noun === null || noun.last - noun.first > 3 || lowerAt(passage, noun.last) !== 'in') return null;
  const every = lowerAt(passage, noun.last + 1) === 'every' ? 1 : 0;
  const whole = readNumeral(passage.tokens, noun.last + 1 + every, false);
  if (whole === null || whole.style === 'vague' || whole.style === 'fraction' || whole.low < 2) return null;
  const tag = passage.tags[whole.next];
  if (readAmount(passage, noun.last + 1 + every)?.kind !== 'bare' || tag === 'noun' || tag === 'either') return null;
  if (whole.style !== 'words' && !isShareOf(whole.low)) return null;
  const figure = wordFigure(passage, at, whole.next, 1 / whole.low);
  addUnit(passage, figure, noun);
  return { ...figure, kind: 'fraction', unit: `% ${noun.unit}`, last: whole.next, boundLast: whole.next };
}

/** Wholes of which one tells in digits how many: "7 in 10", "1 in 250,000"; "3 in 2019" and "12 in 14 games" tell none. */
function isShareOf(whole: number): boolean {
  return whole <= 10 || /^(?:12|15|16|20|25|30|40|50|[125]0+|[1-9]000+|2500*)$/.test(String(whole));
}

/**
 * "one of the 12 buses" and "one of its drivers" count one; "one of the best screens" is a phrase of praise:
 * a quantity, but vague.
 */
export function readOneOf(passage: Passage, at: number): Figure | null {
  if (lowerAt(passage, at) !== 'one' || lowerAt(passage, at + 1) !== 'of') return null;
  if (/^(?:no|only-one|any|every|each|this|that|which|another|only|last|next)$/.test(lowerAt(passage, at - 1)))
    return null;
  let from = at + 2;
  let owned = false;
  let owner = '';
  while (from < at + 8) {
    const word = lowerAt(passage, from);
    if (passage.tokens[from + 1]?.lower === "'s" || passage.tokens[from + 1]?.lower === "'") {
      owned = true;
      if (passage.tokens[from]?.capital === true) owner = `${passage.tokens[from]?.text ?? ''} `;
      from += 2;
    } else if (wholeDeterminers.test(word) || word === 'most' || word === 'least') {
      owned = true;
      from++;
    } else break;
  }
  if (!owned) return null;
  const noun = readCountedNoun(passage, from, true);
  if (noun === null) return null;
  const figure = wordFigure(passage, at, at + 1, 1);
  addUnit(passage, figure, noun);
  figure.last = at + 1;
  figure.boundLast = at + 1;
  figure.kind = 'count';
  figure.vague = praises(passage, at + 2, noun.last);
  // praise is only true of its field: "one of the loudest bells in the world" is another unit than one of a town's
  figure.unit = `${owner}${noun.unit}${figure.vague ? fieldOf(passage, noun.last) : ''}`;
  return figure;
}

const fields = /^(?:world|life|lives|country|nation|history|career|region|industry|century)$/;

/** "in the world", "of her life", "in the Premier League": the field of a superlative, with a space before. */
function fieldOf(passage: Passage, at: number): string {
  if (!/^(?:in|of)$/.test(lowerAt(passage, at))) return '';
  let from = at + 1;
  while (wholeDeterminers.test(lowerAt(passage, from)) && from < at + 3) from++;
  if (fields.test(lowerAt(passage, from))) return ` ${lowerAt(passage, from)}`;
  const words: string[] = [];
  for (let near = from; near < from + 4; near++) {
    const token = passage.tokens[near];
    if (token?.kind !== 'word' || !token.capital) break;
    words.push(token.text);
  }
  return words.length === 0 ? '' : ` ${words.join(' ')}`;
}

function praises(passage: Passage, first: number, last: number): boolean {
  for (let at = first; at < last; at++) {
    const word = lowerAt(passage, at);
    if (
      superlativeBase(word) !== null ||
      /^(?:most|least|few|first|only|main|key|top|leading|last|many|several)$/.test(word)
    )
      return true;
  }
  return false;
}

function wordFigure(passage: Passage, first: number, last: number, value: number): Figure {
  const bound = readBoundBefore(passage, first);
  return {
    kind: 'count',
    first,
    last,
    boundFirst: bound?.first ?? first,
    boundLast: last,
    low: value,
    high: value,
    isRange: false,
    vague: false,
    words: true,
    bound: bound?.bound ?? '=',
    trend: null,
    unit: '',
    unitText: '',
    unitFirst: last,
    unitLast: last,
    conversion: false,
    movement: false,
    compound: false,
  };
}

function addUnit(passage: Passage, figure: Figure, noun: UnitRead): void {
  figure.unit = noun.unit;
  figure.unitFirst = noun.first;
  figure.unitLast = noun.last;
  figure.unitText = passage.text.slice(passage.tokens[noun.first]?.start, passage.tokens[noun.last - 1]?.end);
  figure.last = noun.last;
  figure.boundLast = noun.last;
}
