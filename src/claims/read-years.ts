import { pad } from './calendar.ts';
import { countedPeople, yearOpeners } from './context-lexicon.ts';
import { currencyNames } from './currency-lexicon.ts';
import { smallNumbers, tens } from './number-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import { numberedThings, timeUnits } from './time-lexicon.ts';
import { dateMatch, type TimeContext, type TimeMatch, withArticle } from './time-match.ts';
import { units } from './unit-lexicon.ts';
import { isPlural, singular } from './word-forms.ts';

/** A year in digits, 1000 to 2999, at a token. */
export function readYearNumber(passage: Passage, at: number): number | null {
  const token = passage.tokens[at];
  if (token?.kind !== 'number' || !/^[12]\d{3}$/.test(token.text)) return null;
  return Number(token.text);
}

/** "nineteen ninety-six", "two thousand six", "the year two thousand". */
export function readYearWords(passage: Passage, at: number): { year: number; last: number } | null {
  const first = lowerAt(passage, at);
  const century = first === 'nineteen' ? 19 : first === 'eighteen' ? 18 : first === 'twenty' ? 20 : 0;
  if (century === 0) return null;
  const ten = tens.get(lowerAt(passage, at + 1)) ?? null;
  if (ten === null) {
    const teen = smallNumbers.get(lowerAt(passage, at + 1));
    return teen !== undefined && teen >= 10 && passage.tokens[at + 1]?.glued === false
      ? { year: century * 100 + teen, last: at + 2 }
      : null;
  }
  const hyphen = lowerAt(passage, at + 2) === '-' ? 1 : 0;
  const unit = smallNumbers.get(lowerAt(passage, at + 2 + hyphen));
  if (unit !== undefined && unit > 0 && unit < 10) return { year: century * 100 + ten + unit, last: at + 3 + hyphen };
  return { year: century * 100 + ten, last: at + 2 };
}

/** A year that belongs to the month, season or quarter before it; `year` is null where it cannot be told. */
export interface WhoseYear {
  readonly year: number | null;
  readonly last: number;
}

/** Reads "2025", ", 2025", "of 2025", "FY25", "of last year", "this year", "of the year" behind a month or quarter. */
export function readWhoseYear(passage: Passage, at: number, context: TimeContext): WhoseYear | null {
  const word = lowerAt(passage, at);
  const of = word === 'of' || word === 'in' ? 1 : 0;
  const from = at + (of === 1 || word === ',' ? 1 : 0);
  const written = readYearNumber(passage, from) ?? readShortYearAt(passage, from);
  if (written !== null) return { year: written, last: from + (readYearNumber(passage, from) === null ? 2 : 1) };
  if (word === ',') return null;
  const fiscal = readFiscalAt(passage, from, context);
  if (fiscal !== null) return fiscal;
  const words = readYearWords(passage, from);
  if (words !== null) return words;
  const article = lowerAt(passage, from) === 'the' ? 1 : 0;
  const which = lowerAt(passage, from + article);
  if (of === 1 && article === 1 && which === 'year') return { year: context.now?.year ?? null, last: from + 2 };
  const behind = lowerAt(passage, from + article + 1);
  const extra = fiscalWords.test(behind) ? 1 : 0;
  if (lowerAt(passage, from + article + 1 + extra) !== 'year') return null;
  const step = yearStep(which);
  if (step === null || (article === 1 && of === 0)) return null;
  return { year: steppedYear(context, which, step), last: from + article + 2 + extra };
}

function yearStep(word: string): -1 | 0 | 1 | null {
  if (word === 'last' || word === 'previous' || word === 'preceding') return -1;
  if (word === 'this' || word === 'that' || word === 'same' || word === 'current') return 0;
  return word === 'next' || word === 'following' || word === 'coming' ? 1 : null;
}

/** "last", "this" and "next" count from publication, "that", "same" and "following" from the date named last. */
function steppedYear(context: TimeContext, which: string, step: number): number | null {
  const named = /^(\d{4})/.exec(context.lastDate ?? '');
  if (/^(?:that|same|following|previous|preceding)$/.test(which) && named !== null) return Number(named[1]) + step;
  return context.now === null ? null : context.now.year + step;
}

const fiscalWords = /^(?:fiscal|financial|calendar|tax|business|academic|school|marketing)$/;

/** "fiscal 2025", "financial year 2024-25", "FY2024", "FY24", "next fiscal year": the year as it is counted there. */
function readFiscalAt(passage: Passage, at: number, context: TimeContext): WhoseYear | null {
  const word = lowerAt(passage, at);
  const glued = /^fy(?:[12]\d)?(\d\d)$/.exec(word);
  if (glued !== null)
    return { year: fullYear(Number(glued[1])), last: seasonEnd(passage, at, Number(glued[1]) + 2000) };
  if (word === 'fy') return fiscalNumber(passage, at + 1);
  if (!fiscalWords.test(word)) return null;
  const year = lowerAt(passage, at + 1) === 'year' ? 1 : 0;
  const number = word === 'school' || word === 'tax' || year === 1 || word === 'fiscal' || word === 'calendar';
  const written = number ? fiscalNumber(passage, at + 1 + year) : null;
  if (written !== null || year === 0) return written;
  const step = yearStep(lowerAt(passage, at - 1));
  return step === null ? null : { year: steppedYear(context, lowerAt(passage, at - 1), step), last: at + 2 };
}

