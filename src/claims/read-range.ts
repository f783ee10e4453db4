import { downWords, upWords } from './bound-lexicon.ts';
import type { Passage } from './passage.ts';
import { type Amount, readAmount } from './read-amount.ts';
import { readCurrencyBefore } from './read-currency.ts';
import { tidy } from './read-digits.ts';

/**
 * Reads the second number of a range that starts with `amount`: "30–40", "$10 to $15 billion", "three or four".
 *
 * returns  the range as one amount with the scale and unit of its second number where the first has none, or null
 */
export function readRangeEnd(passage: Passage, amount: Amount, opened: 'between' | 'from' | null): Amount | null {
  if (amount.style === 'vague' || amount.kind === 'age') return null;
  const joint = readJoint(passage, amount, opened);
  if (joint === null) return null;
  // "raised by 0.5 percent to 6.25 percent": an amount and a level
  const moved = joint.word === 'to' && opened === null && movesBy(passage, amount.first);
  if (moved && amount.kind !== 'bare') return null;
  const { tokens } = passage;
  let at = joint.next;
  while (joint.word !== '-' && hedges.test(tokens[at]?.lower ?? '')) at++;
  if (joint.word !== '-' && isSign(passage, at)) at++;
  while (isCurrencyPart(passage, at)) at++;
  const second = readAmount(passage, at, amount.kind === 'money' ? 'money' : null);
  if (second === null || second.style === 'vague') return null;
  // "two cut their targets, one to $38": one of them
  const isOne = joint.word === 'to' && tokens[amount.first]?.lower === 'one';
  if (isOne && (at > joint.next || (second.kind === 'money' && second.style === 'digits'))) return null;
  // "expected to rise 4.1 to 4.4 percent", but "rose 3 to 40 points"
  if (moved && !isByRange(passage, amount, second) && (second.kind !== 'percent' || second.low > amount.low * 2.5))
    return null;
  // "skidded 1.7 to 124": an amount and a level behind a verb of movement that no list knows
  const tag = passage.tags[second.last];
  const uncounted = amount.kind === 'bare' && second.kind === 'bare' && tag !== 'noun' && tag !== 'either';
  if (joint.word === 'to' && opened === null && uncounted && second.high > amount.low * 5 && second.scale === 1)
    return null;
  if (joint.spaced && !mayBeSpaced(passage, amount, second)) return null;
  return joinRange(amount, second, joint.word, opened);
}

/** "Moves by 4 to 6 centimetres", but "fell by 3 to 40 points". */
function isByRange(passage: Passage, amount: Amount, second: Amount): boolean {
  if (passage.tokens[amount.first - 1]?.lower !== 'by' || second.kind !== 'measure') return false;
  return second.low > amount.low && second.low <= amount.low * 2.5;
}

const hedges = /^(?:about|around|roughly|some|nearly|almost|just|perhaps|as|much|many|even)$/;

/** What stands between the two numbers, and where the second one starts. */
interface Joint {
  readonly word: '-' | 'to' | 'or' | 'and';
  readonly next: number;
  /** a dash with spaces on both sides */
  readonly spaced: boolean;
}

function readJoint(passage: Passage, amount: Amount, opened: 'between' | 'from' | null): Joint | null {
  const { tokens } = passage;
  const token = tokens[amount.last];
  const next = tokens[amount.last + 1];
  if (token === undefined || next === undefined) return null;
  if (/^[-–—−‑]$/.test(token.text)) {
    // "10- to 15-year", "two- or three-day", "30-to-40"
    if (token.glued && (next.lower === 'to' || next.lower === 'or')) {
      const hyphen = tokens[amount.last + 2]?.text === '-' && next.glued ? 1 : 0;
      return { word: next.lower, next: amount.last + 2 + hyphen, spaced: false };
    }
    if (next.glued) return { word: '-', next: amount.last + 1, spaced: false };
    return token.glued ? null : { word: '-', next: amount.last + 1, spaced: true };
  }
  const word = token.lower;
  if (opened === 'from' && word === 'up' && next.lower === 'to')
    return { word: 'to', next: amount.last + 2, spaced: false };
  if (word !== 'to' && word !== 'or' && !(word === 'and' && opened === 'between')) return null;
  return { word, next: amount.last + 1, spaced: false };
}

