import type { Token } from '../text/tokenize.ts';
import { pronounOpeners } from './context-lexicon.ts';
import { isCode, isPhone } from './judge-code.ts';
import { isScore } from './judge-score.ts';
import { isDated, isYear } from './judge-year.ts';
import {
  capitalLabelNouns,
  labelNouns,
  monthWords,
  nameNumbers,
  nameOpeners,
  numberedNouns,
  numberIdioms,
} from './name-lexicon.ts';
import { conditions, invariantPlurals } from './noun-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import { type Amount, readsAsDecimals } from './read-amount.ts';
import { readCountedNoun } from './read-counted-noun.ts';
import { isPlural, singular } from './word-forms.ts';

/**
 * Whether a number is no quantity: part of a name, a label, an ordinal, a score, a phone or document number,
 * a time of day, a year, an idiom.
 *
 * at      token of the number itself
 * amount  what was read there
 */
export function isLabel(passage: Passage, at: number, amount: Amount): boolean {
  if (amount.kind === 'money' && amount.unitFirst < at) return isPhone(passage, at);
  if (isHouse(passage, amount.last)) return true;
  if (isOrdinal(passage, at, amount) || isGluedName(passage, at, amount) || isCode(passage, at)) return true;
  if (isDated(passage, at, amount) || isPlaced(passage, at, amount)) return true;
  if (isNumbered(passage, at) || isNamed(passage, at, amount) || isScore(passage, at, amount)) return true;
  if (amount.style === 'words' || amount.style === 'fraction') return isIdiom(passage, at, amount);
  return amount.kind === 'bare' && isYear(passage, at, amount);
}

/** "14 Treasury Street": capital words that end in a word for a street. */
function isHouse(passage: Passage, at: number): boolean {
  for (let near = at; near < at + 4; near++) {
    const token = passage.tokens[near];
    if (token?.capital !== true) return false;
    if (
      near > at &&
      /^(?:street|avenue|road|lane|drive|square|boulevard|st|ave|rd|blvd|place|terrace|way)$/.test(token.lower)
    )
      return true;
  }
  return false;
}

function isOrdinal(passage: Passage, at: number, amount: Amount): boolean {
  const after = passage.tokens[at + 1];
  if (after?.glued === true && /^(?:st|nd|rd|th|s|ers|-?er)$/.test(after.lower)) return true;
  const fraction = passage.tokens[amount.last - 1]?.lower ?? '';
  return (
    amount.style === 'fraction' &&
    /^(?:half)$/.test(fraction) &&
    /^(?:first|second|latter|other|better|fiscal|this|that|next|last|each)$/.test(passage.tokens[at - 1]?.lower ?? '')
  );
}

/** "MQ-9", "COVID-19", "TPP-11", "F-16": letters and a hyphen glued before; "mid-30s" and "sub-7" are told apart. */
function isGluedName(passage: Passage, at: number, amount: Amount): boolean {
  const { tokens } = passage;
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token?.kind !== 'number' || before === undefined) return false;
  // "#310 million": a sign of pounds that was lost on the way
  if (before.text === '#') return amount.scale < 1e6;
  if (before.text === '@' || before.text === '№') return true;
  // "P5+1"
  if (before.text === '+' && before.glued && token.glued) return true;
  if (!token.glued) return false;
  if (before.kind === 'word') return !/^(?:usd|rm|rs|rp|eur|gbp|ps)$/.test(before.lower);
  if (before.text === '.' && before.glued) return !readsAsDecimals(passage, at);
  if (before.text !== '-' && before.text !== '‑' && before.text !== '–' && before.text !== '/') return false;
  const word = tokens[at - 2];
  if (word?.kind !== 'word' || (!before.glued && !word.capital)) return false;
  if (/^(?:sub|minus|plus|to|under|over|a|mid|nearly|about|now|then|the|and|or|at|of)$/.test(word.lower))
    return (
      (word.lower === 'a' && word.capital && at > 2) ||
      word.lower === 'mid' ||
      ((word.lower === 'under' || word.lower === 'over') && before.glued)
    );
  return word.capital || word.text.length <= 3;
}

