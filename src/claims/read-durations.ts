import { currencyNames } from './currency-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import { readNumeral } from './read-numeral.ts';
import { readOffset } from './read-offsets.ts';
import { period } from './read-parts.ts';
import { timeUnits, vagueCounts } from './time-lexicon.ts';
import type { TimeContext, TimeMatch } from './time-match.ts';
import { singular } from './word-forms.ts';

/**
 * Reads a span of time that starts at token `at`: "two years", "12-day", "a few weeks", "the past two months",
 * "at least 20 more years", "2 hours and 15 minutes", and what is counted from it ("three years ago").
 *
 * returns  a DURATION, a DATE for "ago" and "earlier", or null
 */
export function readDuration(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const counted = readCount(passage, at);
  if (counted === null) return null;
  const unitWord = lowerAt(passage, counted.last);
  const unit = timeUnits.get(unitWord);
  if (unit === undefined || unit === 'WE' || (unit === 'Q' && counted.value === '1')) return null;
  const token = passage.tokens[counted.last];
  if (unit === 'TS' && unitWord === 'second') return null;
  if (token?.glued === true && !counted.hyphen) return null;
  if (isAge(passage, counted.last)) return null;
  const ago = readOffset(passage, { first: at, unitAt: counted.last, count: counted.number }, context);
  const mod = modBefore(passage, at);
  if (ago !== null) return mod === null ? ago : { ...ago, first: mod.first };
  const length = readLength(passage, counted, unit, unitWord);
  if (length === null) return null;
  const { last, value } = length;
  const first = counted.hyphen ? widenCompound(passage, at, last) : widen(passage, mod?.first ?? at);
  const so = lowerAt(passage, last - 1) === 'so' ? 'APPROX' : null;
  return { first, last, type: 'DURATION', value, mod: mod?.mod ?? counted.mod ?? so };
}

interface Length {
  readonly last: number;
  readonly value: string;
}

/** The end and the value of a period behind its count. */
function readLength(passage: Passage, counted: Count, unit: string, unitWord: string): Length | null {
  let last = counted.last + 1;
  if (counted.hyphen && lowerAt(passage, last) === '-') {
    // "six-year-term" is a term of six years, "two-year-long" one length
    if (!/^(?:term|long|period)$/.test(lowerAt(passage, last + 1))) return null;
    if (lowerAt(passage, last + 1) === 'long') last += 2;
  } else if (counted.hyphen && /^(?:term|period)$/.test(lowerAt(passage, last))) last++;
  if (counted.number === null) return { last, value: period(counted.value, unit) };
  const part = readPartBehind(passage, last);
  last = part?.last ?? last;
  if (lowerAt(passage, last) === 'or' && /^(?:so|more)$/.test(lowerAt(passage, last + 1))) last += 2;
  const number = (counted.number + (part?.value ?? 0)) * (/^fortnights?$/.test(unitWord) ? 2 : 1);
  let value = period(decimal(number), unit);
  let smaller = part === null && !counted.hyphen ? readSmaller(passage, last, unit) : null;
  if (smaller === null) return { last, value: wholePeriod(number, unit) };
  while (smaller !== null) {
    value = joinPeriods(value, smaller.value);
    last = smaller.last;
    smaller = readSmaller(passage, last, smaller.unit);
  }
  return { last, value };
}

/** "and a half" behind "an hour". */
export function readPartBehind(passage: Passage, at: number): { value: number; last: number } | null {
  if (lowerAt(passage, at) !== 'and' || lowerAt(passage, at + 1) !== 'a') return null;
  const word = lowerAt(passage, at + 2);
  return word === 'half' ? { value: 0.5, last: at + 3 } : word === 'quarter' ? { value: 0.25, last: at + 3 } : null;
}

interface Smaller extends Length {
  readonly unit: string;
}

const unitOrder = ['L', 'C', 'E', 'Y', 'M', 'W', 'D', 'TH', 'TM', 'TS'];

/** "and 15 minutes" behind "2 hours": a smaller unit that belongs to the same length. */
function readSmaller(passage: Passage, at: number, unit: string): Smaller | null {
  const comma = lowerAt(passage, at) === ',' ? 1 : 0;
  const joint = comma + (lowerAt(passage, at + comma) === 'and' ? 1 : 0);
  const numeral = readNumeral(passage.tokens, at + joint, false);
  if (numeral === null || numeral.low !== numeral.high || numeral.style === 'vague') return null;
  const smaller = timeUnits.get(lowerAt(passage, numeral.next));
  if (smaller === undefined || unitOrder.indexOf(smaller) <= unitOrder.indexOf(unit)) return null;
  if (!unitOrder.includes(smaller) || isAge(passage, numeral.next)) return null;
  const last = numeral.next + 1;
  if (/^(?:ago|earlier|later|before|after)$/.test(lowerAt(passage, last))) return null;
  return { value: period(decimal(numeral.low), smaller), last, unit: smaller };
}

