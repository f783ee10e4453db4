import { lowerAt, type Passage } from './passage.ts';
import { readNumeral } from './read-numeral.ts';
import { period, readOffset } from './read-relative-times.ts';
import { timeUnits, vagueCounts } from './time-lexicon.ts';
import type { TimeContext, TimeMatch } from './time-match.ts';

/**
 * Reads a span of time that starts at token `at`: "two years", "12-day", "a few weeks", "the past two months",
 * "at least 20 more years", and what is counted from it ("three years ago").
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
  let first = at;
  const ago = readOffset(passage, at, counted.last, counted.number, context);
  const mod = modBefore(passage, at);
  if (ago !== null) return mod === null ? ago : { ...ago, first: mod.first };
  let last = counted.last + 1;
  if (counted.hyphen && lowerAt(passage, last) === '-') return null;
  if (counted.hyphen && /^(?:term|period)$/.test(lowerAt(passage, last))) last++;
  if (lowerAt(passage, last) === 'or' && lowerAt(passage, last + 1) === 'so') last += 2;
  first = counted.hyphen ? widenCompound(passage, at, last) : widen(passage, mod?.first ?? at);
  const scale = unitWord === 'fortnight' ? 2 : 1;
  const value = counted.number === null ? counted.value : String(round(counted.number * scale));
  const so = lowerAt(passage, last - 1) === 'so' ? 'APPROX' : null;
  return { first, last, type: 'DURATION', value: wholeOf(value, unit), mod: mod?.mod ?? counted.mod ?? so };
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
  if (word === 'a' || word === 'an') {
    const next = lowerAt(passage, at + 1);
    if (next === 'couple' && lowerAt(passage, at + 2) === 'of')
      return { value: '2', number: 2, last: at + 3, hyphen: false, mod: 'APPROX' };
    if (next === 'year' && lowerAt(passage, at + 2) === '-') return null;
    if (next === 'few') return { value: 'X', number: null, last: at + 2, hyphen: false, mod: null };
    if (next === 'further' || next === 'additional' || next === 'full' || next === 'whole') {
      return { value: '1', number: 1, last: at + 2, hyphen: false, mod: null };
    }
    if (timeUnits.has(next)) return { value: '1', number: 1, last: at + 1, hyphen: false, mod: null };
  }
  if (word === 'couple' && lowerAt(passage, at + 1) === 'of' && timeUnits.has(lowerAt(passage, at + 2))) {
    return { value: '2', number: 2, last: at + 2, hyphen: false, mod: 'APPROX' };
  }
  if (vagueCounts.has(word) && timeUnits.has(lowerAt(passage, at + 1))) {
    return { value: 'X', number: null, last: at + 1, hyphen: false, mod: null };
  }
  const numeral = readNumeral(tokens, at, false);
  if (numeral === null) return null;
  let last = numeral.next;
  // "two to three weeks": the first number stands for the period
  const joint = lowerAt(passage, last);
  if (joint === 'to' || joint === 'or' || (joint === '-' && tokens[last + 1]?.kind === 'number')) {
    const upper = readNumeral(tokens, last + 1, false);
    if (upper !== null && upper.low > numeral.low && timeUnits.has(lowerAt(passage, upper.next))) last = upper.next;
  }
  const hyphen = tokens[last]?.text === '-' && tokens[last]?.glued === true;
  if (hyphen) last++;
  while (
    /^(?:more|other|additional|further|straight|consecutive|full|long|trading|working|business|calendar)$/.test(
      lowerAt(passage, last),
    )
  )
    last++;
  if (numeral.style === 'vague')
    return { value: 'X', number: null, last: lowerAt(passage, last) === 'of' ? last + 1 : last, hyphen, mod: null };
  return { value: String(numeral.low), number: numeral.low, last, hyphen, mod: null };
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** Periods have no letter for halves: "half an hour" is 30 minutes, "a year and a half" stays 1.5. */
function wholeOf(value: string, unit: string): string {
  return period(value, unit);
}

function isAge(passage: Passage, unitAt: number): boolean {
  const hyphen = lowerAt(passage, unitAt + 1) === '-' ? 1 : 0;
  const after = lowerAt(passage, unitAt + 1 + hyphen);
  return after === 'old' || after === 'olds' || (after === 'of' && lowerAt(passage, unitAt + 2) === 'age');
}

const mods: readonly (readonly [string, string])[] = [
  ['at least', 'EQUAL_OR_MORE'],
  ['no less than', 'EQUAL_OR_MORE'],
  ['more than', 'MORE_THAN'],
  ['less than', 'LESS_THAN'],
  ['no more than', 'EQUAL_OR_LESS'],
  ['up to', 'EQUAL_OR_LESS'],
  ['about', 'APPROX'],
  ['around', 'APPROX'],
  ['some', 'APPROX'],
  ['roughly', 'APPROX'],
  ['approximately', 'APPROX'],
  ['nearly', 'APPROX'],
  ['almost', 'LESS_THAN'],
  ['over', 'MORE_THAN'],
];

function modBefore(passage: Passage, at: number): { mod: string; first: number } | null {
  for (const [phrase, mod] of mods) {
    const words = phrase.split(' ');
    let fits = true;
    for (let index = 0; index < words.length; index++) {
      if (lowerAt(passage, at - words.length + index) !== words[index]) fits = false;
    }
    if (fits && !(phrase === 'more than' && lowerAt(passage, at - 3) === 'no'))
      return { mod, first: at - words.length };
  }
  return null;
}

/** "a three-year period" takes its article, "the 23-year occupation" does not. */
function widenCompound(passage: Passage, first: number, last: number): number {
  const article = /^(?:a|an|the)$/.test(lowerAt(passage, first - 1));
  return article && /^(?:term|period)$/.test(lowerAt(passage, last - 1)) ? first - 1 : first;
}

/** Takes "the past", "the last", "the next", "another" before a duration into its span. */
function widen(passage: Passage, first: number): number {
  const word = lowerAt(passage, first - 1);
  if (/^(?:past|last|next|first|coming|following|previous|final|latest)$/.test(word)) {
    return /^(?:the|these|those|his|her|its|their)$/.test(lowerAt(passage, first - 2)) ? first - 2 : first - 1;
  }
  if (word === 'the' || word === 'another' || word === 'an') return first - 1;
  return first;
}