/** "the top ten", "out of the bottom three", "the last 16", "ranked 61", "the year 540": places in a row, not counts. */
function isPlaced(passage: Passage, at: number, amount: Amount): boolean {
  if (amount.kind !== 'bare' || amount.high > 2000) return false;
  const before = lowerAt(passage, at - 1);
  if (/^(?:ranked|ranks|seeded)$/.test(before) || (before === 'year' && lowerAt(passage, at - 2) === 'the'))
    return passage.tokens[at]?.kind === 'number';
  const after = passage.tags[amount.last];
  if (after === 'noun' || after === 'either' || passage.tokens[amount.last]?.text === '-') return false;
  const row = /^(?:top|bottom|final)$/.test(before)
    ? amount.high <= 1000
    : before === 'last' && /^(?:16|32|eight|four)$/.test(lowerAt(passage, at));
  return row && /^(?:the|a|its|his|her|their|our|into|in|of|world|current)$/.test(lowerAt(passage, at - 2));
}

/** "No. 7", "vol. 3", "the world No. 1": the number of a thing in a row of them. */
function isNumbered(passage: Passage, at: number): boolean {
  const { tokens } = passage;
  if (tokens[at - 1]?.text !== '.' || tokens[at - 2]?.glued !== false) return false;
  return /^(?:no|nos|nr|art|sec|vol|p|pp|ch|fig)$/.test(tokens[at - 2]?.lower ?? '');
}

function isNamed(passage: Passage, at: number, amount: Amount): boolean {
  const { tokens, tags } = passage;
  if (amount.kind !== 'bare' && amount.kind !== 'measure') return false;
  if (opensName(passage, at)) return true;
  // "the outer zone 20 kilometres": a spelled measure behind a number is no label's
  if (amount.kind === 'measure' && !amount.compound && isSpelled(passage, amount)) return false;
  let before = tokens[at - 1];
  if (before === undefined) return false;
  const number = tokens[at]?.lower ?? '';
  for (const [name, digits] of nameNumbers) if (before.lower === name && number === digits) return true;
  if (before.text === '-') return false;
  if (before.lower === 'of' && tokens[at - 2]?.text === 'Group' && amount.kind === 'bare') return true;
  if (/^(?:and|or|&|to|,|through)$/.test(before.lower) && tokens[at - 2]?.kind === 'number') {
    const first = tokens[at - 3];
    // "Articles 5 and 6", "rooms 12, 14": a row of labels opens with a plural
    if (first !== undefined && isPlural(first.lower) && labelNouns.has(singular(first.lower))) return true;
    if (/^(?:and|or|&)$/.test(before.lower) && first !== undefined && !monthWords.has(first.lower)) before = first;
  }
  if (before.kind !== 'word') return false;
  const named = tokens[at]?.kind === 'word' && tokens[at]?.capital === true && at > 1 && passage.part === 'body';
  if (named && before.capital && tags[at - 1] !== 'det' && tags[at - 1] !== 'prep') return true;
  return isLabelled(passage, at, amount, before);
}

function isSpelled(passage: Passage, { unitFirst }: Amount): boolean {
  return (passage.tokens[unitFirst]?.text.length ?? 0) > 3 && passage.tokens[unitFirst]?.kind === 'word';
}

/** "Articles 5 and 6 are": a number that another one follows. */
function isRow(passage: Passage, at: number): boolean {
  return /^(?:and|or|,|to)$/.test(passage.tokens[at + 1]?.lower ?? '');
}

/** What has a number of its own: "case number 12345". */
const numberedPapers =
  /^(?:case|file|docket|phone|telephone|serial|flight|passport|registration|account|tracking|reference|ticket|plate|order)$/;

/** Whether the word before the number is one whose things are numbered or named with digits. */
function isLabelled(passage: Passage, at: number, amount: Amount, before: Token): boolean {
  const { tokens, tags } = passage;
  const digits = tokens[at]?.kind === 'number';
  const small = amount.high < 10000 && Number.isInteger(amount.high) && digits;
  const holder = tokens[at - 2]?.lower ?? '';
  // "since June 4,300 cyclists have come": thousands before a plural are counted, whatever stands before them
  if (/^\d{1,3}(?:,\d{3})+$/.test(tokens[at]?.text ?? '') && passageCounts(passage, at + 1)) return false;
  if (/^(?:number|no)$/.test(before.lower) && numberedPapers.test(holder)) return true;
  // "soldiers number 2,000" counts them
  if (before.lower === 'number' && !before.capital && isPlural(holder)) return false;
  // "the crew numbers 620": the only word of its sentence that may be the verb
  const only = passage.firstVerb < 0 || passage.firstVerb >= at - 1;
  const held = tags[at - 2] === 'noun' || tags[at - 2] === 'adv';
  // "forces in Iraq number 2,500"
  if (before.lower === 'number' && !before.capital && tokens[at - 2]?.capital === true && at > 2) return false;
  if (/^numbers?$/.test(before.lower) && !before.capital && only && held) return false;
  const known = labelNouns.has(before.lower) || (labelNouns.has(singular(before.lower)) && isPlural(before.lower));
  // "of the cases 212 have been confirmed": after a plural, a number before a finite verb counts its things
  const counts = isPlural(before.lower) && !before.capital && tags[amount.last] === 'aux' && !isRow(passage, at);
  if (counts) return false;
  // "an An 24", "the mi 8": short names of makes are labels with a capital alone
  const label = known && (before.capital || before.lower.length > 2 || before.lower === 'no');
  if (label && digits && amount.high < 10 ** 6) {
    if (numberedNouns.has(singular(before.lower))) return true;
    if (small || amount.high < 10) return before.capital || !passageCounts(passage, amount.last);
  }
  if (capitalLabelNouns.has(before.lower) && before.capital && amount.high < 10000)
    return at > 1 || (amount.kind === 'bare' && !passageCounts(passage, amount.last));
  // "iPhone 14", "Dragon 9", "the Nordic 30 index": a capital word, a small number and no noun that it could count
  if (!before.capital || at < 2 || !small || passageCounts(passage, amount.last)) return false;
  const opens = tags[at - 2] === 'mark' && !/^[-/]$/.test(tokens[at - 2]?.text ?? '');
  const named = tags[at - 1] === 'noun' && amount.kind === 'bare' && amount.high < 1000;
  return named && !opens && !isMovedBy(passage, at) && !conditions.has(lowerAt(passage, amount.last));
}