/** P3Y and P6M are P3Y6M; PT2H and PT15M are PT2H15M. */
function joinPeriods(large: string, small: string): string {
  if (large.includes('T') && small.startsWith('PT')) return `${large}${small.slice(2)}`;
  return `${large}${small.slice(1)}`;
}

function decimal(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}

const parts: Readonly<Record<string, readonly [number, string]>> = {
  TH: [60, 'TM'],
  TM: [60, 'TS'],
  D: [24, 'TH'],
  Y: [12, 'M'],
  E: [10, 'Y'],
  C: [100, 'Y'],
};

/** Half an hour is PT30M, half a century P50Y; "a year and a half" stays P1.5Y. */
export function wholePeriod(value: number, unit: string): string {
  const [count, smaller] = parts[unit] ?? [1, unit];
  const fewer = value < 1 || unit === 'C' || unit === 'E';
  if (fewer && !Number.isInteger(value) && Number.isInteger(value * count))
    return period(decimal(value * count), smaller);
  return period(decimal(value), unit);
}

interface Count {
  readonly value: string;
  /** null for a vague count */
  readonly number: number | null;
  /** token of the unit */
  readonly last: number;
  readonly hyphen: boolean;
  readonly mod: string | null;
}

function readCount(passage: Passage, at: number): Count | null {
  const { tokens } = passage;
  const word = lowerAt(passage, at);
  if (word === 'a' || word === 'an' || word === 'another') {
    const one = readArticleCount(passage, at, word);
    if (one !== undefined) return one;
  }
  if (word === 'couple' && lowerAt(passage, at + 1) === 'of' && timeUnits.has(lowerAt(passage, at + 2))) {
    return { value: '2', number: 2, last: at + 2, hyphen: false, mod: 'APPROX' };
  }
  if (vagueCounts.has(word) && timeUnits.has(lowerAt(passage, at + 1))) return vague(at + 1);
  const numeral = readNumeral(tokens, at, false);
  if (numeral === null || isLabel(passage, at)) return null;
  let last = numeral.next;
  // "two to three weeks": the first number stands for the period
  const joint = lowerAt(passage, last);
  if (joint === 'to' || joint === 'or' || (joint === '-' && tokens[last + 1]?.kind === 'number')) {
    const upper = readNumeral(tokens, last + 1, false);
    if (upper !== null && upper.low > numeral.low && timeUnits.has(lowerAt(passage, upper.next))) last = upper.next;
  }
  const hyphen = tokens[last]?.text === '-' && tokens[last]?.glued === true;
  if (hyphen) last++;
  while (betweenWords.test(lowerAt(passage, last))) last++;
  if (numeral.style === 'vague') {
    return { ...vague(lowerAt(passage, last) === 'of' ? last + 1 : last), hyphen };
  }
  if (numeral.style === 'fraction' && /^(?:an?|of)$/.test(lowerAt(passage, last))) {
    last += lowerAt(passage, last) === 'of' ? 2 : 1;
  }
  return { value: String(numeral.low), number: numeral.low, last, hyphen, mod: null };
}

/** "No. 1 year-end ranking": the number of a place. */
function isLabel(passage: Passage, at: number): boolean {
  const dot = lowerAt(passage, at - 1) === '.' ? 1 : 0;
  return lowerAt(passage, at - 1 - dot) === 'no' && passage.tokens[at - 1 - dot]?.capital === true && dot === 1;
}

const betweenWords =
  /^(?:more|other|additional|further|straight|consecutive|successive|full|whole|long|trading|working|business|calendar|extra)$/;

function vague(last: number): Count {
  return { value: 'X', number: null, last, hyphen: false, mod: null };
}

/** "a year", "a couple of hours", "a few days", "another year"; undefined where the article opens a number. */
function readArticleCount(passage: Passage, at: number, word: string): Count | null | undefined {
  const next = lowerAt(passage, at + 1);
  const one = (last: number): Count => ({ value: '1', number: 1, last, hyphen: false, mod: null });
  if (word === 'another') return timeUnits.has(next) && !next.endsWith('s') ? one(at + 1) : null;
  if (next === 'couple' && lowerAt(passage, at + 2) === 'of') {
    return { value: '2', number: 2, last: at + 3, hyphen: false, mod: 'APPROX' };
  }
  if (next === 'few') return vague(at + 2);
  if (next === 'quarter') return undefined;
  if (/^(?:further|additional|full|whole|single|entire)$/.test(next)) return one(at + 2);
  if (!timeUnits.has(next)) return undefined;
  if (isPrice(passage, at)) return null;
  // "a month-long strike", "a year-earlier profit"
  return lowerAt(passage, at + 2) === '-' && passage.tokens[at + 2]?.glued === true ? null : one(at + 1);
}