/** "to -3": the minus of the second number. */
function isSign(passage: Passage, at: number): boolean {
  const { tokens } = passage;
  if (tokens[at]?.lower === 'minus') return passage.tags[at + 1] === 'num';
  return /^[-−]$/.test(tokens[at]?.text ?? '') && tokens[at + 1]?.kind === 'number' && tokens[at + 1]?.glued === true;
}

/** "30 – 40 cows": a dash between spaces joins only two near numbers with one unit behind them. */
function mayBeSpaced(passage: Passage, amount: Amount, second: Amount): boolean {
  if (amount.style !== 'digits' || second.style !== 'digits' || second.high > amount.low * 10) return false;
  const tag = passage.tags[second.last];
  return second.kind !== 'bare' || tag === 'noun' || tag === 'either';
}

function movesBy(passage: Passage, first: number): boolean {
  for (let near = first - 1; near >= Math.max(0, first - 3); near--) {
    const word = passage.tokens[near]?.lower ?? '';
    if (word === 'by' || upWords.has(word) || downWords.has(word)) return true;
    if (!/^(?:about|around|nearly|almost|some|roughly|another|a|an|just|only)$/.test(word)) return false;
  }
  return false;
}

function isCurrencyPart(passage: Passage, at: number): boolean {
  for (let ahead = 0; ahead < 3; ahead++) {
    if (readCurrencyBefore(passage, at + ahead + 1) === null) continue;
    if (passage.tokens[at + ahead + 1]?.kind === 'number') return true;
  }
  return false;
}

function joinRange(amount: Amount, second: Amount, word: string, opened: 'between' | 'from' | null): Amount | null {
  const firstBare = amount.kind === 'bare';
  if (!firstBare && second.kind !== 'bare' && baseUnit(amount.unit) !== baseUnit(second.unit)) return null;
  const oneOrTwo = word === 'or' && amount.low === 1 && second.low === 2;
  if (!firstBare && second.kind === 'bare' && opened === null && amount.kind !== 'money' && !oneOrTwo) return null;
  let low = amount.low;
  if (firstBare || amount.kind === 'money') {
    // "from 3 to 2 million" falls, "from two to one hundred" rises from two
    const mayFall = opened === 'from' && second.scale >= 1e6;
    const most = mayFall ? second.high * 20 : second.high * (1 - Number.EPSILON);
    if (amount.scale === 1 && second.scale > 1 && low < 1000 && low * second.scale <= most)
      low = tidy(low * second.scale);
  }
  const falls = second.low <= low;
  if (falls && word === '-' && amount.low < 0) return null;
  if (word === 'or' && (amount.kind === 'money' || second.kind === 'money' || amount.scale > 1)) return null;
  if (word === 'or' && (falls || second.low > low * 3 || !Number.isInteger(low))) return null;
  if (word === '-' && (falls || (amount.style === 'fraction') !== (second.style === 'fraction'))) return null;
  if (word === 'to' && opened === null && falls && firstBare && low >= 0) return null;
  const unitOf = second.kind === 'bare' ? amount : second;
  return {
    first: amount.first,
    last: second.last,
    low,
    high: second.high,
    isRange: true,
    style: second.style,
    scale: second.scale,
    kind: unitOf.kind,
    unit: unitOf.unit,
    unitFirst: unitOf.unitFirst,
    unitLast: unitOf.unitLast,
    compound: unitOf.compound,
  };
}

function baseUnit(unit: string): string {
  const cut = unit.indexOf(' per ');
  return cut < 0 ? unit : unit.slice(0, cut);
}