function fiscalNumber(passage: Passage, at: number): WhoseYear | null {
  const year = readYearNumber(passage, at);
  if (year !== null) return { year, last: seasonEnd(passage, at, year) };
  const short = passage.tokens[at]?.text ?? '';
  return /^\d\d$/.test(short) ? { year: fullYear(Number(short)), last: at + 1 } : null;
}

/** Two digits of a year of our time. */
function fullYear(short: number): number {
  return short < 60 ? 2000 + short : 1900 + short;
}

/** A fiscal or calendar year with its word. */
export function readFiscalYear(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const read = readFiscalAt(passage, at, context);
  if (read === null) return null;
  const before = lowerAt(passage, at - 1);
  const stepped = yearStep(before) !== null && lowerAt(passage, at + 1) === 'year' && read.last === at + 2;
  const first = withArticle(passage, stepped ? at - 1 : at);
  return yearMatch(context, first, read.last, read.year);
}

/** "'08", "’87": a year behind an apostrophe. */
function readShortYearAt(passage: Passage, at: number): number | null {
  const mark = passage.tokens[at]?.text;
  const digits = passage.tokens[at + 1];
  if ((mark !== "'" && mark !== '’' && mark !== '‘') || digits?.glued !== true) return null;
  return /^\d\d$/.test(digits.text) ? fullYear(Number(digits.text)) : null;
}