/** "$2 million a year", "five euros an hour": what is paid in a time. */
function isPrice(passage: Passage, at: number): boolean {
  if (/^(?:ago|earlier|later|before|after|-)$/.test(lowerAt(passage, at + 2))) return false;
  for (let near = at - 1; near >= Math.max(0, at - 4); near--) {
    const word = lowerAt(passage, near);
    if (/^[$€£¥]$/.test(word) || currencyNames.has(singular(word))) return near < at - 1 || word.length > 1;
    if (passage.tags[near] === 'verb' || passage.tags[near] === 'prep' || word === ',') return false;
  }
  return false;
}

function isAge(passage: Passage, unitAt: number): boolean {
  const hyphen = lowerAt(passage, unitAt + 1) === '-' ? 1 : 0;
  const after = lowerAt(passage, unitAt + 1 + hyphen);
  return /^(?:olds?|older|younger)$/.test(after) || (after === 'of' && lowerAt(passage, unitAt + 2) === 'age');
}

const mods: readonly (readonly [readonly string[], string])[] = [
  ['at least', 'EQUAL_OR_MORE'],
  ['no less than', 'EQUAL_OR_MORE'],
  ['no fewer than', 'EQUAL_OR_MORE'],
  ['more than', 'MORE_THAN'],
  ['less than', 'LESS_THAN'],
  ['fewer than', 'LESS_THAN'],
  ['no more than', 'EQUAL_OR_LESS'],
  ['no longer than', 'EQUAL_OR_LESS'],
  ['at most', 'EQUAL_OR_LESS'],
  ['up to', 'EQUAL_OR_LESS'],
  ['about', 'APPROX'],
  ['around', 'APPROX'],
  ['some', 'APPROX'],
  ['roughly', 'APPROX'],
  ['approximately', 'APPROX'],
  ['nearly', 'APPROX'],
  ['almost', 'LESS_THAN'],
  ['over', 'MORE_THAN'],
  ['under', 'LESS_THAN'],
].map(([phrase, mod]) => [(phrase ?? '').split(' ').reverse(), mod ?? '']);

function modBefore(passage: Passage, at: number): { mod: string; first: number } | null {
  for (const [words, mod] of mods) {
    if (!words.every((word, index) => lowerAt(passage, at - 1 - index) === word)) continue;
    if (mod === 'MORE_THAN' && words[0] === 'over' && !isMore(passage, at - 1)) continue;
    const denied = words.length === 2 && lowerAt(passage, at - 3) === 'no';
    if (!denied) return { mod, first: at - words.length };
  }
  return null;
}

/** "for over two years" is more than two, "spread over two years" is not. */
function isMore(passage: Passage, at: number): boolean {
  const before = lowerAt(passage, at - 1);
  return /^(?:|for|in|after|since|just|well|lasted|lasts|last|took|takes|take|spent|spend|is|was|of|with|a|,|and|to)$/.test(
    before,
  );
}

/** "a three-year period" takes its article, "the 23-year occupation" does not. */
function widenCompound(passage: Passage, first: number, last: number): number {
  const article = /^(?:a|an|the)$/.test(lowerAt(passage, first - 1));
  const spaced = lowerAt(passage, last - 2) !== '-';
  return article && spaced && /^(?:term|period)$/.test(lowerAt(passage, last - 1)) ? first - 1 : first;
}

/** Takes "the past", "the last", "the next", "another" before a duration into its span. */
function widen(passage: Passage, first: number): number {
  const word = lowerAt(passage, first - 1);
  const before = lowerAt(passage, first - 2);
  // "will last five years": the verb is no part of it
  if (word === 'last' && !lastOpeners.test(before) && first > 1) return first;
  const owned = /^(?:the|these|those|his|her|its|their)$/.test(before);
  if (/^(?:following|previous|final|latest|coming)$/.test(word) && !owned) return first;
  if (/^(?:past|last|next|first|coming|following|previous|final|latest)$/.test(word)) {
    return /^(?:the|these|those|his|her|its|their)$/.test(before) ? first - 2 : first - 1;
  }
  if (/^(?:further|additional|extra)$/.test(word) && /^(?:a|an)$/.test(before)) return first - 2;
  if (word === 'the' || word === 'another' || word === 'an') return first - 1;
  return first;
}

const lastOpeners = /^(?:the|these|those|his|her|its|their|our|in|over|for|during|within|since|of|and|at|,|-|")$/;