/** "the Five Star Movement", "the Six Nations", "5 Star Movement": the number opens a name. */
function opensName(passage: Passage, at: number): boolean {
  const { tokens } = passage;
  const token = tokens[at];
  const next = tokens[at + 1];
  if (next?.capital !== true || next.kind !== 'word') return false;
  if (nameOpeners.some(([digits, word]) => token?.lower === digits && next.lower === word)) return true;
  return token?.kind === 'word' && token.capital && lowerAt(passage, at - 1) === 'the' && passage.part === 'body';
}

function isMovedBy(passage: Passage, at: number): boolean {
  return passage.part === 'headline' && passage.tokens[at + 1]?.kind !== 'word';
}

/** Whether a noun follows that the number may count: for more than one a plural, or a noun without one. */
function passageCounts(passage: Passage, at: number): boolean {
  const token = passage.tokens[at];
  const tag = passage.tags[at];
  if (token?.kind !== 'word' || token.capital || (tag !== 'noun' && tag !== 'either')) return false;
  const noun = readCountedNoun(passage, at, true);
  const head = lowerAt(passage, (noun?.last ?? at + 1) - 1);
  return isPlural(head) || invariantPlurals.has(head);
}

function isIdiom(passage: Passage, at: number, amount: Amount): boolean {
  const { tokens, tags } = passage;
  const word = tokens[at]?.lower ?? '';
  const before = tokens[at - 1]?.lower ?? '';
  const pair = `${word} ${tokens[at + 1]?.lower ?? ''}`;
  // "half past nine"
  if (before === 'past' && /^(?:half|quarter|five|ten|twenty)$/.test(tokens[at - 2]?.lower ?? '')) return true;
  // "a fifty-fifty chance"
  if (tokens[at + 1]?.text === '-' && tokens[at + 2]?.lower === word) return true;
  if (tokens[at - 1]?.text === '-' && tokens[at - 2]?.lower === word) return true;
  const tail = `${lowerAt(passage, amount.last - 1)} ${lowerAt(passage, amount.last)}`;
  if (numberIdioms.includes(pair) || numberIdioms.includes(tail) || numberIdioms.includes(`${before} ${word}`))
    return true;
  if (word !== 'one' || amount.last !== at + 1) {
    return (
      amount.kind === 'bare' && /^(?:big|chapter|phase|act|part|number|channel|day)$/.test(before) && amount.high < 13
    );
  }
  if (pronounOpeners.has(before)) {
    return amount.kind === 'bare';
  }
  const after = tokens[at + 1]?.lower ?? '';
  if (after === 'of') return !countsOneOf(passage, at + 2);
  if (after === "'s") return true;
  const tag = tags[at - 1];
  return (
    amount.kind === 'bare' &&
    tag === 'noun' &&
    tags[at + 1] !== 'noun' &&
    tags[at + 1] !== 'aux' &&
    tags[at + 1] !== 'verb'
  );
}

/** "one of the 12 buses", "one of its drivers" count one; "one of them" and "one of us" do not. */
function countsOneOf(passage: Passage, at: number): boolean {
  const tag = passage.tags[at];
  return tag === 'det' || tag === 'num' || passage.tokens[at]?.capital === true;
}