/** "'08" where no amount and no height can stand. */
export function readShortYear(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const year = readShortYearAt(passage, at);
  if (year === null || passage.tokens[at]?.glued === true) return null;
  const after = passage.tokens[at + 2];
  if (after?.glued === true && !/^[,.;:!?)'’”"-]$/.test(after.text)) return null;
  return yearMatch(context, at, at + 2, year);
}

/** A year in digits or words that the words around it do not make a quantity. */
export function readYear(passage: Passage, at: number, context: TimeContext): TimeMatch | null {
  const words = passage.tokens[at]?.kind === 'word' ? readYearWords(passage, at) : null;
  if (words !== null) return yearMatch(context, at, words.last, words.year);
  const early = readEra(passage, at) ?? readRangeEnd(passage, at);
  if (early !== null) return early;
  const year = readYearNumber(passage, at);
  if (year === null || year > 2199 || !standsAsYear(passage, at, year)) return null;
  return yearMatch(context, at, seasonEnd(passage, at, year), year);
}

function standsAsYear(passage: Passage, at: number, year: number): boolean {
  const before = lowerAt(passage, at - 1);
  const after = passage.tokens[at + 1];
  if (passage.tokens[at]?.glued === true && !/^[-–—(/"'“‘’[]$/.test(before)) return false;
  if (after?.glued === true && /^[%:/°]$/.test(after.text) && seasonEnd(passage, at, year) === at + 1) return false;
  if (after?.kind === 'word') {
    if (isUnitWord(after.lower)) return false;
    if (after.glued || zoneWord.test(after.lower)) return false;
  }
  if (/^(?:\$|€|£|¥|#|least|about|some|nearly|almost|roughly|approximately|over|no)$/.test(before)) return false;
  if (numberedThings.has(before) || isAmount(passage, at, before) || isOfCountedPair(passage, at)) return false;
  if (
    year < 1900 &&
    !/^(?:in|since|until|by|from|of|before|after|early|late|mid|-|–|and|to|between|\(|circa|around)$/.test(before)
  )
    return false;
  return !countsNoun(passage, at, before, after?.lower ?? '', after?.capital === true);
}

function isUnitWord(word: string): boolean {
  return units.has(word) || currencyNames.has(singular(word)) || timeUnits.has(word);
}

const zoneWord = /^(?:gmt|utc|hrs|hours)$/;

/** "up to 1000 boats", "a total of 1900 votes", "more than 2000 wooden boats": words of an amount before it. */
function isAmount(passage: Passage, at: number, before: string): boolean {
  const second = lowerAt(passage, at - 2);
  if (before === 'to') return second === 'up' || second === 'close';
  if (before === 'of')
    return /^(?:upwards|excess|total|maximum|minimum|average|out|tens|fleet|crowd|group)$/.test(second);
  if (before === 'as') return second === 'many' || second === 'much';
  if (before === 'than' && /^(?:more|fewer|less)$/.test(second)) {
    return passage.tags[at + 1] === 'noun' && !/^(?:levels?|prices|figures|rates?)$/.test(lowerAt(passage, at + 1));
  }
  return false;
}

/** "killed 2000 people", "sold 2019 cars": a number behind a verb and before a plural is a count. */
function countsNoun(passage: Passage, at: number, before: string, after: string, capital: boolean): boolean {
  if (countedPeople.has(after)) return !yearOpeners.has(before) || /^(?:of|with|to|than|for)$/.test(before);
  if (capital || after === '' || passage.tags[at + 1] !== 'noun' || !isPlural(after)) return false;
  if (before === 'of' && (massNouns.test(lowerAt(passage, at - 2)) || /^1[0-4]/.test(lowerAt(passage, at))))
    return true;
  const tag = passage.tags[at - 1];
  return (tag === 'verb' || tag === 'aux') && !yearOpeners.has(before);
}

/** "from 1100 to 1400 boats": of two numbers before a unit or a plural that are not both years of modern times, neither is one. */
function isOfCountedPair(passage: Passage, at: number): boolean {
  const second = isPairJoint(passage, at + 1) ? at + 2 : isPairJoint(passage, at - 1) ? at : null;
  if (second === null || /^(?:in|since)$/.test(lowerAt(passage, second - 3))) return false;
  const pair = [passage.tokens[second - 2], passage.tokens[second]];
  if (pair.some((token) => !/^\d{3,}(?:,\d{3})*$/.test(token?.text ?? ''))) return false;
  if (pair.every((token) => /^(?:1[5-9]|20)\d\d$/.test(token?.text ?? ''))) return false;
  if (isUnitWord(lowerAt(passage, second + 1))) return true;
  for (let noun = second + 1; noun < second + 3; noun++) {
    if (passage.tags[noun] !== 'noun' || passage.tokens[noun]?.capital === true) return false;
    if (isPlural(lowerAt(passage, noun))) return true;
  }
  return false;
}

function isPairJoint(passage: Passage, at: number): boolean {
  return /^(?:to|and|or|-|–)$/.test(lowerAt(passage, at));
}

/** "a fleet of 1900 boats", "upwards of 2000 guests": what stands before "of" holds a count. */
const massNouns =
  /^(?:upwards?|total|excess|minimum|maximum|average|fleet|crowd|force|army|group|collection|herd|stock|staff|crew|range|series)$/;

/** "2023-24", "2019/20": a season or a fiscal year across two years is one expression. */
function seasonEnd(passage: Passage, at: number, year: number): number {
  const joint = passage.tokens[at + 1];
  const next = passage.tokens[at + 2];
  if (joint?.glued !== true || next?.glued !== true || next.kind !== 'number') return at + 1;
  if (!/^[-–/]$/.test(joint.text)) return at + 1;
  const short = pad((year + 1) % 100, 2);
  const whole = joint.text === '/' && next.text === String(year + 1);
  return next.text === short || whole ? at + 3 : at + 1;
}

/** "95" in "1990-95". */
function readRangeEnd(passage: Passage, at: number): TimeMatch | null {
  const { tokens } = passage;
  if (
    !/^\d\d$/.test(tokens[at]?.text ?? '') ||
    tokens[at]?.glued !== true ||
    (tokens[at + 1]?.glued === true && tokens[at + 1]?.kind !== 'mark')
  )
    return null;
  const opens = readYearNumber(passage, at - 2);
  if (opens === null || tokens[at - 1]?.glued !== true || !/^[-–]$/.test(tokens[at - 1]?.text ?? '')) return null;
  if (opens < 1500 || opens > 2199 || tokens[at - 2]?.glued === true || /^[-–]$/.test(lowerAt(passage, at + 1)))
    return null;
  const year = Math.floor(opens / 100) * 100 + Number(tokens[at]?.text);
  return year > opens ? dateMatch(at, at + 1, pad(year, 4)) : null;
}

/** "490 BC", "AD 79". */
function readEra(passage: Passage, at: number): TimeMatch | null {
  const token = passage.tokens[at];
  if (token?.kind !== 'number' || !/^\d{1,4}$/.test(token.text)) return null;
  const after = passage.tokens[at + 1]?.text ?? '';
  const number = pad(Number(token.text), 4);
  if (/^(?:BC|BCE|B\.C\.?|B\.C\.E\.?)$/.test(after)) return dateMatch(at, at + 2, `BC${number}`);
  if (/^(?:AD|CE|A\.D\.?)$/.test(after)) return dateMatch(at, at + 2, number);
  return /^(?:AD|A\.D\.?)$/.test(passage.tokens[at - 1]?.text ?? '') ? dateMatch(at - 1, at + 1, number) : null;
}

function yearMatch(context: TimeContext, first: number, last: number, year: number | null): TimeMatch {
  const value = year === null ? 'XXXX' : pad(year, 4);
  if (year !== null) {
    context.lastYear = year;
    context.lastDate = value;
  }
  return dateMatch(first, last, value);
}
