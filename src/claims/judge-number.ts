import { countedPeople, pronounOpeners } from './context-lexicon.ts';
import { capitalLabelNouns, labelNouns, nameNumbers, numberIdioms, scoreWords } from './name-lexicon.ts';
import type { Passage } from './passage.ts';
import type { Amount } from './read-amount.ts';

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
  if (isOrdinal(passage, at, amount) || isGluedName(passage, at) || isPhone(passage, at)) return true;
  if (isNamed(passage, at, amount) || isScore(passage, at) || isClock(passage, at)) return true;
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
function isGluedName(passage: Passage, at: number): boolean {
  const { tokens } = passage;
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token?.kind !== 'number' || before === undefined) return false;
  if (before.text === '#' || before.text === '@' || before.text === '№') return true;
  if (!token.glued) return false;
  if (before.kind === 'word') return !/^(?:usd|rm|rs|rp|eur|gbp|ps)$/.test(before.lower);
  if (before.text === '.' && before.glued) return true;
  if (before.text !== '-' && before.text !== '‑' && before.text !== '–' && before.text !== '/') return false;
  const word = tokens[at - 2];
  if (word?.kind !== 'word' || (!before.glued && !word.capital)) return false;
  if (/^(?:sub|minus|plus|to|under|over|a|mid|nearly|about|now|then|the|and|or|at|of)$/.test(word.lower))
    return word.lower === 'mid';
  return word.capital || word.text.length <= 3;
}

function isPhone(passage: Passage, at: number): boolean {
  const { tokens } = passage;
  const dash = tokens[at + 1];
  const next = tokens[at + 2];
  const token = tokens[at];
  if (token === undefined || token.kind !== 'number') return false;
  if (/^0\d+$/.test(token.text) || token.text.length > 15) return true;
  if (dash?.glued !== true || next?.glued !== true || next.kind !== 'number') return false;
  if (dash.text === '/' || dash.text === ':')
    return !(dash.text === '/' && Number(token.text) < Number(next.text) && Number(next.text) <= 16);
  if (dash.text !== '-' && dash.text !== '–') return false;
  if (tokens[at + 3]?.text === '-' && tokens[at + 4]?.kind === 'number' && tokens[at + 4]?.glued === true) return true;
  return /^0/.test(next.text) && next.text.length > 1 && !next.text.includes('.');
}

function isNamed(passage: Passage, at: number, amount: Amount): boolean {
  const { tokens } = passage;
  if (amount.kind !== 'bare' && amount.kind !== 'measure') return false;
  let before = tokens[at - 1];
  if (before === undefined) return false;
  if (
    before.text === '.' &&
    tokens[at - 2]?.glued === false &&
    /^(?:no|nos|art|sec|vol|p|pp)$/.test(tokens[at - 2]?.lower ?? '')
  )
    return true;
  const number = tokens[at]?.lower ?? '';
  for (const [name, digits] of nameNumbers) if (before.lower === name && number === digits) return true;
  if (before.text === '-') return false;
  if (/^(?:and|or|&)$/.test(before.lower) && tokens[at - 2]?.kind === 'number') before = tokens[at - 3] ?? before;
  if (before.kind !== 'word') return false;
  const named = tokens[at]?.kind === 'word' && tokens[at]?.capital === true && at > 1 && passage.part === 'body';
  if (named && before.capital && passage.tags[at - 1] !== 'det' && passage.tags[at - 1] !== 'prep') return true;
  const small = amount.high < 10000 && Number.isInteger(amount.high) && tokens[at]?.kind === 'number';
  if (before.lower === 'number' && !before.capital && passage.tags[at - 2] !== 'det') return false;
  if (labelNouns.has(before.lower) && small) {
    return (
      before.capital ||
      !passageCounts(passage, amount.last) ||
      /^(?:page|paragraph|paragraphs|exit|channel|article|room|route|number|no|no\.|apartment)$/.test(before.lower)
    );
  }
  if (capitalLabelNouns.has(before.lower) && before.capital && at > 1) return true;
  // "iPhone 14", "Dragon 9": a capital word, a small number and no noun that it could count
  if (!before.capital || at < 2 || passage.tags[at - 2] === 'mark' || !small || passageCounts(passage, amount.last))
    return false;
  return passage.tags[at - 1] === 'noun' && amount.kind === 'bare' && amount.high < 1000 && !isMovedBy(passage, at);
}

function isMovedBy(passage: Passage, at: number): boolean {
  return passage.part === 'headline' && passage.tokens[at + 1]?.kind !== 'word';
}

/** Whether a noun follows that the number may count. */
function passageCounts(passage: Passage, at: number): boolean {
  const token = passage.tokens[at];
  return token?.kind === 'word' && !token.capital && (passage.tags[at] === 'noun' || passage.tags[at] === 'either');
}

/** "won 3-1", "a 7-2 vote": two glued integers around a dash, falling, or near a word of games and votes. */
function isScore(passage: Passage, at: number): boolean {
  const { tokens } = passage;
  const dash = tokens[at + 1];
  const next = tokens[at + 2];
  if (dash?.glued !== true || next?.glued !== true || tokens[at]?.kind !== 'number' || next.kind !== 'number')
    return false;
  if ((dash.text !== '-' && dash.text !== '–') || tokens[at + 3]?.text === '/') return false;
  const first = Number(tokens[at]?.text);
  const second = Number(next.text);
  if (!Number.isInteger(first) || !Number.isInteger(second)) return false;
  if (second <= first) return true;
  for (let near = at - 3; near <= at + 5; near++) if (scoreWords.has(tokens[near]?.lower ?? '')) return true;
  return false;
}

function isClock(passage: Passage, at: number): boolean {
  const { tokens } = passage;
  const after = tokens[at + 1];
  if (after?.text === ':' && after.glued && tokens[at + 2]?.glued === true && tokens[at + 2]?.kind === 'number')
    return true;
  return (
    /^(?:a\.m\.?|p\.m\.?|am|pm|gmt|bst|edt|est|o'clock)$/.test(after?.lower ?? '') && tokens[at]?.kind === 'number'
  );
}

function isIdiom(passage: Passage, at: number, amount: Amount): boolean {
  const { tokens, tags } = passage;
  const word = tokens[at]?.lower ?? '';
  const before = tokens[at - 1]?.lower ?? '';
  const pair = `${word} ${tokens[at + 1]?.lower ?? ''}`;
  if (numberIdioms.includes(pair) || numberIdioms.includes(`${before} ${word}`)) return true;
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

function isYear(passage: Passage, at: number, amount: Amount): boolean {
  const token = passage.tokens[at];
  if (token?.kind !== 'number' || amount.last !== at + 1 || !/^(?:1[5-9]|20)\d\d$/.test(token.text)) return false;
  const before = passage.tokens[at - 1]?.lower ?? '';
  if (/^(?:about|some|least|than|to|nearly|around|roughly|over|approximately|almost)$/.test(before)) {
    return before === 'to' && passage.tags[at + 1] !== 'noun';
  }
  const after = passage.tokens[at + 1]?.lower ?? '';
  return !countedPeople.has(after);
}
